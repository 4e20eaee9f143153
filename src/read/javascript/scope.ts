/** One pass over a parsed file: scopes with what each name is given, calls, exports, and the branches around them. */
import type { Expression, FunctionNode, Statement } from '../javascript.ts'
import { assignment, declare, exportOf, importOf } from './declare.ts'

/** Any node, as a walk sees it. */
export interface AnyNode {
  readonly type: string
  readonly start?: number | null
  readonly end?: number | null
}

export type CallNode = Extract<Expression, { type: 'CallExpression' | 'OptionalCallExpression' | 'NewExpression' }>

/** A branch: what stands in it happens where `test` is `expect`. */
export interface Guard {
  readonly test: Expression
  readonly scope: Scope
  readonly expect: boolean
  readonly parent: Guard | undefined
}

/** One thing that a name is given: `pick` is the way into a destructured value, `fallback` its default. */
export interface Source {
  readonly node: Expression
  readonly scope: Scope
  readonly pick: readonly string[]
  readonly fallback?: Expression
  readonly guard: Guard | undefined
  /** `a ||= b` and `a ??= b`: only where it had nothing. */
  readonly onlyUnset?: true
}

/** A name. `sources` are in the order of the file; `members` are assignments to its properties. */
export interface Binding {
  readonly name: string
  readonly kind: 'value' | 'import' | 'parameter' | 'opaque'
  readonly guard: Guard | undefined
  readonly sources: Source[]
  readonly members: { readonly key: string; readonly source: Source }[]
  readonly from?: string
  readonly imported?: string
  readonly parameter?: {
    readonly of: FunctionNode
    readonly index: number
    readonly pick: readonly string[]
    readonly fallback?: Expression
    readonly scope: Scope
  }
}

export interface Scope {
  readonly kind: 'program' | 'function' | 'class' | 'block'
  readonly parent: Scope | undefined
  readonly names: Map<string, Binding>
}

/** A call, with what is around it. */
export interface Site {
  readonly node: CallNode
  readonly scope: Scope
  readonly guard: Guard | undefined
  readonly parameters: readonly string[] | undefined
}

/** A file as the evaluator needs it. */
export interface Chart {
  readonly program: Scope
  readonly sites: readonly Site[]
  /** The scope that each function's parameters live in. */
  readonly functions: ReadonlyMap<FunctionNode, Scope>
  /** The scope of what `return` and `if` ask for. */
  readonly scopes: ReadonlyMap<AnyNode, Scope>
  /** What the value of an expression is assigned to. */
  readonly assigned: ReadonlyMap<AnyNode, string>
  /** Exported names; `default`, and `module.exports` for what CommonJS exports as a whole. */
  readonly exports: ReadonlyMap<string, Source>
  /** `export { a } from './b'` (`a` → `./b`, `a`) and `export * from` (under `*`). */
  readonly reexports: readonly { readonly name: string; readonly from: string; readonly imported: string }[]
}

/** Where a walk is. */
export interface Frame {
  readonly node: AnyNode
  readonly scope: Scope
  readonly guard: Guard | undefined
  readonly parameters: readonly string[] | undefined
}

/** What a walk gathers. */
export interface Gathered {
  readonly program: Scope
  readonly sites: Site[]
  readonly functions: Map<FunctionNode, Scope>
  readonly scopes: Map<AnyNode, Scope>
  readonly assigned: Map<AnyNode, string>
  readonly exports: Map<string, Source>
  readonly reexports: { name: string; from: string; imported: string }[]
  /** Assignments, resolved when all names are known. */
  readonly later: (() => void)[]
}

const inner = (kind: Scope['kind'], parent: Scope | undefined): Scope => ({ kind, parent, names: new Map() })

/** What a name means where it stands; undefined for globals. */
export function lookup(name: string, scope: Scope): Binding | undefined {
  for (let s: Scope | undefined = scope; s; s = s.parent) {
    const found = s.names.get(name)
    if (found) return found
  }
  return undefined
}

const NO_CHILDREN = new Set(['loc', 'extra', 'typeAnnotation', 'typeParameters', 'typeArguments', 'returnType', 'errors', 'directives'])

const isNode = (x: unknown): x is AnyNode => typeof x === 'object' && x !== null && typeof (x as AnyNode).type === 'string'

