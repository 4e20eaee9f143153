/** Code and audit as one model: whose server is whose, which facts win, and what two names of one server mean. */
import { describe, expect, it } from 'vitest'
import { aged, staleDay } from '../../src/live/aged.ts'
import { clusters } from '../../src/live/clusters.ts'
import { join } from '../../src/live/join.ts'
import { distinct } from '../../src/live/sameServer.ts'
import type { AuditedServer, SidekiqState } from '../../src/model/audit.ts'
import type { ServerChange } from '../../src/model/auditChange.ts'
import type { Facts } from '../../src/model/fact.ts'
import type { Model } from '../../src/model/model.ts'
import { residents } from '../../src/model/residents.ts'
import type { Server } from '../../src/model/server.ts'
import { sharedInstance } from '../../src/rules/shared-instance.ts'
import { audit, MB, monolith, queue, silent } from '../report/audit/servers.ts'
import { client, HERE, model, spot, value } from '../report/build.ts'

const jobs = client({ workload: 'sidekiq', role: 'server', library: 'sidekiq', name: 'Sidekiq', endpoint: value('$SIDEKIQ_URL') })
const cache = client({
  workload: 'cache',
  library: 'rails-cache',
  name: 'Rails.cache',
  endpoint: value('$CACHE_URL'),
  at: spot('config/environments/production.rb', 3),
})
const app = model({ clients: [jobs, cache] })

const named = (server: AuditedServer, id: string, more: Partial<AuditedServer> = {}): AuditedServer => ({
  ...server,
  id,
  names: [id],
  ...more,
})
const joined = (of: Model, servers: readonly AuditedServer[], alone = true) => join(of, audit(servers), { alone })

const declared = (more: Partial<Server> = {}): Server => ({
  id: 'terraform:aws_elasticache_replication_group.jobs',
  provider: 'elasticache',
  names: ['SIDEKIQ_URL'],
  file: 'infra/redis.tf',
  service: 'jobs',
  at: spot('infra/redis.tf', 4),
  facts: {
    maxmemoryPolicy: { value: 'noeviction', source: 'declared', at: spot('infra/redis.tf', 9) },
    version: { value: '7.0', source: 'declared' },
    region: { value: 'eu-west-1', source: 'declared' },
  },
  ...more,
})

