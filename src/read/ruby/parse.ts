/** The one door to Prism: Ruby in, a syntax tree out, and no input that throws, hangs or overruns. */
import type { Comment, Location, ParseError } from '@ruby/prism/src/deserialize.js'
import type { ProgramNode } from '@ruby/prism/src/nodes.js'
import { parsePrism } from '@ruby/prism/src/parsePrism.js'
import { costly } from './costly.ts'
import { heapOf, newPrism } from './prism.ts'
import { utf16Offsets } from './utf16.ts'

export * from '@ruby/prism/src/nodes.js'

export interface Parsed {
  /** The tree; with errors, what Prism recovered. Its locations are bytes of UTF-8: see `utf16`. */
  readonly program: ProgramNode
  /** Syntax errors in the order of the text; `at` is a UTF-16 offset. */
  readonly errors: readonly { readonly message: string; readonly at: number }[]
  /** Where comments are, with their `#`, in bytes as nodes have it. */
  readonly comments: readonly Location[]
  /** The UTF-16 offset of a byte offset. */
  utf16(byte: number): number
}

/** A parser that has grown beyond this for one text is dropped after it. */
const HEAP = 32 * 1024 * 1024

let prism: WebAssembly.Exports | undefined

/**
 * Parses Ruby. A syntax error is no failure. What nests so deep that it can't be parsed, or would take longer than
 * anyone waits, is refused in words that follow the path in a sentence. The text is UTF-8 by now, so a magic comment
 * that names another encoding changes nothing.
 */
export function parseRuby(text: string): Parsed | { readonly refused: string } {
  const refused = costly(text)
  if (refused) return { refused }
  prism ??= newPrism()
  try {
    const { value, errors, comments } = parsePrism(prism, text, { encoding: false })
    const utf16 = utf16Offsets(text)
    return {
      program: value,
      errors: errors.map(({ message, location }: ParseError) => ({ message, at: utf16(location.startOffset) })),
      comments: comments.map(({ location }: Comment) => location),
      utf16,
    }
  } catch (error) {
    // What it left half done in its memory is of no use to anyone.
    prism = undefined
    return { refused: error instanceof RangeError ? 'is nested too deeply to be parsed' : `can't be parsed (${(error as Error).message})` }
  } finally {
    if (prism && heapOf(prism) > HEAP) prism = undefined
  }
}
