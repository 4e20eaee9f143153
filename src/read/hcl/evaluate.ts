/** HCL expressions → Value. What is not understood is unknown with a reason, never an exception. */
import { constant, either, entry, isNothing, list, literal, nil, record, unknown, type Value } from '../../model/value.ts'
import { call, literalOf } from './functions.ts'
import { binary, unary } from './operators.ts'
import { child, type Node, placeOf, textOf } from './parse.ts'
import { template } from './template.ts'

/** What names stand for where an expression stands. */
export interface Scope {
  /** `var.x`, `local.x`, `module.x.y`, `each.key`, `path.module`; undefined for anything else, which is a resource. */
  resolve(head: string, name: string, at: Value['at']): Value | undefined
  /** Names that a `for` or a `dynamic` block binds. */
  readonly bound: ReadonlyMap<string, Value>
  /** What stands before the addresses of resources: `module.redis.`, or nothing. */
  readonly prefix: string
}

const MOST_ITEMS = 500

/** One attribute or element of a value. */
function access(v: Value, key: Value): Value {
  if (v.kind === 'either' && v.options.length < 20)
    return either(
      v.options.map(o => access(o, key)),
      v.at,
    )
  if (v.kind === 'firstOf') {
    const known = v.options.filter(o => o.kind !== 'env')
    return known.length === 1 && known[0] ? access(known[0], key) : unknown('it is a part of a value with several alternatives', v.at, [v])
  }
  const name = key.kind === 'literal' ? key.value : undefined
  if (v.kind === 'constant')
    return constant(typeof name === 'number' ? v.name : `${v.name}${typeof name === 'string' ? `.${name}` : ''}`, v.at)
  if (name === undefined || name === null) return unknown('its key is computed', v.at, [v, key])
  if (v.kind === 'list') {
    const item = v.items[Number(name)]
    return item ?? unknown(`the list has no element ${name}`, v.at)
  }
  if (v.kind === 'record') {
    const found = entry(v, String(name))
    return found.kind === 'absent' ? unknown(`there is no ${name}`, v.at) : found
  }
  return v.kind === 'unknown' ? v : unknown(`it is a part of ${v.kind === 'env' ? `$${v.name}` : 'what is not known'}`, v.at, [v])
}

/** A node's operator and operands, evaluated. An operand's `.name`s stand beside it, not below it. */
function operation(node: Node, scope: Scope): Value {
  const at = placeOf(node)
  const i = node.children.findIndex(c => /^\W+$/.test(c.type))
  const sign = node.children[i]
  const operand = (children: readonly Node[]): Value => chain({ ...node, children }, scope)
  if (!sign) return unknown('its operator is not understood', at)
  const right = operand(node.children.slice(i + 1))
  return i === 0 ? unary(textOf(sign), right, at) : binary(textOf(sign), operand(node.children.slice(0, i)), right, at)
}

function conditional(node: Node, scope: Scope): Value {
  const [test, yes, no] = node.children.map(c => () => evaluate(c, scope))
  const at = placeOf(node)
  if (!test || !yes || !no) return unknown('its condition is not understood', at)
  const decided = literalOf(test())
  return decided === undefined ? either([yes(), no()], at) : decided === true ? yes() : no()
}

/** A key of an object: a bare word is text, one in parentheses is computed. */
function keyOf(node: Node, scope: Scope): string | undefined {
  const [only] = node.children
  if (node.children.length === 1 && only?.type === 'variable_expr') return textOf(only)
  const found = literalOf(evaluate(node, scope))
  return found === undefined || found === null ? undefined : String(found)
}

function object(node: Node, scope: Scope): Value {
  const entries = new Map<string, Value>()
  const keys = new Map<string, Value['at']>()
  let open = false
  for (const one of node.children.filter(c => c.type === 'object_elem')) {
    const [key, value] = one.children
    const name = key && keyOf(key, scope)
    if (!key || !value || name === undefined) open = true
    else {
      entries.set(name, evaluate(value, scope))
      keys.set(name, placeOf(key))
    }
  }
  return record(entries, placeOf(node), { open, keys })
}

/** The pairs that a `for`, `for_each` or `dynamic` walks through; undefined where they are not all known. */
export function pairsOf(v: Value): readonly (readonly [Value, Value])[] | undefined {
  if (v.kind === 'firstOf') {
    const known = v.options.filter(o => o.kind !== 'env')
    return known.length === 1 && known[0] ? pairsOf(known[0]) : undefined
  }
  if (isNothing(v)) return []
  if (v.kind === 'list') return v.items.map((item, i) => [literal(i, item.at), item] as const)
  if (v.kind !== 'record' || v.open) return undefined
  return [...v.entries].map(([key, value]) => [literal(key, value.at), value] as const)
}

