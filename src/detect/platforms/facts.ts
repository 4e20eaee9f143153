/** Facts from values: what a setting in a file says, and what a provider does where no file says anything. */
import type { Fact, Facts, Known } from '../../model/fact.ts'
import type { Span } from '../../model/span.ts'
import { options, show, type Value } from '../../model/value.ts'

export const declared = <T>(value: T, at: Span): Known<T> => ({ value, source: 'declared', at })

/** A default; `because` completes "that is so, because it is …". */
export const byDefault = <T>(value: T, because: string): Known<T> => ({ value, source: 'default', because })

/** A default that was not read in the vendor's own material: it never carries an error. */
export const unconfirmed = <T>(value: T, because: string): Known<T> => ({ value, source: 'default', because, unconfirmed: true })

/**
 * Facts of one server from those that go first to its defaults. A setting that is there and could not be read leaves no
 * default: it may say anything.
 */
export const stacked = (first: readonly Facts[]): Facts => Object.assign({}, ...[...first].reverse())

type Scalar = string | number | boolean

/**
 * What a setting says, read by `read`. A default behind a variable counts, with the variable named; what the files don't
 * tell, or `read` doesn't understand, is refused. Undefined where the setting is not there.
 */
export function fact<T>(v: Value | undefined, read: (scalar: Scalar) => T | undefined): Fact<T> | undefined {
  if (!v || v.kind === 'absent' || (v.kind === 'literal' && v.value === null)) return undefined
  const all = options(v)
  const found = all.find(o => o.kind === 'literal' && o.value !== null)
  const variable = all.find(o => o.kind === 'env')
  if (found?.kind !== 'literal' || found.value === null || v.kind === 'either') {
    return { refused: v.kind === 'unknown' ? v.why : `it is ${show(v)}, which the files do not set` }
  }
  const value = read(found.value)
  if (value === undefined) return { refused: `${show(found)} is not understood` }
  return { ...declared(value, found.at), ...(variable?.kind === 'env' && { unless: variable.name }) }
}

export const asText = (s: Scalar): string | undefined => (s === '' ? undefined : String(s).trim())
export const asNumber = (s: Scalar): number | undefined => {
  const n = typeof s === 'boolean' || s === '' ? Number.NaN : Number(s)
  return Number.isFinite(n) ? n : undefined
}
export const asBoolean = (s: Scalar): boolean | undefined => {
  if (typeof s === 'boolean') return s
  const word = String(s).toLowerCase()
  return /^(?:yes|true|on|1|enabled)$/.test(word) ? true : /^(?:no|false|off|0|disabled)$/.test(word) ? false : undefined
}

/** Policies are written with hyphens by Redis, with underscores or capitals by some providers. */
export const asPolicy = (s: Scalar): string | undefined => {
  const word = String(s)
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^no-eviction$/, 'noeviction')
  return /^(?:noeviction|(?:allkeys|volatile)-(?:lru|lfu|lrm|random)|volatile-ttl)$/.test(word) ? word : undefined
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1000,
  kb: 1024,
  m: 1000 ** 2,
  mb: 1024 ** 2,
  g: 1000 ** 3,
  gb: 1024 ** 3,
}

/** Bytes as Redis writes them: `256mb` counts in 1024, `256m` in 1000. Source: redis.conf, "Note on units". */
export const asBytes = (s: Scalar): number | undefined => {
  const [, number, unit = ''] = /^(\d+)([a-z]*)$/i.exec(String(s).trim()) ?? []
  const size = UNITS[unit.toLowerCase()]
  return number === undefined || size === undefined ? undefined : Number(number) * size
}
