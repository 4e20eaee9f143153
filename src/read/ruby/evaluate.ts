/** Syntax node class → meaning. With methods.ts this table is the whole of what Redline understands of Ruby. */
import type { Span } from '../../model/span.ts'
import { concat, constant, firstOf, literal, symbol, unknown } from '../../model/value.ts'
import { callNode, dispatch, evaluateArguments, runBlock } from './call.ts'
import { control } from './control.ts'
import { candidates, findConstant, noArguments, openModule } from './definitions.ts'
import { type Machine, MAX_DEPTH, write } from './machine.ts'
import { array, asTest, type Frame, freeze, hash, type HashObject, isNothingRuby, isValue, items, merge, nilIfAbsent, type Ruby, test, truth } from './object.ts'
import * as n from './parse.ts'

type Meaning = (m: Machine, f: Frame, node: never) => Ruby
const meanings = new Map<unknown, Meaning>()
// Dispatch is by the class itself: a bundle may rename classes.
const means = <C extends n.Node>(type: abstract new (...args: never) => C, meaning: (m: Machine, f: Frame, node: C) => Ruby): void => {
  meanings.set(type, meaning as Meaning)
}

/** What a node evaluates to. Never throws: what isn't understood is an unknown that says why. */
export function run(m: Machine, f: Frame, node: n.Node | null): Ruby {
  if (!node) return literal(null, f.source.spanOf({ startOffset: 0, length: 0 }))
  m.steps += 1
  if (m.steps > m.limit) return unknown('the code takes too many steps to follow', f.source.span(node))
  if (m.depth > MAX_DEPTH) return unknown('the code nests too deep', f.source.span(node))
  const meaning = meanings.get(node.constructor)
  if (!meaning) return unknown(`${phrase(node)} is not followed`, f.source.span(node))
  m.depth += 1
  const value = meaning(m, f, node as never)
  m.depth -= 1
  return value
}

const phrase = (node: n.Node): string => node.toJSON().type.replace(/Node$/, '').replace(/(?<!^)([A-Z])/g, ' $1').toLowerCase()

/** `self` of code that stands in no class: calls there have no receiver in their path. */
export const isMain = (r: Ruby): boolean => r.kind === 'made' && r.path === ''

const holder = (m: Machine, f: Frame): Map<string, Ruby> => (f.self.kind === 'instance' || f.self.kind === 'module' ? f.self.data : m.globals)
const field = (f: Frame, name: string): string => (f.self.kind === 'instance' || f.self.kind === 'module' ? name : `${f.source.file} ${name}`)

/** The variables of the frame, or the frame around a block, that hold a local. */
function scopeOf(f: Frame, name: string): Map<string, Ruby> {
  for (let frame: Frame | undefined = f; frame; frame = frame.outer) if (frame.locals.has(name)) return frame.locals
  return f.locals
}

/** Evaluates what is assigned, under the name it is assigned to. */
export function assigning(m: Machine, name: string, memoised: boolean, value: () => Ruby): Ruby {
  m.targets.push({ name, memoised })
  const result = value()
  m.targets.pop()
  return result
}

function orWrite(m: Machine, name: string, old: Ruby, value: () => Ruby, set: (r: Ruby) => void, at: Span): Ruby {
  const known = truth(old)
  if (known === true) return old
  const made = assigning(m, name, true, value)
  const result = known === false ? made : isValue(old) && isValue(made) ? firstOf([old, made], at) : merge(old, old, made, at)
  set(result)
  return result
}

interface Variable {
  readonly read: (m: Machine, f: Frame, name: string, at: Span) => Ruby
  readonly write: (m: Machine, f: Frame, name: string, value: Ruby) => void
}

const local: Variable = {
  read: (_m, f, name, at) => scopeOf(f, name).get(name) ?? literal(null, at),
  write: (m, f, name, value) => write(m, scopeOf(f, name), name, value),
}
const instance: Variable = {
  read: (m, f, name, at) => holder(m, f).get(field(f, name)) ?? literal(null, at),
  write: (m, f, name, value) => write(m, holder(m, f), field(f, name), value),
}
const classVariable: Variable = {
  read: (m, f, name, at) => m.globals.get(`${f.namespace} ${name}`) ?? literal(null, at),
  write: (m, f, name, value) => write(m, m.globals, `${f.namespace} ${name}`, value),
}
const globalVariable: Variable = {
  read: (m, _f, name, at) => m.globals.get(name) ?? unknown(`nothing that was read sets ${name}`, at),
  write: (m, _f, name, value) => write(m, m.globals, name, value),
}
const constantVariable: Variable = {
  read: (m, f, name, at) => readConstant(m, f, name, at),
  write: (m, f, name, value) => write(m, m.constants, f.namespace === '' ? name : `${f.namespace}::${name}`, value),
}

