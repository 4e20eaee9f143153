/** The one comment on a pull request: what it changes about Redis, for people who have ten seconds. */
import type { Comparison } from '../../model/comparison.ts'
import type { ReportDocument } from '../../model/document.ts'
import { body, least } from './body.ts'
import { commentSteps, fitted } from './shed.ts'
import type { VerdictOptions } from './verdictLines.ts'
import { viewOf } from './view.ts'

export interface CommentOptions extends VerdictOptions {
  /** The hidden marker, an HTML comment of one line: the body's first line, written as it is. */
  readonly marker: string
  /** The most bytes of UTF-8, the marker's included; 60,000 where not said. */
  readonly budget?: number
}

// GitHub stores 262,144 bytes and speaks of 65,536 characters: below every reading of the limit.
const MOST = 60_000
const MOST_VISIBLE = 12_000

/** The comment's body, which ends in a newline and is never longer than the budget. */
export function comment(document: ReportDocument, comparison: Comparison, options: CommentOptions): string {
  const view = viewOf(document, comparison, options)
  const marked = (text: string): string => `${options.marker}\n${text}\n`
  return fitted(commentSteps, detail => marked(body(view, detail, options)), marked(least(view, options)), {
    most: options.budget ?? MOST,
    visible: MOST_VISIBLE,
  })
}
