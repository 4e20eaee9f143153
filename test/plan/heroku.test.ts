/** The whole story on examples/heroku-monolith: what check says, what the plan writes, what check says afterwards. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applyPatches, checked, type Found, filesIn, planned, redline } from './story.ts'

const example = filesIn('examples/heroku-monolith')
const targets = ['elasticache', 'render', 'compose'] as const
const NAMED = ['cache-clear-flushes', 'misplaced-key', 'missing-timeout', 'shared-instance', 'tls-verify-none', 'undersized-pool']

const FILES = [
  'ENVIRONMENT.md',
  'RUNBOOK.md',
  'copy_keys.rb',
  'move_jobs.rb',
  'patches/1-variables.patch',
  'patches/2-certificates.patch',
  'redline.yml',
]
const MENDED =
  '`redline check` finds nothing any more of `cache-clear-flushes`, `connection-limit`, `eviction-policy`, `misplaced-key`, `missing-timeout`, `shared-instance`, `tls-verify-none` and `undersized-pool`.'

const weighty = (findings: readonly Found[]): readonly string[] =>
  findings
    .filter(f => f.severity !== 'note')
    .map(f => `${f.severity} ${f.rule}`)
    .sort()

test.each(targets)(
  '--to %s: check names the problems, the plan writes its files, check finds none of them afterwards',
  async to => {
    const story = await planned(example, to)
    expect([story.ran.code, story.ran.err]).toEqual([0, ''])
    expect(story.ran.out).toMatch(/^3 servers on /)
    expect(Object.keys(story.files)).toEqual(expect.arrayContaining(FILES))
    expect(story.files['RUNBOOK.md']).toContain(MENDED)
    const before = await checked(story.app)
    expect(before.code).toBe(1)
    expect([...new Set(before.findings.map(f => f.rule))]).toEqual(expect.arrayContaining(NAMED))
    expect(applyPatches(story)).toHaveLength(2)
    writeFileSync(join(story.app, '.redline.yml'), story.files['redline.yml'] ?? '')
    const after = await checked(story.app)
    expect(after.findings.filter(f => NAMED.includes(f.rule))).toEqual([])
    expect(weighty(after.findings)).toEqual(['warning client-per-call', 'warning dangerous-command', 'warning heroku-leftovers'])
    expect([after.code, after.gaps, after.clients]).toEqual([0, before.gaps, before.clients])
  },
  60_000,
)

test('without the declaration each pair is one warning that names the variable to set', async () => {
  const story = await planned(example, 'elasticache')
  applyPatches(story)
  const { findings, code } = await checked(story.app)
  const shared = findings.filter(f => f.rule === 'shared-instance')
  expect(shared.filter(f => f.severity === 'warning').map(f => f.message.slice(0, 130))).toEqual([
    expect.stringMatching(
      /^As long as neither `\$REDIS_CACHE_URL` nor `\$REDIS_SIDEKIQ_URL` is set, the cache \(`Rails.cache`\) and Sidekiq share/,
    ),
    expect.stringMatching(
      /^As long as neither `\$REDIS_DATA_URL` nor `\$REDIS_CACHE_URL` is set, the cache \(`Rails.cache`\) and the data of/,
    ),
  ])
  expect(shared.filter(f => f.severity === 'error')).toEqual([])
  expect(new Set(shared.map(f => f.message)).size).toBe(4)
  // The server of today is what it was: too small for the app's connections until the variables are set.
  expect([code, weighty(findings).filter(f => f.startsWith('error'))]).toEqual([1, ['error connection-limit']])
  expect(story.files['RUNBOOK.md']).toContain(
    '(`connection-limit`) until the variables are set: 174 with every thread busy, 194 with the pools of the patch. Take a larger plan for the time of the move, or leave',
  )
}, 60_000)

test('the first patch alone leaves certificates as Heroku needs them', async () => {
  const story = await planned(example, 'elasticache')
  applyPatches({ ...story, files: { 'patches/1-variables.patch': story.files['patches/1-variables.patch'] ?? '' } })
  const { findings } = await checked(story.app)
  expect(findings.filter(f => f.rule === 'tls-verify-none').map(f => f.severity)).toEqual(['note', 'note', 'note', 'note', 'note'])
}, 60_000)

test('the same app gives the same plan', async () => {
  const [one, two] = [await planned(example, 'compose'), await planned(example, 'compose')]
  expect(two.files).toEqual(one.files)
}, 60_000)

test.each([
  [['plan', '.'], '`redline plan` needs `--to`; there are `elasticache`, `render`, `compose`'],
  [['plan', '.', '--to', 'renders'], "`--to` can't be `renders`; there are `elasticache`, `render`, `compose`"],
  [['plan', '.', '--to', 'compose', '--live', 'nothing.json'], 'nothing.json does not exist'],
  [
    ['plan', '.', '--to', 'compose', '--live', 'app.json'],
    'app.json holds no audit as `redline audit --format json` writes it (`kind` is not `redline-audit`)',
  ],
  [['plan', '.', '--to', 'compose', '--output', '.'], '. holds other files; name a folder that is new or holds an earlier plan'],
])(
  '%j is wrong use',
  async (argv, why) => {
    const { app } = await planned(example, 'nowhere')
    const { code, err } = await redline(app, ...argv)
    expect([code, err]).toEqual([2, `redline: ${why}\n`])
  },
  60_000,
)

test('without --output the runbook is printed', async () => {
  const { app } = await planned(example, 'nowhere')
  const { code, out } = await redline(app, 'plan', '--to', 'render')
  expect([code, out.split('\n')[0]]).toEqual([0, '# Moving Redis of Monolith to Render'])
}, 60_000)

test('with an audit the sizes are measured, and the wave is counted', async () => {
  const live = <T>(value: T) => ({ value, source: 'live' })
  const one = (value: number) => ({ value, low: value, high: value })
  const keys = (workload: string, bytes: number) => ({ workload, keys: one(10), bytes: one(bytes), told: 'their names' })
  const audit = {
    schema: 1,
    kind: 'redline-audit',
    tool: { name: 'redline', version: '0.1.0' },
    takenAt: '2026-11-01T00:00:00Z',
    since: {
      since: '2026-10-22T00:00:00Z',
      seconds: 864_000,
      servers: [{ id: 'REDIS_URL', queues: [], workloads: [{ workload: 'app', before: 400_000, now: 1_000_000, perHour: 2500 }] }],
      added: [],
      gone: [],
    },
    unreached: [],
    findings: [],
    notChecked: [],
    servers: [
      {
        id: 'REDIS_URL',
        names: ['REDIS_URL'],
        runId: null,
        hostClass: 'heroku',
        endpoint: 'e1',
        refused: [],
        warnings: [],
        partial: null,
        facts: { channels: live({ cable: 3000, anycable: 0, other: 0 }), usedMemory: live(40_000_000) },
        keyspace: {
          method: 'exact',
          scanned: 30,
          total: 30,
          biggest: [],
          readByName: [],
          values: false,
          seconds: 1,
          workloads: [keys('cache', 700_000_000), keys('sidekiq', 4_000_000), keys('app', 1_000_000)],
          prefixes: [{ prefix: 'presence:*', workload: 'app', database: 0, keys: one(10), bytes: one(1_000_000) }],
          closure: { sum: 0, usedMemory: 0 },
        },
        sidekiq: null,
      },
    ],
  }
  const { files, ran } = await planned({ ...example, 'audit.json': JSON.stringify(audit) }, 'elasticache', '--live', 'app/audit.json')
  expect(ran.err).toBe('')
  expect(ran.out).toContain('cache: cache (allkeys-lru, cache.t4g.small)')
  const runbook = files['RUNBOOK.md'] ?? ''
  expect(runbook).toContain('an audit of 2026-11-01T00:00:00Z')
  expect(runbook).not.toContain('## Measure first')
  expect(runbook).toContain(
    "When the audit looked, 3,000 channels were subscribed. If each is one visitor's, that is 3,000 connections: about 500 a second for 6 s. That is a number of channels, not of visitors",
  )
  expect(runbook).toContain('× 2.08 (growth: 58.6 KiB a day more between two audits 10 days apart, for 90 days to come)')
  expect(runbook).toContain('`copy_keys.rb` with `presence:*`')
  expect(files['terraform/variables.tf']).toMatch(/default {5}= "cache.t4g.small"/)
}, 60_000)
