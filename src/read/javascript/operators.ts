/** Operators and literals: what each kind of expression without names or calls means. */

import type { Span } from '../../model/span.ts'
import {
  absent,
  alwaysSet,
  concat,
  either,
  firstOf,
  identity,
  list,
  literal,
  record,
  unknown,
  type Value,
  variables,
} from '../../model/value.ts'
import type { Expression } from '../javascript.ts'
import { keyOf } from './declare.ts'
import { and, asText, each, nullish, or, type Place, type Reader, truth } from './reader.ts'
import type { AnyNode } from './scope.ts'

type Of<T extends string> = Extract<Expression, { type: T }>

/** How many terms of `a + b + …` are followed. */
const MOST_TERMS = 200

const number = (v: Value): number | undefined => (v.kind === 'literal' && typeof v.value === 'number' ? v.value : undefined)

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '**': (a, b) => a ** b,
}

/** Comparisons of what is known. Strict and loose equality differ only in what configuration never compares. */
function compare(operator: string, a: Value, b: Value, at: Span): Value {
  const equal =
    a.kind === 'literal' && b.kind === 'literal' ? a.value === b.value : a.kind === 'absent' && b.kind === 'absent' ? true : undefined
  if (equal !== undefined && /^[!=]==?$/.test(operator)) return literal(operator[0] === '!' ? !equal : equal, at)
  const [x, y] = [number(a), number(b)]
  if (x !== undefined && y !== undefined) {
    if (operator === '<') return literal(x < y, at)
    if (operator === '>') return literal(x > y, at)
  }
  return unknown('it depends on what is known only at run time', at, [a, b])
}

/** `a + b + c`: its terms, without recursion over a long chain. */
function terms(node: Of<'BinaryExpression'>): AnyNode[] {
  const found: AnyNode[] = []
  let x: AnyNode = node
  while (x.type === 'BinaryExpression' && (x as Of<'BinaryExpression'>).operator === '+' && found.length < MOST_TERMS) {
    found.unshift((x as Of<'BinaryExpression'>).right)
    x = (x as Of<'BinaryExpression'>).left
  }
  return [x, ...found]
}

export function binary(node: Of<'BinaryExpression'>, place: Place, r: Reader): Value {
  const at = r.at(node)
  if (node.operator === '+') {
    const values = terms(node).map(t => r.of(t, place))
    const numbers = values.map(number)
    if (numbers.every(n => n !== undefined))
      return literal(
        numbers.reduce((a, b) => a + b, 0),
        at,
      )
    return concat(
      values.map(v => asText(v, at)),
      at,
    )
  }
  const [left, right] = [r.of(node.left, place), r.of(node.right, place)]
  const fold = ARITHMETIC[node.operator]
  if (!fold) return compare(node.operator, left, right, at)
  return each(
    left,
    l => {
      const [x, y] = [number(l), number(right)]
      return x !== undefined && y !== undefined
        ? literal(fold(x, y), at)
        : unknown('it is computed from what is known only at run time', at, [l, right])
    },
    at,
  )
}

export function unary(node: Of<'UnaryExpression'>, place: Place, r: Reader): Value {
  const at = r.at(node)
  const v = r.of(node.argument, place)
  if (node.operator === 'void') return absent(at)
  if (node.operator === '!') {
    const known = truth(v)
    return known === undefined ? unknown('it depends on what is known only at run time', at, [v]) : literal(!known, at)
  }
  const n = number(v)
  if (node.operator === '-' && n !== undefined) return literal(-n, at)
  return node.operator === '+' ? v : unknown('it is computed from what is known only at run time', at, [v])
}

export function logical(operator: '||' | '&&' | '??', left: Value, right: () => Value, at: Span): Value {
  const known = truth(left)
  // What stands behind something always set is not looked at.
  if (operator === '||') return known === true ? left : or(left, right(), at)
  if (operator === '&&') return known === false ? left : and(left, right(), at)
  return nullish(left, right(), at)
}

