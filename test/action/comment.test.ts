/** The one comment on a pull request: posted, kept, mended, found again, and never anyone else's. */
import { describe, expect, it } from 'vitest'
import { addComment } from './api/state.ts'
import { healthy, PRODUCTION, shared, withoutPrefix, withReadme, withSharedCache } from './apps.ts'
import { BOT, scene, verdict, writes } from './scene.ts'

describe('a pull request with a finding', () => {
  it('gets one comment, which a second run leaves as it is', async () => {
    const { at, run, comments } = await scene({ base: healthy, head: shared })
    const first = await run()
    expect(verdict(first)).toEqual([1, 'fail', '1', '1'])
    expect(writes(first)).toEqual(['POST /issues/41/comments'])
    // Five, and the base's text of the one relevant file that differs.
    expect(first.requests.map(r => `${r.method} ${r.path.replace(/[0-9a-f]{40}/, 'ID')}`)).toEqual([
      'GET /repos/octo-org/shop/git/trees/ID',
      'GET /repos/octo-org/shop/git/blobs/ID',
      'GET /repos/octo-org/shop/issues/41/comments',
      'GET /repos/octo-org/shop/pulls/41',
      'POST /repos/octo-org/shop/issues/41/comments',
      'GET /repos/octo-org/shop/pulls/41',
    ])
    const [comment] = comments()
    expect(first.outputs['comment-url']).toBe(`https://github.com/octo-org/shop/pull/41#issuecomment-${comment?.id}`)
    expect(comment?.body).toContain('shared-instance')
    expect(comment?.body).toContain(`https://github.com/octo-org/shop/blob/${at.commits.head}/${PRODUCTION}#L`)
    const second = await run()
    expect(verdict(second)).toEqual([1, 'fail', '1', '1'])
    expect(writes(second)).toEqual([])
    expect(second.outputs['comment-url']).toBe(first.outputs['comment-url'])
    expect(comments()).toEqual([comment])
  })

  it('tells in its first five lines what is wrong, where, and how to silence it', async () => {
    const { run, comments } = await scene({ base: healthy, head: shared })
    await run()
    const lines = (comments()[0]?.body ?? '').split('\n').filter(line => line.trim() !== '' && !line.startsWith('<!--'))
    const top = lines.slice(0, 5).join('\n')
    expect(top).toMatch(/production\.rb:9/)
    expect(top).toMatch(/redline:ignore shared-instance/)
    expect(top).toMatch(/\b1 (?:new )?finding|one (?:new )?finding/i)
  })

  it('keeps its comment through new findings, the last one mended, and findings again', async () => {
    const { at, github, run, comments } = await scene({ base: healthy, head: shared })
    await run()
    const [first] = structuredClone(comments())
    const more = at.push(withoutPrefix(shared))
    const second = await run({ at: more, github })
    expect(verdict(second)).toEqual([1, 'fail', '2', '2'])
    expect(comments().map(c => c.id)).toEqual([first?.id])
    expect(comments()[0]?.body).toContain('cable-prefix')
    const mended = at.push(healthy)
    const third = await run({ at: mended, github })
    expect(verdict(third)).toEqual([0, 'pass', '0', '0'])
    expect(writes(third)).toEqual([`PATCH /issues/comments/${first?.id}`])
    expect(comments()[0]?.body).toMatch(/was 2\b.*, now 0/)
    expect(comments()[0]?.body).toContain('<details>')
    expect(writes(await run({ at: mended, github }))).toEqual([])
    const again = at.push(shared)
    expect(verdict(await run({ at: again, github }))).toEqual([1, 'fail', '1', '1'])
    expect(comments().map(c => c.id)).toEqual([first?.id])
    expect(comments()[0]?.body).not.toMatch(/now 0/)
    expect(comments()[0]?.body).toContain('shared-instance')
  })

  it('gets a new comment where someone deleted the old one', async () => {
    const { at, run, comments } = await scene({ base: healthy, head: shared })
    await run()
    at.state.comments = []
    expect(writes(await run())).toEqual(['POST /issues/41/comments'])
    expect(comments()).toHaveLength(1)
  })
})

describe('a pull request without anything new', () => {
  it.each([
    ['that was always clean', healthy, withReadme(healthy), ['0', '0']],
    ['whose base has the finding already', shared, withReadme(shared), ['0', '1']],
  ] as const)('%s passes and gets no comment', async (_, base, head, counts) => {
    const { run, comments } = await scene({ base, head })
    const result = await run()
    expect(verdict(result)).toEqual([0, 'pass', ...counts])
    expect(comments()).toEqual([])
    expect(result.outputs['comment-url'] ?? '').toBe('')
    expect(result.summary).not.toBe('')
  })

  it('that mends what its base has is told so', async () => {
    const { run, comments } = await scene({ base: shared, head: healthy })
    expect(verdict(await run())).toEqual([0, 'pass', '0', '0'])
    expect(comments()).toHaveLength(1)
    expect(writes(await run())).toEqual([])
  })
})

