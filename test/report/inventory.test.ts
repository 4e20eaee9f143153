import { describe, expect, test } from 'vitest'
import { absent, concat, either, firstOf, setting as kept, list, literal, nil, symbol, unknown, type Value } from '../../src/model/value.ts'
import { endpoint, inventory, setting } from '../../src/report/inventory.ts'
import { cable, cache, client, HERE, model, running, sidekiq, spot, value } from './build.ts'

const v = value

describe('endpoint', () => {
  test.each<[string, Value, readonly string[]]>([
    ['a variable', v('$A'), ['env:A']],
    ['a chain', v(['$A', '$B', 'redis://localhost:6379/0']), ['env:A', 'env:B', 'redis://localhost:6379/0']],
    ['a password', v('redis://:s3cret99@h:1/2'), ['redis://***@h:1/2']],
    ['credentials', kept('credentials', 'redis.url', HERE), ['credentials:redis.url']],
    ['a settings gem', kept('settings', 'redis_url', HERE), ['setting:redis_url']],
    ['config_for', kept('config_for', 'redis.url', HERE), ['config:redis#url']],
    ['config_for, deeper', kept('config_for', 'redis/shared.yml.cache.url', HERE), ['config:redis/shared.yml#cache.url']],
    ['a whole file', kept('config_for', 'redis', HERE), ['config:redis']],
    [
      'a default port',
      firstOf([concat([v('$H'), v(':'), v('$P')], HERE), concat([v('$H'), v(':'), v('6379')], HERE)], HERE),
      ['env:H+env:P'],
    ],
    ['host and port', concat([v('redis://'), v('$H'), v(':'), v('$P')], HERE), ['env:H+env:P']],
    ['text around settings', concat([v('redis://'), kept('settings', 'host', HERE)], HERE), ['setting:host']],
    ['text around nothing known', concat([v('redis://'), unknown('x', HERE)], HERE), ['unknown:"redis://#{unknown (x)}"']],
    ['unknown from variables', unknown('a regexp', HERE, [v('$A'), v('$B')]), ['env:A+env:B']],
    ['unknown', unknown('the method `x` is not defined', HERE), ['unknown:the method `x` is not defined']],
    ['nil', nil(HERE), []],
    ['missing', absent(HERE), []],
    ['a list', list([v('$A'), v(['$B', 'redis://b'])], HERE), ['env:A', 'env:B', 'redis://b']],
    ['branches', either([v('$A'), v(['$B', 'redis://b'])], HERE), ['env:A', 'env:B', 'redis://b']],
    ['what comes twice', either([v(['$A', 'redis://b']), v(['$B', 'redis://b'])], HERE), ['env:A', 'redis://b', 'env:B']],
  ])('%s', (_, given, expected) => expect(endpoint(given)).toEqual(expected))
})

describe('setting', () => {
  test.each<[string, Value | null, unknown]>([
    ['nothing', null, null],
    ['missing', absent(HERE), null],
    ['nil', nil(HERE), null],
    ['a number', v(7), 7],
    ['text of digits', literal('7', HERE), 7],
    ['a fraction', literal('0.5', HERE), 0.5],
    ['other text', symbol('auto', HERE), 'auto'],
    ['false', literal(false, HERE), false],
    ['a variable', v('$A'), { env: 'A', default: null }],
    ['a default', v(['$A', 7]), { env: 'A', default: 7 }],
    ['two variables', v(['$A', '$B', '9']), { env: 'A', default: 9 }],
    ['waits', list([v(0.1), v(2)], HERE), [0.1, 2]],
    ['branches', either([v(1), v(2)], HERE), 'unknown:1 / 2'],
    ['unknown', unknown('it is computed', HERE), 'unknown:it is computed'],
    ['a default that is unknown', { kind: 'firstOf', options: [v('$A'), unknown('x', HERE)], at: HERE }, 'unknown:$A or unknown (x)'],
  ])('%s', (_, given, expected) => expect(setting(given)).toEqual(expected))

  test('a prefix keeps its digits and its parts', () => {
    expect(setting(literal('7', HERE), true)).toBe('7')
    expect(setting(concat([kept('settings', 'domain', HERE), v(':session:')], HERE), true)).toBe('setting:domain + ":session:"')
  })
})

test('the inventory of an app', () => {
  const given = model({
    root: 'apps/web',
    gems: { sidekiq: '7.3.9', 'sidekiq-cron': '2.4.0', sidekiqish: '1.0.0', rails: '8.0.2', rake: '13.0.0', 'redis-client': '0.26.4' },
    clients: [
      sidekiq('server', { version: '7.3.9', poolSize: v(['$SIZE', 4]) }),
      cache({ endpoint: either([v('$A'), v('$REDIS_URL')], HERE), timeouts: { connect: v(2), read: null, write: v('$W') } }),
      cable({ endpoint: v(['$CABLE', '$REDIS_URL']), prefix: v('shop'), tlsVerify: 'none' }),
      client({ workload: 'lock', ridesOn: 'Rails.cache', db: v(3) }),
    ],
    processes: [
      running('puma', { threads: v(['$T', 4]), workers: null }),
      running('sidekiq', {
        name: 'mail',
        concurrency: v(6),
        capsules: [{ name: 'slow', concurrency: v(2), at: spot('a.rb', 3) }],
        queues: ['a', 'b'],
      }),
    ],
    servers: [
      {
        id: 'compose:redis',
        provider: 'compose',
        names: [],
        file: 'docker-compose.yml',
        service: 'redis',
        at: spot('docker-compose.yml', 9),
        facts: { persistence: { value: 'aof', source: 'declared' } },
      },
    ],
    instead: { jobs: 'good_job', cable: 'solid_cable' },
  })
  expect(inventory(given)).toMatchSnapshot()
})
