/** Methods of every object: presence, comparison, copying, blocks. */
import { constant, either, firstOf, literal, ordered, unknown, type Value } from '../../../model/value.ts'
import type { Given, Row } from '../call.ts'
import { dispatch, runBlock } from '../call.ts'
import { asTest, blank, saysTls, truth } from '../condition.ts'
import { flat } from '../definitions.ts'
import { array, hash, isNothingRuby, isValue, items, type Ruby, test } from '../object.ts'

const same: Row = ({ receiver }) => receiver

const presence: Row = ({ receiver, at }) => {
  const known = blank(receiver)
  if (known !== undefined) return known ? literal(null, at) : receiver
  const skip = (v: Value): Value => {
    if (v.kind === 'env') return { kind: 'env', name: v.name, whenUnset: 'nil', skipsBlank: true, at: v.at }
    if (v.kind === 'firstOf') return firstOf(v.options.map(skip), v.at)
    return v.kind === 'either' ? either(v.options.map(skip), v.at) : v
  }
  return isValue(receiver) ? skip(receiver) : receiver
}

/** A question about whether something is set, negated or not. */
const asks =
  (negated: boolean): Row =>
  ({ receiver, at, name }) => {
    const known = name === 'nil?' ? (truth(receiver) === undefined ? undefined : isNothingRuby(receiver)) : blank(receiver)
    if (known !== undefined) return literal(negated ? known : !known, at)
    if (receiver.kind === 'test') return { ...receiver, negated: receiver.negated !== negated }
    if (isValue(receiver)) return test([[receiver]], at, negated)
    return unknown('it depends on a branch', at)
  }

const not: Row = ({ receiver, at }) => {
  const known = truth(receiver)
  if (known !== undefined) return literal(!known, at)
  const told = asTest(receiver)
  return told ? { ...told, negated: !told.negated } : unknown('it depends on a branch', at)
}

const equals =
  (negated: boolean): Row =>
  ({ receiver, args, at }) => {
    const [other] = args.positional
    if (other && saysTls(other) && receiver.kind !== 'literal') return literal(!negated, at)
    if (receiver.kind === 'literal' && other?.kind === 'literal') return literal((receiver.value === other.value) !== negated, at)
    if (other?.kind === 'literal' && other.value === null && isValue(receiver) && truth(receiver) === undefined)
      return test([[receiver]], at, !negated)
    if (
      receiver.kind === 'firstOf' &&
      other?.kind === 'literal' &&
      receiver.options.every(o => o.kind === 'literal' && o.value !== other.value)
    )
      return literal(negated, at)
    return unknown(
      'it depends on a value',
      at,
      [receiver, other].flatMap(r => (r && isValue(r) ? [r] : [])),
    )
  }

const call: Row = ({ m, receiver, args, at }) => (receiver.kind === 'proc' ? runBlock(m, receiver, flat(args), at) : undefined)

const send: Row = given => {
  const [name, ...rest] = given.args.positional
  if (name?.kind !== 'literal' || given.receiver.kind === 'made') return undefined
  return dispatch(given.m, given.f, given.receiver, String(name.value), { ...given.args, positional: rest }, given.at, given.nameAt)
}

const attempt: Row = given => {
  if (isNothingRuby(given.receiver)) return literal(null, given.at)
  return given.args.positional[0] ? send(given) : undefined
}

/** A copy that can be changed apart from the original. */
const copy: Row = ({ receiver, at }) => {
  if (receiver.kind === 'hash') return hash(at, new Map(receiver.data), receiver.keys, receiver.open)
  return receiver.kind === 'array' ? array(items(receiver), at) : receiver
}

/** A copy whose parts are copies too; what holds itself does so in the copy. */
function deepCopy(r: Ruby, done = new Map<Ruby, Ruby>()): Ruby {
  const known = done.get(r)
  if (known) return known
  if (r.kind !== 'hash' && r.kind !== 'array') return r
  const copied = r.kind === 'hash' ? hash(r.at, new Map(), new Map(r.keys), r.open) : array([], r.at)
  done.set(r, copied)
  for (const [k, v] of r.data) copied.data.set(k, deepCopy(v, done))
  return copied
}

const numbers = (given: Given): readonly [number, number] | undefined => {
  const [other] = given.args.positional
  const number = (r: Ruby | undefined) => (r?.kind === 'literal' && typeof r.value === 'number' ? r.value : undefined)
  const [a, b] = [number(given.receiver), number(other)]
  return a === undefined || b === undefined ? undefined : [a, b]
}

