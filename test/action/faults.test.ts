/** What GitHub refuses or never answers costs the post, not the verdict: one notice, the same exit code, no stack. */
import { describe, expect, it } from 'vitest'
import { healthy, POOL, shared, withoutPrefix, withoutTimeout, withReadme, withSharedCache } from './apps.ts'
import type { Files } from './repository.ts'
import { READS, type Result, WRITES } from './run.ts'
import { BOT, scene, verdict, writes } from './scene.ts'
import { type Fault, secondaryLimit } from './server.ts'

const COMMENTS = 'GET …/issues/41/comments'
const POST = 'POST …/issues/41/comments'
const notices = (r: Result) => r.annotations.filter(a => a.name === 'notice').map(a => a.message)

/** What every run here has in common, whether its post came through or not. */
function unmoved(result: Result): void {
  expect(verdict(result)).toEqual([1, 'fail', '1', '1'])
  expect(result.summary).toContain('shared-instance')
  expect(result.stderr).not.toMatch(/\n\s+at |Unhandled/)
  expect(
    result.annotations
      .filter(a => a.name === 'error' && !/shared-instance|share/.test(`${a.message}${a.properties['title']}`))
      .map(a => a.message),
  ).toHaveLength(1)
}

describe('a comment that comes through in the end', () => {
  it.each<[string, Fault[]]>([
    ['502 twice on the post', [{ match: POST, times: 2, status: 502 }]],
    ['502 twice on the list', [{ match: COMMENTS, times: 2, status: 502 }]],
    [
      '500 and 503',
      [
        { match: COMMENTS, times: 1, status: 500 },
        { match: COMMENTS, times: 1, status: 503 },
      ],
    ],
    ['429 with a second to wait', [secondaryLimit(POST, 1, 1, 429)]],
    ['403 of the secondary limit with a second to wait', [secondaryLimit(POST, 1, 1, 403)]],
    ['a list cut off', [{ match: COMMENTS, times: 1, drop: true }]],
    ['502 twice on the base’s tree', [{ match: 'GET …/git/trees/…', times: 2, status: 502 }]],
  ])('%s', async (_, faults) => {
    const { github, run, comments } = await scene({ base: healthy, head: shared })
    github.faults = faults
    const result = await run()
    unmoved(result)
    expect(comments()).toHaveLength(1)
    expect(notices(result)).toEqual([])
  })

  it.each<[string, Fault]>([
    ['502', { match: POST, times: 1, status: 502, applied: true }],
    ['a cut connection', { match: POST, times: 1, drop: true, applied: true }],
  ])('is one comment where the post was done and %s hid it', async (_, fault) => {
    const { github, run, comments } = await scene({ base: healthy, head: shared })
    github.faults = [fault]
    unmoved(await run())
    expect((await run()).code).toBe(1)
    expect(comments()).toHaveLength(1)
  })
})

