import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskErb, scanErb } from '../../src/read/erb.ts'
import { expectLinear } from './linear.ts'

/** Each tag as `kind:code`, comments and escapes as their place. */
function tags(text: string): readonly string[] {
  const erb = scanErb(text)
  for (const t of erb.tags) expect(text.slice(t.start, t.start + t.code.length)).toBe(t.code)
  return erb.tags.map(t => `${t.kind}:${t.code}`)
}

/** Placeholders as `=`, what is left out as `~`. */
function masked(text: string): string {
  const m = maskErb(text, scanErb(text))
  return [...m.text].map(c => (c === m.open || c === m.fill ? '=' : c === m.nothing ? '~' : c)).join('')
}

describe('tags', () => {
  test.each([
    ['a: <%= 1 %>', ['output: 1 ']],
    ['a: <%== 1 %>', ['output: 1 ']],
    ['<% x = 1 -%>\na: <%= x -%>', ['control: x = 1 ', 'output: x ']],
    ['<%- x -%>', ['control: x ']],
    ['<%# no %>a<%= 1 %>', ['output: 1 ']],
    ["<%# don't %>a<%= 1 %>", ['output: 1 ']],
    ['<%% literal %> <%= 1 %>', ['output: 1 ']],
    ['<%= "a %> b" %>', ['output: "a %> b" ']],
    [`<%= 'a %> b' + "c" %> <%= 2 %>`, [`output: 'a %> b' + "c" `, 'output: 2 ']],
    ['<%= "a \\" %> b" %>', ['output: "a \\" %> b" ']],
    ["<% x # it's %> <%= 1 %>", ["control: x # it's ", 'output: 1 ']],
    ["<%= it's %> b ' <%= 1 %>", ["output: it's ", 'output: 1 ']],
    ["<%= it's %> b ' %>", ["output: it's %> b ' "]],
    ['<%= "#{a}" %>', ['output: "#{a}" ']],
    ['<%= 1 %%> 2 %>', ['output: 1 %%> 2 ']],
    ['<%=\n  1\n%>', ['output:\n  1\n']],
    ['<%=%>', ['output:']],
    ['no tags', []],
    ['<%= open', []],
    ['<%>', []],
  ])('%j', (text, expected) => expect(tags(text)).toEqual(expected))

  test('a tag without an end is told', () => expect(scanErb('a: 1\nb: <%= 2').unterminated).toBe(8))
})

describe('mask', () => {
  test.each([
    ['a: <%= 1 %>x', 'a: ========x'],
    ['a: <%=\n1 %>\nb: 2', 'a: ========\nb: 2'],
    ['<% if a %>\nb: 1\n<% end %>\n', '          \nb: 1\n         \n'],
    ['a: 1 <%# why %>\nb: 2', 'a: 1           \nb: 2'],
    ['<%# a\n b %>\nc: 1', '     \n     \nc: 1'],
    ['a: <%% b %>', 'a: <%~ b %>'],
    ['<% if a %>b: 1<% end %>', '~~~~~~~~~~b: 1         '],
    ['a: 1\nb: <% c', 'a: 1\nb:     '],
  ])('%j', (text, expected) => expect(masked(text)).toBe(expected))

  test('private-use characters of the text itself are no placeholders', () => {
    const m = maskErb('a: \uE000\uE001 <%= 1 %>', scanErb('a: \uE000\uE001 <%= 1 %>'))
    expect([m.open, m.fill, m.nothing]).toEqual(['\uE002', '\uE003', '\uE004'])
  })
})

const pieces = fc.array(
  fc.constantFrom('<%', '<%=', '<%#', '<%%', '<%-', '%>', '-%>', '%%>', '"', "'", '\\', '#', '\n', ' ', 'a', 'a: ', '\uE000'),
  { maxLength: 60 },
)

test('any text: offsets hold, nothing throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        pieces.map(p => p.join('')),
        fc.string(),
      ),
      text => {
        const erb = scanErb(text)
        const m = maskErb(text, erb)
        expect(m.text).toHaveLength(text.length)
        for (const t of erb.tags) expect(text.slice(t.tagStart, t.tagStart + 2) + text.slice(t.tagEnd - 2, t.tagEnd)).toBe('<%%>')
      },
    ),
    { numRuns: 500 },
  )
})

test.each(['<%', '<%= "%>" ', "<% ' %> ", '<% # %> ', "<%= '\\'", '<%# ', '<%% ', '<%= 1 %>'])(
  '%j over and over takes linear time',
  piece => {
    expectLinear(times => maskErb(piece.repeat(times), scanErb(piece.repeat(times))), 20_000)
  },
)
