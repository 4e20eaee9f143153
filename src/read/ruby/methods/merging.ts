/** `merge` and its kin, of hashes that may hold more than is known. */
import type { Value } from '../../../model/value.ts'
import type { Row } from '../call.ts'
import { flat } from '../definitions.ts'
import { apart } from '../hashes.ts'
import { write } from '../machine.ts'
import { laidOver, spreadInto } from '../merge.ts'
import { hash, isNothingRuby, type Ruby, thaw } from '../object.ts'

/** `a.merge(b, c)`; in place for `merge!`, `a` winning for `reverse_merge`, nested for `deep_merge`. */
export const merging = ({ inPlace = false, reverse = false, deep = false }): Row => {
  const row: Row = given => {
    const { m, receiver, args, at: place } = given
    const own = receiver.kind === 'record' ? thaw(receiver) : receiver
    if (own.kind !== 'hash')
      return isNothingRuby(own) ? undefined : own.kind === 'unknown' || own.kind === 'setting' ? openHash(flat(args), place) : undefined
    const [other, ...more] = flat(args)
    if (other && more.length === 0 && !inPlace && apart(other)) {
      const options = other.options.map(o => row({ ...given, receiver: own, args: { positional: [o], open: false } }) ?? o)
      return { ...other, options }
    }
    const data = new Map(reverse ? [] : own.data)
    const keys = new Map(own.keys)
    let open = own.open
    for (const other of flat(args)) {
      const thawed = other.kind === 'record' ? thaw(other) : other
      if (deep && thawed.kind === 'hash') {
        for (const [k, v] of thawed.data) data.set(k, deepMerge(data.get(k), v, place))
        for (const [k, span] of thawed.keys) keys.set(k, span)
        open ||= thawed.open
      } else open = spreadInto(data, keys, thawed) || open
    }
    if (reverse) for (const [k, v] of own.data) data.set(k, laidOver(v, data.get(k)))
    if (!inPlace) return hash(place, data, keys, open)
    for (const [k, v] of data) if (own.data.get(k) !== v) write(m, own.data, k, v)
    for (const [k, span] of keys) own.keys.set(k, span)
    own.open = open
    return own
  }
  return row
}

/** Hashes nested deeper than this, as in one that holds itself, are not merged into each other. */
const DEEPEST = 12

const deepMerge = (a: Ruby | undefined, b: Ruby, place: Value['at'], depth = 0): Ruby => {
  if (a?.kind !== 'hash' || b.kind !== 'hash' || depth > DEEPEST) return laidOver(b, a)
  const data = new Map(a.data)
  for (const [k, v] of b.data) data.set(k, deepMerge(data.get(k), v, place, depth + 1))
  return hash(place, data, new Map([...a.keys, ...b.keys]), a.open || b.open)
}

const openHash = (others: readonly Ruby[], place: Value['at']): Ruby => {
  const data = new Map<string, Ruby>()
  const keys = new Map<string, Value['at']>()
  for (const o of others) spreadInto(data, keys, o)
  return hash(place, data, keys, true)
}
