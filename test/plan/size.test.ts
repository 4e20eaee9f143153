/** How many servers workloads need, how large, and which node or plan that is. */
import { describe, expect, test } from 'vitest'
import type { AuditDocument, AuditedServer, Estimate, WorkloadKeys } from '../../src/model/audit.ts'
import type { Facts } from '../../src/model/fact.ts'
import type { Workload } from '../../src/model/workload.ts'
import { groups } from '../../src/plan/groups.ts'
import { ladders, sizeFor } from '../../src/plan/size/ladder.ts'
import { measure } from '../../src/plan/size/measure.ts'
import { need } from '../../src/plan/size/need.ts'
import { bytes, number, slug } from '../../src/plan/words.ts'
import { tried } from './tried.ts'

const MIB = 1024 ** 2

describe('servers', () => {
  test.each<[readonly Workload[], readonly string[]]>([
    [
      ['cache', 'sidekiq', 'cable'],
      ['cache: cache', 'jobs: sidekiq', 'cable: cable'],
    ],
    [['sidekiq', 'app', 'session', 'kredis', 'feature-flag'], ['jobs: sidekiq session app kredis feature-flag']],
    [
      ['cable', 'rate-limit', 'lock', 'sidekiq'],
      ['jobs: sidekiq', 'cable: cable rate-limit lock'],
    ],
    [
      ['lock', 'resque'],
      ['jobs: resque', 'locks: lock'],
    ],
    [
      ['cache', 'rate-limit'],
      ['cache: cache', 'locks: rate-limit'],
    ],
    [['app'], ['data: app']],
    [['cache'], ['cache: cache']],
  ])('%j', (workloads, wanted) => {
    expect(groups(workloads).map(g => `${g.name}: ${g.workloads.join(' ')}`)).toEqual(wanted)
    expect(groups([...workloads].reverse()).map(g => g.name)).toEqual(groups(workloads).map(g => g.name))
  })

  test('only the cache evicts, and only what must survive is kept on disk', () => {
    expect(groups(['cache', 'sidekiq', 'cable']).map(g => [g.policy, g.persistent])).toEqual([
      ['allkeys-lru', false],
      ['noeviction', true],
      ['noeviction', false],
    ])
  })
})

describe('sizes', () => {
  test.each([
    ['elasticache', 380 * MIB, 100, 'cache.t4g.micro', 'cache.t4g.small'],
    ['elasticache', 390 * MIB, 100, 'cache.t4g.small', 'cache.t4g.medium'],
    ['elasticache', 1 * MIB, 30_000, 'cache.t4g.small', 'cache.t4g.medium'],
    ['elasticache', 4.7 * 1024 * MIB, 1, 'cache.m7g.large', 'cache.r7g.large'],
    ['elasticache', 400 * 1024 * MIB, 1, undefined, undefined],
    ['render', 200 * MIB, 250, 'starter', 'standard'],
    ['render', 200 * MIB, 251, 'standard', 'pro'],
    ['render', 4.6 * 1024 * MIB, 1, 'pro plus', 'pro max'],
    ['compose', 129 * MIB, 1, '256mb', '512mb'],
  ] as const)('%s: %d bytes and %d connections', (target, needed, connections, name, next) => {
    const found = sizeFor(target, needed, connections)
    expect([found.size?.name, found.next?.name]).toEqual([name, next])
  })

  test('each ladder goes up', () => {
    for (const ladder of Object.values(ladders)) {
      expect(ladder.length).toBeGreaterThan(5)
      expect(ladder.map(s => s.usable)).toEqual(ladder.map(s => s.usable).sort((a, b) => a - b))
      for (const s of ladder) expect(s.usable).toBeLessThan(s.ram)
    }
  })
})

const estimate = (value: number, low = value, high = value): Estimate => ({ value, low, high })
const live = <T>(value: T) => ({ value, source: 'live' as const })
const keys = (workload: WorkloadKeys['workload'], size: Estimate): WorkloadKeys => ({
  workload,
  keys: estimate(1000),
  bytes: size,
  told: 'their names',
})

