/** The door to Prism: offsets, encodings, and input made to overrun or to stall it. */
import { parsePrism } from '@ruby/prism/src/parsePrism.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ConstantWriteNode, parseRuby, StringNode } from '../../src/read/ruby/parse.ts'
import { heapOf, newPrism } from '../../src/read/ruby/prism.ts'
import { expectLinear } from './linear.ts'

function parsed(text: string) {
  const result = parseRuby(text)
  if ('refused' in result) throw new Error(result.refused)
  return result
}

const refusal = (text: string): string | undefined => {
  const result = parseRuby(text)
  return 'refused' in result ? result.refused : undefined
}

describe('parseRuby', () => {
  it('gives a tree whose nodes are of the classes it exports', () => {
    const [statement] = parsed('X = "a"').program.statements.body
    expect(statement).toBeInstanceOf(ConstantWriteNode)
    const { value } = statement as ConstantWriteNode
    expect(value).toBeInstanceOf(StringNode)
    expect((value as StringNode).unescaped.value).toBe('a')
  })

  it('keeps what is whole behind a syntax error, and says where the error is', () => {
    const { program, errors } = parsed('É = 1\nfoo(\nX = "b"\n')
    expect(program.statements.body.length).toBeGreaterThan(1)
    expect(errors[0]).toEqual({ message: expect.stringContaining('unexpected'), at: expect.any(Number) })
    expect(parsed('É = )').errors[0]?.at).toBe(2)
  })

  it('tells where comments are', () => {
    const text = 'x = "ä" # é\n# b'
    const { comments, utf16 } = parsed(text)
    expect(comments.map(c => text.slice(utf16(c.startOffset), utf16(c.startOffset + c.length)))).toEqual(['# é', '# b'])
  })

  it.each([
    '# encoding: euc-jp\nX = "日本"',
    '# -*- coding: shift_jis -*-\nX = "日本"',
    '# encoding: us-ascii\nX = "日本"',
    '# encoding: no-such-thing\nX = "日本"',
    '\ufeff# encoding: utf-8\nX = "日本"',
  ])('reads text as the UTF-8 it is, whatever its magic comment says: %j', text => {
    const { program, errors, utf16 } = parsed(text)
    const write = program.statements.body[0] as ConstantWriteNode
    expect(errors).toEqual([])
    expect((write.value as StringNode).unescaped.value).toBe('日本')
    const { startOffset, length } = write.value.location
    expect(text.slice(utf16(startOffset), utf16(startOffset + length))).toBe('"日本"')
  })

  it.each([
    '',
    '\0',
    '\ufeff',
    '__END__\nx',
    '#!/usr/bin/perl\nx',
    '"\\xff"',
    '"\\xff\\u3042"',
    '/\\xff/n',
    '?\\M-a',
    'X = "\ud800"',
    ':"\\xE3"',
    '%w(\\xff é)',
  ])('takes %j', text => {
    expect(refusal(text)).toBeUndefined()
  })

  it('converts byte offsets as the encoder counts them', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', 'é', '日', '😀', '\ud800', '\udc00') }), text => {
        const { utf16 } = parsed(`#${text.replaceAll('\n', ' ')}`)
        const line = `#${text.replaceAll('\n', ' ')}`
        for (let at = 0; at <= line.length; at++) {
          const splits = /[\ud800-\udbff]$/.test(line.slice(0, at)) && /^[\udc00-\udfff]/.test(line.slice(at))
          if (!splits) expect(utf16(Buffer.byteLength(line.slice(0, at)))).toBe(at)
        }
      }),
    )
  })
})

