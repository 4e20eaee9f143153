import { describe, expect, test } from 'vitest'
import type { Judged } from '../../src/model/report.ts'
import { annotations } from '../../src/report/annotations.ts'
import { documentOf } from '../../src/report/json.ts'
import { appReport, HERE, report, spot } from './build.ts'
import { compared, documentWith, lines, numbered } from './saved.ts'

const of = (findings: readonly Judged[]) => annotations(documentWith(findings), undefined)

test('worst first, at most ten errors and warnings and nine notices, the last with how many more', () => {
  const many = (['note', 'warning', 'error'] as const).flatMap((severity, s) =>
    Array.from({ length: 12 }, (_, i) => numbered(s * 100 + i, { severity, at: spot('config/a.rb', i + 1) })),
  )
  const all = of(many)
  expect(['error', 'warning', 'notice'].map(level => all.filter(a => a.level === level).length)).toEqual([10, 10, 9])
  expect(all.map(a => a.level)).toEqual([...all.map(a => a.level)].sort((a, b) => LEVELS.indexOf(a) - LEVELS.indexOf(b)))
  expect(all[9]?.message).toMatch(/\n\n2 more errors: the summary of this run lists all\.$/)
  expect(all.at(-1)?.message).toMatch(/\n\n3 more notes: /)
  expect(all[8]?.message).not.toContain('more')
})

const LEVELS = ['error', 'warning', 'notice']

test('on a pull request what it adds, and nothing else', () => {
  const { document, comparison } = compared([numbered(1), numbered(2)], [numbered(1)])
  expect(annotations(document, comparison)).toHaveLength(1)
  expect(annotations(document, undefined)).toHaveLength(2)
})

test('what is silenced or too unsure is none', () => {
  expect(of([numbered(1, { silenced: { by: 'baseline', reason: 'known' } }), numbered(2, { confidence: 'possible' })])).toEqual([])
  const unsure = documentWith([numbered(2, { confidence: 'possible' })])
  expect(annotations(unsure, undefined, { minConfidence: 'possible' })[0]?.title).toBe('missing-timeout (possible)')
})

test.each([
  ['one line', spot('config/a.rb', 4, 7), { file: 'config/a.rb', startLine: 4, endLine: 4, startColumn: 7, endColumn: 8 }],
  ['several lines have no columns', lines('config/a.rb', 4, 9), { file: 'config/a.rb', startLine: 4, endLine: 9 }],
  ['a server', { ...HERE, file: '' }, {}],
])('%s', (_, at, place) => {
  const [annotation] = of([numbered(1, { at })])
  const { level, title, message, ...rest } = annotation ?? {}
  expect([level, title, typeof message, rest]).toEqual(['warning', 'missing-timeout', 'string', place])
})

test('a scanned folder stands before its files', () => {
  const document = documentOf(report({ base: 'apps/shop', apps: [appReport({ findings: [numbered(1, { at: spot('a.rb') })] })] }))
  expect(annotations(document, undefined)[0]?.file).toBe('apps/shop/a.rb')
})

describe('a message', () => {
  const message = (given: Partial<Judged>): string => of([numbered(1, given)])[0]?.message ?? ''

  test('says what is wrong, with what, and what to do', () => {
    const related = [{ at: spot('config/b.yml', 3), role: 'the other end' }]
    expect(message({ related, advice: 'Do this:\n\n```ruby\nx\n```' })).toBe(
      'The client has no read timeout.\n\nconfig/b.yml:3  the other end\n\nDo this:\n\n```ruby\nx\n```',
    )
  })

  test('leaves out as a whole what doesn’t fit', () => {
    expect(message({ advice: 'x '.repeat(3000) })).toBe('The client has no read timeout.')
  })

  test.each([
    ['at a word', 'word '.repeat(2000), /word…$/],
    ['within a word that never ends', 'x'.repeat(9000), /x…$/],
    ['never within a character', `a${'\u{1f600}'.repeat(5000)}`, /\u{1f600}…$/u],
  ])('is cut %s', (_, long, end) => {
    const cut = message({ message: long })
    expect(cut.length).toBeLessThanOrEqual(4096)
    expect(cut.length).toBeGreaterThan(4000)
    expect(cut).toMatch(end)
    expect(cut).not.toMatch(/\p{Cs}/u)
  })

  test('keeps its length with how many more behind it', () => {
    const many = Array.from({ length: 11 }, (_, i) => numbered(i, { message: 'word '.repeat(2000) }))
    const last = of(many).at(-1)?.message ?? ''
    expect(last.length).toBeLessThanOrEqual(4096)
    expect(last).toMatch(/word…\n\n1 more warning: /)
  })

  test('holds no control or bidirectional character', () => {
    expect(message({ message: 'a\u001b[31m \u202eb\u0007' })).toBe('a\\e[31m \\u{202e}b\\u{7}')
  })
})
