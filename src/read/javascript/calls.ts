/** What a call gives: of a local function what it returns, of a package's what it made. */
import type { Span } from '../../model/span.ts'
import { absent, made, setting, unknown, type Value } from '../../model/value.ts'
import type { Expression, FunctionNode } from '../javascript.ts'
import { bare, keyOf } from './declare.ts'
import type { Inner } from './evaluate.ts'
import { FUNCTIONS, METHODS, member, newUrl } from './known.ts'
import { calleeOf, type Name, requiredBy } from './names.ts'
import { PAGE, type Place } from './reader.ts'
import { type CallNode, lookup } from './scope.ts'

/** How many followed calls may stand inside each other. */
const MOST_CALLS = 6

function evaluated(node: CallNode, place: Place, r: Inner): Value[] {
  return node.arguments.flatMap(a => {
    if (a.type !== 'SpreadElement') return [r.of(a, place)]
    const list = r.of(a.argument, place)
    return list.kind === 'list' ? list.items : [unknown('arguments are spread from something known only at run time', r.at(a))]
  })
}

/** What a package's function or class gives. `config.get('redis.url')` of the package config is a setting. */
function ofPackage(name: Name, args: readonly Value[], at: Span): Value {
  const [key] = args
  if (name.from === 'config' && name.path === 'get' && key?.kind === 'literal') return setting('settings', String(key.value), at)
  return made(`${name.from}#${name.path}`, args, at)
}

/** The local function that a callee names, or is. */
function local(callee: Expression, place: Place, r: Inner): FunctionNode | undefined {
  const node = bare(callee)
  if (r.chart.functions.has(node as unknown as FunctionNode)) return node as unknown as FunctionNode
  if (node.type !== 'Identifier') return undefined
  const known = lookup(node.name, place.scope)
  const fn = known?.sources.length === 1 ? (known.sources[0]?.node as unknown as FunctionNode) : undefined
  return fn && r.chart.functions.has(fn) ? fn : undefined
}

function method(node: CallNode, name: Name | undefined, place: Place, r: Inner): Value | undefined {
  const callee = bare(node.callee as Expression)
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return undefined
  const key = keyOf(callee.property, callee.computed)
  if (key === undefined || callee.object.type === 'Super') return undefined
  const at = r.at(node)
  // `path` of process, and methods of packages as a whole, are no values of their own.
  if (name?.from !== undefined && !name.path.includes('()') && !name.from.startsWith('.')) return undefined
  const on = r.of(callee.object, place)
  const known = METHODS.get(key)?.(on, evaluated(node, place, r), at)
  if (known && on.kind !== 'unknown' && (on.kind !== 'made' || on.path === 'URL')) return known
  const own = member(on, key, r.environment, at)
  if (own.kind === 'made' && own.path === 'function' && own.block) return own.block
  if (on.kind === 'made' && on.path !== 'process' && on.path !== 'process.env')
    return made(`${on.path}().${key}`, [on, ...evaluated(node, place, r)], at)
  return on.kind === 'unknown' && on.why === PAGE ? unknown(PAGE, at) : undefined
}

/** The value of a call. */
export function call(node: CallNode, place: Place, r: Inner): Value {
  const at = r.at(node)
  const from = requiredBy(node)
  if (from !== undefined) {
    return (from.startsWith('.') ? r.imported(from, '*') : undefined) ?? unknown(`it comes from ${from}, which was not followed`, at)
  }
  const fn = local(node.callee as Expression, place, r)
  if (fn) {
    if ((place.given?.size ?? 0) >= MOST_CALLS || place.given?.has(fn)) return unknown('it is defined through too many steps', at)
    return r.returned(fn, place.scope, place, fn.params.length > 0 ? evaluated(node, place, r) : undefined)
  }
  const name = calleeOf(node, place.scope)
  const own = method(node, name, place, r)
  if (own) return own
  if (name?.from !== undefined && !name.from.startsWith('.')) return ofPackage(name, evaluated(node, place, r), at)
  if (name && name.from === undefined) {
    const known = Object.hasOwn(FUNCTIONS, name.path) ? FUNCTIONS[name.path] : undefined
    if (known) return known(evaluated(node, place, r), at)
  }
  const callee = r.of(node.callee, place)
  if (callee.kind === 'made' && callee.path === 'function') return callee.block ?? absent(at)
  return unknown(name ? `what ${name.path} returns is known only at run time` : 'what a function returns is known only at run time', at)
}

/** The value of `new`. */
export function construct(node: CallNode, place: Place, r: Inner): Value {
  const at = r.at(node)
  const name = calleeOf(node, place.scope)
  if (name?.from === undefined && name?.path === 'URL') return newUrl(evaluated(node, place, r), at)
  if (name?.from !== undefined && !name.from.startsWith('.')) return made(`${name.from}#${name.path}`, evaluated(node, place, r), at)
  return unknown(
    name ? `what a ${name.path} is made of is known only at run time` : 'which class it is made of is known only at run time',
    at,
  )
}
