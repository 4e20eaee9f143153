import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Io } from '../../src/commands/io.ts'
import { shortNames } from '../../src/commands/report.ts'
import { run } from '../../src/commands/run.ts'
import { auditJson } from '../../src/report/audit/json.ts'
import { documentOf, json } from '../../src/report/json.ts'
import { audit, findings, monolith } from '../report/audit/servers.ts'
import { appReport, cable, cache, finding, HERE, model, report, sidekiq, value } from '../report/build.ts'
import { compared, numbered } from '../report/saved.ts'
import { shop } from '../report/shop.ts'
import { folder } from './folder.ts'

async function redline(args: readonly string[], cwd: string, env: Io['env'] = {}) {
  const [out, err]: [string[], string[]] = [[], []]
  const stream = (to: string[]) => ({ write: (text: string) => void to.push(text), isTTY: false })
  const code = await run(args, { stdout: stream(out), stderr: stream(err), env, cwd })
  return { code, out: out.join(''), err: err.join('') }
}

const FAR = 'redis://queue.acme.io:6380'
const far = (clients: readonly ReturnType<typeof cache>[]) => json(documentOf(report({ apps: [appReport({ model: model({ clients }) })] })))

const results = folder.bind(null, {
  'shop.json': json(documentOf(shop, { verdict: 'fail' })),
  'clean.json': json(documentOf(report())),
  'empty.json': json(documentOf(report({ apps: [] }))),
  'failed.json': json(documentOf(report({ failures: [{ part: 'rule a', error: 'x' }] }))),
  'pull.json': json(compared([numbered(1), numbered(2)], [numbered(1)]).document),
  'a.json': far([cache({ endpoint: value(FAR) })]),
  'b.json': far([sidekiq('server', { endpoint: value(`${FAR}/3`) })]),
  'broken.json': '{',
  'other.json': '{"kind":"redline-audit"}',
  'audit.json': auditJson(audit([monolith], { findings })),
  'gone.json': auditJson(audit([], { unreached: [{ id: 'GONE', names: ['GONE'], why: 'nothing listens at its address' }] })),
  'both.json': json({ ...documentOf(shop), audit: audit([monolith]) }),
})

test('a saved result as a page, as code scanning takes it, and as itself', async () => {
  const root = results()
  const page = await redline(['report', 'shop.json'], root)
  expect([page.code, page.err]).toEqual([0, ''])
  expect(page.out).toContain('`config/environments/production.rb:4`')
  const log = await redline(['report', 'shop.json', '--format', 'sarif'], root)
  expect(JSON.parse(log.out).runs[0].results).toHaveLength(2)
  const complete = await redline(['report', 'shop.json', '--format', 'sarif', '--complete', '--min-confidence', 'possible'], root)
  expect(JSON.parse(complete.out).runs[0].results).toHaveLength(4)
  const again = await redline(['report', 'shop.json', '--format', 'json'], root)
  expect(JSON.parse(again.out)).toEqual(documentOf(shop, { verdict: 'fail' }))
})

