/** What a rule says: a finding, or a gap where something could not be told. */
import type { Change } from './change.ts'
import type { Span } from './span.ts'
import type { Severity } from './workload.ts'

export type Confidence = 'certain' | 'likely' | 'possible'

export interface Related {
  readonly at: Span
  /** What stands there, in a few words: `Sidekiq's server connection`. */
  readonly role: string
}

/** A replacement of one stretch of a file; `at.start === at.end` inserts. */
export interface Edit {
  readonly at: Span
  readonly text: string
}

/** A change that makes the finding go away. Unsafe ones may change what the app does and are applied only on demand. */
export interface Fix {
  readonly title: string
  readonly safe: boolean
  readonly edits: readonly Edit[]
}

/** A judgement. `about` says what it concerns without places: with the rule's id it is the finding's identity. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly confidence: Confidence
  /** One or two sentences: who does what with which value, what breaks and when. */
  readonly message: string
  /** What to do, with code to paste, built from the app's own names. */
  readonly advice?: string
  /** Code to paste behind the advice, which holds what all findings on that client ask; `after` follows it. */
  readonly paste?: { readonly change: Change; readonly after?: string }
  readonly at: Span
  readonly related: readonly Related[]
  readonly about: string
  readonly fix?: Fix
  /** The live server that it concerns, by name; undefined for what code alone shows. */
  readonly server?: string
  /** The day of the audit that it rests on, where that is too old to fail a run: `2026-11-01`. */
  readonly stale?: string
}

/** Something that could not be told; `why` completes "could not tell, because …". */
export interface Gap {
  readonly at: Span
  readonly why: string
}

/** A rule that could not run, why, and what would allow it. */
export interface NotChecked {
  readonly rule: string
  readonly why: string
  readonly allow: string
}