const arithmetic =
  (of: (a: number, b: number) => number): Row =>
  given => {
    const known = numbers(given)
    if (known) return literal(of(...known), given.at)
    const [other] = given.args.positional
    if (!isValue(given.receiver) || !other || !isValue(other)) return undefined
    // A sum over a default: `ENV.fetch("N", 5).to_i + 5` is unknown with the variable, 10 without it.
    if (given.receiver.kind === 'firstOf' && other.kind === 'literal') {
      const last = given.receiver.options.at(-1)
      if (last?.kind === 'literal' && typeof last.value === 'number' && typeof other.value === 'number')
        return ordered(
          [unknown('it is computed', given.at, given.receiver.options.slice(0, -1)), literal(of(last.value, other.value), given.at)],
          given.at,
        )
    }
    return given.receiver.kind === 'made' ? undefined : unknown('it is computed', given.at, [given.receiver, other])
  }

const compare =
  (of: (a: number, b: number) => boolean): Row =>
  given => {
    const known = numbers(given)
    if (known) return literal(of(...known), given.at)
    return isValue(given.receiver) ? unknown('it depends on a number', given.at, [given.receiver]) : undefined
  }

export const objects: readonly (readonly [string, Row])[] = [
  ...[
    'freeze',
    'itself',
    'to_hash',
    'html_safe',
    'with_indifferent_access',
    'symbolize_keys',
    'deep_symbolize_keys',
    'stringify_keys',
    'deep_stringify_keys',
    'to_sym',
    '+@',
    '-@',
  ].map((name): [string, Row] => [`.${name}`, given => (given.receiver.kind === 'made' && name !== 'freeze' ? undefined : same(given))]),
  ['.dup', copy],
  ['.clone', copy],
  ['.deep_dup', ({ receiver }) => deepCopy(receiver)],
  ['.presence', presence],
  ['.present?', asks(false)],
  ['.blank?', asks(true)],
  ['.empty?', asks(true)],
  ['.any?', ({ receiver, args, ...rest }) => (args.block ? undefined : asks(false)({ receiver, args, ...rest }))],
  ['.nil?', asks(true)],
  ['.!', not],
  ['.==', equals(false)],
  ['.eql?', equals(false)],
  ['.===', equals(false)],
  ['.!=', equals(true)],
  ['.call', call],
  ['.yield', call],
  ['.send', send],
  ['.public_send', send],
  ['.try', attempt],
  ['.try!', attempt],
  [
    '.tap',
    ({ m, receiver, args, at }) => {
      if (!args.block) return undefined
      runBlock(m, args.block, [receiver], at)
      return receiver
    },
  ],
  ['.then', given => passes(given)],
  ['.yield_self', given => passes(given)],
  [
    '.class',
    ({ receiver, at }) => (receiver.kind === 'instance' ? receiver.of : receiver.kind === 'module' ? constant('Class', at) : undefined),
  ],
  ['.respond_to?', ({ at }) => unknown('it depends on the object', at)],
  ['.is_a?', given => isA(given)],
  ['.kind_of?', given => isA(given)],
  ['.instance_variable_get', ({ receiver, args }) => fieldOf(receiver, args.positional[0])],
  ['.-', arithmetic((a, b) => a - b)],
  ['.*', arithmetic((a, b) => a * b)],
  ['./', arithmetic((a, b) => (b === 0 ? 0 : Number.isInteger(a) && Number.isInteger(b) ? Math.floor(a / b) : a / b))],
  ['.>', compare((a, b) => a > b)],
  ['.>=', compare((a, b) => a >= b)],
  ['.<', compare((a, b) => a < b)],
  ['.<=', compare((a, b) => a <= b)],
]

const literalOf = (r: Ruby): unknown => (r.kind === 'literal' ? r.value : undefined)

/** `pool.then { }` of a library is its own method; of our values it is Ruby's. */
const passes = ({ m, receiver, args, at }: Given): Ruby | undefined =>
  args.block && receiver.kind !== 'made' ? runBlock(m, args.block, [receiver], at) : undefined

const KINDS: Readonly<Record<string, (r: Ruby) => boolean>> = {
  String: r => r.kind === 'concat' || typeof literalOf(r) === 'string',
  Hash: r => r.kind === 'hash' || r.kind === 'record',
  Array: r => r.kind === 'array' || r.kind === 'list',
  Integer: r => typeof literalOf(r) === 'number',
}
const isA = ({ receiver, args, at }: Given): Ruby => {
  const [type] = args.positional
  const check = type?.kind === 'constant' ? KINDS[type.name] : undefined
  if (!check || receiver.kind === 'unknown' || receiver.kind === 'choice' || receiver.kind === 'setting')
    return unknown('it depends on the object', at)
  return literal(check(receiver), at)
}

const fieldOf = (receiver: Ruby, name: Ruby | undefined): Ruby | undefined =>
  (receiver.kind === 'instance' || receiver.kind === 'module') && name?.kind === 'literal'
    ? receiver.data.get(String(name.value))
    : undefined
