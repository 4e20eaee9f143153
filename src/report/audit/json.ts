/** An audit as JSON: what `check --live` and `audit --since` read. */
import type { AuditDocument } from '../../model/audit.ts'
import { redactAll } from '../redact.ts'

/** The document with every string redacted, as JSON with a newline at its end. */
export const auditJson = (audit: AuditDocument): string => `${JSON.stringify(redactAll(audit), null, 2)}\n`
