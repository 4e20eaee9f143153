/** Hash literals, with `**` of what may be known or not. */
import type { Span } from '../../model/span.ts'
import { unknown } from '../../model/value.ts'
import { merge } from './condition.ts'
import { run } from './evaluate.ts'
import type { Machine } from './machine.ts'
import { type Frame, type HashObject, hash, isNothingRuby, type Ruby } from './object.ts'
import * as n from './parse.ts'
import { passedOn } from './variables.ts'

/** The name of a hash key; undefined where it is computed. */
export const keyName = (r: Ruby): string | undefined => (r.kind === 'literal' && r.value !== null ? String(r.value) : undefined)

/** A hash literal or the keywords of a call. */
export function hashNode(m: Machine, f: Frame, node: n.HashNode | n.KeywordHashNode): HashObject {
  const data = new Map<string, Ruby>()
  const keys = new Map<string, Span>()
  let open = false
  for (const e of node.elements) {
    if (e instanceof n.AssocSplatNode) {
      const spread = e.value ? run(m, f, e.value) : passedOn(f, '**', e)
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
      const inner = spread.options.map(
        o => (o.kind === 'hash' ? o.data.get(k) : undefined) ?? data.get(k) ?? ({ kind: 'absent', at: spread.at } as const),
      )
      data.set(
        k,
        inner.reduce((a, b) => merge(unknown('a branch', spread.at), a, b, spread.at)),
      )
    }
    return hashes.length < spread.options.filter(o => !isNothingRuby(o)).length
  }
  return true
}
