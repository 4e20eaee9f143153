/** A dotenv file → the variables it sets. */
import { lineStarts, spanAt } from '../model/span.ts'
import { literal, unknown, type Value } from '../model/value.ts'

// As the dotenv gem's parser has it: `export`, `=` or `: `, quotes over several lines, a comment behind.
const LINE = /^[ \t]*(?:export[ \t]+)?([\w.]+)(?:[ \t]*=[ \t]*|:[ \t]+)/
const MULTILINE = 20_000

/** The value that begins at `from`: its raw text, how it is quoted, and where it ends. */
function rawAt(text: string, from: number, lineEnd: number): { raw: string; quote: string; start: number; end: number } {
  const quote = text[from]
  if (quote === '"' || quote === "'") {
    const limit = Math.min(text.length, from + MULTILINE)
    for (let i = from + 1; i < limit; i++) {
      if (text[i] === '\\' && quote === '"') i++
      else if (text[i] === quote) return { raw: text.slice(from + 1, i), quote, start: from, end: i + 1 }
    }
  }
  const raw = text
    .slice(from, lineEnd)
    .replace(/(?:^|[ \t])#.*$/, '')
    .trimEnd()
  return { raw, quote: '', start: from, end: from + raw.length }
}

/**
 * Reads a dotenv file; the last of two lines for one variable counts. Values are text; what other variables or
 * commands decide is unknown.
 */
export function readDotenv(text: string, file: string): ReadonlyMap<string, Value> {
  const starts = lineStarts(text)
  const found = new Map<string, Value>()
  let done = 0
  for (const start of starts) {
    if (start < done) continue
    const newline = text.indexOf('\n', start)
    const lineEnd = newline === -1 ? text.length : newline
    const [head, name] = LINE.exec(text.slice(start, lineEnd)) ?? []
    if (head === undefined || name === undefined) continue
    const { raw, quote, start: from, end } = rawAt(text, start + head.length, lineEnd)
    done = end
    const at = spanAt(file, starts, from, end)
    if (quote !== "'" && /(^|[^\\])\$[\w{(]/.test(raw)) {
      found.set(name, unknown(`${name} is put together from other variables or commands`, at))
      continue
    }
    const plain = raw.replace(/\\n/g, quote === '"' ? '\n' : '\\n').replace(quote === "'" ? /(?!)/ : /\\([^n])/g, '$1')
    found.set(name, literal(plain, at))
  }
  return found
}
