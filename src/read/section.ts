/** Which part of a YAML file its reader looks at, as each library does it. */
import { absent, either, ordered, type RecordValue, record, unknown, type Value } from '../model/value.ts'
import { before } from '../model/version.ts'

/** A function of one value over branches: each branch gets its own answer. */
function each(v: Value, make: (one: Value) => Value): Value {
  if (v.kind === 'either') return either(v.options.map(make), v.at)
  return v.kind === 'firstOf' ? ordered(v.options.map(make), v.at) : make(v)
}

function merged(below: RecordValue, above: RecordValue, deep: boolean): RecordValue {
  const entries = new Map(below.entries)
  for (const [key, value] of above.entries) entries.set(key, over(below.entries.get(key) ?? absent(value.at), value, deep))
  const keys = new Map([...(below.keys ?? []), ...(above.keys ?? [])])
  return record(entries, above.at, { open: (below.open ?? false) || (above.open ?? false), keys })
}

/** What a key holds that both have: `deep` merges hashes, anything else replaces what is below, `nil` too. */
const over = (below: Value, above: Value, deep: boolean): Value =>
  each(above, a =>
    each(below, b => {
      if (a.kind === 'absent') return b
      return deep && a.kind === 'record' && b.kind === 'record' ? merged(b, a, true) : a
    }),
  )

const isMissing = (v: Value): boolean => v.kind === 'absent' || (v.kind === 'literal' && v.value === null)

function overShared(own: Value, common: Value, deep: boolean): Value {
  return each(own, a =>
    each(common, c => {
      if (isMissing(a)) return isMissing(c) ? a : c
      if (a.kind === 'record' && c.kind === 'record') return merged(c, a, deep)
      return a.kind === 'record' && c.kind === 'unknown' ? { ...a, open: true } : a
    }),
  )
}

const named = (v: RecordValue, key: string): Value =>
  v.entries.get(key) ?? (v.open ? unknown('ERB decides which keys the file has', v.at) : absent(v.at))

/** What Rails makes of a file's `shared` section: nothing before 6.0, and before 6.0.4 it is laid under the environment's key by key. */
export const sharedIn = (rails: string | undefined): boolean | 'deep' =>
  before(rails, '6') ? false : before(rails, '6.0.4') ? true : 'deep'

/**
 * `config_for`: the section of the environment, over `shared` where that has a meaning (a hash key by key, `deep` all the
 * way down; from Rails 6.0.4); undefined where neither is there. Other top-level keys are never read. Source: railties
 * application.rb, as the fact sheet's section 8.1 has it.
 */
export function section(value: Value, environment: string, { shared }: { readonly shared: boolean | 'deep' }): Value | undefined {
  const found = each(value, v => {
    if (v.kind === 'unknown') return v
    if (v.kind !== 'record') return absent(v.at)
    const own = named(v, environment)
    return shared === false ? own : overShared(own, named(v, 'shared'), shared === 'deep')
  })
  return found.kind === 'absent' ? undefined : found
}

/**
 * Sidekiq's own way: the top level always applies, and the environment's section replaces whole keys of it. Source:
 * sidekiq lib/sidekiq/cli.rb, the fact sheet's section 1.5.
 */
export function sidekiqSection(value: Value, environment: string): Value {
  return each(value, v => {
    if (v.kind !== 'record') return v
    const own = v.entries.get(environment)
    const rest = new Map(v.entries)
    rest.delete(environment)
    const top = record(rest, v.at, { open: v.open ?? false, ...(v.keys ? { keys: v.keys } : {}) })
    return own ? each(own, o => (o.kind === 'record' ? merged(top, o, false) : o.kind === 'unknown' ? { ...top, open: true } : top)) : top
  })
}
