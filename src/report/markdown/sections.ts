/** Each app's part: its topology, and what is new in it; apps without either stand together in a fold. */
import type { FindingItem } from '../../model/document.ts'
import { plural, thousands } from '../tally.ts'
import { code, fenced, html, htmlCode, sentence, tokens } from './escape.ts'
import { findingFold, findingLine, fold } from './findingFold.ts'
import { mermaid } from './mermaid.ts'
import type { MarkdownOptions } from './options.ts'
import { byRule } from './tallies.ts'
import { processTable, topologyTable } from './topologyTable.ts'
import type { AppView, View } from './view.ts'

/** How much is shown; what is shed to fit a budget. */
export interface Detail {
  readonly diagram: boolean
  readonly processes: boolean
  /** Rows of topology an app that stand outside a fold, and in all. */
  readonly openRows: number
  readonly rows: number
  /** New findings with a fold of their own, and how many more on a line each. */
  readonly folds: number
  readonly lines: number
  /** Whole messages. */
  readonly prose: boolean
  /** Advice and fixes. */
  readonly mending: boolean
  /** Items in each fold behind the findings. */
  readonly asides: number
  /** Apps with a section of their own. */
  readonly apps: number
}

/** `This app uses no Redis; the cache is memory_store, …`, where that is known. */
function without({ app }: AppView): string {
  const served = Object.entries(app?.inventory.instead ?? {}).slice(0, 6)
  const words = served.map(([need, what]) => `${sentence(need, 40)}: ${code(what)}`)
  return `No Redis in this app${words.length > 0 ? ` (${words.join(', ')})` : ''}.`
}

/** The rows that fit, changed ones first where not all do. */
function fitting(rows: AppView['rows'], most: number): AppView['rows'] {
  if (rows.length <= most) return rows
  return [...rows.filter(r => r.change !== 'same'), ...rows.filter(r => r.change === 'same')].slice(0, most)
}

/** The table and the diagram, outside a fold as far as they show a change or nothing is compared. */
function topology(view: AppView, compared: boolean, detail: Detail, options: MarkdownOptions): readonly string[] {
  if (detail.rows === 0) return []
  if (view.rows.length === 0) return view.app ? [without(view)] : []
  const environment = view.app?.inventory.environment ?? 'production'
  const drawing = detail.diagram ? mermaid(view.rows, compared) : undefined
  const diagram = drawing === undefined ? [] : [fenced(drawing, 'mermaid')]
  const some = fitting(view.rows, detail.rows)
  const rest = view.rows.length - some.length
  const table = [topologyTable(some, options, detail.processes), ...(rest > 0 ? [`and ${plural(rest, 'more client')}`] : [])]
  const processes = detail.processes && view.app?.topology.processes.length ? [processTable(view.app.topology.processes, options)] : []
  if (compared && !view.changed) {
    const summary = `Redis in ${html(tokens(environment))}: ${plural(view.rows.length, 'client')}, unchanged by this PR`
    return [fold(summary, [...table, ...diagram, ...processes].join('\n\n'))]
  }
  const heading = `**Redis in ${sentence(environment, 40)}${compared ? ', before → after' : ''}**`
  if (view.rows.length <= detail.openRows) return [heading, ...table, ...diagram, ...processes]
  const changed = view.rows.filter(r => r.change !== 'same').slice(0, detail.openRows)
  const all = fold(`All ${thousands(view.rows.length)} clients`, [...table, ...diagram, ...processes].join('\n\n'))
  return changed.length > 0 ? [heading, topologyTable(changed, options, detail.processes), all] : [heading, all]
}

/** Which findings get a fold and which a line, the worst first over all apps. */
export interface Shares {
  readonly folded: ReadonlySet<FindingItem>
  readonly lined: ReadonlySet<FindingItem>
  /** The one that stands open. */
  readonly open?: FindingItem | undefined
  /** Whose message is told in full above already. */
  readonly told?: FindingItem | undefined
}

/** Findings as folds, then lines, then a count. */
export function found(findings: readonly FindingItem[], shares: Shares, detail: Detail, options: MarkdownOptions): readonly string[] {
  const { prose, mending } = detail
  const lines = findings.filter(f => shares.lined.has(f)).map(f => `- ${findingLine(f, options)}`)
  const rest = findings.filter(f => !shares.folded.has(f) && !shares.lined.has(f))
  const more = rest.length < findings.length ? 'more: ' : ': '
  return [
    ...findings
      .filter(f => shares.folded.has(f))
      .map(f => findingFold(f, { prose, mending, open: f === shares.open, told: f === shares.told }, options)),
    ...(lines.length > 0 ? [lines.join('\n')] : []),
    ...(rest.length > 0
      ? [`${plural(rest.length, 'finding').replace(/(?= finding)/, more === 'more: ' ? ' more' : '')}: ${byRule(rest)}`]
      : []),
  ]
}

/** The sections of all apps. */
export function sections(view: View, shares: Shares, detail: Detail, options: MarkdownOptions): readonly string[] {
  const compared = view.base === 'read'
  if (detail.apps === 0) return found(view.added, shares, detail, options)
  const [only, ...others] = view.apps
  if (only && others.length === 0) return [...topology(only, compared, detail, options), ...found(view.added, shares, detail, options)]
  const busy = view.apps.filter(a => a.changed || a.findings.length > 0 || (!compared && a.rows.length > 0))
  const shown = busy.slice(0, detail.apps)
  const quiet = view.apps.filter(a => !shown.includes(a))
  const told = new Set(shown.flatMap(a => a.findings))
  const left = view.added.filter(f => !told.has(f))
  return [
    ...shown.flatMap(a => [
      `#### ${code(a.root)}`,
      ...topology(a, compared, detail, options),
      ...found(a.findings, shares, detail, options),
    ]),
    ...found(left, shares, detail, options),
    ...(quiet.length > 0 ? [calm(quiet, compared, detail, options)] : []),
  ]
}

/** Apps that have no part of their own. */
function calm(apps: readonly AppView[], compared: boolean, detail: Detail, options: MarkdownOptions): string {
  const names = apps.slice(0, 5).map(a => htmlCode(a.root))
  const more = apps.length - names.length
  const summary = `${plural(apps.length, 'more app')}: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  const parts = apps
    .slice(0, detail.apps)
    .flatMap(a => [`#### ${code(a.root)}`, ...topology(a, compared, { ...detail, diagram: false }, options)])
  return fold(
    summary,
    [...parts, ...(apps.length > detail.apps ? [`and ${plural(apps.length - detail.apps, 'more app')}`] : [])].join('\n\n'),
  )
}
