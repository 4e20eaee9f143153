/** The report as a page of Markdown: a job's summary, and what `--format markdown` writes. */
import type { Comparison } from '../../model/comparison.ts'
import type { ReportDocument } from '../../model/document.ts'
import { body, least } from './body.ts'
import type { MarkdownOptions } from './options.ts'
import { fitted, summarySteps } from './shed.ts'
import { viewOf } from './view.ts'

export interface SummaryOptions extends MarkdownOptions {
  /** The most bytes of UTF-8: what a summary's file of 1 MiB has left. Without one the page is as long as it gets. */
  readonly budget?: number
}

/** The page, which ends in a newline. Where not even the verdict fits the budget: `''`. */
export function summary(document: ReportDocument, comparison?: Comparison, options: SummaryOptions = {}): string {
  const view = viewOf(document, comparison, options)
  const ended = (text: string): string => `${text}\n`
  return fitted(summarySteps, detail => ended(body(view, detail, options)), ended(least(view, options)), {
    most: options.budget ?? Number.POSITIVE_INFINITY,
  })
}
