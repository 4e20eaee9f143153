/** Which part of a YAML file its reader looks at, as each library does it. */
import { record, type RecordValue, type Value } from '../model/value.ts'

function merged(below: RecordValue, above: RecordValue, deep: boolean): RecordValue {
  const entries = new Map(below.entries)
  for (const [key, value] of above.entries) {
    const old = entries.get(key)
    entries.set(key, deep && old?.kind === 'record' && value.kind === 'record' ? merged(old, value, true) : value)
  }
  const keys = new Map([...(below.keys ?? []), ...(above.keys ?? [])])
  return record(entries, above.at, { open: (below.open ?? false) || (above.open ?? false), keys })
}

/**
 * `config_for`: the section of the environment, over `shared` where that has a meaning; undefined where neither is there.
 * Other top-level keys are never read. Source: railties application.rb, as the fact sheet's section 8.1 has it.
 */
export function section(value: Value, environment: string, { shared }: { readonly shared: boolean | 'deep' }): Value | undefined {
  if (value.kind !== 'record') return undefined
  const own = value.entries.get(environment)
  const common = shared === false ? undefined : value.entries.get('shared')
  if (common?.kind === 'record' && own?.kind === 'record') return merged(common, own, shared === 'deep')
  return own && !(own.kind === 'literal' && own.value === null) ? own : (common ?? own)
}

/**
 * Sidekiq's own way: the top level always applies, and the environment's section replaces whole keys of it. Source:
 * sidekiq lib/sidekiq/cli.rb, the fact sheet's section 1.5.
 */
export function sidekiqSection(value: Value, environment: string): Value {
  if (value.kind !== 'record') return value
  const own = value.entries.get(environment)
  return own?.kind === 'record' ? merged(value, own, false) : value
}