describe('a server of the audit', () => {
  it('is the one that the variable of the code names', () => {
    const { model: both, gaps } = joined(app, [queue])
    expect(both.servers.map(s => [s.id, s.names])).toEqual([['SIDEKIQ_URL', ['SIDEKIQ_URL']]])
    expect(residents(both.servers[0] as Server, both).map(r => [r.workload, r.clients.length, r.confidence, r.seen])).toEqual([
      ['sidekiq', 1, 'certain', true],
    ])
    expect(gaps).toEqual([])
  })

  it('is the declared one that files wire to that variable, and its facts win; what differs stays visible', () => {
    const { model: both } = joined(model({ clients: [jobs], servers: [declared()] }), [named(monolith, 'SIDEKIQ_URL')])
    const [server] = both.servers
    expect(both.servers).toHaveLength(1)
    expect(server?.file).toBe('infra/redis.tf')
    expect(server?.live?.runId).toBe(monolith.runId)
    expect(server?.facts.maxmemoryPolicy).toMatchObject({
      value: 'allkeys-lru',
      source: 'live',
      against: { value: 'noeviction', source: 'declared' },
    })
    expect(server?.facts.version).not.toHaveProperty('against')
    expect(server?.facts.region).toMatchObject({ value: 'eu-west-1', source: 'declared' })
  })

  it('leaves the word to the files where it refuses a fact', () => {
    const { model: both } = joined(model({ clients: [jobs], servers: [declared()] }), [named(silent, 'SIDEKIQ_URL')])
    expect(both.servers[0]?.facts.maxmemoryPolicy).toMatchObject({ value: 'noeviction', source: 'declared' })
    expect(both.servers[0]?.facts.maxmemory).toMatchObject({ refused: expect.any(String) })
  })

  describe('is one where several entries are the shards of a cluster', () => {
    const live = <T>(value: T) => ({ value, source: 'live' }) as const
    const shard = (id: string, usedMemory: number, more: Facts = {}): AuditedServer =>
      named(queue, id, {
        names: ['SIDEKIQ_URL'],
        runId: (/\d$/.exec(id)?.[0] ?? '1').repeat(40),
        endpoint: id,
        facts: {
          ...queue.facts,
          clusterMode: live(true),
          usedMemory: live(usedMemory),
          maxmemory: live(100 * MB),
          evictedKeys: live(10),
          connectedClients: live(20),
          maxclients: live(100),
          errors: live({ OOM: 1 }),
          databaseKeys: live([{ database: 0, keys: 100, expires: 50 }]),
          memFragmentationBytes: live(2),
          ...more,
        },
      })
    const shards = [
      shard('SIDEKIQ_URL', 10 * MB, { connectedClients: live(95), slowlog: live([{ command: 'keys', seconds: 1, secondsAgo: 5 }]) }),
      shard('SIDEKIQ_URL-2', 80 * MB, { evictedKeys: live(7), memFragmentationBytes: live(1), hitRate: live(0.9) }),
      shard('SIDEKIQ_URL-3', 20 * MB, {
        memFragmentationBytes: live(300 * MB),
        memFragmentationRatio: live(3),
        rdbLastSaveStatus: live('err'),
        hitRate: live(0.2),
        roundTrip: live({ p50: 0.4, p99: 0.9 }),
      }),
    ]

    it('of which the fullest speaks for limits, all for counts, and the worst for what is worst', () => {
      const { model: both, taken } = joined(app, shards)
      expect(both.servers.map(s => s.id)).toEqual(['SIDEKIQ_URL'])
      const [{ facts, live: of }] = both.servers as [Server]
      const values = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, 'value' in fact ? fact.value : undefined]))
      expect(values).toMatchObject({
        usedMemory: 80 * MB,
        maxmemory: 100 * MB,
        evictedKeys: 27,
        connectedClients: 95,
        maxclients: 100,
        errors: { OOM: 3 },
        databaseKeys: [{ database: 0, keys: 300, expires: 150 }],
        memFragmentationRatio: 3,
        memFragmentationBytes: 300 * MB,
        rdbLastSaveStatus: 'err',
        hitRate: 0.2,
        roundTrip: { p50: 0.4, p99: 0.9 },
        slowlog: [{ command: 'keys', seconds: 1, secondsAgo: 5 }],
      })
      expect(of?.shards).toBe(3)
      expect(of?.keyspace).toMatchObject({ scanned: 243, total: 243, closure: { sum: 180 * MB, usedMemory: 360 * MB } })
      expect(of?.keyspace?.workloads.map(w => [w.workload, w.keys.value, w.bytes.value])).toEqual([['sidekiq', 243, 180 * MB]])
      expect([...taken].sort()).toEqual(['SIDEKIQ_URL', 'SIDEKIQ_URL-2', 'SIDEKIQ_URL-3'])
    })

    it('whose changes since an earlier audit add up, where it knew each of them', () => {
      const change = (before: number, now: number, perHour?: number) => ({ before, now, ...(perHour !== undefined && { perHour }) })
      const own = { queues: [], workloads: [] }
      const changes: readonly ServerChange[] = [
        { id: 'SIDEKIQ_URL', ...own, evictedKeys: change(0, 10, 5), fullInHours: 2, oomErrors: change(0, 1, 1) },
        { id: 'SIDEKIQ_URL-2', ...own, evictedKeys: change(3, 7, 2), fullInHours: 9, oomErrors: change(0, 1) },
        { id: 'SIDEKIQ_URL-3', ...own, evictedKeys: change(4, 10, 3), rejectedConnections: change(1, 2, 1), oomErrors: change(1, 2, 1) },
      ]
      const since = (servers: readonly ServerChange[]) => {
        const said = { since: '2026-11-28T06:12:44.120Z', seconds: 7200, servers, added: [], gone: [] }
        return join(app, audit(shards, { since: said }), { alone: true }).model.servers[0]?.live?.since
      }
      // The second is the fullest, so it says when memory ends; refused writes have no rate on one, refused clients no count.
      expect(since(changes)).toEqual({
        id: 'SIDEKIQ_URL-2',
        ...own,
        fullInHours: 9,
        evictedKeys: { before: 7, now: 27, perHour: 10 },
        oomErrors: { before: 1, now: 4 },
      })
      expect(since(changes.slice(1))).toBeUndefined()
      expect(since(changes.map(c => (c.id === 'SIDEKIQ_URL-3' ? { id: c.id, ...own, restarted: 'the server restarted' } : c)))).toEqual({
        id: 'SIDEKIQ_URL-2',
        ...own,
        restarted: 'the server restarted',
        fullInHours: 9,
      })
    })

    it('each of which counts once although two variables led to it', () => {
      const again = shards.map(s => ({ ...s, id: s.id.replace('SIDEKIQ', 'CACHE'), names: ['CACHE_URL'] }))
      const { model: both } = joined(app, [...shards, ...again])
      expect(both.servers.map(s => [s.names, s.live?.shards, s.facts.evictedKeys])).toEqual([
        [['SIDEKIQ_URL', 'CACHE_URL'], 3, { value: 27, source: 'live' }],
      ])
    })

    it('and stand in the document beside each other, with sums and the worst by name', () => {
      const [cluster] = clusters([named(queue, 'OTHER'), ...shards])
      expect(cluster).toMatchObject({
        id: 'SIDEKIQ_URL',
        shards: ['SIDEKIQ_URL', 'SIDEKIQ_URL-2', 'SIDEKIQ_URL-3'],
        sums: { keys: 300, bytes: 180 * MB, usedMemory: 110 * MB, maxmemory: 300 * MB, connectedClients: 135, evictedKeys: 27 },
        worst: {
          fullness: { shard: 'SIDEKIQ_URL-2', value: 0.8 },
          clients: { shard: 'SIDEKIQ_URL', value: 0.95 },
          fragmentation: { shard: 'SIDEKIQ_URL-3', value: 300 * MB },
          roundTrip: { shard: 'SIDEKIQ_URL-3', value: 0.9 },
        },
      })
      expect(clusters([named(queue, 'A'), named(queue, 'B')])).toEqual([])
    })
  })

  it('has every Sidekiq that one of its entries found', () => {
    const state = queue.sidekiq as SidekiqState
    const first = named(queue, 'SIDEKIQ_URL', { otherSidekiqs: [{ ...state, database: 2 }] })
    const second = { ...first, id: 'CACHE_URL', names: ['CACHE_URL'], otherSidekiqs: [{ ...state, namespace: 'shop' }] }
    const { model: both } = joined(app, [first, second])
    const [server] = both.servers
    expect([server?.live?.sidekiq, ...(server?.live?.otherSidekiqs ?? [])].map(s => [s?.database, s?.namespace])).toEqual([
      [0, ''],
      [2, ''],
      [0, 'shop'],
    ])
  })

  it('is none that is listed and never judged', () => {
    const { model: both } = joined(model({ clients: [jobs], servers: [declared({ aside: 'it is for development' })] }), [queue])
    expect(both.servers.map(s => [s.id, s.live !== undefined])).toEqual([
      ['terraform:aws_elasticache_replication_group.jobs', false],
      ['SIDEKIQ_URL', true],
    ])
  })

  it('without a name joins where the app reads one variable, and is a gap where it reads more', () => {
    const bare = named(queue, 'server', { names: [] })
    const one = joined(model({ clients: [client({ workload: 'sidekiq', endpoint: value(['$REDIS_URL', 'redis://localhost:6379']) })] }), [
      bare,
    ])
    expect(one.model.servers[0]?.names).toEqual(['REDIS_URL'])
    expect(one.gaps).toEqual([])
    const two = joined(app, [bare], false)
    expect(two.model.servers).toEqual([])
    expect(two.gaps.map(g => g.why)).toEqual([
      'the audited server has no name and the app reads 2 variables (SIDEKIQ_URL, CACHE_URL): pass `SIDEKIQ_URL=URL` to say which it is',
    ])
  })

  it('does not join where a URL stands beside the one variable', () => {
    const both = model({ clients: [client({ endpoint: value('$REDIS_URL') }), client({ endpoint: value('redis://10.0.0.3:6379') })] })
    expect(joined(both, [named(queue, 'server', { names: [] })], false).gaps).toHaveLength(1)
  })

  it('that nothing names is left to the repository, unless the app is alone in it', () => {
    expect(joined(app, [named(queue, 'OTHER_URL')], false).taken.size).toBe(0)
    expect([...joined(app, [named(queue, 'OTHER_URL')]).taken]).toEqual(['OTHER_URL'])
  })
})

