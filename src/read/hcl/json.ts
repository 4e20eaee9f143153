/** `*.tf.json` → the same bodies as HCL: strings hold templates, objects are blocks where Terraform's schema of the top level says so. */
import type { Span } from '../../model/span.ts'
import { isNothing, type Value } from '../../model/value.ts'
import type { Attribute, Block, Body } from './body.ts'
import { type Node, parseHcl, type Source } from './parse.ts'

/** Top-level blocks and how many labels each has. */
const LABELS: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  variable: 1,
  output: 1,
  module: 1,
  provider: 1,
  locals: 0,
  terraform: 0,
}

/** A value written out in HCL, every part of it with the place of the whole. */
function written(v: Value): string {
  switch (v.kind) {
    case 'literal':
      return typeof v.value === 'string' ? JSON.stringify(v.value) : String(v.value)
    case 'list':
      return `[${v.items.map(written).join(', ')}]`
    case 'record':
      return `{ ${[...v.entries].map(([k, inner]) => `${JSON.stringify(k)} = ${written(inner)}`).join(', ')} }`
    default:
      return 'null'
  }
}

function attribute(v: Value, key: Span): Attribute | undefined {
  const source: Source = { text: `v = ${written(v)}\n`, span: () => v.at }
  const expression: Node | undefined = parseHcl(source).body?.children[0]?.children[1]
  return expression && { expression, key }
}

/** Whether a value is what a block's body is written as: an object, or a list of them. */
const bodies = (v: Value): readonly Value[] =>
  v.kind === 'record' ? [v] : v.kind === 'list' && v.items.length > 0 && v.items.every(i => i.kind === 'record') ? v.items : []

/** An object as a body: each key as an attribute, and where it may be one as a block as well. */
function bodyOf(v: Value): Body {
  const attributes = new Map<string, Attribute>()
  const blocks: Block[] = []
  if (v.kind !== 'record') return { attributes, blocks }
  for (const [name, inner] of v.entries) {
    const key = v.keys?.get(name) ?? inner.at
    const found = isNothing(inner) ? undefined : attribute(inner, key)
    if (found) attributes.set(name, found)
    for (const body of bodies(inner)) blocks.push({ type: name, labels: [], body: bodyOf(body), at: key })
  }
  return { attributes, blocks }
}

function labelled(type: string, labels: readonly string[], left: number, v: Value, at: Span): readonly Block[] {
  if (left === 0) return bodies(v).map(body => ({ type, labels, body: bodyOf(body), at }))
  return bodies(v).flatMap(one =>
    one.kind === 'record'
      ? [...one.entries].flatMap(([name, inner]) => labelled(type, [...labels, name], left - 1, inner, one.keys?.get(name) ?? inner.at))
      : [],
  )
}

/** The body of a file in JSON, read before as YAML. */
export const jsonBody = (v: Value): Body => ({
  attributes: new Map(),
  blocks:
    v.kind === 'record'
      ? [...v.entries].flatMap(([type, inner]) =>
          Object.hasOwn(LABELS, type) ? labelled(type, [], LABELS[type] ?? 0, inner, v.keys?.get(type) ?? inner.at) : [],
        )
      : [],
})