describe('a comment that does not come through', () => {
  const permission = /pull-requests: write/

  it.each<[string, Fault[], RegExp | undefined]>([
    ['403 on the post', [{ match: POST, status: 403, body: { message: 'Resource not accessible by integration' } }], permission],
    ['404 on the post', [{ match: POST, status: 404, body: { message: 'Not Found' } }], permission],
    ['403 on the list', [{ match: COMMENTS, status: 403, body: { message: 'Resource not accessible by integration' } }], permission],
    ['401', [{ match: POST, status: 401, body: { message: 'Bad credentials' } }], undefined],
    ['422 on the post', [{ match: POST, status: 422, body: { message: 'Validation Failed' } }], undefined],
    ['an hour to wait', [secondaryLimit(POST, 3600)], /secondary rate limit/],
    [
      'no requests left',
      [
        {
          match: POST,
          status: 403,
          headers: { 'x-ratelimit-remaining': '0' },
          body: { message: 'API rate limit exceeded for installation ID 1.' },
        },
      ],
      /rate limit/,
    ],
    ['502 for ever', [{ match: POST, status: 502 }], undefined],
    ['an answer that is no JSON', [{ match: COMMENTS, status: 200, headers: { 'content-type': 'text/html' }, body: 'x' }], undefined],
    ['a cut connection for ever', [{ match: COMMENTS, drop: true }], undefined],
  ])('for %s is one notice', async (_, faults, says) => {
    const { github, run, comments } = await scene({ base: healthy, head: shared })
    github.faults = faults
    const result = await run()
    unmoved(result)
    expect(comments()).toEqual([])
    expect(notices(result)).toHaveLength(1)
    if (says) expect(notices(result)[0]).toMatch(says)
    // What no permission would mend is not blamed on one.
    if (says !== permission) expect(notices(result)[0]).not.toMatch(permission)
    expect(result.milliseconds).toBeLessThan(20_000)
  })

  it('on a fork’s pull request, where the token only reads, is one notice that says so', async () => {
    const { run, comments } = await scene({ base: healthy, head: withoutTimeout(shared), fork: 'contributor' }, READS)
    const result = await run()
    expect(verdict(result)).toEqual([1, 'fail', '2', '2'])
    expect(comments()).toEqual([])
    expect(notices(result).filter(n => !/missing-timeout|waits/.test(n))).toHaveLength(1)
    expect(notices(result).join()).toMatch(/fork/)
    expect(result.summary).toContain('shared-instance')
  })

  it('on Dependabot’s pull request, the same', async () => {
    const history = { base: healthy, head: shared, author: 'dependabot[bot]', branch: 'dependabot/bundler/redis-5.4' }
    const { run } = await scene(history, READS)
    const result = await run()
    unmoved(result)
    expect(notices(result)).toHaveLength(1)
    expect(notices(result)[0]).toMatch(permission)
  })

  it('on a locked pull request is a notice', async () => {
    const { at, run } = await scene({ base: healthy, head: shared })
    Object.assign(at.state.issues.get(41) ?? {}, { locked: true })
    const result = await run()
    unmoved(result)
    expect(notices(result)).toHaveLength(1)
    expect(notices(result)[0]).toMatch(/locked/)
  })

  it.each([
    ['the list', COMMENTS],
    ['the post', POST],
  ])('for %s that is never answered ends in time', { timeout: 120_000 }, async (_, match) => {
    const { github, run } = await scene({ base: healthy, head: shared })
    github.faults = [{ match, hang: true }]
    const result = await run({ timeout: 110_000 })
    unmoved(result)
    expect(notices(result)).toHaveLength(1)
    expect(result.milliseconds).toBeLessThan(70_000)
  })

  it('leaves an old comment alone where it can’t be changed', async () => {
    const { at, github, run, comments } = await scene({ base: healthy, head: shared })
    await run()
    const [before] = structuredClone(comments())
    github.faults = [{ match: 'PATCH …', status: 403, body: { message: 'Resource not accessible by integration' } }]
    const result = await run({ at: at.push(withoutPrefix(shared)) })
    expect(verdict(result)).toEqual([1, 'fail', '2', '2'])
    expect(comments()).toEqual([before])
    // No second one beside it.
    expect(writes(result).filter(w => w.startsWith('POST'))).toEqual([])
  })
})

describe('GitHub that answers nothing at all', () => {
  it.each<[string, Fault]>([
    ['503', { match: '…', status: 503 }],
    ['cut connections', { match: '…', drop: true }],
    ['401', { match: '…', status: 401, body: { message: 'Bad credentials' } }],
    ['silence', { match: '…', hang: true }],
  ])('(%s) leaves the verdict, which then counts all findings, and the summary', { timeout: 120_000 }, async (_, fault) => {
    const { github, run } = await scene({ base: shared, head: withReadme(shared) })
    github.faults = [fault]
    const result = await run({ timeout: 110_000 })
    unmoved(result)
    expect(result.milliseconds).toBeLessThan(60_000)
  })
})

