/** What a SARIF log can be told, and one report that goes into it. */
import type { Comparison } from '../../model/comparison.ts'
import type { FindingItem, ReportDocument } from '../../model/document.ts'
import type { Confidence } from '../../model/finding.ts'
import type { Rule } from '../../rules/rule.ts'

export interface SarifOptions {
  /** All rules, in the order to list them. */
  readonly rules: readonly Rule[]
  /** What the change does: results then say whether they are new. */
  readonly comparison?: Comparison
  /**
   * Whether a line is one that the pull request changes, the file named as the repository names it. GitHub shows an
   * alert on a pull request only where all its lines are; whoever knows only files may leave the line unread.
   */
  readonly changed?: (file: string, line: number) => boolean
  /** The address of a rule's page. */
  readonly docs?: (rule: string) => string
  /** What sets this analysis apart from others of the same commit; where not said `redline`, with the scanned folder behind it. */
  readonly category?: string
  /** The address of the repository, and the branch that was read. */
  readonly repository?: string
  readonly branch?: string
  /** Findings below this are left out; `likely` where not said. */
  readonly minConfidence?: Confidence
  /** Also what is silenced, and what a change mends. GitHub opens an alert for each of these: not for uploads. */
  readonly complete?: boolean
}

/** One repository's report; `name` is its folder in a log of several. */
export interface Part {
  readonly document: ReportDocument
  readonly name?: string
  readonly comparison?: Comparison
}

/** A finding with the report that it is from. */
export type Told = FindingItem & { readonly part: Part; readonly absent?: true }
