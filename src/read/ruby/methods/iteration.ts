/** Blocks over the elements of hashes and arrays. */
import { firstOf, literal, type Value } from '../../../model/value.ts'
import type { Given, Row } from '../call.ts'
import { runBlock } from '../call.ts'
import { blank, truth } from '../condition.ts'
import { keyName } from '../hashes.ts'
import { array, hash, isNothingRuby, isValue, items, type Ruby, test } from '../object.ts'
import { eachMatching } from './files.ts'

/** Runs a block over what is known of a collection, at most this many elements. */
const MOST = 60
const elements = (r: Ruby, place: Value['at']): readonly (readonly Ruby[])[] | undefined => {
  if (r.kind === 'array')
    return items(r)
      .slice(0, MOST)
      .map(i => [i])
  if (r.kind === 'hash' && !r.open) return [...r.data].slice(0, MOST).map(([k, v]) => [array([literal(k, place), v], place)])
  return undefined
}

const each: Row = ({ m, receiver, args, at: place }) => {
  const known = elements(receiver, place)
  if (!known || !args.block) return undefined
  for (const e of known) runBlock(m, args.block, e, place)
  return receiver
}

const map: Row = ({ m, receiver, args, at: place }) => {
  const known = elements(receiver, place)
  const { block } = args
  return known && block
    ? array(
        known.map(e => runBlock(m, block, e, place)),
        place,
      )
    : undefined
}

const flatMap: Row = given => {
  const made = map(given)
  return made?.kind === 'array'
    ? array(
        items(made).flatMap(i => (i.kind === 'array' ? items(i) : [i])),
        given.at,
      )
    : made
}

const eachWithObject: Row = ({ m, receiver, args, at: place }) => {
  const known = elements(receiver, place)
  const [memo] = args.positional
  if (!known || !args.block || !memo) return undefined
  for (const e of known) runBlock(m, args.block, [...e, memo], place)
  return memo
}

const toHash: Row = ({ m, receiver, args, at: place }) => {
  if (!args.block) {
    if (receiver.kind === 'hash') return receiver
    if (receiver.kind === 'array') return pairs(items(receiver), place)
    return isNothingRuby(receiver) ? hash(place) : undefined
  }
  const made = map({ m, receiver, args, at: place } as Given)
  return made?.kind === 'array' ? pairs(items(made), place) : undefined
}

/** `all?(&:nil?)` and its kin: whether any of the elements is set, or all are. */
const quantified: Row = ({ receiver, args, name, at: place }) => {
  const asked = args.block?.kind === 'literal' ? String(args.block.value) : ''
  if (receiver.kind !== 'array' || !['nil?', 'blank?', 'present?'].includes(asked)) return undefined
  const all = items(receiver)
  if (!all.every(isValue)) return undefined
  const set = all.map(v => (asked === 'nil?' ? truth(v) : not(blank(v))))
  const any = asked === 'present?' ? name !== 'all?' : name === 'all?'
  const negated = asked === 'present?' ? name === 'none?' : name !== 'none?'
  if (set.includes(any)) return literal(any !== negated, place)
  const open = all.filter((_v, i) => set[i] === undefined)
  if (open.length === 0) return literal(any === negated, place)
  return test(any ? [open] : open.map(v => [v]), place, negated)
}
/** `[a, b].find(&:present?)` is the first that is set. */
const found: Row = ({ receiver, args, at: place }) => {
  const asked = args.block?.kind === 'literal' ? String(args.block.value) : ''
  if (receiver.kind !== 'array' || !['present?', 'itself', 'presence'].includes(asked)) return undefined
  const all = items(receiver)
  if (!all.every(isValue)) return undefined
  const skips = asked !== 'itself'
  return firstOf([...all.map(v => (skips && v.kind === 'env' ? { ...v, skipsBlank: true as const } : v)), literal(null, place)], place)
}

const not = (b: boolean | undefined): boolean | undefined => (b === undefined ? undefined : !b)

const pairs = (from: readonly Ruby[], place: Value['at']): Ruby => {
  const data = new Map<string, Ruby>()
  let open = false
  for (const p of from) {
    const [k, v] = p.kind === 'array' ? items(p) : []
    const name = k && keyName(k)
    if (name !== undefined && v) data.set(name, v)
    else open = true
  }
  return hash(place, data, new Map(), open)
}

export const iteration: readonly (readonly [string, Row])[] = [
  ['.each', given => eachMatching(given) ?? each(given)],
  ['.each_pair', each],
  [
    '.each_value',
    given =>
      given.receiver.kind === 'hash' ? each({ ...given, receiver: array([...given.receiver.data.values()], given.at) }) : undefined,
  ],
  ['.map', map],
  ['.collect', map],
  ['.flat_map', flatMap],
  ['.each_with_object', eachWithObject],
  ['.to_h', toHash],
  ['.all?', quantified],
  ['.any?', quantified],
  ['.none?', quantified],
  ['.find', found],
  ['.detect', found],
]
