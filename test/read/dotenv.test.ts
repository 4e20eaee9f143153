// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the shell's variables look like JavaScript's
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { show } from '../../src/model/value.ts'
import { readDotenv } from '../../src/read/dotenv.ts'
import { expectLinear } from './linear.ts'

const shown = (text: string): string => [...readDotenv(text, '.env')].map(([k, v]) => `${k}=${show(v)}`).join(' ')

describe('dotenv', () => {
  test.each([
    ['A=redis://h:6380', 'A="redis://h:6380"'],
    ['export A=b', 'A="b"'],
    ['A = b', 'A="b"'],
    ['A: b', 'A="b"'],
    ['A=', 'A=""'],
    ['A=b # why', 'A="b"'],
    ['A=b#c', 'A="b#c"'],
    ['A=#c', 'A=""'],
    ['A="b # c" # d', 'A="b # c"'],
    ["A='b $C'", 'A="b $C"'],
    ['A="b\\nc"', 'A="b\\nc"'],
    ['A="one\ntwo"\nB=3', 'A="one\\ntwo" B="3"'],
    ['A=$B', 'A=unknown (A is put together from other variables or commands)'],
    ['A="x${B}"', 'A=unknown (A is put together from other variables or commands)'],
    ['A=\\$B', 'A="$B"'],
    ['# A=1\n\nexport B\nC=2\r\n', 'C="2"'],
    ['A=1\nA=2', 'A="2"'],
    ['A="open\nB=2', 'A="\\"open" B="2"'],
  ])('%j', (text, expected) => expect(shown(text)).toBe(expected))

  test('the place is that of the value', () => {
    expect(readDotenv('A=1\nB="xy"\n', '.env').get('B')?.at).toMatchObject({ start: 6, end: 10, line: 2, column: 3 })
  })

  test('any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.constantFrom('A=', '"', "'", '\\', '\n', '#', '$', 'x', ' ')).map(p => p.join('')),
        ),
        text => void readDotenv(text, '.env'),
      ),
    )
  })

  test.each(['A="\\"\n', "A='\nB=1\n", 'A=$A\n'])('%j over and over takes linear time', piece => {
    expectLinear(times => readDotenv(piece.repeat(times), '.env'), 5000)
  })
})
