/** Assignments to several targets, to elements and to attributes, and what patterns bind. Part of evaluate.ts's table. */
import type { Span } from '../../model/span.ts'
import { literal, unknown } from '../../model/value.ts'
import { dispatch, evaluateArguments } from './call.ts'
import { truth } from './condition.ts'
import { findConstant } from './constants.ts'
import { noArguments } from './definitions.ts'
import { type Means, pathName, run } from './evaluate.ts'
import { type Machine, write } from './machine.ts'
import { merge } from './merge.ts'
import { array, type Frame, isNothingRuby, isValue, nilIfAbsent, type Ruby } from './object.ts'
import { shares } from './parameters.ts'
import * as n from './parse.ts'
import { assigning, assignVariable, orWrite } from './variables.ts'

/** Assigns to any target: of a multiple assignment, a `for`, a pattern or `rescue => e`. */
export function assign(m: Machine, f: Frame, target: n.Node | null, value: Ruby): void {
  if (!target || assignVariable(m, f, target, value)) return
  const at = f.source.span(target)
  if (target instanceof n.MultiTargetNode) for (const [inner, share] of shares(target, value, at)) assign(m, f, inner, share)
  else if (target instanceof n.SplatNode) assign(m, f, target.expression, value)
  else if (target instanceof n.ConstantPathTargetNode) setConstant(m, constantName(target), value)
  else if (target instanceof n.CallTargetNode) {
    const receiver = run(m, f, target.receiver)
    if (!target.isSafeNavigation() || !isNothingRuby(receiver))
      dispatch(m, f, receiver, target.name, { positional: [value], open: false }, at, at)
  } else if (target instanceof n.IndexTargetNode) {
    const args = evaluateArguments(m, f, target.arguments_, null)
    dispatch(m, f, run(m, f, target.receiver), '[]=', { ...args, positional: [...args.positional, value] }, at, at)
  }
}

const constantName = (node: { readonly parent: n.Node | null; readonly name: string | null }): string =>
  [pathName(node.parent), node.name ?? '?'].filter(part => part !== undefined).join('::')
const setConstant = (m: Machine, name: string, value: Ruby): void => write(m, m.constants, name.replace(/^::/, ''), value)

const targetName = (target: n.Node): string => ('name' in target ? String(target.name) : '[]')

/** Something that `||=`, `&&=` and `+=` read and write. */
interface Place {
  readonly name: string
  readonly old: Ruby
  readonly set: (value: Ruby) => void
}

/** As much of a node as is needed here: Prism's own types, a union of all, can't be narrowed further in reasonable time. */
interface Written {
  readonly value: n.Node
  readonly location: { readonly startOffset: number; readonly length: number }
}
type Meaning<T> = (m: Machine, f: Frame, node: T) => Ruby
type Add = <T>(type: unknown, meaning: Meaning<T>) => void

/** The three ways of changing a place; undefined where there is none, as behind `&.` on nil. */
function changes<T extends Written>(
  add: Add,
  [ors, ands, ops]: readonly unknown[],
  find: (m: Machine, f: Frame, node: T, at: Span) => Place | undefined,
): void {
  add<T>(ors, (m, f, node) => {
    const at = f.source.span(node)
    const place = find(m, f, node, at)
    if (!place) return literal(null, at)
    // What a library keeps there isn't known to be there already.
    const theirs = place.old.kind === 'made'
    const set = (value: Ruby): void => {
      if (!theirs) place.set(value)
      // A library that has a value already keeps it: whoever reads the call has to know.
      else
        assigning(m, place.name, true, () => {
          place.set(value)
          return value
        })
    }
    return orWrite(m, place.name, theirs ? literal(null, at) : place.old, () => run(m, f, node.value), set, at, {
      source: f.source,
      node: node as unknown as n.Node,
      value: node.value,
    })
  })
  add<T>(ands, (m, f, node) => {
    const at = f.source.span(node)
    const place = find(m, f, node, at)
    if (!place) return literal(null, at)
    const holds = truth(place.old)
    if (holds === false) return place.old
    const value = assigning(m, place.name, false, () => run(m, f, node.value))
    const result = holds ? value : merge(unknown('a branch', at), value, place.old, at)
    place.set(result)
    return result
  })
  add<T & { readonly binaryOperator: string }>(ops, (m, f, node) => {
    const at = f.source.span(node)
    const place = find(m, f, node, at)
    if (!place) return literal(null, at)
    const args = { positional: [run(m, f, node.value)], open: false }
    const result = dispatch(m, f, place.old, node.binaryOperator, args, at, at)
    place.set(result)
    return result
  })
}

