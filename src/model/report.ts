/** What one run found, before any format: what every reporter reads. */
import type { Finding, Gap, NotChecked } from './finding.ts'
import type { Model } from './model.ts'
import type { Server } from './server.ts'

/** A finding with what policy made of it. */
export interface Judged extends Finding {
  /** `RULE:hash`, stable under moves, renames and reformatting. */
  readonly identity: string
  /** Why it doesn't count, where the team said so. */
  readonly silenced?: { readonly by: 'ignore' | 'allow' | 'baseline' | 'severity'; readonly reason: string }
}

export interface AppReport {
  readonly root: string
  readonly model: Model
  readonly findings: readonly Judged[]
  readonly gaps: readonly Gap[]
  readonly notChecked: readonly NotChecked[]
}

/** An app that was seen and left alone, and why. */
export interface Skipped {
  readonly root: string
  readonly why: string
}

/** Redline's own failure in one part; the rest was reported. */
export interface Failure {
  readonly part: string
  readonly error: string
}

export interface Report {
  readonly version: string
  /** The scanned folder as it was named. */
  readonly base: string
  readonly apps: readonly AppReport[]
  /** Servers that files declare which belong to no app, where there is none, or several. */
  readonly servers?: readonly Server[]
  /** What could not be told of those files. */
  readonly gaps?: readonly Gap[]
  /** Rules that could not run over them. */
  readonly notChecked?: readonly NotChecked[]
  readonly skipped: readonly Skipped[]
  readonly failures: readonly Failure[]
  /** Files that policy itself complains about: unknown ignores, unused ignores. */
  readonly findings: readonly Judged[]
  /** How much was seen, so that "nothing found" can be told from "nothing read". */
  readonly seen: { readonly files: number; readonly parsed: number }
}
