/** TOML on the left, the value on the right. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { place } from '../../src/model/span.ts'
import { entry, show } from '../../src/model/value.ts'
import { loadToml, readToml } from '../../src/read/toml.ts'

beforeAll(loadToml)

const shown = (text: string): string => {
  const found = readToml(text, 'a.toml')
  return 'refused' in found ? `refused: ${found.refused}` : show(found)
}

test.each([
  ['', '{}'],
  ['a = 1\nb = "x"\nc = true\nd = 1.5', '{a: 1, b: "x", c: true, d: 1.5}'],
  ['a.b.c = 1\n"x y" = 2', '{a: {b: {c: 1}}, x y: 2}'],
  ['[a]\nb = 1\n[a.c]\nd = 2', '{a: {b: 1, c: {d: 2}}}'],
  ['[a.c]\nd = 2\n[a]\nb = 1', '{a: {c: {d: 2}, b: 1}}'],
  ['[[a]]\nb = 1\n[a.c]\nd = 1\n[[a]]\nb = 2', '{a: [{b: 1, c: {d: 1}}, {b: 2}]}'],
  ['a = [1, ["x"], { b = 2 }]', '{a: [1, ["x"], {b: 2}]}'],
  ['a = 2024-01-02', '{a: "2024-01-02"}'],
  ["a = '''\nx\ny'''", '{a: "x\\ny"}'],
  ['a = = 1', 'refused: is not valid TOML: Unexpected token'],
  ['a = 1\na = 2', 'refused: is not valid TOML: Defining a key multiple times is invalid'],
])('%j', (text, expected) => expect(shown(text)).toBe(expected))

test('places of keys and values, in UTF-16 units', () => {
  const found = readToml('# é😀\n[env]\nREDIS_URL = "redis://é"\n', 'fly.toml')
  if ('refused' in found) return expect.fail(found.refused)
  const env = entry(found, 'env')
  const keys = env.kind === 'record' ? env.keys : undefined
  expect([place(entry(env, 'REDIS_URL').at), place(keys?.get('REDIS_URL') ?? expect.fail())]).toEqual(['fly.toml:3:13', 'fly.toml:3:1'])
})

test('whatever stands in a file, nothing throws', () => {
  const pieces = ['[', ']', '[[', ']]', 'a', '.b', ' = ', '1', '"x"', '{', '}', ',', '\n', '#', "'''", '1979-05-27', 'é']
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), all => {
      shown(all.join(''))
    }),
    { numRuns: 500 },
  )
})
