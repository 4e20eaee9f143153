import { describe, expect, test } from 'vitest'
import type { Client } from '../../src/model/client.ts'
import type { Model } from '../../src/model/model.ts'
import { either, list, literal, nil, record, unknown, type Value } from '../../src/model/value.ts'
import { waits, worst } from '../../src/model/waits.ts'
import { cache, client, HERE, model, sidekiq, value } from '../report/build.ts'

const v = value
const REDIS_5 = { rails: '8.0.2', redis: '5.4.1', sidekiq: '7.3.9' }
const REDIS_4 = { rails: '7.0.8', redis: '4.8.1', sidekiq: '6.5.12' }

const limits = (connect: Value | null, read: Value | null): Partial<Client> => ({ timeouts: { connect, read, write: null } })
const options = (entries: Readonly<Record<string, Value>>, open = false): Partial<Client> => ({
  options: record(new Map(Object.entries(entries)), HERE, { open }),
})

function told(given: Client, gems: Model['gems'] = REDIS_5): string {
  const found = waits(given, model({ gems }))
  const part = ({ from, seconds }: typeof found.connect): string =>
    from === 'unknown' ? '?' : `${seconds}${from === 'default' ? ' by default' : ''}`
  return `${part(found.connect)}, ${part(found.read)}; ${found.tries ?? '?'} tries; ${worst(found)}`
}

describe('waits', () => {
  test.each<[string, Client, string, Model['gems']?]>([
    ['redis-rb 5', client(), '1 by default, 1 by default; 2 tries; 2'],
    ['redis-rb 4', client(), '5 by default, 5 by default; 2 tries; 10', REDIS_4],
    ['redis-client never retries', client({ library: 'redis-client' }), '1 by default, 1 by default; 1 tries; 1'],
    ['Sidekiq 7.3', sidekiq('server'), '3 by default, 3 by default; 2 tries; 6'],
    ['Sidekiq 6', sidekiq('client'), '5 by default, 5 by default; 2 tries; 10', REDIS_4],
    ['the cache from Rails 7.1', cache(), '1 by default, 1 by default; 2 tries; 2'],
    ['the cache before', cache(), '20 by default, 1 by default; 1 tries; 20', REDIS_4],
    ['one limit set', client(limits(v(4), null)), '4, 1 by default; 2 tries; 8'],
    ['text behind a variable', client(limits(null, v(['$T', '2.5']))), '1 by default, 2.5; 2 tries; 5'],
    ['a variable alone', client(limits(v('$T'), v('$T'))), '?, ?; 2 tries; 0'],
    ['branches', client(limits(either([v(2), v(9)], HERE), v(2))), '?, 2; 2 tries; 4'],
    ['retries', client({ reconnectAttempts: v(3) }), '1 by default, 1 by default; 4 tries; 4'],
    ['no retries', client({ reconnectAttempts: literal(false, HERE) }), '1 by default, 1 by default; 1 tries; 1'],
    ['sleeps between tries', client({ reconnectAttempts: list([v('0.5'), v(1)], HERE) }), '1 by default, 1 by default; 3 tries; 4.5'],
    ['retries that are computed', client({ reconnectAttempts: unknown('x', HERE) }), '1 by default, 1 by default; ? tries; 1'],
    ['options that may hold more', client(options({}, true)), '?, ?; ? tries; 0'],
    ['options that are not known', client({ options: unknown('x', HERE) }), '?, ?; ? tries; 0'],
    ['nil on redis-rb 5', client(options({ timeout: nil(HERE) })), 'Infinity, Infinity; 2 tries; Infinity'],
    ['nil on redis-rb 4', client(options({ timeout: nil(HERE) })), '5 by default, 5 by default; 2 tries; 10', REDIS_4],
    ['nil in Sidekiq', sidekiq('server', options({ timeout: nil(HERE) })), '3 by default, 3 by default; 2 tries; 6'],
    ['timeout: nil in a cache store', cache(options({ timeout: nil(HERE) })), '1 by default, 1 by default; 2 tries; 2'],
    ['0 on redis-rb 4', client(limits(null, v(0))), '5 by default, Infinity; 2 tries; Infinity', REDIS_4],
    ['0 on redis-rb 5', client(limits(null, v(0))), '1 by default, ?; 2 tries; 2'],
    ['a cache that was handed something', cache(options({ redis: unknown('x', HERE) })), '?, ?; 2 tries; 0'],
  ])('%s', (_, given, expected, gems) => expect(told(given, gems)).toBe(expected))
})
