/** Keys of options, over branches. */
import { expect, test } from 'vitest'
import { optionKey, optionKeys } from '../../src/model/optionKeys.ts'
import { fileSpan } from '../../src/model/span.ts'
import { absent, either, firstOf, literal, nil, record, unknown, type Value } from '../../src/model/value.ts'

const at = fileSpan('config/initializers/redis.rb')
const hash = (entries: Readonly<Record<string, Value>>): Value => record(new Map(Object.entries(entries)), at)
const one = literal(1, at)
const seen = (v: Value | undefined): readonly string[] => optionKeys(v).map(k => `${k.key}${k.always ? '' : '?'}`)

test.each<readonly [string, Value | undefined, readonly string[]]>([
  ['a hash', hash({ url: one, size: one }), ['url', 'size']],
  [
    'a key that may be missing',
    hash({ url: firstOf([literal(null, at), absent(at)], at), size: either([one, absent(at)], at) }),
    ['size?'],
  ],
  ['branches', either([hash({ url: one, size: one }), hash({ url: literal(2, at) })], at), ['url', 'size?']],
  ['a hash or nil', either([hash({ url: one }), nil(at)], at), ['url?']],
  ['what is not known', unknown('it is computed', at), []],
  ['nothing', undefined, []],
])('%s', (_title, options, expected) => {
  expect(seen(options)).toEqual(expected)
})

test('one key', () => {
  expect(optionKey(hash({ url: one }), 'url')?.value).toBe(one)
  expect(optionKey(hash({ url: one }), 'db')).toBeUndefined()
})
