/** What declarations, assignments, imports and exports say about names, for the walk in scope.ts. */
import type { Expression, FunctionNode, Statement } from '../javascript.ts'
import { type AnyNode, type Binding, type Frame, type Gathered, lookup, type Scope, type Source } from './scope.ts'

type Of<T extends string> = Extract<Expression | Statement, { type: T }>

/** The property that a member expression or an object's key names; undefined where it is computed at run time. */
export function keyOf(key: AnyNode, computed: boolean): string | undefined {
  const named = key as { type: string; name?: string; value?: unknown }
  if (key.type === 'StringLiteral' || key.type === 'NumericLiteral') return String(named.value)
  return !computed && key.type === 'Identifier' ? named.name : undefined
}

/** An expression without what only the type checker or a promise sees: `await x as T` is `x`. */
export function bare(node: Expression): Expression {
  let inner = node
  for (;;) {
    switch (inner.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'TypeCastExpression':
      case 'ParenthesizedExpression':
        inner = inner.expression
        break
      case 'AwaitExpression':
        inner = inner.argument
        break
      default:
        return inner
    }
  }
}

const home = (scope: Scope, hoisted: boolean): Scope => {
  let s = scope
  while (hoisted && s.kind === 'block' && s.parent) s = s.parent
  return s
}

interface Target {
  readonly pick: readonly string[]
  readonly fallback?: Expression
}

/** The names in a pattern, with the way to each. A rest element's name is opaque. */
function* targets(pattern: AnyNode, way: Target): Generator<{ name: string; target: Target | undefined }> {
  const p = pattern as Of<'AssignmentPattern' | 'Identifier' | 'ObjectPattern' | 'ArrayPattern' | 'RestElement' | 'TSParameterProperty'> &
    AnyNode
  switch (pattern.type) {
    case 'Identifier':
      yield { name: (pattern as unknown as { name: string }).name, target: way }
      return
    case 'AssignmentPattern': {
      const { left, right } = p as unknown as { left: AnyNode; right: Expression }
      yield* targets(left, { ...way, fallback: right })
      return
    }
    case 'ObjectPattern':
      for (const property of (
        p as unknown as { properties: (AnyNode & { key: AnyNode; computed: boolean; value: AnyNode; argument: AnyNode })[] }
      ).properties) {
        if (property.type !== 'ObjectProperty') {
          for (const { name } of targets(property.argument, way)) yield { name, target: undefined }
          continue
        }
        const key = keyOf(property.key, property.computed)
        for (const { name, target } of targets(property.value, { pick: [...way.pick, key ?? ''] }))
          yield { name, target: key === undefined ? undefined : target }
      }
      return
    case 'ArrayPattern':
      for (const [i, element] of (p as unknown as { elements: (AnyNode | null)[] }).elements.entries()) {
        if (element) yield* targets(element, { pick: [...way.pick, String(i)] })
      }
      return
    case 'RestElement':
      for (const { name } of targets((p as unknown as { argument: AnyNode }).argument, way)) yield { name, target: undefined }
      return
    case 'TSParameterProperty':
      yield* targets((p as unknown as { parameter: AnyNode }).parameter, way)
  }
}

/** Puts the names of a pattern into a scope, and says which. `init` is what they are given; none for parameters. */
export function declare(
  pattern: AnyNode,
  init: Expression | undefined,
  frame: Frame,
  parameter?: { readonly of: FunctionNode; readonly index: number },
  hoisted = false,
): readonly string[] {
  const names: string[] = []
  const scope = home(frame.scope, hoisted)
  for (const { name, target } of targets(pattern, { pick: [] })) {
    names.push(name)
    const sources: Source[] = init && target ? [{ node: init, scope: frame.scope, guard: frame.guard, ...target }] : []
    const known = scope.names.get(name)
    if (known && hoisted && known.kind === 'value') known.sources.push(...sources)
    else {
      const kind = target === undefined ? 'opaque' : parameter ? 'parameter' : 'value'
      const given = parameter && target ? { parameter: { ...parameter, ...target, scope: frame.scope } } : {}
      scope.names.set(name, { name, kind, guard: frame.guard, sources, members: [], ...given })
    }
  }
  return names
}

const text = (x: AnyNode): string => {
  const named = x as { name?: string; value?: string }
  return named.name ?? named.value ?? ''
}

const bindImport = (scope: Scope, name: string, from: string, imported: string): Map<string, Binding> =>
  scope.names.set(name, { name, kind: 'import', guard: undefined, sources: [], members: [], from, imported })

/** `import … from` and TypeScript's `import x = require()`. */
export function importOf({ node, scope }: Frame): void {
  if (node.type === 'TSImportEqualsDeclaration') {
    const { id, moduleReference } = node as unknown as { id: AnyNode; moduleReference: { expression?: { value?: string } } }
    const from = moduleReference.expression?.value
    if (from !== undefined) bindImport(scope, text(id), from, '*')
    return
  }
  const { source, specifiers } = node as Of<'ImportDeclaration'>
  for (const s of specifiers) {
    const imported = s.type === 'ImportSpecifier' ? text(s.imported) : s.type === 'ImportDefaultSpecifier' ? 'default' : '*'
    bindImport(scope, s.local.name, source.value, imported)
  }
}

