/** What a setting may turn out to be at run time, as far as the files tell. */
import { identity } from './identity.ts'
import type { Key } from './key.ts'
import { parts } from './parts.ts'
import { size, weight } from './size.ts'
import type { Span } from './span.ts'

export { entry, isHash, under } from './entry.ts'
export { identity } from './identity.ts'
export { options, parts, variables } from './parts.ts'
export { show } from './show.ts'

/**
 * A value written in Ruby, YAML, JavaScript or a platform file. Every reader produces these, so that nothing behind it
 * cares where a setting was written. Construct them with the functions below: they keep the normal form.
 */
export type Value = Literal | Env | Setting | Constant | FirstOf | Either | Concat | RecordValue | ListValue | Made | Absent | Unknown

/**
 * A scalar; `symbol` marks a Ruby symbol, which some libraries tell from a string, `implied` what a library does by
 * itself, written nowhere in the repository, `setting` the path of a number that a settings file states: text built with
 * it is built with the setting.
 */
export type Literal = {
  readonly kind: 'literal'
  readonly value: string | number | boolean | null
  readonly symbol?: true
  readonly implied?: true
  readonly setting?: string
  readonly at: Span
}
/**
 * An environment variable; `skipsBlank` where the code treats `""` like unset (`.presence`), `implied` where a library
 * reads it by itself.
 */
export type Env = {
  readonly kind: 'env'
  readonly name: string
  readonly whenUnset: 'nil' | 'raises'
  readonly skipsBlank?: true
  readonly implied?: true
  readonly at: Span
}
/** A value kept outside the repository's code: credentials, a `config_for` file or key that is missing, another file that code reads, a settings gem. */
export type Setting = {
  readonly kind: 'setting'
  readonly store: 'credentials' | 'config_for' | 'file' | 'settings'
  /** Keys with dots between them; of a `file` its name, `#` and the keys. */
  readonly path: string
  readonly at: Span
}
/** A constant that a library defines, such as `OpenSSL::SSL::VERIFY_NONE`, or a class of a gem. */
export type Constant = { readonly kind: 'constant'; readonly name: string; readonly at: Span }
/** `a || b`: the first option that is set. */
export type FirstOf = { readonly kind: 'firstOf'; readonly options: readonly Value[]; readonly at: Span }
/** Branches on something that the files don't tell: any of them, in the order of the source. */
export type Either = { readonly kind: 'either'; readonly options: readonly Value[]; readonly at: Span }
/** Text built from parts. */
export type Concat = { readonly kind: 'concat'; readonly parts: readonly Value[]; readonly at: Span }
/**
 * A hash; keys are without their colon. `open` where more keys may come from something not understood; `keys` holds
 * where each key stands, where the reader knows.
 */
export type RecordValue = {
  readonly kind: 'record'
  readonly entries: ReadonlyMap<string, Value>
  readonly open?: true
  readonly keys?: ReadonlyMap<string, Key>
  /** The path of a settings store that stands here: a key that its files don't name is a setting too. */
  readonly settings?: string
  readonly at: Span
}
export type ListValue = { readonly kind: 'list'; readonly items: readonly Value[]; readonly at: Span }
/** What a call to a library returned: `Redis.new(…)`, `ConnectionPool.new(…) { … }`. `block` is what its block returns. */
export type Made = {
  readonly kind: 'made'
  readonly path: string
  readonly args: readonly Value[]
  readonly block?: Value
  readonly at: Span
}
/** A key that is not there at all, which libraries tell from `nil`. Stands only inside records and as an option. */
export type Absent = { readonly kind: 'absent'; readonly at: Span }
/** `why` completes "could not tell, because …"; `from` holds what it was computed from. */
export type Unknown = { readonly kind: 'unknown'; readonly why: string; readonly from?: readonly Value[]; readonly at: Span }

export const literal = (value: string | number | boolean | null, at: Span): Literal => ({ kind: 'literal', value, at })
export const symbol = (value: string, at: Span): Literal => ({ kind: 'literal', value, symbol: true, at })
export const nil = (at: Span): Literal => literal(null, at)
export const env = (name: string, at: Span, whenUnset: 'nil' | 'raises' = 'nil'): Env => ({ kind: 'env', name, whenUnset, at })
export const setting = (store: Setting['store'], path: string, at: Span): Setting => ({ kind: 'setting', store, path, at })
export const constant = (name: string, at: Span): Constant => ({ kind: 'constant', name, at })
export const absent = (at: Span): Absent => ({ kind: 'absent', at })
export const record = (
  entries: ReadonlyMap<string, Value>,
  at: Span,
  { open = false, keys }: { readonly open?: boolean; readonly keys?: ReadonlyMap<string, Key> } = {},
): RecordValue => ({ kind: 'record', entries, at, ...(open ? { open } : {}), ...(keys ? { keys } : {}) })
export const list = (items: readonly Value[], at: Span): ListValue => ({ kind: 'list', items, at })
export const made = (path: string, args: readonly Value[], at: Span, block?: Value): Made =>
  block ? { kind: 'made', path, args, block, at } : { kind: 'made', path, args, at }

/** Keeps of what something was computed from only variables and settings, each once: nested unknowns would grow without end. */
export function unknown(why: string, at: Span, from: readonly Value[] = []): Unknown {
  const sources = new Map<string, Value>()
  const seen = new Set<Value>()
  const visit = (v: Value, depth: number): void => {
    if (sources.size >= MOST_OPTIONS || depth > 12 || seen.has(v)) return
    seen.add(v)
    if (v.kind === 'env' || v.kind === 'setting') sources.set(identity(v), v)
    else for (const inner of parts(v)) visit(inner, depth + 1)
  }
  for (const v of from) visit(v, 0)
  return sources.size > 0 ? { kind: 'unknown', why, from: [...sources.values()], at } : { kind: 'unknown', why, at }
}

