import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parts, show, type Value } from '../../src/model/value.ts'
import { readYaml } from '../../src/read/yaml.ts'
import { erbRuby } from './erbRuby.ts'
import { expectLinear } from './linear.ts'

function read(text: string) {
  const ruby = erbRuby('config/a.yml')
  return { ...readYaml(text, 'config/a.yml', ruby), asked: ruby.asked }
}
const shown = (text: string): string => {
  const { value, problems } = read(text)
  return [value ? show(value) : 'nothing', ...problems.map(p => `${p.at.line}:${p.at.column} ${p.why}`)].join(' ! ')
}

describe('scalars as Psych reads them', () => {
  test.each([
    ['5', '5'],
    ['-1_000', '-1000'],
    ['1,000', '1000'],
    ['010', '8'],
    ['08', '"08"'],
    ['0x1f', '31'],
    ['0b101', '5'],
    ['1.5', '1.5'],
    ['1.', '1'],
    ['.', '"."'],
    ['1e3', '"1e3"'],
    ['1.0e+3', '1000'],
    ['1:30', '90'],
    ['6379:6379', '"6379:6379"'],
    ['.inf', 'Infinity'],
    ['yes', 'true'],
    ['Off', 'false'],
    ['y', '"y"'],
    ['n', '"n"'],
    ['~', 'nil'],
    ['null', 'nil'],
    ['', 'nil'],
    ['"5"', '"5"'],
    ["'yes'", '"yes"'],
    [':redis', ':redis'],
    [':"a b"', ':a b'],
    ['":redis"', '":redis"'],
    ['2024-01-02', '"2024-01-02"'],
    ['!!str 5', '"5"'],
    ['!!int "5"', '5'],
    ['!ruby/symbol a', ':a'],
    ['!Ref A', 'unknown (the YAML tag !Ref is not understood)'],
    ['redis://h:6379/0', '"redis://h:6379/0"'],
    ['[1, :a, "b"]', '[1, :a, "b"]'],
    ['|\n  a\n  b\n', '"a\\nb\\n"'],
    ['>-\n  a\n  b\n', '"a b"'],
  ])('%s', (text, expected) => expect(shown(`v: ${text}`)).toBe(`{v: ${expected}}`))
})

describe('mappings', () => {
  test.each([
    [':a: 1\n":b": 2\n', '{a: 1, :b: 2}'],
    ['a: &x {b: 1}\nc: *x\n', '{a: {b: 1}, c: {b: 1}}'],
    ['a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n', '{a: {b: 1, c: 2}, d: {b: 1, c: 3}}'],
    // Psych merges in the order of the keys: what stands before << is replaced.
    ['a: &x {c: 2}\nd:\n  c: 3\n  <<: *x\n', '{a: {c: 2}, d: {c: 2}}'],
    ['a: &x {p: 1}\nb: &y {p: 2, q: 2}\nd:\n  <<: [*x, *y]\n', '{a: {p: 1}, b: {p: 2, q: 2}, d: {p: 1, q: 2}}'],
    ['a: &x {r: {p: 1}}\nd:\n  <<: *x\n  r: {q: 2}\n', '{a: {r: {p: 1}}, d: {r: {q: 2}}}'],
    ['a: 1\na: 2\n', '{a: 2} ! 2:1 the key "a" is there twice in one mapping, and the last counts'],
    ['a: *b\n', '{a: unknown (the alias *b has no anchor before it)} ! 1:4 the alias *b has no anchor before it'],
    [
      'a: &a\n  b: *a\n',
      '{a: {b: unknown (the alias *a stands inside what it stands for)}} ! 2:6 the alias *a stands inside what it stands for',
    ],
    ['? [a]\n: 1\nb: 2\n', '{b: 2, …}'],
    ['--- {a: 1}\n--- {b: 2}\n', '{a: 1}'],
    ['', 'nothing'],
    ['# only\n', 'nothing'],
    ['a: 1\r\nb: 2\r\n', '{a: 1, b: 2}'],
    ['__proto__: 1\nconstructor: 2\n', '{__proto__: 1, constructor: 2}'],
  ])('%j', (text, expected) => expect(shown(text)).toBe(expected))

  test('where keys and values stand', () => {
    const { value } = read('production:\n  :url: redis://a\n')
    const inner = value?.kind === 'record' ? value.entries.get('production') : undefined
    expect(inner?.kind === 'record' && inner.keys?.get('url')).toMatchObject({ start: 14, end: 18, line: 2, column: 3 })
    expect(inner?.kind === 'record' && inner.entries.get('url')?.at).toMatchObject({
      start: 20,
      end: 29,
      line: 2,
      column: 9,
      endColumn: 18,
    })
  })
})

