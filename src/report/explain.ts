/** A rule's page for the terminal: `redline explain RULE`, and the list of all rules. */
import type { Example, Rule } from '../rules/rule.ts'
import { bundledFiles, fileTitle } from './bundle.ts'
import { type Palette, palette } from './color.ts'
import { prose } from './prose.ts'
import { leaving, limitsOf, needsInWords } from './rulePage.ts'
import { table } from './table.ts'

export interface ExplainOptions {
  readonly color?: boolean
  readonly width?: number
}

const INDENT = '  '

/** An example's files; the arrows that mark findings stand out. */
function example({ title, kind, files }: Example, paint: Palette): readonly string[] {
  const arrow = (line: string): string => line.replace(/(?:#|\/\/) <- .*$/, mark => paint.severity.error(mark))
  const shown = bundledFiles(files).flatMap(file => [
    '',
    `${INDENT}${paint.path(fileTitle(file))}`,
    ...file.text.split('\n').map(line => `${INDENT}${INDENT}${arrow(line)}`.trimEnd()),
  ])
  return ['', `${INDENT}${kind === 'bad' ? paint.severity.error('reported') : paint.good('not reported')}: ${title}`, ...shown]
}

/** The limits that `.redline.yml` may set for the rule. */
function limits({ id }: Rule, text: (markdown: string) => readonly string[]): readonly string[] {
  const rows = limitsOf(id).map(({ name, limit }) => `- \`${name}\` ${limit.default}: ${limit.help}. ${limit.source}.`)
  return rows.length === 0 ? [] : ['', 'Limits, which `thresholds:` in `.redline.yml` may set', ...rows.flatMap(row => text(row))]
}

/** The page of one rule as text that ends in a newline. */
export function explain(rule: Rule, { color = false, width = 100 }: ExplainOptions = {}): string {
  const paint = palette(color)
  const text = (markdown: string): readonly string[] => prose(markdown, { width: Math.min(width, 100), paint, indent: INDENT })
  const section = (head: string, lines: readonly string[]): readonly string[] => ['', paint.bold(head), ...lines]
  return `${[
    `${paint.bold(rule.id)}  ${paint.severity[rule.severity](rule.severity)}`,
    ...text(`${rule.title}. Reads ${needsInWords(rule)}; since ${rule.since}.`),
    ...section('What breaks', text(rule.why)),
    ...section('What to do', text(rule.fix)),
    ...section('To leave a finding alone', text(leaving(rule))),
    ...limits(rule, text),
    ...section(
      'Sources',
      rule.sources.flatMap(source => text(`- ${source}`)),
    ),
    ...(rule.examples.length > 0 ? section('Examples', rule.examples.flatMap(e => example(e, paint)).slice(1)) : []),
  ].join('\n')}\n`
}

/** All rules as a table for the terminal, in the order given. */
export function ruleList(rules: readonly Rule[], { color = false, width = 100 }: ExplainOptions = {}): string {
  const paint = palette(color)
  const columns = [{ head: 'Rule' }, { head: 'Severity' }, { head: 'What it finds', wraps: true }]
  const rows = rules.map(r => [r.id, r.severity, r.title])
  const lines = table(columns, rows, {
    width,
    head: paint.dim,
    cell: (t, i, n) => (i === 1 && rules[n] ? paint.severity[rules[n].severity](t) : t),
  })
  return `${lines.join('\n')}\n`
}
