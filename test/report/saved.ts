/** Documents for the reporters of saved results, made by the reporter that saves them. */
import { compareReports } from '../../src/compare/reports.ts'
import type { ReportDocument } from '../../src/model/document.ts'
import type { Judged } from '../../src/model/report.ts'
import type { Span } from '../../src/model/span.ts'
import { type DocumentOptions, documentOf } from '../../src/report/json.ts'
import { appReport, finding, report } from './build.ts'

export const HEX = (n: number): string => n.toString(16).padStart(16, '0')

/** A finding with an identity of its own. */
export const numbered = (n: number, given: Partial<Judged> = {}): Judged => finding({ identity: `missing-timeout:${HEX(n)}`, ...given })

/** A report of one app with these findings. */
export const documentWith = (findings: readonly Judged[], options: DocumentOptions = {}): ReportDocument =>
  documentOf(report({ apps: [appReport({ findings })] }), options)

/** A document compared with a base that has other findings. */
export function compared(head: readonly Judged[], base: readonly Judged[]) {
  const document = documentWith(head, { comparedWith: { commit: 'b'.repeat(40), report: documentWith(base) } })
  return { document, comparison: compareReports(document) }
}

/** A stretch of some lines. */
export const lines = (file: string, from: number, to: number): Span => ({
  file,
  start: 0,
  end: 10,
  line: from,
  column: 3,
  endLine: to,
  endColumn: 2,
})
