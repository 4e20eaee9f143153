/** Ruby as someone wrote it, `12.hours`, for code that people paste. */
import type { Source } from './object.ts'
import * as n from './parse.ts'

/** Longer source is not pasted. */
const LONGEST = 600
const MOST_LINES = 12

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
export function standsAlone(node: n.Node): boolean {
  if (HERE_ALONE.some(kind => node instanceof kind)) return false
  if (node instanceof n.CallNode && !node.receiver && !KERNEL.has(node.name)) return false
  return node.childNodes().every(inner => !inner || standsAlone(inner))
}

/** A node's source, its further lines indented as if the first began at the margin; undefined where it is long or ends elsewhere. */
export function sourceText(source: Source, node: n.Node): string | undefined {
  if (source.text === undefined || node.location.length > LONGEST) return undefined
  const at = source.span(node)
  const text = source.text.slice(at.start, at.end)
  if (at.line === at.endLine) return text
  // The lines of a here-document stand behind the node.
  if (at.endLine - at.line >= MOST_LINES || text.includes('<<')) return undefined
  const start = source.text.lastIndexOf('\n', at.start - 1) + 1
  const margin = source.text.slice(start).search(/[^ \t]/)
  const [first = '', ...rest] = text.split(/\r?\n/)
  return [first, ...rest.map(line => line.slice(Math.min(margin, Math.max(line.search(/\S/), 0))))].join('\n')
}