describe('two variables', () => {
  const both = [named(monolith, 'SIDEKIQ_URL'), named(monolith, 'CACHE_URL')]
  // What the audit alone shows has no place in the code, and is the matter of the rule's own examples.
  const shared = (of: Model) => [...sharedInstance.check(of)].filter(f => f.at.file !== '').map(f => [f.about, f.severity, f.confidence])

  it('share nothing as far as the code tells', () => {
    expect(shared(app)).toEqual([])
  })

  it('are one server for certain where run_id says so', () => {
    const { model: of } = joined(app, both)
    expect(of.servers.map(s => s.names)).toEqual([['SIDEKIQ_URL', 'CACHE_URL']])
    expect(shared(of)).toEqual([['cache+sidekiq on env:SIDEKIQ_URL', 'error', 'certain']])
  })

  it('are likely one where only the address is equal', () => {
    const proxied = both.map(s => ({ ...s, runId: null }))
    expect(shared(joined(app, proxied).model)).toEqual([['cache+sidekiq on env:SIDEKIQ_URL', 'error', 'likely']])
  })

  it('have the identity that they have without an audit', () => {
    const one = model({ clients: [jobs, { ...cache, endpoint: value('$SIDEKIQ_URL') }] })
    expect(shared(joined(one, [named(monolith, 'SIDEKIQ_URL')]).model)).toEqual(shared(one))
    expect(shared(one)).toHaveLength(1)
  })

  it('that the audit saw apart need no fallback', () => {
    const falls = model({ clients: [jobs, { ...cache, endpoint: value(['$CACHE_URL', '$SIDEKIQ_URL']) }] })
    expect(shared(falls)).toHaveLength(1)
    expect(shared(joined(falls, [queue, named(monolith, 'CACHE_URL')]).model)).toEqual([])
  })

  it('are two where neither is', () => {
    expect(shared(joined(app, [queue, named(monolith, 'CACHE_URL')]).model)).toEqual([])
  })

  it('are proven one against the team’s word, and only presumed so beside it', () => {
    const said = model({ clients: [jobs, cache], endpoints: { SIDEKIQ_URL: 'jobs', CACHE_URL: 'cache' } })
    expect(shared(joined(said, both).model)).toEqual([['cache+sidekiq on server:jobs', 'error', 'certain']])
    expect(
      shared(
        joined(
          said,
          both.map(s => ({ ...s, runId: null })),
        ).model,
      ),
    ).toEqual([])
  })
})