type Named = n.Node & { readonly name: string }
type Writes = Named & { readonly value: n.Node }
type Kind<T> = abstract new (...args: never) => T

function variable(v: Variable, reads: Kind<Named>, writes: Kind<Writes>, ors: Kind<Writes>, ands: Kind<Writes>, ops: Kind<Writes & { binaryOperator: string }>): void {
  const set = (m: Machine, f: Frame, name: string, value: Ruby): Ruby => {
    v.write(m, f, name, value)
    return value
  }
  means(reads, (m, f, node) => v.read(m, f, node.name, f.source.span(node)))
  means(writes, (m, f, node) => set(m, f, node.name, assigning(m, node.name, false, () => run(m, f, node.value))))
  means(ors, (m, f, node) => {
    const at = f.source.span(node)
    const old = v === constantVariable || v === globalVariable ? known(v, m, f, node.name, at) : v.read(m, f, node.name, at)
    return orWrite(m, node.name, old, () => run(m, f, node.value), r => v.write(m, f, node.name, r), at)
  })
  means(ands, (m, f, node) => {
    const old = v.read(m, f, node.name, f.source.span(node))
    return truth(old) === false ? old : set(m, f, node.name, run(m, f, node.value))
  })
  means(ops, (m, f, node) => {
    const at = f.source.span(node)
    const args = { positional: [run(m, f, node.value)], open: false }
    return set(m, f, node.name, dispatch(m, f, v.read(m, f, node.name, at), node.binaryOperator, args, at, at))
  })
}

const known = (v: Variable, m: Machine, f: Frame, name: string, at: Span): Ruby => {
  const old = v.read(m, f, name, at)
  return old.kind === 'unknown' || (old.kind === 'constant' && v === constantVariable) ? literal(null, at) : old
}

variable(local, n.LocalVariableReadNode, n.LocalVariableWriteNode, n.LocalVariableOrWriteNode, n.LocalVariableAndWriteNode, n.LocalVariableOperatorWriteNode)
variable(instance, n.InstanceVariableReadNode, n.InstanceVariableWriteNode, n.InstanceVariableOrWriteNode, n.InstanceVariableAndWriteNode, n.InstanceVariableOperatorWriteNode)
variable(classVariable, n.ClassVariableReadNode, n.ClassVariableWriteNode, n.ClassVariableOrWriteNode, n.ClassVariableAndWriteNode, n.ClassVariableOperatorWriteNode)
variable(globalVariable, n.GlobalVariableReadNode, n.GlobalVariableWriteNode, n.GlobalVariableOrWriteNode, n.GlobalVariableAndWriteNode, n.GlobalVariableOperatorWriteNode)
variable(constantVariable, n.ConstantReadNode, n.ConstantWriteNode, n.ConstantOrWriteNode, n.ConstantAndWriteNode, n.ConstantOperatorWriteNode)

function readConstant(m: Machine, f: Frame, name: string, at: Span): Ruby {
  return findConstant(m, name, f.namespace) ?? constant(name.replace(/^::/, ''), at)
}

/** The full name that a constant path is written with: `A::B`, `::A`. */
export function pathName(node: n.Node | null): string | undefined {
  if (node instanceof n.ConstantReadNode) return node.name
  if (!(node instanceof n.ConstantPathNode)) return undefined
  if (!node.parent) return `::${node.name}`
  const parent = pathName(node.parent)
  return parent === undefined ? undefined : `${parent}::${node.name}`
}

means(n.ConstantPathNode, (m, f, node) => {
  const at = f.source.span(node)
  const name = pathName(node)
  if (name !== undefined) return readConstant(m, f, name, at)
  const parent = run(m, f, node.parent)
  if (parent.kind === 'module') return readConstant(m, f, `::${parent.name}::${node.name}`, at)
  return parent.kind === 'constant' ? constant(`${parent.name}::${node.name}`, at) : unknown('the constant is named at run time', at)
})
means(n.ConstantPathWriteNode, (m, f, node) => {
  const name = pathName(node.target) ?? '?'
  const value = assigning(m, name, false, () => run(m, f, node.value))
  write(m, m.constants, name.replace(/^::/, ''), value)
  return value
})
means(n.ConstantPathOrWriteNode, (m, f, node) => {
  const at = f.source.span(node)
  const name = (pathName(node.target) ?? '?').replace(/^::/, '')
  const old = findConstant(m, `::${name}`, '') ?? literal(null, at)
  return orWrite(m, name, old, () => run(m, f, node.value), r => write(m, m.constants, name, r), at)
})