function audited(facts: Facts, workloads: readonly WorkloadKeys[], more: Partial<AuditedServer> = {}): AuditDocument {
  const sum = workloads.reduce((n, w) => n + w.bytes.value, 0)
  const server: AuditedServer = {
    id: 'REDIS_URL',
    names: ['REDIS_URL'],
    runId: 'r',
    hostClass: 'heroku',
    endpoint: 'e',
    partial: null,
    facts,
    keyspace: {
      method: 'strata',
      scanned: 1000,
      total: 1000,
      workloads,
      prefixes: [],
      biggest: [],
      closure: { sum, usedMemory: sum + 20 * MIB },
      readByName: [],
      values: false,
      seconds: 1,
    },
    sidekiq: null,
    refused: [],
    warnings: [],
    ...more,
  }
  return {
    schema: 1,
    kind: 'redline-audit',
    tool: { name: 'redline', version: '0' },
    takenAt: '2026-11-01T00:00:00Z',
    servers: [server],
    unreached: [],
    findings: [],
    notChecked: [],
  }
}

const sidekiqState = {
  namespace: '',
  database: 0,
  queues: [{ name: 'default', depth: 900, worked: true }],
  scheduled: 100,
  retries: 0,
  dead: 0,
  processes: [],
  stale: 0,
  processed: 1,
  failed: 0,
  perDay: 864_000,
  bytes: estimate(2_000_000, 1_900_000, 2_048_000),
}

const APP = new Map([
  ['config/application.rb', 'require "rails/all"\nmodule Shop\n  class Application < Rails::Application\n  end\nend\n'],
  [
    'config/environments/production.rb',
    'Rails.application.configure do\n  config.cache_store = :redis_cache_store, { url: ENV["REDIS_URL"] }\nend\n',
  ],
  [
    'config/initializers/sidekiq.rb',
    'Sidekiq.configure_server { |c| c.redis = { url: ENV["REDIS_URL"] } }\nSidekiq.configure_client { |c| c.redis = { url: ENV["REDIS_URL"] } }\n',
  ],
])

