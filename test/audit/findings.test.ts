/** Servers without code: the short way gives what the analyser makes of a repository without a file. */
import { describe, expect, it } from 'vitest'
import { withoutCode } from '../../src/commands/audit/findings.ts'
import type { AuditedServer, Keyspace } from '../../src/model/audit.ts'
import type { ServerChange } from '../../src/model/auditChange.ts'
import type { Repo } from '../../src/model/repo.ts'
import { emptyConfig } from '../../src/policy/config.ts'
import { analyse } from '../../src/redline.ts'
import { audit, monolith, queue, whole } from '../report/audit/servers.ts'

const nothing: Repo = { files: () => [], has: () => false, read: () => ({ refused: 'does not exist' }), mentioning: () => [] }

it.each([[undefined], [['eviction-policy', 'big-job']]] as const)('servers alone, with the rules %s', only => {
  const long = analyse(nothing, {
    environment: 'production',
    base: '.',
    config: () => emptyConfig,
    now: Date.parse(whole.takenAt),
    live: { audit: whole },
    ...(only && { only }),
  })
  expect(long.findings.length).toBeGreaterThan(only ? 0 : 8)
  expect(long.notChecked?.length).toBeGreaterThan(0)
  expect(withoutCode(whole, 'production', only)).toEqual(long)
})

/** A keyspace as it is where a command is refused of every key. */
const unread = (of: Partial<Keyspace>): AuditedServer => ({ ...monolith, keyspace: { ...(monolith.keyspace as Keyspace), ...of } })
const refused = (command: string) => ({ command, reason: `the ACL user may not send ${command}`, allow: `add +${command}` })
const group = { workload: 'cache', told: '', keys: { value: 9, low: 9, high: 9 }, bytes: { value: 0, low: 0, high: 0 } } as const

it.each([
  ['SCAN', { scanned: 0, total: 9, workloads: [] }, ['big-key', 'expiry-missing']],
  [
    'MEMORY USAGE',
    { scanned: 9, total: 9, workloads: [{ ...group, untimed: group.keys }], closure: { sum: 0, usedMemory: 9 } },
    ['big-key', 'expiry-missing'],
  ],
  ['PTTL', { scanned: 9, total: 9, workloads: [{ ...group, untimed: undefined }], closure: { sum: 5, usedMemory: 9 } }, ['expiry-missing']],
] as const)('where %s is refused no rule on keys passes unseen', (command, keyspace, rules) => {
  const one = { ...unread(keyspace as Partial<Keyspace>), refused: [refused(command)] }
  const report = withoutCode(audit([one]), 'production', ['big-key', 'expiry-missing'])
  expect(report.notChecked?.map(n => [n.rule, n.allow]).sort()).toEqual(rules.map(rule => [rule, `add +${command}`]))
})

describe('with an earlier audit', () => {
  const live = <T>(value: T) => ({ value, source: 'live' }) as const
  const cacheAlone = {
    ...monolith,
    sidekiq: null,
    facts: { ...monolith.facts, channels: live({ cable: 0, anycable: 0, other: 0 }), clients: live([]) },
    keyspace: monolith.keyspace && { ...monolith.keyspace, workloads: monolith.keyspace.workloads.slice(0, 1) },
  }
  const change = (perHour: number) => ({ before: 0, now: 1, perHour })
  const said = (server: AuditedServer, rule: string, more: Partial<ServerChange> = {}): readonly string[] => {
    const since = { since: '2026-11-28T06:12:44.120Z', seconds: 86_400, added: [], gone: [] }
    const both = audit([server], { since: { ...since, servers: [{ id: server.id, queues: [], workloads: [], ...more }] } })
    return withoutCode(both, 'production', [rule]).findings.map(f => `${f.severity}: ${f.message}`)
  }

  it('evictions count as often as they happen now', () => {
    expect(said(cacheAlone, 'eviction-rate')).toEqual([])
    expect(said(cacheAlone, 'eviction-rate', { evictedKeys: change(72_000) })).toEqual([
      expect.stringContaining('evicts 20 a second since the last audit (1,204,311 keys'),
    ])
  })

  it('evictions of a cluster count over all its shards', () => {
    const shard = (n: number): AuditedServer => ({
      ...cacheAlone,
      id: n === 1 ? 'CACHE_URL' : `CACHE_URL-${n}`,
      names: ['CACHE_URL'],
      runId: String(n).repeat(40),
      endpoint: String(n),
      facts: { ...cacheAlone.facts, clusterMode: live(true) },
    })
    const since = { since: '2026-11-28T06:12:44.120Z', seconds: 86_400, added: [], gone: [] }
    const changes = [1, 2].map(n => ({ id: shard(n).id, queues: [], workloads: [], evictedKeys: change(36_000 * n) }))
    const both = audit([shard(1), shard(2)], { since: { ...since, servers: changes } })
    expect(withoutCode(both, 'production', ['eviction-rate']).findings.map(f => f.message)).toEqual([
      expect.stringContaining('`$CACHE_URL` evicts 30 a second since the last audit (2,408,622 keys'),
    ])
  })

  it('an average since the start is not called what happens now', () => {
    const rate = (because: string): AuditedServer => ({
      ...cacheAlone,
      facts: { ...cacheAlone.facts, evictionsPerHour: { value: 72_000, source: 'live', because } },
    })
    expect(said(rate('it was counted over 12 seconds'), 'eviction-rate')[0]).toContain('evicts 20 a second now (')
    // 1,204,311 in 41 days are one in three seconds, too few to be told.
    expect(said(rate('it is the average since the server started'), 'eviction-rate')).toEqual([])
  })

  it('connections that were turned away are an error by how many there are now', () => {
    expect(said(monolith, 'rejected-connections')[0]).toMatch(/^warning: /)
    expect(said(monolith, 'rejected-connections', { rejectedConnections: change(600) })[0]).toMatch(
      /^error: .* turned 318 connections away .*, 600 an hour since the last audit/,
    )
  })

  it('writes are still refused where they were refused since, whatever room there is', () => {
    const roomy = { ...queue, facts: { ...queue.facts, errors: live({ OOM: 12 }) } }
    expect(said(roomy, 'refused-writes')[0]).toMatch(/^warning: .* There is room again now\.$/)
    expect(said(roomy, 'refused-writes', { oomErrors: change(60) })[0]).toMatch(/^error: .*\(60 an hour since the last audit\)/)
    expect(said(roomy, 'refused-writes', { oomErrors: change(0) })[0]).toMatch(/^warning: .*\(none since the last audit\)/)
  })

  it('memory that is full within a day is a warning', () => {
    expect(said(queue, 'memory-headroom')).toEqual([])
    expect(said(queue, 'memory-headroom', { fullInHours: 25 })).toEqual([])
    expect(said(queue, 'memory-headroom', { fullInHours: 5 })).toEqual([
      expect.stringMatching(
        /^warning: `\$SIDEKIQ_URL` uses .* of 1 GB \(11 %\), and at the rate since the last audit it is full in 5 hours\. It evicts nothing/,
      ),
    ])
  })
})
