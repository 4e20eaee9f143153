/** Which fixes can be applied together: a fix is taken whole or not at all, and the first of two that meet wins. */
import type { Edit, Fix } from '../model/finding.ts'

/** Whether two edits can't both be made: they share characters, or insert at one place without it being the same text. */
export function meet(a: Edit, b: Edit): boolean {
  if (a.at.file !== b.at.file) return false
  if (a.at.start === b.at.start && a.at.end === b.at.end) return true
  if (a.at.start === a.at.end) return b.at.start < a.at.start && a.at.start < b.at.end
  if (b.at.start === b.at.end) return a.at.start < b.at.start && b.at.start < a.at.end
  return a.at.start < b.at.end && b.at.start < a.at.end
}

const same = (a: Edit, b: Edit): boolean =>
  a.at.file === b.at.file && a.at.start === b.at.start && a.at.end === b.at.end && a.text === b.text

export interface Chosen<F> {
  readonly taken: readonly F[]
  /** Those whose edits meet a taken one's: to be tried again on the changed text. */
  readonly deferred: readonly F[]
  /** The edits of the taken fixes, each once, in the order of the files and within them. */
  readonly edits: readonly Edit[]
}

/** Chooses fixes in the order given. An edit that a taken fix makes as well is no obstacle: it is made once. */
export function choose<F extends { readonly fix: Fix }>(candidates: readonly F[]): Chosen<F> {
  const taken: F[] = []
  const deferred: F[] = []
  const byFile = new Map<string, Edit[]>()
  const made = (edit: Edit): readonly Edit[] => byFile.get(edit.at.file) ?? []
  for (const candidate of candidates) {
    const { edits } = candidate.fix
    const fresh = edits.filter((e, i) => !made(e).some(m => same(m, e)) && !edits.slice(0, i).some(o => same(o, e)))
    const clashes = fresh.some((e, i) => made(e).some(m => meet(m, e)) || fresh.slice(0, i).some(o => meet(o, e)))
    if (clashes || edits.length === 0) {
      deferred.push(candidate)
      continue
    }
    taken.push(candidate)
    for (const edit of fresh) byFile.set(edit.at.file, [...made(edit), edit])
  }
  const order = (a: Edit, b: Edit): number => a.at.start - b.at.start || a.at.end - b.at.end
  const edits = [...byFile].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, of]) => of.sort(order))
  return { taken, deferred, edits }
}
