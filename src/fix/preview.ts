/** A single fix as a unified diff, for reports. */
import type { Edit, Fix } from '../model/finding.ts'
import type { Preview } from '../model/preview.ts'
import type { Repo } from '../model/repo.ts'
import { applyEdits } from './apply.ts'
import { CONTEXT, unifiedDiff } from './diff.ts'

/** Characters; code has no such lines, and each fix in one would show it whole, twice. */
const LONGEST_LINE = 2000

/** Whether a line that an edit changes, or one that is shown around it, is too long to show. */
function isLong(text: string, { at }: Edit): boolean {
  let [start, end] = [at.start, at.end]
  // Backwards and forwards, a line at a time.
  for (let n = 0; n <= CONTEXT && start >= 0; n++) {
    const before = start === 0 ? -1 : text.lastIndexOf('\n', start - 1)
    if (start - before > LONGEST_LINE) return true
    start = before
  }
  for (let n = 0; n <= CONTEXT && end < text.length; n++) {
    const next = text.indexOf('\n', end)
    const after = next < 0 ? text.length : next + 1
    if (after - end > LONGEST_LINE) return true
    end = after
  }
  return false
}

/** What a fix changes, as a unified diff of all its files; undefined where a file can't be read or an edit doesn't fit it. */
export const diffOf =
  (repo: Pick<Repo, 'read'>) =>
  (fix: Fix): Preview | undefined => {
    const files = [...new Set(fix.edits.map(e => e.at.file))].sort()
    const parts: string[] = []
    for (const file of files) {
      const text = repo.read(file)
      const edits = fix.edits.filter(e => e.at.file === file)
      if (typeof text !== 'string' || edits.some(e => e.at.start > e.at.end || e.at.end > text.length)) return undefined
      if (edits.some(e => isLong(text, e))) return { noDiff: `a line there has more than ${LONGEST_LINE} characters` }
      parts.push(unifiedDiff(file, text, applyEdits(text, edits)))
    }
    return { diff: parts.join('') }
  }