function loop(node: Node, scope: Scope): Value {
  const at = placeOf(node)
  const intro = child(node, 'for_intro')
  const names = intro?.children.filter(c => c.type === 'identifier').map(textOf) ?? []
  const over = intro && child(intro, 'expression')
  const bodies = node.children.filter(c => c.type === 'expression')
  const all = over && pairsOf(evaluate(over, scope))
  if (!all || all.length > MOST_ITEMS) return unknown('it runs over what the files do not say', at)
  const condition = child(node, 'for_cond')
  const test = condition && child(condition, 'expression')
  const items: Value[] = []
  const entries = new Map<string, Value>()
  for (const [key, value] of all) {
    const bound = new Map(scope.bound)
    if (names.length > 1) bound.set(names[0] ?? '', key)
    bound.set(names.at(-1) ?? '', value)
    const inner = { ...scope, bound }
    if (test) {
      const fits = literalOf(evaluate(test, inner))
      if (fits === undefined) return unknown('it runs over what the files do not say', at)
      if (fits !== true) continue
    }
    const [first, second] = bodies.map(b => evaluate(b, inner))
    const name = first && literalOf(first)
    if (!first || (second && (name === undefined || name === null))) return unknown('its keys are computed', at)
    if (second) entries.set(String(name), second)
    else items.push(first)
  }
  return node.type === 'for_object_expr' ? record(entries, at) : list(items, at)
}

/** A primary and what stands behind it: `.name`, `[key]`, `[*]`. */
function chain(node: Node, scope: Scope): Value {
  const [head, ...steps] = node.children
  if (!head) return unknown('it is empty', placeOf(node))
  let value: Value
  let rest = steps
  if (head.type === 'variable_expr' && !scope.bound.has(textOf(head))) {
    const name = textOf(head)
    const [first, second] = steps.map(s => (s.type === 'get_attr' ? (s.children.map(textOf)[0] ?? '') : undefined))
    const at = placeOf(node)
    if (first === undefined) return literal(name, at)
    const resolved = scope.resolve(name, first, at)
    if (resolved) [value, rest] = [resolved, steps.slice(1)]
    // `data.TYPE.NAME.attribute`; of resources `TYPE.NAME.attribute`.
    else if (name === 'data') [value, rest] = [constant(`${scope.prefix}data.${first}.${second ?? ''}`, at), steps.slice(2)]
    else [value, rest] = [constant(`${scope.prefix}${name}.${first}`, at), steps.slice(1)]
  } else value = evaluate(head, scope)
  for (const step of rest) value = follow(value, step, scope)
  return value
}

function follow(value: Value, step: Node, scope: Scope): Value {
  const at = placeOf(step)
  if (step.type === 'get_attr') return access(value, literal(textOf(step.children[0] ?? step), at))
  if (step.type === 'index') {
    const inner = child(step.children[0] ?? step, 'expression')
    const key = inner ? evaluate(inner, scope) : literal(Number(textOf(step).replace(/\D/g, '')), at)
    // The instances of a resource are told apart by their key.
    if (value.kind === 'constant' && key.kind === 'literal' && typeof key.value === 'string')
      return constant(`${value.name}["${key.value}"]`, value.at)
    return access(value, key)
  }
  if (step.type === 'splat') {
    const inner = step.children[0]?.children ?? []
    const one = (v: Value): Value => inner.reduce((found, s) => follow(found, s, scope), v)
    return value.kind === 'list' ? list(value.items.map(one), at) : one(value)
  }
  return unknown('it is not understood', at)
}

/** What an expression comes to. */
export function evaluate(node: Node, scope: Scope): Value {
  const at = placeOf(node)
  const [only] = node.children
  switch (node.type) {
    case 'expression':
      return chain(node, scope)
    case 'literal_value':
    case 'collection_value':
    case 'for_expr':
    case 'operation':
    case 'template_expr':
      return only ? evaluate(only, scope) : unknown('it is empty', at)
    case 'string_lit':
    case 'quoted_template':
      return template(node, inner => evaluate(inner, scope), true)
    case 'heredoc_template':
      return template(node, inner => evaluate(inner, scope), false)
    case 'numeric_lit':
      return literal(Number(textOf(node)), at)
    case 'bool_lit':
      return literal(textOf(node) === 'true', at)
    case 'null_lit':
      return nil(at)
    case 'tuple':
      return list(
        node.children.filter(c => c.type === 'expression').map(c => evaluate(c, scope)),
        at,
      )
    case 'object':
      return object(node, scope)
    case 'for_tuple_expr':
    case 'for_object_expr':
      return loop(node, scope)
    case 'conditional':
      return conditional(node, scope)
    case 'binary_operation':
    case 'unary_operation':
      return operation(node, scope)
    case 'variable_expr':
      return scope.bound.get(textOf(node)) ?? constant(textOf(node), at)
    case 'function_call': {
      const args = child(node, 'function_arguments')?.children.filter(c => c.type === 'expression') ?? []
      return call(
        textOf(only ?? node),
        args.map(a => () => evaluate(a, scope)),
        at,
      )
    }
    default:
      return unknown(`${node.type.replaceAll('_', ' ')} is not understood`, at)
  }
}
