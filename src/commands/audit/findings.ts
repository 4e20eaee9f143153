/** What the rules make of an audit: alone, or joined with the code of an app. */
import { disagreements } from '../../live/disagreements.ts'
import { join } from '../../live/join.ts'
import type { AuditDocument } from '../../model/audit.ts'
import { bareModel } from '../../model/bareModel.ts'
import type { Report } from '../../model/report.ts'
import { identify } from '../../policy/identity.ts'
import { rules } from '../../rules/index.ts'
import { runRules } from '../../rules/run.ts'
import { version } from '../../version.ts'

/**
 * The report of servers alone: what `analyse` makes of a repository without a file, without the readers and detectors that
 * it would have to load for that.
 */
export function withoutCode(audit: AuditDocument, environment: string, only: readonly string[] | undefined): Report {
  const bare = bareModel([], { environment, platform: null, target: null, endpoints: {}, now: Date.parse(audit.takenAt) })
  const { model } = join(bare, audit, { alone: true })
  const chosen = only ? rules.filter(r => only.includes(r.id)) : rules
  const { findings, notChecked, failures } =
    model.servers.length > 0 ? runRules(chosen, model) : { findings: [], notChecked: [], failures: [] }
  return {
    version,
    base: '.',
    apps: [],
    servers: model.servers,
    gaps: model.gaps,
    notChecked,
    skipped: [],
    failures,
    findings: identify(findings),
    seen: { files: 0, parsed: 0 },
  }
}

/** The audit with what the files contradict, without findings of its own: they stand in the report. */
export function joinedAudit(audit: AuditDocument, report: Report): AuditDocument {
  const found = disagreements([...report.apps.flatMap(a => a.model.servers), ...(report.servers ?? [])])
  return { ...audit, findings: [], ...(found.length > 0 && { disagreements: found }) }
}
