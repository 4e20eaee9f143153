/** Whatever an audit holds, no rule throws, and no message shows a number that isn't one. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { join } from '../../src/live/join.ts'
import { rules } from '../../src/rules/index.ts'
import { runRules } from '../../src/rules/run.ts'
import { readAudit } from '../auditExample.ts'
import { model } from '../report/build.ts'

const some = <T>(of: fc.Arbitrary<T>) => fc.oneof(of, fc.constant({ refused: 'NOPERM' }))
const size = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2 ** 40 }), fc.double({ min: 0.001, max: 100, noNaN: true }))
const word = fc.constantFrom('default', 'within_1_hour', 'low', 'a`b', '')
const group = (workloads: readonly string[]) =>
  fc.record({ workload: fc.constantFrom(...workloads), keys: size, bytes: size }, { requiredKeys: ['workload'] })
const WORKLOADS = ['cache', 'sidekiq', 'session', 'lock', 'rate-limit', 'kredis', 'unclaimed'] as const

const NUMBERS = [
  'maxmemory',
  'usedMemory',
  'usedMemoryPeak',
  'totalSystemMemory',
  'memNotCountedForEvict',
  'memFragmentationRatio',
  'memFragmentationBytes',
  'allocatorFragRatio',
  'allocatorFragBytes',
  'evictedKeys',
  'evictionsPerHour',
  'evictionExceededTime',
  'uptime',
  'hitRate',
  'maxclients',
  'connectedClients',
  'rejectedConnections',
  'outputBufferDisconnections',
  'largestOutputBuffer',
  'latestFork',
  'replBacklogSize',
  'fullSyncs',
] as const

const facts = fc.record(
  {
    ...(Object.fromEntries(NUMBERS.map(name => [name, some(size)])) as Record<(typeof NUMBERS)[number], ReturnType<typeof some<number>>>),
    maxmemoryPolicy: some(fc.constantFrom('noeviction', 'allkeys-lru', 'volatile-ttl', 'eviction', 'strange')),
    persistence: some(fc.constantFrom('aof', 'rdb', 'none')),
    role: some(fc.constantFrom('primary', 'replica')),
    primaryLinkStatus: some(fc.constantFrom('up', 'down')),
    errors: some(fc.dictionary(fc.constantFrom('OOM', 'ERR'), size)),
    commands: some(
      fc.dictionary(fc.constantFrom('keys', 'set', 'lpush'), fc.record({ calls: size, mean: size, rejected: size, failed: size })),
    ),
    slowlog: some(
      fc.array(fc.record({ command: fc.constantFrom('KEYS', 'zadd', 'EVAL'), seconds: size, secondsAgo: size }), { maxLength: 4 }),
    ),
    latencyEvents: some(fc.dictionary(fc.constantFrom('fork', 'aof-write', 'expire-cycle'), size)),
    replicaLinks: some(fc.array(fc.record({ state: fc.constantFrom('online', 'sync'), lag: size, lagBytes: size }), { maxLength: 3 })),
    roundTrip: some(fc.record({ p50: size, p99: size })),
  },
  { requiredKeys: [] },
)

const server = fc.record(
  {
    id: fc.constant('REDIS_URL'),
    hostClass: fc.constantFrom('heroku', 'loopback', 'another host'),
    facts,
    keyspace: fc.record({
      method: fc.constantFrom('exact', 'sample'),
      workloads: fc.array(group(WORKLOADS), { maxLength: 4 }),
      prefixes: fc.array(fc.record({ prefix: word, keys: size, bytes: size, untimed: fc.double({ min: 0, max: 1, noNaN: true }) }), {
        maxLength: 3,
      }),
      biggest: fc.array(fc.record({ name: word, type: fc.constantFrom('list', 'hash', 'module'), bytes: size }), { maxLength: 3 }),
    }),
    sidekiq: fc.record({
      queues: fc.array(fc.record({ name: word, depth: fc.nat(1e6), latency: size, worked: fc.boolean() }), { maxLength: 4 }),
      processes: fc.array(
        fc.record({
          name: word,
          concurrency: fc.nat(50),
          busy: fc.nat(60),
          beat: size,
          quiet: fc.boolean(),
          uptime: size,
          oldestJob: size,
        }),
        { maxLength: 3 },
      ),
      scheduled: fc.nat(1e6),
      retries: fc.nat(1e6),
      dead: fc.nat(1e5),
      overdue: fc.integer({ min: -1000, max: 1e6 }),
      stale: fc.nat(5),
      perDay: fc.nat(1e6),
      classes: fc.array(fc.record({ name: word, jobs: fc.nat(1e6), bytes: size, largest: size }), { maxLength: 3 }),
    }),
  },
  { requiredKeys: ['id'] },
)

test('no rule throws, and every number is one', () => {
  let findings = 0
  fc.assert(
    fc.property(server, one => {
      const { model: joined } = join(model({}), readAudit(JSON.stringify([one])), { alone: true })
      const ran = runRules(rules, joined)
      expect(ran.failures).toEqual([])
      findings += ran.findings.length
      for (const { message, advice = '', rule } of ran.findings)
        expect(`${rule}: ${message} ${advice}`).not.toMatch(/NaN|Infinity|undefined|\bnull\b|\[object/)
    }),
    { numRuns: 300 },
  )
  expect(findings).toBeGreaterThan(300)
})