means(n.ProgramNode, (m, f, node) => run(m, f, node.statements))
means(n.ParenthesesNode, (m, f, node) => run(m, f, node.body))
means(n.NilNode, (_m, f, node) => literal(null, f.source.span(node)))
means(n.TrueNode, (_m, f, node) => literal(true, f.source.span(node)))
means(n.FalseNode, (_m, f, node) => literal(false, f.source.span(node)))
means(n.IntegerNode, (_m, f, node) => literal(Number(node.value), f.source.span(node)))
means(n.FloatNode, (_m, f, node) => literal(node.value, f.source.span(node)))
means(n.StringNode, (_m, f, node) => literal(node.unescaped.value, f.source.span(node)))
means(n.SymbolNode, (_m, f, node) => symbol(node.unescaped.value, f.source.span(node)))
means(n.SelfNode, (_m, f) => f.self)
means(n.SourceFileNode, (_m, f, node) => literal(f.source.file, f.source.span(node)))
means(n.XStringNode, (_m, f, node) => unknown('it is the output of a command', f.source.span(node)))
means(n.InterpolatedXStringNode, (_m, f, node) => unknown('it is the output of a command', f.source.span(node)))
means(n.RegularExpressionNode, (_m, f, node) => constant('Regexp', f.source.span(node)))
means(n.InterpolatedRegularExpressionNode, (_m, f, node) => constant('Regexp', f.source.span(node)))
means(n.EmbeddedStatementsNode, (m, f, node) => run(m, f, node.statements))
means(n.EmbeddedVariableNode, (m, f, node) => run(m, f, node.variable))
means(n.ImplicitNode, (m, f, node) => run(m, f, node.value))
means(n.ShareableConstantNode, (m, f, node) => run(m, f, node.write))
means(n.ItLocalVariableReadNode, (_m, f, node) => scopeOf(f, 'it').get('it') ?? unknown('it is what a block is given', f.source.span(node)))

const text = (m: Machine, f: Frame, node: n.Node & { readonly parts: readonly n.Node[] }): Ruby => {
  const at = f.source.span(node)
  return concat(node.parts.map(p => freeze(run(m, f, p))), at)
}
means(n.InterpolatedStringNode, text)
means(n.InterpolatedSymbolNode, text)

means(n.LambdaNode, (_m, f, node) => ({ kind: 'proc', node, frame: f, at: f.source.span(node) }))
means(n.ArrayNode, (m, f, node) => {
  const elements: Ruby[] = []
  for (const e of node.elements) {
    if (e instanceof n.SplatNode) {
      const spread = run(m, f, e.expression)
      elements.push(...(spread.kind === 'array' ? items(spread) : [spread]))
    } else elements.push(run(m, f, e))
  }
  return array(elements, f.source.span(node))
})

/** The name of a hash key; undefined where it is computed. */
export const keyName = (r: Ruby): string | undefined => (r.kind === 'literal' && r.value !== null ? String(r.value) : undefined)

function hashNode(m: Machine, f: Frame, node: n.HashNode | n.KeywordHashNode): HashObject {
  const data = new Map<string, Ruby>()
  const keys = new Map<string, Span>()
  let open = false
  for (const e of node.elements) {
    if (e instanceof n.AssocSplatNode) {
      const spread = e.value ? run(m, f, e.value) : unknown('it is passed on', f.source.span(e))
      open = spreadInto(data, keys, spread) || open
      continue
    }
    if (!(e instanceof n.AssocNode)) continue
    const name = keyName(run(m, f, e.key))
    const value = run(m, f, e.value)
    if (name === undefined) open = true
    else {
      data.set(name, value)
      keys.set(name, f.source.span(e.key))
    }
  }
  return hash(f.source.span(node), data, keys, open)
}
means(n.HashNode, hashNode)
means(n.KeywordHashNode, hashNode)

/** Adds the entries of `**spread`; true where more may come than is known. */
export function spreadInto(data: Map<string, Ruby>, keys: Map<string, Span>, spread: Ruby): boolean {
  if (isNothingRuby(spread)) return false
  if (spread.kind === 'hash') {
    for (const [k, v] of spread.data) data.set(k, v)
    for (const [k, at] of spread.keys) keys.set(k, at)
    return spread.open
  }
  if (spread.kind === 'choice') {
    const hashes = spread.options.filter(o => o.kind === 'hash')
    for (const k of new Set(hashes.flatMap(h => [...h.data.keys()]))) {
      const inner = spread.options.map(o => (o.kind === 'hash' ? o.data.get(k) : undefined) ?? data.get(k) ?? ({ kind: 'absent', at: spread.at } as const))
      data.set(k, inner.reduce((a, b) => merge(unknown('a branch', spread.at), a, b, spread.at)))
    }
    return hashes.length < spread.options.filter(o => !isNothingRuby(o)).length
  }
  return true
}

