import { expect, test } from 'vitest'
import { applyEdits } from '../../src/fix/apply.ts'
import { choose, meet } from '../../src/fix/overlap.ts'
import type { Edit } from '../../src/model/finding.ts'
import { lineStarts, spanAt } from '../../src/model/span.ts'

const text = 'abcdefghij'
const edit = (start: number, end: number, to = 'X', file = 'f'): Edit => ({ at: spanAt(file, lineStarts(text), start, end), text: to })
const fix = (...edits: Edit[]) => ({ fix: { title: 't', safe: true, edits } })

test.each([
  [edit(0, 3), edit(3, 5), false],
  [edit(0, 4), edit(3, 5), true],
  [edit(3, 3), edit(3, 5), false],
  [edit(4, 4), edit(3, 5), true],
  [edit(5, 5), edit(3, 5), false],
  [edit(3, 3), edit(3, 3, 'Y'), true],
  [edit(3, 5), edit(3, 5, 'Y'), true],
  [edit(3, 5), edit(3, 5, 'Y', 'g'), false],
])('case %#', (a, b, expected) => {
  expect(meet(a, b)).toBe(expected)
  expect(meet(b, a)).toBe(expected)
})

test('the first of two that meet is taken, the other deferred; equal edits are made once', () => {
  const [a, b, c, d] = [fix(edit(0, 2), edit(8, 9)), fix(edit(1, 3)), fix(edit(8, 9), edit(4, 4, '+')), fix(edit(5, 6))]
  const { taken, deferred, edits } = choose([a, b, c, d])
  expect(taken).toEqual([a, c, d])
  expect(deferred).toEqual([b])
  expect(applyEdits(text, edits)).toBe('Xcd+eXghXj')
})

test('a fix is taken whole or not at all; one that fights itself or does nothing never is', () => {
  const half = fix(edit(5, 6), edit(0, 2))
  expect(choose([fix(edit(0, 2, 'Y')), half]).deferred).toEqual([half])
  expect(choose([fix(edit(0, 2), edit(1, 3)), fix()]).taken).toEqual([])
})

test('edits of several files are in order', () => {
  expect(
    choose([fix(edit(5, 6, 'X', 'g')), fix(edit(2, 3, 'X', 'f')), fix(edit(0, 1, 'X', 'g'))]).edits.map(e => [e.at.file, e.at.start]),
  ).toEqual([
    ['f', 2],
    ['g', 0],
    ['g', 5],
  ])
})

test('line ends follow the file; an edit that does not fit is a bug', () => {
  expect(applyEdits('a\r\nb', [{ at: spanAt('f', [0, 3], 1, 1), text: '\nx' }])).toBe('a\r\nx\r\nb')
  expect(() => applyEdits('abc', [edit(2, 9)])).toThrow(RangeError)
  expect(() => applyEdits(text, [edit(0, 4), edit(3, 5)])).toThrow(RangeError)
})
