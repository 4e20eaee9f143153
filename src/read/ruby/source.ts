/** A stretch of Ruby, parsed, whose nodes know their place in the repository. */
import { lineStarts, type Span, spanAt } from '../../model/span.ts'
import type { Source } from './object.ts'
import { type Parsed, type ProgramNode, parseRuby } from './parse.ts'

/** A parsed file, or a piece of Ruby inside another file. */
export interface RubySource extends Source {
  readonly program: ProgramNode
  readonly parsed: Parsed
}

/**
 * Parses `code`, which stands at `offset` (UTF-16 units) of `text`, the whole of `file`. A syntax error leaves what
 * Prism recovered.
 */
export function rubySource(file: string, code: string, text = code, offset = 0): RubySource | { readonly refused: string } {
  const parsed = parseRuby(code)
  if ('refused' in parsed) return parsed
  let starts: readonly number[] | undefined
  const spanOf = ({ startOffset, length }: { readonly startOffset: number; readonly length: number }): Span => {
    starts ??= lineStarts(text)
    return spanAt(file, starts, offset + parsed.utf16(startOffset), offset + parsed.utf16(startOffset + length))
  }
  return { file, text, program: parsed.program, parsed, spanOf, span: node => spanOf(node.location) }
}
