/** What a pull request is compared with: the merge commit's first parent, however little of it the checkout holds. */
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { below, edited, healthy, PRODUCTION, shared, withoutPrefix, withReadme } from './apps.ts'
import type { Files } from './repository.ts'
import { scene, verdict } from './scene.ts'

const blobs = (requests: readonly { readonly path: string }[]) => requests.filter(r => r.path.includes('/git/blobs/')).length

describe('a finding is new by what it concerns', () => {
  it('where another file than the one it speaks of was changed', async () => {
    // Both lines of Sidekiq stay; the cache's own line stays too: a constant elsewhere decides.
    const base = {
      ...edited(healthy, PRODUCTION, 'ENV.fetch("CACHE_REDIS_URL")', 'CACHE_URL'),
      'config/redis_urls.rb': 'CACHE_URL = ENV.fetch("CACHE_REDIS_URL")\n',
      'config/application.rb': `require_relative "redis_urls"\n${healthy['config/application.rb']}`,
    }
    const head = edited(base, 'config/redis_urls.rb', 'CACHE_REDIS_URL', 'SIDEKIQ_REDIS_URL')
    const { run } = await scene({ base, head })
    expect(verdict(await run())).toEqual([1, 'fail', '1', '1'])
  })

  it('and where what was so while a variable is unset is always so', async () => {
    const fallback = edited(healthy, PRODUCTION, 'ENV.fetch("CACHE_REDIS_URL")', 'ENV["CACHE_REDIS_URL"] || ENV.fetch("SIDEKIQ_REDIS_URL")')
    const { run, comments } = await scene({ base: fallback, head: shared })
    expect(verdict(await run())).toEqual([1, 'fail', '1', '1'])
    expect(comments()[0]?.body).toMatch(/^### ❌ .*1 new error/m)
    expect(comments()[0]?.body).toContain('makes 1 older finding worse')
    // The other way round nothing is new.
    const milder = await scene({ base: shared, head: fallback })
    expect(verdict(await milder.run())).toEqual([0, 'pass', '0', '1'])
  })

  it.each([
    ['its line moved', edited(shared, PRODUCTION, 'require "active_support', '\n\n\nrequire "active_support')],
    ['its file was formatted', edited(shared, PRODUCTION, '    url: ENV', '      url:   ENV')],
    ['another file was renamed', rename(shared, 'config/initializers/redis.rb', 'config/initializers/data.rb')],
  ])('and not where %s', async (_, head) => {
    const { run } = await scene({ base: shared, head })
    expect(verdict(await run())).toEqual([0, 'pass', '0', '1'])
  })

  it('nor where the app’s folder was renamed', async () => {
    const { run, comments } = await scene({ base: below('shop', shared), head: below('apps/shop', shared) })
    expect(verdict(await run())).toEqual([0, 'pass', '0', '1'])
    expect(comments()).toEqual([])
  })
})

function rename(files: Files, from: string, to: string): Files {
  const { [from]: text = '', ...rest } = files
  return { ...rest, [to]: text }
}

describe('the base is found', () => {
  it.each([
    ['in the merge commit at depth 1', 'merge', 1],
    ['in the merge commit with all history', 'merge', 0],
    ['over the API where the head itself is checked out', 'head', 1],
    ['where the head is checked out with all history', 'head', 0],
  ] as const)('%s', async (_, what, depth) => {
    const { at, run } = await scene({ base: withReadme(shared), head: withoutPrefix(shared), main: withReadme(shared, 'Other.\n') })
    const result = await run({ workspace: at.checkout(what, { depth }) })
    // The shared server is old, the missing prefix is new and a note.
    expect(verdict(result)).toEqual([0, 'pass', '1', '2'])
    expect(result.requests.length - blobs(result.requests)).toBeLessThanOrEqual(5)
    expect(blobs(result.requests)).toBeLessThanOrEqual(1)
    if (what === 'merge' && depth === 0) expect(result.requests.filter(r => r.path.includes('/git/'))).toEqual([])
  })

  it('in the merge commit where the default branch moved before it was made', async () => {
    // The default branch brought the finding, not the pull request.
    const { run } = await scene({ base: healthy, head: withReadme(healthy), main: shared })
    expect(verdict(await run())).toEqual([0, 'pass', '0', '1'])
  })

  it('in the merge commit where the default branch moved on since', async () => {
    // By now the default branch has the finding too: this run is of the merge commit that it was started for.
    const { run } = await scene({ base: healthy, head: shared, later: withReadme(shared) })
    expect(verdict(await run())).toEqual([1, 'fail', '1', '1'])
  })

  it('where the head was branched off before the default branch mended something', async () => {
    const { at, run } = await scene({ base: shared, head: withReadme(shared), main: healthy })
    // The merge has no finding at all; the head alone has the one that it was branched off with.
    expect(verdict(await run())).toEqual([0, 'pass', '0', '0'])
    expect(verdict(await run({ workspace: at.checkout('head') }))).toEqual([0, 'pass', '0', '1'])
  })

  it('without a token where the checkout holds all history', async () => {
    const { at, run } = await scene({ base: withReadme(shared), head: withoutPrefix(shared) })
    const result = await run({ workspace: at.checkout('merge', { depth: 0 }), inputs: { token: '' } })
    expect(verdict(result)).toEqual([0, 'pass', '1', '2'])
    expect(result.requests.filter(r => r.headers.authorization)).toEqual([])
  })
})

describe('a change that takes the last word about Redis out of a file', () => {
  const cart = (body: string): Files => ({ ...healthy, 'app/models/cart.rb': `class Cart\n  def all\n    ${body}\n  end\nend\n` })
  const history = { base: cart('Redis.new(url: ENV.fetch("CART_URL")).get("cart")'), head: cart('[]') }

  it.each([
    ['in a checkout of depth 1', 1],
    ['in a checkout with all history', 0],
  ] as const)('is seen %s', async (_, depth) => {
    const { at, run, comments } = await scene(history)
    expect(verdict(await run({ workspace: at.checkout('merge', { depth }) }))).toEqual([0, 'pass', '0', '0'])
    expect(comments()[0]?.body).toMatch(/\*\*This PR\*\* mends \d finding/)
  })

  it('and one that never had one there is nothing to tell of', async () => {
    const { run, comments } = await scene({ base: cart('[1]'), head: cart('[2]') })
    const result = await run()
    expect(verdict(result)).toEqual([0, 'pass', '0', '0'])
    expect([comments(), result.requests.filter(r => r.path.includes('/git/blobs/'))]).toEqual([[], []])
  })
})

describe('a base that can’t be read', () => {
  const loudly = /could not read the base/i

  it('makes every finding count, and the comment and the summary say so', async () => {
    const { github, run, comments } = await scene({ base: shared, head: withReadme(shared) })
    github.faults = [{ match: 'GET …/git/…', status: 404, body: { message: 'Not Found', status: '404' } }]
    const result = await run()
    expect(verdict(result)).toEqual([1, 'fail', '1', '1'])
    expect(comments()).toHaveLength(1)
    expect(comments()[0]?.body.slice(0, 1500)).toMatch(loudly)
    expect(result.summary).toMatch(loudly)
  })

  it('is said where GitHub lists only a part of its tree', async () => {
    const { at, run, comments } = await scene({ base: shared, head: withReadme(shared) })
    for (const { tree } of at.state.commits.values()) at.state.truncated.add(tree)
    expect((await run()).code).toBe(1)
    expect(comments()[0]?.body).toMatch(loudly)
  })

  it('is said where there is neither a token nor history', async () => {
    const { run } = await scene({ base: shared, head: withReadme(shared) })
    const result = await run({ inputs: { token: '' } })
    expect(result.code).toBe(1)
    expect(result.summary).toMatch(loudly)
  })
})

describe('git that can’t be asked', () => {
  const history = { base: shared, head: withoutPrefix(shared) }

  it('as the checkout is none of its own: GitHub is asked', async () => {
    const { at, run } = await scene(history)
    const workspace = at.checkout('merge')
    rmSync(join(workspace, '.git'), { recursive: true })
    expect(verdict(await run({ workspace }))).toEqual([0, 'pass', '1', '2'])
  })

  it('as it is not installed: GitHub is asked', async () => {
    const { run } = await scene(history)
    expect(verdict(await run({ env: { PATH: '/nowhere' } }))).toEqual([0, 'pass', '1', '2'])
  })

  it.runIf(process.getuid?.() === 0)('as the checkout belongs to another user, as in a job’s container: GitHub is asked', async () => {
    const { at, run } = await scene(history)
    const workspace = at.checkout('merge')
    execFileSync('chown', ['-R', '1001:1001', workspace])
    expect(verdict(await run({ workspace }))).toEqual([0, 'pass', '1', '2'])
  })

  it('for what a step before this one has changed: the working copy counts', async () => {
    const { at, run } = await scene({ base: healthy, head: withReadme(healthy) })
    const workspace = at.checkout('merge')
    writeFileSync(join(workspace, PRODUCTION), shared[PRODUCTION] ?? '')
    expect(verdict(await run({ workspace }))).toEqual([1, 'fail', '1', '1'])
  })
})

describe('a pull request with 3,000 files', () => {
  const many = (text: string): Files =>
    Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`app/models/m${n}.rb`, `class M${n} # ${text}\nend\n`]))

  it('asks for no more than it needs', async () => {
    const { run, comments } = await scene({ base: { ...healthy, ...many('one') }, head: { ...shared, ...many('two') } })
    const result = await run()
    expect(verdict(result)).toEqual([1, 'fail', '1', '1'])
    expect(result.requests.length).toBeLessThanOrEqual(5 + 1)
    expect(comments()).toHaveLength(1)
  })
})

