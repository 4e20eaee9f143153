/** Every fixture, cut off anywhere: what a half-written file holds is read or refused. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundles } from './bundles.ts'
import { patience, runs, scanned } from './scanned.ts'

/** The files with the one that holds this offset cut there; those behind it are whole, or missing. */
function cut(files: ReadonlyMap<string, string>, offset: number, missing: boolean): ReadonlyMap<string, string> {
  const kept = new Map<string, string>()
  let left = offset
  for (const [path, text] of files) {
    if (left >= 0 && left <= text.length) kept.set(path, text.slice(0, left))
    else if (left >= 0 || !missing) kept.set(path, text)
    left -= text.length + 1
  }
  return kept
}

const length = (files: ReadonlyMap<string, string>): number => [...files.values()].reduce((sum, text) => sum + text.length + 1, 0)

test('every fixture, whole and cut off anywhere, gives a report without failures', { timeout: patience }, () => {
  const { numRuns, seed } = runs(2)
  expect(bundles.length).toBeGreaterThan(150)
  for (const [i, { name, files }] of bundles.entries()) {
    const offsets = fc.sample(fc.tuple(fc.nat({ max: length(files) }), fc.boolean()), { numRuns: numRuns ?? 1, seed: (seed ?? 0) + i })
    for (const [offset, missing] of offsets) {
      try {
        scanned(cut(files, offset, missing))
      } catch (error) {
        throw new Error(`${name}, cut at ${offset}${missing ? ', without the files behind it' : ''}`, { cause: error })
      }
    }
  }
})
