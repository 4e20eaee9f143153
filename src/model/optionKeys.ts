/** The keys of an options hash, with where they stand and whether they are there on every branch. */
import type { Span } from './span.ts'
import { isNothing, type Value } from './value.ts'

export interface OptionKey {
  readonly key: string
  readonly at: Span
  readonly value: Value
  /** False where the key is there on some branches only. */
  readonly always: boolean
}

const alternatives = (v: Value): readonly Value[] => (v.kind === 'firstOf' || v.kind === 'either' ? v.options : [v])

/** Keys in the order in which they are written, each once; none of what isn't known. */
export function optionKeys(options: Value | undefined): readonly OptionKey[] {
  if (!options) return []
  const found = new Map<string, OptionKey>()
  const records = alternatives(options).filter(o => !isNothing(o))
  for (const hash of records) {
    if (hash.kind !== 'record') continue
    for (const [key, value] of hash.entries) {
      if (value.kind === 'absent' || found.has(key)) continue
      const everywhere = records.every(r => r.kind === 'record' && r.entries.has(key))
      const always = everywhere && !alternatives(value).some(v => v.kind === 'absent') && alternatives(options).length === records.length
      found.set(key, { key, at: hash.keys?.get(key) ?? value.at, value, always })
    }
  }
  return [...found.values()]
}

/** One key of a hash; undefined where it isn't there on any branch that is known. */
export const optionKey = (options: Value | undefined, key: string): OptionKey | undefined => optionKeys(options).find(k => k.key === key)
