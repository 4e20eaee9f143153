import { describe, expect, test } from 'vitest'
import { asRuby } from '../../src/model/asRuby.ts'
import {
  absent,
  concat,
  constant,
  either,
  env,
  firstOf,
  list,
  literal,
  nil,
  record,
  setting,
  symbol,
  unknown,
  type Value,
} from '../../src/model/value.ts'
import { HERE, value } from '../report/build.ts'

const at = HERE

describe('asRuby', () => {
  test.each<[Value, string | undefined]>([
    [literal(7, at), '7'],
    [literal('a "b" \\ #{c}', at), '"a \\"b\\" \\\\ \\#{c}"'],
    [nil(at), 'nil'],
    [symbol('ruby', at), ':ruby'],
    [env('A', at), 'ENV["A"]'],
    [env('A', at, 'raises'), 'ENV.fetch("A")'],
    [{ ...env('A', at), skipsBlank: true }, 'ENV["A"].presence'],
    [value(['$A', 'redis://b.internal:6380']), 'ENV.fetch("A", "redis://b.internal:6380")'],
    [value(['$A', '$B', 'c']), 'ENV["A"] || ENV["B"] || "c"'],
    [firstOf([env('A', at), unknown('x', at)], at), undefined],
    [{ kind: 'firstOf', options: [concat([env('A', at), literal('_cache', at)], at), literal('cache', at)], at }, undefined],
    [{ kind: 'firstOf', options: [env('A', at), concat([literal('redis://', at), env('A', at)], at)], at }, undefined],
    [setting('credentials', 'redis.url', at), 'Rails.application.credentials.dig(:redis, :url)'],
    [setting('config_for', 'redis#url', at), undefined],
    [constant('OpenSSL::SSL::VERIFY_NONE', at), 'OpenSSL::SSL::VERIFY_NONE'],
    [concat([literal('redis://', at), env('HOST', at), literal(':6380', at)], at), '"redis://#{ENV["HOST"]}:6380"'],
    [list([literal('a', at), env('B', at)], at), '["a", ENV["B"]]'],
    [
      record(
        new Map<string, Value>([
          ['a', literal(1, at)],
          ['b-c', literal(2, at)],
          ['d', absent(at)],
        ]),
        at,
      ),
      '{ a: 1, "b-c": 2 }',
    ],
    [record(new Map(), at), '{}'],
    [record(new Map([['a', literal(1, at)]]), at, { open: true }), undefined],
    [either([literal(1, at), literal(2, at)], at), undefined],
    [unknown('x', at), undefined],
  ])('%#', (v, expected) => expect(asRuby(v)).toBe(expected))
})
