/** Whose a key is by its name, by what the code says and by what else is there. */
import { describe, expect, it } from 'vitest'
import type { Claim } from '../../src/live/classify.ts'
import { current } from '../../src/live/group.ts'
import { groupsOf } from '../../src/live/groups.ts'
import { headerOf } from '../../src/live/header.ts'
import { settle } from '../../src/live/settle.ts'

const jid = 'a1b2c3d4e5f6a1b2c3d4e5f6'
const digest = 'a1b2c3d4'.repeat(8)

/** Each name's workload among the others; `name=type` where TYPE was asked. */
function owners(names: readonly string[], claims: readonly Claim[] = [], database = 0): readonly string[] {
  const groups = groupsOf(database, claims)
  const located = names.map(text => {
    const [name = '', type] = text.split('=')
    const group = groups.locate(Buffer.from(name, 'latin1'))
    if (type !== undefined) group.types.set(type, 1)
    return group
  })
  const settled = new Map(settle(groups.all(), claims).map(s => [s.group, s.workload]))
  return located.map(group => settled.get(current(group)) ?? 'lost')
}

const ALONE: readonly (readonly [string, string])[] = [
  ['queues', 'sidekiq'],
  ['queue:default=list', 'sidekiq'],
  ['queue:default=string', 'unclaimed'],
  ['schedule=zset', 'sidekiq'],
  ['schedule=string', 'unclaimed'],
  ['retry', 'sidekiq'],
  ['dead', 'sidekiq'],
  ['processes', 'sidekiq'],
  ['web.1:4:a1b2c3d4e5f6=hash', 'sidekiq'],
  ['order:4:a1b2c3d4e5f6=string', 'unclaimed'],
  ['web.1:4:a1b2c3d4e5f6:work=hash', 'sidekiq'],
  ['stat:processed', 'sidekiq'],
  ['stat:failed:2026-11-30', 'sidekiq'],
  ['j|20261130|4:5', 'sidekiq'],
  ['h|Admin::HardJob-30-18:5', 'sidekiq'],
  ['HardJob-30-18:5', 'sidekiq'],
  [`it-${jid}`, 'sidekiq'],
  ['20261130-marks=hash', 'sidekiq'],
  ['queue:sq|web.1:4:a1b2c3d4e5f6|default=list', 'sidekiq'],
  ['b-aB3x_Yz19', 'sidekiq'],
  ['lmtr-c-stripe', 'sidekiq'],
  ['dear-leader', 'sidekiq'],
  [`unique:${'a1b2c3d4e5'.repeat(4)}`, 'sidekiq'],
  ['cron_job:default:nightly', 'sidekiq'],
  [`uniquejobs:${digest}:LOCKED`, 'sidekiq'],
  ['sidekiq-scheduler:pushed:nightly', 'sidekiq'],
  ['limit_fetch:busy:default', 'sidekiq'],
  ['throttled:HardJob:concurrency.v2', 'sidekiq'],
  ['BID-aB3x_Yz19-jids', 'sidekiq'],
  ['resque:queue:default', 'resque'],
  ['resque:stat:processed:web', 'resque'],
  ['delayed_queue_schedule', 'resque'],
  ['cache:views/products/show:1', 'cache'],
  [`views/products/index:${digest.slice(0, 32)}/products/1-2026`, 'cache'],
  ['shop_cache:settings', 'cache'],
  ['cache:bin/\xff\x00', 'cache'],
  [`cache:_session_id:2::${digest}`, 'session'],
  [`_session_id:2::${digest}`, 'session'],
  [`rack:session:2::${digest}`, 'session'],
  [`2::${digest}`, 'session'],
  [`session:2::${digest}`, 'session'],
  ['rack::attack:5984566:req/ip:10.1.2.3', 'rate-limit'],
  ['cache:rack::attack:5984566:req/ip:10.1.2.3', 'rate-limit'],
  ['cache:rate-limit:sessions:10.1.2.3', 'rate-limit'],
  ['redlock:invoice', 'lock'],
  ['billing:lock:12', 'lock'],
  ['flipper_features', 'feature-flag'],
  ['flipper/v1/feature/search', 'feature-flag'],
  ['feature:__features__', 'feature-flag'],
  ['experiment_configurations/button', 'feature-flag'],
  ['__anycable__', 'anycable'],
  ['kredis:users:12:recent', 'kredis'],
  ['coverband_hash_4_0.runtime', 'app'],
  ['leaderboard:snapshot', 'unclaimed'],
  ['report:queue:nightly', 'unclaimed'],
  ['shop:dead', 'unclaimed'],
]

