import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineStarts, spanAt } from '../../src/model/span.ts'
import { palette } from '../../src/report/color.ts'
import { codeFrame } from '../../src/report/source.ts'
import { displayWidth, wrap } from '../../src/report/width.ts'
import { spanOf, spot } from './build.ts'

const paint = palette(false)
const frame = (text: string, what: string, width = 60): string =>
  codeFrame(text, spanOf('a.rb', text, what), { width, paint, pointer: paint.bold }).join('\n')

describe('codeFrame', () => {
  test.each([
    ['two lines around', 'a\nb\nc\nd\ne\nf', 'c', '  1 │ a\n  2 │ b\n> 3 │ c\n    │ ^\n  4 │ d\n  5 │ e'],
    ['no blank lines at the edges', '\n\nc\n\n\n', 'c', '> 3 │ c\n    │ ^'],
    ['tabs as two columns', '\tx = y', 'y', '> 1 │   x = y\n    │       ^'],
    ['wide characters', 'x = "日本" + y', 'y', '> 1 │ x = "日本" + y\n    │              ^'],
    ['the end of lines of Windows', 'a\r\nb\r\n', 'b', '  1 │ a\n> 2 │ b\n    │ ^'],
    ['several lines', 'x(\n  1,\n)', 'x(\n  1,\n)', '> 1 │ x(\n    │ ^^\n> 2 │   1,\n> 3 │ )'],
    ['a masked secret before the pointer', 'u "redis://:hunter22@h", y', 'y', '> 1 │ u "redis://***@h", y\n    │                    ^'],
    [
      'a key over lines',
      'K = "-----BEGIN RSA PRIVATE KEY-----\nTUlJ\n-----END RSA PRIVATE KEY-----"\nx',
      'x',
      '  2 │ ***\n  3 │ ***"\n> 4 │ x\n    │ ^',
    ],
    [
      'a long line: no pointer under what is cut off',
      `x = call(${'a, '.repeat(40)}b)`,
      `call(${'a, '.repeat(40)}b)`,
      `> 1 │ x = call(${'a, '.repeat(14)}a,…\n    │     ${'^'.repeat(49)}`,
    ],
    [
      'a long line: what is marked far behind is seen, and some of what stands before it',
      `x = call(${'a, '.repeat(40)}b, ccc, d)`,
      'ccc',
      `> 1 │ … ${'a, '.repeat(15)}b, ccc…\n    │ ${' '.repeat(50)}^^^`,
    ],
    [
      'a long line: what is marked is longer than the room',
      `${'a, '.repeat(40)}f(${'b, '.repeat(40)}c)`,
      `f(${'b, '.repeat(40)}c)`,
      `> 1 │ …, a, f(${'b, '.repeat(15)}…\n    │       ${'^'.repeat(47)}`,
    ],
    ['a long line of wide characters', `${'日'.repeat(60)} + y`, 'y', `> 1 │ …${'日'.repeat(24)} + y\n    │ ${' '.repeat(52)}^`],
  ])('%s', (_, text, what, expected) => expect(frame(text, what)).toBe(expected))

  test('a place beyond the file gives nothing', () => {
    expect(codeFrame('a\n', spot('a.rb', 9), { width: 60, paint, pointer: paint.bold })).toEqual([])
  })

  test('in a long line the pointer stands under what is marked', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', ' ', '日', '\t'), maxLength: 60 })
    fc.assert(
      fc.property(piece, piece, (before, after) => {
        const lines = frame(`|${before}XYZ${after}|`, 'XYZ', 40).split('\n')
        const [shown = '', pointer = ''] = lines
        expect(displayWidth(shown.slice(0, shown.indexOf('XYZ')))).toBe(pointer.indexOf('^^^'))
        expect(pointer.trimEnd().endsWith(' ^^^')).toBe(true)
      }),
    )
  })

  test('any text and any span: lines that fit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\t', '\r', '日', '\u001b', '👩‍👩‍👧', '"') }),
        fc.nat(40),
        fc.nat(40),
        (text, start, length) => {
          const begin = Math.min(start, text.length)
          const at = spanAt('a.rb', lineStarts(text), begin, Math.min(begin + length, text.length))
          for (const line of codeFrame(text, at, { width: 40, paint, pointer: paint.bold })) {
            expect(displayWidth(line)).toBeLessThanOrEqual(40)
            expect(line).not.toContain('\u001b')
          }
        },
      ),
    )
  })
})

test.each([
  ['abc', 3],
  ['日本', 4],
  ['é', 1],
  ['e\u0301', 1],
  ['👩‍👩‍👧', 2],
  ['✅', 2],
  ['…│─', 3],
  ['ｱ', 1],
])('%s is %i wide', (text, width) => expect(displayWidth(text)).toBe(width))

test('wrapping keeps words whole, unless it must not', () => {
  expect(wrap('one two  three', 7)).toEqual(['one two', 'three'])
  expect(wrap('a config/long/path.rb b', 6)).toEqual(['a', 'config/long/path.rb', 'b'])
  expect(wrap('a abcdefgh', 4, true)).toEqual(['a', 'abcd', 'efgh'])
})
