/** Makes text edits. */
import type { Edit } from '../model/finding.ts'

/**
 * One file's text with edits made. The edits must not meet (see `overlap.ts`) and must lie within the text; line ends
 * of inserted text follow the file's.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const crlf = /\r\n/.test(text)
  const pieces: string[] = []
  let done = 0
  for (const { at, text: inserted } of [...edits].sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end)) {
    if (at.start < done || at.end < at.start || at.end > text.length)
      throw new RangeError(`an edit of ${at.file} at ${at.start}-${at.end} does not fit its text`)
    pieces.push(text.slice(done, at.start), crlf ? inserted.replace(/\r?\n/g, '\r\n') : inserted)
    done = at.end
  }
  return pieces.join('') + text.slice(done)
}
