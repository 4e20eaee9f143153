/** The audit for terminals, as Markdown and as SARIF. */
import { describe, expect, it } from 'vitest'
import { asReport } from '../../../src/report/audit/asReport.ts'
import { auditConsole } from '../../../src/report/audit/console.ts'
import { auditMarkdown, auditPart } from '../../../src/report/audit/markdown.ts'
import { verdictOf } from '../../../src/report/audit/verdict.ts'
import { htmlPage } from '../../../src/report/html/page.ts'
import { sarif } from '../../../src/report/sarif.ts'
import { displayWidth } from '../../../src/report/width.ts'
import { rules } from '../../../src/rules/index.ts'
import { audit, findings, GB, MB, monolith, queue, silent, whole } from './servers.ts'

describe('the verdict', () => {
  const withFacts = (facts: object) => ({ ...queue, facts: { ...queue.facts, ...facts } })

  it.each([
    ['Split', monolith],
    ['Fits', queue],
    ['Not known', silent],
    ['Too small', withFacts({ usedMemory: { value: 0.95 * GB, source: 'live' } })],
    ['Too small', withFacts({ errors: { value: { OOM: 1 }, source: 'live' } })],
    ['Too small', withFacts({ evictedKeys: { value: 3, source: 'live' } })],
    ['Not known', withFacts({ maxmemory: { value: 0, source: 'live' } })],
  ])('is %s', (word, server) => {
    const { word: is, sentence } = verdictOf(server)
    expect(is).toBe(word)
    expect(sentence).toMatch(/^[A-Z].*[^.]\.$/)
  })

  it('lets a cache evict', () => {
    const cache = {
      ...monolith,
      sidekiq: null,
      keyspace: monolith.keyspace && { ...monolith.keyspace, workloads: monolith.keyspace.workloads.slice(0, 1) },
    }
    const calm = { ...cache, facts: { ...cache.facts, errors: { value: {}, source: 'live' as const } } }
    expect(verdictOf(calm).word).toBe('Fits')
  })
})

