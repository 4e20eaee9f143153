/** The source of an option for code to paste: as the app wrote it, `12.hours`, rather than what it comes to. */
import { asRuby } from './asRuby.ts'
import { contains, place, type Span } from './span.ts'
import type { RecordValue } from './value.ts'

/**
 * What to write for a key of a hash in code that replaces what stands at `at`; undefined where that can't be written
 * again. What reads variables of its place is taken only from there, and nothing that was changed after it was written.
 */
export function optionSource(options: RecordValue, key: string, at: Span): string | undefined {
  const value = options.entries.get(key)
  if (value === undefined || value.kind === 'absent') return undefined
  const where = options.keys?.get(key)
  const written = where?.written && place(where.written.of) === place(value.at) ? where.written : undefined
  if (!where || !written) return asRuby(value)
  if (contains(at, where)) return written.text
  const said = asRuby(value)
  // A constant may be called otherwise elsewhere, so what it holds is written out.
  const inFull = written.of.file === where.file && written.of.line === where.line
  return written.alone && (said === undefined || inFull) ? written.text : said
}
