/** The test's GitHub itself: it pages, refuses and fails as GitHub does, and sees requests that GitHub's description doesn't know. */
import { describe, expect, it } from 'vitest'
import { operationIds } from './api/openapi.ts'
import { addComment } from './api/state.ts'
import { ask, BASE, HEAD } from './ask.ts'
import { repository } from './repository.ts'
import { gitHub, READS, WRITES } from './run.ts'
import { handlers, secondaryLimit } from './server.ts'

describe('lists', () => {
  it('come in pages of 30, at most 100, with links that lead through all', async () => {
    const at = repository({ base: BASE, head: HEAD })
    const github = await gitHub(at)
    for (let n = 1; n <= 230; n++) addComment(at.state, { issue: 41, user: 'mona', body: `Comment ${n}` })
    expect((await ask(github, 'GET', '/issues/41/comments')).json).toHaveLength(30)
    const sizes: number[] = []
    let next: string | undefined = '/issues/41/comments?per_page=250'
    let link = ''
    while (next) {
      const { json, headers } = await ask(github, 'GET', next)
      sizes.push(json.length)
      link = headers.get('link') ?? ''
      next = /<([^>]+)>; rel="next"/.exec(link)?.[1]
    }
    expect(sizes).toEqual([100, 100, 30])
    expect(link).toMatch(/repositories\/990001\/issues\/41\/comments\?per_page=250&page=2>; rel="prev"/)
    expect((await ask(github, 'GET', '/issues/41')).headers.get('link')).toBe(null)
    expect(github.violations).toEqual([])
  })

  it('of issues hold pull requests too, and know state, labels and creator', async () => {
    const at = repository({ base: BASE, head: HEAD })
    const github = await gitHub(at, { ...WRITES, permissions: { issues: 'write' } })
    const made = await ask(github, 'POST', '/issues', { title: 'Redis', body: 'b', labels: ['redline'] })
    expect([made.status, made.json.number, made.json.user.login]).toEqual([201, 42, 'github-actions[bot]'])
    const numbers = async (query: string) => (await ask(github, 'GET', `/issues?${query}`)).json.map((i: { number: number }) => i.number)
    expect(await numbers('')).toEqual([42, 41])
    expect(await numbers('labels=Redline')).toEqual([42])
    expect(await numbers('creator=github-actions%5Bbot%5D')).toEqual([42])
    expect((await ask(github, 'PATCH', '/issues/42', { state: 'closed', state_reason: 'completed' })).json.state).toBe('closed')
    expect(await numbers('')).toEqual([41])
    expect(await numbers('state=closed')).toEqual([42])
    expect((await ask(github, 'PATCH', '/issues/42', { state: 'open' })).json.state_reason).toBe('reopened')
    expect(github.violations).toEqual([])
  })
})

describe('comments', () => {
  it('are made, changed and deleted; too long ones are refused', async () => {
    const at = repository({ base: BASE, head: HEAD })
    const github = await gitHub(at)
    const { json: made } = await ask(github, 'POST', '/issues/41/comments', { body: 'one' })
    const { json: changed } = await ask(github, 'PATCH', `/issues/comments/${made.id}`, { body: 'two' })
    expect([changed.body, changed.user.login, changed.user.type, changed.user.id]).toEqual([
      'two',
      'github-actions[bot]',
      'Bot',
      41_898_282,
    ])
    expect(changed.updated_at > made.updated_at).toBe(true)
    expect((await ask(github, 'GET', `/issues/comments/${made.id}`)).json.body).toBe('two')
    expect((await ask(github, 'DELETE', `/issues/comments/${made.id}`)).status).toBe(204)
    expect((await ask(github, 'GET', `/issues/comments/${made.id}`)).status).toBe(404)
    const long = await ask(github, 'POST', '/issues/41/comments', { body: 'x'.repeat(65_537) })
    expect([long.status, long.json.message, long.json.errors[0].message]).toEqual([
      422,
      'Validation Failed',
      'Body is too long (maximum is 65536 characters)',
    ])
    expect(github.violations).toEqual([])
  })
})

describe('a review', () => {
  const post = async (comments: readonly object[]) => {
    const at = repository({ base: BASE, head: HEAD })
    const github = await gitHub(at)
    const answer = await ask(github, 'POST', '/pulls/41/reviews', { event: 'COMMENT', body: 'b', commit_id: at.commits.head, comments })
    expect(github.violations).toEqual([])
    return { ...answer, kept: (await ask(github, 'GET', '/pulls/41/comments')).json.length }
  }
  const inside = { path: 'a.txt', body: 'b', side: 'RIGHT', line: 13 }

  it('holds comments on lines inside one hunk', async () => {
    const { status, kept } = await post([inside, { ...inside, start_line: 7, start_side: 'RIGHT' }])
    expect([status, kept]).toEqual([200, 2])
  })

  it.each([
    ['behind a hunk', { ...inside, line: 14 }, 'pull_request_review_thread.line must be part of the diff'],
    ['before a hunk', { ...inside, line: 6 }, 'pull_request_review_thread.line must be part of the diff'],
    [
      'across two hunks',
      { ...inside, start_line: 10, line: 50 },
      'pull_request_review_thread.start_line must be part of the same hunk as the line.',
    ],
    ['in a file that is not changed', { ...inside, path: 'app/b.rb', line: 1 }, 'Path could not be resolved'],
  ])('is lost as a whole for one comment %s', async (_, wrong, message) => {
    const { status, json, kept } = await post([inside, wrong])
    expect([status, json.message, json.errors, kept]).toEqual([422, 'Unprocessable Entity', [message], 0])
  })
})

