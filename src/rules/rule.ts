/** What a rule is: one judgement, with its words and its examples. */
import type { Facts } from '../model/fact.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import type { Severity } from '../model/workload.ts'

/** A source of facts that a rule may need; a rule without one of them is listed as not checked. */
export type Need = 'code' | 'declared' | 'live'

/**
 * Something to know about a server: a fact, what keys it holds, how large they are and whether they expire, what state
 * Sidekiq is in there, its processes, what jobs hold.
 */
export type Asked = keyof Facts | 'keyspace' | 'sizes' | 'expiries' | 'sidekiq' | 'processes' | 'jobs'

/**
 * A few files and what the rule says of them. `files` is a bundle: `--- path` lines begin a file, and a comment
 * `# <- text` (`// <- text` in JavaScript) on a line says that the rule reports there, with `text` in its message.
 * A file `audit.yml` is what an audit found: a list of servers with what of them matters, sizes and times as people write
 * them (`2 GB`, `9 days`). An arrow on a server's line `- id: NAME` is a finding about it; `# <- not checked: text` says
 * that the rule is not checked there, with `text` in the reason.
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
  /**
   * What it must know of a server to judge it: groups of which one suffices. A server that tells no group whole is listed
   * as not checked by this rule.
   */
  readonly asks?: readonly (readonly Asked[])[]
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
