/** An audit as a report without an app, for what reads reports: SARIF, the gate, a tracking issue. */
import type { AuditDocument } from '../../model/audit.ts'
import type { ReportDocument } from '../../model/document.ts'
import { redactAll } from '../redact.ts'

export function asReport(audit: AuditDocument, verdict?: string): ReportDocument {
  const count = (severity: string): number => audit.findings.filter(f => !f.silenced && f.severity === severity).length
  return redactAll({
    schema: 1,
    kind: 'redline-report',
    tool: audit.tool,
    base: '.',
    apps: [],
    servers: [],
    findings: audit.findings,
    skipped: [],
    failures: [],
    audit,
    summary: {
      ...(verdict !== undefined && { verdict }),
      errors: count('error'),
      warnings: count('warning'),
      notes: count('note'),
      silenced: audit.findings.filter(f => f.silenced).length,
      gaps: audit.unreached.length,
      notChecked: audit.notChecked.length,
      files: 0,
      parsed: 0,
    },
  })
}
