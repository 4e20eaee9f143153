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
  /** How many remarks on lines the pull request holds, where an answer has told. */
  readonly remarks?: number
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

/** What a body says, whichever run says it and however its lines end. */
const said = (body: string): string =>
  hashed(
    body
      .replaceAll('\r\n', '\n')
      .trim()
      .replace(/\/actions\/runs\/\d+/g, '/actions/runs/'),
  )

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

interface There {
  /** Ours by marker and author, the oldest first. */
  readonly own: readonly Comment[]
  /** How many comments there are, whoever's. */
  readonly all: number
}

async function look({ api, pull, author, key }: CommentInput): Promise<There> {
  const found = await api.all('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', { issue_number: pull })
  const own = (found as { id: number; body?: string; html_url?: string; user?: { login?: string } | null }[])
    .flatMap(c => {
      const marker = c.user?.login === author ? read(c.body ?? '') : undefined
      return marker?.key === hashed(key) ? [{ id: c.id, body: c.body ?? '', url: c.html_url ?? '', marker }] : []
    })
    .sort((a, b) => a.id - b.id)
  return { own, all: found.length }
}

async function removed(api: Api, id: number): Promise<void> {
  try {
    await api.request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id })
  } catch (error) {
    // The other run has been here first.
    if (!(error instanceof ApiRefusal && error.status === 404)) throw error
  }
}

/**
 * Leaves one of several: two runs that began at once have each posted one. The oldest stays, with the newest run's words;
 * these are written before anything is deleted, so that whoever looks meanwhile finds them.
 */
async function settle(api: Api, there: readonly Comment[], ours?: Pick<Comment, 'body' | 'marker'>): Promise<void> {
  const [kept, ...extra] = there
  if (!kept) return
  const newest = [...there, ...(ours ? [ours] : [])].reduce((a, b) => (newer(b.marker.run, a.marker.run) ? b : a))
  if (newer(newest.marker.run, kept.marker.run)) {
    try {
      await api.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: kept.id, body: newest.body })
    } catch (error) {
      // Its run has taken it back, and the next oldest stays.
      if (error instanceof ApiRefusal && error.status === 404) return settle(api, extra, ours)
      throw error
    }
  }
  for (const { id } of extra) await removed(api, id)
}

/** More than this a run does not ask of GitHub, contents and further pages aside: its hour's requests belong to all workflows. */
const MOST_REQUESTS = 5

interface Standing {
  readonly head: string | undefined
  readonly comments: number | undefined
  readonly remarks: number | undefined
}

/** How the pull request stands now; nothing is known where the token may not ask. */
async function standing({ api, pull }: CommentInput): Promise<Standing> {
  try {
    const { data } = await api.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', { pull_number: pull })
    const whole = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
    const head = typeof data?.head?.sha === 'string' ? data.head.sha : undefined
    return { head, comments: whole(data?.comments), remarks: whole(data?.review_comments) }
  } catch (error) {
    if (error instanceof ApiRefusal) return { head: undefined, comments: undefined, remarks: undefined }
    throw error
  }
}

/** Words about a commit that is no longer the head would be about code that is gone. */
const isPast = (head: string | undefined, input: CommentInput): boolean => head !== undefined && head !== input.head

/**
 * A write that gives up once the pull request has gone on: before it is tried again, a newer run may have come and gone.
 * Resolves to `outdated` then, to `gone` where what it was to change is no longer there.
 */
async function written(input: CommentInput, route: string, parameters: Readonly<Record<string, unknown>>) {
  let past = false
  try {
    return await input.api.request(route, parameters, async () => {
      past = isPast((await standing(input)).head, input)
      return !past
    })
  } catch (error) {
    if (past) return 'outdated'
    if (error instanceof ApiRefusal && error.status === 404 && route.startsWith('PATCH')) return 'gone'
    throw error
  }
}

/** Takes our own new comment back, unless a newer run has put its words there meanwhile. */
async function withdraw(input: CommentInput, id: number): Promise<string | undefined> {
  const { own } = await look(input)
  if (!own.some(c => newer(c.marker.run, input.run))) {
    await removed(input.api, id)
    return undefined
  }
  await settle(input.api, own)
  return own[0]?.url
}

/**
 * Writes the first comment and looks behind itself: another run may have found nothing at the same moment. Where nobody has looked
 * at the head since the run began, it may be one that came late, and takes its words back.
 */
async function create(input: CommentInput, ours: Pick<Comment, 'body' | 'marker'>, all: number, looked: boolean): Promise<Commented> {
  const { api, pull } = input
  const posted = await written(input, 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    issue_number: pull,
    body: ours.body,
  })
  if (typeof posted === 'string') return { outcome: 'outdated' }
  const { id, html_url: url } = posted.data as { readonly id: number; readonly html_url: string }
  const { head, comments, remarks } = await standing(input)
  if (!looked && isPast(head, input)) {
    const left = await withdraw(input, id)
    return { outcome: 'outdated', ...(left !== undefined && { url: left }) }
  }
  const told = remarks !== undefined && { remarks }
  if (comments === all + 1) return { outcome: 'created', url, ...told }
  const { own } = await look(input)
  await settle(api, own, ours)
  return { outcome: 'created', url: own[0]?.url ?? url, ...told }
}

/** Creates, updates or leaves the comment. Throws an ApiRefusal. */
export async function keepComment(input: CommentInput): Promise<Commented> {
  const { api, run, found } = input
  const { own: before, all } = await look(input)
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
  // A new comment is looked at once more when it is there, so that the look before it is the one to save.
  const asks = first !== undefined || run.attempt > 1 || api.spent() + 3 <= MOST_REQUESTS
  const now = isPast(input.latest, input) || !asks ? input.latest : (await standing(input)).head
  if (isPast(now, input)) return { outcome: 'outdated', ...url }
  const ours = { body: marked({ ...marker, hash }) + text, marker: { ...marker, hash } }
  if (!first) return create(input, ours, all, now !== undefined)
  const changed = await written(input, 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
    comment_id: first.id,
    body: ours.body,
  })
  if (changed === 'outdated') return { outcome: 'outdated', ...url }
  // Someone has deleted it since we looked.
  if (changed === 'gone') return create(input, ours, all - 1, true)
  await settle(api, [{ ...first, ...ours }, ...before.slice(1)])
  return { outcome: 'updated', url: first.url }
}
