/** The report for a terminal: findings worst first, the topology, what could not be told, one line that sums up. */
import type { AppReport, Judged, Report } from '../model/report.ts'
import { place } from '../model/span.ts'
import { type Palette, palette } from './color.ts'
import { type FindingOptions, findingLines } from './consoleFinding.ts'
import { fromRoot } from './items.ts'
import { prose } from './prose.ts'
import { redact } from './redact.ts'
import { withoutRepeats } from './repeated.ts'
import { serverTable } from './serverTable.ts'
import { allFindings, counted, plural, tally, thousands } from './tally.ts'
import { clientTable, processTable } from './topologyTables.ts'
import { byReason } from './unchecked.ts'
import { visible } from './visible.ts'
import { displayWidth, wrap } from './width.ts'

export interface ConsoleOptions {
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width: number
  /** The text of a file of the scanned repository, for the lines of code. */
  source(file: string): string | undefined
  /** Findings alone. */
  readonly quiet?: boolean
  /** All gaps, however many. */
  readonly verbose?: boolean
}

const NARROWEST = 60
const MOST_GAPS = 10

const clean = (text: string): string => visible(redact(text))

type Layout = FindingOptions & { readonly verbose: boolean; readonly quiet: boolean }

/** Blocks parted by an empty line; empty ones are left out. */
const stacked = (blocks: readonly (readonly string[])[]): readonly string[] =>
  blocks.filter(b => b.length > 0).flatMap((block, i) => (i === 0 ? block : ['', ...block]))

/** `The cache is memory_store, jobs go through good_job`, from what detectors say serves a need. */
function instead(app: AppReport): string {
  const words: Readonly<Record<string, string>> = {
    cache: 'the cache is',
    jobs: 'jobs go through',
    cable: 'Action Cable uses',
    sessions: 'sessions are kept in',
  }
  const parts = Object.entries(app.model.instead).map(([need, what]) => `${words[need] ?? `${clean(need)}:`} ${clean(what)}`)
  const last = parts.pop()
  if (last === undefined) return 'This app uses no Redis.'
  return `This app uses no Redis: ${parts.length > 0 ? `${parts.join(', ')} and ${last}` : last}.`
}

function topology(app: AppReport, { width, paint }: Layout): readonly string[] {
  const clients = clientTable(app.model, { width, paint })
  const processes = app.model.processes.length > 0 ? processTable(app.model, { width, paint }) : []
  return stacked([
    [paint.bold(`Topology in ${clean(app.model.environment)}`), ...clients],
    processes.length > 0 ? [paint.bold('Processes'), ...processes] : [],
  ])
}

/** Text behind a label, further lines under the first. */
function labelled(label: string, text: string, paint: (label: string) => string, width: number): readonly string[] {
  const indent = displayWidth(label) + 4
  if (indent > width / 2) return [`  ${paint(label)}`, ...wrap(text, width - 6).map(line => `      ${line}`)]
  return wrap(text, width - indent).map((line, i) => (i === 0 ? `  ${paint(label)}  ${line}` : ' '.repeat(indent) + line))
}

function gaps(app: Pick<AppReport, 'gaps'>, { width, paint, verbose, base = '.' }: Layout): readonly string[] {
  if (app.gaps.length === 0) return []
  const shown = verbose ? app.gaps : app.gaps.slice(0, MOST_GAPS)
  const rest = app.gaps.length - shown.length
  return [
    paint.bold(`Could not tell (${app.gaps.length})`),
    ...shown.flatMap(gap => labelled(clean(fromRoot(base, place(gap.at))), `because ${clean(gap.why)}`, paint.path, width)),
    ...(rest > 0 ? [paint.dim(`  and ${rest} more; --format json lists all`)] : []),
  ]
}

function notChecked(app: AppReport, { width, paint }: Layout): readonly string[] {
  if (app.notChecked.length === 0) return []
  return [
    paint.bold('Not checked'),
    ...byReason(app.notChecked).flatMap(({ rules, why, allow }) => {
      const [first = '', ...others] = rules
      const reason = `${clean(why)}; ${clean(allow)}`
      return others.length === 0
        ? labelled(clean(first), reason, paint.bold, width)
        : labelled(plural(rules.length, 'rule'), `${reason}: ${rules.map(clean).join(', ')}`, paint.bold, width)
    }),
  ]
}

/** The servers that files declare, with what they say of eviction; those that aren't production's say why they are not judged. */
function servers({ model }: AppReport, { width, paint }: Layout): readonly string[] {
  const rows = serverTable(model.servers, width)
  return rows.length === 0 ? [] : [paint.bold('Servers that files declare'), ...rows]
}