/** What a test asks about, and whether it holds when that is there: `!x`, `x !== undefined`, `Boolean(x)`. */
function subject(test: AnyNode): { readonly node: AnyNode; readonly there: boolean } {
  if (test.type === 'UnaryExpression' && (test as Of<'UnaryExpression'>).operator === '!') {
    const inner = subject((test as Of<'UnaryExpression'>).argument)
    return { node: inner.node, there: !inner.there }
  }
  if (test.type === 'BinaryExpression') {
    const { left, right, operator } = test as Of<'BinaryExpression'>
    const nothing = right.type === 'NullLiteral' || (right.type === 'Identifier' && right.name === 'undefined')
    if (nothing && /^[!=]==?$/.test(operator)) return { node: left, there: operator[0] === '!' }
  }
  return { node: test, there: true }
}

/** `test ? yes : no`, also where `if` and `return` say it: a test on the very thing that a branch uses is a fallback. */
export function choose(test: AnyNode, yes: () => Value, no: () => Value, place: Place, r: Reader, at: Span): Value {
  const known = truth(r.of(test, place))
  if (known !== undefined) return known ? yes() : no()
  const asked = subject(test)
  const value = r.of(asked.node, place)
  const [present, missing] = asked.there ? [yes(), no()] : [no(), yes()]
  const names = variables(value)
  const same = identity(present) === identity(value) || (value.kind === 'env' && variables(present).some(n => names.includes(n)))
  // A text built around a variable counts as always set, so only a plain one can be put before its fallback.
  if (same && present.kind === 'env') return or(present, missing, at)
  if (same && !alwaysSet(present)) return firstOf([present, missing], at)
  return either(asked.there ? [present, missing] : [missing, present], at)
}

/** A template string. */
export function template(node: Of<'TemplateLiteral'>, place: Place, r: Reader): Value {
  const at = r.at(node)
  const texts = node.quasis.map(q => literal(q.value.cooked ?? q.value.raw, r.at(q)))
  const values = node.expressions.map(e => asText(r.of(e, place), at))
  return concat(
    texts
      .flatMap((t, i) => {
        const v = values[i]
        return v ? [t, v] : [t]
      })
      .filter(v => !(v.kind === 'literal' && v.value === '')),
    at,
  )
}

/** `{ ...a, key: b }`. What is spread and not understood leaves the record open. */
export function object(node: Of<'ObjectExpression'>, place: Place, r: Reader): Value {
  const entries = new Map<string, Value>()
  const keys = new Map<string, Span>()
  let open = false
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      if (!spread(entries, keys, r.of(property.argument, place))) open = true
      continue
    }
    let key = keyOf(property.key, property.computed ?? false)
    if (key === undefined) {
      const computed = r.of(property.key, place)
      if (computed.kind === 'literal') key = String(computed.value)
    }
    if (key === undefined) {
      open = true
      continue
    }
    entries.set(key, r.of(property.type === 'ObjectMethod' ? property : property.value, place))
    keys.set(key, r.at(property.key))
  }
  return record(entries, r.at(node), { open, keys })
}

/** Puts the entries of a spread value in; false where it may hold more than is known. */
export function spread(entries: Map<string, Value>, keys: Map<string, Span>, v: Value): boolean {
  if (truth(v) === false) return true
  if (v.kind === 'record') {
    for (const [key, value] of v.entries) entries.set(key, value)
    for (const [key, at] of v.keys ?? []) keys.set(key, at)
    return v.open !== true
  }
  if (v.kind !== 'firstOf' && v.kind !== 'either') return false
  // `...(condition && { tls: {} })`: each key may be there or not.
  const outcomes = v.options.map(option => {
    const own = new Map(entries)
    return { own, whole: spread(own, keys, option) }
  })
  for (const key of new Set(outcomes.flatMap(o => [...o.own.keys()]))) {
    entries.set(
      key,
      either(
        outcomes.map(o => o.own.get(key) ?? absent(v.at)),
        v.at,
      ),
    )
  }
  return outcomes.every(o => o.whole)
}

/** `[a, ...b]`. */
export function array(node: Of<'ArrayExpression'>, place: Place, r: Reader): Value {
  const items: Value[] = []
  for (const element of node.elements) {
    if (!element) items.push(absent(r.at(node)))
    else if (element.type === 'SpreadElement') {
      const inner = r.of(element.argument, place)
      if (inner.kind === 'list') items.push(...inner.items)
      else items.push(unknown('it is spread from something that is known only at run time', r.at(element), [inner]))
    } else items.push(r.of(element, place))
  }
  return list(items, r.at(node))
}
