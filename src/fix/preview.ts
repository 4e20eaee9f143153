/** A single fix as a unified diff, for reports. */
import type { Fix } from '../model/finding.ts'
import type { Repo } from '../model/repo.ts'
import { applyEdits } from './apply.ts'
import { unifiedDiff } from './diff.ts'

/** What a fix changes, as a unified diff of all its files; undefined where a file can't be read or an edit doesn't fit it. */
export const diffOf =
  (repo: Pick<Repo, 'read'>) =>
  (fix: Fix): string | undefined => {
    const files = [...new Set(fix.edits.map(e => e.at.file))].sort()
    const parts = files.map(file => {
      const text = repo.read(file)
      const edits = fix.edits.filter(e => e.at.file === file)
      if (typeof text !== 'string' || edits.some(e => e.at.start > e.at.end || e.at.end > text.length)) return undefined
      return unifiedDiff(file, text, applyEdits(text, edits))
    })
    return parts.includes(undefined) ? undefined : parts.join('')
  }
