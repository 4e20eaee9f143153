/** Plays GitHub's REST API on loopback: keeps state, pages, refuses as GitHub does, fails on demand, and checks each request. */
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type Handler, Refusal } from './api/call.ts'
import { git } from './api/git.ts'
import { issues } from './api/issues.ts'
import { match, wrongAnswer, wrongWith } from './api/openapi.ts'
import { page } from './api/pages.ts'
import { authorise, refusalBody, type Token } from './api/permissions.ts'
import { pulls } from './api/pulls.ts'
import type { Json, Site } from './api/shapes.ts'
import type { State } from './api/state.ts'

export const handlers: Readonly<Record<string, Handler>> = { ...git, ...issues, ...pulls }

/** What goes wrong with requests; without `status`, `hang` or `drop` they only wait. */
export interface Fault {
  /** Method and path without prefix and query; `…` stands for anything: `POST …/comments`. */
  readonly match: string
  /** How many requests it hits; all without it. */
  times?: number
  /** How many requests pass before it hits. */
  after?: number
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Never answers. */
  readonly hang?: true
  /** Cuts the connection. */
  readonly drop?: true
  /** Handled only once this has settled. */
  readonly wait?: (request: Request) => Promise<unknown>
  /** Carried out, and answered only once this has settled. */
  readonly hold?: (request: Request) => Promise<unknown>
  /** The request is carried out first, and only its answer is lost. */
  readonly applied?: true
}

export interface Request {
  readonly method: string
  /** Without prefix and query. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  readonly headers: IncomingMessage['headers']
  /** Of the answer; 0 where there was none. */
  status: number
}

export interface GitHub {
  readonly site: Site
  readonly port: number
  readonly state: State
  /** By the token's text. */
  readonly tokens: Map<string, Token>
  faults: Fault[]
  readonly requests: Request[]
  /** What the description of the API doesn't allow, in words. */
  readonly violations: string[]
  close(): Promise<void>
}

export interface ServerOptions {
  /** '' as api.github.com, '/api/v3' as GitHub Enterprise Server. */
  readonly prefix?: string
  /** The name under which the program under test knows the server, where it isn't an address. */
  readonly host?: string
  readonly tokens?: Readonly<Record<string, Token>>
  /** Files of a certificate and its key: it speaks TLS then. */
  readonly certificate?: { readonly cert: string; readonly key: string }
}

