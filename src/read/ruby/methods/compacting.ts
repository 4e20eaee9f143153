/** `compact` and its kin, of hashes whose entries may or may not be nil. */
import { absent, ordered, type Value } from '../../../model/value.ts'
import type { Row } from '../call.ts'
import { write } from '../machine.ts'
import { array, type HashObject, hash, isNothingRuby, items, type Ruby } from '../object.ts'

/** A hash with the entries that `keep` gives a value for; undefined for what is no hash. */
export const filtered = (
  receiver: Ruby,
  keep: (name: string, value: Ruby) => Ruby | undefined,
  place: Value['at'],
): HashObject | undefined => {
  if (receiver.kind !== 'hash') return undefined
  const data = new Map<string, Ruby>()
  for (const [k, v] of receiver.data) {
    const kept = keep(k, v)
    if (kept) data.set(k, kept)
  }
  return hash(place, data, new Map([...receiver.keys].filter(([k]) => data.has(k))), receiver.open)
}

/** Without entries that are nil; one that may be nil may be absent afterwards. */
export const compact: Row = ({ receiver, at: place }) => {
  if (receiver.kind === 'array') {
    const kept = items(receiver).filter(i => !isNothingRuby(i))
    return { ...array(kept, place), compacted: true }
  }
  return filtered(receiver, (_k, v) => withoutNil(v), place)
}

/** `compact!` of a hash; an entry that goes stays behind as one that is not set. */
export const compactInPlace: Row = given => {
  const { m, receiver } = given
  const kept = compact(given)
  if (receiver.kind !== 'hash' || kept?.kind !== 'hash') return kept
  for (const [k, v] of receiver.data) {
    const now = kept.data.get(k) ?? absent(v.at)
    if (now !== v) write(m, receiver.data, k, now)
  }
  return receiver
}

function withoutNil(v: Ruby): Ruby | undefined {
  if (v.kind === 'literal') return v.value === null ? undefined : v
  if (v.kind === 'absent') return undefined
  if (v.kind === 'env' && v.whenUnset === 'nil') return ordered([v, absent(v.at)], v.at)
  if (v.kind === 'firstOf') {
    const last = v.options.at(-1)
    const end = last && (last.kind === 'env' || (last.kind === 'literal' && last.value === null))
    return end ? ordered([...(last.kind === 'env' ? v.options : v.options.slice(0, -1)), absent(v.at)], v.at) : v
  }
  return v
}
