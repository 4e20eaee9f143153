/** The one issue that follows the default branch: opened, kept up to date, closed and opened again with its findings. */
import type { Api } from './api.ts'

export interface IssueInput {
  readonly api: Api
  readonly author: string
  /** What tells this issue from others of the same author. */
  readonly key: string
  readonly title: string
  /** The body below a marker. */
  readonly body: (marker: string) => string
  /** Whether there is something to follow. */
  readonly open: boolean
  /** Whether everything was looked at; what was not can't be called mended. */
  readonly complete: boolean
  /** Words of the body for what this run could not look at, files and rules: what the issue says of them is neither true nor mended. */
  readonly unread: readonly string[]
}

interface Issue {
  readonly number: number
  readonly title: string
  readonly body: string
  readonly state: string
  readonly url: string
}

interface IssueData {
  readonly number: number
  readonly title?: string
  readonly body?: string | null
  readonly state?: string
  readonly html_url?: string
  readonly pull_request?: unknown
  readonly user?: { readonly login?: string } | null
}

const MOST_PAGES = 10

async function find({ api, author }: IssueInput, marker: string): Promise<Issue | undefined> {
  const all = (await api.all('GET /repos/{owner}/{repo}/issues', { state: 'all', creator: author }, MOST_PAGES)) as IssueData[]
  const own = all.filter(i => !i.pull_request && i.user?.login === author && (i.body ?? '').startsWith(marker))
  const [oldest] = own.sort((a, b) => a.number - b.number)
  return (
    oldest && {
      number: oldest.number,
      title: oldest.title ?? '',
      body: oldest.body ?? '',
      state: oldest.state ?? 'open',
      url: oldest.html_url ?? '',
    }
  )
}

/** Opens, updates, closes or leaves the issue; resolves to its page. Throws an ApiRefusal. */
export async function keepIssue(input: IssueInput): Promise<string | undefined> {
  const { api, key, title, open, complete, unread } = input
  const marker = `<!-- redline issue=${Buffer.from(key).toString('base64url')} -->`
  const there = await find(input, marker)
  const body = input.body(marker)
  if (!there) {
    if (!open) return undefined
    const { data } = await api.request('POST /repos/{owner}/{repo}/issues', { title, body })
    return data?.html_url
  }
  // What it says stays, and stays open, until a run has looked at all of it.
  if (!open && (!complete || unread.some(file => there.body.includes(file)))) return there.url
  const state = open ? 'open' : 'closed'
  if (state === 'closed' && there.state === 'closed') return there.url
  if (there.state !== state || there.title !== title || there.body.trim() !== body.trim()) {
    await api.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
      issue_number: there.number,
      title,
      body,
      state,
      ...(there.state !== state && state === 'closed' && { state_reason: 'completed' }),
    })
  }
  return there.url
}
