/** `redline check`: what breaks with the use of Redis. */
import { resolve } from 'node:path'
import { diffOf } from '../fix/preview.ts'
import type { AuditDocument } from '../model/audit.ts'
import type { ReportDocument } from '../model/document.ts'
import type { Judged, Report } from '../model/report.ts'
import { allFindings, atLeastAs, type Gate, judgeRun } from '../policy/gate.ts'
import { consoleReport } from '../report/console.ts'
import { hideHosts } from '../report/hosts.ts'
import { documentOf, json } from '../report/json.ts'
import { summary } from '../report/markdown/summary.ts'
import { sarif } from '../report/sarif.ts'
import { plural } from '../report/tally.ts'
import { visible } from '../report/visible.ts'
import { rules } from '../rules/index.ts'
import type { Arguments } from './arguments.ts'
import { joinedAudit } from './audit/findings.ts'
import { numberOf } from './audit/numbers.ts'
import { type Io, layout, type Result } from './io.ts'
import { saltOf } from './salt.ts'
import { readSavedAudit } from './saved.ts'
import { type Scan, scan } from './scan.ts'
import { noApp } from './tree.ts'

/** The report with findings of at least the confidence that is wanted. */
function confident(report: Report, gate: Gate): Report {
  const wanted = (findings: readonly Judged[]): readonly Judged[] => findings.filter(f => atLeastAs(f.confidence, gate.minConfidence))
  return { ...report, apps: report.apps.map(a => ({ ...a, findings: wanted(a.findings) })), findings: wanted(report.findings) }
}

/** The text of a file. The last one is kept: findings of one file follow each other. */
function readOnce(repo: Scan['repo']): (file: string) => string | undefined {
  let last: { readonly file: string; readonly text: string | undefined } | undefined
  return file => {
    if (last?.file !== file) {
      const found = repo.read(file)
      last = { file, text: typeof found === 'string' ? found : undefined }
    }
    return last.text
  }
}

function forPeople({ report, gate, stale, repo, tree }: Scan, args: Arguments, io: Io): string {
  if (report.apps.length === 0 && report.failures.length === 0 && !report.servers?.length && !report.gaps?.length)
    return `${[noApp(tree), ...report.skipped.map(s => `  ${visible(s.root)} was left out: it is ${visible(s.why)}.`)].join('\n')}\n`
  const shown = confident(report, gate)
  const quiet = args.values.quiet ?? false
  const text = consoleReport(shown, {
    ...layout(args.values, io),
    source: readOnce(repo),
    quiet,
  })
  const count = (of: Report): number => allFindings(of).filter(f => !f.silenced).length
  const unsure = count(report) - count(shown)
  const notes = [
    ...(unsure > 0
      ? [`${plural(unsure, 'finding')} below \`${gate.minConfidence}\` not shown: \`--min-confidence possible\` shows all.`]
      : []),
    ...(stale.length > 0
      ? [
          `${stale.length} of the baseline's entries ${stale.length === 1 ? 'is' : 'are'} mended: \`redline baseline prune\` removes ${stale.length === 1 ? 'it' : 'them'}.`,
        ]
      : []),
  ]
  return quiet || notes.length === 0 ? text : `${text}${notes.join('\n')}\n`
}

/** The report as data; where a salt is set, the names of servers are hidden in it. */
function dataOf({ report, repo }: Scan, verdict: string, io: Io, audit: AuditDocument | undefined): ReportDocument {
  const salt = saltOf(io.env)
  const document = documentOf(report, { verdict, diff: diffOf(repo), ...(audit && { audit: joinedAudit(audit, report) }) })
  return salt === undefined ? document : hideHosts(document, salt)
}

/** Runs `redline check`; JSON holds every finding, whatever the gate. */
export async function check(args: Arguments, io: Io): Promise<Result> {
  const { live: file } = args.values
  const audit = file === undefined ? undefined : await readSavedAudit(resolve(io.cwd, file), file)
  const maxAge = numberOf(args.values, 'live-max-age') ?? 7
  const scanned = await scan(args.positionals, args.values, io, audit && { audit, maxAge })
  const { code, verdict, failing } = judgeRun(scanned.report, scanned.gate)
  const { minConfidence, failOn } = scanned.gate
  switch (args.values.format) {
    case 'json':
      return { text: json(dataOf(scanned, verdict, io, audit)), code, json: true }
    case 'sarif': {
      const options = { rules, minConfidence, complete: args.values.complete ?? false }
      return { text: sarif(dataOf(scanned, verdict, io, audit), options), code, json: true }
    }
    case 'markdown': {
      const options = { minConfidence, failOn, failing: new Set(failing.map(f => f.identity)) }
      return { text: summary(dataOf(scanned, verdict, io, audit), undefined, options), code }
    }
    default:
      return { text: forPeople(scanned, args, io), code }
  }
}
