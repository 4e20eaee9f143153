import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distance, nearest, suggestion } from '../../src/policy/nearest.ts'

const ids = ['missing-timeout', 'undersized-pool', 'shared-instance', 'cable-prefix', 'cable-adapter']

test.each([
  ['missing-timout', 'missing-timeout'],
  ['mising_timeout', 'missing-timeout'],
  ['Shared-Instance', 'shared-instance'],
  ['cable-prefxi', 'cable-prefix'],
  ['cable-adaptor', 'cable-adapter'],
  ['pool', undefined],
  ['', undefined],
  ['x'.repeat(10_000), undefined],
])('%s is near to %s', (word, near) => expect(nearest(word, ids)).toBe(near))

test('a message names the nearest, or all', () => {
  expect(suggestion('rulse', ['rules', 'allow'])).toBe('; did you mean `rules`?')
  expect(suggestion('zzz', ['rules', 'allow'])).toBe('; there are `rules`, `allow`')
})

test('distance is a metric on small words, a swap counts once', () => {
  expect(distance('ab', 'ba')).toBe(1)
  const word = fc.string({ maxLength: 12 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(distance(a, b)).toBe(distance(b, a))
      expect(distance(a, b) === 0).toBe(a === b)
      expect(distance(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
      expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length))
    }),
  )
})
