/** What a server is meant for, checked point by point before anything is moved to it. */

export type Purpose = 'jobs' | 'cache' | 'cable'

export interface Check {
  /** `policy`, `persistence`, `role`, `TLS`, `version`, `size`. */
  readonly what: string
  /** `wrong` must be mended first, `unknown` is for someone to look at, `risk` is worth knowing. */
  readonly state: 'ready' | 'risk' | 'wrong' | 'unknown'
  readonly wanted: string
  readonly found: string
  /** What to do, where it isn't ready. */
  readonly advice?: string
}

export interface Expectation {
  /** The server's id. */
  readonly server: string
  readonly purpose: Purpose
  readonly ready: boolean
  readonly checks: readonly Check[]
}