describe('a token', () => {
  it.each([
    ['that only reads', READS, 'POST', '/issues/41/comments', 403],
    ['that writes pull requests', WRITES, 'POST', '/issues/41/comments', 201],
    ['that writes issues', { ...WRITES, permissions: { issues: 'write' } } as const, 'POST', '/issues/41/comments', 201],
    ['that writes contents', { ...WRITES, permissions: { contents: 'write' } } as const, 'POST', '/issues/41/comments', 403],
  ])('%s', async (_, token, method, path, status) => {
    const github = await gitHub(repository({ base: BASE, head: HEAD }), token)
    const answer = await ask(github, method, path, { body: 'b' })
    expect(answer.status).toBe(status)
    if (status === 403) {
      expect(answer.json.message).toBe('Resource not accessible by integration')
      expect(answer.headers.get('x-accepted-github-permissions')).toBe('issues=write; pull_requests=write')
    }
  })

  it('that GitHub does not know, and none at all', async () => {
    const at = repository({ base: BASE, head: HEAD, state: { private: true } })
    const github = await gitHub(at)
    expect((await ask(github, 'GET', '/pulls/41', undefined, 'ghs_other')).status).toBe(401)
    expect((await ask(github, 'GET', '/pulls/41', undefined, null)).status).toBe(404)
    expect((await ask(github, 'POST', '/issues/41/comments', { body: 'b' }, null)).status).toBe(401)
    expect((await ask(github, 'GET', '/issues')).status).toBe(403)
  })
})

describe('a fault', () => {
  it('hits as often as it says, and not what it does not name', async () => {
    const github = await gitHub(repository({ base: BASE, head: HEAD }))
    github.faults = [{ match: 'POST …/comments', times: 2, status: 502 }, secondaryLimit('GET …/pulls/41', 7, 1, 429)]
    const post = async () => (await ask(github, 'POST', '/issues/41/comments', { body: 'b' })).status
    expect([await post(), await post(), await post()]).toEqual([502, 502, 201])
    const limited = await ask(github, 'GET', '/pulls/41')
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7'])
    expect((await ask(github, 'GET', '/pulls/41')).status).toBe(200)
    expect(github.requests.map(r => r.status)).toEqual([502, 502, 201, 429, 200])
  })

  it('loses an answer whose request was carried out, cuts, hangs and waits', async () => {
    const at = repository({ base: BASE, head: HEAD })
    const github = await gitHub(at)
    github.faults = [{ match: 'POST …/comments', times: 1, status: 502, applied: true }]
    expect((await ask(github, 'POST', '/issues/41/comments', { body: 'b' })).status).toBe(502)
    expect(at.state.comments).toHaveLength(1)
    github.faults = [
      { match: 'GET …/pulls/41', times: 1, drop: true },
      { match: 'GET …/pulls/41', hang: true },
    ]
    await expect(ask(github, 'GET', '/pulls/41')).rejects.toThrow('fetch failed')
    const url = `${github.site.api}/repos/octo-org/shop/pulls/41`
    await expect(fetch(url, { signal: AbortSignal.timeout(100) })).rejects.toThrow(/timeout/)
    let go = (): void => {}
    const gate = new Promise<void>(done => {
      go = done
    })
    github.faults = [{ match: 'GET …/issues/41', wait: () => gate }]
    const waiting = ask(github, 'GET', '/issues/41')
    expect((await ask(github, 'GET', '/issues/41/comments')).json).toHaveLength(1)
    go()
    expect((await waiting).status).toBe(200)
  })
})

describe('the description of the API', () => {
  it('has a handler for each operation, and the other way round', () => {
    expect(Object.keys(handlers).sort()).toEqual([...operationIds].sort())
  })

  it.each([
    ['POST', '/issues/41/comments', { text: 'b' }, 'body'],
    ['POST', '/issues/41/comments', { body: 3 }, 'body'],
    ['POST', '/issues/41/comments', { body: 'b', colour: 'red' }, 'body'],
    ['POST', '/issues/41/comments', undefined, 'body: is missing'],
    ['PATCH', '/issues/41', { state: 'shut' }, 'body: /state'],
    ['POST', '/pulls/41/reviews', { event: 'COMMENT', body: 'b', comments: [{ path: 'a.txt', line: 10 }] }, 'body: /comments/0'],
    ['GET', '/issues/41/comments?per_page=many', undefined, 'query: /per_page must be integer'],
    ['GET', '/issues/41/comments?size=100', undefined, 'query'],
    ['GET', '/issues/41/notes', undefined, 'is not in test/action/openapi.json'],
    ['PUT', '/issues/41', { state: 'open' }, 'is not in test/action/openapi.json'],
  ])('sees what is wrong with %s %s %o', async (method, path, body, why) => {
    const github = await gitHub(repository({ base: BASE, head: HEAD }))
    await ask(github, method, path, body)
    expect(github.violations.length).toBeGreaterThan(0)
    expect(github.violations.join('\n')).toContain(why)
  })

  it('is served below a prefix, as on GitHub Enterprise Server', async () => {
    const at = repository({ base: BASE, head: HEAD })
    const github = await gitHub(at, WRITES, { prefix: '/api/v3' })
    expect((await ask(github, 'GET', '/pulls/41')).json.html_url).toBe(`http://127.0.0.1:${github.port}/octo-org/shop/pull/41`)
    expect(github.violations).toEqual([])
    await ask(github, 'GET', `http://127.0.0.1:${github.port}/repos/octo-org/shop/pulls/41`)
    expect(github.violations.join()).toContain('does not begin with /api/v3')
  })
})
