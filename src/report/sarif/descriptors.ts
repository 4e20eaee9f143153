/** The rules as SARIF describes them, with what GitHub reads to call an alert one of security. */
import type { FindingItem } from '../../model/document.ts'
import type { Rule } from '../../rules/rule.ts'
import type { SarifOptions } from './options.ts'

interface Security {
  /** As of CVSS 3.1: from 4 medium, from 7 high, from 9 critical. */
  readonly severity: string
  readonly cwe: number
}

/** Only what lets somebody read or take over: everything else breaks without an attacker. */
const SECURITY: Readonly<Record<string, Security>> = {
  // Attack complexity high, confidentiality and integrity high.
  'tls-verify-none': { severity: '7.4', cwe: 295 },
  // The same place on the way, reading alone.
  'plaintext-url': { severity: '5.9', cwe: 319 },
  // A password in the repository: whoever reads it needs the network too.
  'hard-coded-url/password': { severity: '7.5', cwe: 798 },
}

const MOST_TAGS = 20
/** GitHub takes 1,024 characters of a description. */
const MOST_DESCRIPTION = 1000

/** The id of a finding's rule in the log: a written password is a case of its own, since GitHub weighs rules, not results. */
export const ruleIdOf = (finding: FindingItem): string =>
  finding.rule === 'hard-coded-url' && /:\/\/\*\*\*@/.test(finding.message) ? 'hard-coded-url/password' : finding.rule

/** Markdown read as plain text: code marks stay, as they say what is code. */
const plain = (markdown: string): string => markdown.trim().replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')

/** As many whole sentences as fit; code holds no end of one. */
function sentences(text: string, most: number): string {
  let kept = ''
  for (const [one] of text.replace(/\s+/g, ' ').matchAll(/(?:`[^`]*`|[^`])+?(?:[.!?](?=\s|$)|$)/g)) {
    if (kept.length + one.length > most) break
    kept += one
  }
  return kept === '' ? `${text.slice(0, most - 1)}…` : kept
}

/** A text that ends as a sentence does. */
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

function help(rule: Rule): string {
  const sources = rule.sources.map(s => `- ${s}`).join('\n')
  return `## What breaks\n\n${rule.why.trim()}\n\n## What to do\n\n${rule.fix.trim()}\n\n## Sources\n\n${sources}\n`
}

function descriptor(rule: Rule, id: string, { docs }: SarifOptions): object {
  const security = SECURITY[id]
  const markdown = help(rule)
  const tags = ['redis', ...(security ? ['security', `external/cwe/cwe-${security.cwe}`] : ['reliability'])]
  return {
    id,
    shortDescription: { text: sentence(id === rule.id ? rule.title : `${rule.title}, with its password`) },
    fullDescription: { text: sentences(plain(rule.why), MOST_DESCRIPTION) },
    help: { text: plain(markdown), markdown },
    ...(docs && { helpUri: docs(rule.id) }),
    defaultConfiguration: { level: rule.severity },
    properties: { tags: tags.slice(0, MOST_TAGS), ...(security && { 'security-severity': security.severity }) },
  }
}

export interface Descriptors {
  readonly rules: readonly object[]
  readonly indexOf: (id: string) => number
}

/** A rule of another version. */
function unknown(id: string): object {
  const text = `${id}, which this version of Redline does not know.`
  return { id, shortDescription: { text }, fullDescription: { text }, help: { text } }
}

/** A descriptor for every rule there is, and one for each that only the findings know: another version's. */
export function descriptors(findings: readonly FindingItem[], options: SarifOptions): Descriptors {
  const listed = options.rules.flatMap(rule =>
    [rule.id, `${rule.id}/password`].flatMap(id => (id === rule.id || SECURITY[id] ? [[id, descriptor(rule, id, options)] as const] : [])),
  )
  const all = new Map<string, object>(listed)
  for (const finding of findings) {
    const id = ruleIdOf(finding)
    if (!all.has(id)) all.set(id, unknown(id))
  }
  const index = new Map([...all.keys()].map((id, i) => [id, i]))
  return { rules: [...all.values()], indexOf: id => index.get(id) ?? -1 }
}