describe('a suggestion', () => {
  const history = { base: healthy, head: withSharedCache(withoutTimeout(healthy)) }

  it('is a review comment where a safe fix lies inside one hunk, once', async () => {
    const { at, run } = await scene(history)
    const first = await run()
    expect(first.code).toBe(1)
    expect(at.state.reviews).toHaveLength(1)
    const [suggestion, ...more] = at.state.reviewComments
    expect(more).toEqual([])
    expect(suggestion).toMatchObject({ path: 'config/initializers/redis.rb', user: BOT, commit: at.commits.head })
    expect(suggestion?.body).toMatch(/```suggestion\n[\s\S]*timeout[\s\S]*\n```/)
    const asked = (r: Result) =>
      r.requests
        .map(q => `${q.method} ${q.path.replace(/^\/repos\/[^/]+\/[^/]+/, '').replace(/[0-9a-f]{40}/, 'ID')}`)
        .filter(q => !/blobs/.test(q))
    // The core path's five, and the review.
    const core = ['GET /git/trees/ID', 'GET /pulls/41/files', 'GET /issues/41/comments', 'POST /issues/41/comments', 'GET /pulls/41']
    expect(asked(first)).toEqual([...core, 'POST /pulls/41/reviews'])
    const second = await run()
    expect(at.state.reviews).toHaveLength(1)
    expect(asked(second)).toEqual(['GET /git/trees/ID', 'GET /pulls/41/files', 'GET /issues/41/comments', 'GET /pulls/41/comments'])
  })

  it('is not made where the input says no', async () => {
    const { at, run } = await scene(history)
    await run({ inputs: { suggestions: 'false' } })
    expect(at.state.reviews).toEqual([])
  })

  it('is not made for what the pull request did not touch, nor where GitHub gives no patch', async () => {
    const old = await scene({ base: withoutTimeout(healthy), head: shared })
    await old.run()
    const bare = await scene(history)
    bare.at.pull.files = bare.at.pull.files.map(({ patch: _, ...file }) => file)
    await bare.run()
    expect([...old.at.state.reviews, ...bare.at.state.reviews]).toEqual([])
    expect(bare.comments()).toHaveLength(1)
  })

  it('is not made across two hunks', async () => {
    const filler = Array.from({ length: 30 }, (_, n) => `# ${n}\n`).join('')
    const base = { ...healthy, 'config/initializers/redis.rb': `${filler}${healthy['config/initializers/redis.rb']}` }
    // The lines of the fix were there before; the diff shows others.
    const head = { ...withoutTimeout(base) }
    const { at, run } = await scene({ base, head })
    await run()
    const { reviewComments } = at.state
    expect(reviewComments.every(c => c.line > 30)).toBe(true)
  })

  it('that GitHub refuses costs only the suggestion', async () => {
    const { at, github, run, comments } = await scene(history)
    github.faults = [
      { match: 'POST …/reviews', status: 422, body: { message: 'Unprocessable Entity', errors: ['Line could not be resolved'] } },
    ]
    const result = await run()
    expect(verdict(result)).toEqual([1, 'fail', '2', '2'])
    expect(comments()).toHaveLength(1)
    expect(at.state.reviews).toEqual([])
    expect(notices(result).filter(n => /422/.test(n))).toHaveLength(1)
  })

  it('stands on the head’s line, or nowhere, where the default branch moved the lines of the same file', async () => {
    const moved = (files: Files): Files => ({ ...files, [POOL]: `# One.\n# Two.\n# Three.\n${files[POOL]}` })
    const head = withoutTimeout(healthy)
    const { at, run } = await scene({ base: healthy, head, main: moved(healthy), merge: moved(head) })
    const result = await run()
    expect(verdict(result)).toEqual([0, 'pass', '1', '1'])
    expect(at.state.reviewComments.every(c => c.line === 3)).toBe(true)
    expect(notices(result).filter(n => /422/.test(n))).toEqual([])
  })
})

describe('a token', () => {
  it('that may write issues but no pull requests comments, and makes no suggestion', async () => {
    const { at, run, comments } = await scene(
      { base: healthy, head: withSharedCache(withoutTimeout(healthy)) },
      { ...WRITES, permissions: { contents: 'read', issues: 'write' } },
    )
    const result = await run()
    expect(result.code).toBe(1)
    expect(comments()).toHaveLength(1)
    expect(at.state.reviews).toEqual([])
    expect(notices(result).filter(n => /pull-requests: write/.test(n))).toHaveLength(1)
  })

  it('is in no log, no file and no post', async () => {
    const { at, run } = await scene({ base: healthy, head: shared })
    const result = await run({ env: { RUNNER_DEBUG: '1' } })
    const token = result.requests[0]?.headers.authorization?.split(' ')[1] ?? ''
    expect(token.length).toBeGreaterThan(200)
    const shown = result.stdout.replace(/^::add-mask::.*$/gm, '') + result.stderr + result.summary + JSON.stringify(result.outputs)
    expect(shown + JSON.stringify(at.state.comments)).not.toContain(token)
  })
})
