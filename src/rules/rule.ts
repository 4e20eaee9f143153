/** What a rule is: one judgement, with its words and its examples. */
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import type { Severity } from '../model/workload.ts'

/** A source of facts that a rule may need; a rule without one of them is listed as not checked. */
export type Need = 'code' | 'declared' | 'live'

/**
 * A few files and what the rule says of them. `files` is a bundle: `--- path` lines begin a file, and a comment
 * `# <- text` (`// <- text` in JavaScript) on a line says that the rule reports there, with `text` in its message.
 */
export interface Example {
  readonly title: string
  /** `bad` shows the finding, `good` how it looks mended or why the like is no finding. */
  readonly kind: 'bad' | 'good'
  readonly files: string
}

export interface Rule {
  readonly id: string
  /** The severity of its plainest finding; a finding may be milder. */
  readonly severity: Severity
  /** The version of Redline that brought it. */
  readonly since: string
  readonly needs: readonly Need[]
  /** A headline: `Two workloads that need different servers share one`. */
  readonly title: string
  /** What breaks, when, and which versions make it true: two to six sentences of Markdown. */
  readonly why: string
  /** How to mend it, Markdown with code. */
  readonly fix: string
  /** Where one can read that it is so. */
  readonly sources: readonly string[]
  check(model: Model): Iterable<Finding>
  readonly examples: readonly Example[]
}