describe('a key alone', () => {
  it.each(ALONE)('%s is of %s', (name, workload) => {
    expect(owners([name])).toEqual([workload])
  })
})

describe('keys together', () => {
  it('are jobs behind a namespace where its queues are known', () => {
    const names = [
      'shop:queues=set',
      'shop:queue:default=list',
      'shop:schedule=zset',
      'shop:stat:processed',
      'blog:schedule=zset',
      'shop:users',
    ]
    expect(owners(names)).toEqual(['sidekiq', 'sidekiq', 'sidekiq', 'sidekiq', 'unclaimed', 'unclaimed'])
  })

  it('are Resque where only Resque shows itself', () => {
    expect(owners(['queues=set', 'queue:default=list', 'workers=set', 'failed=list'])).toEqual(['resque', 'resque', 'resque', 'resque'])
    expect(owners(['queues=set', 'queue:default=list', 'workers=set', 'schedule=zset'])).toEqual([
      'sidekiq',
      'sidekiq',
      'resque',
      'sidekiq',
    ])
  })

  it('are whose prefix the code gives, the longest first', () => {
    const claims: readonly Claim[] = [
      { workload: 'cache', prefix: 'shop' },
      { workload: 'kredis', prefix: 'shop:data:' },
      { workload: 'cache', prefix: 'other:', database: 3 },
    ]
    const names = ['shop:1', 'shop2', 'shopping:1', 'shop:data:1', `shop:_session_id:2::${digest}`, 'other:1', 'shop:lock:1']
    expect(owners(names, claims)).toEqual(['cache', 'cache', 'unclaimed', 'kredis', 'session', 'unclaimed', 'cache'])
    expect(owners(['other:1'], claims, 3)).toEqual(['cache'])
  })

  it('are the one workload that the code gives a database', () => {
    const alone: readonly Claim[] = [{ workload: 'cache', prefix: '', database: 2 }]
    expect(owners(['anything', 'queues'], alone, 2)).toEqual(['cache', 'sidekiq'])
    expect(owners(['anything'], alone, 0)).toEqual(['unclaimed'])
    expect(owners(['anything'], [...alone, { workload: 'app', prefix: 'x:', database: 2 }], 2)).toEqual(['unclaimed'])
  })

  it('are of one group however many there are, and of a bounded number of groups', () => {
    const groups = groupsOf(0, [])
    const letters = 'abcdefghijklmnopqrstuvwxyz'
    let made = 0
    for (const a of letters)
      for (const b of letters)
        for (const c of letters) {
          groups.locate(Buffer.from(`shop:${a}o${b}a${c}:basket`))
          groups.locate(Buffer.from(`${a}e${b}o:${c}a:${b}i`))
          made += 2
        }
    const all = groups.all()
    expect(all.length).toBeLessThan(2200)
    expect(all.reduce((n, g) => n + g.names, 0)).toBe(made)
    expect(all.filter(g => g.path[0] === 'shop:').map(g => g.names)).toEqual([26 ** 3])
  })
})

const v71 = (type: number, expires: number, version = -1): Buffer => {
  const head = Buffer.alloc(15)
  head.writeUInt8(0x11, 1)
  head.writeUInt8(type, 2)
  head.writeDoubleLE(expires, 3)
  head.writeInt32LE(version, 11)
  return Buffer.concat([head, Buffer.from([4, 8])])
}

describe('the first bytes of a value', () => {
  it.each([
    ['Rails 6.1, marshalled', Buffer.from('\x04\bo: ActiveSupport::Cache::Entry', 'latin1'), 'cache'],
    ['Rails 7.0', Buffer.from([0, 4, 8, 0x5b, 7]), 'cache'],
    ['Rails 7.0, compressed', Buffer.from([1, 0x78, 0x9c, 7]), 'cache'],
    ['Rails 7.1', v71(1, -1), 'cache'],
    ['Rails 7.1, text', v71(2, 1_795_370_000.5), 'cache'],
    ['Rails 7.1, compressed', v71(0x81, -1), 'cache'],
    ['no type of Rails 7.1', v71(9, -1), undefined],
    ['no time of Rails 7.1', v71(1, 17), undefined],
    ['too short for Rails 7.1', v71(1, -1).subarray(0, 12), undefined],
    ['another marshalled object', Buffer.from('\x04\bo:\tUser', 'latin1'), undefined],
    ['a marshalled hash', Buffer.from([4, 8, 0x7b, 6]), 'session'],
    ['text', Buffer.from('{"a":1}'), undefined],
    ['nothing', Buffer.alloc(0), undefined],
  ] as const)('%s', (_, value, expected) => {
    expect(headerOf(value)).toBe(expected)
  })
})
