/** Where the comments of a Ruby file are. */
import type { Span } from '../../model/span.ts'
import { rubySource } from './source.ts'

/** Spans of a file's comments, with their `#`; none where it can't be parsed. */
export function rubyComments(file: string, text: string): readonly Span[] {
  const source = rubySource(file, text)
  return 'refused' in source ? [] : source.parsed.comments.map(c => source.spanOf(c))
}