describe('what an audit measured', () => {
  const facts: Facts = {
    usedMemory: live(200 * MIB),
    usedMemoryPeak: live(300 * MIB),
    memFragmentationRatio: live(1.2),
    evictedKeys: live(5),
  }
  const audit = audited(facts, [keys('cache', estimate(100 * MIB, 90 * MIB, 110 * MIB)), keys('sidekiq', estimate(2_000_000))], {
    sidekiq: sidekiqState,
  })

  test('counts with the upper end, the rest, growth and fragmentation', async () => {
    const { before } = await tried(APP)
    const [cache, jobs] = groups(['cache', 'sidekiq'])
    if (!cache || !jobs) throw new Error('two servers')
    const rest = (20 * MIB * (100 * MIB)) / (100 * MIB + 2_000_000)
    const found = need(cache, [], before.model, audit)
    expect(found.bytes).toBe(Math.ceil((110 * MIB + rest) * 1.5 * 1.2))
    expect(found.missing).toEqual([])
    expect(found.steps.join('\n')).toContain('100 MiB (90 MiB to 110 MiB)')
    expect(found.steps.join('\n')).toContain('5 keys were evicted')
    const queued = need(jobs, [], before.model, audit)
    // 864,000 a day are 10 a second, three times that at the peak, for 4 hours, at 2,048 bytes a job.
    expect(queued.steps.join('\n')).toContain(
      '864,000 jobs a day × 3 at the peak (assumed) = 30 a second × 2 KiB a job (measured) = 844 MiB',
    )
  })

  describe('growth between two audits', () => {
    const GIB_A_DAY = (1024 * MIB) / 24
    const since = (days: number, perHour: number): Partial<AuditDocument> => ({
      since: {
        since: '2026-10-01T00:00:00Z',
        seconds: days * 86_400,
        servers: [{ id: 'REDIS_URL', queues: [], workloads: [{ workload: 'sidekiq', before: 0, now: 0, perHour }] }],
        added: [],
        gone: [],
      },
    })
    const app = (bytes: Estimate, more: Partial<AuditDocument>): AuditDocument => ({
      ...audited({ usedMemory: live(1024 * MIB), usedMemoryPeak: live(1.5 * 1024 * MIB) }, [keys('sidekiq', bytes)]),
      ...more,
    })
    const sure = estimate(1024 * MIB)
    test.each<[string, AuditDocument, string]>([
      [
        'is carried on for 90 days',
        app(sure, since(10, GIB_A_DAY / 30)),
        '× 4 (growth: 34.1 MiB a day more between two audits 10 days apart, for 90 days to come)',
      ],
      [
        'counts where it is more than the peak says, else the peak',
        app(sure, since(10, GIB_A_DAY / 300)),
        '× 1.5 (the highest use against the present one; measured: 3.4 MiB a day more between two audits 10 days apart, for 90 days to come)',
      ],
      [
        'of less than a day is none',
        app(sure, since(0.2, GIB_A_DAY)),
        '× 1.5 (the highest use against the present one; measured: the two audits are less than a day apart, which shows no trend)',
      ],
      [
        'within what was estimated is none',
        app(estimate(1024 * MIB, 500 * MIB, 1500 * MIB), since(2, GIB_A_DAY / 4)),
        'which is within what the measurement is off by)',
      ],
      ['may be a shrinking', app(sure, since(1, -GIB_A_DAY / 64)), '16 MiB a day less between two audits 1 day apart'],
      [
        'is assumed without an earlier audit',
        audited({}, [keys('sidekiq', sure)]),
        '× 1.3 (growth, assumed: an audit with `--since` an earlier one measures it) × 1',
      ],
    ])('%s', async (_, audit, wanted) => {
      const { before } = await tried(APP)
      const [jobs] = groups(['sidekiq'])
      if (!jobs) throw new Error('a server')
      expect(need(jobs, [], before.model, audit).steps.join('\n')).toContain(wanted)
    })

    test('asks what evicts for twofold at most, and makes the server larger', async () => {
      const { before } = await tried(APP)
      const [cache] = groups(['cache'])
      if (!cache) throw new Error('a server')
      const document = audited({}, [keys('cache', sure)])
      const growing = { ...document, ...since(10, GIB_A_DAY) }
      const [change] = growing.since?.servers ?? []
      if (!change) throw new Error('a change')
      const audit = {
        ...growing,
        since: { ...growing.since, servers: [{ ...change, workloads: [{ workload: 'cache', before: 0, now: 0, perHour: GIB_A_DAY }] }] },
      } as AuditDocument
      const [still, grown] = [need(cache, [], before.model, document), need(cache, [], before.model, audit)]
      expect(grown.steps.join('\n')).toContain(
        '× 2 (growth: 1 GiB a day more between two audits 10 days apart, for 90 days to come; twofold at most, because it evicts when it is full)',
      )
      expect((grown.bytes ?? 0) / (still.bytes ?? 0)).toBeCloseTo(2 / 1.3)
    })
  })

  test('what nobody measured is bounded by what today can hold, or asked for', async () => {
    const { before } = await tried(APP)
    const [cache] = groups(['cache'])
    if (!cache) throw new Error('a server')
    expect(need(cache, [], before.model, undefined)).toMatchObject({ bytes: null, missing: ['Cache'] })
    const other = audited({ maxmemory: live(64 * MIB) }, [keys('sidekiq', estimate(1))])
    expect(need(cache, [], before.model, other)).toMatchObject({ bytes: 64 * MIB, bound: true, missing: ['Cache'] })
  })

  test('a ratio of little memory means nothing', () => {
    const small = audited({ usedMemory: live(20 * MIB), memFragmentationRatio: live(4) }, [keys('cache', estimate(MIB))])
    expect(measure(['cache'], small)?.fragmentation).toBe(1)
    expect(measure(['cache'], audit)?.fragmentation).toBe(1.2)
    expect(measure(['cable'], audit)).toBeUndefined()
  })
})

test.each([
  [bytes(1536), '1.5 KiB'],
  [bytes(384 * MIB), '384 MiB'],
  [bytes(0), '0 B'],
  [number(1234567), '1,234,567'],
  [number(1.234), '1.23'],
  [number(0.5), '0.5'],
  [slug('MyApp 2: the Shop'), 'my-app-2-the-shop'],
  [slug('42'), 'app'],
])('%s is %s', (a, b) => expect(a).toBe(b))
