/** What a deployment starts: web servers and job workers, with the threads that share a process's connections. */
import type { Span } from './span.ts'
import type { Value } from './value.ts'

export type ProcessKind = string

export interface Capsule {
  readonly name: string
  readonly concurrency: Value
  readonly at: Span
}

/**
 * One kind of process that a deployment starts. `threads` and `workers` (forked processes) describe servers,
 * `concurrency` job workers; null where the files leave it to the library, undefined where the kind has no such thing.
 */
export interface Process {
  readonly kind: ProcessKind
  /** The name in the Procfile or the script, where there is one. */
  readonly name?: string
  readonly threads?: Value | null
  readonly workers?: Value | null
  readonly concurrency?: Value | null
  readonly capsules?: readonly Capsule[]
  readonly queues?: readonly string[]
  /** How many of them a deployment runs, where the team said so. */
  readonly count?: number
  readonly at: Span
}
