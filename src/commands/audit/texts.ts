/** An audit's outcome as text: for a terminal or as JSON here, otherwise by what is loaded only then. */
import type { AuditDocument } from '../../model/audit.ts'
import { type FindingItem, findingsOf } from '../../model/document.ts'
import type { Report } from '../../model/report.ts'
import { atLeastAs, type Gate } from '../../policy/gate.ts'
import { auditConsole } from '../../report/audit/console.ts'
import { auditJson } from '../../report/audit/json.ts'
import { documentOf } from '../../report/json.ts'
import type { Arguments } from '../arguments.ts'
import { type Io, layout } from '../io.ts'
import type { Scan } from '../scan.ts'

export interface Told {
  readonly audit: AuditDocument
  readonly report: Report
  readonly code: Scan | undefined
  readonly gate: Gate
  readonly verdict: string
}

/** Findings that are sure enough to be shown. */
export const shownOf = (findings: readonly FindingItem[], gate: Gate): readonly FindingItem[] =>
  findings.filter(f => atLeastAs(f.confidence, gate.minConfidence))

/** The text of a run; '' where no server was reached and no app was read. */
export async function textOf(told: Told, args: Arguments, io: Io): Promise<string> {
  const { audit, report, code, gate, verdict } = told
  const { format, quiet = false } = args.values
  if (code || format === 'html' || format === 'markdown' || format === 'sarif')
    return (await import('./rarerTexts.ts')).rarerText(told, args, io)
  if (format === 'json') return auditJson(audit)
  if (audit.servers.length === 0) return ''
  return auditConsole(audit, { ...layout(args.values, io), quiet, findings: shownOf(findingsOf(documentOf(report, { verdict })), gate) })
}