interface Indexed extends Written {
  readonly receiver: n.Node | null
  readonly arguments_: n.ArgumentsNode | null
}
interface Attribute extends Written {
  readonly receiver: n.Node | null
  readonly readName: string
  readonly writeName: string
  isSafeNavigation(): boolean
}
interface Constant extends Written {
  readonly target: n.ConstantPathNode
}

function element(m: Machine, f: Frame, node: Indexed, at: Span): Place {
  const receiver = node.receiver ? run(m, f, node.receiver) : f.self
  const args = evaluateArguments(m, f, node.arguments_, null)
  return {
    name: '[]',
    old: nilIfAbsent(dispatch(m, f, receiver, '[]', args, at, at)),
    set: value => void dispatch(m, f, receiver, '[]=', { ...args, positional: [...args.positional, value] }, at, at),
  }
}

function attribute(m: Machine, f: Frame, node: Attribute, at: Span): Place | undefined {
  const receiver = node.receiver ? run(m, f, node.receiver) : f.self
  if (node.isSafeNavigation() && isNothingRuby(receiver)) return undefined
  return {
    name: node.readName,
    old: dispatch(m, f, receiver, node.readName, noArguments, at, at),
    set: value => void dispatch(m, f, receiver, node.writeName, { positional: [value], open: false }, at, at),
  }
}

function constant(m: Machine, _f: Frame, node: Constant, at: Span): Place {
  const name = pathName(node.target) ?? '?'
  return {
    name: name.replace(/^::/, ''),
    old: findConstant(m, `::${name.replace(/^::/, '')}`, '') ?? literal(null, at),
    set: value => setConstant(m, name, value),
  }
}

/** What a pattern binds is something of the value that it matches. */
export function bindPattern(m: Machine, f: Frame, pattern: n.Node, of: Ruby): void {
  if (pattern instanceof n.LocalVariableTargetNode)
    assign(m, f, pattern, unknown('it is part of what a pattern matches', f.source.span(pattern), isValue(of) ? [of] : []))
  // Prism 1.9's compactChildNodes() leaves out lists of nodes.
  for (const inner of pattern.childNodes()) if (inner) bindPattern(m, f, inner, of)
}

/** Adds the rows for assignments. */
export function assignments(means: Means): void {
  const add = means as Add
  changes<Indexed>(add, [n.IndexOrWriteNode, n.IndexAndWriteNode, n.IndexOperatorWriteNode], element)
  changes<Attribute>(add, [n.CallOrWriteNode, n.CallAndWriteNode, n.CallOperatorWriteNode], attribute)
  changes<Constant>(add, [n.ConstantPathOrWriteNode, n.ConstantPathAndWriteNode, n.ConstantPathOperatorWriteNode], constant)
  means(n.ConstantPathWriteNode, (m, f, node) => {
    const name = pathName(node.target) ?? '?'
    const value = assigning(m, name, false, () => run(m, f, node.value))
    setConstant(m, name, value)
    return value
  })
  means(n.MultiWriteNode, (m, f, node) => {
    const at = f.source.span(node)
    const { value } = node
    // One by one, so that each call knows what it is assigned to.
    const each =
      value instanceof n.ArrayNode && value.elements.length === node.lefts.length && !value.elements.some(e => e instanceof n.SplatNode)
    const given = each
      ? array(
          value.elements.map((e, i) => assigning(m, targetName(node.lefts[i] as n.Node), false, () => run(m, f, e))),
          at,
        )
      : run(m, f, value)
    for (const [target, share] of shares(node, given, at)) assign(m, f, target, share)
    return given
  })
  means(n.MatchPredicateNode, (m, f, node) => {
    bindPattern(m, f, node.pattern, run(m, f, node.value))
    return unknown('a pattern', f.source.span(node))
  })
  means(n.MatchRequiredNode, (m, f, node) => {
    bindPattern(m, f, node.pattern, run(m, f, node.value))
    return literal(null, f.source.span(node))
  })
  means(n.MatchWriteNode, (m, f, node) => {
    const value = run(m, f, node.call)
    for (const target of node.targets) bindPattern(m, f, target, value)
    return value
  })
}
