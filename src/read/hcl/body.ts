/** What a Terraform file holds: blocks with labels, and attributes whose expressions are evaluated later. */
import type { Span } from '../../model/span.ts'
import { child, type Node, placeOf, textOf } from './parse.ts'

/** An expression where it stands: HCL's, or a value of a file in JSON. */
export interface Attribute {
  readonly expression: Node
  readonly key: Span
}

export interface Body {
  readonly attributes: ReadonlyMap<string, Attribute>
  readonly blocks: readonly Block[]
}

export interface Block {
  readonly type: string
  readonly labels: readonly string[]
  readonly body: Body
  /** Its type and labels. */
  readonly at: Span
}

const EMPTY: Body = { attributes: new Map(), blocks: [] }

/** The text of a label: `"jobs"` or a bare word. */
const label = (node: Node): string => (node.type === 'string_lit' ? textOf(node).replace(/^"|"$/g, '') : textOf(node))

function block(node: Node): Block | undefined {
  const head = node.children.filter(c => c.type === 'identifier' || c.type === 'string_lit')
  const [type, ...labels] = head
  const last = head.at(-1)
  if (!type || !last) return undefined
  return { type: textOf(type), labels: labels.map(label), body: bodyOf(child(node, 'body')), at: node.source.span(type.start, last.end) }
}

/** A body's attributes and blocks. */
export function bodyOf(node: Node | undefined): Body {
  if (!node) return EMPTY
  const attributes = new Map<string, Attribute>()
  const blocks: Block[] = []
  for (const one of node.children) {
    if (one.type === 'attribute') {
      const [name, expression] = one.children
      if (name && expression) attributes.set(textOf(name), { expression, key: placeOf(name) })
    } else if (one.type === 'block') {
      const found = block(one)
      if (found) blocks.push(found)
    }
  }
  return { attributes, blocks }
}
