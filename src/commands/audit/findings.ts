/** What the rules make of an audit: alone, or joined with the code of an app. */
import { disagreements } from '../../live/disagreements.ts'
import type { AuditDocument } from '../../model/audit.ts'
import type { Repo } from '../../model/repo.ts'
import type { Report } from '../../model/report.ts'
import { emptyConfig } from '../../policy/config.ts'
import { analyse } from '../../redline.ts'

/** A repository without a file, for servers that no code is read for. */
const NOTHING: Repo = { files: () => [], has: () => false, read: () => ({ refused: 'does not exist' }), mentioning: () => [] }

/** The report of servers alone. */
export const withoutCode = (audit: AuditDocument, environment: string, only: readonly string[] | undefined): Report =>
  analyse(NOTHING, {
    environment,
    base: '.',
    config: () => emptyConfig,
    now: Date.parse(audit.takenAt),
    live: { audit },
    ...(only && { only }),
  })

/** The audit with what the files contradict, without findings of its own: they stand in the report. */
export function joinedAudit(audit: AuditDocument, report: Report): AuditDocument {
  const found = disagreements([...report.apps.flatMap(a => a.model.servers), ...(report.servers ?? [])])
  return { ...audit, findings: [], ...(found.length > 0 && { disagreements: found }) }
}
