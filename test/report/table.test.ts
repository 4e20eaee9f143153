/** Tables at sizes that no terminal shows whole. */
import { expect, test } from 'vitest'
import { table } from '../../src/report/table.ts'

test('a column of three hundred thousand words is measured like any other', () => {
  const rows = Array.from({ length: 3000 }, (_, i) => [`row ${i}`, 'word '.repeat(100).trim()])
  const lines = table([{ head: 'Row' }, { head: 'Words', wraps: true }], rows, { width: 60 })
  expect(lines.length).toBeGreaterThan(3000)
  expect(Math.max(...lines.slice(0, 50).map(l => l.length))).toBeLessThanOrEqual(60)
})
