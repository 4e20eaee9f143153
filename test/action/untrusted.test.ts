/** Runs that hold a token which writes and look at what a stranger made: files over the API, results of a workflow that they control. */
import { copyFileSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Token } from './api/permissions.ts'
import { healthy, PRODUCTION, shared, withoutPrefix } from './apps.ts'
import { unmeant } from './markdown.ts'
import { READS, TOKEN, WRITES } from './run.ts'
import { scene, verdict, writes } from './scene.ts'

describe('pull_request_target', () => {
  const history = { base: healthy, head: withoutPrefix(shared), fork: 'contributor' }

  it('reads the head over the API and comments, whatever is checked out', async () => {
    const { at, run, comments } = await scene(history)
    const workspace = at.checkout('main')
    const result = await run({ event: 'pull_request_target', workspace })
    expect(verdict(result)).toEqual([1, 'fail', '2', '2'])
    expect(comments()).toHaveLength(1)
    expect(comments()[0]?.body).toContain(`/blob/${at.commits.head}/${PRODUCTION}`)
  })

  it('never reads a checked-out fork, and does not trust its policy', async () => {
    const { at, run } = await scene({ ...history, head: { ...history.head, '.redline.yml': 'fail-on: never\n' } })
    const workspace = at.checkout('head')
    writeFileSync(join(workspace, 'Gemfile'), 'gem "rails"\n')
    writeFileSync(join(workspace, PRODUCTION), 'Rails.application.configure do\nend\n')
    expect(verdict(await run({ event: 'pull_request_target', workspace }))).toEqual([1, 'fail', '2', '2'])
  })

  it('refuses to read a checkout', async () => {
    const { at, run } = await scene(history)
    const result = await run({ event: 'pull_request_target', workspace: at.checkout('head'), inputs: { source: 'checkout' } })
    expect(result.code).toBe(2)
    expect(result.annotations.map(a => a.message).join()).toMatch(/source: api/)
  })

  it('asks for the files that matter alone', async () => {
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`docs/page${n}.md`, `Page ${n}\n`]))
    const { at, run } = await scene({ ...history, base: { ...healthy, ...many }, head: { ...history.head, ...many } })
    const result = await run({ event: 'pull_request_target', workspace: at.checkout('main') })
    expect(result.code).toBe(1)
    expect(result.requests.filter(r => r.path.includes('docs'))).toEqual([])
    expect(result.requests.filter(r => r.path.includes('/git/blobs/')).length).toBeLessThanOrEqual(2)
  })

  it('does without any checkout', async () => {
    const { at, run } = await scene(history)
    const empty = at.checkout('main')
    for (const name of readdirSync(empty)) rmSync(join(empty, name), { recursive: true })
    expect(verdict(await run({ event: 'pull_request_target', workspace: empty }))).toEqual([1, 'fail', '2', '2'])
  })
})

describe('source: api on pull_request', () => {
  it('gives the verdict of the checkout', async () => {
    const { run } = await scene({ base: shared, head: withoutPrefix(shared) })
    expect(verdict(await run({ inputs: { source: 'api' } }))).toEqual([0, 'pass', '1', '2'])
  })
})