test.each([
  ['audit.json', 'markdown', /^### Redis audit: 2 errors[\s\S]*`REDIS_URL`: Split it/],
  ['audit.json', 'html', /^<!doctype html>[\s\S]*Memory by workload/],
  ['audit.json', 'sarif', /"ruleId": "eviction-policy"/],
  ['audit.json', 'json', /"kind": "redline-audit"/],
  ['both.json', 'html', /^<!doctype html>[\s\S]*shared-instance/],
])('the audit in %s as %s', async (file, format, says) => {
  const root = results()
  const { code, out, err } = await redline(['report', file, '--format', format], root)
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(says)
})

test('an audit as JSON is what it was', async () => {
  const { out } = await redline(['report', 'audit.json', '--format', 'json'], results())
  expect(JSON.parse(out)).toEqual(audit([monolith], { findings }))
})

test('of several results one may be an audit', async () => {
  const { code, out } = await redline(['report', 'audit.json', 'shop.json', '--format', 'sarif'], results())
  expect(code).toBe(0)
  expect(out).toContain('eviction-policy')
})

test('of a pull request it tells what is new', async () => {
  const { out } = await redline(['report', 'pull.json', '--format', 'sarif'], results())
  expect(JSON.parse(out).runs[0].results.map((r: { baselineState: string }) => r.baselineState)).toEqual(['unchanged', 'new'])
})

test.each<[readonly string[], string]>([
  [[], 'name what `redline check --format json --output FILE` wrote'],
  [['nowhere.json'], 'nowhere.json does not exist'],
  [['.'], '. is no regular file'],
  [['broken.json'], 'broken.json is no JSON'],
  [['other.json'], 'other.json is no valid audit'],
  [['shop.json', '--format', 'html'], 'shop.json holds no audit'],
  [['broken.json', 'nowhere.json'], 'broken.json is no JSON\nnowhere.json does not exist'],
  [['shop.json', '--format', 'console'], "can't be `console`"],
])('report %j is wrong use: exit 2', async (args, message) => {
  const { code, out, err } = await redline(['report', ...args], results())
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(message)
})

test.each<[string, number]>([
  ['shop.json', 0],
  ['failed.json', 0],
  ['empty.json', 0],
  ['shop.json --fail-on error', 1],
  ['shop.json --fail-on warning --min-confidence certain', 1],
  ['clean.json --fail-on note', 0],
  ['failed.json --fail-on error', 4],
  ['empty.json --fail-on error', 3],
  ['clean.json empty.json --fail-on error', 0],
  ['clean.json shop.json --fail-on error', 1],
  ['clean.json broken.json', 4],
  ['audit.json', 0],
  ['audit.json --fail-on error', 1],
  ['gone.json --fail-on error', 5],
  ['audit.json clean.json --fail-on error', 1],
])('report %s exits with %i', async (line, code) => {
  expect((await redline(['report', ...line.split(' ')], results())).code).toBe(code)
})

describe('several results', () => {
  test('are one page, with what could not be read', async () => {
    const { out, err } = await redline(['report', 'shop.json', 'clean.json', 'broken.json'], results())
    expect(err).toBe('')
    expect(out).toMatch(/^\*\*1 error and 1 warning in 1 of 2 repositories; /)
    expect(out).toContain('- `broken.json`: is no JSON')
  })

  test('are one log, each below its name', async () => {
    const { out } = await redline(['report', 'shop.json', 'pull.json', '--format', 'sarif'], results())
    const { runs } = JSON.parse(out)
    const uris = runs.flatMap((r: { results: [{ locations: [{ physicalLocation: { artifactLocation: { uri: string } } }] }] }) =>
      r.results.map(result => result.locations[0].physicalLocation.artifactLocation.uri.split('/')[0]),
    )
    expect([runs.length, [...new Set(uris)].sort()]).toEqual([1, ['pull', 'shop']])
  })

  test.each(['markdown', 'json', 'sarif'])('never tell the name of a host as %s', async format => {
    const { out } = await redline(['report', 'a.json', 'b.json', '--format', format], results())
    expect(out).not.toContain('acme')
    if (format !== 'sarif') expect(out).toMatch(/host-[0-9a-f]{16}\.public:6380/)
  })

  test('that hid their hosts under one salt still show what they share', async () => {
    const salt = { REDLINE_SALT: '0123456789abcdef' }
    const shared = (out: string): readonly { readonly server: string }[] => JSON.parse(out).shared
    const plain = await redline(['report', 'a.json', 'b.json', '--format', 'json'], results(), salt)
    const root = folder(
      Object.fromEntries(
        await Promise.all(
          ['x', 'y'].map(async name => {
            const app = folder({ ...APP, 'config/initializers/redis.rb': NAMING })
            const { out } = await redline(['check', '--format', 'json', '--fail-on', 'never'], app, salt)
            expect(out).not.toContain('acme')
            return [`${name}.json`, out]
          }),
        ),
      ),
    )
    const hidden = await redline(['report', 'x.json', 'y.json', '--format', 'json'], root)
    expect(shared(plain.out)).toHaveLength(1)
    expect(shared(hidden.out)).toHaveLength(4)
    expect(shared(hidden.out).map(s => s.server)).toContain(shared(plain.out)[0]?.server)
  })

  test('a salt that hides nothing is refused', async () => {
    const { code, err } = await redline(['report', 'a.json', 'b.json'], results(), { REDLINE_SALT: 'short' })
    expect([code, err]).toEqual([2, expect.stringContaining('REDLINE_SALT is too short')])
  })

  test('by the hundred take less than two seconds', async () => {
    const names = Array.from({ length: 300 }, (_, i) => `results/app-${i}/redline.json`)
    const root = folder(
      Object.fromEntries(
        names.map((name, i) => [
          name,
          json(
            documentOf(
              report({
                apps: [
                  appReport({
                    model: model({ clients: [cache(), cable(), sidekiq('server', { endpoint: value(`redis://q${i % 40}.acme.io`) })] }),
                    findings: Array.from({ length: 20 }, (_, n) =>
                      finding({ identity: `missing-timeout:${(i * 20 + n).toString(16).padStart(16, '0')}`, at: HERE }),
                    ),
                  }),
                ],
              }),
            ),
          ),
        ]),
      ),
    )
    for (const format of ['markdown', 'json', 'sarif']) {
      const before = process.cpuUsage()
      const { code, out } = await redline(['report', ...names, '--format', format], root)
      const { user, system } = process.cpuUsage(before)
      expect(code).toBe(0)
      expect(out).toContain('app-299')
      // The processor's time: the machine may have more to do.
      expect((user + system) / 1e6, format).toBeLessThan(2)
      if (format === 'json') expect(JSON.parse(out)).toMatchObject({ repositories: { length: 300 }, shared: { length: 40 } })
      if (format === 'sarif') expect(JSON.parse(out).runs[0].results).toHaveLength(6000)
    }
  })
})

test.each<[readonly string[], readonly string[]]>([
  [['a.json'], ['a']],
  [
    ['a.json', 'b.json'],
    ['a', 'b'],
  ],
  [
    ['results/shop/redline.json', 'results/blog/redline.json'],
    ['shop', 'blog'],
  ],
  [
    ['./r/o/a.json', 'r/o/b.json', '../x/c.json'],
    ['r/o/a', 'r/o/b', 'x/c'],
  ],
  [
    ['r/a/x.json', 'r/a.json'],
    ['a/x', 'a'],
  ],
])('%j are called %j', (paths, names) => {
  expect(shortNames(paths)).toEqual(names)
})

test('results of one repository are kept apart by their files', async () => {
  const of = (root: string) => json(documentOf(report({ apps: [appReport({ root })] }), { repository: 'o/mono' }))
  const root = folder({ 'web.json': of('web'), 'api.json': of('api'), 'x.json': json(documentOf(report(), { repository: 'o/other' })) })
  const { out } = await redline(['report', 'web.json', 'api.json', 'x.json', '--format', 'json'], root)
  expect(JSON.parse(out).repositories.map((r: { name: string }) => r.name)).toEqual(['o/mono/api', 'o/mono/web', 'o/other'])
})

/** Host names in each form that they are written in. */
const NAMING = `REDIS = Redis.new(url: "${FAR}/1")
PARTS = Redis.new(host: "parts.acme.io", port: 6381)
BLANK = Redis.new(url: "redis://#{ENV["HOST"] || "blank.acme.io"}:6382/1")
FIRST = Redis.new(sentinels: [{ host: "one.acme.io", port: 26380 }, { host: "two.acme.io", port: 26380 }], name: "first")
`

const APP = {
  'Gemfile.lock': 'GEM\n  specs:\n    rails (7.1.3)\n    redis (5.0.8)\n    sidekiq (7.2.0)\n\nDEPENDENCIES\n  rails\n  redis\n  sidekiq\n',
  'config/application.rb': "require 'rails/all'\nmodule Shop\n  class Application < Rails::Application\n  end\nend\n",
  'config/environments/production.rb':
    'Rails.application.configure do\n  config.cache_store = :redis_cache_store, { url: ENV["REDIS_URL"] }\nend\n',
  'config/initializers/sidekiq.rb': 'Sidekiq.configure_server { |c| c.redis = { url: ENV["REDIS_URL"] } }\n',
}

describe('check in a saved result’s formats', () => {
  test.each(['markdown', 'sarif', 'json'])('%s: the exit codes are those of the gate', async format => {
    const root = folder(Object.fromEntries(Object.entries(APP).map(([file, text]) => [`shop/${file}`, text])))
    mkdirSync(join(root, 'none'))
    const code = async (...args: string[]): Promise<number> => (await redline(['check', ...args, '--format', format], root)).code
    expect([await code('shop'), await code('shop', '--fail-on', 'never'), await code('none')]).toEqual([1, 0, 3])
  })

  test('names files as the repository does', async () => {
    const root = folder(Object.fromEntries(Object.entries(APP).map(([file, text]) => [`shop/${file}`, text])))
    const { out, err } = await redline(['check', 'shop', '--format', 'sarif'], root)
    expect(err).toBe('')
    const [{ results: found, automationDetails }] = JSON.parse(out).runs
    expect(found[0].locations[0].physicalLocation.artifactLocation.uri).toBe('shop/config/environments/production.rb')
    expect(automationDetails.id).toBe('redline/shop/')
  })
})
