/** Terraform's functions, as far as they shape settings: a row each. */
import type { Span } from '../../model/span.ts'
import { concat, entry, isNothing, list, literal, record, unknown, type Value } from '../../model/value.ts'

type Scalar = string | number | boolean | null

/** A literal's value; undefined where the files don't tell, or a variable may set another. */
export const literalOf = (v: Value): Scalar | undefined => (v.kind === 'literal' ? v.value : undefined)

type Meaning = (args: readonly Value[], at: Span) => Value | undefined

const same: Meaning = ([v]) => v
const itemsOf = (v: Value | undefined): readonly Value[] | undefined =>
  v?.kind === 'list' ? v.items : v?.kind === 'record' && !v.open ? [...v.entries.values()] : undefined

const onText =
  (change: (text: string, ...more: string[]) => string): Meaning =>
  (args, at) => {
    const texts = args.map(literalOf)
    if (texts.some(t => t === undefined || t === null)) return undefined
    const [first = '', ...more] = texts.map(String)
    return literal(change(first, ...more), at)
  }

function merge(args: readonly Value[], at: Span): Value {
  const entries = new Map<string, Value>()
  const keys = new Map<string, Span>()
  let open = false
  for (const v of args) {
    const known = v.kind === 'firstOf' ? (v.options.find(o => o.kind === 'record') ?? v) : v
    if (known.kind === 'record') {
      for (const [k, inner] of known.entries) entries.set(k, inner)
      for (const [k, key] of known.keys ?? []) keys.set(k, key)
    }
    open ||= (known.kind !== 'record' && !isNothing(known)) || (known.kind === 'record' && known.open === true)
  }
  return record(entries, at, { open, keys })
}

const unique = (items: readonly Value[]): readonly Value[] => {
  const seen = new Map<unknown, Value>()
  for (const item of items) {
    const key = literalOf(item) ?? item
    if (!seen.has(key)) seen.set(key, item)
  }
  return [...seen.values()]
}

const flat = (v: Value): readonly Value[] => (v.kind === 'list' ? v.items.flatMap(flat) : [v])

/** Source: Terraform language documentation, "Built-in Functions". */
const FUNCTIONS: Readonly<Record<string, Meaning>> = {
  tostring: onText(t => t),
  tonumber: ([v], at) => {
    const n = v && literalOf(v)
    return n === undefined || n === null || n === '' || Number.isNaN(Number(n)) ? undefined : literal(Number(n), at)
  },
  tobool: ([v], at) => {
    const b = v && literalOf(v)
    return b === undefined || b === null ? undefined : literal(b === true || b === 'true', at)
  },
  tolist: same,
  tomap: same,
  toset: ([v], at) => (v?.kind === 'list' ? list(unique(v.items), at) : v),
  distinct: ([v], at) => (v?.kind === 'list' ? list(unique(v.items), at) : v),
  compact: ([v], at) =>
    v?.kind === 'list'
      ? list(
          v.items.filter(i => !isNothing(i) && literalOf(i) !== ''),
          at,
        )
      : undefined,
  flatten: ([v], at) => (v?.kind === 'list' ? list(flat(v), at) : undefined),
  // What is encoded is read by whoever gets it: its parts keep their places.
  jsonencode: same,
  yamlencode: same,
  sensitive: same,
  nonsensitive: same,
  one: ([v]) => (v?.kind === 'list' && v.items.length === 1 ? v.items[0] : v?.kind === 'constant' ? v : undefined),
  merge,
  concat: (args, at) => {
    const lists = args.map(itemsOf)
    return lists.every(l => l !== undefined) ? list(lists.flat(), at) : undefined
  },
  keys: ([v], at) =>
    v?.kind === 'record' && !v.open
      ? list(
          [...v.entries.keys()].sort().map(k => literal(k, at)),
          at,
        )
      : undefined,
  values: ([v], at) =>
    v?.kind === 'record' && !v.open
      ? list(
          [...v.entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, x]) => x),
          at,
        )
      : undefined,
  length: ([v], at) => {
    const items = itemsOf(v)
    return items ? literal(items.length, at) : undefined
  },
  lookup: ([map, key, otherwise]) => {
    const name = key && literalOf(key)
    if (map?.kind !== 'record' || name === undefined) return undefined
    const found = entry(map, String(name))
    return found.kind === 'absent' ? otherwise : found
  },
  element: ([v, index]) => (v?.kind === 'list' && index ? v.items[Number(literalOf(index)) % Math.max(1, v.items.length)] : undefined),
  contains: ([v, item], at) => {
    const wanted = item && literalOf(item)
    const items = itemsOf(v)?.map(literalOf)
    return items && wanted !== undefined && !items.includes(undefined) ? literal(items.includes(wanted), at) : undefined
  },
  coalesce: args => args.find(a => !isNothing(a) && literalOf(a) !== ''),
  coalescelist: args => args.find(a => a.kind !== 'list' || a.items.length > 0),
  try: args => args.find(a => a.kind !== 'unknown') ?? args.at(-1),
  join: ([separator, v], at) => {
    const between = separator && literalOf(separator)
    return v?.kind === 'list' && between !== undefined
      ? concat(
          v.items.flatMap((item, i) => (i === 0 ? [item] : [literal(String(between), at), item])),
          at,
        )
      : undefined
  },
  split: ([separator, v], at) => {
    const [between, whole] = [separator && literalOf(separator), v && literalOf(v)]
    return between === undefined || typeof whole !== 'string'
      ? undefined
      : list(
          whole.split(String(between)).map(t => literal(t, at)),
          at,
        )
  },
  format: ([pattern, ...args], at) => {
    const whole = pattern && literalOf(pattern)
    if (typeof whole !== 'string') return undefined
    const parts = whole.split(/(%[a-z])/)
    let next = 0
    return concat(
      parts.map(p => (/^%[a-z]$/.test(p) ? (args[next++] ?? unknown('format lacks an argument', at)) : literal(p, at))),
      at,
    )
  },
  lower: onText(t => t.toLowerCase()),
  upper: onText(t => t.toUpperCase()),
  title: onText(t => t.replace(/\b\w/g, c => c.toUpperCase())),
  trimspace: onText(t => t.trim()),
  replace: onText((t, from = '', to = '') => (/^\/.*\/$/.test(from) ? t : t.replaceAll(from, to))),
  trimprefix: onText((t, prefix = '') => (t.startsWith(prefix) ? t.slice(prefix.length) : t)),
  trimsuffix: onText((t, suffix = '') => (t.endsWith(suffix) ? t.slice(0, t.length - suffix.length) : t)),
  substr: onText((t, from = '0', count = '') => t.substr(Number(from), Number(count) < 0 ? undefined : Number(count))),
}

/** What a call comes to; arguments are evaluated once it is known that the function is. */
export function call(name: string, args: readonly (() => Value)[], at: Span): Value {
  const meaning = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined
  const values = args.map(a => a())
  return (
    meaning?.(values, at) ??
    unknown(meaning ? `${name}() works on what the files do not say` : `what ${name}() returns is known only to Terraform`, at, values)
  )
}