describe('workflow_run', () => {
  const history = { base: healthy, head: shared, fork: 'contributor' }

  /** What the untrusted first workflow leaves, in the workspace of the second. */
  async function saved(change: (text: string) => string = text => text) {
    const all = await scene(history)
    const may = (what: Token) => all.github.tokens.set(TOKEN, what)
    may(READS)
    const first = await all.run()
    expect(first.code).toBe(1)
    const workspace = all.at.checkout('main')
    const report = join(workspace, 'report.json')
    copyFileSync(first.outputs['report-path'] ?? '', report)
    writeFileSync(report, change(readFileSync(report, 'utf8')))
    may(WRITES)
    return { ...all, second: () => all.run({ event: 'workflow_run', workspace, inputs: { report: 'report.json' } }) }
  }

  it('publishes on the fork’s pull request what the first workflow saved', async () => {
    const { second, comments, at } = await saved()
    const result = await second()
    expect([result.code, result.outputs['verdict'], result.outputs['new-count']]).toEqual([0, 'fail', '1'])
    expect(comments()).toHaveLength(1)
    expect(comments()[0]?.body).toContain(`/blob/${at.commits.head}/${PRODUCTION}`)
    expect(writes(await second())).toEqual([])
  })

  it('renders it again: what stands in it can neither link, mention nor command', async () => {
    const evil = '@octocat <img src=x onerror=1> ![x](https://evil.example/t.png) [x](https://evil.example) #1 ::error::x'
    const { second, comments } = await saved(text => text.replaceAll('The cache (`Rails.cache`)', JSON.stringify(evil).slice(1, -1)))
    const result = await second()
    expect(comments()).toHaveLength(1)
    expect(comments()[0]?.body).toContain('octocat')
    expect(unmeant(comments()[0]?.body ?? '', 'https://github.com/octo-org/shop/')).toEqual([])
    expect(result.commands.filter(c => c.message === 'x')).toEqual([])
  })

  it.each<[string, (text: string) => string]>([
    ['is no JSON', text => text.slice(0, -40)],
    ['is something else', () => '{"kind":"other"}'],
    ['is of another pull request', text => text.replace(/"pull": ?41/, '"pull": 1')],
    ['names none', text => text.replace(/"pull": ?41,?/, '')],
    ['is nested without end', text => `${text.trimEnd().slice(0, -1)},"apps":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    ['is larger than anybody’s', text => text.replace('"redline-report"', `"redline-report","x":"${'x'.repeat(26 * 1024 * 1024)}"`)],
    ['has text where a number stands', text => text.replace(/"pull": ?41/, '"pull": "41"')],
    ['has a list for a finding', text => text.replace(/"findings": ?\[\s*\{/, '"findings":[[],{')],
    ['would be a prototype', () => '{"__proto__":{"kind":"redline-report"},"schema":1}'],
    ['is a text of the kind', () => '"redline-report"'],
  ])('refuses a result that %s', async (_, change) => {
    const { second, comments } = await saved(change)
    const result = await second()
    expect(result.code).not.toBe(0)
    expect(result.stderr).not.toMatch(/\n\s+at /)
    expect(comments()).toEqual([])
  })

  it('reads nothing that the artifact links to, and shows nothing of it', async () => {
    const { at, run, comments } = await scene(history)
    const workspace = at.checkout('main')
    for (const [n, target] of ['/proc/self/environ', '/dev/zero', '.git/config', workspace].entries()) {
      symlinkSync(target, join(workspace, `r${n}.json`))
      const result = await run({
        event: 'workflow_run',
        workspace,
        inputs: { report: `r${n}.json` },
        env: { PLANTED: 'from-the-environment' },
      })
      expect(result.code).toBe(2)
      expect(`${result.stdout}${result.stderr}${result.summary}`).not.toMatch(/from-the-environment|repositoryformatversion|\n\s+at /)
    }
    expect(comments()).toEqual([])
  })

  it('links nowhere else for a path out of the repository', async () => {
    const { second, comments } = await saved(text => text.replaceAll(`"${PRODUCTION}:`, '"../../../../evil/repo/blob/main/x.rb:'))
    await second()
    expect(comments().flatMap(c => unmeant(c.body, 'https://github.com/octo-org/shop/'))).toEqual([])
  })

  it('refuses a result where the pull request has gone on', async () => {
    const { at, second, comments } = await saved()
    const { head } = at.pull
    const was = head.sha
    at.push(healthy)
    // The event speaks of the head that the first workflow ran on.
    expect(was).toBe(at.commits.head)
    expect((await second()).code).not.toBe(0)
    expect(comments()).toEqual([])
  })

  it('without a saved result is wrong use', async () => {
    const { at, run } = await scene(history)
    expect((await run({ event: 'workflow_run', workspace: at.checkout('main') })).code).toBe(2)
  })
})
