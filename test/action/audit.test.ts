/** Live servers in a workflow: where they are refused, what is masked, which are passed over, what is left for later steps. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { liveOf, refusal } from '../../src/action/audit.ts'
import { readInputs } from '../../src/action/inputs.ts'
import type { Runner } from '../../src/action/runner.ts'
import { partsOfUrl } from '../../src/action/secrets.ts'
import type { Context } from '../../src/github/context.ts'
import { deadPort, fill, startServer, type TestServer } from '../audit/server.ts'
import { client, model, value } from '../report/build.ts'
import { healthy, shared, withoutPrefix } from './apps.ts'
import { READS } from './run.ts'
import { BOT, scene, verdict, writes } from './scene.ts'

const context = (event: string, fork?: boolean): Context =>
  ({ event, pull: fork === undefined ? undefined : { number: 1, head: 'a', base: 'b', fork } }) as unknown as Context

describe('an event', () => {
  it.each([
    ['schedule', undefined, undefined],
    ['push', undefined, undefined],
    ['pull_request', false, undefined],
    ['pull_request', true, 'fork'],
    ['pull_request_target', false, 'stranger'],
    ['workflow_run', undefined, 'less trusted'],
    ['issue_comment', undefined, 'runs by hand alone'],
    ['pull_request_review', undefined, 'runs by hand alone'],
    ['pull_request', undefined, 'does not say where'],
    ['merge_group', undefined, undefined],
  ])('%s, fork %s: %s', (event, fork, why) => {
    if (why === undefined) expect(refusal(context(event, fork))).toBeUndefined()
    else expect(refusal(context(event, fork))).toContain(why)
  })
})

it('masks every part of an address that is no ordinary word', () => {
  expect([...partsOfUrl('REDIS_URL=rediss://someuser:p%40ssw0rd@ec2-1-2-3-4.compute.amazonaws.com:6380/0')].sort()).toEqual(
    [
      'ec2-1-2-3-4.compute.amazonaws.com',
      'p%40ssw0rd',
      'p@ssw0rd',
      'rediss://someuser:p%40ssw0rd@ec2-1-2-3-4.compute.amazonaws.com:6380/0',
      'rediss://someuser:p@ssw0rd@ec2-1-2-3-4.compute.amazonaws.com:6380/0',
      'someuser',
      'someuser:p%40ssw0rd',
      'someuser:p@ssw0rd',
    ].sort(),
  )
  expect(partsOfUrl('redis://localhost:6379')).toEqual(['redis://localhost:6379'])
})

it('reads addresses by name, and REDIS_URL where one has none', () => {
  const given: Readonly<Record<string, string>> = {
    'redis-url': 'redis://a',
    'redis-urls': '# ours\nCACHE_URL=redis://b\n\n  JOBS_URL=redis://c ',
  }
  const inputs = readInputs(name => given[name] ?? '')
  expect(inputs.audit).toBe('auto')
  expect(inputs.servers).toEqual(['REDIS_URL=redis://a', 'CACHE_URL=redis://b', 'JOBS_URL=redis://c'])
})

describe('servers', () => {
  let server: TestServer
  const temp = mkdtempSync(join(tmpdir(), 'redline-action-'))
  beforeAll(async () => {
    server = await startServer()
    await fill(server)
  })
  afterAll(async () => {
    await server?.stop()
    rmSync(temp, { recursive: true, force: true })
  })

  const said: string[] = []
  const runner = (env: Record<string, string> = {}): Runner => {
    said.length = 0
    return {
      env: { RUNNER_TEMP: temp, ...env },
      input: () => '',
      log: line => said.push(line),
      annotate: (level, message) => said.push(`${level}: ${message}`),
      output: () => {},
      summary: undefined,
      fail: () => {},
      hide: () => {},
    }
  }
  const inputs = (given: Readonly<Record<string, string>>) => readInputs(name => given[name] ?? '')
  const models = async () => [model({ clients: [client({ endpoint: value('$JOBS_URL') })] })]
  const none = async () => []
  const no = () => false
  const url = (): string => `redis://127.0.0.1:${server.port}`

  it('are read where they are named, near or not', async () => {
    const { live, unreached } = await liveOf(runner(), inputs({ 'redis-url': url() }), context('schedule'), none, no)
    expect(live?.audit.servers.map(s => s.id)).toEqual(['REDIS_URL'])
    expect(unreached).toBe(false)
  })

  it('are passed over with a line where a variable alone names them and they are near', async () => {
    const { live } = await liveOf(runner({ JOBS_URL: url() }), inputs({ audit: 'env' }), context('push'), models, no)
    expect(live).toBeUndefined()
    expect(said.join('\n')).toContain('JOBS_URL is a server of this job and was not audited')
  })

  it('are read by their variable where they are named too', async () => {
    const { live } = await liveOf(
      runner({ JOBS_URL: url() }),
      inputs({ audit: 'env', 'redis-urls': `JOBS_URL=${url()}` }),
      context('push'),
      models,
      no,
    )
    expect(live?.audit.servers.map(s => s.names)).toEqual([['JOBS_URL']])
  })

  it('are read by the built Action, and both trees are judged with what they said', async () => {
    const { run } = await scene({ base: healthy, head: withoutPrefix(healthy) })
    const inputs = { audit: 'env', 'redis-urls': `SIDEKIQ_REDIS_URL=${url()}` }
    const result = await run({ inputs })
    const audit = JSON.parse(readFileSync(join(result.outputs['audit-path'] ?? '', 'audit.json'), 'utf8'))
    expect(audit.servers.map((s: { names: unknown }) => s.names)).toEqual([['SIDEKIQ_REDIS_URL']])
    const { apps, comparedWith } = JSON.parse(readFileSync(result.outputs['report-path'] ?? '', 'utf8'))
    const rulesOf = (of: { findings: { rule: string }[] }) => of.findings.map(f => f.rule)
    // What the server itself shows is the base's as well; the change brings one finding.
    expect(rulesOf(apps[0])).toEqual(expect.arrayContaining(['persistence', 'cable-prefix']))
    expect(rulesOf(comparedWith.report.apps[0])).toContain('persistence')
    expect(rulesOf(comparedWith.report.apps[0])).not.toContain('cable-prefix')
    expect([result.code, result.outputs['new-count']]).toEqual([0, '1'])
    expect(result.stderr).toBe('')
  })

  it('are left alone where nothing is asked, on never, and on a fork', async () => {
    for (const [given, where] of [
      [{}, context('schedule')],
      [{ audit: 'never', 'redis-url': url() }, context('schedule')],
      [{ audit: 'require', 'redis-url': url() }, context('pull_request', true)],
    ] as const)
      expect(await liveOf(runner(), inputs(given), where, none, no)).toEqual({ unreached: false })
    expect(said.join('\n')).toContain('No live server was read, because this pull request comes from a fork')
  })

  it('that do not answer are a warning, and fail where they are required', async () => {
    const dead = { 'redis-url': `redis://127.0.0.1:${await deadPort()}` }
    expect((await liveOf(runner(), inputs(dead), context('schedule'), none, no)).unreached).toBe(false)
    expect(said.join('\n')).toMatch(/^warning: REDIS_URL could not be reached/m)
    expect((await liveOf(runner(), inputs({ ...dead, audit: 'require' }), context('schedule'), none, no)).unreached).toBe(true)
    expect(said.join('\n')).toMatch(/^error: REDIS_URL could not be reached/m)
  })
})

describe('the built Action', () => {
  it('does not close an issue on a night when the server that it speaks of was not reached, not read or would not answer', {
    timeout: 60_000,
  }, async () => {
    const server = await startServer('--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru')
    onTestFinished(() => server.stop())
    const { at, run } = await scene({ base: healthy, head: healthy }, { login: BOT, permissions: { contents: 'read', issues: 'write' } })
    const night = (port: number, required: string) =>
      run({
        event: 'schedule',
        workspace: at.checkout('main'),
        inputs: { issue: 'true', only: 'eviction-policy', audit: required, 'redis-urls': `SIDEKIQ_REDIS_URL=redis://127.0.0.1:${port}/0` },
      })
    expect(writes(await night(server.port, 'auto'))).toEqual(['POST /issues'])
    for (const required of ['auto', 'require']) expect(writes(await night(await deadPort(), required))).toEqual([])
    expect(writes(await night(server.port, 'never'))).toEqual([])
    await server.admin.call('ACL', 'SETUSER', 'default', '-info', '-config')
    expect(writes(await night(server.port, 'auto'))).toEqual([])
    await server.admin.call('ACL', 'SETUSER', 'default', '+info', '+config')
    expect(at.state.issues.get(42)?.state).toBe('open')
    await server.admin.config('SET', 'maxmemory-policy', 'noeviction')
    expect(writes(await night(server.port, 'require'))).toEqual(['PATCH /issues/42'])
    expect(at.state.issues.get(42)?.state).toBe('closed')
  })

  it('gives Dependabot’s pull request, which gets no secrets, the same verdict', async () => {
    const { run } = await scene({ base: healthy, head: shared, author: 'dependabot[bot]' }, READS)
    for (const audit of ['auto', 'require']) {
      const result = await run({ inputs: { audit, 'redis-urls': 'SIDEKIQ_REDIS_URL=\nCACHE_REDIS_URL=\n' } })
      expect(verdict(result)).toEqual([1, 'fail', '1', '1'])
      expect(result.annotations.map(a => a.message).join()).toContain('no address for SIDEKIQ_REDIS_URL, CACHE_REDIS_URL')
    }
  })

  const PASSWORD = 'Xk9-vQ2_Tr7wLm4Z'

  it('reads no audit that the pull request brings itself, and keeps its verdict', async () => {
    const forged = { schema: 1, kind: 'redline-audit', tool: { name: 'redline', version: '1' }, servers: [], unreached: [], findings: [] }
    const { run } = await scene({ base: healthy, head: { ...shared, 'redis-audit/audit.json': JSON.stringify(forged) } })
    const result = await run({ inputs: { live: 'redis-audit/audit.json' } })
    expect(verdict(result)).toEqual([1, 'fail', '1', '1'])
    const told = result.annotations.filter(a => a.name === 'warning').map(a => a.message)
    expect(told.join()).toContain('redis-audit/audit.json is a file that this pull request brings itself')
  })

  it('connects to nothing for a fork, and masks the address all the same', async () => {
    const asked: string[] = []
    const listener = createServer(socket => {
      asked.push('connected')
      socket.destroy()
    })
    await new Promise<void>(done => listener.listen(0, '127.0.0.1', done))
    onTestFinished(() => void listener.close())
    const { port } = listener.address() as AddressInfo
    const { run } = await scene({ base: healthy, head: shared, fork: 'contributor' }, READS)
    const url = `redis://auditor:${PASSWORD}@127.0.0.1:${port}/0`
    const result = await run({ inputs: { 'redis-url': url, audit: 'require' }, env: { OTHER: `["${url}"]`, REDIS_PASSWORD: 'opensesame' } })
    expect(verdict(result)).toEqual([1, 'fail', '1', '1'])
    expect(asked).toEqual([])
    expect(result.annotations.map(a => a.message).join()).toContain('No live server was read, because this pull request comes from a fork')
    expect(result.masks).toEqual(expect.arrayContaining([url, PASSWORD, 'auditor', `auditor:${PASSWORD}`, 'opensesame']))
  })
})

it('has workflows to copy that are there', () => {
  const page = readFileSync('docs/audit.md', 'utf8')
  const files = [...page.matchAll(/\]\(\.\.\/(examples\/[\w./-]+)\)/g)].map(m => m[1] as string)
  expect(files.length).toBeGreaterThan(1)
  expect(files.filter(f => !existsSync(f))).toEqual([])
})