function children(node: AnyNode): AnyNode[] {
  const found: AnyNode[] = []
  for (const [key, value] of Object.entries(node)) {
    if (NO_CHILDREN.has(key)) continue
    for (const x of Array.isArray(value) ? value : [value]) if (isNode(x)) found.push(x)
  }
  return found
}

type Of<T extends string> = Extract<Expression | Statement, { type: T }>

/** The frames below one node, in the order of the source, each with its scope and branch. */
function below(frame: Frame, g: Gathered): Frame[] {
  const { node, scope, guard } = frame
  const under = (x: AnyNode | null | undefined, over: Partial<Frame> = {}): Frame[] => (x ? [{ ...frame, ...over, node: x }] : [])
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassPrivateMethod': {
      const fn = node as FunctionNode
      const own = inner('function', scope)
      g.functions.set(fn, own)
      if (fn.type === 'FunctionDeclaration' && fn.id) declare(fn.id, fn as unknown as Expression, frame)
      const names = fn.params.flatMap((p, index) => declare(p, undefined, { ...frame, scope: own }, { of: fn, index }))
      return children(node).flatMap(x => under(x, { scope: own, parameters: [...(frame.parameters ?? []), ...names] }))
    }
    case 'ClassDeclaration':
    case 'ClassExpression': {
      const { id } = node as Of<'ClassDeclaration'>
      if (id) scope.names.set(id.name, { name: id.name, kind: 'opaque', guard, sources: [], members: [] })
      const own = inner('class', scope)
      return children(node).flatMap(x => under(x, { scope: own }))
    }
    case 'IfStatement':
    case 'ConditionalExpression': {
      const { test, consequent, alternate } = node as Of<'IfStatement' | 'ConditionalExpression'>
      g.scopes.set(test, scope)
      const when = (expect: boolean): Partial<Frame> => ({ guard: { test, scope, expect, parent: guard } })
      return [...under(test), ...under(consequent, when(true)), ...under(alternate, when(false))]
    }
    case 'LogicalExpression': {
      const { left, right, operator } = node as Of<'LogicalExpression'>
      if (operator === '??') return [...under(left), ...under(right)]
      return [...under(left), ...under(right, { guard: { test: left, scope, expect: operator === '&&', parent: guard } })]
    }
    case 'BlockStatement':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'SwitchStatement':
    case 'StaticBlock':
    case 'CatchClause': {
      const own = inner('block', scope)
      return children(node).flatMap(x => under(x, { scope: own }))
    }
    case 'ReturnStatement': {
      const { argument } = node as Of<'ReturnStatement'>
      if (argument) g.scopes.set(argument, scope)
      return under(argument)
    }
    default:
      return children(node).flatMap(x => under(x))
  }
}

function note(frame: Frame, g: Gathered): void {
  const { node } = frame
  switch (node.type) {
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      g.sites.push({ node: node as CallNode, scope: frame.scope, guard: frame.guard, parameters: frame.parameters })
      return
    case 'ImportDeclaration':
    case 'TSImportEqualsDeclaration':
      importOf(frame)
      return
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
    case 'ExportAllDeclaration':
    case 'TSExportAssignment':
      exportOf(frame, g)
      return
    case 'VariableDeclaration':
    case 'AssignmentExpression':
    case 'ClassProperty':
    case 'ObjectProperty':
      assignment(frame, g)
      return
  }
}

/** Walks a program once, without recursion, so that depth costs memory alone. */
export function chart(root: AnyNode): Chart {
  const program = inner('program', undefined)
  const g: Gathered = {
    program,
    sites: [],
    functions: new Map(),
    scopes: new Map(),
    assigned: new Map(),
    exports: new Map(),
    reexports: [],
    later: [],
  }
  const stack: Frame[] = [{ node: root, scope: program, guard: undefined, parameters: undefined }]
  for (let frame = stack.pop(); frame; frame = stack.pop()) {
    if (frame.node.type.startsWith('TSType') || frame.node.type.startsWith('TSInterface')) {
      if (frame.node.type !== 'TSTypeAssertion') continue
    }
    note(frame, g)
    for (const next of below(frame, g).reverse()) stack.push(next)
  }
  for (const resolve of g.later) resolve()
  return g
}
