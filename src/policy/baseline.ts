/** `.redline-baseline`: the findings that a team has decided to live with for now, one identity a line. */
import type { Judged, Report } from '../model/report.ts'
import { lineStarts, type Span, spanAt } from '../model/span.ts'
import type { ConfigError } from './config.ts'
import { allFindings } from './gate.ts'
import { isIdentity } from './identity.ts'

export const baselineFile = '.redline-baseline'

const HEADER = `# Findings that Redline knows and lets pass: one identity a line, sorted.
# \`redline baseline prune\` removes what is mended; \`redline baseline write\` takes in what is there now.
`

const REASON = `listed in ${baselineFile}`

/** Reads a baseline; every line that is neither an identity nor a comment is an error (a merge's markers, say). */
export function readBaseline(
  text: string,
  file: string = baselineFile,
): { readonly identities: ReadonlySet<string>; readonly errors: readonly ConfigError[] } {
  const starts = lineStarts(text)
  const identities = new Set<string>()
  const errors: ConfigError[] = []
  for (const [i, raw] of text.split('\n').entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const start = starts[i] ?? 0
    const at: Span = spanAt(file, starts, start, start + raw.length)
    if (isIdentity(line)) identities.add(line)
    else errors.push({ at, message: 'this line is no identity (`RULE:` and 16 hex digits) and no comment' })
  }
  return { identities, errors }
}

/** The text of a baseline. The same identities always give the same bytes. */
export function writeBaseline(identities: Iterable<string>): string {
  const lines = [...new Set(identities)].sort()
  return HEADER + lines.map(l => `${l}\n`).join('')
}

/** The identities that a fresh baseline of a report holds: everything that is not silenced by something else. */
export const baselineOf = (report: Report): readonly string[] =>
  allFindings(report)
    .filter(f => !f.silenced || f.silenced.by === 'baseline')
    .map(f => f.identity)

export interface Compared {
  readonly report: Report
  /** Findings that count and are not in the baseline. */
  readonly fresh: readonly Judged[]
  /** Entries that no finding has any more: worth a warning, never a failure. */
  readonly stale: readonly string[]
}

/**
 * Silences what the baseline lists. An entry counts as stale only where its rule ran: `ran` says so (a run with
 * `--only` knows nothing of the others).
 */
export function withBaseline(report: Report, identities: ReadonlySet<string>, ran: (rule: string) => boolean = () => true): Compared {
  const met = new Set<string>()
  const silence = (finding: Judged): Judged => {
    if (!identities.has(finding.identity)) return finding
    met.add(finding.identity)
    return finding.silenced ? finding : { ...finding, silenced: { by: 'baseline', reason: REASON } }
  }
  const judged: Report = {
    ...report,
    apps: report.apps.map(app => ({ ...app, findings: app.findings.map(silence) })),
    findings: report.findings.map(silence),
  }
  const stale = [...identities].filter(id => !met.has(id) && ran(id.slice(0, id.indexOf(':')))).sort()
  return { report: judged, fresh: allFindings(judged).filter(f => !f.silenced), stale }
}
