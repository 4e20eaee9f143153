/** A shell text → its commands as words, each word a Value. Knows just enough of sh to see what is started with what. */
import type { Span } from '../model/span.ts'
import { concat, type Env, env, firstOf, literal, unknown, type Value } from '../model/value.ts'

/** One word; `raw` is its text without quotes, with variables as they are written. */
export interface Word {
  readonly raw: string
  readonly value: Value
  /** Whether any of it was quoted: a quoted word is never a keyword or an assignment's name. */
  readonly quoted: boolean
  readonly start: number
  readonly end: number
}

/** One simple command; `after` is the operator that ended it. */
export interface Simple {
  readonly words: readonly Word[]
  readonly after: string
}

export type At = (start: number, end: number) => Span

/** How far a bracket is looked for. No command line is longer, and a stray one stays cheap. */
const REACH = 1000
const DEPTH = 10

/** Where the bracket that opens at `i` closes, or -1. */
function closes(text: string, i: number, open: string, close: string): number {
  if (!text.slice(i, i + REACH).includes(close)) return -1
  let depth = 0
  for (let j = i; j < text.length && j < i + REACH; j++) {
    if (text[j] === '\\') j++
    else if (text[j] === open) depth++
    else if (text[j] === close && --depth === 0) return j
  }
  return -1
}

/** What stands between `${` and `}`. */
function expansion(inner: string, offset: number, at: At, depth: number): Value {
  const here = at(offset - 2, offset + inner.length + 1)
  const [head, name, operator = ''] = /^([A-Za-z_]\w*)(:?[-=?+]|[^\w]|$)/.exec(inner) ?? []
  if (head === undefined || name === undefined) return unknown('it is computed by the shell', here)
  const variable = env(name, here)
  if (operator === '') return variable
  // With a colon, the shell takes a variable that is set to nothing like one that is not set.
  const skipping: Env = operator.startsWith(':') ? { ...variable, skipsBlank: true } : variable
  switch (operator.at(-1)) {
    case '-':
    case '=': {
      const rest = value(inner.slice(head.length), offset + head.length, at, depth + 1)
      return firstOf([skipping, rest], here)
    }
    case '?':
      return env(name, here, 'raises')
    default:
      return unknown(`the shell changes $${name} before it is used`, here, [variable])
  }
}

/** Text from parts; one part alone stays what it is, with all its alternatives. */
function joined(parts: readonly Value[], at: Span): Value {
  const [only] = parts
  return only && parts.length === 1 ? { ...only, at } : concat(parts, at)
}

/** One `$…` at `i`: its value and where it ends; undefined where the dollar is text. */
function dollar(text: string, i: number, offset: number, at: At, depth: number): { value: Value; end: number } | undefined {
  const next = text[i + 1]
  if (next === '{') {
    const close = closes(text, i + 1, '{', '}')
    if (close === -1 || depth > DEPTH) return undefined
    return { value: expansion(text.slice(i + 2, close), offset + i + 2, at, depth), end: close + 1 }
  }
  if (next === '(') {
    const close = closes(text, i + 1, '(', ')')
    if (close === -1) return undefined
    return { value: unknown('a command prints it', at(offset + i, offset + close + 1)), end: close + 1 }
  }
  const [name] = /^[A-Za-z_]\w*/.exec(text.slice(i + 1, i + 101)) ?? []
  if (name !== undefined) return { value: env(name, at(offset + i, offset + i + 1 + name.length)), end: i + 1 + name.length }
  if (next !== undefined && /[\d@*#?$!]/.test(next)) {
    return { value: unknown('it is given to the script when it is started', at(offset + i, offset + i + 2)), end: i + 2 }
  }
  return undefined
}

/** A stretch in which only dollars and backslashes mean something. */
function parts(text: string, offset: number, at: At, depth: number): readonly Value[] {
  const found: Value[] = []
  let plain = ''
  let from = 0
  const flush = (end: number): void => {
    if (plain !== '') found.push(literal(plain, at(offset + from, offset + end)))
    plain = ''
  }
  for (let i = 0; i < text.length; i++) {
    if (plain === '') from = i
    const there = text[i] === '$' ? dollar(text, i, offset, at, depth) : undefined
    if (there) {
      flush(i)
      found.push(there.value)
      i = there.end - 1
    } else if (text[i] === '\\' && i + 1 < text.length) plain += text[++i]
    else plain += text[i]
  }
  flush(text.length)
  return found
}

/** The value of a piece of text, quotes around it left out. */
function value(text: string, offset: number, at: At, depth: number): Value {
  const quoted = text.length > 1 && (text[0] === '"' || text[0] === "'") && text.endsWith(text[0])
  const [inner, from] = quoted ? [text.slice(1, -1), offset + 1] : [text, offset]
  return joined(parts(inner, from, at, depth), at(offset, offset + text.length))
}

/** Where the quote that opens at `i` closes, or -1. */
function quoteEnd(text: string, i: number): number {
  const quote = text[i]
  if (quote === "'") return text.indexOf("'", i + 1)
  for (let j = i + 1; j < text.length; j++) {
    if (text[j] === '\\') j++
    else if (text[j] === quote) return j
    // "$(dirname "$0")": quotes in a command are its own.
    else if (quote === '"' && text[j] === '$' && text[j + 1] === '(') {
      const close = closes(text, j + 1, '(', ')')
      if (close !== -1) j = close
    }
  }
  return -1
}

/** Reads one word that begins at `start`. `open` says which quotes still close somewhere. */
export function readWord(text: string, start: number, at: At, open: Set<string>): Word {
  const found: Value[] = []
  let raw = ''
  let quoted = false
  let bare = start
  let i = start
  const flush = (): void => {
    if (bare < i) found.push(...parts(text.slice(bare, i), bare, at, 0))
  }
  for (; i < text.length; i++) {
    const c = text[i] as string
    if (/[\s;&|<>()]/.test(c)) break
    if (c === '\\') {
      // A continued line: its two halves are two words here.
      if (text[i + 1] === '\n' || text[i + 1] === '\r') break
      raw += text[i + 1] ?? ''
      i++
    } else if ((c === '"' || c === "'" || c === '`') && open.has(c)) {
      const close = quoteEnd(text, i)
      // The rest of the text has no such quote any more: it is a character like any other.
      if (close === -1) open.delete(c)
      else {
        flush()
        const [from, inner, here] = [i + 1, text.slice(i + 1, close), at(i, close + 1)]
        if (c === '`') found.push(unknown('a command prints it', here))
        else if (c === "'") found.push(literal(inner, here))
        else found.push(joined(parts(inner, from, at, 0), here))
        raw += inner
        quoted = true
        i = close
        bare = i + 1
        continue
      }
      raw += c
    } else if (c === '$') {
      const there = dollar(text, i, 0, at, 0)
      const end = there ? there.end : i + 1
      raw += text.slice(i, end)
      i = end - 1
    } else raw += c
  }
  i = Math.min(i, text.length)
  flush()
  return { raw, value: joined(found, at(start, i)), quoted, start, end: i }
}
