/** Findings counted, in words. */
import type { FindingItem } from '../../model/document.ts'
import { plural } from '../tally.ts'
import { code } from './escape.ts'

const MOST_RULES = 8

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

/** `2 errors and 1 note`, with a word before the first: `2 new errors and 1 note`. */
export const bySeverity = (findings: readonly FindingItem[], word = ''): string =>
  listed(
    (['error', 'warning', 'note'] as const).flatMap(severity => {
      const n = findings.filter(f => f.severity === severity).length
      return n > 0 ? [plural(n, severity)] : []
    }),
  ).replace(/^[\d,]+ /, count => (word === '' ? count : `${count}${word} `))

/** How many findings each rule has, most first: `shared-instance 2, cable-prefix 1`; ids as `spell` writes them. */
export function byRule(findings: readonly FindingItem[], spell: (rule: string) => string = code): string {
  const counts = new Map<string, number>()
  for (const f of findings) counts.set(f.rule, (counts.get(f.rule) ?? 0) + 1)
  const all = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const rest = all.slice(MOST_RULES).reduce((sum, [, n]) => sum + n, 0)
  const shown = all.slice(0, MOST_RULES).map(([rule, n]) => `${spell(rule)} ${n}`)
  return [...shown, ...(rest > 0 ? [`others ${rest}`] : [])].join(', ')
}
