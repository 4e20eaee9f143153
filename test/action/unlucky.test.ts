/** Checkouts and answers as they are on a bad day: links, submodules, folders of their own, line ends, limits without their headers. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { below, healthy, POOL, shared, withoutPrefix, withoutTimeout, withReadme } from './apps.ts'
import type { Files } from './repository.ts'
import { scene, verdict, writes } from './scene.ts'

const notices = (result: { readonly annotations: readonly { readonly name: string; readonly message: string }[] }) =>
  result.annotations.filter(a => a.name === 'notice').map(a => a.message)

describe('a link inside the repository', () => {
  const linked = (files: Files): Files => {
    const { [POOL]: pool = '', ...rest } = files
    return { ...rest, 'shared/pool.rb': pool, [POOL]: '../../shared/pool.rb' }
  }

  it.each<[string, 0 | 1]>([
    ['over the API', 1],
    ['from git', 0],
  ])('is followed in the base as in the head, %s', async (_, depth) => {
    const bad = linked(withoutTimeout(healthy))
    const { at, run } = await scene({ base: bad, head: withReadme(bad), links: [POOL] })
    // Something else must differ that matters, else the base isn't looked at.
    const more = at.push(withoutPrefix(bad))
    const result = await run({ at: more, workspace: more.checkout('merge', { depth }) })
    // The client without a timeout is old, by the link's name as by the file's own.
    expect(verdict(result)).toEqual([0, 'pass', '1', '3'])
  })

  it('to a policy counts as the policy that it leads to', async () => {
    const both = (one: Files): Files => ({
      ...below('shop', one),
      'policy.yml': 'rules:\n  shared-instance: note\n',
      '.redline.yml': 'policy.yml',
    })
    const { run } = await scene({ base: both(healthy), head: both(shared), links: ['.redline.yml'] })
    expect(verdict(await run())).toEqual([0, 'pass', '1', '1'])
  })

  it('that the pull request makes of a policy does not count', async () => {
    const policy = { 'loose.yml': 'fail-on: never\n', '.redline.yml': 'loose.yml' }
    const { run, comments } = await scene({ base: healthy, head: { ...shared, ...policy }, links: ['.redline.yml'] })
    expect(verdict(await run())).toEqual([1, 'fail', '1', '1'])
    expect(comments()[0]?.body).toMatch(/policy/i)
  })

  it('that leads out, in a circle or nowhere is followed in neither', async () => {
    const odd = {
      'a.rb': 'b.rb',
      'b.rb': 'a.rb',
      'config/initializers/out.rb': '../../../../../etc/passwd',
      'config/initializers/no.rb': 'gone.rb',
    }
    const links = Object.keys(odd)
    const { run } = await scene({ base: { ...healthy, ...odd }, head: { ...shared, ...odd }, links })
    const result = await run()
    expect(verdict(result)).toEqual([1, 'fail', '1', '1'])
    expect(result.stderr).toBe('')
  })
})

it('a checkout in a folder of its own is compared, and linked to as the repository has it', async () => {
  const { at, run, comments } = await scene({ base: shared, head: withoutPrefix(shared) })
  const checkout = at.checkout('merge')
  const workspace = mkdtempSync(join(tmpdir(), 'redline-workspace-'))
  onTestFinished(() => rmSync(workspace, { recursive: true, force: true }))
  cpSync(checkout, join(workspace, 'code'), { recursive: true, verbatimSymlinks: true })
  for (const path of ['code', '']) {
    const result = await run({ workspace, inputs: { path } })
    expect(verdict(result)).toEqual([0, 'pass', '1', '2'])
    expect(result.annotations.filter(a => a.properties['file']?.startsWith('code/'))).toEqual([])
  }
  expect(comments()[0]?.body).toContain(`/blob/${at.commits.head}/config/cable.yml`)
})

it('a submodule that is checked out is no news: the change names a commit of it, and no files', async () => {
  const module = { 'engines/shop': '1234567890'.repeat(4) }
  const { at, run } = await scene({
    base: { ...healthy, ...module },
    head: { ...withoutPrefix(healthy), ...module },
    modules: Object.keys(module),
  })
  const workspace = at.checkout('merge')
  for (const [path, text] of Object.entries(below('engines/shop', shared))) {
    mkdirSync(join(workspace, dirname(path)), { recursive: true })
    writeFileSync(join(workspace, path), text)
  }
  expect(verdict(await run({ workspace }))).toEqual([0, 'pass', '1', '1'])
})

describe('a comment', () => {
  it('that GitHub gives back with other line ends is not written again', async () => {
    const { at, run } = await scene({ base: healthy, head: shared })
    await run()
    at.state.comments = at.state.comments.map(c => ({ ...c, body: c.body.replaceAll('\n', '\r\n') }))
    expect(writes(await run())).toEqual([])
  })

  it('that a limit without a header refuses is not blamed on a permission', async () => {
    const { github, run } = await scene({ base: healthy, head: shared })
    const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
    github.faults = [{ match: 'POST …/issues/41/comments', status: 403, body: { message } }]
    const result = await run()
    expect(verdict(result)).toEqual([1, 'fail', '1', '1'])
    expect(notices(result)).toHaveLength(1)
    expect(notices(result)[0]).not.toContain('permissions:')
  })
})

describe('an event that says little', () => {
  it.each(['pull_request', 'pull_request_target', 'merge_group', 'workflow_run', 'push'] as const)('%s ends in words', async event => {
    const { at, run } = await scene({ base: healthy, head: shared })
    for (const gone of [
      { pull_request: null, merge_group: null, workflow_run: null },
      { pull_request: { number: '41', head: 7 }, merge_group: { base_sha: '../x' }, workflow_run: [] },
    ]) {
      const result = await run({ event, workspace: at.checkout('merge'), payload: { ...gone, repository: null } })
      expect(result.code).toBeLessThan(3)
      expect(result.stderr).toBe('')
      expect(writes(result)).toEqual([])
      if (event === 'pull_request') expect(result.annotations.map(a => a.message).join()).toMatch(/does not describe/)
    }
  })
})

describe('no_proxy', () => {
  it('goes past a proxy that answers nothing', async () => {
    const { run, comments } = await scene({ base: healthy, head: shared })
    await run({ env: { http_proxy: 'http://127.0.0.1:9', no_proxy: '127.0.0.1' } })
    expect(comments()).toHaveLength(1)
  })
})

describe('a policy that the pull request loosens by what it says of the deployment', () => {
  it.each<[string, string, RegExp]>([
    ['environments', 'environments:\n  production:\n    - none/**\n', /environment/],
    ['processes', 'processes:\n  web: 1\n', /processes|`web`/],
    ['platform', 'platform: heroku\n', /platform/],
    ['target', 'target: aws\n', /target/],
  ])('by %s is told', async (_, yaml, says) => {
    const { run, comments } = await scene({ base: healthy, head: { ...shared, '.redline.yml': yaml } })
    const result = await run()
    expect(result.code).not.toBe(2)
    expect(comments()[0]?.body).toMatch(says)
  })
})
