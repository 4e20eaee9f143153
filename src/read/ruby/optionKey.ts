/** The key of a hash with its value as someone wrote it, `12.hours`, for code that people paste. */
import type { Key } from '../../model/key.ts'
import type { Ruby, Source } from './object.ts'
import * as n from './parse.ts'

/** Longer source is not pasted; nor is what stands on several lines. */
const LONGEST = 160

/** Methods that every object has. */
const KERNEL = new Set(['Integer', 'Float', 'String', 'Array', 'lambda', 'proc'])

const HERE_ALONE = [
  n.LocalVariableReadNode,
  n.ItLocalVariableReadNode,
  n.InstanceVariableReadNode,
  n.ClassVariableReadNode,
  n.SelfNode,
  n.SuperNode,
  n.ForwardingSuperNode,
  n.YieldNode,
]

/** Whether an expression means the same wherever it stands: it reads no variable of its place and calls no method of `self`. */
function standsAlone(node: n.Node): boolean {
  if (HERE_ALONE.some(kind => node instanceof kind)) return false
  if (node instanceof n.CallNode && !node.receiver && !KERNEL.has(node.name)) return false
  return node.childNodes().every(inner => !inner || standsAlone(inner))
}

/** `result` is what the value came to: a key whose value was changed later no longer says what was written. */
export function optionKey(source: Source, pair: n.AssocNode, result: Ruby): Key {
  const key = source.span(pair.key)
  const { value } = pair
  if (source.text === undefined || value instanceof n.ImplicitNode || value.location.length > LONGEST) return key
  const at = source.span(value)
  if (at.line !== at.endLine) return key
  const text = source.text.slice(at.start, at.end)
  return { ...key, written: { text, of: result.at, alone: standsAlone(value) } }
}
