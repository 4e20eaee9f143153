/** A block's body as a Value, its `dynamic` blocks written out. */
import type { Span } from '../../model/span.ts'
import { list, nil, record, unknown, type Value } from '../../model/value.ts'
import type { Body } from './body.ts'
import { evaluate, pairsOf, type Scope } from './evaluate.ts'

/** A body as a hash: attributes by name, nested blocks as lists by type, `dynamic` ones written out. */
export function bodyValue(body: Body, scope: Scope, at: Span): Value {
  const entries = new Map<string, Value>()
  const keys = new Map<string, Span>()
  for (const [name, { expression, key }] of body.attributes) {
    entries.set(name, evaluate(expression, scope))
    keys.set(name, key)
  }
  const add = (type: string, value: Value): void => {
    const before = entries.get(type)
    entries.set(type, list([...(before?.kind === 'list' ? before.items : []), value], value.at))
  }
  for (const block of body.blocks) {
    if (block.type !== 'dynamic') {
      if (!body.attributes.has(block.type)) add(block.type, bodyValue(block.body, scope, block.at))
      continue
    }
    const type = block.labels[0] ?? ''
    const content = block.body.blocks.find(b => b.type === 'content')
    const each = block.body.attributes.get('for_each')
    const over = each ? evaluate(each.expression, scope) : nil(block.at)
    const pairs = pairsOf(over)
    const iterator = block.body.attributes.get('iterator')?.expression
    const name = iterator ? iterator.source.text.slice(iterator.start, iterator.end) : type
    if (!content || !pairs) {
      add(type, unknown('its blocks are written from what the files do not say', block.at, [over]))
      continue
    }
    for (const [key, value] of pairs) {
      const bound = new Map([
        ...scope.bound,
        [
          name,
          record(
            new Map([
              ['key', key],
              ['value', value],
            ]),
            block.at,
          ),
        ],
      ])
      add(type, bodyValue(content.body, { ...scope, bound }, block.at))
    }
  }
  return record(entries, at, { keys })
}
