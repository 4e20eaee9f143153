/** Rates between two audits, and servers checked for what they are meant for. */
import { describe, expect, it } from 'vitest'
import { compareAudits } from '../../src/compare/audits.ts'
import { expectation } from '../../src/live/expect.ts'
import type { AuditedServer } from '../../src/model/audit.ts'
import type { Fact, Facts } from '../../src/model/fact.ts'
import { audit, GB, MB, monolith, queue, silent } from '../report/audit/servers.ts'

const live = <T>(value: T): Fact<T> => ({ value, source: 'live' })
const withFacts = (server: AuditedServer, facts: Partial<Facts>): AuditedServer => ({ ...server, facts: { ...server.facts, ...facts } })
const at = (hours: number) => ({ takenAt: new Date(Date.parse('2026-11-29T00:00:00Z') + hours * 3_600_000).toISOString() })
const between = (before: AuditedServer, now: AuditedServer, hours = 2) => compareAudits(audit([before], at(0)), audit([now], at(hours)))

describe('two audits', () => {
  const later = withFacts(monolith, {
    evictedKeys: live(1_204_311 + 2400),
    usedMemory: live(2.31 * GB + 20 * MB),
    uptime: live(41 * 86_400 + 7200),
  })

  it('give rates an hour, and when a server is full', () => {
    const [server] = between(monolith, later).servers
    expect(server?.evictedKeys).toEqual({ before: 1_204_311, now: 1_206_711, perHour: 1200 })
    expect(server?.usedMemory?.perHour).toBeCloseTo(10 * MB, -2)
    expect(server?.fullInHours).toBeCloseTo((0.19 * GB - 20 * MB) / (10 * MB), 1)
    expect(server?.queues.find(q => q.name === 'default')).toMatchObject({ before: 84_112, now: 84_112, perHour: 0 })
    expect(server).not.toHaveProperty('restarted')
  })

  it.each([
    ['a counter went down', withFacts(later, { evictedKeys: live(3) })],
    ['the server restarted', withFacts(later, { uptime: live(600) })],
    ['another server answers', { ...later, runId: 'f'.repeat(40) }],
  ])('make nothing of counters where %s', (why, now) => {
    const [server] = between(monolith, now).servers
    expect(server?.restarted).toContain(why)
    expect(server).not.toHaveProperty('evictedKeys')
    expect(server?.usedMemory).not.toHaveProperty('perHour')
    expect(server).not.toHaveProperty('fullInHours')
  })

  it('give no rate within a minute', () => {
    expect(between(monolith, later, 0.01).servers[0]?.evictedKeys).not.toHaveProperty('perHour')
  })

  it('of which only one has a server say so', () => {
    const found = compareAudits(audit([monolith, silent], at(0)), audit([monolith, queue], at(1)))
    expect([found.added, found.gone]).toEqual([['SIDEKIQ_URL'], ['CACHE_URL']])
  })

  it('tell the shards of a cluster apart by run_id, and one that restarted by its number', () => {
    const shard = (n: number, id: string, run: string, evicted: number): AuditedServer => ({
      ...withFacts(monolith, { clusterMode: live(true), evictedKeys: live(evicted), uptime: live((n + 1) * 1e6) }),
      id,
      runId: run.repeat(40),
      names: ['REDIS_URL'],
    })
    const before = [shard(1, 'REDIS_URL', 'a', 100), shard(2, 'REDIS_URL-2', 'b', 200), shard(3, 'REDIS_URL-3', 'c', 300)]
    // CLUSTER SLOTS gave them in another order, and the third came back as another process.
    const now = [shard(1, 'REDIS_URL', 'b', 260), shard(1, 'REDIS_URL-2', 'a', 130), shard(1, 'REDIS_URL-3', 'd', 5)]
    const { servers, added, gone } = compareAudits(audit(before, at(0)), audit(now, at(1)))
    expect(servers.map(s => [s.id, s.evictedKeys?.perHour, s.restarted !== undefined])).toEqual([
      ['REDIS_URL', 60, false],
      ['REDIS_URL-2', 30, false],
      ['REDIS_URL-3', undefined, true],
    ])
    expect([added, gone]).toEqual([[], []])
    // A fourth is new: none of the others is taken for what it was.
    const four = compareAudits(audit(before, at(0)), audit([...now, shard(1, 'REDIS_URL-4', 'e', 1)], at(1)))
    expect(four.added).toEqual(['REDIS_URL-4'])
  })

  it('know a server without a name by its id where it restarted', () => {
    const unnamed = (server: AuditedServer): AuditedServer => ({ ...server, id: 'server', names: [] })
    const [found] = between(unnamed(monolith), { ...unnamed(later), runId: 'f'.repeat(40) }).servers
    expect(found?.restarted).toMatch(/another server answers/)
  })

  it('know a server by its run_id under another name', () => {
    expect(between(monolith, { ...later, id: 'NEW', names: ['NEW'] }).servers.map(s => s.id)).toEqual(['NEW'])
  })
})

describe('a server that is meant for', () => {
  const states = (server: AuditedServer, wanted: Parameters<typeof expectation>[1]) =>
    Object.fromEntries(expectation(server, wanted).checks.map(c => [c.what, c.state]))

  it('jobs is ready', () => {
    expect(expectation(queue, { purpose: 'jobs', bytes: 200 * MB }).ready).toBe(true)
  })

  it('jobs is wrong in everything', () => {
    const wrong = withFacts(queue, {
      maxmemoryPolicy: live('allkeys-lru'),
      persistence: live('none'),
      role: live('replica'),
      tls: live('off'),
      version: live('6.0.16'),
      maxmemory: live(200 * MB),
    })
    expect(states(wrong, { purpose: 'jobs', bytes: 200 * MB })).toEqual({
      policy: 'wrong',
      persistence: 'wrong',
      role: 'wrong',
      TLS: 'wrong',
      version: 'wrong',
      size: 'wrong',
    })
  })

  it.each([
    ['jobs', { version: live('6.2.6') }, 'version', 'wrong', undefined],
    ['jobs', { version: live('6.2.6') }, 'version', 'ready', '7.3.0'],
    ['jobs', { persistence: live('rdb') }, 'persistence', 'risk', undefined],
    ['cache', { maxmemoryPolicy: live('volatile-lru') }, 'policy', 'risk', undefined],
    ['cache', {}, 'policy', 'wrong', undefined],
    ['cache', { persistence: live('none') }, 'persistence', 'ready', undefined],
    ['cable', {}, 'policy', 'ready', undefined],
    ['cache', { maxmemory: live(0) }, 'size', 'risk', undefined],
  ] as const)('%s with %j: %s is %s', (purpose, facts, what, state, sidekiq) => {
    expect(states(withFacts(queue, facts as Partial<Facts>), { purpose, ...(sidekiq !== undefined && { sidekiq }) })[what]).toBe(state)
  })

  it('a cache and tells nothing is not ready', () => {
    const found = expectation(silent, { purpose: 'cache' })
    expect(found.ready).toBe(false)
    expect(found.checks.find(c => c.what === 'policy')).toMatchObject({ state: 'unknown', found: expect.stringContaining('CONFIG') })
  })

  it('needs no TLS on a private network', () => {
    expect(states({ ...withFacts(queue, { tls: live('off') }), hostClass: 'a private address' }, { purpose: 'jobs' })['TLS']).toBe('ready')
  })
})
