/** Which database of a server a client uses. */
import { expect, test } from 'vitest'
import type { Client } from '../../src/model/client.ts'
import { databaseOf } from '../../src/model/database.ts'
import { fileSpan } from '../../src/model/span.ts'
import { concat, env, firstOf, literal, type Value } from '../../src/model/value.ts'

const at = fileSpan('config/initializers/redis.rb')
const text = (s: string): Value => literal(s, at)
const withDb = (db: Value | null): Client => ({ db }) as Client

const TABLE: readonly (readonly [string, Value | null, Value, number | string])[] = [
  ['a path', null, text('redis://h:6381/4'), 4],
  ['no path', null, text('rediss://:pw@h'), 0],
  ['a namespace behind the number', null, text('redis://h/4/shop'), 4],
  ['a path that is no number', null, text('redis://h/shop'), 0],
  ['a query', null, text('redis://h/4?timeout=1'), 4],
  ['db beside the URL wins', literal(7, at), text('redis://h/4'), 7],
  ['db as text', literal('7', at), text('redis://h/4'), 7],
  ['db from a variable with a default', firstOf([env('DB', at), literal(3, at)], at), env('REDIS_URL', at), 3],
  ['db from a variable', env('DB', at), env('REDIS_URL', at), 'env:DB'],
  ['a variable decides', null, env('REDIS_URL', at), 'env:REDIS_URL'],
  ['text around a variable', null, concat([text('redis://'), env('HOST', at), text(':6381/5')], at), 5],
  ['text around a variable, without a number', null, concat([text('redis://'), env('HOST', at)], at), '"="redis://"+env:HOST"'],
]

test.each(TABLE)('%s', (_title, db, url, expected) => {
  expect(databaseOf(withDb(db), url)).toBe(expected)
})