describe('the input `comment`', () => {
  it.each([
    ['always', healthy, 1],
    ['changes', healthy, 0],
    ['never', shared, 0],
    ['always', shared, 1],
  ] as const)('%s', async (comment, head, count) => {
    const { run, comments } = await scene({ base: healthy, head: withReadme(head) })
    const result = await run({ inputs: { comment } })
    expect(comments()).toHaveLength(count)
    expect(result.code).toBe(head === shared ? 1 : 0)
    // Asking for no comment asks GitHub for none.
    if (comment === 'never') expect(result.requests.filter(r => /\/comments/.test(r.path))).toEqual([])
    expect(writes(await run({ inputs: { comment } }))).toEqual([])
  })
})

describe('several jobs on one pull request', () => {
  it('keep a comment each, by job, root and key', async () => {
    const { run, comments } = await scene({ base: healthy, head: shared })
    const jobs = [
      { env: { GITHUB_JOB: 'one' } },
      { env: { GITHUB_JOB: 'two' } },
      { env: { GITHUB_JOB: 'one', GITHUB_WORKFLOW: 'Other' } },
      { inputs: { 'comment-key': 'monolith' } },
    ]
    for (const job of jobs) await run(job)
    expect(comments()).toHaveLength(jobs.length)
    for (const job of jobs) expect(writes(await run(job))).toEqual([])
    expect(comments()).toHaveLength(jobs.length)
  })

  it('share one where they share the key', async () => {
    const { run, comments } = await scene({ base: healthy, head: shared })
    await run({ inputs: { 'comment-key': 'monolith' }, env: { GITHUB_JOB: 'one' } })
    await run({ inputs: { 'comment-key': 'monolith' }, env: { GITHUB_JOB: 'two' } })
    expect(comments()).toHaveLength(1)
  })
})

describe('two runs at once', () => {
  it('that both found nothing leave one comment', async () => {
    const { github, run, comments } = await scene({ base: healthy, head: shared })
    let waiting = 0
    let both = (): void => {}
    const met = new Promise<void>(done => {
      both = done
    })
    const wait = async (): Promise<void> => {
      waiting += 1
      if (waiting === 2) both()
      await met
    }
    github.faults = [{ match: 'POST …/issues/41/comments', times: 2, wait }]
    const results = await Promise.all([run(), run()])
    expect(waiting).toBe(2)
    expect(results.map(r => r.code)).toEqual([1, 1])
    expect(comments()).toHaveLength(1)
    expect(comments()[0]?.body).toContain('shared-instance')
    expect(writes(await run())).toEqual([])
  })

  it('of which the older one ends last leave the newer one’s words', async () => {
    const { at, github, run, comments } = await scene({ base: healthy, head: shared })
    const workspace = at.checkout('merge')
    const newer = at.push(withoutPrefix(shared))
    await run({ at: newer, github, env: { GITHUB_RUN_ID: '9000002' } })
    const [before] = structuredClone(comments())
    expect(before?.body).toContain('cable-prefix')
    const late = await run({ at, github, workspace, env: { GITHUB_RUN_ID: '9000001' } })
    expect(writes(late)).toEqual([])
    expect(verdict(late)).toEqual([1, 'fail', '1', '1'])
    expect(comments()).toEqual([before])
  })

  it('of which an old one is run again later leave the newer one’s words', async () => {
    const { at, github, run, comments } = await scene({ base: healthy, head: shared })
    const workspace = at.checkout('merge')
    await run({ env: { GITHUB_RUN_ID: '9000001' } })
    const newer = at.push(withoutPrefix(shared))
    await run({ at: newer, github, env: { GITHUB_RUN_ID: '9000002' } })
    const [before] = structuredClone(comments())
    await run({ at, github, workspace, env: { GITHUB_RUN_ID: '9000001', GITHUB_RUN_ATTEMPT: '2' } })
    expect(comments()).toEqual([before])
  })

  it('of which the newer one was clean and said nothing leave it at that', async () => {
    const { at, github, run, comments } = await scene({ base: healthy, head: shared })
    const workspace = at.checkout('merge')
    const newer = at.push(healthy)
    expect(verdict(await run({ at: newer, github }))).toEqual([0, 'pass', '0', '0'])
    const late = await run({ at, github, workspace, env: { GITHUB_RUN_ID: '4000001' } })
    expect(verdict(late)).toEqual([1, 'fail', '1', '1'])
    expect(late.stdout).toMatch(/has gone on/)
    expect([writes(late), comments()]).toEqual([[], []])
  })

  it('of which the older one looked before the newer one wrote leave the newer one’s words', async () => {
    const { at, github, run, comments } = await scene({ base: healthy, head: withoutPrefix(healthy) })
    await run({ env: { GITHUB_RUN_ID: '9000001' } })
    const older = at.push(shared)
    const workspace = older.checkout('merge')
    const newer = older.push(withoutPrefix(shared))
    const asNewer = () => run({ at: newer, github, env: { GITHUB_RUN_ID: '9000003' } })
    github.faults = [{ match: 'GET …/issues/41/comments', times: 1, hold: asNewer }]
    const late = await run({ at: older, github, workspace, env: { GITHUB_RUN_ID: '9000002' } })
    expect(verdict(late)).toEqual([1, 'fail', '1', '1'])
    expect(comments()).toHaveLength(1)
    expect(comments()[0]?.body).toMatch(/run=9000003\..*2 /)
    expect(comments()[0]?.body).toContain('cable-prefix')
  })

  it.each([
    ['the older one posts first and ends first', ['older', 'newer'], 'older'],
    ['the older one posts first and ends last', ['older', 'newer'], 'newer'],
    ['the newer one posts first and ends first', ['newer', 'older'], 'newer'],
    ['the newer one posts first and ends last', ['newer', 'older'], 'older'],
  ] as const)('on two heads leave the newer one’s words, where %s', async (_, posts, ends) => {
    const { at, github, run, comments } = await scene({ base: healthy, head: shared })
    const workspace = at.checkout('merge')
    const later = at.push(withoutPrefix(shared))
    const done: Record<string, () => void> = {}
    const until = (name: string) =>
      new Promise<void>(go => {
        done[name] = go
      })
    const [bothAsk, firstPosted, firstEnded] = [until('ask'), until('post'), until('end')]
    let asking = 0
    const who = (body: unknown): 'newer' | 'older' => (JSON.stringify(body).includes('cable-prefix') ? 'newer' : 'older')
    github.faults = [
      // The head moves on between the older one's last look at it and its post.
      { match: 'GET …/pulls/41', status: 404, body: { message: 'Not Found' } },
      {
        match: 'POST …/issues/41/comments',
        async wait({ body }) {
          asking += 1
          if (asking === 2) done['ask']?.()
          await bothAsk
          if (who(body) !== posts[0]) await firstPosted
        },
        async hold({ body }) {
          if (who(body) === posts[0]) done['post']?.()
          await (asking === 2 && firstPosted)
          if (who(body) !== ends) await firstEnded
        },
      },
    ]
    const runs = {
      older: run({ at, github, workspace, env: { GITHUB_RUN_ID: '9000001' } }),
      newer: run({ at: later, github, env: { GITHUB_RUN_ID: '9000002' } }),
    }
    void runs[ends].then(() => done['end']?.())
    const results = await Promise.all([runs.older, runs.newer])
    expect([asking, ...results.map(r => r.code)]).toEqual([2, 1, 1])
    expect(comments()).toHaveLength(1)
    expect(comments()[0]?.body).toContain('cable-prefix')
  })

  it('heal what an earlier race left: the oldest stays', async () => {
    const { at, run, comments } = await scene({ base: healthy, head: shared })
    await run()
    const [first] = comments()
    addComment(at.state, { issue: 41, user: BOT, body: first?.body ?? '' })
    addComment(at.state, { issue: 41, user: BOT, body: first?.body ?? '' })
    await run()
    expect(comments().map(c => c.id)).toEqual([first?.id])
  })
})

