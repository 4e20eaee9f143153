/** Hashes and arrays. */
import { absent, concat, entry, firstOf, literal, ordered, present, under, unknown, type Value } from '../../../model/value.ts'
import type { Given, Row } from '../call.ts'
import { runBlock } from '../call.ts'
import { truth } from '../condition.ts'
import { flat } from '../definitions.ts'
import { keyName } from '../hashes.ts'
import { goesOn, write } from '../machine.ts'
import { array, freeze, type HashObject, isNothingRuby, isValue, items, nilIfAbsent, type Ruby, test, unnamed } from '../object.ts'
import { compact, compactInPlace, filtered } from './compacting.ts'
import { merging } from './merging.ts'

const key = (given: Given): string | undefined => (given.args.positional[0] ? keyName(given.args.positional[0]) : undefined)

/** A YAML file with a section an environment: where it has none for this one, deployments bring a file of their own. */
const isByEnvironment = (r: HashObject): boolean =>
  /\.ya?ml$/.test(r.at.file) && ['development', 'test', 'production', 'staging'].some(name => r.data.has(name))

const at = (given: Given): Ruby | undefined => {
  const { receiver } = given
  const name = key(given)
  if (receiver.kind === 'hash') {
    if (name === undefined) return unknown('the key is computed', given.at)
    const found = receiver.data.get(name)
    if (!found && name === given.m.surroundings.environment && isByEnvironment(receiver))
      return unknown(`${receiver.at.file} has no section for ${name}`, given.at)
    return (
      found ??
      unnamed(receiver, name, given.at) ??
      (receiver.open ? unknown(`the hash has keys that the files do not name`, given.at) : absent(given.at))
    )
  }
  if (receiver.kind === 'array') {
    const index = name === undefined ? Number.NaN : Number(name)
    return Number.isInteger(index) ? (items(receiver).at(index) ?? literal(null, given.at)) : unknown('the index is computed', given.at)
  }
  if (receiver.kind === 'setting' && name !== undefined) return under(receiver, name, given.at)
  if (receiver.kind === 'record' && name !== undefined) return entry(receiver, name)
  return undefined
}

const index: Row = given => {
  const found = at(given)
  return found && nilIfAbsent(found)
}

const store: Row = ({ m, receiver, args }) => {
  const [name, value] = flat(args)
  if (!name || !value) return undefined
  const written = keyName(name)
  if (receiver.kind === 'hash' && written !== undefined) {
    write(m, receiver.data, written, value)
    receiver.keys.set(written, name.at)
    return value
  }
  if (receiver.kind === 'hash') receiver.open = true
  if (receiver.kind === 'array' && name.kind === 'literal' && typeof name.value === 'number') {
    const place = name.value < 0 ? name.value + receiver.data.size : name.value
    if (Number.isInteger(place) && place >= 0 && place <= receiver.data.size) write(m, receiver.data, String(place), value)
  }
  return receiver.kind === 'array' || receiver.kind === 'hash' ? value : undefined
}

const fetch: Row = given => {
  const found = at(given)
  if (!found) return undefined
  const { m, args } = given
  if (truth(found) === true || (args.positional.length < 2 && !args.block)) return nilIfAbsent(found)
  const fallback = args.positional[1] ?? (args.block ? runBlock(m, args.block, args.positional, given.at) : undefined)
  if (!fallback) return nilIfAbsent(found)
  if (found.kind === 'absent') return fallback
  if (m.stopped) return goesOn(m, given.f, isValue(found) ? present(found) : found)
  return isValue(found) && isValue(fallback) && found.kind !== 'literal' ? ordered([found, fallback], given.at) : found
}

const dig: Row = given => {
  let found: Ruby | undefined = given.receiver
  for (const step of given.args.positional) {
    if (!found || isNothingRuby(found)) return literal(null, given.at)
    found = at({ ...given, receiver: found, args: { positional: [step], open: false } })
  }
  return found && nilIfAbsent(found)
}

const hasKey: Row = given => {
  const { receiver } = given
  const name = key(given)
  if (receiver.kind !== 'hash' || name === undefined) return undefined
  const found = receiver.data.get(name)
  if (!found) return receiver.open ? unknown('the hash has keys that the files do not name', given.at) : literal(false, given.at)
  if (found.kind === 'absent') return literal(false, given.at)
  if (isValue(found) && found.kind === 'firstOf' && found.options.at(-1)?.kind === 'absent')
    return test([found.options.slice(0, -1)], given.at)
  if ((found.kind === 'either' || found.kind === 'choice') && found.options.some(o => o.kind === 'absent'))
    return unknown('it depends on a branch', given.at)
  return literal(true, given.at)
}

const named = (args: readonly Ruby[]): ReadonlySet<string> =>
  new Set(args.flatMap(a => (a.kind === 'array' ? items(a) : [a])).flatMap(a => keyName(a) ?? []))

