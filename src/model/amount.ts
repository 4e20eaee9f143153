/** How much a setting comes to: a number as far as the files tell. */
import { isNothing, options, type Value } from './value.ts'

/**
 * `number` is null where the files don't tell; `variable` is the environment variable that may change it, `setIn` the
 * platform's file that sets it.
 */
export interface Amount {
  readonly number: number | null
  readonly variable?: string
  readonly setIn?: string
}

/** A file of a platform; code and its settings hold defaults. */
const PLATFORM = /(?:^|\/)Procfile[^/]*$|\.(?:json|toml)$|(?:^|\/)(?:render|heroku|deploy|(?:docker-)?compose)[^/]*\.ya?ml$/

/** The number that a literal stands for; text of digits counts, as `ENV.fetch("N", "5")` gives it. */
export function numberIn(v: Value): number | undefined {
  if (v.kind !== 'literal' || typeof v.value === 'boolean' || v.value === null) return undefined
  if (typeof v.value === 'number') return v.value
  return /^\s*-?\d+(?:\.\d+)?\s*$/.test(v.value) ? Number(v.value) : undefined
}

/**
 * What a setting comes to when no variable is set: a literal's number, or the last default of a chain. Undefined where
 * the setting is not there, so that the library's default applies.
 */
export function amount(v: Value | null | undefined): Amount | undefined {
  if (!v || isNothing(v)) return undefined
  const alternatives = v.kind === 'either' ? [] : options(v)
  const variable = alternatives.find(o => o.kind === 'env')
  const last = alternatives.findLast(o => numberIn(o) !== undefined)
  const number = (last && numberIn(last)) ?? null
  if (variable?.kind !== 'env') return { number }
  const setIn = last && last.at.file !== variable.at.file && PLATFORM.test(last.at.file) ? last.at.file : undefined
  return { number, variable: variable.name, ...(setIn !== undefined && { setIn }) }
}