/** An app's findings and what else was found, `policy`, in its files, the worst first. */
function section(app: AppReport, policy: readonly Judged[], layout: Layout): readonly string[] {
  const shown = withoutRepeats(counted([...app.findings, ...policy]))
  const findings = shown.map(f => findingLines(f, layout))
  if (layout.quiet) return stacked(findings)
  const usesRedis = app.model.clients.length > 0
  const clean = shown.length === 0 && usesRedis ? [layout.paint.good('Nothing found that breaks.')] : []
  const rest = usesRedis
    ? [topology(app, layout), servers(app, layout), gaps(app, layout), notChecked(app, layout)]
    : [[instead(app)], gaps(app, layout)]
  return stacked([...findings, clean, ...rest])
}

/** The app in whose folder a finding stands, the innermost of several; undefined for what belongs to none. */
function ownerOf({ at }: Judged, apps: readonly AppReport[]): AppReport | undefined {
  const around = apps.filter(a => at.file !== '' && (a.root === '.' || at.file.startsWith(`${a.root}/`)))
  return around.sort((a, b) => b.root.length - a.root.length)[0]
}

/** Servers that files declare which belong to no app; where there is no app at all, that is said first, and what hides servers. */
function unowned({ apps, servers = [], gaps: all = [] }: Report, layout: Layout): readonly (readonly string[])[] {
  if (layout.quiet || (servers.length === 0 && (apps.length > 0 || all.length === 0))) return []
  if (servers.length === 0) return [[layout.paint.bold('No Rails app here, and no server that could be read')], gaps({ gaps: all }, layout)]
  const title = apps.length === 0 ? 'No Rails app here; servers that files declare' : 'Servers of no app'
  return [[layout.paint.bold(title), ...serverTable(servers, layout.width)], gaps({ gaps: all }, layout)]
}

/** `── apps/web ───────` */
function heading(root: string, { width, paint }: Layout): string {
  const name = clean(root === '.' ? './' : root)
  const line = '─'.repeat(Math.max(3, Math.min(width, 100) - displayWidth(name) - 4))
  return `${paint.dim('──')} ${paint.bold(name)} ${paint.dim(line)}`
}

function aside(report: Report, paint: Palette, width: number): readonly (readonly string[])[] {
  const skipped = report.skipped.flatMap(s => labelled(clean(s.root), clean(s.why), paint.path, width))
  const failed = report.failures.flatMap(f => labelled(clean(f.part), clean(f.error), paint.bold, width))
  return [
    skipped.length > 0 ? [paint.bold('Skipped'), ...skipped] : [],
    failed.length > 0 ? [paint.severity.error('Redline failed in a part'), ...failed] : [],
  ]
}

function summary(report: Report, paint: Palette): string {
  const findings: readonly Judged[] = allFindings(report)
  const n = tally(findings)
  const found = (['error', 'warning', 'note'] as const).flatMap(s => (n[s] > 0 ? [paint.severity[s](plural(n[s], s))] : []))
  const gapCount = report.apps.reduce((sum, app) => sum + app.gaps.length, report.gaps?.length ?? 0)
  const parts = [
    found.length > 0 ? found.join(', ') : 'No findings',
    ...(n.silenced > 0 ? [`${n.silenced} silenced`] : []),
    ...(gapCount > 0 ? [`${plural(gapCount, 'gap')}`] : []),
    `${plural(report.seen.parsed, 'file')} read of ${thousands(report.seen.files)}`,
  ]
  return parts.join(' · ')
}

/**
 * The report as text that ends in a newline; with `quiet` only findings and their count, nothing at all on a clean run.
 * Text from the repository is redacted and its control characters are escaped.
 */
export function consoleReport(report: Report, options: ConsoleOptions): string {
  const width = Math.max(NARROWEST, options.width)
  const paint = palette(options.color)
  const quiet = options.quiet ?? false
  const layout: Layout = { width, paint, base: report.base, source: options.source, quiet, verbose: options.verbose ?? false }
  const several = report.apps.length > 1
  const policy = (app: AppReport | undefined): readonly Judged[] => report.findings.filter(f => ownerOf(f, report.apps) === app)
  const apps = report.apps.flatMap(app => {
    const lines = section(app, policy(app), layout)
    if (lines.length === 0) return []
    return several ? [[heading(app.root, layout)], lines] : [lines]
  })
  const found = counted(allFindings(report))
  const failed = report.failures.length > 0
  if (quiet && found.length === 0 && !failed) return ''
  const hint =
    found.length > 0 && !quiet
      ? prose('`redline explain RULE` says more about a rule and how to mend what it finds.', { width, paint })
      : []
  const blocks = [
    ...apps,
    ...counted(policy(undefined)).map(f => findingLines(f, layout)),
    ...unowned(report, layout),
    ...(quiet && !failed ? [] : aside(report, paint, width)),
    hint,
    [summary(report, paint)],
  ]
  return `${stacked(blocks).join('\n')}\n`
}