/** The identity of the finding in `shared`. */
const SHARED = 'shared-instance:3ac381037b5dca4f'

describe('policy', () => {
  const loose = (yaml: string) => ({ base: healthy, head: { ...shared, '.redline.yml': yaml } })

  it.each([
    ['turns the rule off', loose('rules:\n  shared-instance: off\n')],
    ['makes the rule a note', loose('rules:\n  shared-instance: note\n')],
    ['fails on nothing', loose('fail-on: never\n')],
    ['excludes the file', loose('exclude:\n  - config/environments/**\n')],
    ['allows the pair', loose('allow:\n  - workloads: [cache, sidekiq]\n    reason: both are small\n')],
    [
      'ignores the line',
      {
        base: healthy,
        head: edited(
          shared,
          PRODUCTION,
          '  config.cache_store',
          '  # redline:ignore shared-instance -- both are small\n  config.cache_store',
        ),
      },
    ],
  ])('that the pull request itself loosens, as it %s, does not count, and is shown', async (_, history) => {
    const { run, comments } = await scene(history)
    const result = await run()
    expect(verdict(result)).toEqual([1, 'fail', '1', '1'])
    expect(comments()[0]?.body).toMatch(/policy/i)
    expect(result.summary).toMatch(/policy/i)
  })

  it.each([
    [
      'switches a rule off in a file that was there',
      { '.redline.yml': 'rules:\n  cable-prefix: off\n' },
      { '.redline.yml': 'rules:\n  cable-prefix: off\n  shared-instance: off\n' },
    ],
    ['softens the gate', { '.redline.yml': 'fail-on: error\n' }, { '.redline.yml': 'fail-on: never\n' }],
    [
      'adds to a baseline that was there',
      { '.redline-baseline': 'cable-prefix:0123456789abcdef\n' },
      { '.redline-baseline': `${SHARED}\n` },
    ],
  ])('that the base has already does not bend, as the pull request %s', async (_, before, after) => {
    const { run, comments } = await scene({ base: { ...healthy, ...before }, head: { ...shared, ...after } })
    expect(verdict(await run())).toEqual([1, 'fail', '1', '1'])
    expect(comments()[0]?.body).toMatch(/policy/i)
    expect(comments()[0]?.body).not.toMatch(/could not read the base/i)
  })

  it('of the base counts', async () => {
    const policy = { '.redline.yml': 'rules:\n  shared-instance: note\n' }
    const { run } = await scene({ base: { ...healthy, ...policy }, head: { ...shared, ...policy } })
    expect(verdict(await run())).toEqual([0, 'pass', '1', '1'])
  })

  it('of the base counts, though the pull request deletes it', async () => {
    const { run } = await scene({ base: { ...healthy, '.redline.yml': 'fail-on: note\n' }, head: withoutPrefix(healthy) })
    expect(verdict(await run())).toEqual([1, 'fail', '1', '1'])
  })

  it('that the pull request tightens counts from its merge on', async () => {
    const { run } = await scene({ base: healthy, head: { ...withoutPrefix(healthy), '.redline.yml': 'fail-on: note\n' } })
    expect((await run()).code).toBe(0)
  })

  it('that is broken in the pull request is wrong use, and says where', async () => {
    const { run } = await scene({ base: healthy, head: { ...healthy, '.redline.yml': 'fail-on: sometimes\n' } })
    const result = await run()
    expect(result.code).not.toBe(0)
    expect(
      result.annotations
        .filter(a => a.name === 'error')
        .map(a => a.message)
        .join(),
    ).toMatch(/fail-on/)
    expect(result.stderr).not.toMatch(/\n {4}at /)
  })

  it('in a baseline that the pull request writes does not count either', async () => {
    const { run, comments } = await scene({ base: healthy, head: { ...shared, '.redline-baseline': `${SHARED}\n` } })
    const result = await run()
    expect(verdict(result)).toEqual([1, 'fail', '1', '1'])
    expect(readFileSync(result.outputs['report-path'] ?? '', 'utf8')).toContain(SHARED)
    expect(comments()[0]?.body).toMatch(/baseline/)
  })
})
