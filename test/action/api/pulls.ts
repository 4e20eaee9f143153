/** The operations on pull requests and their reviews. */
import { acceptable, type Call, found, type Handler, Refusal } from './call.ts'
import * as shapes from './shapes.ts'
import { type ChangedFile, freshId, type Pull, type ReviewComment, tick } from './state.ts'

const pullOf = ({ state, params }: Call): Pull => found(state.pulls.get(Number(params['pull_number'])))

/** The most files of a pull request that GitHub lists. */
const LISTED = 3000

/** The lines of the new file that each hunk of a patch shows: first and last. */
export function hunks(patch: string): readonly (readonly [number, number])[] {
  return [...patch.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)].map(([, start, count = '1']) => [
    Number(start),
    Number(start) + Number(count) - 1,
  ])
}

/** Why GitHub refuses a review comment; nothing where it doesn't. */
function objection(files: readonly ChangedFile[], { path, line, start_line, side = 'RIGHT' }: shapes.Json): string | undefined {
  const file = files.find(f => f.filename === path)
  if (!file) return 'Path could not be resolved'
  if (side !== 'RIGHT') throw new Error('the left side of a diff is not played')
  const inside = hunks(file.patch ?? '').find(([first, last]) => Number(line) >= first && Number(line) <= last)
  if (!inside) return 'pull_request_review_thread.line must be part of the diff'
  if (start_line === undefined || start_line === null) return undefined
  if (Number(start_line) >= Number(line)) return 'pull_request_review_thread.start_line must precede the end line.'
  return Number(start_line) >= inside[0] ? undefined : 'pull_request_review_thread.start_line must be part of the same hunk as the line.'
}

export const pulls: Readonly<Record<string, Handler>> = {
  'pulls/list': ({ state, site, query }) => {
    const wanted = query.get('state') ?? 'open'
    const head = query.get('head')
    const listed = [...state.pulls.values()].filter(p => {
      const open = state.issues.get(p.number)?.state
      return (wanted === 'all' || open === wanted) && (!head || head === `${p.head.repo?.owner}:${p.head.ref}`)
    })
    return { list: listed.map(p => shapes.pull(state, site, p)) }
  },

  'pulls/get': call => ({ body: shapes.pull(call.state, call.site, pullOf(call)) }),

  'pulls/list-files': call => {
    const { head, files } = pullOf(call)
    return { list: files.slice(0, LISTED).map(f => shapes.changedFile(call.state, call.site, head.sha, f)) }
  },

  'pulls/list-review-comments': call => {
    const { number } = pullOf(call)
    const own = call.state.reviewComments.filter(c => c.pull === number)
    return { list: own.map(c => shapes.reviewComment(call.state, call.site, c)) }
  },

  'pulls/create-review': call => {
    const { state, site, body, actor } = call
    const pull = pullOf(call)
    const given = (body['comments'] ?? []) as shapes.Json[]
    // One comment that doesn't fit loses the whole review.
    const errors = given.flatMap(c => objection(pull.files, c) ?? [])
    if (errors.length > 0) throw new Refusal(422, 'Unprocessable Entity', errors)
    const event = body['event']
    if (event === 'APPROVE' && actor === 'github-actions[bot]')
      throw new Refusal(422, 'Unprocessable Entity', ['GitHub Actions is not permitted to approve pull requests.'])
    if (!event) throw new Error('without an event the review stays pending, which nobody sees')
    if (given.length === 0 && !body['body']) throw new Refusal(422, 'Unprocessable Entity', ["Pull request review body can't be blank"])
    const commit = String(body['commit_id'] ?? pull.head.sha)
    if (!state.commits.has(commit))
      throw new Refusal(422, 'Unprocessable Entity', ['Pull request review commit is not part of the pull request'])
    tick(state)
    const made = { id: freshId(state), pull: pull.number, user: actor, body: acceptable('PullRequestReview', body['body']) }
    state.reviews.push(made)
    for (const c of given) {
      const startLine = c['start_line'] === undefined ? null : Number(c['start_line'])
      const one: ReviewComment = {
        id: freshId(state),
        pull: pull.number,
        review: made.id,
        user: actor,
        path: String(c['path']),
        body: acceptable('PullRequestReviewComment', c['body']),
        line: Number(c['line']),
        startLine,
        commit,
      }
      state.reviewComments.push(one)
    }
    return { body: shapes.review(state, site, made) }
  },
}
