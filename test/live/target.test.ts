/** Addresses as people write them, and what an audit makes of them. */
import { describe, expect, it } from 'vitest'
import { UsageError } from '../../src/errors.ts'
import { signedIn } from '../../src/live/account.ts'
import { endpointHash } from '../../src/live/endpoint.ts'
import { hostClass } from '../../src/live/hostClass.ts'
import { parseTarget } from '../../src/live/target.ts'

const TARGETS: readonly (readonly [string, object])[] = [
  ['redis://cache.test', { kind: 'server', tls: false, places: [{ host: 'cache.test', port: 6379 }], database: 0, names: [] }],
  [
    'JOBS_URL=rediss://:p%40ss@Cache.Test:6390/3',
    { names: ['JOBS_URL'], tls: true, password: 'p@ss', database: 3, places: [{ host: 'cache.test', port: 6390 }] },
  ],
  ['redis://who:p@s/s:w?x@host:1/2', { username: 'who', password: 'p@s/s:w?x', places: [{ host: 'host', port: 1 }], database: 2 }],
  ['redis://h:%zz@host', { username: 'h', password: '%zz' }],
  ['redis://[::1]:7000?db=5', { places: [{ host: '::1', port: 7000 }], database: 5 }],
  ['valkeys://host', { tls: true }],
  ['unix:/run/redis.sock?db=2', { kind: 'server', path: '/run/redis.sock', places: [], database: 2, tls: false }],
  ['unix://:secret@/run/redis.sock', { path: '/run/redis.sock', password: 'secret' }],
  [
    'A=redis+sentinel://u:p@one,two:26380/mymaster/4',
    {
      kind: 'sentinel',
      master: 'mymaster',
      database: 4,
      places: [
        { host: 'one', port: 26_379 },
        { host: 'two', port: 26_380 },
      ],
      password: 'p',
    },
  ],
  [
    'rediss+cluster://one:7000,two?role=replica',
    {
      kind: 'cluster',
      tls: true,
      replicas: true,
      places: [
        { host: 'one', port: 7000 },
        { host: 'two', port: 6379 },
      ],
    },
  ],
]

