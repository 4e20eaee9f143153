/** Strings and numbers. */
import { concat, constant, either, firstOf, literal, ordered, unknown, type Value } from '../../../model/value.ts'
import type { Given, Row } from '../call.ts'
import { saysTls } from '../condition.ts'
import { array, freeze, isValue, items, type Ruby } from '../object.ts'

/** Applies a function to every literal among a value's alternatives; other alternatives stay what they are. */
function through(receiver: Ruby, of: (value: string | number | boolean | null) => string | number | null): Ruby | undefined {
  if (!isValue(receiver)) return undefined
  const change = (v: Value): Value | undefined => {
    switch (v.kind) {
      case 'literal':
        return literal(of(v.value), v.at)
      case 'absent':
        return literal(of(null), v.at)
      case 'env':
      case 'setting':
      case 'unknown':
      case 'concat':
        return v
      case 'firstOf':
      case 'either': {
        const inner = v.options.map(change)
        if (!inner.every(x => x !== undefined)) return undefined
        return v.kind === 'either' ? either(inner, v.at) : ordered(inner, v.at)
      }
      default:
        return undefined
    }
  }
  return change(receiver)
}

const integer: Row = ({ receiver }) =>
  through(receiver, v => (typeof v === 'number' ? Math.trunc(v) : Number.parseInt(String(v ?? 0).replaceAll('_', ''), 10) || 0))
const float: Row = ({ receiver }) => through(receiver, v => (typeof v === 'number' ? v : Number.parseFloat(String(v ?? 0)) || 0))
const string: Row = ({ receiver, at }) => {
  if (receiver.kind === 'made' && receiver.path === 'URI.parse') return receiver.args[0]
  if (receiver.kind === 'env' && receiver.whenUnset === 'nil') return firstOf([receiver, literal('', at)], at)
  return through(receiver, v => (v === null ? '' : String(v)))
}
const folded =
  (of: (s: string) => string): Row =>
  ({ receiver }) =>
    through(receiver, v => (typeof v === 'string' ? of(v) : v === true || v === false ? null : v))

const times =
  (seconds: number): Row =>
  ({ receiver }) =>
    receiver.kind === 'made' ? undefined : through(receiver, v => (typeof v === 'number' ? v * seconds : null))

const isNumber = (v: Ruby): boolean =>
  v.kind === 'literal' ? typeof v.value === 'number' : (v.kind === 'firstOf' || v.kind === 'either') && v.options.some(isNumber)

/** `a + b` and `a << b` of text. */
const plus: Row = ({ receiver, args, at }) => {
  const [other] = args.positional
  if (!other) return undefined
  if (receiver.kind === 'array' && other.kind === 'array') return array([...items(receiver), ...items(other)], at)
  if (receiver.kind === 'literal' && typeof receiver.value === 'number') {
    return other.kind === 'literal' && typeof other.value === 'number'
      ? literal(receiver.value + other.value, at)
      : unknown('it is computed', at, isValue(other) ? [other] : [])
  }
  if (!isValue(receiver) || receiver.kind === 'made' || receiver.kind === 'unknown') return undefined
  if (receiver.kind === 'firstOf' && other.kind === 'literal' && typeof other.value === 'number') {
    const last = receiver.options.at(-1)
    if (last?.kind === 'literal' && typeof last.value === 'number')
      return ordered([unknown('it is computed', at, receiver.options.slice(0, -1)), literal(last.value + other.value, at)], at)
  }
  // A number among the alternatives: it is a sum, and text that joins its digits would be another value.
  if (isNumber(receiver) || isNumber(other)) return unknown('it is computed', at, isValue(other) ? [receiver, other] : [receiver])
  return concat([receiver, freeze(other)], at)
}

const split: Row = ({ receiver, args, at }) => {
  const [by] = args.positional
  if (receiver.kind !== 'literal' || typeof receiver.value !== 'string') return undefined
  if (by && by.kind !== 'literal') return undefined
  const pieces = by ? receiver.value.split(String(by.value)) : receiver.value.trim().split(/\s+/)
  return array(
    pieces.map(p => literal(p, at)),
    at,
  )
}

