/** Scalars as Ruby's YAML reads them: Psych follows neither YAML 1.1 nor 1.2 to the letter. */

/** What a plain scalar means; `symbol` where Psych makes a Symbol. */
export interface Scalar {
  readonly value: string | number | boolean | null
  readonly symbol?: true
}

// Psych's ScalarScanner, lib/psych/scalar_scanner.rb: INTEGER_STRICT, FLOAT and the cases of `tokenize`.
const INTEGER = /^[-+]?(?:0b[01_,]+|0x[\da-fA-F_,]+|0[0-7_,]+|0|[1-9](?:\d|,\d|_\d)*)$/
const FLOAT = /^[-+]?(?:\d[\d_,]*)?\.\d*(?:[eE][-+]\d+)?$/
const CLOCK = /^[-+]?\d[\d_]*(?::[0-5]?\d){1,2}$/

function integer(text: string): number {
  const negative = text.startsWith('-')
  const digits = text.replace(/[-+_,]/g, '')
  const size = /^0\d/.test(digits) ? Number.parseInt(digits, 8) : Number(digits)
  return negative ? -size : size
}

/** Numbers of base 60: `1:30` is 90. */
function clock(text: string): number {
  const size = text
    .replace(/[-+_]/g, '')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0)
  return text.startsWith('-') ? -size : size
}

function unquoted(text: string): string {
  const quote = text[0]
  return text.length > 1 && (quote === '"' || quote === "'") && text.endsWith(quote) ? text.slice(1, -1) : text
}

/** Reads a plain (unquoted) scalar. `y` and `n` are text to Psych; dates stay text here. */
export function plainScalar(text: string): Scalar {
  if (text === '' || text === '~' || /^null$/i.test(text)) return { value: null }
  if (/^(?:yes|true|on)$/i.test(text)) return { value: true }
  if (/^(?:no|false|off)$/i.test(text)) return { value: false }
  if (text.length > 1 && text.startsWith(':')) return { value: unquoted(text.slice(1)), symbol: true }
  if (text.length > 100) return { value: text }
  if (INTEGER.test(text)) return { value: integer(text) }
  if (CLOCK.test(text)) return { value: clock(text) }
  if (FLOAT.test(text) && /\d/.test(text)) return { value: Number(text.replace(/[_,]/g, '')) }
  if (/^[-+]?\.inf$/i.test(text)) return { value: text.startsWith('-') ? -Infinity : Infinity }
  if (/^\.nan$/i.test(text)) return { value: Number.NaN }
  return { value: text }
}

/** A key's name: keys that are symbols lose their colon, so that `:url:` and `url:` are one key. */
export const keyName = (text: string, plain: boolean): string =>
  plain && text.length > 1 && text.startsWith(':') ? unquoted(text.slice(1)) : text