describe('comments of others', () => {
  it('are never touched, whatever they hold', async () => {
    const { at, run, comments } = await scene({ base: healthy, head: shared })
    await run()
    const body = comments()[0]?.body ?? ''
    at.state.comments = []
    for (const user of ['mallory', 'other-app[bot]', 'github-actions']) addComment(at.state, { issue: 41, user, body })
    // The same token writes for other workflows, which may quote ours.
    addComment(at.state, { issue: 41, user: BOT, body: `Report of another tool\n\n${body}` })
    addComment(at.state, { issue: 41, user: BOT, body: `> ${body.replaceAll('\n', '\n> ')}` })
    const others = structuredClone(at.state.comments)
    expect(writes(await run())).toEqual(['POST /issues/41/comments'])
    expect(at.state.comments.slice(0, others.length)).toEqual(others)
    expect(writes(await run())).toEqual([])
    expect(at.state.comments.slice(0, others.length)).toEqual(others)
  })

  it('of another author are ours where the workflow says so', async () => {
    const bot = { login: 'shop-bot', permissions: { contents: 'read', issues: 'write', 'pull-requests': 'write' } } as const
    const { at, run } = await scene({ base: healthy, head: shared }, bot)
    const inputs = { 'comment-author': 'shop-bot' }
    await run({ inputs })
    expect(at.state.comments.map(c => c.user)).toEqual(['shop-bot'])
    expect(writes(await run({ inputs }))).toEqual([])
    expect(at.state.comments).toHaveLength(1)
  })

  it('stand before ours on eight pages', async () => {
    const { at, run, comments } = await scene({ base: healthy, head: shared })
    for (let n = 0; n < 850; n++) addComment(at.state, { issue: 41, user: n % 3 ? 'mona' : BOT, body: `Comment ${n}` })
    const others = structuredClone(at.state.comments)
    const first = await run()
    expect(writes(first)).toEqual(['POST /issues/41/comments'])
    expect(at.state.comments.slice(0, 850)).toEqual(others)
    const id = comments().at(-1)?.id
    const second = await run()
    expect(writes(second)).toEqual([])
    expect(second.requests.length).toBeLessThanOrEqual(5 + 1 + 8)
    const more = at.push(withSharedCache(withoutPrefix(healthy)))
    expect(writes(await run({ at: more }))).toEqual([`PATCH /issues/comments/${id}`])
  })
})