describe('distinct servers', () => {
  const groups = (servers: readonly AuditedServer[]) => distinct(servers).map(o => [o.names.join('+'), o.sure])
  const A = named(queue, 'A')

  it.each([
    [
      'another run_id',
      [A, named(queue, 'B', { runId: 'f'.repeat(40), endpoint: 'x' })],
      [
        ['A', 'certain'],
        ['B', 'certain'],
      ],
    ],
    ['one run_id', [A, named(queue, 'B', { endpoint: 'x' })], [['A+B', 'certain']]],
    [
      'one run_id of a proxy',
      [A, named(queue, 'B', { endpoint: 'x' })].map(s => ({ ...s, hostClass: 'upstash' })),
      [
        ['A', 'certain'],
        ['B', 'certain'],
      ],
    ],
    ['one address that failed over', [A, named(queue, 'B', { runId: 'f'.repeat(40) })], [['A+B', 'likely']]],
    [
      'two groups that a third makes one',
      [A, named(queue, 'B', { runId: 'f'.repeat(40), endpoint: 'x' }), named(queue, 'C', { endpoint: 'x' })],
      [['A+C+B', 'likely']],
    ],
    [
      'no run_id and no address',
      [A, A].map((s, i) => named(s, `N${i}`, { runId: null, endpoint: '' })),
      [
        ['N0', 'certain'],
        ['N1', 'certain'],
      ],
    ],
  ] as const)('%s', (_, servers, expected) => {
    expect(groups(servers)).toEqual(expected)
  })

  it('let the fullest entry speak', () => {
    expect(distinct([named(queue, 'A', { keyspace: null }), named(queue, 'B')])[0]?.entries[0]?.id).toBe('B')
  })
})

describe('an old audit', () => {
  const now = Date.parse('2026-11-30T00:00:00Z')

  it.each([
    ['2026-11-29T00:00:00Z', undefined],
    ['2026-11-23T00:00:00Z', undefined],
    ['2026-11-22T23:59:59Z', '2026-11-22'],
    ['2027-01-01T00:00:00Z', undefined],
    ['9999-99-99T99:99:99Z', '9999-99-99'],
  ])('of %s is stale: %s', (takenAt, day) => {
    expect(staleDay(takenAt, now, 7)).toBe(day)
  })

  it('shows by a note what it alone knows, and excuses nothing', () => {
    const base = { severity: 'error', confidence: 'certain', message: 'So it is.', at: HERE, related: [] } as const
    const excused = { ...base, rule: 'a', about: 'x' }
    const both = { ...base, rule: 'b', about: 'y' }
    const found = aged(
      [excused, both],
      [
        { ...both, severity: 'warning' },
        { ...base, rule: 'c', about: 'z' },
      ],
      '2026-11-01',
    )
    expect(found.map(f => [f.rule, f.severity, f.stale])).toEqual([
      ['a', 'error', undefined],
      ['b', 'error', undefined],
      ['c', 'note', '2026-11-01'],
    ])
    expect(found[2]?.message).toContain('2026-11-01')
  })
})
