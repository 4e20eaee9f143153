/** How many threads, workers or jobs at once: what calls, flags and variables make of a server's setting. */
import { numberIn } from '../model/amount.ts'
import type { Call } from '../model/call.ts'
import { alwaysSet, either, firstOf, isNothing, type Literal, literal, type Made, unknown, type Value, variables } from '../model/value.ts'
import type { Fact } from './detector.ts'
import { named } from './endpoint.ts'

const PROCESSORS = 'it is the number of processors'

/** Variables and flags hold text; `"5"` is 5. */
function asNumber(v: Literal): Value {
  const number = numberIn(v)
  return number === undefined ? v : literal(number, v.at)
}

/** What an object of settings answers, as a number. */
const asked = (v: Made): Value => named({ ...v, path: v.path.replace(/\.to_i$/, '') })

/**
 * A number as a process has it. A default that is computed says nothing beside the variable before it and is left out;
 * `auto` is the number of processors.
 */
export function counted(v: Value): Value {
  if (v.kind === 'literal') return v.value === 'auto' ? unknown(PROCESSORS, v.at) : asNumber(v)
  if (v.kind === 'either') return either(v.options.map(counted), v.at)
  if (v.kind === 'made') return asked(v)
  if (v.kind !== 'firstOf') return v
  const options = v.options.map(counted)
  const named = options.some(o => o.kind === 'env')
  return firstOf(named ? options.filter(o => o.kind !== 'unknown') : options, v.at)
}

/** Whether a default stands behind a value, or a computed one whose place nothing else takes; `.to_i` of nothing is 0. */
const isSettled = (v: Value): boolean =>
  alwaysSet(v) ||
  v.kind === 'unknown' ||
  (v.kind === 'made' && v.path.endsWith('.to_i')) ||
  (v.kind === 'firstOf' && v.options.at(-1)?.kind === 'unknown')

/** A setting with what applies where it is nil or not there. */
export const orElse = (v: Value | undefined, fallback: Value): Value => {
  if (!v || isNothing(v)) return fallback
  return isSettled(v) ? v : firstOf([v, fallback], v.at)
}

/**
 * What several calls of one setting come to: the last one that always happens, and with it those on branches that the
 * files don't decide. A branch on the variable that its own value reads is a default in other words.
 */
export function decided(calls: readonly Call[], argument: (call: Call) => Value | undefined): Value | undefined {
  const last = calls.findLastIndex(c => !c.conditional)
  const given = calls.slice(Math.max(0, last)).flatMap(call => {
    const value = argument(call)
    return value ? [{ value, guarded: call.requires.flat().some(name => variables(value).includes(name)) }] : []
  })
  const [first, ...others] = given
  if (!first || others.length === 0) return first?.value
  const guarded = given.filter(g => g.guarded).map(g => g.value)
  const rest = given.filter(g => !g.guarded).map(g => g.value)
  const plain = rest.length > 1 ? either(rest, first.value.at) : rest[0]
  return plain ? firstOf([...guarded, plain], first.value.at) : either(guarded, first.value.at)
}

/** A setting under the variables that a command sets: what is set there is what the variable holds. */
export function withVariables(v: Value, set: ReadonlyMap<string, Value>): Value {
  if (set.size === 0) return v
  if (v.kind === 'env') {
    const own = set.get(v.name)
    return own ? firstOf([v, own], v.at) : v
  }
  if (v.kind === 'firstOf')
    return firstOf(
      v.options.map(o => withVariables(o, set)),
      v.at,
    )
  return v.kind === 'either'
    ? either(
        v.options.map(o => withVariables(o, set)),
        v.at,
      )
    : v
}

/** A gap where a number was recognised and could not be read. */
export const unreadable = (what: string, v: Value | null | undefined): readonly Fact[] =>
  v?.kind === 'unknown' ? [{ gap: { at: v.at, why: `${what} is not in the files: ${v.why}` } }] : []
