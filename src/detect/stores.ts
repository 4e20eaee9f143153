/** A cache store as the app writes it: a name and options, a call that makes one, or several of which one is taken. */
import type { Span } from '../model/span.ts'
import { options as alternatives, entry, list, literal, record, type Value } from '../model/value.ts'
import { optionsOf } from './options.ts'

/** A store as it was written: its name and its options. */
export interface Store {
  readonly name: string
  readonly args: readonly Value[]
  readonly at: Span
  /** It is taken only where what it holds is set. */
  readonly ifSet?: true
}

export function stores(value: Value): readonly Store[] {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' ? [{ name: value.value, args: [], at: value.at }] : []
    case 'list': {
      const [first, ...args] = value.items
      if (!first) return []
      return alternatives(first).flatMap(f =>
        f.kind === 'literal' ? [{ name: String(f.value), args, at: value.at }] : f.kind === 'made' ? stores(f) : [],
      )
    }
    case 'firstOf':
      return value.options.flatMap((o, i) => stores(o).map((s): Store => (i < value.options.length - 1 ? { ...s, ifSet: true } : s)))
    case 'either':
      return value.options.flatMap(stores)
    case 'made': {
      if (value.path === 'ActiveSupport::Cache.lookup_store') return stores(list(value.args, value.at))
      const name = /^ActiveSupport::Cache::(\w+)\.new$/.exec(value.path)?.[1]
      if (name === undefined) return []
      const under = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase()
      return [{ name: under, args: value.args, at: value.at }]
    }
    default:
      return []
  }
}

/** The options of a store: a hash, or the addresses that `:redis_store` takes first. */
export function storeOptions(store: Store): Value {
  const options = optionsOf(store.args, store.at)
  const [first] = store.args
  if (store.name !== 'redis_store' || !first || first === options || options.kind !== 'record') return options
  return record(new Map([...options.entries, ['url', first]]), options.at)
}

/** The namespace in an address of `:redis_store`. Source: redis-store lib/redis/store/factory.rb at v1.11.0. */
export function namespaceIn(options: Value): Value | null {
  const url = entry(options, 'url')
  const name = url.kind === 'literal' ? /^\w+:\/\/[^/]*\/[^/?]*\/([^/?]+)/.exec(String(url.value))?.[1] : undefined
  return name === undefined ? null : literal(name, url.at)
}
