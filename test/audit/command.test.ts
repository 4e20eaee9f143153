/** `redline audit` and `check --live` from end to end, against real servers. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Io } from '../../src/commands/io.ts'
import { run } from '../../src/commands/run.ts'
import { readAudit, readDocument } from '../../src/report/readDocument.ts'
import { folder } from '../cli/folder.ts'
import { deadPort, fill, startServer, type TestServer } from './server.ts'

const PASSWORD = 'pa55-w0rd-secret'
const app = {
  'Gemfile.lock': 'GEM\n  specs:\n    rails (7.1.3)\n    redis (5.2.0)\n    sidekiq (7.2.4)\n\nDEPENDENCIES\n  rails\n  redis\n  sidekiq\n',
  'config/application.rb':
    'require "rails/all"\nBundler.require(*Rails.groups)\nmodule Shop\n  class Application < Rails::Application\n  end\nend\n',
  'config/environments/production.rb':
    'Rails.application.configure do\n  config.cache_store = :redis_cache_store, { url: ENV.fetch("CACHE_URL"), namespace: "cache" }\nend\n',
  'config/initializers/sidekiq.rb':
    'Sidekiq.configure_server { |c| c.redis = { url: ENV.fetch("JOBS_URL") } }\nSidekiq.configure_client { |c| c.redis = { url: ENV.fetch("JOBS_URL") } }\n',
}

async function redline(args: readonly string[], cwd: string, env: Io['env'] = {}) {
  const [out, err]: [string[], string[]] = [[], []]
  const stream = (to: string[]) => ({ write: (text: string) => void to.push(text), isTTY: false, columns: 100 })
  const code = await run(args, { stdout: stream(out), stderr: stream(err), env, cwd })
  return { code, out: out.join(''), err: err.join('') }
}

let server: TestServer
let url: string
beforeAll(async () => {
  server = await startServer('--requirepass', PASSWORD, '--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru')
  await fill(server)
  url = `redis://:${PASSWORD}@127.0.0.1:${server.port}`
})
afterAll(() => server?.stop())

describe('redline audit', () => {
  it('tells what is on a server, and nothing of its secrets', async () => {
    const { code, out, err } = await redline(['audit', `REDIS_URL=${url}`], folder({}))
    expect(err).toBe('')
    expect([0, 1]).toContain(code)
    expect(out).toContain('Split it: the cache')
    expect(out).toMatch(/cache:products\/\*? */)
    expect(out).not.toMatch(new RegExp(`${PASSWORD}|s3cretargument|127\\.0\\.0\\.1|:${server.port}`))
  })

  it('writes JSON that is read again, HTML, Markdown and SARIF', async () => {
    const cwd = folder({})
    for (const format of ['json', 'html', 'markdown', 'sarif'])
      expect((await redline(['audit', `REDIS_URL=${url}`, '--format', format, '--output', `a.${format}`], cwd)).err).toBe('')
    const read = (format: string): string => readFileSync(join(cwd, `a.${format}`), 'utf8')
    const audit = readAudit(read('json'))
    expect(audit.servers.map(s => [s.id, s.names, s.hostClass])).toEqual([['REDIS_URL', ['REDIS_URL'], 'loopback']])
    expect(audit.servers[0]?.keyspace?.workloads.find(w => w.workload === 'cache')?.keys.value).toBe(250)
    expect(audit.servers[0]?.sidekiq?.queues).toMatchObject([{ name: 'default', depth: 20, worked: false }])
    expect(read('html')).toContain('<!doctype html>')
    expect(read('markdown')).toContain('### Redis audit')
    expect(JSON.parse(read('sarif')).version).toBe('2.1.0')
    for (const format of ['json', 'html', 'markdown', 'sarif']) expect(read(format)).not.toMatch(new RegExp(`${PASSWORD}|s3cretargument`))
  })

  it('exits 5 with one sentence where a server does not answer, and still tells of the others', async () => {
    const port = await deadPort()
    const { code, out, err } = await redline(['audit', `A=redis://:${PASSWORD}@127.0.0.1:${port}`, `B=${url}`], folder({}))
    expect(code).toBe(5)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(/^redline: A could not be reached: /)
    expect(err).not.toMatch(new RegExp(`${PASSWORD}|${port}|\\n\\s+at `))
    expect(out).toContain('1 server not reached')
  })

  it('exits 5 on a wrong password, without it', async () => {
    const { code, out, err } = await redline(['audit', `redis://:wr0ng-secret@127.0.0.1:${server.port}`], folder({}))
    expect([code, out]).toEqual([5, ''])
    expect(err).not.toContain('wr0ng-secret')
  })

  it('joins the code: two variables of one server are one, by its run_id', async () => {
    const cwd = folder(app)
    expect((await redline(['check'], cwd)).out).not.toContain('shared-instance')
    const both = { JOBS_URL: url, CACHE_URL: `redis://default:${PASSWORD}@localhost:${server.port}/1`, OTHER: 'x' }
    const { code, out, err } = await redline(['audit', '--from-env', '--app', '.', '--format', 'json'], cwd, both)
    expect([code, err]).toEqual([1, ''])
    const document = readDocument(out)
    const shared = document.apps[0]?.findings.filter(f => f.rule === 'shared-instance')
    expect(shared).toMatchObject([{ severity: 'error', confidence: 'certain' }])
    expect(document.audit?.servers).toHaveLength(2)
  })

  it('gives a pull request the facts of an earlier run, and an old one fails nothing', async () => {
    const cwd = folder(app)
    const both = { JOBS_URL: url, CACHE_URL: `redis://default:${PASSWORD}@localhost:${server.port}` }
    const { out } = await redline(['audit', '--from-env', '--app', '.', '--format', 'json'], cwd, both)
    writeFileSync(join(cwd, 'audit.json'), out)
    const fresh = await redline(['check', '--live', 'audit.json', '--only', 'shared-instance'], cwd)
    expect(fresh.code).toBe(1)
    writeFileSync(join(cwd, 'old.json'), out.replace(/"takenAt": "[^"]*"/, '"takenAt": "2024-02-01T00:00:00Z"'))
    const old = await redline(['check', '--live', 'old.json', '--only', 'shared-instance', '--fail-on', 'note'], cwd)
    expect(old.out).toContain('the audit is of 2024-02-01, too old to go by')
    expect(old.out).toContain('So it was on 2024-02-01')
    expect(old.code).toBe(0)
  })

  it('says of a new server what is wrong with it for jobs, and of rates since the last time', async () => {
    const cwd = folder({})
    const { out } = await redline(['audit', `REDIS_URL=${url}`, '--format', 'json'], cwd)
    writeFileSync(join(cwd, 'before.json'), out)
    const again = await redline(['audit', `REDIS_URL=${url}`, '--expect', 'jobs', '--since', 'before.json'], cwd)
    expect(again.code).toBe(1)
    expect(again.out).toMatch(/as a server for jobs: not ready/)
    expect(again.out).toMatch(/policy +wrong +`noeviction` +allkeys-lru/)
    expect(again.out).toMatch(/REDIS_URL since /)
  })

  it.each([
    [['audit'], 'name a server'],
    [['audit', '--from-env'], 'name its folder with `--app PATH`'],
    [['audit', 'http://host'], "can't be read"],
    [['audit', 'redis://u:s3cretpass@/x'], "can't be read"],
    [['audit', 'redis://127.0.0.1:1', '--max-keys', 'many'], '`--max-keys` takes a number above 0'],
    [['check', '--live', 'nowhere.json'], 'nowhere.json'],
  ])('%j is wrong use', async (args, why) => {
    const { code, err } = await redline(args, folder({}))
    expect(code).toBe(2)
    expect(err).toContain(why)
    expect(err).not.toContain('s3cretpass')
  })
})
