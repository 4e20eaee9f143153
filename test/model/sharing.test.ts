import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { serverOf } from '../../src/model/address.ts'
import { sharing } from '../../src/model/sharing.ts'
import { concat, either, list, setting, unknown, type Value } from '../../src/model/value.ts'
import { cable, cache, client, HERE, model, sidekiq, value } from '../report/build.ts'

const v = value
const built = (...parts: (string | number)[]): Value => concat(parts.map(v), HERE)
const branch = (...of: Value[]): Value => either(of, HERE)
const LOCAL = 'redis://localhost:6379/0'

/** What `cache` and `cable` have in common: tier, key, variables that part them, `local` where they meet on localhost alone. */
function shared(one: Value, other: Value, endpoints: Readonly<Record<string, string>> = {}): string {
  const [pair] = sharing(model({ clients: [cache({ endpoint: one }), cable({ endpoint: other })], endpoints }))
  if (!pair) return 'nothing'
  expect([pair.a, pair.b]).toEqual(['cable', 'cache'])
  return [
    pair.tier,
    pair.key,
    ...(pair.partedBy.length > 0 ? [`part: ${pair.partedBy.join(' ')}`] : []),
    ...(pair.onlyLocalhost ? ['local'] : []),
  ].join(', ')
}

describe('sharing', () => {
  test.each<[string, Value, Value, string, Record<string, string>?]>([
    ['the same variable', v('$A'), v('$A'), 'definite, env:A'],
    ['different variables', v('$A'), v('$B'), 'nothing'],
    [
      'the same host, other database and user',
      v('redis://u:p@R.internal/1'),
      v('rediss://r.internal:6379/2?x=1'),
      'definite, r.internal:6379',
    ],
    ['another port', v('redis://r.internal:6380'), v('redis://r.internal'), 'nothing'],
    ['spellings of localhost', v('redis://127.0.0.1/1'), v('localhost:6379:2'), 'definite, localhost:6379, local'],
    ['a socket', v('unix:///run/redis.sock'), v('/run/redis.sock'), 'definite, unix:/run/redis.sock'],
    ['a second choice', v(['$A', '$B']), v('$B'), 'fallback, env:B, part: A'],
    ['second choices of both', v(['$A', '$B']), v(['$C', '$B']), 'fallback, env:B, part: C A'],
    ['the first choices, and localhost', v(['$A', LOCAL]), v(['$A', LOCAL]), 'definite, env:A'],
    ['localhost alone', v(['$A', LOCAL]), v(['$B', `${LOCAL.slice(0, -1)}1`]), 'fallback, localhost:6379, part: B A, local'],
    ['a variable before localhost', v(['$A', '$B', LOCAL]), v(['$B', LOCAL]), 'fallback, env:B, part: A'],
    ['nothing behind a literal', v([LOCAL, '$B']), v('$B'), 'nothing'],
    ['nothing behind a declared variable', v(['$A', '$B']), v('$B'), 'nothing', { A: 'one' }],
    ['two variables declared as one server', v('$A'), v('$B'), 'definite, server:one', { A: 'one', B: 'one' }],
    ['one variable declared, the other not', v('$A'), v(['$A', '$B']), 'definite, server:one', { A: 'one' }],
    ['a name that objects have', v('$constructor'), v('$toString'), 'nothing'],
    ['a setting', setting('settings', 'redis_url', HERE), setting('settings', 'redis_url', HERE), 'definite, settings:redis_url'],
    ['credentials of the same name', setting('credentials', 'redis_url', HERE), setting('settings', 'redis_url', HERE), 'nothing'],
    [
      'host and port from variables',
      built('redis://', '$HOST', ':', '$PORT', '/1'),
      built('rediss://', '$HOST', ':', '$PORT', '/2'),
      'definite, {env:HOST}:{env:PORT}',
    ],
    ['a variable as host', built('redis://', '$HOST', '/1'), built('redis://', '$HOST', ':6379'), 'definite, env:HOST'],
    ['a variable with a database behind it', built('$URL', '/1'), v('$URL'), 'definite, env:URL'],
    ['a password from a variable', built('redis://:', '$PW', '@r.internal'), v('redis://r.internal:6379'), 'definite, r.internal:6379'],
    ['names around a variable', built('redis://', '$STAGE', '.cache'), built('redis://', '$STAGE', '.queue'), 'nothing'],
    ['unknown', unknown('x', HERE), unknown('x', HERE), 'nothing'],
    ['part of it unknown', concat([v('redis://'), unknown('x', HERE)], HERE), concat([v('redis://'), unknown('x', HERE)], HERE), 'nothing'],
    ['a list of nodes', list([v('redis://a'), v('redis://b')], HERE), v('redis://b'), 'definite, b:6379'],
    ['one branch of two', branch(v('$A'), v('$B')), v('$A'), 'unknown, env:A'],
    ['branches that agree', branch(v('$A'), v('$B')), branch(v('$A'), v('$B')), 'definite, env:A'],
    ['branches that all come back to one', branch(v('$A'), v(['$C', '$A'])), v('$A'), 'fallback, env:A, part: C'],
    [
      'branches of both that come back to one, by variables of their own',
      branch(v(['$C', '$A']), v(['$B', '$A']), v('$A'), v('$B')),
      branch(v('$A'), v('$B')),
      'unknown, env:A',
    ],
    [
      'branches of both that share what they come back to',
      branch(v(['$C', '$A']), v('$A')),
      branch(v(['$D', '$A']), v('$A')),
      'fallback, env:A, part: D C',
    ],
    ['a branch before a default', v(['$A', LOCAL]), branch(unknown('x', HERE), v('$A')), 'unknown, env:A'],
  ])('%s', (_, one, other, expected, endpoints) => expect(shared(one, other, endpoints)).toBe(expected))

  test('the strongest pair of clients stands for two workloads', () => {
    const own = client({ endpoint: v('$B'), name: 'own' })
    const rider = client({ endpoint: v('$A'), name: 'rider', ridesOn: 'Sidekiq' })
    const jobs = sidekiq('server', { endpoint: v(['$A', '$B']) })
    const [pair, ...rest] = sharing(model({ clients: [own, rider, jobs] }))
    expect(rest).toEqual([])
    expect(pair).toMatchObject({ a: 'app', b: 'sidekiq', tier: 'definite', key: 'env:A', clients: [rider, jobs] })
  })

  test('own connections stand before riders', () => {
    const jobs = sidekiq('server', { endpoint: v('$A') })
    const [rider, own] = [client({ endpoint: v('$A'), ridesOn: 'Sidekiq' }), client({ endpoint: v('$A'), name: 'own' })]
    expect(sharing(model({ clients: [rider, own, jobs] }))[0]?.clients[0]).toBe(own)
  })

  test('a workload does not share with itself', () => {
    expect(sharing(model({ clients: [cache(), cache()] }))).toEqual([])
  })

  test('definite pairs first, then by name', () => {
    const clients = [sidekiq('server', { endpoint: v('$A') }), cable({ endpoint: v(['$C', '$A']) }), cache({ endpoint: v('$A') })]
    expect(sharing(model({ clients })).map(s => [s.a, s.b, s.tier])).toEqual([
      ['cache', 'sidekiq', 'definite'],
      ['cable', 'cache', 'fallback'],
      ['cable', 'sidekiq', 'fallback'],
    ])
  })
})

test('any text names a server or none, quickly', () => {
  fc.assert(fc.property(fc.string(), text => void serverOf(text)))
  const begun = performance.now()
  for (const piece of ['a', '.', ':', '/', '\0', '[', '@', '\0a']) serverOf(`redis://${piece.repeat(50_000)}`)
  expect(performance.now() - begun).toBeLessThan(3000)
})
