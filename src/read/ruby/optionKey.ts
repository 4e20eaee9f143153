/** The key of a hash with its value as someone wrote it, `12.hours`, for code that people paste. */
import type { Key } from '../../model/key.ts'
import type { Ruby, Source } from './object.ts'
import * as n from './parse.ts'
import { sourceText, standsAlone } from './sourceText.ts'

/** `result` is what the value came to: a key whose value was changed later no longer says what was written. */
export function optionKey(source: Source, pair: n.AssocNode, result: Ruby): Key {
  const key = source.span(pair.key)
  const { value } = pair
  const text = value instanceof n.ImplicitNode ? undefined : sourceText(source, value)
  return text === undefined ? key : { ...key, written: { text, of: result.at, alone: standsAlone(value) } }
}
