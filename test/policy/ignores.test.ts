import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Lexer } from 'yaml'
import { lineStarts, type Span, spanAt } from '../../src/model/span.ts'
import { yamlComments } from '../../src/policy/comments.ts'
import { applyIgnores, readIgnores } from '../../src/policy/ignores.ts'
import type { Weighed } from '../../src/policy/judge.ts'
import { at, finding } from './findings.ts'

const rules = ['missing-timeout', 'plaintext-url', 'shared-instance']

/** Comments of small test files, where no quote holds a sign. */
function comments(text: string): readonly Span[] {
  const starts = lineStarts(text)
  return [...text.matchAll(/(#|\/\/|\/\*).*/g)].map(m => spanAt('a.rb', starts, m.index, m.index + m[0].length))
}
const read = (text: string) => readIgnores('a.rb', text, comments(text), rules)

test.each<[string, readonly (readonly [string, number, string])[]]>([
  ['x # redline:ignore missing-timeout -- LAN only\ny', [['missing-timeout', 1, 'LAN only']]],
  ['# redline:ignore missing-timeout -- why\nx', [['missing-timeout', 2, 'why']]],
  ['  #redline:ignore missing-timeout -- why\nx', [['missing-timeout', 2, 'why']]],
  ['x // redline:ignore plaintext-url -- inside the VPC', [['plaintext-url', 1, 'inside the VPC']]],
  ['x /* redline:ignore plaintext-url -- why */', [['plaintext-url', 1, 'why']]],
  [
    '# redline:ignore missing-timeout, plaintext-url -- a -- b\nx',
    [
      ['missing-timeout', 2, 'a -- b'],
      ['plaintext-url', 2, 'a -- b'],
    ],
  ],
  [
    '# redline:ignore missing-timeout plaintext-url -- both\nx',
    [
      ['missing-timeout', 2, 'both'],
      ['plaintext-url', 2, 'both'],
    ],
  ],
  [
    '# redline:ignore missing-timeout -- a\n# redline:ignore plaintext-url -- b\nx',
    [
      ['missing-timeout', 3, 'a'],
      ['plaintext-url', 3, 'b'],
    ],
  ],
  ['# redline:ignore missing-timeout, missing-timeout -- once\nx', [['missing-timeout', 2, 'once']]],
  ['x # see redline:ignore missing-timeout -- not at the start', []],
  ['# redline reads this file', []],
  ['# the redline:ignore comment', []],
])('%s', (text, expected) => {
  const { ignores, findings } = read(text)
  expect(ignores.map(i => [i.rule, i.line, i.reason])).toEqual(expected)
  expect(findings).toEqual([])
})

test.each([
  ['# redline:ignore missing-timeout', 'gives no reason'],
  ['# redline:ignore missing-timeout --', 'gives no reason'],
  ['# redline:ignore missing-timeout because', 'gives no reason'],
  ['# redline:ignore -- reason', 'names no rule'],
  ['# redline:ignore', 'names no rule'],
  ['# redline:ignore missing-timout -- r', 'did you mean `missing-timeout`?'],
  ['# redline:ignore all -- r', 'There is no rule `all`'],
  ['# redline: ignore missing-timeout -- r', 'looks like an ignore'],
  ['# redline-ignore missing-timeout -- r', 'looks like an ignore'],
  ['# redline:ignroe missing-timeout -- r', 'looks like an ignore'],
  ['# Redline:Ignore missing-timeout -- r', 'looks like an ignore'],
  ['# redline:disable missing-timeout -- r', 'looks like an ignore'],
  ['# redline:ignored missing-timeout -- r', 'looks like an ignore'],
])('%s is an error and silences nothing', (text, message) => {
  const { ignores, findings } = read(`${text}\nx`)
  expect(ignores).toEqual([])
  expect(findings).toMatchObject([{ rule: 'unused-ignore', severity: 'error', confidence: 'certain' }])
  expect(findings[0]?.message).toContain(message)
})

test('one wrong id leaves the others in force', () => {
  const { ignores, findings } = read('# redline:ignore nonsense, missing-timeout -- r\nx')
  expect(ignores.map(i => i.rule)).toEqual(['missing-timeout'])
  expect(findings).toHaveLength(1)
  expect(findings[0]?.at).toMatchObject({ line: 1, column: 18, endColumn: 26 })
})

test('an ignore silences its rule on its line alone, and is named where it silences nothing', () => {
  const { ignores } = read('# redline:ignore missing-timeout, plaintext-url -- LAN\nx')
  const found: readonly Weighed[] = [
    finding({ at: at('a.rb', 2) }),
    finding({ at: at('a.rb', 3) }),
    finding({ at: at('b.rb', 2) }),
    finding({ rule: 'shared-instance', at: at('a.rb', 2) }),
  ]
  const { findings, unused } = applyIgnores(found, ignores)
  expect(findings.map(f => f.silenced?.reason)).toEqual(['LAN', undefined, undefined, undefined])
  expect(unused).toMatchObject([
    { rule: 'unused-ignore', severity: 'warning', message: '`plaintext-url` finds nothing on line 2, so this ignore can go.' },
  ])
  expect(applyIgnores(found, ignores, rule => rule !== 'plaintext-url').unused).toEqual([])
})

test('any text is read without throwing', () => {
  const piece = fc.constantFrom('# ', 'redline:ignore', ' missing-timeout', ',', ' -- ', 'x', '\n', '\r\n', '*/', '/*', '//')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), parts => {
      const { ignores, findings } = read(parts.join(''))
      for (const i of ignores) expect(i.reason).not.toBe('')
      for (const f of findings) expect(f.at.start).toBeLessThanOrEqual(f.at.end)
    }),
  )
})