/** `export …` of every form. */
export function exportOf(frame: Frame, g: Gathered): void {
  const { node, scope, guard } = frame
  const put = (name: string, expression: Expression): unknown => g.exports.set(name, { node: expression, scope, guard, pick: [] })
  switch (node.type) {
    case 'ExportDefaultDeclaration':
      put('default', (node as unknown as { declaration: Expression }).declaration)
      return
    case 'TSExportAssignment':
      put('module.exports', (node as unknown as { expression: Expression }).expression)
      return
    case 'ExportAllDeclaration':
      g.reexports.push({ name: '*', from: (node as Of<'ExportAllDeclaration'>).source.value, imported: '*' })
      return
  }
  const { declaration, specifiers, source } = node as Of<'ExportNamedDeclaration'>
  const reference = (name: string): Expression => ({ type: 'Identifier', name, start: node.start, end: node.end }) as Expression
  if (declaration?.type === 'VariableDeclaration') {
    for (const d of declaration.declarations) for (const { name } of targets(d.id, { pick: [] })) put(name, reference(name))
  } else if (declaration && 'id' in declaration && declaration.id?.type === 'Identifier')
    put(declaration.id.name, reference(declaration.id.name))
  for (const s of specifiers) {
    if (s.type !== 'ExportSpecifier') continue
    if (source) g.reexports.push({ name: text(s.exported), from: source.value, imported: text(s.local) })
    else put(text(s.exported), reference(text(s.local)))
  }
}

/** A member expression as dotted text, as far as it is made of plain names: `this.client`, `module.exports.url`. */
function dotted(node: AnyNode): string | undefined {
  const path: string[] = []
  let x: AnyNode = node
  while (x.type === 'MemberExpression') {
    const { object, property, computed } = x as Of<'MemberExpression'>
    const key = keyOf(property, computed)
    if (key === undefined || path.length > 8) return undefined
    path.unshift(key)
    x = object
  }
  if (x.type !== 'Identifier' && x.type !== 'ThisExpression') return undefined
  return [x.type === 'ThisExpression' ? 'this' : text(x), ...path].join('.')
}

/** Says of an expression, and of what it chains or wraps, what its result is assigned to. */
function name(value: AnyNode | null | undefined, as: string, g: Gathered): void {
  let x = value ? bare(value as Expression) : undefined
  for (let i = 0; x && i < 50; i++) {
    g.assigned.set(x, as)
    if (x.type === 'LogicalExpression') x = bare(x.right)
    else if ((x.type === 'CallExpression' || x.type === 'OptionalCallExpression') && 'object' in x.callee)
      x = bare(x.callee.object as Expression)
    else return
  }
}

function member(path: string, source: Source, frame: Frame, g: Gathered): void {
  const [root = '', ...rest] = path.split('.')
  if (path === 'module.exports') g.exports.set('module.exports', source)
  else if (root === 'exports' && rest.length === 1) g.exports.set(rest[0] ?? '', source)
  else if (path.startsWith('module.exports.') && rest.length === 2) g.exports.set(rest[1] ?? '', source)
  if (root === 'this' || root === 'globalThis' || root === 'global' || root === 'window') {
    let scope: Scope = frame.scope
    while (scope.parent && (root !== 'this' || scope.kind !== 'class')) scope = scope.parent
    const known = scope.names.get(path)
    if (known) known.sources.push(source)
    else scope.names.set(path, { name: path, kind: 'value', guard: frame.guard, sources: [source], members: [] })
  } else if (rest.length === 1) {
    g.later.push(() => lookup(root, frame.scope)?.members.push({ key: rest[0] ?? '', source }))
  }
}

/** Variables, assignments, class properties and object keys. */
export function assignment(frame: Frame, g: Gathered): void {
  const { node, scope, guard } = frame
  if (node.type === 'VariableDeclaration') {
    const { declarations, kind } = node as Of<'VariableDeclaration'>
    for (const d of declarations) {
      declare(d.id, d.init ?? undefined, frame, undefined, kind === 'var')
      if (d.id.type === 'Identifier') name(d.init, d.id.name, g)
    }
  } else if (node.type === 'ClassProperty' || node.type === 'ObjectProperty') {
    const { key, computed, value } = node as unknown as { key: AnyNode; computed?: boolean; value: Expression | null }
    const as = keyOf(key, computed ?? false)
    if (as === undefined || !value) return
    name(value, node.type === 'ClassProperty' ? `this.${as}` : as, g)
    if (node.type === 'ClassProperty') member(`this.${as}`, { node: value, scope, guard, pick: [] }, frame, g)
  } else {
    const { left, right, operator } = node as Of<'AssignmentExpression'>
    if (!['=', '||=', '??='].includes(operator)) return
    const source: Source = { node: right, scope, guard, pick: [], ...(operator === '=' ? {} : { onlyUnset: true as const }) }
    const path = left.type === 'Identifier' ? left.name : dotted(left)
    if (path === undefined) return
    const called = path.replace(/^(?:module\.)?exports\b\.?/, '')
    if (called !== '' && called !== 'default') name(right, called, g)
    if (left.type === 'Identifier') {
      g.later.push(() => {
        const known = lookup(path, scope)
        if (known) known.sources.push(source)
        else g.program.names.set(path, { name: path, kind: 'value', guard, sources: [source], members: [] })
      })
    } else member(path, source, frame, g)
  }
}
