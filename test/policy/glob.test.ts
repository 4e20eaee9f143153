import fc from 'fast-check'
import { expect, test } from 'vitest'
import { covers, patternFault } from '../../src/policy/glob.ts'

test.each([
  ['vendor', 'vendor/x/y.rb', true],
  ['vendor/', 'vendor/x.rb', true],
  ['vendor', 'app/vendor/x.rb', false],
  ['vendor', 'vendored.rb', false],
  ['**/legacy/**', 'engines/a/legacy/b.rb', true],
  ['**/legacy', 'legacy', true],
  ['**/*.rb', 'a.rb', true],
  ['**/*.rb', 'a/b/c.rb', true],
  ['**/*.rb', 'a/b/c.yml', false],
  ['a/**/b', 'a/b', true],
  ['a/**/b', 'a/x/y/b/z', true],
  ['a/**/b', 'a/x/y', false],
  ['config/*.yml', 'config/redis.yml', true],
  ['config/*.yml', 'config/redis/a.yml', false],
  ['config/?edis.yml', 'config/redis.yml', true],
  ['config/?redis.yml', 'config/redis.yml', false],
  ['a*b*c', 'axxbyyc', true],
  ['a*b*c', 'axxbyy', false],
  ['a.b', 'axb', false],
  ['**', 'anything/at/all', true],
])('%s covers %s: %s', (pattern, path, expected) => expect(covers(pattern, path)).toBe(expected))

test.each([
  [' ', 'is empty'],
  ['/abs', 'relative'],
  ['a\\b', 'forward slashes'],
  ['../x', 'leave'],
  ['a/../../x', 'leave'],
  ['{a,b}', 'only'],
  ['!a', 'only'],
  ['x'.repeat(501), 'longer'],
])('%s is refused', (pattern, why) => expect(patternFault(pattern)).toContain(why))

test('a name covers itself, and many stars cost no time', () => {
  const name = fc.stringMatching(/^[a-z.]{1,8}$/)
  fc.assert(fc.property(fc.array(name, { minLength: 1, maxLength: 6 }), parts => covers(parts.join('/'), parts.join('/'))))
  const before = performance.now()
  expect(covers(`${'*a'.repeat(200)}b`, 'a'.repeat(400))).toBe(false)
  expect(covers(`${'**/a/'.repeat(80)}b`, 'a/'.repeat(200))).toBe(false)
  expect(performance.now() - before).toBeLessThan(1000)
})
