/** The workflows that we tell people to copy, carried out as they stand: README's, the documentation's, those of the examples. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { deadPort, fill, startServer, type TestServer } from '../audit/server.ts'
import { below, healthy, shared, withoutPrefix } from './apps.ts'
import type { EventName } from './events.ts'
import { everything } from './everything.ts'
import type { Files } from './repository.ts'
import { scene, verdict, writes } from './scene.ts'
import { type Artifacts, carriedOut, workflowOf } from './workflow.ts'

const example = (name: string) => readFileSync(`examples/workflows/${name}.yml`, 'utf8')
const README = readFileSync('README.md', 'utf8')
const shown = (page: string): string => /<!-- workflow -->\n```yaml\n([\s\S]*?)```\n<!-- \/workflow -->/.exec(page)?.[1] ?? ''

describe('the workflow in README', () => {
  const workflow = workflowOf(shown(README))

  it('is that of the documentation and of the examples', () => {
    expect(shown(README)).toBe(example('pull-request'))
    expect(shown(readFileSync('docs/action.md', 'utf8'))).toBe(example('pull-request'))
  })

  it('comments on a pull request, once', async () => {
    const on = await scene({ base: healthy, head: shared })
    const checkout = () => on.at.checkout('merge')
    const [first] = await carriedOut(on, { event: 'pull_request', workflow, checkout })
    expect(first && verdict(first)).toEqual([1, 'fail', '1', '1'])
    expect(on.comments()).toHaveLength(1)
    const [second] = await carriedOut(on, { event: 'pull_request', workflow, checkout })
    expect(second && writes(second)).toEqual([])
  })

  it.each<[string, object]>([
    ['a fork’s', { fork: 'contributor' }],
    ['Dependabot’s', { author: 'dependabot[bot]' }],
  ])('gives %s pull request the same verdict', async (_, who) => {
    const on = await scene({ base: healthy, head: shared, ...who })
    const [result] = await carriedOut(on, { event: 'pull_request', workflow, checkout: () => on.at.checkout('merge') })
    expect(result && verdict(result)).toEqual([1, 'fail', '1', '1'])
    expect(on.comments()).toEqual([])
  })

  it.each<[EventName, 'merge' | 'main', readonly unknown[]]>([
    ['merge_group', 'merge', [0, 'pass', '1', '2']],
    ['push', 'main', [1, 'fail', '1', '1']],
  ])('on %s', async (event, what, expected) => {
    const on = await scene({ base: shared, head: withoutPrefix(shared) })
    const [result] = await carriedOut(on, { event, workflow, checkout: () => on.at.checkout(what) })
    expect(result && verdict(result)).toEqual(expected)
    expect(on.at.state.comments).toEqual([])
  })
})

describe('the workflow of the examples', () => {
  it('for forks, in two steps, comments with what the first saved', async () => {
    const on = await scene({ base: healthy, head: shared, fork: 'contributor' })
    const artifacts: Artifacts = new Map()
    const checkout = () => on.at.checkout('merge')
    const [check] = await carriedOut(on, { event: 'pull_request', workflow: workflowOf(example('forks-check')), checkout, artifacts })
    expect(check && verdict(check)).toEqual([1, 'fail', '1', '1'])
    expect([on.comments(), check?.annotations.filter(a => a.name === 'notice')]).toEqual([[], []])
    const second = { event: 'workflow_run', workflow: workflowOf(example('forks-comment')), checkout, artifacts } as const
    const [comment] = await carriedOut(on, second)
    expect(comment && [comment.code, writes(comment)]).toEqual([0, ['POST /issues/41/comments']])
    expect(on.comments()[0]?.body).toContain('shared-instance')
  })

  it('for forks, in one step, comments with what it read over the API', async () => {
    const on = await scene({ base: healthy, head: shared, fork: 'contributor' })
    const workflow = workflowOf(example('api'))
    const [result] = await carriedOut(on, { event: 'pull_request_target', workflow, checkout: () => on.at.checkout('later') })
    expect(result && verdict(result)).toEqual([1, 'fail', '1', '1'])
    expect(on.comments()).toHaveLength(1)
  })

  it('for code scanning comments and leaves a log to upload', async () => {
    const on = await scene({ base: healthy, head: shared })
    const checkout = () => on.at.checkout('merge')
    const [result] = await carriedOut(on, { event: 'pull_request', workflow: workflowOf(example('code-scanning')), checkout })
    expect(result && verdict(result)).toEqual([1, 'fail', '1', '1'])
  })

  it('for several apps keeps a comment for each', async () => {
    const both = (one: typeof healthy) => ({ ...below('apps/shop', one), ...below('apps/billing', one) })
    const on = await scene({ base: both(healthy), head: both(shared) })
    const workflow = workflowOf(example('monorepo'))
    const results = await carriedOut(on, { event: 'pull_request', workflow, checkout: () => on.at.checkout('merge') })
    expect(results.map(verdict)).toEqual([
      [1, 'fail', '1', '1'],
      [1, 'fail', '1', '1'],
    ])
    expect(on.comments().map(c => /apps\/\w+/.exec(c.body)?.[0])).toEqual(['apps/shop', 'apps/billing'])
  })

  it.each<EventName>(['schedule', 'push', 'workflow_dispatch'])('for the default branch keeps an issue on %s', async event => {
    const on = await scene({ base: shared, head: shared })
    const workflow = workflowOf(example('scheduled'))
    const [result] = await carriedOut(on, { event, workflow, checkout: () => on.at.checkout('main') })
    expect(result && [result.code, writes(result)]).toEqual([0, ['POST /issues']])
  })
})

describe('the workflows with live servers', () => {
  const PASSWORD = 'Xk9-vQ2_Tr7wLm4Z'
  /** The variables that the workflow names, in the healthy app. */
  const named = (files: Files): Files =>
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        path,
        text.replaceAll('CACHE_REDIS_URL', 'REDIS_CACHE_URL').replaceAll('SIDEKIQ_REDIS_URL', 'REDIS_URL'),
      ]),
    )
  const app = named(healthy)
  const audit = workflowOf(example('scheduled-audit'))
  const live = workflowOf(example('pull-request-live'))
  let jobs: TestServer
  let cache: TestServer
  beforeAll(async () => {
    jobs = await startServer('--requirepass', PASSWORD, '--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru')
    cache = await startServer('--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru')
    await fill(cache)
  })
  afterAll(async () => {
    await jobs?.stop()
    await cache?.stop()
  })
  const secrets = () => ({
    REDIS_AUDIT_URL: `redis://:${PASSWORD}@127.0.0.1:${jobs.port}/0`,
    REDIS_CACHE_AUDIT_URL: `redis://127.0.0.1:${cache.port}/0`,
  })

  /** `gh` that knows one run of the audit, and its artifact. */
  function gh(artifacts: Artifacts): string {
    const folder = mkdtempSync(join(tmpdir(), 'redline-gh-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const saved = artifacts.get('redis-audit')
    const list = 'run list --workflow scheduled-audit.yml --branch trunk --limit 20 --json databaseId,event --jq '
    writeFileSync(
      join(folder, 'gh'),
      `#!/bin/sh\n[ -n "$GH_TOKEN" ] && [ "$GH_REPO" = octo-org/shop ] || exit 4\ncase "$*" in\n  "${list}"*) echo 77;;\n  "run download 77 --name redis-audit --dir "*) ${saved ? `cp -r ${saved} "$7"` : 'echo "no artifact matches" >&2; exit 1'};;\n  *) echo "no $*" >&2; exit 1;;\nesac\n`,
      { mode: 0o755 },
    )
    return folder
  }

  it('audit at night, keep an issue, and tell the pull requests of the day', { timeout: 120_000 }, async () => {
    const on = await scene({ base: app, head: named(shared) })
    const artifacts: Artifacts = new Map()
    const night = { event: 'schedule', workflow: audit, artifacts, secrets: secrets(), checkout: () => on.at.checkout('main') } as const
    const [first] = await carriedOut(on, night)
    expect(first?.stderr).toBe('')
    expect(first && [first.code, first.outputs['verdict'], first.outputs['audit-verdict'], writes(first)]).toEqual([
      0,
      'pass',
      'pass',
      ['POST /issues'],
    ])
    expect(readdirSync(artifacts.get('redis-audit') ?? '').sort()).toEqual(['audit.html', 'audit.json'])
    const saved = JSON.parse(readFileSync(join(artifacts.get('redis-audit') ?? '', 'audit.json'), 'utf8'))
    expect(saved.servers.map((s: { names: unknown }) => s.names)).toEqual([['REDIS_URL'], ['REDIS_CACHE_URL']])
    const issue = [...on.at.state.issues.values()].at(-1)?.body ?? ''
    expect(issue).toContain('eviction-policy')
    for (const text of [
      issue,
      first ? everything(on, first) : '',
      readFileSync(join(artifacts.get('redis-audit') ?? '', 'audit.html'), 'utf8'),
    ])
      for (const secret of [PASSWORD, `:${jobs.port}`, `:${cache.port}`]) expect(text).not.toContain(secret)

    const day = { event: 'pull_request', workflow: live, checkout: () => on.at.checkout('merge') } as const
    const [told] = await carriedOut(on, { ...day, programs: gh(artifacts) })
    // The server's own finding is the base's too; the change brings the shared server.
    expect(told && [told.code, told.outputs['new-count']]).toEqual([1, '1'])
    const report = JSON.parse(readFileSync(told?.outputs['report-path'] ?? '', 'utf8'))
    expect(report.audit.servers).toHaveLength(2)
    expect(JSON.stringify(report.apps[0].findings)).toContain('eviction-policy')
    expect(on.comments()).toHaveLength(1)

    const before = await scene({ base: app, head: named(shared) })
    const [without] = await carriedOut(before, { ...day, checkout: () => before.at.checkout('merge'), programs: gh(new Map()) })
    expect(without && verdict(without)).toEqual([1, 'fail', '1', '1'])
  })

  it('do not close the issue on a night when a server could not be reached', { timeout: 120_000 }, async () => {
    const on = await scene({ base: app, head: app })
    const night = { event: 'schedule', workflow: audit, checkout: () => on.at.checkout('main') } as const
    await carriedOut(on, { ...night, secrets: secrets() })
    const before = structuredClone(on.at.state.issues.get(42))
    expect(before).toMatchObject({ state: 'open' })
    const artifacts: Artifacts = new Map()
    const dark = {
      REDIS_AUDIT_URL: `redis://:${PASSWORD}@127.0.0.1:${await deadPort()}/0`,
      REDIS_CACHE_AUDIT_URL: secrets().REDIS_CACHE_AUDIT_URL,
    }
    const [second] = await carriedOut(on, { ...night, artifacts, secrets: dark })
    expect(second && [second.code, second.outputs['verdict'], second.outputs['audit-verdict']]).toEqual([5, 'incomplete', 'incomplete'])
    expect(artifacts.has('redis-audit')).toBe(true)
    expect(on.at.state.issues.get(42)).toMatchObject({ state: 'open' })
    expect(on.at.state.issues.get(42)?.body).toContain('eviction-policy')
  })

  it('say which secret is missing', async () => {
    const on = await scene({ base: app, head: app })
    const { REDIS_CACHE_AUDIT_URL: _, ...some } = secrets()
    const night = { event: 'schedule', workflow: audit, secrets: some, checkout: () => on.at.checkout('main') } as const
    const [result] = await carriedOut(on, night)
    expect(result?.code).toBe(2)
    expect(result?.annotations.map(a => a.message).join()).toMatch(/no address for REDIS_CACHE_URL: is the secret set/)
  })
})
