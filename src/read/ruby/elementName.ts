/** What the element of a hash is called that code assigns. */
import type { Frame } from './object.ts'
import * as n from './parse.ts'

/** `$redis[:cache]` as written, of `$redis[:cache] = …`. */
export function elementName(f: Frame, node: n.CallNode): string | undefined {
  const [key, value] = node.name === '[]=' ? (node.arguments_?.arguments_ ?? []) : []
  if (!node.receiver || !value || !(key instanceof n.SymbolNode || key instanceof n.StringNode)) return undefined
  const text = (of: n.Node): string => (f.source.text ?? '').slice(f.source.span(of).start, f.source.span(of).end)
  return `${text(node.receiver)}[${text(key)}]`
}
