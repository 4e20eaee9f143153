/** Rules that could not run, those that lack the same told together. */
import type { NotChecked } from '../model/finding.ts'

export interface Unchecked {
  readonly rules: readonly string[]
  readonly why: string
  readonly allow: string
}

/** One entry for each reason, in the order of the first rule that has it. */
export function byReason(all: readonly NotChecked[]): readonly Unchecked[] {
  const found = new Map<string, { readonly rules: Set<string>; readonly why: string; readonly allow: string }>()
  for (const { rule, why, allow } of all) {
    const key = `${why}\n${allow}`
    const before = found.get(key)
    if (before) before.rules.add(rule)
    else found.set(key, { rules: new Set([rule]), why, allow })
  }
  return [...found.values()].map(({ rules, ...rest }) => ({ rules: [...rules], ...rest }))
}
