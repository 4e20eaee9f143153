/** The report as a document of plain data, and as JSON: what other tools and `redline report` read. */
import type { AuditDocument } from '../model/audit.ts'
import type { AppDocument, ClientRow, ComparedWith, FindingItem, FixItem, ProcessRow, ReportDocument } from '../model/document.ts'
import type { Fix, Gap, Related } from '../model/finding.ts'
import type { Preview } from '../model/preview.ts'
import type { AppReport, Judged, Report } from '../model/report.ts'
import type { Span } from '../model/span.ts'
import { inventory, serverItem } from './inventory.ts'
import { redactAll } from './redact.ts'
import { docsPath } from './rulePage.ts'
import { allFindings, tally, worstFirst } from './tally.ts'
import { clientRows, processRows } from './topology.ts'
import { unglued } from './width.ts'

export interface DocumentOptions {
  /** What the gate made of it: `pass`, `fail`, `nothing-to-scan`, `incomplete`. */
  readonly verdict?: string
  /** `owner/name`. */
  readonly repository?: string
  /** The pull request. */
  readonly pull?: number
  /** The commit that was read. */
  readonly commit?: string
  /** A fix as a unified diff; undefined where a file's text isn't at hand. */
  readonly diff?: (fix: Fix) => Preview | undefined
  readonly gate?: NonNullable<ReportDocument['gate']>
  /** The live servers that the code was joined with. */
  readonly audit?: AuditDocument
  readonly comparedWith?: ComparedWith
  readonly loosened?: readonly string[]
}

const start = (at: Span): string => `${at.file}:${at.line}:${at.column}`
const end = (at: Span): string => `${at.file}:${at.endLine}:${at.endColumn}`

const related = ({ at, role }: Related): FindingItem['related'][number] => ({ at: start(at), role })

function fix(of: Fix, preview: Preview | undefined): FixItem {
  return {
    title: of.title,
    safe: of.safe,
    edits: of.edits.map(({ at, text }) => ({ at: start(at), endAt: end(at), start: at.start, end: at.end, text })),
    ...preview,
  }
}

/** A finding about a server has no `at`. */
function finding(f: Judged, options: DocumentOptions): FindingItem {
  return {
    rule: f.rule,
    severity: f.severity,
    confidence: f.confidence,
    message: f.message,
    ...(f.advice !== undefined && { advice: f.advice }),
    ...(f.at.file !== '' && { at: start(f.at), endAt: end(f.at) }),
    related: f.related.map(related),
    about: f.about,
    identity: f.identity,
    ...(f.server !== undefined && { server: f.server }),
    ...(f.silenced && { silenced: { by: f.silenced.by, reason: f.silenced.reason } }),
    ...(f.stale !== undefined && { stale: f.stale }),
    ...(f.fix && { fix: fix(f.fix, options.diff?.(f.fix)) }),
    docs: docsPath(f.rule),
  }
}

const gap = ({ at, why }: Gap): AppDocument['gaps'][number] => ({ at: start(at), why })

/** A row whose cells hold plain spaces. */
const plain = <R extends ClientRow | ProcessRow>(row: R): R =>
  Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, typeof cell === 'string' ? unglued(cell) : cell])) as unknown as R

/** What the team's configuration marks as known by that name in the whole organisation; its other names are its own. */
const endpoints = (all: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(all).flatMap(([variable, name]) => (name.startsWith('org:') ? [[variable, name.slice(4)]] : [])))

const app = (a: AppReport, options: DocumentOptions): AppDocument => ({
  root: a.root,
  platform: a.model.platform,
  target: a.model.target,
  ...(Object.values(a.model.endpoints).some(name => name.startsWith('org:')) && { endpoints: endpoints(a.model.endpoints) }),
  inventory: inventory(a.model),
  topology: { clients: clientRows(a.model).map(plain), processes: processRows(a.model).map(plain) },
  findings: worstFirst(a.findings).map(f => finding(f, options)),
  gaps: a.gaps.map(gap),
  notChecked: a.notChecked.map(({ rule, why, allow }) => ({ rule, why, allow })),
})

/** The report as plain data in schema 1, keys always in this order, every string redacted. */
export function documentOf(report: Report, options: DocumentOptions = {}): ReportDocument {
  const count = tally(allFindings(report))
  return redactAll({
    schema: 1,
    kind: 'redline-report',
    tool: { name: 'redline', version: report.version },
    base: report.base,
    ...(options.repository !== undefined && { repository: options.repository }),
    ...(options.pull !== undefined && { pull: options.pull }),
    ...(options.commit !== undefined && { commit: options.commit }),
    apps: report.apps.map(a => app(a, options)),
    servers: (report.servers ?? []).map(serverItem),
    ...(report.gaps && report.gaps.length > 0 && { gaps: report.gaps.map(gap) }),
    findings: worstFirst(report.findings).map(f => finding(f, options)),
    skipped: report.skipped.map(({ root, why }) => ({ root, why })),
    failures: report.failures.map(({ part, error }) => ({ part, error })),
    ...(options.gate !== undefined && { gate: options.gate }),
    ...(options.loosened !== undefined && { loosened: options.loosened }),
    summary: {
      ...(options.verdict !== undefined && { verdict: options.verdict }),
      errors: count.error,
      warnings: count.warning,
      notes: count.note,
      silenced: count.silenced,
      gaps: report.apps.reduce((n, a) => n + a.gaps.length, report.gaps?.length ?? 0),
      notChecked: report.apps.reduce((n, a) => n + a.notChecked.length, 0),
      files: report.seen.files,
      parsed: report.seen.parsed,
    },
    ...(options.audit !== undefined && { audit: options.audit }),
    // Last, as it is long and a document in itself.
    ...(options.comparedWith !== undefined && { comparedWith: options.comparedWith }),
  })
}

/** A document as JSON with a newline at its end. */
export const json = (document: ReportDocument): string => `${JSON.stringify(document, null, 2)}\n`
