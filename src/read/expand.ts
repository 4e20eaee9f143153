/** Values of shell words taken apart: what stands behind a prefix, what a script's own variables hold, which are numbers. */
import { concat, either, literal, ordered, parts, unknown, type Value } from '../model/value.ts'

const map = (v: Value, make: (one: Value) => Value): Value =>
  v.kind === 'firstOf' ? ordered(v.options.map(make), v.at) : v.kind === 'either' ? either(v.options.map(make), v.at) : make(v)

/** What stands behind the first `length` characters, which are plain text. */
export const behind = (value: Value, length: number): Value =>
  map(value, v => {
    if (v.kind === 'literal') return literal(String(v.value).slice(length), { ...v.at, start: Math.min(v.at.end, v.at.start + length) })
    if (v.kind !== 'concat') return v
    const [first, ...rest] = v.parts
    if (first?.kind !== 'literal') return v
    const left = String(first.value).slice(length)
    return concat(left === '' ? rest : [literal(left, first.at), ...rest], v.at)
  })

/** The value with the variables that the script itself has set. */
export function substitute(value: Value, vars: ReadonlyMap<string, Value>): Value {
  if (vars.size === 0) return value
  switch (value.kind) {
    case 'env':
      return vars.get(value.name) ?? value
    case 'firstOf':
      return ordered(
        value.options.map(o => substitute(o, vars)),
        value.at,
      )
    case 'either':
      return either(
        value.options.map(o => substitute(o, vars)),
        value.at,
      )
    case 'concat':
      return concat(
        value.parts.map(o => substitute(o, vars)),
        value.at,
      )
    case 'unknown':
      return value.from
        ? unknown(
            value.why,
            value.at,
            value.from.map(o => substitute(o, vars)),
          )
        : value
    default:
      return value
  }
}

/** Text that is a whole number becomes one. */
export const numeric = (value: Value): Value =>
  map(value, v =>
    v.kind === 'literal' && typeof v.value === 'string' && /^(?:0|-?[1-9]\d{0,14})$/.test(v.value) ? literal(Number(v.value), v.at) : v,
  )

/** Characters and values that a variable may hold before nobody looks at it any more. */
const MOST = 300

function size(v: Value): number {
  let sum = v.kind === 'literal' && typeof v.value === 'string' ? v.value.length + 1 : 1
  for (const part of parts(v)) {
    sum += size(part)
    if (sum > MOST) return sum
  }
  return sum
}

/** The value, or none where it grew too large: `A=$A$A` doubles with each line. */
export const modest = (value: Value): Value =>
  size(value) > MOST ? unknown('a script puts it together from too many parts', value.at) : value
