/** What a branch that the files don't decide leaves behind: one of several values or objects. */
import type { Key } from '../../model/key.ts'
import type { Span } from '../../model/span.ts'
import { either, identity, ordered, unknown } from '../../model/value.ts'
import { asTest, comesFrom } from './condition.ts'
import { type Choice, type HashObject, hash, isNothingRuby, isValue, type Ruby } from './object.ts'

/**
 * The value after a branch. `ENV["A"] if ENV["A"]` prefers A; a branch on anything else leaves both, unordered.
 */
export function merge(condition: Ruby, yes: Ruby, no: Ruby, at: Span): Ruby {
  if (yes === no || (isValue(yes) && isValue(no) && identity(yes) === identity(no))) return yes
  const told = asTest(condition)
  const [first, second] = told?.negated ? [no, yes] : [yes, no]
  const prefers = told !== undefined && !isNothingRuby(first) && comesFrom(first, told.clauses)
  return choose(prefers ? [first, second] : [yes, no], prefers, at)
}

/** More objects than this are no longer told apart. */
const MOST_CHOICES = 12

/**
 * One of several. Choices among them are flattened, in whatever order they are, and each counts once: branches in a row
 * would nest without end. Of too many hashes one is left, each key of which is one of several values.
 */
export function choose(options: readonly Ruby[], inOrder: boolean, at: Span): Ruby {
  if (options.every(isValue)) return inOrder ? ordered(options, at) : either(options, at)
  const kept: Ruby[] = []
  const ranked = inOrder && options.every(o => o.kind !== 'choice' || o.ordered)
  for (const o of options.flatMap(o => (o.kind === 'choice' ? o.options : [o]))) {
    const twice = kept.some(k => k === o || (isValue(k) && isValue(o) && identity(k) === identity(o)))
    if (!twice) kept.push(o)
  }
  const [only] = kept
  if (kept.length === 1 && only) return only
  const choice = { kind: 'choice', ordered: ranked, options: kept, at } as const
  return kept.length <= MOST_CHOICES ? choice : (together(choice) ?? unknown('there are too many alternatives', at))
}

/** One hash for several, each key of which is one of several values; undefined where an alternative is something else. */
export function together(choice: Choice): HashObject | undefined {
  if (!choice.options.every(o => o.kind === 'hash')) return undefined
  const one = hash(choice.at)
  one.open = spreadInto(one.data, one.keys, choice)
  return one
}

/** What a key holds once an entry that may not be there, as after `compact`, is laid over what it held before. */
export function laidOver(above: Ruby, below: Ruby | undefined): Ruby {
  if (!below || above === below) return above
  if (above.kind === 'absent') return below
  if (above.kind !== 'firstOf' && above.kind !== 'either') return above
  if (!above.options.some(o => o.kind === 'absent')) return above
  return choose(
    above.options.map((o): Ruby => (o.kind === 'absent' ? below : o)),
    above.kind === 'firstOf',
    above.at,
  )
}

/** Adds the entries of `**spread`; true where more may come than is known. */
export function spreadInto(data: Map<string, Ruby>, keys: Map<string, Key>, spread: Ruby): boolean {
  if (isNothingRuby(spread)) return false
  if (spread.kind === 'hash') {
    for (const [k, v] of spread.data) data.set(k, laidOver(v, data.get(k)))
    for (const [k, at] of spread.keys) keys.set(k, at)
    return spread.open
  }
  if (spread.kind === 'choice') {
    const hashes = spread.options.filter(o => o.kind === 'hash')
    for (const k of new Set(hashes.flatMap(h => [...h.data.keys()]))) {
      const inner = spread.options.map(
        o => (o.kind === 'hash' ? o.data.get(k) : undefined) ?? data.get(k) ?? ({ kind: 'absent', at: spread.at } as const),
      )
      const merged =
        spread.ordered && inner.every(isValue)
          ? ordered(inner, spread.at)
          : inner.reduce((a, b) => merge(unknown('a branch', spread.at), a, b, spread.at))
      data.set(k, merged)
    }
    return hashes.length < spread.options.filter(o => !isNothingRuby(o)).length
  }
  return true
}
