/** A request as an operation sees it, and what it may answer. */
import type { Json, Site } from './shapes.ts'
import type { State } from './state.ts'

export interface Call {
  readonly state: State
  readonly site: Site
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: Json
  /** Who the token belongs to. */
  readonly actor: string
}

export interface Answer {
  readonly status?: number
  readonly body?: unknown
  /** All items of a list: the server cuts out the page. */
  readonly list?: readonly unknown[]
  /** Where the pages of something else than a list hold theirs. */
  readonly within?: (page: readonly unknown[]) => unknown
}

export type Handler = (call: Call) => Answer

/** An error as GitHub words it. */
export class Refusal extends Error {
  readonly status: number
  readonly errors: readonly unknown[] | undefined
  readonly headers: Readonly<Record<string, string>>
  constructor(status: number, message: string, errors?: readonly unknown[], headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.errors = errors
    this.headers = headers
  }
}

/** What was looked for, or 404. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Refusal(404, 'Not Found')
  return value
}

/** The longest body that GitHub's error speaks of, in characters. */
const LONGEST = 65_536

/** Refuses a body as GitHub does. */
export function acceptable(resource: string, body: unknown): string {
  const text = String(body ?? '')
  if (resource === 'IssueComment' && text.trim() === '') {
    throw new Refusal(422, 'Validation Failed', [{ resource, code: 'missing_field', field: 'body' }])
  }
  if (text.length > LONGEST) {
    const message = `Body is too long (maximum is ${LONGEST} characters)`
    throw new Refusal(422, 'Validation Failed', [{ resource, code: 'unprocessable', field: 'data', message }])
  }
  return text
}
