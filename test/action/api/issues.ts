/** The operations on issues and their comments. */
import { acceptable, type Call, found, type Handler, Refusal } from './call.ts'
import * as shapes from './shapes.ts'
import { addComment, addIssue, type Comment, type Issue, tick } from './state.ts'

const issueOf = ({ state, params }: Call): Issue => found(state.issues.get(Number(params['issue_number'])))
const commentOf = ({ state, params }: Call): Comment => found(state.comments.find(c => c.id === Number(params['comment_id'])))

/** The most comments that an issue takes. */
const MOST = 2500

const labelNames = (labels: unknown): readonly string[] =>
  ((labels ?? []) as (string | { name: string })[]).map(l => (typeof l === 'string' ? l : l.name))

export const issues: Readonly<Record<string, Handler>> = {
  'issues/list-for-repo': ({ state, site, query }) => {
    const wanted = query.get('state') ?? 'open'
    const labels = (query.get('labels') ?? '').split(',').filter(l => l !== '')
    const creator = query.get('creator')
    const listed = [...state.issues.values()]
      .filter(i => wanted === 'all' || i.state === wanted)
      .filter(i => labels.every(l => i.labels.some(own => own.toLowerCase() === l.toLowerCase())))
      .filter(i => !creator || i.user === creator)
      .sort((a, b) => (query.get('direction') === 'asc' ? a.number - b.number : b.number - a.number))
    return { list: listed.map(i => shapes.issue(state, site, i)) }
  },

  'issues/create': ({ state, site, body, actor }) => {
    tick(state)
    const made = addIssue(state, {
      number: Math.max(0, ...state.issues.keys()) + 1,
      user: actor,
      title: String(body['title']),
      body: acceptable('Issue', body['body']),
      labels: labelNames(body['labels']),
    })
    return { status: 201, body: shapes.issue(state, site, made) }
  },

  'issues/get': call => ({ body: shapes.issue(call.state, call.site, issueOf(call)) }),

  'issues/update': call => {
    const { state, site, body } = call
    const issue = issueOf(call)
    tick(state)
    if (body['title'] !== undefined) issue.title = String(body['title'])
    if (body['body'] !== undefined) issue.body = acceptable('Issue', body['body'])
    if (body['labels'] !== undefined) issue.labels = labelNames(body['labels'])
    if (body['state'] !== undefined) {
      const reopened = issue.state === 'closed' && body['state'] === 'open'
      issue.state = body['state'] as Issue['state']
      issue.stateReason = String(body['state_reason'] ?? (reopened ? 'reopened' : issue.state === 'closed' ? 'completed' : '')) || null
    }
    return { body: shapes.issue(state, site, issue) }
  },

  'issues/list-comments': call => {
    const { number } = issueOf(call)
    const since = call.query.get('since') ?? ''
    const own = call.state.comments.filter(c => c.issue === number && c.updatedAt >= since)
    return { list: own.map(c => shapes.comment(call.state, call.site, c)) }
  },

  'issues/create-comment': call => {
    const { state, site, body, actor } = call
    const { number, locked } = issueOf(call)
    if (locked) throw new Refusal(403, 'Unable to create comment because issue is locked.')
    if (state.comments.filter(c => c.issue === number).length >= MOST) {
      const message = 'Commenting is disabled on issues with more than 2500 comments'
      throw new Refusal(403, message)
    }
    const made = addComment(state, { issue: number, user: actor, body: acceptable('IssueComment', body['body']) })
    return { status: 201, body: shapes.comment(state, site, made) }
  },

  'issues/get-comment': call => ({ body: shapes.comment(call.state, call.site, commentOf(call)) }),

  'issues/update-comment': call => {
    const comment = commentOf(call)
    comment.body = acceptable('IssueComment', call.body['body'])
    comment.updatedAt = tick(call.state)
    return { body: shapes.comment(call.state, call.site, comment) }
  },

  'issues/delete-comment': call => {
    const comment = commentOf(call)
    call.state.comments = call.state.comments.filter(c => c !== comment)
    return { status: 204 }
  },
}
