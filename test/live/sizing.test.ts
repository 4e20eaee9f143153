/** Sizes and the verdict, from what was read. */
import { describe, expect, it } from 'vitest'
import { sizing } from '../../src/live/sizing.ts'
import type { Estimate, Keyspace, SidekiqState, WorkloadKeys } from '../../src/model/audit.ts'
import type { Facts } from '../../src/model/fact.ts'

const exactly = (value: number): Estimate => ({ value, low: value, high: value })
const MB = 1e6

function keyspace(workloads: Readonly<Record<string, number>>, usedMemory: number): Keyspace {
  const all: readonly WorkloadKeys[] = Object.entries(workloads).map(([workload, size]) => ({
    workload: workload as WorkloadKeys['workload'],
    told: 'names',
    keys: exactly(1000),
    bytes: exactly(size),
  }))
  const sum = all.reduce((n, w) => n + w.bytes.value, 0)
  return {
    method: 'exact',
    scanned: 1000,
    total: 1000,
    workloads: all,
    prefixes: [],
    biggest: [],
    closure: { sum, usedMemory },
    readByName: [],
    values: false,
    seconds: 1,
  }
}

const facts = (maxmemory: number | undefined, policy: string, peak?: number): Facts => ({
  maxmemoryPolicy: { value: policy, source: 'live' },
  ...(maxmemory !== undefined && { maxmemory: { value: maxmemory, source: 'live' as const } }),
  ...(peak !== undefined && { usedMemoryPeak: { value: peak, source: 'live' as const } }),
})

const sidekiq: SidekiqState = {
  namespace: '',
  database: 0,
  queues: [{ name: 'default', depth: 9000, worked: true }],
  scheduled: 1000,
  retries: 0,
  dead: 0,
  processes: [],
  stale: 0,
  processed: 1,
  failed: 0,
  perDay: 240_000,
  bytes: { value: 5 * MB, low: 4 * MB, high: 6 * MB },
}

const VERDICTS: readonly (readonly [string, Facts, Keyspace, SidekiqState | null, string])[] = [
  ['jobs and a cache', facts(3000 * MB, 'allkeys-lru'), keyspace({ sidekiq: 50 * MB, cache: 2000 * MB }, 2050 * MB), null, 'split'],
  ['jobs alone, nearly full', facts(100 * MB, 'noeviction'), keyspace({ sidekiq: 95 * MB }, 95 * MB), null, 'too small'],
  [
    'jobs alone, full in an outage',
    facts(30 * MB, 'noeviction'),
    keyspace({ sidekiq: 5 * MB }, 5 * MB),
    sidekiq,
    'too small',
    // 10,000 jobs an hour of 500 bytes for 8 hours are 40 MB.
  ],
  ['jobs alone with room', facts(200 * MB, 'noeviction'), keyspace({ sidekiq: 5 * MB }, 5 * MB), sidekiq, 'fits'],
  ['a cache that fills what it has', facts(100 * MB, 'allkeys-lru', 100 * MB), keyspace({ cache: 85 * MB }, 85 * MB), null, 'fits'],
  ['no limit', facts(0, 'noeviction'), keyspace({ sidekiq: 40 * MB }, 40 * MB), null, 'unknown'],
  ['a limit that is not told', facts(undefined, 'noeviction'), keyspace({ sidekiq: 40 * MB }, 40 * MB), null, 'unknown'],
]

it.each(VERDICTS)('the verdict on %s', (_, told, keys, jobs, verdict) => {
  expect(sizing(told, keys, jobs, { outageHours: 8 }).verdict).toBe(verdict)
})

describe('sizes', () => {
  it('share out what no key accounts for by keys, and grow to the peak', () => {
    const [jobs, cache] = sizing(facts(0, 'noeviction', 440 * MB), keyspace({ sidekiq: 50 * MB, cache: 130 * MB }, 220 * MB), null, {
      outageHours: 8,
    }).each
    expect([jobs?.now.value, cache?.now.value]).toEqual([70 * MB, 150 * MB])
    expect([jobs?.peak.value, cache?.peak.value]).toEqual([140 * MB, 300 * MB])
    expect(jobs?.headroom.value).toBe(0)
    expect(cache?.wanted.value).toBe(375 * MB)
  })

  it('leave out what buffers take where they are most of it', () => {
    expect(sizing(facts(0, 'noeviction'), keyspace({ sidekiq: 1 * MB }, 10 * MB), null, { outageHours: 8 }).each[0]?.now.value).toBe(1 * MB)
  })

  it('carry the interval of what a job takes and of a busy hour into the headroom', () => {
    const { each, rate } = sizing(facts(0, 'noeviction'), keyspace({ sidekiq: 5 * MB }, 5 * MB), sidekiq, { outageHours: 8 })
    expect(rate?.bytesPerJob).toEqual({ value: 500, low: 400, high: 600 })
    expect(rate?.from).toBe(
      '240,000 jobs a day, as were worked on over the last seven days (a busy hour is presumed to bring up to 3 times the mean), and 500 bytes a job',
    )
    expect(each[0]?.headroom).toEqual({ value: 40 * MB, low: 32 * MB, high: 144 * MB })
  })

  it('part what must not share, and leave what nobody claims with what may not be lost', () => {
    const all = { sidekiq: 1 * MB, cache: 1 * MB, session: 1 * MB, 'rate-limit': 1 * MB, lock: 1 * MB, unclaimed: 1 * MB }
    const { split } = sizing(facts(0, 'noeviction'), keyspace(all, 6 * MB), null, { outageHours: 8 })
    expect(split.map(s => s.workloads)).toEqual([['sidekiq', 'session', 'rate-limit', 'lock', 'unclaimed'], ['cache']])
  })
})