/** More alternatives than this are no longer told apart. */
const MOST_OPTIONS = 24
/** Nor those that hold more leaves than this, nested ones counted: a few branches in a row make thousands. */
const MOST_LEAVES = 200

const tooMany = (all: readonly Value[]): boolean => all.length > MOST_OPTIONS || all.reduce((sum, v) => sum + weight(v), 0) > MOST_LEAVES

/** A value of more parts than this, shared ones counted each time, is not kept: two lines that hold the one before double it. */
const MOST_PARTS = 3000

/** The value, or what it depends on where it holds more than anyone could walk through. */
export const bounded = (v: Value): Value => (size(v) > MOST_PARTS ? unknown('it holds too much to be followed', v.at, [v]) : v)

/** Whether a value is `nil`, `false` or missing for certain. */
export const isNothing = (v: Value): boolean => v.kind === 'absent' || (v.kind === 'literal' && (v.value === null || v.value === false))

/** Whether a value is there whatever the environment holds, so that nothing behind `||` is ever reached. */
export function alwaysSet(v: Value): boolean {
  switch (v.kind) {
    case 'literal':
      return v.value !== null && v.value !== false
    case 'env':
      return v.whenUnset === 'raises'
    case 'firstOf': {
      const last = v.options.at(-1)
      return last !== undefined && alwaysSet(last)
    }
    case 'either':
      return v.options.every(alwaysSet)
    case 'concat':
    case 'record':
    case 'list':
    case 'constant':
      return true
    case 'made':
      // Only a constructor is sure to return something.
      return v.path.endsWith('.new')
    default:
      return false
  }
}

/** The value where code has made sure that it is set, as `ENV["A"] || raise` does. */
export function present(v: Value): Value {
  if (v.kind === 'env') return { ...v, whenUnset: 'raises' }
  const last = v.kind === 'firstOf' ? v.options.at(-1) : undefined
  return v.kind === 'firstOf' && last ? { ...v, options: [...v.options.slice(0, -1), present(last)] } : v
}

/** Ordered alternatives as a branch leaves them: flattened, each once, nothing dropped but `nil` before the end. */
export function ordered(options: readonly Value[], at: Span): Value {
  const kept: Value[] = []
  const flat = options.flatMap(v => (v.kind === 'firstOf' ? v.options : [v]))
  for (const [i, v] of flat.entries()) {
    if (isNothing(v) && i < flat.length - 1) continue
    if (!kept.some(k => identity(k) === identity(v))) kept.push(v)
  }
  if (tooMany(kept)) return unknown('there are too many alternatives', at, kept)
  const only = kept[0]
  return kept.length === 1 && only ? only : { kind: 'firstOf', options: kept, at }
}

/** `a || b || …`: ordered alternatives without what can never be reached. */
export function firstOf(options: readonly Value[], at: Span): Value {
  const end = options.findIndex(alwaysSet)
  return ordered(end === -1 ? options : options.slice(0, end + 1), at)
}

/** Unordered alternatives, flattened, each once. */
export function either(options: readonly Value[], at: Span): Value {
  const kept = new Map<string, Value>()
  for (const v of options.flatMap(o => (o.kind === 'either' ? o.options : [o]))) if (!kept.has(identity(v))) kept.set(identity(v), v)
  const [only] = kept.values()
  const all = [...kept.values()]
  if (tooMany(all)) return unknown('there are too many alternatives', at, all)
  return kept.size === 1 && only ? only : { kind: 'either', options: [...kept.values()], at }
}

/** Text that is appended to itself doubles with each line. */
const MOST_TEXT = 100_000

const text = (v: Value): string | undefined => (v.kind === 'literal' ? (v.value === null ? '' : String(v.value)) : undefined)

/** A number that a settings file states, as the setting with that number as its default. */
const stated = (v: Value): Value =>
  v.kind === 'literal' && v.setting !== undefined ? ordered([setting('settings', v.setting, v.at), literal(v.value, v.at)], v.at) : v

/**
 * Text from parts. Literals fold; a part with a default makes alternatives, the choices before it one after the other and
 * last all defaults, so that `"redis://#{ENV.fetch("HOST", "localhost")}"` is `$HOST or redis://localhost`.
 */
export function concat(parts: readonly Value[], at: Span): Value {
  const choices = parts.map(stated).map(p => (p.kind === 'firstOf' ? p.options : [p]))
  if (choices.some(c => c.length > 1)) {
    const most = Math.max(...choices.map(c => c.length))
    const pick = (of: (options: readonly Value[]) => number) =>
      concat(
        choices.map(c => c[of(c)] as Value),
        at,
      )
    const preferred = Array.from({ length: most - 1 }, (_, i) => pick(c => Math.min(i, Math.max(c.length - 2, 0))))
    return ordered([...preferred, pick(c => c.length - 1)], at)
  }
  const folded: Value[] = []
  for (const part of parts.flatMap(p => (p.kind === 'concat' ? p.parts : [p]))) {
    const previous = folded.at(-1)
    const here = text(part)
    const before = previous && text(previous)
    if (here !== undefined && before !== undefined && before.length + here.length > MOST_TEXT) return unknown('the text is too long', at)
    if (here !== undefined && previous && before !== undefined) folded[folded.length - 1] = literal(before + here, at)
    else folded.push(here === undefined ? part : literal(here, part.at))
  }
  const only = folded[0]
  if (folded.length === 0) return literal('', at)
  if (folded.reduce((n, v) => n + weight(v), 0) > MOST_LEAVES) return unknown('the text has too many parts', at, folded)
  return folded.length === 1 && only ? { ...only, at } : { kind: 'concat', parts: folded, at }
}