const test =
  (of: (s: string, t: string) => boolean): Row =>
  ({ receiver, args, at }) => {
    const [other] = args.positional
    return receiver.kind === 'literal' && other?.kind === 'literal'
      ? literal(of(String(receiver.value), String(other.value)), at)
      : undefined
  }

/** Parts of a URL that code takes apart: of a literal they are known, of a variable they stay that variable's. */
const part = (of: (url: URL) => string | number): Row => {
  return ({ receiver, at, name }: Given) => {
    if (receiver.kind !== 'made' || receiver.path !== 'URI.parse') return undefined
    const [whole] = receiver.args
    const pick = (v: Value): Value => {
      if (v.kind === 'literal' && typeof v.value === 'string' && URL.canParse(v.value)) return literal(of(new URL(v.value)), at)
      if (v.kind === 'firstOf') return ordered(v.options.map(pick), at)
      if (v.kind === 'either') return either(v.options.map(pick), at)
      return unknown(`it is the ${name} of a URL`, at, [v])
    }
    return whole ? pick(whole) : undefined
  }
}

const uri: Row = ({ args, at }) => args.positional[0] && { kind: 'made', path: 'URI.parse', args: [freeze(args.positional[0])], at }

const startsWith = test((s, t) => s.startsWith(t))
/** `url.start_with?("rediss://")` of an address that isn't written. */
const beginsWithTls = ({ receiver, args }: Given): boolean =>
  receiver.kind !== 'literal' && isValue(receiver) && args.positional.some(saysTls)

export const text: readonly (readonly [string, Row])[] = [
  ['.to_i', integer],
  ['.to_f', float],
  ['.to_s', string],
  ['.to_str', string],
  ['.ceil', ({ receiver }) => through(receiver, v => (typeof v === 'number' ? Math.ceil(v) : null))],
  ['.floor', ({ receiver }) => through(receiver, v => (typeof v === 'number' ? Math.floor(v) : null))],
  ['.round', ({ receiver }) => through(receiver, v => (typeof v === 'number' ? Math.round(v) : null))],
  ['.strip', folded(s => s.trim())],
  ['.chomp', folded(s => s.replace(/\r?\n$/, ''))],
  ['.squish', folded(s => s.trim().replace(/\s+/g, ' '))],
  ['.downcase', folded(s => s.toLowerCase())],
  ['.upcase', folded(s => s.toUpperCase())],
  ['.second', times(1)],
  ['.seconds', times(1)],
  ['.minute', times(60)],
  ['.minutes', times(60)],
  ['.hour', times(3600)],
  ['.hours', times(3600)],
  ['.day', times(86_400)],
  ['.days', times(86_400)],
  ['.week', times(604_800)],
  ['.weeks', times(604_800)],
  ['.split', split],
  ['.start_with?', given => (beginsWithTls(given) ? literal(true, given.at) : startsWith(given))],
  ['.end_with?', test((s, t) => s.endsWith(t))],
  ['.casecmp?', test((s, t) => s.toLowerCase() === t.toLowerCase())],
  ['.+', plus],
  ['.<<', given => (isValue(given.receiver) && given.receiver.kind !== 'made' ? plus(given) : undefined)],
  ['URI.parse', uri],
  ['Addressable::URI.parse', uri],
  ['.normalize', ({ receiver }) => (receiver.kind === 'made' && receiver.path === 'URI.parse' ? receiver : undefined)],
  ['.host', part(u => u.hostname)],
  ['.hostname', part(u => u.hostname)],
  ['.port', part(u => Number(u.port) || 6379)],
  ['.password', part(u => u.password)],
  ['.user', part(u => u.username)],
  ['.scheme', part(u => u.protocol.replace(':', ''))],
  ['.path', part(u => u.pathname)],
  ['SecureRandom.hex', ({ at }) => unknown('it is random', at)],
  ['Etc.nprocessors', ({ at }) => unknown('it is the number of processors', at)],
  ['Concurrent.processor_count', ({ at }) => unknown('it is the number of processors', at)],
  ['Concurrent.physical_processor_count', ({ at }) => unknown('it is the number of processors', at)],
  ['Process.pid', ({ at }) => unknown('it is the number of the process', at)],
  ['Regexp.new', ({ at }) => constant('Regexp', at)],
]
