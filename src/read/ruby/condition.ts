/** Whether conditions hold, and what they say about variables. */
import type { Span } from '../../model/span.ts'
import { alwaysSet, identity, type Value, variables } from '../../model/value.ts'
import { freeze, isValue, items, type Ruby, type Test, test } from './object.ts'

/** Whether a condition holds: true, false, or undefined where the files don't tell. */
export function truth(r: Ruby): boolean | undefined {
  switch (r.kind) {
    case 'literal':
      return r.value !== null && r.value !== false
    case 'absent':
      return false
    case 'env':
      return r.whenUnset === 'raises' ? true : undefined
    case 'setting':
    case 'unknown':
    case 'test':
      return undefined
    case 'firstOf':
    case 'choice': {
      const last = r.options.at(-1)
      const all = r.options.map(truth)
      if (all.every(t => t === true)) return true
      if (all.every(t => t === false)) return false
      return r.kind === 'firstOf' && last && truth(last) === true ? true : undefined
    }
    case 'either': {
      const all = r.options.map(truth)
      return all.every(t => t === true) ? true : all.every(t => t === false) ? false : undefined
    }
    case 'made':
      return alwaysSet(r) || r.path.endsWith('{}') || r.path === '' ? true : undefined
    default:
      return true
  }
}

/** Whether `blank?` holds: nil, false, empty text, an empty hash or list; undefined where the files don't tell. */
export function blank(r: Ruby): boolean | undefined {
  if (r.kind === 'literal') return r.value === null || r.value === false || r.value === ''
  if (r.kind === 'absent') return true
  if (r.kind === 'hash') return r.open ? undefined : r.data.size === 0
  if (r.kind === 'array') return items(r).length === 0
  if (r.kind === 'env') return undefined
  // `ENV["A"].to_s`, `ENV.fetch("A", "")`: what stands in for the variable is there and yet blank.
  const last = r.kind === 'firstOf' ? r.options.at(-1) : undefined
  if (last?.kind === 'literal' && last.value === '') return undefined
  const known = truth(r)
  return known === undefined ? undefined : !known
}

/** `present?` and its kin of alternatives some of which are there: it holds where what those come from is set. */
export function whichIs(options: readonly Ruby[], answers: readonly Ruby[], at: Span, negated: boolean): Test | undefined {
  if (!answers.every(a => a.kind === 'literal' && typeof a.value === 'boolean')) return undefined
  const there = options.filter((_o, i) => truth(answers[i] as Ruby) !== negated)
  return there.length === 0 || there.length === options.length ? undefined : test([there.map(o => freeze(o))], at, negated)
}

/** What a condition says about variables; undefined where it says nothing that can be used. */
export function asTest(r: Ruby): Test | undefined {
  if (r.kind === 'test') return r
  if (isValue(r) && variables(r).length > 0) return test([[r]], r.at)
  return undefined
}

/**
 * Whether a value or object is there because the variables of a condition are set, as far as a short look tells: a value
 * of theirs alone, text with one of them in it, a list of such, a hash that holds one.
 */
export function comesFrom(r: Ruby, clauses: readonly (readonly Value[])[]): boolean {
  const all = clauses.flat()
  if (isValue(r) && all.some(c => identity(c) === identity(r))) return true
  const within = new Set(all.flatMap(variables))
  const found = new Set<string>()
  let looks = 100
  const only = (x: Ruby): boolean => {
    if (--looks < 0) return false
    if (isValue(x)) {
      const names = variables(x)
      for (const name of names) found.add(name)
      return x.kind === 'concat' && names.length > 0 ? names.some(n => within.has(n)) : names.every(n => within.has(n))
    }
    if (x.kind === 'choice') return x.options.every(only)
    if (x.kind === 'hash') return [...x.data.values()].filter(v => names(v) && only(v)).length > 0
    return x.kind === 'array' ? [...x.data.values()].every(only) : false
  }
  const names = (x: Ruby): boolean => !isValue(x) || variables(x).length > 0
  return only(r) && clauses.every(clause => clause.flatMap(variables).some(n => found.has(n)))
}

/**
 * The scheme of an address that is reached over TLS. Whether an address that only the machine knows has it is taken for
 * yes: what code sets then, such as how certificates are verified, is what holds wherever it matters.
 */
export const saysTls = (r: Ruby): boolean => r.kind === 'literal' && typeof r.value === 'string' && /^rediss(?::(?:\/\/)?)?$/.test(r.value)
