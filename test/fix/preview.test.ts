/** A fix as a diff in a report: of a line that nobody reads it says why it isn't shown. */
import { expect, test } from 'vitest'
import { diffOf } from '../../src/fix/preview.ts'
import type { Fix } from '../../src/model/finding.ts'
import { mapRepo } from '../../src/model/repo.ts'
import { lineStarts, spanAt } from '../../src/model/span.ts'

const OLD = 'redis(timeout: 9)'

/** What is shown of a fix that puts 2 in place of 9. */
function shown(text: string): ReturnType<ReturnType<typeof diffOf>> {
  const start = text.indexOf('9')
  const fix: Fix = { title: 'less', safe: true, edits: [{ at: spanAt('a.rb', lineStarts(text), start, start + 1), text: '2' }] }
  return diffOf(mapRepo(new Map([['a.rb', text]])))(fix)
}

const CASES: readonly (readonly [what: string, text: string, shown: boolean])[] = [
  ['a short file', `${OLD}\n`, true],
  ['a file without a last newline', OLD, true],
  ['a long line far away', `${'#'.repeat(5000)}\n\n\n\n\n${OLD}\n\n\n\n\n${'#'.repeat(5000)}\n`, true],
  ['a long line that is changed', `${OLD}; ${'x = 1; '.repeat(400)}\n`, false],
  ['one that is changed at its end', `${'x = 1; '.repeat(400)}${OLD}`, false],
  ['a long line above', `${'#'.repeat(5000)}\n\n${OLD}\n`, false],
  ['a long line below', `${OLD}\n\n${'#'.repeat(5000)}\n`, false],
]

test.each(CASES)('%s', (_, text, isShown) => {
  const preview = shown(text)
  if (isShown) expect(preview).toMatchObject({ diff: expect.stringContaining('+redis(timeout: 2)') })
  else expect(preview).toEqual({ noDiff: 'a line there has more than 2000 characters' })
})
