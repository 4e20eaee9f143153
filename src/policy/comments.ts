/** The comments of files in which `#` begins one outside quotes: YAML, Procfiles, dotenv files. */
import { lineStarts, type Span, spanAt } from '../model/span.ts'

const indent = (line: string): number => line.length - line.trimStart().length

/** The column of the last key or item that opens on a line: what a block scalar behind it must be indented beyond. */
function parentIndent(line: string): number {
  let at = indent(line)
  for (let m = /^[-?][ \t]+/.exec(line.slice(at)); m; m = /^[-?][ \t]+(?=\S)/.exec(line.slice(at))) {
    if (/^[|>]/.test(line.slice(at + m[0].length))) break
    at += m[0].length
  }
  return at
}

/**
 * The spans of a YAML file's comments. A `#` begins one at the start of a line or behind a blank, outside quoted and
 * block scalars. Never throws; broken YAML gives what a reader would take for comments up to there.
 */
export function yamlComments(file: string, text: string): readonly Span[] {
  const starts = lineStarts(text)
  const found: Span[] = []
  let quote: '"' | "'" | undefined
  /** Lines indented deeper than this belong to a block scalar. */
  let block: number | undefined
  for (const [i, start] of starts.entries()) {
    const line = text.slice(start, (starts[i + 1] ?? text.length + 1) - 1)
    if (block !== undefined && !quote) {
      if (line.trim() === '' || indent(line) > block) continue
      block = undefined
    }
    let fresh = true
    for (let c = 0; c < line.length; c++) {
      const char = line[c]
      if (quote === '"' && char === '\\') c++
      else if (quote) {
        if (char === quote && quote === "'" && line[c + 1] === "'") c++
        else if (char === quote) quote = undefined
      } else if (char === '#' && (c === 0 || /\s/.test(line[c - 1] as string))) {
        found.push(spanAt(file, starts, start + c, start + line.trimEnd().length))
        break
      } else if (fresh && (char === '"' || char === "'")) {
        quote = char
        fresh = false
      } else if (fresh && (char === '|' || char === '>') && /^[|>][-+0-9]{0,2}\s*(\s#.*)?$/.test(line.slice(c))) {
        block = parentIndent(line)
        fresh = false
      } else if (fresh && (char === '!' || char === '&')) {
        while (c + 1 < line.length && !/\s/.test(line[c + 1] as string)) c++
      } else if (char === '[' || char === '{' || char === ',') fresh = true
      else if ((char === ':' || char === '-' || char === '?') && (c + 1 >= line.length || /\s/.test(line[c + 1] as string)))
        fresh = fresh || char === ':'
      else if (char !== ' ' && char !== '\t' && char !== '\r') fresh = false
    }
  }
  return found
}
