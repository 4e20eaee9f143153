/** What stands behind the new findings, folded: mended ones, old ones, what could not be told or was not looked at. */
import type { FindingItem } from '../../model/document.ts'
import { plural, thousands } from '../tally.ts'
import { byReason } from '../unchecked.ts'
import { code, fenced, htmlCode, markdown, sentence } from './escape.ts'
import { brief, findingLine, fold } from './findingFold.ts'
import { link, placeLink } from './links.ts'
import type { MarkdownOptions } from './options.ts'
import { byRule, bySeverity } from './tallies.ts'
import type { View } from './view.ts'

/** A fold with a list of at most `most` items, and how many more there are; where none may be shown, a line that counts them. */
function aside<T>(summary: string, all: readonly T[], item: (of: T) => string, most: number): readonly string[] {
  if (all.length === 0) return []
  if (most === 0) return [summary]
  const rest = all.length - most
  return [
    fold(summary, [...all.slice(0, most).map(of => `- ${item(of)}`), ...(rest > 0 ? [`- and ${thousands(rest)} more`] : [])].join('\n')),
  ]
}

function old(kept: readonly FindingItem[], most: number, options: MarkdownOptions): readonly string[] {
  const spell = most === 0 ? code : htmlCode
  return aside(`There before: ${bySeverity(kept)} (${byRule(kept, spell)})`, kept, f => findingLine(f, options), most)
}

const mended = (gone: readonly FindingItem[], most: number): readonly string[] =>
  aside(`Mended: ${bySeverity(gone)}`, gone, f => `${code(f.rule)} ${markdown(brief(f))}`, most)

function gaps({ document }: View, most: number, options: MarkdownOptions): readonly string[] {
  const all = document.apps.flatMap(a => a.gaps)
  return aside(
    `Could not tell: ${plural(all.length, 'place')}`,
    all,
    g => `${placeLink(g.at, options)} because ${sentence(g.why, 300)}`,
    most,
  )
}

/** Rules that could not run, told once for all apps, and apps that were left alone. */
function notChecked({ document }: View, most: number): readonly string[] {
  const all = document.apps.flatMap(a => a.notChecked)
  const count = new Set(all.map(n => n.rule)).size
  const what = [
    ...(count > 0 ? [plural(count, 'rule')] : []),
    ...(document.skipped.length > 0 ? [plural(document.skipped.length, 'app')] : []),
  ]
  const items = [
    ...byReason(all).map(n => ({ name: n.rules.join(', '), words: `${sentence(n.why, 200)}; ${sentence(n.allow, 200)}` })),
    ...document.skipped.map(s => ({ name: s.root, words: sentence(s.why, 200) })),
  ]
  return aside(`Not checked: ${what.join(', ')}`, items, ({ name, words }) => `${code(name)}: ${words}`, most)
}

const failures = ({ document }: View, most: number): readonly string[] =>
  document.failures.slice(0, Math.min(most, 5)).map(f => fold(`Failed: ${htmlCode(f.part)}`, fenced(f.error)))

/** The folds, `most` items in each; with 0 they are lines that count. */
export const asides = (view: View, most: number, options: MarkdownOptions): readonly string[] => [
  ...mended(view.mended, most),
  ...old(view.kept, most, options),
  ...gaps(view, most, options),
  ...notChecked(view, most),
  ...failures(view, most),
]

/** How much was seen and what is not shown, in one line. */
export function footer({ document, hidden, base }: View, { run, minConfidence = 'likely' }: MarkdownOptions): string {
  const { summary, tool, commit, comparedWith } = document
  const at = commit ? ` at ${code(commit.slice(0, 10))}` : ''
  const against = base === 'read' && comparedWith?.commit ? `, against ${code(comparedWith.commit.slice(0, 10))}` : ''
  const unsure = minConfidence === 'likely' ? 'merely possible' : 'less sure'
  return [
    `${sentence(`${tool.name} ${tool.version}`, 80)} read ${thousands(summary.parsed)} of ${plural(summary.files, 'file')}${at}${against}.`,
    ...(summary.silenced > 0 ? [`${plural(summary.silenced, 'finding')} silenced by the team's policy.`] : []),
    ...(hidden > 0 ? [`${plural(hidden, 'finding')} ${unsure}, not shown.`] : []),
    ...(run ? [`${link('The whole report', run)}.`] : []),
  ].join(' ')
}
