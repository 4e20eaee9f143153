/** Syntax node class → meaning. With methods.ts this table is the whole of what Redline understands of Ruby. */
import { concat, constant, firstOf, literal, present, symbol, unknown } from '../../model/value.ts'
import { assignments } from './assignments.ts'
import { callNode, evaluateArguments, runBlock } from './call.ts'
import { classes } from './classes.ts'
import { asTest, truth } from './condition.ts'
import { candidates } from './constants.ts'
import { control } from './control.ts'
import { flat } from './definitions.ts'
import { hashNode } from './hashes.ts'
import { localOfTag } from './locals.ts'
import { goesOn, MAX_DEPTH, type Machine } from './machine.ts'
import { merge } from './merge.ts'
import { array, type Frame, freeze, isNothingRuby, isValue, items, type Ruby, test } from './object.ts'
import * as n from './parse.ts'
import { field, holder, passedOn, readConstant, scopeOf, variables } from './variables.ts'

type Meaning = (m: Machine, f: Frame, node: never) => Ruby
const meanings = new Map<unknown, Meaning>()
// Dispatch is by the class itself: a bundle may rename classes.
/** Says what a class of nodes means. */
export type Means = <C extends n.Node>(type: abstract new (...args: never) => C, meaning: (m: Machine, f: Frame, node: C) => Ruby) => void
const means: Means = (type, meaning) => {
  meanings.set(type, meaning as Meaning)
}

/** The classes of syntax that mean something here; anything else is unknown. docs/ruby.md lists them. */
export const understood = (): readonly string[] => [...meanings.keys()].map(type => (type as { readonly name: string }).name)

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

const phrase = (node: n.Node): string =>
  node
    .toJSON()
    .type.replace(/Node$/, '')
    .replace(/(?<!^)([A-Z])/g, ' $1')
    .toLowerCase()

/** `self` of code that stands in no class: calls there have no receiver in their path. */
export const isMain = (r: Ruby): boolean => r.kind === 'made' && r.path === ''

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
  return concat(
    node.parts.map(p => freeze(run(m, f, p))),
    at,
  )
}
means(n.InterpolatedStringNode, text)
means(n.InterpolatedSymbolNode, text)

means(n.LambdaNode, (_m, f, node) => ({ kind: 'proc', node, frame: f, at: f.source.span(node) }))
means(n.ArrayNode, (m, f, node) => {
  const elements: Ruby[] = []
  for (const e of node.elements) {
    if (e instanceof n.SplatNode) {
      const spread = e.expression ? run(m, f, e.expression) : passedOn(f, '*', e)
      if (!isNothingRuby(spread)) elements.push(...(spread.kind === 'array' ? items(spread) : [spread]))
    } else elements.push(run(m, f, e))
  }
  return array(elements, f.source.span(node))
})

means(n.HashNode, hashNode)

means(n.OrNode, (m, f, node) => {
  const at = f.source.span(node)
  const left = run(m, f, node.left)
  const holds = truth(left)
  if (holds === true) return left
  if (holds === false) return run(m, f, node.right)
  const right = run(m, f, node.right)
  // `ENV["A"] || raise`: what goes on is the side that has it.
  if (m.stopped) return goesOn(m, f, isValue(left) ? present(left) : left)
  if (
    left.kind === 'test' &&
    right.kind === 'test' &&
    !left.negated &&
    !right.negated &&
    left.clauses.length === 1 &&
    right.clauses.length === 1
  )
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
  if (m.stopped) return goesOn(m, f, left)
  if (truth(right) === false) return right
  const [a, b] = [asTest(left), asTest(right)]
  if (a && b && !a.negated && !b.negated && (left.kind === 'test' || right.kind === 'test')) return test([...a.clauses, ...b.clauses], at)
  return truth(right) === true && left.kind === 'test' && !isValue(right) ? left : merge(left, right, literal(null, at), at)
})

means(n.DefinedNode, (m, f, node) => {
  const at = f.source.span(node)
  const { value } = node
  if (value instanceof n.InstanceVariableReadNode) return literal(holder(m, f).has(field(f, value.name)), at)
  const name = pathName(value)
  if (name === undefined) return unknown('it depends on what is loaded', at)
  const known = candidates(name, f.namespace).some(c => m.constants.has(c)) || m.surroundings.defines?.(name)
  return known === undefined ? unknown(`it depends on whether ${name} is loaded`, at) : literal(known, at)
})

means(n.CallNode, (m, f, node) => localOfTag(f, node) ?? callNode(m, f, node))
means(n.YieldNode, (m, f, node) => {
  const args = evaluateArguments(m, f, node.arguments_, null)
  let frame: Frame | undefined = f
  while (frame && frame.block === undefined && frame.outer) frame = frame.outer
  return frame?.block
    ? runBlock(m, frame.block, flat(args), f.source.span(node))
    : unknown('it is what a block returns', f.source.span(node))
})
variables(means)
assignments(means)
control(means)
classes(means)
