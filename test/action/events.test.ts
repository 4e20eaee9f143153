/** The same verdict wherever it runs: each event, forks, GitHub Enterprise Server, behind a proxy, on each Node. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { certificates } from '../live/certificates.ts'
import { nodes } from '../nodes.ts'
import { below, healthy, PRODUCTION, redisless, shared, withoutPrefix, withoutTimeout, withReadme, withSharedCache } from './apps.ts'
import type { EventName } from './events.ts'
import { startProxy } from './proxy.ts'
import { READS } from './run.ts'
import { scene, verdict, writes } from './scene.ts'

describe('an event without a pull request', () => {
  it.each<EventName>(['push', 'schedule', 'workflow_dispatch'])('%s counts every finding and posts nothing', async event => {
    const { at, run } = await scene({ base: shared, head: healthy }, READS)
    const result = await run({ event, workspace: at.checkout('main') })
    expect(verdict(result)).toEqual([1, 'fail', '1', '1'])
    expect(result.requests).toEqual([])
    expect(result.summary).toContain(`/blob/${at.commits.main}/${PRODUCTION}`)
  })

  it('merge_group compares with the group’s base', async () => {
    const { at, run, comments } = await scene({ base: shared, head: withReadme(withoutPrefix(shared)) })
    const old = await run({ event: 'merge_group' })
    expect(verdict(old)).toEqual([0, 'pass', '1', '2'])
    expect(comments()).toEqual([])
    const worse = await scene({ base: healthy, head: shared })
    expect(verdict(await worse.run({ event: 'merge_group' }))).toEqual([1, 'fail', '1', '1'])
    expect(verdict(await worse.run({ event: 'merge_group', workspace: worse.at.checkout('merge', { depth: 0 }) }))).toEqual([
      1,
      'fail',
      '1',
      '1',
    ])
    expect(at.state.comments).toEqual([])
  })
})

describe('GitHub Enterprise Server', () => {
  it('is asked at its own address and linked to', async () => {
    const { github, run, comments } = await scene({ base: healthy, head: shared }, undefined, { prefix: '/api/v3' })
    const result = await run()
    expect(verdict(result)).toEqual([1, 'fail', '1', '1'])
    expect(comments()[0]?.body).toContain(`http://127.0.0.1:${github.port}/octo-org/shop/blob/`)
    expect(`${comments()[0]?.body}${result.summary}`).not.toMatch(/https:\/\/(?:api\.)?github\.com\/octo-org\/shop/)
  })

  it.each(['http_proxy', 'HTTP_PROXY'])('is reached through the proxy that %s names', async name => {
    const { github, run, comments } = await scene({ base: healthy, head: shared }, undefined, {
      prefix: '/api/v3',
      host: 'ghes.example.test',
    })
    const proxy = await startProxy(github.port)
    const result = await run({ env: { [name]: proxy.url } })
    expect(verdict(result)).toEqual([1, 'fail', '1', '1'])
    expect(comments()).toHaveLength(1)
    expect(new Set(proxy.asked)).toEqual(new Set([`ghes.example.test:${github.port}`]))
  })
})

describe('GitHub Enterprise Server behind TLS', () => {
  const dir = mkdtempSync(join(tmpdir(), 'redline-tls-'))
  afterAll(() => rmSync(dir, { recursive: true, force: true }))
  const made = certificates(dir, { ghes: '20991231000000Z' })['ghes']
  if (!made) throw new Error('no certificate was made')
  const options = { prefix: '/api/v3', host: 'ghes.example.test', certificate: made }

  it.each(['https_proxy', 'HTTPS_PROXY'])('is reached through a tunnel of the proxy that %s names', async name => {
    const { github, run, comments } = await scene({ base: healthy, head: shared }, undefined, options)
    const proxy = await startProxy(github.port)
    const result = await run({ env: { [name]: proxy.url, NODE_EXTRA_CA_CERTS: made.ca } })
    expect(verdict(result)).toEqual([1, 'fail', '1', '1'])
    expect(comments()).toHaveLength(1)
    expect(comments()[0]?.body).toContain(`https://ghes.example.test:${github.port}/octo-org/shop/blob/`)
    // CONNECT names the host, and what is inside the tunnel nobody but the server reads.
    expect(new Set(proxy.asked)).toEqual(new Set([`ghes.example.test:${github.port}`]))
    expect(new Set(proxy.methods)).toEqual(new Set(['CONNECT']))
    expect(result.stderr).toBe('')
  })

  it('whose authority is not known is one notice and the same exit code', async () => {
    const { github, run } = await scene({ base: healthy, head: shared }, undefined, options)
    const proxy = await startProxy(github.port)
    const result = await run({ env: { https_proxy: proxy.url } })
    expect([result.code, result.requests.length]).toEqual([1, 0])
    const told = result.annotations.filter(a => a.name === 'notice').map(a => a.message)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/could not be posted: .*certificate/)
    expect(result.stderr).toBe('')
  })
})

describe('a repository', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly unknown[]]>([
    ['with nothing to scan', { 'README.md': 'Hello\n' }, [0, 'nothing-to-scan', '0', '0']],
    ['that uses no Redis', redisless, [0, 'pass', '0', '0']],
  ])('%s passes and says why', async (_, files, expected) => {
    const { run, comments } = await scene({ base: files, head: { ...files, 'more.md': 'x\n' } })
    const result = await run()
    expect(verdict(result)).toEqual(expected)
    expect(comments()).toEqual([])
    const told = result.annotations.filter(a => a.name === 'notice').map(a => a.message)
    if (expected[1] === 'nothing-to-scan') expect(told.join()).toMatch(/nothing/i)
    else expect(`${result.summary}${result.stdout}`).toContain('solid_queue')
  })

  it('with two apps has a job and a comment for each', async () => {
    const both = (one: typeof healthy, two: typeof healthy) => ({ ...below('one', one), ...below('two', two) })
    const { run, comments } = await scene({ base: both(healthy, healthy), head: both(shared, withoutPrefix(healthy)) })
    expect(verdict(await run({ inputs: { path: 'one' } }))).toEqual([1, 'fail', '1', '1'])
    expect(verdict(await run({ inputs: { path: 'two' } }))).toEqual([0, 'pass', '1', '1'])
    expect(comments()).toHaveLength(2)
    expect(comments()[0]?.body).toContain('one/config/environments/production.rb')
    expect(comments()[1]?.body).not.toContain('one/config')
    expect(verdict(await run())).toEqual([1, 'fail', '2', '2'])
  })
})

describe('a pull request', () => {
  it('whose fork was deleted is a stranger’s', async () => {
    const { at, run } = await scene({ base: healthy, head: shared, fork: 'contributor' }, READS)
    Object.assign(at.pull.head, { repo: null })
    const result = await run()
    expect(verdict(result)).toEqual([1, 'fail', '1', '1'])
    expect(
      result.annotations
        .filter(a => a.name === 'notice')
        .map(a => a.message)
        .join(),
    ).toMatch(/fork/)
  })

  it('in a private repository needs nothing but what the workflow grants', async () => {
    const { run, comments } = await scene({ base: healthy, head: shared, state: { private: true } })
    expect(verdict(await run())).toEqual([1, 'fail', '1', '1'])
    expect(comments()).toHaveLength(1)
  })
})

describe('wrong use', () => {
  it.each([
    ['fail-on', 'sometimes'],
    ['comment', 'maybe'],
    ['path', '../other'],
    ['source', 'ftp'],
  ])('of the input %s is one message that names it', async (name, value) => {
    const { run } = await scene({ base: healthy, head: shared })
    const result = await run({ inputs: { [name]: value } })
    expect([result.code, result.outputs['verdict']]).toEqual([2, 'incomplete'])
    expect(
      result.annotations
        .filter(a => a.name === 'error')
        .map(a => a.message)
        .join(),
    ).toContain(name)
    expect(`${result.stdout}${result.stderr}`).not.toMatch(/\n\s+at /)
  })
})

describe.each(nodes())('$name', ({ path: node }) => {
  it('runs it through a pull request’s life, and writes nothing to stderr', async () => {
    const { at, github, run, comments } = await scene({ base: healthy, head: withSharedCache(withoutTimeout(healthy)) })
    const first = await run({ node })
    expect(verdict(first)).toEqual([1, 'fail', '2', '2'])
    const posted = ['POST /issues/41/comments', 'POST /pulls/41/reviews']
    expect(writes(first)).toEqual(posted)
    const second = await run({ node })
    expect(writes(second)).toEqual([])
    const third = await run({ node, at: at.push(healthy), github })
    expect(verdict(third)).toEqual([0, 'pass', '0', '0'])
    expect(comments()).toHaveLength(1)
    expect([first, second, third].map(r => r.stderr)).toEqual(['', '', ''])
  })

  it('reads the head over the API, the base over the API, and gives up what is not answered', async () => {
    const { at, github, run, comments } = await scene({ base: healthy, head: shared, fork: 'contributor' })
    const workspace = at.checkout('main')
    expect(verdict(await run({ node, event: 'pull_request_target', workspace }))).toEqual([1, 'fail', '1', '1'])
    expect(verdict(await run({ node, workspace: at.checkout('head') }))).toEqual([1, 'fail', '1', '1'])
    expect(comments()).toHaveLength(1)
    github.faults = [
      { match: 'GET …/comments', status: 502, times: 1 },
      { match: 'GET …/comments', drop: true },
    ]
    const refused = await run({ node })
    expect(verdict(refused)).toEqual([1, 'fail', '1', '1'])
    expect(refused.annotations.filter(a => a.name === 'notice')).toHaveLength(1)
    expect(refused.stderr).toBe('')
  })
})
