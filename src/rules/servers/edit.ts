/** The text edit that gives a fact another value, where the file holds just that value. */
import type { Known } from '../../model/fact.ts'
import type { Edit } from '../../model/finding.ts'

/**
 * A stretch of the length of the value is the value; two more characters are its quotes; a directive of redis.conf ends
 * with it. Undefined where the value is part of something longer, such as a list of words, or comes from elsewhere.
 */
export function editOf(fact: Known<string>, directive: string, value: string): Edit | undefined {
  const { at } = fact
  if (fact.source !== 'declared' || !at || fact.unless !== undefined || at.line !== at.endLine) return undefined
  const extra = at.end - at.start - fact.value.length
  if (extra === 0) return { at, text: value }
  const shifted = (from: number, to: number): Edit => ({
    at: { ...at, start: at.start + from, end: at.end - to, column: at.column + from, endColumn: at.endColumn - to },
    text: value,
  })
  if (extra === 2) return shifted(1, 1)
  return at.file.endsWith('.conf') && extra === directive.length + 1 ? shifted(extra, 0) : undefined
}