describe('the console', () => {
  const text = auditConsole(whole, { findings, color: false, width: 100 })

  it('begins with the worst finding and ends with the count', () => {
    expect(text.split('\n')[0]).toBe('error  eviction-policy  REDIS_URL')
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      '2 errors, 1 warning, 1 note · 3 servers audited · 1 server not reached · 1 rule not checked',
    )
  })

  it('is as it was', async () => {
    await expect(text).toMatchFileSnapshot('__snapshots__/console.txt')
  })

  it('of a replica with replicas, hashes whose fields expire and commands of an audit, says each', () => {
    const live = <T>(value: T) => ({ value, source: 'live' }) as const
    const facts = {
      ...monolith.facts,
      primaryLinkStatus: live('down'),
      replicaLinks: live([{ state: 'online', lag: 0, lagBytes: 0 }]),
      databaseKeys: live([{ database: 0, keys: 9, expires: 2, fields: 3 }]),
      slowlog: live([{ command: 'SCAN', seconds: 0.02, secondsAgo: 60, own: true as const }]),
      clients: live([{ name: '', library: '', state: 'primary' as const, count: 1, output: 0, databases: [0] }]),
    }
    const said = auditConsole(audit([{ ...monolith, facts }]), { findings: [], color: false, width: 200 }).replace(/\s+/g, ' ')
    expect(said).toContain('the link to its primary is down; 1 replica, the slowest 0 s and 0 B behind')
    expect(said).toContain('3 hashes have fields that expire by themselves; they count as never expiring')
    expect(said).toMatch(/Slow commands +SCAN 20 ms, .* ago \(of an audit\)/)
    expect(said).toMatch(/the primary that it copies +primary/)
  })

  it('says of a cluster that has gained a shard that no rate of it counts', () => {
    const shards = ['A_URL', 'A_URL-2'].map(id => ({ ...queue, id, names: ['A_URL'] }))
    const clusters = [{ id: 'A_URL', names: ['A_URL'], shards: shards.map(s => s.id), sums: {}, worst: {} }]
    const known = (ids: readonly string[], added: readonly string[]) =>
      auditConsole(
        audit(shards, {
          clusters,
          since: {
            since: '2026-11-28T06:12:44.120Z',
            seconds: 86_400,
            servers: ids.map(id => ({ id, queues: [], workloads: [] })),
            added,
            gone: [],
          },
        }),
        { findings: [], color: false, width: 100 },
      ).replace(/\s+/g, ' ')
    expect(known(['A_URL'], ['A_URL-2'])).toContain('A shard that A_URL has gained took keys over from the others')
    expect(known(['A_URL', 'A_URL-2'], [])).not.toContain('has gained')
  })

  it('keeps to its width', () => {
    for (const width of [60, 80, 140])
      for (const line of auditConsole(whole, { findings, color: false, width }).split('\n').slice(0, -2))
        expect(displayWidth(line)).toBeLessThanOrEqual(width)
  })

  it('says findings and verdicts alone where it is quiet', () => {
    const quiet = auditConsole(whole, { findings, color: false, width: 100, quiet: true })
    expect(quiet).toContain('Split it')
    expect(quiet).not.toContain('Biggest prefixes')
  })

  it('tells of several Sidekiqs which is which', () => {
    const [state] = [queue.sidekiq].filter(s => s !== null)
    const others = [
      { ...state, namespace: 'shop', database: 0, processes: [], queues: [], scheduled: 17 },
      { ...state, namespace: '', database: 3, processes: [], queues: [], dead: 5 },
    ] as NonNullable<typeof queue.otherSidekiqs>
    const shown = auditConsole(audit([{ ...queue, otherSidekiqs: others }]), { findings: [], color: false, width: 100 })
    const titles = shown.split('\n').filter(line => /^Sidekiq/.test(line))
    expect(titles).toEqual([
      'Sidekiq, database 0',
      'Sidekiq’s processes, database 0',
      'Sidekiq, the namespace shop in database 0',
      'Sidekiq’s processes, the namespace shop in database 0',
      'Sidekiq, database 3',
      'Sidekiq’s processes, database 3',
    ])
    expect(shown).toMatch(/the namespace shop in database 0\n {2}17 scheduled/)
    const [page, markdown] = [
      htmlPage(audit([{ ...queue, otherSidekiqs: others }]), { findings: [] }),
      auditMarkdown(audit([{ ...queue, otherSidekiqs: others }]), []),
    ]
    for (const text of [page, markdown]) expect(text.match(/the namespace shop in database 0/g)?.length).toBe(2)
  })

  it.each([
    [
      { type: 'zset', elements: 30_000, bytes: 4 * MB, spread: true as const },
      'The size of x: an estimate from 48 places all over, because MEMORY USAGE weighs the first 10,000 elements or blocks alone.',
    ],
    [
      { type: 'zset', elements: 30_000, bytes: 4 * MB },
      'The size of x: by the first 10,000 elements or blocks; where those behind are larger or smaller, so is the key.',
    ],
    // Under a policy that evicts by use nobody asked how many there are.
    [
      { type: 'zset', bytes: 4 * MB },
      'The size of x: by the first 10,000 elements or blocks; where those behind are larger or smaller, so is the key.',
    ],
    [
      { type: 'list', elements: 900_000, bytes: 200 * MB },
      'The size of x: by the first 10,000 elements or blocks; where those behind are larger or smaller, so is the key.',
    ],
    [{ type: 'list', elements: 25_000, bytes: 2 * MB }, undefined],
    [{ type: 'hash', elements: 500_000, bytes: 90 * MB }, undefined],
    [{ type: 'string', bytes: 90 * MB }, undefined],
  ])('says of a large key what its size rests on: %j', (key, words) => {
    const keyspace = monolith.keyspace && {
      ...monolith.keyspace,
      biggest: [{ name: 'x', workload: 'unclaimed' as const, database: 0, ...key }],
    }
    const shown = auditConsole(audit([{ ...monolith, keyspace }]), { findings: [], color: false, width: 300 })
    const sentence = /The size of x: [^.]*/.exec(shown.replace(/\s+/g, ' '))?.[0]
    expect(sentence === undefined ? undefined : `${sentence}.`).toBe(words)
  })

  it.each([
    [{ persistence: 'none' }, 'none: a restart loses everything'],
    [{ persistence: 'none', role: 'replica' }, 'none: after a restart it copies all from its primary'],
    [
      { persistence: 'rdb', rdbChangesSinceLastSave: 1204 },
      'snapshots: a crash loses what was written since the last one, 1,204 changes now',
    ],
    [{ persistence: 'aof', settings: { appendfsync: 'everysec' } }, 'append-only file: a crash loses about a second'],
    [
      { persistence: 'aof+rdb', settings: { appendfsync: 'always' } },
      'append-only file and snapshots: a crash loses nothing that was answered',
    ],
    [
      { persistence: 'aof', settings: { appendfsync: 'no' } },
      'append-only file: a crash loses what the system had not written yet, up to half a minute',
    ],
    [{ persistence: 'aof', settings: {} }, 'append-only file'],
  ])('says what %j keeps', (said, words) => {
    const facts = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, { value, source: 'live' }]))
    const shown = auditConsole(audit([{ ...queue, facts: { ...queue.facts, ...facts } }]), { findings: [], color: false, width: 200 })
    expect(/^ {2}Persistence +(.*)$/m.exec(shown)?.[1]).toBe(words)
  })

  it.each([
    [{ scanned: 0, total: 300, ended: 'the user may not run SCAN' }, 'None of 300 keys was read, because the user may not run SCAN.'],
    [{ closure: { sum: 0, usedMemory: 5 * MB } }, '771,204 of 771,205 keys'],
    [{ closure: { sum: 9 * MB, usedMemory: 5 * MB } }, 'Together they take about 9 MB, while 5 MB are in use.'],
    [{ closure: { sum: 1 * MB, usedMemory: 0 } }, 'Together they take about 1 MB.'],
  ])('does not call what was not read the server’s own: %j', (more, words) => {
    const keyspace = monolith.keyspace && { ...monolith.keyspace, method: 'sample' as const, scanned: 771_204, total: 771_205, ...more }
    const shown = auditConsole(audit([{ ...monolith, keyspace }]), { findings: [], color: false, width: 300 })
    const lead = /Memory by workload .*? Workload/.exec(shown.replace(/\s+/g, ' '))?.[0]
    expect(lead).toContain(words)
    expect(lead).not.toContain('the rest is')
  })

  it('says that there are no keys where there are none', () => {
    const keyspace = monolith.keyspace && { ...monolith.keyspace, scanned: 0, total: 0, workloads: [], prefixes: [], biggest: [] }
    const empty = audit([{ ...monolith, keyspace, sidekiq: null }])
    expect(auditConsole(empty, { findings: [], color: false, width: 80 })).toContain('Memory by workload\n  There are no keys.\n')
    expect(htmlPage(empty, { findings: [] })).toContain('<p>There are no keys.</p>')
  })

  it('lets no name move the cursor and no secret out', () => {
    const evil = auditConsole(audit([{ ...monolith, names: ['\u001b[2JX'], partial: 'of redis://u:s3cretpass@h' }]), {
      findings: [],
      color: false,
      width: 80,
    })
    expect(evil).not.toContain('\u001b')
    expect(evil).not.toContain('s3cretpass')
  })
})

describe('Markdown', () => {
  it('is as it was', async () => {
    await expect(auditMarkdown(whole, findings)).toMatchFileSnapshot('__snapshots__/audit.md')
  })

  it('without detail keeps to a line or two a server', () => {
    expect(auditPart(whole, false).length).toBeLessThan(2000)
  })

  it('shows names as data', () => {
    const evil = { ...monolith, id: 'x', names: ['@team <b>[x](https://evil.example)'] }
    const text = auditMarkdown(audit([evil]), [])
    expect(text).toContain('`@team <b>[x](https://evil.example)`')
  })
})

describe('SARIF', () => {
  it('names the server as what a finding is about', () => {
    const log = JSON.parse(sarif(asReport({ ...whole, findings }), { rules }))
    const [first] = log.runs[0].results
    expect(log.runs[0].results).toHaveLength(4)
    expect(first.ruleId).toBe('eviction-policy')
    expect(first.locations[0].logicalLocations).toEqual([{ name: 'REDIS_URL', kind: 'resource' }])
  })
})