describe('input made to break a parser', () => {
  const nested: readonly (readonly [string, (depth: number) => string])[] = [
    ['arrays', n => '['.repeat(n) + ']'.repeat(n)],
    ['open brackets', n => '['.repeat(n)],
    ['parentheses', n => `${'('.repeat(n)}1${')'.repeat(n)}`],
    ['hashes', n => `x = ${'{a: '.repeat(n)}1${'}'.repeat(n)}`],
    ['interpolation', n => '"#{'.repeat(n) + '}"'.repeat(n)],
    ['calls', n => 'f('.repeat(n) + ')'.repeat(n)],
    ['a chain of calls', n => `a${'.b'.repeat(n)}`],
    ['a sum', n => `a${'+b'.repeat(n)}`],
    ['assignments', n => `${'a='.repeat(n)}1`],
    ['negations', n => `${'!'.repeat(n)}1`],
    ['lambdas', n => '->{'.repeat(n) + '}'.repeat(n)],
    ['begin', n => 'begin\n'.repeat(n) + 'end\n'.repeat(n)],
    ['modules', n => 'module A\n'.repeat(n) + 'end\n'.repeat(n)],
    ['if', n => 'if a\n'.repeat(n) + 'end\n'.repeat(n)],
    ['elsif', n => `if a\n${'elsif a\n'.repeat(n)}end`],
    ['ternaries', n => `${'a ? b : '.repeat(n)}c`],
    ['unterminated strings in class variables', n => '@@"#{'.repeat(n)],
  ]

  it.each(nested)('%s: nested 300 deep is read, 50,000 deep is refused, and the next text is read as if nothing was', (_, shape) => {
    expect(refusal(shape(300))).toBeUndefined()
    expect(refusal(shape(50_000))).toBe('is nested too deeply to be parsed')
    expect(parsed('X = 1').errors).toEqual([])
  })

  it.each([
    ['boolean operators', `a${' || a'.repeat(100_000)}`],
    ['boolean words', `a${' and\ta'.repeat(100_000)}`],
    ['digits', `X = ${'1'.repeat(1_000_000)}.5r`],
    ['comment', `a\n${'# c\n'.repeat(200_000)}.b`],
  ])('refuses what would take quadratic time: %s', (word, text) => {
    const start = performance.now()
    expect(refusal(text)).toContain(word.split(' ')[0])
    expect(performance.now() - start).toBeLessThan(2000)
  })

  it('parses long texts of the same kinds as people write them', () => {
    expect(refusal(`a = b || c && d and e\n`.repeat(3000))).toBeUndefined()
    expect(refusal(`# this and that or the other, for ever and always\n`.repeat(3000))).toBeUndefined()
    expect(refusal(`foo\n  # why\n  .bar(1_000_000)\n`.repeat(3000))).toBeUndefined()
  })

  it('takes linear time', () => {
    expectLinear(n => refusal('Redis.new(url: ENV["A"], timeout: 1) # ä\n'.repeat(n)), 500)
  })

  it('throws on nothing', () => {
    const words =
      'a 1 "x" || && and .b , ; = => [ ] ( ) { } | if end do def ? : # %w( <<A <<~B / &. * ** .. ! -> A :: @a $a case when in rescue not \\u{41} \\xff "#{ }" \' _1 it =begin __END__ 0x 1r alias BEGIN{ yield while @@ é 😀 \0 \ud800 ` %i[ :" /x => ^(a)'
    const unit = fc.oneof(
      fc.constantFrom(...words.split(' '), ' ', '\n', '# encoding: euc-jp\n'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    )
    let refused = 0
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), fc.boolean(), (pieces, spaced) => {
        const text = pieces.join(spaced ? ' ' : '')
        const result = parseRuby(text)
        if (!('refused' in result)) return
        refused += 1
        expect(result.refused).toMatch(/^(is nested|can't be parsed)/)
      }),
      { numRuns: 2000 },
    )
    // Prism 1.9.0 itself traps on a few broken texts, such as the next test's; all others are read.
    expect(refused).toBeLessThan(40)
  })

  it('refuses what makes Prism trap, and reads the next text', () => {
    expect(parseRuby('{ not a')).toEqual({ refused: expect.stringMatching(/^can't be parsed/) })
    expect(parseRuby('a = 1')).not.toHaveProperty('refused')
  })

  it('leaves nothing behind in the parser after five thousand texts', () => {
    const prism = newPrism()
    for (let i = 0; i < 5000; i++) parsePrism(prism, `Redis.new(timeout: ${i})\nclass A${i}; def x; [; end\n`)
    expect(heapOf(prism)).toBeLessThan(1024 * 1024)
  })
})
