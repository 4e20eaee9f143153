/** A redis.conf or valkey.conf → its directives in order. */
import { lineStarts, type Span, spanAt } from '../model/span.ts'

/** `maxmemory-policy noeviction`: a name in small letters, and what stands behind it. */
export interface Directive {
  readonly name: string
  readonly args: readonly string[]
  readonly at: Span
}

/** One word of a line: quoted with escapes, in single quotes, or plain. Source: redis src/sds.c, sdssplitargs. */
const WORD = /"((?:\\.|[^"\\])*)"|'((?:\\'|[^'])*)'|([^\s"']+)/g
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', a: '\u0007' }

function unescaped(text: string): string {
  return text.replace(/\\(?:x([\da-fA-F]{2})|(.))/g, (_, hex?: string, one = '') =>
    hex === undefined ? (ESCAPES[one] ?? one) : String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/** Reads a configuration file. A `#` starts a comment only where it is the first thing on its line. Never throws. */
export function readRedisConf(text: string, file: string): readonly Directive[] {
  const starts = lineStarts(text)
  const found: Directive[] = []
  for (const [i, start] of starts.entries()) {
    const line = text.slice(start, starts[i + 1] ?? text.length)
    if (/^\s*(?:#|$)/.test(line)) continue
    const words = [...line.matchAll(WORD)].map(([, double, single, plain]) =>
      double !== undefined ? unescaped(double) : single !== undefined ? single.replaceAll("\\'", "'") : (plain ?? ''),
    )
    const [name, ...args] = words
    if (name === undefined) continue
    const from = start + line.length - line.trimStart().length
    found.push({ name: name.toLowerCase(), args, at: spanAt(file, starts, from, from + line.trim().length) })
  }
  return found
}