describe('ERB', () => {
  test.each([
    ['a: <%= ENV["A"] %>', '{a: $A}'],
    ['a: "<%= ENV["A"] %>"', '{a: $A}'],
    ['a: \'<%= ENV["A"] %>\'', '{a: $A}'],
    ['a: redis://<%= ENV["H"] %>:<%= ENV["P"] %>/1', '{a: "redis://#{$H}:#{$P}/1"}'],
    ['a: redis://<%= ENV["H"] || "h" %>:6379', '{a: "redis://#{$H}:6379" or "redis://h:6379"}'],
    ['a: <%= ENV["H"] %><%= ENV["P"] %>', '{a: "#{$H}#{$P}"}'],
    ['a: <%= ENV["N"] || "5" %>', '{a: $N or 5}'],
    ['a: "<%= ENV["N"] || 5 %>"', '{a: $N or "5"}'],
    ['a: <%= 1 %>0', '{a: 10}'],
    ['a: <%= nil %>', '{a: nil}'],
    ['a: "<%= nil %>"', '{a: ""}'],
    ['a: <%= :redis %>', '{a: "redis"}'],
    ['a: [<%= 1 %>, <%= 2 %>]', '{a: [1, 2]}'],
    ['a: {url: <%= ENV["A"] %>}', '{a: {url: $A}}'],
    ['a: |\n  x <%= ENV["A"] %>\n', '{a: "x #{$A}\n"}'],
    ['<%= Rails.env %>:\n  a: 1', '{production: {a: 1}}'],
    ['<%= ENV["E"] %>:\n  a: 1\nb: 2', '{b: 2, …}'],
    ['<% x = 7 %>\na: <%= x %>', '{a: 7}'],
    ['# <%= ENV["A"] %>\na: 1', '{a: 1}'],
    ['a: <%# ENV["A"] %>\nb: 1', '{a: nil, b: 1}'],
    ['a: "<%% x %>"', '{a: "<% x %>"}'],
    ['a: <%= ENV["A"]\n  %>\nb: 1', '{a: $A, b: 1}'],
    ['a: 1\nb: <%= 2', '{a: 1, b: nil} ! 2:4 an ERB tag that begins here never ends'],
    ['p:\n  key: |\n<%= ENV["KEY"].gsub(/^/, "    ") %>\n  a: 1\n', '{p: {key: unknown (a line of ERB writes it), a: 1}}'],
    ['p:\n  a: 1\n  <%= more %>\n  b: 2\n', '{p: {a: 1, b: 2, …}} ! 3:3 this line of ERB writes YAML that the file does not show'],
  ])('%j', (text, expected) => expect(shown(text)).toBe(expected))

  test('tags are evaluated in the order they stand, at their own offsets', () => {
    const text = '<% x = 1 %>\nb: &a <%= x %>\n# <%= 2 %>\nc: <%= 3 %>\n'
    const { asked } = read(text)
    expect(asked.map(a => `${a.kind}:${a.code}`)).toEqual(['control: x = 1 ', 'output: x ', 'output: 2 ', 'output: 3 '])
    for (const { code, offset } of asked) expect(text.slice(offset, offset + code.length)).toBe(code)
  })
})

describe('bad input', () => {
  test.each([
    ['a: [1, 2', '1:9 the YAML is not valid here'],
    ['a: "b', '1:6 the YAML is not valid here'],
    ['a: 1\n b: 2', '1:4 the YAML is not valid here'],
    ['a:\n\t- 1', '2:1 the YAML is not valid here'],
  ])('%j', (text, problem) => expect(shown(text)).toContain(problem))

  test('aliases of aliases end', () => {
    const lines = [
      'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
      ...Array.from({ length: 20 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`),
    ]
    const { value, problems } = read(lines.join('\n'))
    expect(problems.map(p => p.why)).toEqual(['its aliases stand for more than 20000 values'])
    let count = 0
    const visit = (v: Value): void => {
      count++
      for (const p of parts(v)) visit(p)
    }
    if (value) visit(value)
    expect(count).toBeLessThan(100_000)
  })

  test('nesting ends at 100 levels', () => {
    expect(shown('['.repeat(150) + ']'.repeat(150))).toContain('it is nested more than 100 levels deep')
    expect(shown('['.repeat(100_000))).toContain('!')
  })

  const yaml = fc.array(
    fc.constantFrom(
      'a',
      'b: ',
      ': ',
      '- ',
      '\n',
      '\n  ',
      '\n    ',
      '&x ',
      '*x',
      '<<: ',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ', ',
      '# ',
      '|\n',
      '? ',
      '!t ',
      '~',
      '5',
      '<%= 1 %>',
      '<% if x %>',
      '<% else %>',
      '<% end %>',
      '<%# c %>',
      '<%',
      '%>',
      '---\n',
      '\uE000',
      '\0',
    ),
    { maxLength: 60 },
  )
  const whole =
    'd: &d\n  adapter: redis\n  <<: {url: <%= ENV["A"] || "b" %>}\n<% if ENV["X"] %>\np:\n  <<: *d\n  :ssl: "a<%= 1 %>"\n<% else %>\np: {c: [1, :x]}\n<% end %>\n'

  test('any text, and any beginning of a file: a value and problems, never an exception', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          yaml.map(p => p.join('')),
          fc.string(),
          fc.nat(whole.length).map(n => whole.slice(0, n)),
        ),
        text => {
          const { value, problems } = read(text)
          if (value) show(value)
          for (const p of problems) expect(p.at.start).toBeLessThanOrEqual(text.length)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test.each([
    '- ',
    'a: ',
    '{',
    'a: &a 1\n',
    'a: 1\n',
    '- *x\n',
    '<% if x %>\na: 1\n<% end %>\n',
    '<% if x %>\na: 1\n',
    'k<%= 1 %>: <%= 2 %>\n',
    '<%= 1 %>\n',
    '<% if x %>a<% end %>',
  ])('%j over and over takes linear time', piece => expectLinear(times => read(piece.repeat(times)), 2000))
})