interface Sent {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** As the faults say it: GitHub's secondary rate limit. */
export const secondaryLimit = (match: string, seconds: number, times?: number, status = 403): Fault => ({
  match,
  ...(times === undefined ? {} : { times }),
  status,
  headers: { 'retry-after': String(seconds) },
  body: {
    documentation_url:
      'https://docs.github.com/free-pro-team@latest/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits',
    message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  },
})

export async function startServer(state: State, options: ServerOptions = {}): Promise<GitHub> {
  const prefix = options.prefix ?? ''
  const { certificate: files } = options
  const certificate = files && { cert: readFileSync(files.cert), key: readFileSync(files.key) }
  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch(error => {
      github.violations.push(`the test's server: ${(error as Error).stack}`)
      if (!response.headersSent) send(response, { status: 500, body: { message: 'Server Error' } })
    })
  }
  const server = certificate ? createSecureServer(certificate, listen) : createServer(listen)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const origin = `http${certificate ? 's' : ''}://${options.host ?? '127.0.0.1'}:${port}`
  const github: GitHub = {
    site: { api: `${origin}${prefix}`, html: prefix ? origin : 'https://github.com' },
    port,
    state,
    tokens: new Map(Object.entries(options.tokens ?? {})),
    faults: [],
    requests: [],
    violations: [],
    close: () =>
      new Promise(done => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }

  function send(response: ServerResponse, { status, body, headers }: Sent): void {
    const html = status >= 500 && body === undefined
    const payload = html ? '<!DOCTYPE html><title>Unicorn! · GitHub</title>' : body === undefined ? '' : JSON.stringify(body)
    response.writeHead(status, {
      'content-type': html ? 'text/html' : 'application/json; charset=utf-8',
      'x-github-request-id': `C0DE:${github.requests.length}`,
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': String(Math.max(1000 - github.requests.length, 0)),
      'x-ratelimit-resource': 'core',
      ...(prefix ? { 'x-github-enterprise-version': 'enterprise-server@3.19.0' } : {}),
      ...headers,
    })
    response.end(payload)
  }

  /** What a request without faults is answered with. */
  function carryOut(request: Request, query: URLSearchParams): Sent {
    const { method, path, body, headers } = request
    const found = match(method, path)
    if (!found) {
      github.violations.push(`${method} ${path} is not in test/action/openapi.json`)
      return { status: 404, body: refusalBody(new Refusal(404, 'Not Found')) }
    }
    const { operation, params } = found
    const wrong = wrongWith(operation, query, body)
    github.violations.push(...wrong.map(why => `${method} ${path}: ${why}`))
    try {
      if (!headers['user-agent']) throw new Refusal(403, 'Request forbidden by administrative rules.')
      const given = /^(?:token|bearer) (.+)$/i.exec(headers.authorization ?? '')?.[1]
      const token = given === undefined ? undefined : github.tokens.get(given)
      if (headers.authorization !== undefined && !token) throw new Refusal(401, 'Bad credentials')
      if (!isHere(state, params)) throw new Refusal(404, 'Not Found')
      authorise(operation, state, params, token)
      if (wrong.some(why => why.startsWith('body:'))) throw new Refusal(422, `Invalid request.\n\n${wrong.join('\n')}`)
      const handle = handlers[operation.id]
      if (!handle) throw new Error(`${operation.id} is not played`)
      const answered = handle({ state, site: github.site, params, query, body: (body ?? {}) as Json, actor: token?.login ?? 'ghost' })
      const here = `${github.site.api}${path.replace(/^\/repos\/[^/]+\/[^/]+/, `/repositories/${state.id}`)}`
      const { body: out, link } = page(answered, here, query)
      const status = answered.status ?? 200
      github.violations.push(...wrongAnswer(operation, status, out).map(why => `the test's answer to ${method} ${path}: ${why}`))
      return { status, body: out, ...(link ? { headers: { link } } : {}) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { status: error.status, body: refusalBody(error), headers: error.headers }
    }
  }

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', origin)
    const raw = await text(incoming)
    const outside = !url.pathname.startsWith(`${prefix}/`)
    if (outside) github.violations.push(`${url.pathname} does not begin with ${prefix}`)
    // Links to other pages name the repository by its number.
    const path = url.pathname.slice(prefix.length).replace(`/repositories/${state.id}`, `/repos/${state.owner}/${state.name}`)
    const request: Request = {
      method: incoming.method ?? '',
      path,
      query: Object.fromEntries(url.searchParams),
      body: raw === '' ? undefined : JSON.parse(raw),
      headers: incoming.headers,
      status: 0,
    }
    github.requests.push(request)
    const fault = faultOf(github.faults, `${request.method} ${path}`)
    await fault?.wait?.(request)
    const plain = !fault || (fault.status === undefined && !fault.hang && !fault.drop)
    const carried = plain || fault.applied ? carryOut(request, url.searchParams) : undefined
    await fault?.hold?.(request)
    if (fault?.drop) response.destroy()
    if (fault?.drop || fault?.hang) return
    const sent = plain ? carried : { status: fault.status ?? 500, body: fault.body, headers: fault.headers ?? {} }
    request.status = sent?.status ?? 0
    if (sent) send(response, sent)
  }

  return github
}

/** Whether a path means the repository, or a fork that a pull request comes from: they share their objects. */
function isHere(state: State, { owner, repo }: Readonly<Record<string, string>>): boolean {
  const heads = [...state.pulls.values()].map(p => p.head.repo)
  return [state, ...heads].some(r => r?.owner.toLowerCase() === owner?.toLowerCase() && r?.name.toLowerCase() === repo?.toLowerCase())
}

/** The first fault that a request meets, counted down. */
function faultOf(faults: readonly Fault[], request: string): Fault | undefined {
  for (const fault of faults) {
    const pattern = fault.match.split('…').map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    if (!new RegExp(`^${pattern.join('.*')}$`).test(request) || fault.times === 0) continue
    if ((fault.after ?? 0) > 0) {
      fault.after = (fault.after ?? 0) - 1
      continue
    }
    if (fault.times !== undefined) fault.times -= 1
    return fault
  }
  return undefined
}