const texts = (text: string): readonly string[] => yamlComments('a.yml', text).map(s => text.slice(s.start, s.end))

test.each<[string, readonly string[]]>([
  ['# a\nb: c # d', ['# a', '# d']],
  ['a: "x # no" # yes', ['# yes']],
  ["a: 'it''s # no' # yes", ['# yes']],
  ["a: it's # yes", ['# yes']],
  ['a: b#no', []],
  ['a: "one\n  # no\n  two" # yes', ['# yes']],
  ['a: "\\" # no" # yes', ['# yes']],
  ['a: | # yes\n  # no\n\n  b\n# yes too', ['# yes', '# yes too']],
  ['a:\n  b: >-\n    # no\n  c: d # yes', ['# yes']],
  ['- a: |\n    # no\n  b: c # yes', ['# yes']],
  ['- |\n  # no\n- b # yes', ['# yes']],
  ['a: [ "# no", \'# no\' ] # yes', ['# yes']],
  ['a: !tag "# no" # yes', ['# yes']],
  ['a: x | y # yes', ['# yes']],
  ['a: b # yes\r\nc: d', ['# yes']],
])('%s', (text, expected) => expect(texts(text)).toEqual(expected))

test('comments of YAML are those of a real lexer', () => {
  const scalar = fc.constantFrom('b', '"q # n"', "'q # n'", "it's", '1', '[a, "# n"]', '{a: b}', '|\n    # n\n    t', '>-\n    # n', 'x#y')
  const key = fc.constantFrom('a', 'b c', '"k # n"', "'k'")
  const line = fc
    .tuple(key, scalar, fc.constantFrom('', ' # c', '  # redline:ignore x -- y'))
    .map(([k, v, c]) => (v.includes('\n') ? `${k}: ${v}${c.replace(/^ +# ?/, '')}` : `${k}: ${v}${c}`))
  const own = fc.constantFrom('# own', '')
  fc.assert(
    fc.property(fc.array(fc.oneof(line, own), { maxLength: 8 }), lines => {
      const text = lines.join('\n')
      const lexed = [...new Lexer().lex(text)].filter(t => t.startsWith('#'))
      expect(texts(text)).toEqual(lexed.map(t => t.trimEnd()))
    }),
  )
  fc.assert(fc.property(fc.string(), text => void yamlComments('a.yml', text)))
})
