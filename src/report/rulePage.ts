/** A rule's page in the documentation, and the table of all rules: Markdown generated from the rules themselves. */

import { rank } from '../model/rank.ts'
import { type Threshold, thresholdNames, thresholds } from '../model/thresholds.ts'
import type { Example, Need, Rule } from '../rules/rule.ts'
import { bundledFiles, fileTitle } from './bundle.ts'

/** Where a rule's page stands in the repository. */
export const docsPath = (id: string): string => `docs/rules/${id}.md`

const LANGUAGES: Readonly<Record<string, string>> = {
  rb: 'ruby',
  ru: 'ruby',
  yml: 'yaml',
  yaml: 'yaml',
  js: 'js',
  mjs: 'js',
  ts: 'ts',
  json: 'json',
  lock: 'text',
  tf: 'hcl',
  sh: 'sh',
}

const language = (path: string): string =>
  LANGUAGES[/\.([a-z]+)(?:\.erb)?$/.exec(path)?.[1] ?? ''] ?? (/Gemfile$|Rakefile$/.test(path) ? 'ruby' : 'text')

const NEEDS: Readonly<Record<Need, string>> = {
  code: 'the code',
  declared: 'what files declare about servers',
  live: 'a live server',
}

/** What a rule reads, in words: `the code`, `what files declare about servers or a live server`. */
export const needsInWords = (rule: Rule): string => rule.needs.map(need => NEEDS[need]).join(' or ')

/** A fence that is longer than any in the text. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(m => m[0].length))
  return '`'.repeat(longest + 1)
}

function example({ title, files }: Example): string {
  const parts = bundledFiles(files).map(file => {
    const { path, text } = file
    const title = fileTitle(file)
    return `${title === path ? `\`${path}\`` : `${title}:`}\n${fence(text)}${language(path)}\n${text}\n${fence(text)}`
  })
  return [`### ${title}`, ...parts].join('\n\n')
}

/** The limits of a rule by their whole names. */
export const limitsOf = (rule: string): readonly { readonly name: string; readonly limit: Threshold }[] =>
  thresholdNames.filter(name => name.startsWith(`${rule}.`)).map(name => ({ name, limit: thresholds[name] }))

/** The limits as a table, with an example of how to set one. */
function limits({ id }: Rule): readonly string[] {
  const all = limitsOf(id)
  const [first] = all
  if (!first) return []
  const rows = all.map(({ name, limit }) => `| \`${name}\` | ${limit.default} | ${cell(limit.help)} | ${cell(limit.source)} |`)
  const set = `\`\`\`yaml\n# .redline.yml\nthresholds:\n  ${first.name}: ${first.limit.default}\n\`\`\``
  return [
    '## Limits',
    `${['| name | default | what it is | whose number |', '| --- | --- | --- | --- |', ...rows].join('\n')}`,
    `A team may set its own:\n\n${set}`,
  ]
}

/** How a team silences a finding: where it is about a live server alone, there is no line to write on. */
export const leaving = ({ id, needs }: Rule): string =>
  needs.every(need => need === 'live')
    ? `A live server has no line to write on, so it is said in \`.redline.yml\`:\n\n\`\`\`yaml\nrules:\n  ${id}: { severity: "off", reason: why it is right here }\n\`\`\``
    : `On the line, or the line above it, with a reason:\n\n\`\`\`ruby\n# redline:ignore ${id} -- why it is right here\n\`\`\``

/** The page of one rule. */
export function rulePage(rule: Rule): string {
  const bad = rule.examples.filter(e => e.kind === 'bad')
  const good = rule.examples.filter(e => e.kind === 'good')
  const sections = [
    `# ${rule.id}`,
    `**${rule.title}.** Severity: ${rule.severity}, or milder. Reads ${needsInWords(rule)}. Since ${rule.since}.`,
    `## What breaks\n\n${rule.why.trim()}`,
    `## What to do\n\n${rule.fix.trim()}`,
    ...(bad.length > 0 ? ['## Reported', 'An arrow marks the line.', ...bad.map(example)] : []),
    ...(good.length > 0 ? ['## Not reported', ...good.map(example)] : []),
    ...limits(rule),
    `## To leave a finding alone\n\n${leaving(rule)}`,
    `## Sources\n\n${rule.sources.map(s => `- ${s}`).join('\n')}`,
  ]
  return `${sections.join('\n\n')}\n`
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** All rules as a Markdown table, worst first; `prefix` is the path from the page to the folder of rule pages. */
export function ruleTable(rules: readonly Rule[], prefix = 'docs/rules/'): string {
  const order = ['error', 'warning', 'note']
  const sorted = [...rules].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || rank(a.id) - rank(b.id))
  const rows = sorted.map(r => `| [${r.id}](${prefix}${r.id}.md) | ${r.severity} | ${cell(r.title)} | ${needsInWords(r)} |`)
  return `${['| rule | severity | what it finds | reads |', '| --- | --- | --- | --- |', ...rows].join('\n')}\n`
}
