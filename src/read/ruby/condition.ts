/** Whether conditions hold, and what a branch that the files don't decide leaves behind. */
import type { Span } from '../../model/span.ts'
import { alwaysSet, either, identity, ordered, unknown, type Value, variables } from '../../model/value.ts'
import { isNothingRuby, isValue, type Ruby, type Test, test } from './object.ts'

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

/** What a condition says about variables; undefined where it says nothing that can be used. */
export function asTest(r: Ruby): Test | undefined {
  if (r.kind === 'test') return r
  if (isValue(r) && variables(r).length > 0) return test([[r]], r.at)
  return undefined
}

/** Whether all that a value or object holds comes from the variables of a clause, as far as a short look tells. */
function comesFrom(r: Ruby, clause: readonly Value[]): boolean {
  if (isValue(r) && clause.some(c => identity(c) === identity(r))) return true
  const within = new Set(clause.flatMap(variables))
  let looks = 100
  let used = false
  const only = (x: Ruby): boolean => {
    if (--looks < 0) return false
    if (isValue(x)) {
      const names = variables(x)
      used ||= names.length > 0
      return names.every(n => within.has(n))
    }
    if (x.kind === 'choice') return x.options.every(only)
    return x.kind === 'hash' || x.kind === 'array' ? [...x.data.values()].every(only) : false
  }
  return only(r) && used
}

/**
 * The value after a branch. `ENV["A"] if ENV["A"]` prefers A; a branch on anything else leaves both, unordered.
 */
export function merge(condition: Ruby, yes: Ruby, no: Ruby, at: Span): Ruby {
  if (yes === no || (isValue(yes) && isValue(no) && identity(yes) === identity(no))) return yes
  const told = asTest(condition)
  const clause = told && told.clauses.length === 1 ? told.clauses[0] : undefined
  const [first, second] = told?.negated ? [no, yes] : [yes, no]
  const prefers = clause !== undefined && !isNothingRuby(first) && comesFrom(first, clause)
  const options = prefers ? [first, second] : [yes, no]
  if (options.every(isValue)) return prefers ? ordered(options, at) : either(options, at)
  const kept: Ruby[] = []
  // Nested choices are flattened, in whatever order they are: branches in a row would nest without end.
  const ranked = prefers && options.every(o => o.kind !== 'choice' || o.ordered)
  for (const o of options.flatMap(o => (o.kind === 'choice' ? o.options : [o]))) {
    const twice = kept.some(k => k === o || (isValue(k) && isValue(o) && identity(k) === identity(o)))
    if (!twice) kept.push(o)
  }
  return kept.length > MOST_CHOICES
    ? unknown('there are too many alternatives', at)
    : { kind: 'choice', ordered: ranked, options: kept, at }
}

/** More objects than this are no longer told apart. */
const MOST_CHOICES = 12
