/** Requests to GitHub's REST API: with a time limit, tried again where that helps, refusals in words. */
import { getOctokit } from '@actions/github'

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: an answer is checked where it is used
  readonly data: any
  /** Whether further pages follow. */
  readonly more: boolean
}

/** What GitHub would not do; `status` is that of HTTP, 0 where no answer came. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal'
  readonly status: number
  /** It was refused because of too many requests, not because of who asked. */
  readonly limited: boolean
  constructor(status: number, message: string, limited = false) {
    super(message)
    this.status = status
    this.limited = limited
  }
}

export interface Api {
  /**
   * A request such as `GET /repos/{owner}/{repo}/pulls/{pull_number}`; owner and repo are filled in. Before it is tried again,
   * `again` says whether it still is wanted. Throws an ApiRefusal.
   */
  request(route: string, parameters?: Readonly<Record<string, unknown>>, again?: () => Promise<boolean>): Promise<Answer>
  /** How many requests were made, without those for contents and for further pages. */
  spent(): number
  /** All pages of a list. */
  all(route: string, parameters?: Readonly<Record<string, unknown>>, mostPages?: number): Promise<readonly unknown[]>
}

export interface ApiOptions {
  readonly token: string
  readonly apiUrl: string
  readonly owner: string
  readonly repo: string
  /** How long to wait, in milliseconds; the tests' own clock where they have one. */
  readonly wait?: (ms: number) => Promise<void>
}

const LONGEST_MS = 10_000
const TRIES = 3
/** Longer than this in all a run doesn't wait for answers that don't come. */
const MOST_PATIENCE_MS = 25_000
const PER_PAGE = 100
const MOST_PAGES = 30

const sleep = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms))

interface Failed {
  readonly status?: number
  readonly message?: string
  readonly response?: { readonly headers?: Readonly<Record<string, string | undefined>>; readonly data?: { readonly message?: unknown } }
}

/** How long to wait before another try, in milliseconds; undefined where another would end the same. */
function patience({ status = 0, response }: Failed, tried: number, writes: boolean): number | undefined {
  const after = Number(response?.headers?.['retry-after'] ?? Number.NaN)
  if ((status === 429 || status === 403) && after >= 0) return after * 1000 <= MOST_PATIENCE_MS ? after * 1000 : undefined
  if (status === 429) return 1000 * tried
  // Without an answer a write may have been done; the next run heals what a doubled one leaves, where it can be healed.
  if (status >= 500 || (status === 0 && !writes)) return 500 * tried
  return undefined
}

function refusal(route: string, { status = 0, response, message = '' }: Failed): ApiRefusal {
  if (!response) return new ApiRefusal(0, `${route} was not answered (${message})`)
  const said = response.data?.message
  const { headers = {} } = response
  // Not every refusal of the secondary limit brings a header.
  const named = typeof said === 'string' && /rate limit/i.test(said)
  const limited = named || status === 429 || headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0'
  return new ApiRefusal(status, `${route} was answered with ${status}${typeof said === 'string' ? ` (${said})` : ''}`, limited)
}

/** The body of an answer; what is not JSON is text, as some proxies answer. Rejects where the rest of it doesn't come. */
async function parsed(body: unknown): Promise<unknown> {
  const text = await new Response(body as ReadableStream | string).text()
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The API of one repository, through the runner's proxy where it names one. */
export function openApi({ token, apiUrl, owner, repo, wait = sleep }: ApiOptions): Api {
  const octokit = getOctokit(token, { baseUrl: apiUrl })
  const until = { patience: MOST_PATIENCE_MS }

  async function once(route: string, parameters: Readonly<Record<string, unknown>>): Promise<Answer> {
    const signal = AbortSignal.timeout(Math.min(LONGEST_MS, until.patience))
    // Octokit's own parser looks for numbers beyond 2^53, of which there are none, and takes ten times as long for a large tree.
    const unread = { signal, parseSuccessResponseBody: false }
    const { data, headers } = await octokit.request(route, { owner, repo, ...parameters, request: unread })
    return { data: await parsed(data), more: /rel="next"/.test(headers.link ?? '') }
  }

  let spent = 0

  async function request(
    route: string,
    parameters: Readonly<Record<string, unknown>> = {},
    again?: () => Promise<boolean>,
  ): Promise<Answer> {
    if (!route.includes('/git/blobs/') && Number(parameters['page'] ?? 1) === 1) spent += 1
    for (let tried = 1; ; tried += 1) {
      if (until.patience <= 0) throw new ApiRefusal(0, `${route} was not asked, as GitHub has left too much unanswered`)
      const started = performance.now()
      try {
        return await once(route, parameters)
      } catch (error) {
        const failed = error as Failed
        const unanswered = failed.response === undefined
        // Time without an answer and time between tries count alike: a job must not wait for a comment.
        if (unanswered) until.patience -= performance.now() - started
        // Octokit calls a request that was given up an answer of 500.
        const pause = patience(unanswered ? { status: 0 } : failed, tried, !route.startsWith('GET '))
        if (pause === undefined || tried === TRIES || pause >= until.patience) throw refusal(route, failed)
        until.patience -= pause
        await wait(pause)
        if (again && !(await again())) throw refusal(route, failed)
      }
    }
  }

  async function all(
    route: string,
    parameters: Readonly<Record<string, unknown>> = {},
    mostPages = MOST_PAGES,
  ): Promise<readonly unknown[]> {
    const items: unknown[] = []
    for (let page = 1; page <= mostPages; page += 1) {
      const { data, more } = await request(route, { ...parameters, per_page: PER_PAGE, page })
      if (!Array.isArray(data)) throw new ApiRefusal(200, `${route} was answered with something that is no list`)
      items.push(...data)
      if (!more) break
    }
    return items
  }

  return { request, all, spent: () => spent }
}
