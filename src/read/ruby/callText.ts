/** The source of a call's arguments, for code that people paste. */
import type { CallText } from '../../model/call.ts'
import { place, type Span } from '../../model/span.ts'
import type { Arguments } from './definitions.ts'
import type { Machine } from './machine.ts'
import type { Source } from './object.ts'
import * as n from './parse.ts'
import { sourceText, standsAlone } from './sourceText.ts'

/** Nodes behind which `.merge` is called on all of them, and not on their last part. */
function takesMethod(node: n.Node): boolean {
  if (node instanceof n.CallNode)
    return /^(?:\w|\[\])/.test(node.name) && !node.isAttributeWrite() && (!node.arguments_ || !!node.closingLoc)
  return TIGHT.some(kind => node instanceof kind)
}

const TIGHT = [
  n.LocalVariableReadNode,
  n.InstanceVariableReadNode,
  n.ClassVariableReadNode,
  n.GlobalVariableReadNode,
  n.ConstantReadNode,
  n.ConstantPathNode,
  n.ParenthesesNode,
]

const LITERALS = [n.StringNode, n.SymbolNode, n.IntegerNode, n.NilNode, n.TrueNode, n.FalseNode, n.ArrayNode, n.LambdaNode]

/** The parts of a hash that spreads others; undefined for any other hash, and where one can't be repeated. */
function spread(source: Source, node: n.HashNode | n.KeywordHashNode): readonly string[] | undefined {
  if (!node.elements.some(e => e instanceof n.AssocSplatNode)) return undefined
  const all = node.elements.map(e => {
    if (e instanceof n.AssocSplatNode) return sourceText(source, e)
    return e instanceof n.AssocNode && e.key instanceof n.SymbolNode ? String(e.key.unescaped.value) : undefined
  })
  return all.every(part => part !== undefined) ? all : undefined
}

/** The arguments that a list without brackets, as `cache_store = :name, options` has it, consists of. */
function written(node: n.ArgumentsNode | null): readonly n.Node[] {
  const all = node?.arguments_ ?? []
  const [only] = all
  return all.length === 1 && only instanceof n.ArrayNode ? only.elements : all
}

/** How a call at `at` is written; undefined where what code to paste would need can't be repeated. */
export function callText(m: Machine, args: Arguments, at: Span, nameAt: Span): CallText | undefined {
  const { from } = args
  if (from?.source.text === undefined || from.source.file !== at.file) return undefined
  const nodes = written(from.node)
  const last = nodes.at(-1)
  const before = nodes.slice(0, -1).map(node => sourceText(from.source, node))
  if (!before.every(text => text !== undefined)) return undefined
  const base = { ...assigned(m, at), ...receiver(from.source.text, at, nameAt), before, alone: nodes.every(standsAlone) }
  if (!last || LITERALS.some(kind => last instanceof kind)) {
    const own = last && sourceText(from.source, last)
    return own === undefined ? (last ? undefined : base) : { ...base, before: [...before, own] }
  }
  if (last instanceof n.HashNode || last instanceof n.KeywordHashNode) {
    const parts = spread(from.source, last)
    return parts ? { ...base, parts } : base
  }
  const text = sourceText(from.source, last)
  return text === undefined ? undefined : { ...base, options: takesMethod(last) ? text : `(${text})` }
}

function assigned(m: Machine, at: Span): Pick<CallText, 'target' | 'behind'> {
  const target = m.targets.at(-1)
  const { source, node, value } = target?.from ?? {}
  if (!source?.text || !node || !value) return {}
  const whole = source.span(value)
  const behind = source.text.slice(at.end, whole.end)
  if (place(whole) !== place(at) || !/^(?:\.\w+)?$/.test(behind)) return {}
  return { target: source.text.slice(source.span(node).start, at.start).replace(/\s+/g, ' '), ...(behind === '' ? {} : { behind }) }
}

function receiver(text: string, at: Span, nameAt: Span): Pick<CallText, 'on'> {
  const on = text.slice(at.start, nameAt.start).trim()
  return on.endsWith('.') && !on.includes('\n') ? { on: on.slice(0, -1) } : {}
}