const extreme =
  (pick: (...n: number[]) => number): Row =>
  ({ receiver, at: place }) => {
    if (receiver.kind !== 'array') return undefined
    const known = items(receiver).map(i => (i.kind === 'literal' && typeof i.value === 'number' ? i.value : undefined))
    if (known.every(n => n !== undefined) && known.length > 0) return literal(pick(...known), place)
    return unknown(
      'it is the largest or smallest of several values',
      place,
      items(receiver).map(i => freeze(i)),
    )
  }

const sample =
  (from: 'first' | 'last'): Row =>
  ({ receiver, at: place }) => {
    if (receiver.kind !== 'array') return undefined
    const all = items(receiver)
    if (from === 'first' && receiver.compacted && all.every(isValue)) return firstOf([...all, literal(null, place)], place)
    return (from === 'first' ? items(receiver)[0] : items(receiver).at(-1)) ?? literal(null, place)
  }

export const collections: readonly (readonly [string, Row])[] = [
  ['.[]', index],
  ['.[]=', store],
  ['.store', store],
  ['.fetch', fetch],
  ['.dig', dig],
  ['.key?', hasKey],
  ['.has_key?', hasKey],
  ['.include?', hasKey],
  ['.member?', hasKey],
  ['.merge', merging({})],
  ['.merge!', merging({ inPlace: true })],
  ['.update', merging({ inPlace: true })],
  ['.deep_merge', merging({ deep: true })],
  ['.deep_merge!', merging({ deep: true, inPlace: true })],
  ['.reverse_merge', merging({ reverse: true })],
  ['.reverse_merge!', merging({ reverse: true, inPlace: true })],
  ['.with_defaults', merging({ reverse: true })],
  ['.compact', compact],
  ['.compact!', compactInPlace],
  ['.compact_blank', compact],
  ['.slice', ({ receiver, args, at: place }) => filtered(receiver, (k, v) => (named(args.positional).has(k) ? v : undefined), place)],
  ['.except', ({ receiver, args, at: place }) => filtered(receiver, (k, v) => (named(args.positional).has(k) ? undefined : v), place)],
  ['.without', ({ receiver, args, at: place }) => filtered(receiver, (k, v) => (named(args.positional).has(k) ? undefined : v), place)],
  [
    '.delete',
    given => {
      const name = key(given)
      if (given.receiver.kind !== 'hash' || name === undefined) return undefined
      const found = given.receiver.data.get(name) ?? literal(null, given.at)
      write(given.m, given.receiver.data, name, absent(given.at))
      return nilIfAbsent(found)
    },
  ],
  ['.values', ({ receiver, at: place }) => (receiver.kind === 'hash' ? array([...receiver.data.values()], place) : undefined)],
  [
    '.values_at',
    ({ receiver, args, at: place }) =>
      receiver.kind === 'hash'
        ? array(
            args.positional.map(a => receiver.data.get(keyName(a) ?? '') ?? literal(null, place)),
            place,
          )
        : undefined,
  ],
  [
    '.transform_values',
    ({ m, receiver, args, at: place }) =>
      args.block ? filtered(receiver, (_k, v) => runBlock(m, args.block as Ruby, [v], place), place) : undefined,
  ],
  ['.transform_keys', ({ receiver }) => (receiver.kind === 'hash' ? receiver : undefined)],
  [
    '.to_a',
    ({ receiver, at: place }) =>
      receiver.kind === 'array'
        ? receiver
        : isNothingRuby(receiver)
          ? array([], place)
          : isValue(receiver) && receiver.kind !== 'made'
            ? array([receiver], place)
            : undefined,
  ],
  ['.first', sample('first')],
  ['.last', sample('last')],
  ['.max', extreme(Math.max)],
  ['.min', extreme(Math.min)],
  ['.size', ({ receiver, at: place }) => (receiver.kind === 'array' ? literal(items(receiver).length, place) : undefined)],
  ['.count', ({ receiver, at: place }) => (receiver.kind === 'array' ? literal(items(receiver).length, place) : undefined)],
  ['.join', ({ receiver, args, at: place }) => joined(receiver, args.positional[0], place)],
  ['.<<', ({ m, receiver, args }) => pushed(m, receiver, flat(args))],
  ['.push', ({ m, receiver, args }) => pushed(m, receiver, args.positional)],
  ['.append', ({ m, receiver, args }) => pushed(m, receiver, args.positional)],
]

const pushed = (m: Given['m'], receiver: Ruby, more: readonly Ruby[]): Ruby | undefined => {
  if (receiver.kind !== 'array') return undefined
  for (const item of more) write(m, receiver.data, String(receiver.data.size), item)
  return receiver
}

const joined = (receiver: Ruby, by: Ruby | undefined, place: Value['at']): Ruby | undefined => {
  if (receiver.kind !== 'array') return undefined
  const all = items(receiver)
  const between = literal(by?.kind === 'literal' ? String(by.value) : '', place)
  if (all.every(i => i.kind === 'literal'))
    return concat(
      all.flatMap((item, i) => (i === 0 ? [item] : [between, item])),
      place,
    )
  return unknown(
    'it is joined text',
    place,
    all.map(i => freeze(i)),
  )
}
