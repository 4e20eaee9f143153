/** What the Markdown reporters can be told: where links lead, and how the gate stands, for words alone. */
import type { Confidence } from '../../model/finding.ts'
import type { Severity } from '../../model/workload.ts'

export interface MarkdownOptions {
  /**
   * The link to a line at the head commit. Asked only for plain relative paths, without empty, `.` or `..` segments; it
   * percent-encodes each segment.
   */
  readonly blob?: (file: string, line: number, endLine?: number) => string
  /** The link to a rule's page; asked only for ids made of small letters, digits and hyphens. */
  readonly docs?: (rule: string) => string
  /** The workflow run, where the whole report is. */
  readonly run?: string
  /** The identities of the findings that fail the run. */
  readonly failing?: ReadonlySet<string>
  /** The mildest severity that fails; `error` where not said. */
  readonly failOn?: Severity | 'never'
  /** Findings below this are counted and not shown; `likely` where not said. */
  readonly minConfidence?: Confidence
}
