/** What a callee is called, through imports, `require`, aliases and destructuring. */
import type { Expression } from '../javascript.ts'
import { bare, keyOf } from './declare.ts'
import { type AnyNode, type Binding, type CallNode, lookup, type Scope } from './scope.ts'

/** A dotted path, from the package that it was imported from; without `from` a global. */
export interface Name {
  readonly path: string
  readonly from?: string
}

/** Objects that globals are also reached through. */
const GLOBAL = new Set(['window', 'globalThis', 'global', 'self'])

const MAX = 30

/** Names of bindings, each found once; null while it is looked for, so that a cycle ends. */
const found = new WeakMap<Binding, Name | null>()

/** The package of `require('x')` and `import('x')`. */
export function requiredBy(node: Expression): string | undefined {
  if (node.type !== 'CallExpression') return undefined
  const [argument] = node.arguments
  const isRequire = node.callee.type === 'Import' || (node.callee.type === 'Identifier' && node.callee.name === 'require')
  return isRequire && argument?.type === 'StringLiteral' ? argument.value : undefined
}

/** A property of something named; the default export's properties are also the package's (`import redis` and `import * as redis`). */
function within(name: Name, key: string): Name {
  if (name.from === undefined) return { path: GLOBAL.has(name.path) ? key : `${name.path}.${key}` }
  return { from: name.from, path: name.path === '*' || name.path === 'default' ? key : `${name.path}.${key}` }
}

function ofBinding(binding: Binding, depth: number): Name | undefined {
  if (binding.kind === 'import' && binding.from !== undefined) return { from: binding.from, path: binding.imported ?? 'default' }
  if (binding.kind !== 'value') return undefined
  const known = found.get(binding)
  if (known !== undefined) return known ?? undefined
  found.set(binding, null)
  // The first that comes from a package: `let client = null; …; client = new Redis()`.
  for (const source of binding.sources) {
    const whole = nameOf(source.node, source.scope, depth + 1)
    if (whole?.from === undefined) continue
    const name = source.pick.reduce(within, whole)
    found.set(binding, name)
    return name
  }
  return undefined
}

function nameOf(expression: AnyNode, scope: Scope, depth: number): Name | undefined {
  if (depth > MAX) return undefined
  const node = bare(expression as Expression)
  switch (node.type) {
    case 'Identifier': {
      const binding = lookup(node.name, scope)
      return binding ? ofBinding(binding, depth) : { path: node.name }
    }
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const key = keyOf(node.property, node.computed)
      if (key === undefined) return undefined
      if (node.object.type === 'ThisExpression' || (node.object.type === 'Identifier' && GLOBAL.has(node.object.name))) {
        const kept = lookup(`${node.object.type === 'ThisExpression' ? 'this' : node.object.name}.${key}`, scope)
        if (kept) return ofBinding(kept, depth)
      }
      const object = nameOf(node.object, scope, depth + 1)
      return object && within(object, key)
    }
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression': {
      const from = requiredBy(node)
      if (from !== undefined) return { from, path: '*' }
      const callee = calleeOf(node, scope, depth + 1)
      return callee?.from === undefined ? undefined : { from: callee.from, path: `${callee.path}()` }
    }
    default:
      return undefined
  }
}

/** What a call calls; undefined where it is a local function, a parameter, or a method of something unknown. */
export function calleeOf(node: CallNode, scope: Scope, depth = 0): Name | undefined {
  if (requiredBy(node) !== undefined) return undefined
  const name = nameOf(node.callee, scope, depth)
  // Calling a whole package is calling its default export: `require('connect-redis')(session)`.
  return name?.path === '*' ? { ...name, path: 'default' } : name
}
