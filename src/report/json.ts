/** The report as JSON: what other tools and `redline report` read. */
import type { Fix, Gap, Related } from '../model/finding.ts'
import type { AppReport, Judged, Report } from '../model/report.ts'
import type { Span } from '../model/span.ts'
import { inventory } from './inventory.ts'
import { redact } from './redact.ts'
import { docsPath } from './rulePage.ts'
import { allFindings, tally, worstFirst } from './tally.ts'

export interface JsonOptions {
  /** What the gate made of it: `pass`, `fail`, `nothing-to-scan`, `incomplete`. */
  readonly verdict?: string
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

const start = (at: Span): string => `${at.file}:${at.line}:${at.column}`
const end = (at: Span): string => `${at.file}:${at.endLine}:${at.endColumn}`

const related = ({ at, role }: Related): Json => ({ at: start(at), role })

const fix = ({ title, safe, edits }: Fix): Json => ({
  title,
  safe,
  edits: edits.map(({ at, text }) => ({ at: start(at), endAt: end(at), start: at.start, end: at.end, text })),
})

/** A finding about a server has no `at`. */
function finding(f: Judged): Json {
  const placed = f.at.file !== ''
  return {
    rule: f.rule,
    severity: f.severity,
    confidence: f.confidence,
    message: f.message,
    advice: f.advice,
    at: placed ? start(f.at) : undefined,
    endAt: placed ? end(f.at) : undefined,
    related: f.related.map(related),
    about: f.about,
    identity: f.identity,
    server: f.server,
    silenced: f.silenced && { by: f.silenced.by, reason: f.silenced.reason },
    fix: f.fix && fix(f.fix),
    docs: docsPath(f.rule),
  }
}

const gap = ({ at, why }: Gap): Json => ({ at: start(at), why })

const app = (a: AppReport): Json => ({
  root: a.root,
  platform: a.model.platform,
  target: a.model.target,
  inventory: inventory(a.model) as unknown as Json,
  findings: worstFirst(a.findings).map(finding),
  gaps: a.gaps.map(gap),
  notChecked: a.notChecked.map(({ rule, why, allow }) => ({ rule, why, allow })),
})

/** Every string redacted on its own, so that masking never breaks the JSON around it. */
function redacted(value: Json | undefined): Json | undefined {
  if (typeof value === 'string') return redact(value)
  if (Array.isArray(value)) return value.map(item => redacted(item) ?? null)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redacted(inner)]))
}

/** The report in schema 1, keys always in this order, with a newline at its end. */
export function json(report: Report, options: JsonOptions = {}): string {
  const count = tally(allFindings(report))
  const value: Json = {
    schema: 1,
    kind: 'redline-report',
    tool: { name: 'redline', version: report.version },
    base: report.base,
    apps: report.apps.map(app),
    servers: [],
    findings: worstFirst(report.findings).map(finding),
    skipped: report.skipped.map(({ root, why }) => ({ root, why })),
    failures: report.failures.map(({ part, error }) => ({ part, error })),
    summary: {
      verdict: options.verdict,
      errors: count.error,
      warnings: count.warning,
      notes: count.note,
      silenced: count.silenced,
      gaps: report.apps.reduce((n, a) => n + a.gaps.length, 0),
      notChecked: report.apps.reduce((n, a) => n + a.notChecked.length, 0),
      files: report.seen.files,
      parsed: report.seen.parsed,
    },
  }
  return `${JSON.stringify(redacted(value), null, 2)}\n`
}