means(n.OrNode, (m, f, node) => {
  const at = f.source.span(node)
  const left = run(m, f, node.left)
  const holds = truth(left)
  if (holds === true) return left
  if (holds === false) return run(m, f, node.right)
  const right = run(m, f, node.right)
  if (m.stopped) return left
  if (left.kind === 'test' && right.kind === 'test' && !left.negated && !right.negated && left.clauses.length === 1 && right.clauses.length === 1)
    return test([[...(left.clauses[0] ?? []), ...(right.clauses[0] ?? [])]], at)
  if (isValue(left) && isValue(right)) return firstOf([left, right], at)
  return merge(left, left, right, at)
})
means(n.AndNode, (m, f, node) => {
  const at = f.source.span(node)
  const left = run(m, f, node.left)
  const holds = truth(left)
  if (holds === false) return left
  const right = run(m, f, node.right)
  if (holds === true) return right
  if (truth(right) === false) return right
  const [a, b] = [asTest(left), asTest(right)]
  if (a && b && !a.negated && !b.negated && (left.kind === 'test' || right.kind === 'test')) return test([...a.clauses, ...b.clauses], at)
  return truth(right) === true && left.kind === 'test' && !isValue(right) ? left : merge(left, right, literal(null, at), at)
})

/** `a[:b] ||= c` and `a.b ||= c`: read through one method, write through the other. */
means(n.IndexOrWriteNode, (m, f, node) => {
  const at = f.source.span(node)
  const receiver = run(m, f, node.receiver)
  const args = evaluateArguments(m, f, node.arguments_, null)
  const old = nilIfAbsent(dispatch(m, f, receiver, '[]', args, at, at))
  const set = (r: Ruby): void => {
    dispatch(m, f, receiver, '[]=', { ...args, positional: [...args.positional, r] }, at, at)
  }
  return orWrite(m, '[]', old.kind === 'made' ? literal(null, at) : old, () => run(m, f, node.value), set, at)
})
means(n.CallOrWriteNode, (m, f, node) => {
  const at = f.source.span(node)
  const receiver = node.receiver ? run(m, f, node.receiver) : f.self
  const old = dispatch(m, f, receiver, node.readName, noArguments, at, at)
  const set = (r: Ruby): void => {
    dispatch(m, f, receiver, node.writeName, { positional: [r], open: false }, at, at)
  }
  return orWrite(m, node.readName, old.kind === 'made' ? literal(null, at) : old, () => run(m, f, node.value), set, at)
})
means(n.MultiWriteNode, (m, f, node) => {
  const value = run(m, f, node.value)
  const values = value.kind === 'array' ? items(value) : []
  for (const [i, target] of node.lefts.entries()) assign(m, f, target, values[i] ?? unknown('it is one of several values', f.source.span(target), isValue(value) ? [value] : []))
  return value
})

/** Assigns to a target of a multiple assignment or of `rescue => e`. */
export function assign(m: Machine, f: Frame, target: n.Node, value: Ruby): void {
  if (target instanceof n.LocalVariableTargetNode) local.write(m, f, target.name, value)
  else if (target instanceof n.InstanceVariableTargetNode) instance.write(m, f, target.name, value)
  else if (target instanceof n.GlobalVariableTargetNode) globalVariable.write(m, f, target.name, value)
  else if (target instanceof n.ConstantTargetNode) constantVariable.write(m, f, target.name, value)
}

means(n.DefinedNode, (m, f, node) => {
  const at = f.source.span(node)
  const { value } = node
  if (value instanceof n.InstanceVariableReadNode) return literal(holder(m, f).has(field(f, value.name)), at)
  const name = pathName(value)
  if (name === undefined) return unknown('it depends on what is loaded', at)
  return candidates(name, f.namespace).some(c => m.constants.has(c)) ? literal(true, at) : unknown(`it depends on whether ${name} is loaded`, at)
})

means(n.CallNode, callNode)
means(n.YieldNode, (m, f, node) => {
  const args = evaluateArguments(m, f, node.arguments_, null)
  let frame: Frame | undefined = f
  while (frame && frame.block === undefined && frame.outer) frame = frame.outer
  return frame?.block ? runBlock(m, frame.block, args.positional, f.source.span(node)) : unknown('it is what a block returns', f.source.span(node))
})
control(means, run, { openModule })
