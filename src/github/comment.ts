/** The one comment that Redline keeps on a pull request: found again by its marker and its author, never anyone else's touched. */
import { createHash } from 'node:crypto'
import { type Api, ApiRefusal } from './api.ts'

export interface Run {
  readonly id: number
  readonly attempt: number
}

export interface CommentInput {
  readonly api: Api
  readonly pull: number
  /** The login that posts with this token. */
  readonly author: string
  /** What tells this comment from others of the same author: workflow, job and root, or the team's own key. */
  readonly key: string
  readonly head: string
  /** The pull request's head, where an answer has named it since the run began. */
  readonly latest: string | undefined
  readonly run: Run
  /** How many findings the comment is about to speak of. */
  readonly found: number
  /** The body that begins with a marker; `was` is what an earlier comment spoke of. Undefined where nothing is to be posted. */
  readonly body: (marker: string, was: number | undefined) => string | undefined
}

/** What became of it. */
export interface Commented {
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'silent' | 'outdated'
  readonly url?: string
}

interface Comment {
  readonly id: number
  readonly body: string
  readonly url: string
  readonly marker: Marker
}

interface Marker {
  readonly key: string
  readonly run: Run
  readonly found: number
  /** What the last comment with findings spoke of. */
  readonly was: number
  readonly hash: string
}

const hashed = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** What a body says, whichever run says it. */
const said = (body: string): string => hashed(body.trim().replace(/\/actions\/runs\/\d+/g, '/actions/runs/'))

/** At the very start of a body, where no quotation and no text of a repository can stand. */
const MARKER = /^<!-- redline key=([0-9a-f]{16}) run=(\d{1,15})\.(\d{1,6}) found=(\d{1,9}) was=(\d{1,9}) body=([0-9a-f]{16}) -->(?:\r?\n|$)/

const marked = ({ key, run, found, was, hash }: Marker): string =>
  `<!-- redline key=${key} run=${run.id}.${run.attempt} found=${found} was=${was} body=${hash} -->`

function read(body: string): Marker | undefined {
  const [, key, id, attempt, found, was, hash] = MARKER.exec(body) ?? []
  if (!key || !hash) return undefined
  return { key, run: { id: Number(id), attempt: Number(attempt) }, found: Number(found), was: Number(was), hash }
}

const newer = (a: Run, b: Run): boolean => a.id > b.id || (a.id === b.id && a.attempt > b.attempt)

async function mine({ api, pull, author, key }: CommentInput): Promise<readonly Comment[]> {
  const found = await api.all('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', { issue_number: pull })
  return (found as { id: number; body?: string; html_url?: string; user?: { login?: string } | null }[])
    .flatMap(c => {
      const marker = c.user?.login === author ? read(c.body ?? '') : undefined
      return marker?.key === hashed(key) ? [{ id: c.id, body: c.body ?? '', url: c.html_url ?? '', marker }] : []
    })
    .sort((a, b) => a.id - b.id)
}

/**
 * Leaves one of several: two runs that began at once have each posted one. The oldest stays, with the newest run's words;
 * these are written before anything is deleted, so that whoever looks meanwhile finds them.
 */
async function settle(api: Api, there: readonly Comment[], ours?: Pick<Comment, 'body' | 'marker'>): Promise<void> {
  const [kept, ...extra] = there
  if (!kept) return
  const newest = [...there, ...(ours ? [ours] : [])].reduce((a, b) => (newer(b.marker.run, a.marker.run) ? b : a))
  if (newer(newest.marker.run, kept.marker.run))
    await api.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: kept.id, body: newest.body })
  for (const { id } of extra) {
    try {
      await api.request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id })
    } catch (error) {
      // The other run has been here first.
      if (!(error instanceof ApiRefusal && error.status === 404)) throw error
    }
  }
}

/** More than this a run does not ask of GitHub, contents and further pages aside: its hour's requests belong to all workflows. */
const MOST_REQUESTS = 5

/**
 * Whether the pull request has gone on: words about a commit that is no longer its head would be about code that is gone, and a
 * newer run that had nothing to say leaves no comment to tell by. Asked last before a write, unless it is known already or the
 * `left` requests that the write takes would become too many; always of a run that is repeated. Who may not ask writes.
 */
async function outdated({ api, pull, head, latest, run }: CommentInput, left: number): Promise<boolean> {
  if (latest !== undefined && latest !== head) return true
  if (run.attempt === 1 && (latest !== undefined || api.spent() + 1 + left > MOST_REQUESTS)) return false
  try {
    const { data } = await api.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', { pull_number: pull })
    return typeof data?.head?.sha === 'string' && data.head.sha !== head
  } catch (error) {
    if (error instanceof ApiRefusal) return false
    throw error
  }
}

/** Creates, updates or leaves the comment. Throws an ApiRefusal. */
export async function keepComment(input: CommentInput): Promise<Commented> {
  const { api, pull, run, found } = input
  const before = await mine(input)
  const [first] = before
  const latest = before.reduce<Marker | undefined>((m, c) => (!m || newer(c.marker.run, m.run) ? c.marker : m), undefined)
  const url = first && { url: first.url }
  if (latest && newer(latest.run, run)) return { outcome: 'outdated', ...url }
  const was = latest && (latest.found || latest.was)
  // As long as the final marker, so that the body can be measured with it.
  const marker: Marker = { key: hashed(input.key), run, found, was: was ?? 0, hash: '0'.repeat(16) }
  const draft = input.body(marked(marker), was)
  if (draft === undefined) return { outcome: 'silent', ...url }
  const text = draft.slice(marked(marker).length)
  const hash = said(text)
  if (first && first.marker.hash === hash && said(first.body.replace(MARKER, '')) === hash) {
    await settle(api, before)
    return { outcome: 'unchanged', ...url }
  }
  if (await outdated(input, first ? 1 : 2)) return { outcome: 'outdated', ...url }
  const ours = { body: marked({ ...marker, hash }) + text, marker: { ...marker, hash } }
  if (first) {
    await api.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: first.id, body: ours.body })
    await settle(api, [{ ...first, ...ours }, ...before.slice(1)])
    return { outcome: 'updated', url: first.url }
  }
  const { data } = await api.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { issue_number: pull, body: ours.body })
  // Another run may have looked and found nothing at the same moment.
  const now = await mine(input)
  await settle(api, now, ours)
  return { outcome: 'created', url: now[0]?.url ?? data?.html_url }
}
