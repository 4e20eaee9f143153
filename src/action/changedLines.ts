/** Which lines a change shows, told from the two trees that were read: nobody needs to be asked. */
import { unifiedDiff } from '../fix/diff.ts'
import { type Hunk, hunksOf } from '../github/hunks.ts'
import type { Repo } from '../model/repo.ts'

/**
 * A function that tells whether the diff from `base` to `head` shows a line of the head's file, changed or beside a change.
 * Of a file that the base lacks, or that could not be read there, it shows every line.
 */
export function changedLines(base: Pick<Repo, 'read'>, head: Pick<Repo, 'read'>): (file: string, line: number) => boolean {
  const known = new Map<string, readonly Hunk[] | 'all'>()
  function hunks(file: string): readonly Hunk[] | 'all' {
    const [before, after] = [base.read(file), head.read(file)]
    if (typeof after !== 'string' || before === after) return []
    return typeof before === 'string' ? hunksOf(unifiedDiff(file, before, after)) : 'all'
  }
  return (file, line) => {
    const shown = known.get(file) ?? hunks(file)
    known.set(file, shown)
    return shown === 'all' || shown.some(h => line >= h.start && line < h.start + h.lines.length)
  }
}
