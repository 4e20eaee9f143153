/** Lines of the log: whatever stands in them, the runner obeys none. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inert } from '../../src/action/runner.ts'
import { commands } from './commands.ts'

const PIECES = [
  '::',
  ':',
  '##[',
  '##',
  '#',
  '[',
  'error',
  ']',
  '::error::x',
  '##[warning]x',
  '::set-output name=a::b',
  ' ',
  '\t',
  '\n',
  '\r',
  '\r\n',
]
const BLANKS = ['\u0085', '\u00a0', '\u2028', '\u200b', '\ufeff', '\u0000', '\v', '\f', '\u3000', 'é', '漢字', '😀', '%0A']

it('holds no command, whatever text stands in it', () => {
  const text = fc.array(fc.constantFrom(...PIECES, ...BLANKS), { maxLength: 14 }).map(parts => parts.join(''))
  fc.assert(
    fc.property(text, given => {
      const lines = inert(given)
      expect(commands(lines.join('\n'))).toEqual([])
      // What the runner trims before it looks: .NET counts more as blank than a regular expression does.
      for (const line of lines) expect(line.replace(/^[\s\p{C}]+/u, '').startsWith('::')).toBe(false)
    }),
    { numRuns: 3000 },
  )
})

it('is what it was otherwise', () => {
  const plain = 'error  shared-instance  config/a.rb:9:3\n  Foo::Bar#baz and a :: b\n\n  > 9 │ x'
  expect(inert(plain).join('\n')).toBe(plain)
})

it('is broken where it was a command', () => {
  expect(inert('::error::x\r##[error]y ##[group]z')).toEqual([':\u200b:error::x', '#\u200b#[error]y #\u200b#[group]z'])
})
