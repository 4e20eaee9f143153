/** HCL's operators on values. */
import type { Span } from '../../model/span.ts'
import { literal, unknown, type Value } from '../../model/value.ts'
import { literalOf } from './functions.ts'

const UNSAID = 'it depends on what the files do not say'
const NOT_UNDERSTOOD = 'its operator is not understood'

/** `a == b`, `a && b`, `a + b` …; one side of `&&` or `||` may be enough. */
export function binary(operator: string, a: Value, b: Value, at: Span): Value {
  const [x, y] = [literalOf(a), literalOf(b)]
  if (operator === '&&' || operator === '||') {
    const decides = operator === '||'
    if (x === decides || y === decides) return literal(decides, at)
    return x === !decides && y !== undefined ? literal(y, at) : unknown(UNSAID, at, [a, b])
  }
  if (x === undefined || y === undefined) return unknown(UNSAID, at, [a, b])
  if (operator === '==') return literal(x === y, at)
  if (operator === '!=') return literal(x !== y, at)
  const result = arithmetic(operator, Number(x), Number(y))
  return result === undefined || Number.isNaN(result) ? unknown(NOT_UNDERSTOOD, at) : literal(result, at)
}

function arithmetic(operator: string, m: number, n: number): number | boolean | undefined {
  switch (operator) {
    case '+':
      return m + n
    case '-':
      return m - n
    case '*':
      return m * n
    case '/':
      return m / n
    case '%':
      return m % n
    case '<':
      return m < n
    case '>':
      return m > n
    case '<=':
      return m <= n
    case '>=':
      return m >= n
    default:
      return undefined
  }
}

/** `!a` and `-a`. */
export function unary(operator: string, operand: Value, at: Span): Value {
  const x = literalOf(operand)
  if (x === undefined) return unknown(UNSAID, at, [operand])
  return literal(operator === '!' ? x !== true : -Number(x), at)
}
