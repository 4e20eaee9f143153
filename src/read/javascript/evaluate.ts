/** What an expression turns out to be: one table by kind of node, with limits on depth and work. */
import { type Span, spanAt } from '../../model/span.ts'
import { literal, made, unknown, type Value } from '../../model/value.ts'
import type { Expression, FunctionNode } from '../javascript.ts'
import { binding as bindingValue, type Callers, callersOf, exported } from './bindings.ts'
import { call, construct } from './calls.ts'
import { bare, keyOf } from './declare.ts'
import { global, member } from './known.ts'
import { array, binary, choose, logical, object, template, unary } from './operators.ts'
import { type Place, type Reader, truth, weight } from './reader.ts'
import { returned } from './returns.ts'
import { type AnyNode, type Binding, type Chart, type Guard, lookup, type Site } from './scope.ts'

const MOST_DEPTH = 80
/** Parts of values that one file may be made into, all in all. */
const MOST_WORK = 40_000

interface Context {
  readonly file: string
  readonly starts: readonly number[]
  readonly environment: string
  readonly imported: ((from: string, name: string) => Value | undefined) | undefined
}

export interface Evaluator {
  /** The arguments of a call, and what it is called on where that is something a library made. */
  site(site: Site): { readonly args: readonly Value[]; readonly on?: Value }
  /** Whether a branch is never taken in the environment. */
  isDead(guard: Guard | undefined): boolean
  exported(name: string): Value | undefined
  span(node: AnyNode): Span
}

/** What the evaluator's parts share beyond `Reader`. */
export interface Inner extends Reader {
  readonly chart: Chart
  binding(b: Binding, place: Place, at: Span): Value
  callers: Callers
  isDead(guard: Guard | undefined): boolean
}

type Of<T extends string> = Extract<Expression, { type: T }>

function memberExpression(node: Of<'MemberExpression' | 'OptionalMemberExpression'>, place: Place, r: Inner): Value {
  const at = r.at(node)
  const on = bare(node.object as Expression)
  if (on.type === 'MetaProperty' && keyOf(node.property, node.computed) === 'env') return made('import.meta.env', [], at)
  let key = keyOf(node.property, node.computed)
  if (key === undefined && node.property.type !== 'PrivateName') {
    const computed = r.of(node.property, place)
    if (computed.kind === 'literal') key = String(computed.value)
  }
  if (key === undefined) return unknown('which property is read is known only at run time', at)
  if (on.type === 'ThisExpression' || on.type === 'Identifier') {
    const kept = lookup(`${on.type === 'Identifier' ? on.name : 'this'}.${key}`, place.scope)
    if (kept) return r.binding(kept, place, at)
  }
  if (node.object.type === 'Super' || on.type === 'ThisExpression') return unknown(`"this.${key}" is set outside what was read`, at)
  return member(r.of(on, place), key, r.environment, at)
}

function evaluateNode(wrapped: AnyNode, place: Place, r: Inner): Value {
  const node = bare(wrapped as Expression)
  const at = r.at(node)
  switch (node.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return literal(node.value, at)
    case 'NullLiteral':
      return literal(null, at)
    case 'TemplateLiteral':
      return template(node, place, r)
    case 'Identifier': {
      const known = lookup(node.name, place.scope)
      return known ? r.binding(known, place, at) : global(node.name, at)
    }
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return memberExpression(node, place, r)
    case 'LogicalExpression':
      return logical(node.operator, r.of(node.left, place), () => r.of(node.right, place), at)
    case 'ConditionalExpression':
      return choose(
        node.test,
        () => r.of(node.consequent, place),
        () => r.of(node.alternate, place),
        place,
        r,
        at,
      )
    case 'BinaryExpression':
      return binary(node, place, r)
    case 'UnaryExpression':
      return unary(node, place, r)
    case 'ObjectExpression':
      return object(node, place, r)
    case 'ArrayExpression':
      return array(node, place, r)
    case 'SequenceExpression':
      return r.of(node.expressions.at(-1) as Expression, place)
    case 'AssignmentExpression':
      if (node.operator === '||=' || node.operator === '??=' || node.operator === '&&=') {
        return logical(node.operator.slice(0, 2) as '||' | '??' | '&&', r.of(node.left, place), () => r.of(node.right, place), at)
      }
      return node.operator === '=' ? r.of(node.right, place) : unknown('it is computed from what is known only at run time', at)
    case 'CallExpression':
    case 'OptionalCallExpression':
      return call(node, place, r)
    case 'NewExpression':
      return construct(node, place, r)
    default:
      if (r.chart.functions.has(node as unknown as FunctionNode)) {
        return made('function', [], at, r.returned(node as unknown as FunctionNode, place.scope, place))
      }
      return unknown('it is computed from what is known only at run time', at)
  }
}

/** An evaluator for one file. Everything is evaluated at most once, except inside calls that are followed. */
export function evaluator(chart: Chart, context: Context): Evaluator {
  const memo = new Map<AnyNode, Value>()
  const busy = new Set<AnyNode | Binding>()
  const bound = new Map<Binding, Value>()
  let depth = 0
  let work = 0

  const at = (node: AnyNode): Span => spanAt(context.file, context.starts, node.start ?? 0, node.end ?? node.start ?? 0)

  function limited(node: AnyNode, place: Span, evaluate: () => Value): Value {
    if (depth >= MOST_DEPTH) return unknown('it is defined through too many steps', place)
    if (work > MOST_WORK) return unknown('the file is too large to follow all of it', place)
    depth++
    try {
      const value = evaluate()
      const parts = weight(value)
      work += Number.isFinite(parts) ? parts : 500
      return Number.isFinite(parts) ? value : unknown('it is built of too many parts', at(node))
    } finally {
      depth--
    }
  }

  const r: Inner = {
    chart,
    at,
    environment: context.environment,
    imported: (from, name) => context.imported?.(from, name),
    callers: callersOf(chart),
    returned: (fn, scope, place, args) => returned(fn, scope, place, args, r),
    of(node, place) {
      const known = place.given ? undefined : memo.get(node)
      if (known) return known
      if (busy.has(node) && !place.given) return unknown('it is defined by itself', at(node))
      busy.add(node)
      const value = limited(node, at(node), () => evaluateNode(node, place, r))
      busy.delete(node)
      if (!place.given) memo.set(node, value)
      return value
    },
    binding(b, place, where) {
      const known = place.given ? undefined : bound.get(b)
      if (known) return known
      if (busy.has(b)) return unknown(`"${b.name}" is defined by itself`, where)
      busy.add(b)
      const value = limited({ type: 'Identifier' }, where, () => bindingValue(b, place, where, r))
      busy.delete(b)
      if (!place.given) bound.set(b, value)
      return value
    },
    isDead(guard) {
      for (let g = guard; g; g = g.parent) {
        if (truth(r.of(g.test, { scope: g.scope, given: undefined })) === !g.expect) return true
      }
      return false
    },
  }
  return {
    span: at,
    isDead: guard => r.isDead(guard),
    exported: name => exported(name, r),
    site({ node, scope }) {
      const place: Place = { scope, given: undefined }
      const args = node.arguments.map(a => r.of(a.type === 'SpreadElement' ? a.argument : a, place))
      const receiver = 'object' in node.callee ? r.of(node.callee.object, place) : undefined
      return receiver?.kind === 'made' ? { args, on: receiver } : { args }
    },
  }
}
