/** `redline check`: what breaks with the use of Redis. */

import { diffOf } from '../fix/preview.ts'
import type { Judged, Report } from '../model/report.ts'
import { allFindings, atLeastAs, type Gate, judgeRun } from '../policy/gate.ts'
import { consoleReport } from '../report/console.ts'
import { documentOf, json } from '../report/json.ts'
import { plural } from '../report/tally.ts'
import { visible } from '../report/visible.ts'
import type { Arguments } from './arguments.ts'
import { type Io, layout, type Result } from './io.ts'
import { type Scan, scan } from './scan.ts'

/** The report with findings of at least the confidence that is wanted. */
function confident(report: Report, gate: Gate): Report {
  const wanted = (findings: readonly Judged[]): readonly Judged[] => findings.filter(f => atLeastAs(f.confidence, gate.minConfidence))
  return { ...report, apps: report.apps.map(a => ({ ...a, findings: wanted(a.findings) })), findings: wanted(report.findings) }
}

function forPeople({ report, gate, stale, repo, tree }: Scan, args: Arguments, io: Io): string {
  if (report.apps.length === 0 && report.failures.length === 0) return `There is no Rails app below ${visible(tree.base)}.\n`
  const shown = confident(report, gate)
  const quiet = args.values.quiet ?? false
  const text = consoleReport(shown, {
    ...layout(args.values, io),
    source: file => {
      const found = repo.read(file)
      return typeof found === 'string' ? found : undefined
    },
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

/** Runs `redline check`; JSON holds every finding, whatever the gate. */
export async function check(args: Arguments, io: Io): Promise<Result> {
  const scanned = await scan(args.positionals, args.values, io)
  const { code, verdict } = judgeRun(scanned.report, scanned.gate)
  if (args.values.format === 'json')
    return { text: json(documentOf(scanned.report, { verdict, diff: diffOf(scanned.repo) })), code, json: true }
  return { text: forPeople(scanned, args, io), code }
}
