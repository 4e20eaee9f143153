/** Hash literals, with `**` of what may be known or not. */
import type { Key } from '../../model/key.ts'
import { run } from './evaluate.ts'
import type { Machine } from './machine.ts'
import { spreadInto } from './merge.ts'
import { type Choice, type Frame, type HashObject, hash, isNothingRuby, type Ruby } from './object.ts'
import { optionKey } from './optionKey.ts'
import * as n from './parse.ts'
import { passedOn } from './variables.ts'

/** The name of a hash key; undefined where it is computed. */
export const keyName = (r: Ruby): string | undefined => (r.kind === 'literal' && r.value !== null ? String(r.value) : undefined)

/** A hash literal: one of several where it spreads one of several with different keys, so that these stay together. */
export function hashNode(m: Machine, f: Frame, node: n.HashNode): Ruby {
  const { whole, merged } = hashes(m, f, node)
  return whole ?? merged
}

/** A hash as written: `merged` takes each key by itself; `whole` are the alternatives where keys belong together. */
export function hashes(m: Machine, f: Frame, node: n.HashNode | n.KeywordHashNode): { merged: HashObject; whole?: Choice } {
  const at = f.source.span(node)
  const data = new Map<string, Ruby>()
  const keys = new Map<string, Key>()
  const seen: Ruby[] = []
  let open = false
  for (const e of node.elements) {
    if (e instanceof n.AssocSplatNode) {
      const spread = e.value ? run(m, f, e.value) : passedOn(f, '**', e)
      open = spreadInto(data, keys, spread) || open
      seen.push(spread)
      continue
    }
    if (!(e instanceof n.AssocNode)) continue
    const name = keyName(run(m, f, e.key))
    const value = run(m, f, e.value)
    if (name === undefined) open = true
    else {
      const key = optionKey(f.source, e, value)
      data.set(name, value)
      keys.set(name, key)
      seen.push(hash(at, new Map([[name, value]]), new Map([[name, key]])))
    }
  }
  const merged = hash(at, data, keys, open)
  const [several, ...others] = seen.filter(apart)
  if (!several || others.length > 0 || open) return { merged }
  const options = several.options.map(o => {
    const one = hash(at)
    for (const s of seen) spreadInto(one.data, one.keys, s === several ? o : s)
    return one
  })
  return { merged, whole: { ...several, options } }
}

/** Whether alternatives are hashes with keys that belong together: at least two of them that hold something, and not the same keys. */
export function apart(r: Ruby): r is Choice {
  if (r.kind !== 'choice' || r.options.length > MOST_APART) return false
  const hashes = r.options.flatMap(o => (o.kind === 'hash' && o.data.size > 0 ? [[...o.data.keys()].sort().join(' ')] : []))
  return new Set(hashes).size > 1 && r.options.every(o => o.kind === 'hash' || isNothingRuby(o))
}

/** Alternatives that are kept apart, at most. */
const MOST_APART = 6
