/** What a name holds: its assignments in order, its parameters' callers, what another file exports. */
import type { Span } from '../../model/span.ts'
import { either, firstOf, made, record, unknown, type Value } from '../../model/value.ts'
import type { FunctionNode } from '../javascript.ts'
import type { Inner } from './evaluate.ts'
import { member } from './known.ts'
import { isUnset, or, type Place, truth } from './reader.ts'
import { type Binding, type Chart, type Guard, lookup, type Scope, type Site, type Source } from './scope.ts'

/** The calls of each local function in its own file. */
export type Callers = (fn: FunctionNode) => readonly Site[]

/** Where more callers than these give a parameter, it counts as anything. */
const MOST_CALLERS = 20

/** Finds callers when first asked for. */
export function callersOf(chart: Chart): Callers {
  let found: Map<FunctionNode, Site[]> | undefined
  const gather = (): Map<FunctionNode, Site[]> => {
    const all = new Map<FunctionNode, Site[]>()
    for (const site of chart.sites) {
      const { callee } = site.node
      if (callee.type !== 'Identifier') continue
      const fn = lookup(callee.name, site.scope)?.sources[0]?.node as FunctionNode | undefined
      if (!fn || !chart.functions.has(fn)) continue
      const sites = all.get(fn)
      if (sites) sites.push(site)
      else all.set(fn, [site])
    }
    return all
  }
  return fn => {
    found ??= gather()
    return found.get(fn) ?? []
  }
}

/** A branch's part outside of another: undefined is unconditional, false never taken. */
function chance(guard: Guard | undefined, within: Guard | undefined, b: Binding, r: Inner): 'always' | 'never' | 'maybe' | 'if unset' {
  let result: 'always' | 'maybe' | 'if unset' = 'always'
  for (let g = guard; g && g !== within; g = g.parent) {
    const { test, expect, scope } = g
    // `if (!client) client = …`, `if (client === undefined) …`
    if (
      test.type === 'UnaryExpression' &&
      test.operator === '!' &&
      test.argument.type === 'Identifier' &&
      test.argument.name === b.name &&
      expect
    ) {
      result = 'if unset'
      continue
    }
    const known = truth(r.of(test, { scope, given: undefined }))
    if (known === !expect) return 'never'
    if (known === undefined && result === 'always') result = 'maybe'
  }
  return result
}

const home = (scope: Scope): Scope => {
  let s = scope
  while (s.parent && s.kind !== 'function') s = s.parent
  return s
}

function picked(source: Pick<Source, 'pick' | 'fallback' | 'scope'>, whole: Value, place: Place, at: Span, r: Inner): Value {
  const value = source.pick.reduce((v, key) => member(v, key, r.environment, at), whole)
  if (!source.fallback || (value.kind !== 'absent' && value.kind !== 'env' && value.kind !== 'unknown')) return value
  const fallback = r.of(source.fallback, { ...place, scope: source.scope })
  return value.kind === 'absent' ? fallback : firstOf([value, fallback], at)
}

/** One more assignment on top of what a name held. */
function after(before: Value | undefined, next: Value, when: ReturnType<typeof chance>, at: Span): Value | undefined {
  if (when === 'never') return before
  if (before === undefined || isUnset(before) || when === 'always') return next
  return when === 'if unset' ? or(before, next, at) : either([before, next], at)
}

/** A name that is assigned more often than this is no setting. */
const MOST_ASSIGNMENTS = 50

function assigned(b: Binding, place: Place, at: Span, r: Inner): Value {
  if (b.sources.length + b.members.length > MOST_ASSIGNMENTS) return unknown(`"${b.name}" is assigned in too many places`, at)
  let value: Value | undefined
  const first = b.sources[0]
  for (const source of b.sources) {
    const when = chance(source.guard, b.guard, b, r)
    if (when === 'never') continue
    const next = picked(source, r.of(source.node, { ...place, scope: source.scope }), place, at, r)
    const elsewhere = first !== undefined && home(source.scope) !== home(first.scope)
    value = after(value, next, source.onlyUnset ? 'if unset' : when === 'always' && elsewhere ? 'maybe' : when, at)
  }
  for (const { key, source } of b.members) {
    if (value?.kind !== 'record') break
    const when = chance(source.guard, b.guard, b, r)
    if (when === 'never') continue
    const next = r.of(source.node, { ...place, scope: source.scope })
    const before = value.entries.get(key)
    const set = when === 'always' ? next : either([next, before ?? { kind: 'absent', at }], at)
    const keys = new Map(value.keys).set(key, r.at(source.node))
    value = record(new Map(value.entries).set(key, set), value.at, { open: value.open === true, keys })
  }
  return value ?? unknown(`"${b.name}" is set outside what was read`, at)
}

function parameter(b: Binding, place: Place, at: Span, r: Inner): Value {
  const { parameter: p } = b
  if (!p) return unknown(`"${b.name}" is an argument`, at)
  const given = place.given?.get(p.of)
  if (given) return picked(p, given[p.index] ?? { kind: 'absent', at }, place, at, r)
  const callers = r.callers(p.of).slice(0, MOST_CALLERS)
  const values = callers.map(({ node, scope }) => {
    const argument = node.arguments[p.index]
    if (node.arguments.slice(0, p.index + 1).some(a => a.type === 'SpreadElement')) return unknown(`"${b.name}" is an argument`, at)
    return picked(p, argument ? r.of(argument, { scope, given: undefined }) : { kind: 'absent', at }, place, at, r)
  })
  if (values.length > 0) return either(values, at)
  const anything = unknown(`"${b.name}" is an argument that nothing in this file passes`, at)
  return p.fallback ? picked(p, anything, place, at, r) : anything
}

/** What a name holds where it is used. */
export function binding(b: Binding, place: Place, at: Span, r: Inner): Value {
  switch (b.kind) {
    case 'import': {
      const from = b.from ?? ''
      if (from === 'process' || from === 'node:process') return b.imported === 'env' ? made('process.env', [], at) : made('process', [], at)
      const local = from.startsWith('.')
      const value = local ? r.imported(from, b.imported ?? 'default') : undefined
      return value ?? unknown(`"${b.name}" comes from ${local ? from : `the package ${from}`}, which was not followed`, at)
    }
    case 'parameter':
      return parameter(b, place, at, r)
    case 'opaque':
      return unknown(`what "${b.name}" holds is known only at run time`, at)
    default:
      return assigned(b, place, at, r)
  }
}

/** What a file exports under a name; `*` is all of it as one object. */
export function exported(name: string, r: Inner): Value | undefined {
  const { exports, reexports } = r.chart
  const value = (source: Source): Value => r.of(source.node, { scope: source.scope, given: undefined })
  const own = exports.get(name)
  if (own) return value(own)
  const whole = exports.get('module.exports')
  if (whole) {
    const v = value(whole)
    return name === '*' || name === 'default' ? v : member(v, name, r.environment, v.at)
  }
  const forwarded = reexports.find(x => x.name === name)
  if (forwarded) return r.imported(forwarded.from, forwarded.imported)
  if (name === '*' || (name === 'default' && exports.size > 0)) {
    const entries = new Map([...exports].map(([key, source]) => [key, value(source)] as const))
    const at = r.at({ type: 'Program', start: 0, end: 0 })
    return entries.size > 0 ? record(entries, at) : undefined
  }
  for (const x of reexports) {
    const v = x.name === '*' ? r.imported(x.from, name) : undefined
    if (v) return v
  }
  return undefined
}