const BAD: readonly (readonly [string, RegExp])[] = [
  ['hunter2', /does not begin with/],
  ['http://u:hunter2@host', /does not begin with/],
  ['A=redis://u:hunter2@', /^the address of A can't be read: it has no host/],
  ['redis://u:hunter2@host:99999', /port that is none/],
  ['redis://u:hunter2@host/x', /no number of a database/],
  ['redis://u:hunter2@a,b', /several hosts/],
  ['redis+sentinel://u:hunter2@a', /name of the primary/],
  ['redis+cluster://u:hunter2@a/1', /database 0 alone/],
  ['unix:hunter2', /absolute path/],
]

describe('an address', () => {
  it.each(TARGETS)('%s', (text, target) => {
    expect(parseTarget(text)).toMatchObject(target)
  })

  it.each(BAD)('%s is refused without being shown', (text, why) => {
    let error: unknown
    try {
      parseTarget(text)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(UsageError)
    expect(String(error)).not.toContain('hunter2')
    expect((error as Error).message).toMatch(why)
  })
})

describe('what an address lacks to sign in', () => {
  const env = {
    REDIS_USERNAME: 'reader',
    REDIS_PASSWORD: 'word',
    CACHE_PASSWORD: 'of the cache',
    REDIS_SENTINEL_PASSWORD: 'other',
    JOBS_SENTINEL_PASSWORD: 'of the jobs',
  }
  const accounts = (...addresses: readonly string[]) =>
    signedIn(addresses.map(parseTarget), env).map(t => [t.username, t.password, t.sentinelPassword])

  it.each<[string, readonly string[], readonly unknown[]]>([
    ['of the one server', ['redis://host'], [['reader', 'word', undefined]]],
    ['of the one server, whatever its name', ['DATA_URL=redis://host'], [['reader', 'word', undefined]]],
    [
      'of one server by two names',
      ['A_URL=redis://host/1', 'B_URL=redis://host/2'],
      [
        ['reader', 'word', undefined],
        ['reader', 'word', undefined],
      ],
    ],
    ['of Sentinels', ['redis+sentinel://host/m'], [['reader', 'word', 'other']]],
    ['its own, where it has one', ['redis://:own@host'], [[undefined, 'own', undefined]]],
    ['the password of its user', ['redis://me@host'], [['me', 'word', undefined]]],
    [
      'of each of several by its name, and of no other',
      ['REDIS_URL=redis://a', 'CACHE_URL=redis://b', 'DATA_URL=redis://c', 'redis://d', 'JOBS_URL=redis+sentinel://e/m'],
      [
        ['reader', 'word', undefined],
        [undefined, 'of the cache', undefined],
        [undefined, undefined, undefined],
        [undefined, undefined, undefined],
        [undefined, undefined, 'of the jobs'],
      ],
    ],
    [
      'of a server that one of its names stands for',
      ['CACHE_URL=redis://b', 'STORE_URL=redis://b/1', 'DATA_URL=redis://c'],
      [
        [undefined, 'of the cache', undefined],
        [undefined, 'of the cache', undefined],
        [undefined, undefined, undefined],
      ],
    ],
  ])('is in the environment: %s', (_, addresses, expected) => {
    expect(accounts(...addresses)).toEqual(expected)
  })
})

const CLASSES: readonly (readonly [string, number, string])[] = [
  ['127.0.0.1', 6379, 'loopback'],
  ['localhost', 6380, 'loopback'],
  ['::1', 6379, 'loopback'],
  ['10.1.2.3', 6379, 'a private address'],
  ['172.31.0.1', 6379, 'a private address'],
  ['172.32.0.1', 6379, 'another host'],
  ['redis', 6379, 'a private name'],
  ['redis.railway.internal', 6379, 'railway'],
  ['jobs.internal', 6379, 'a private name'],
  ['ec2-1-2-3-4.compute-1.amazonaws.com', 21_439, 'heroku'],
  ['ec2-1-2-3-4.compute-1.amazonaws.com', 6379, 'ec2'],
  ['master.jobs.abc123.use1.cache.amazonaws.com', 6379, 'elasticache'],
  ['jobs-abc.serverless.use1.cache.amazonaws.com', 6379, 'elasticache serverless'],
  ['clustercfg.x.abc.memorydb.us-east-1.amazonaws.com', 6379, 'memorydb'],
  ['red-abcdefghijklmnopqrst', 6379, 'render'],
  ['oregon-keyvalue.render.com', 6379, 'render'],
  ['fly-jobs.upstash.io', 6379, 'upstash on fly'],
  ['eu1-fit-cat-1.upstash.io', 6379, 'upstash'],
  ['redis-1.c1.us-east-1-2.ec2.redns.redis-cloud.com', 12_345, 'redis cloud'],
  ['jobs.redis.cache.windows.net', 6380, 'azure cache'],
  ['jobs.westeurope.redis.azure.net', 10_000, 'azure managed redis'],
  ['jobs-proj.a.aivencloud.com', 12_000, 'aiven'],
  ['db-do-user-1-0.b.db.ondigitalocean.com', 25_061, 'digitalocean'],
  ['redis.example.com', 6379, 'another host'],
]

describe('the class of a host', () => {
  it.each(CLASSES)('%s:%i is %s', (host, port, expected) => {
    expect(hostClass({ host, port })).toBe(expected)
  })
})

it('the hash of an endpoint is one for one server, and another under another salt', () => {
  const hash = (host: string, salt = 'a'): string => endpointHash({ host, port: 6379 }, salt)
  expect(hash('localhost')).toBe(hash('127.0.0.1'))
  expect(new Set([hash('localhost'), hash('other'), hash('localhost', 'b'), endpointHash('/run/redis.sock', 'a')]).size).toBe(4)
  expect(hash('localhost')).toMatch(/^[0-9a-f]{16}$/)
})
