/** What the parts of the evaluator ask of each other, and what they know about single values. */
import type { Span } from '../../model/span.ts'
import { alwaysSet, type Env, either, firstOf, isNothing, literal, parts, unknown, type Value } from '../../model/value.ts'
import type { FunctionNode } from '../javascript.ts'
import type { AnyNode, Scope } from './scope.ts'

/** What functions around the evaluated place were called with, while a call is followed. */
type Given = ReadonlyMap<FunctionNode, readonly Value[]>

/** Where an expression is evaluated. */
export interface Place {
  readonly scope: Scope
  readonly given: Given | undefined
}

export interface Reader {
  of(node: AnyNode, place: Place): Value
  at(node: AnyNode): Span
  /** The environment that the app is read for. */
  readonly environment: string
  /** What another file exports; undefined where it isn't read. */
  imported(from: string, name: string): Value | undefined
  /** What a local function returns for these arguments. */
  returned(fn: FunctionNode, scope: Scope, place: Place, args?: readonly Value[]): Value
}

/** What only the browser can answer: meta tags, the location, what another script left on `window`. */
export const PAGE = 'the page in the browser decides it'

/** What is an object whatever happens. */
const SURE = new Set(['function', 'URL', 'process', 'process.env', 'import.meta.env'])

/** Whether a value counts as true in JavaScript; undefined where it depends on what isn't known. */
export function truth(v: Value): boolean | undefined {
  switch (v.kind) {
    case 'literal':
      return Boolean(v.value)
    case 'absent':
      return false
    case 'record':
    case 'list':
      return true
    case 'made':
      // What a package returns may be anything.
      return SURE.has(v.path) ? true : undefined
    case 'concat':
      return v.parts.some(p => truth(p) === true && p.kind === 'literal') ? true : undefined
    case 'firstOf':
    case 'either': {
      const all = v.options.map(truth)
      if (all.every(t => t === true)) return true
      return all.every(t => t === false) ? false : undefined
    }
    default:
      return undefined
  }
}

/** A value as `||` and a ternary on it take it: `""` counts as unset. */
const noBlank = (v: Value): Value => (v.kind === 'env' ? ({ ...v, skipsBlank: true } satisfies Env) : v)

/** `a || b`. */
export function or(left: Value, right: Value, at: Span): Value {
  const known = truth(left)
  if (known !== undefined) return known ? left : right
  const first = left.kind === 'firstOf' ? left.options : [left]
  return firstOf([...first.filter(v => truth(v) !== false).map(noBlank), right], at)
}

/** `a ?? b`. */
export function nullish(left: Value, right: Value, at: Span): Value {
  if (left.kind === 'absent' || (left.kind === 'literal' && left.value === null)) return right
  return left.kind === 'literal' || truth(left) === true || alwaysSet(left) ? left : firstOf([left, right], at)
}

/** `a && b`. */
export function and(left: Value, right: Value, at: Span): Value {
  const known = truth(left)
  if (known !== undefined) return known ? right : left
  return either([right, { kind: 'absent', at }], at)
}

/** Text as `String(x)` gives it; other values stay what they are. */
export const asText = (v: Value, at: Span): Value => {
  if (v.kind === 'made' && v.path === 'URL') return v.args[0] ?? v
  return v.kind === 'literal' && typeof v.value !== 'string' ? literal(String(v.value), at) : v
}

/** A number as `Number(x)` and `parseInt(x)` give it, in every alternative. */
export function asNumber(v: Value, parse: (text: string) => number, at: Span): Value {
  switch (v.kind) {
    case 'literal': {
      const number = typeof v.value === 'string' ? parse(v.value) : Number(v.value)
      return Number.isNaN(number) ? unknown('it is not a number', at, [v]) : literal(number, v.at)
    }
    case 'firstOf':
    case 'either': {
      const each = v.options.map(o => asNumber(o, parse, at))
      return v.kind === 'firstOf' ? firstOf(each, at) : either(each, at)
    }
    default:
      return v
  }
}

/** The same for every alternative of a value. */
export function each(v: Value, f: (v: Value) => Value, at: Span): Value {
  if (v.kind === 'firstOf')
    return firstOf(
      v.options.map(o => each(o, f, at)),
      at,
    )
  return v.kind === 'either'
    ? either(
        v.options.map(o => each(o, f, at)),
        at,
      )
    : f(v)
}

/** How much a value is made of: shared parts count every time they appear, as they do for whoever compares or shows it. */
const MOST = 200
const weights = new WeakMap<Value, number>()

/** The number of parts that a value shows as, long text counting more; Infinity over what is worth following. */
export function weight(v: Value): number {
  const known = weights.get(v)
  if (known !== undefined) return known
  let sum = 1 + (v.kind === 'literal' && typeof v.value === 'string' ? v.value.length >> 8 : 0)
  for (const part of parts(v)) sum += weight(part)
  const result = sum > MOST ? Number.POSITIVE_INFINITY : sum
  weights.set(v, result)
  return result
}

/** Whether nothing was said: `undefined`, `null`, `false`, or no value at all. */
export const isUnset = (v: Value | undefined): boolean => v === undefined || isNothing(v)
