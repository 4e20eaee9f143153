/** Sidekiq's state, from a real Sidekiq 6.4.1 with a running and a killed process, and from what other versions write. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostKind } from '../../src/live/sidekiq/hostKind.ts'
import type { SidekiqState } from '../../src/model/audit.ts'
import { auditOf } from './ask.ts'
import { bed, type Running, until } from './bed.ts'

const servers = bed()
afterAll(() => servers.stop())

const stateOn = async (redis: Running, more = {}): Promise<SidekiqState> => {
  const { sidekiq } = await auditOf(`redis://127.0.0.1:${redis.port}`, more)
  if (!sidekiq) throw new Error('no Sidekiq was found')
  return sidekiq
}

describe('a server that Sidekiq 6.4.1 filled', () => {
  let redis: Running
  beforeAll(async () => {
    redis = await servers.redis()
    const env = { REDIS_URL: `redis://127.0.0.1:${redis.port}` }
    const sidekiq = ['sidekiq', '-r', './test/live/jobs.rb', '-c', '2', '-q', 'failing', '-q', 'slow']
    await servers.run(['ruby', 'test/live/enqueue.rb'], env, /enqueued/)
    await servers.run(sidekiq, env, /working on a slow job/)
    await until(async () => (await redis.admin.zcard('retry')) === 4 && (await redis.admin.zcard('dead')) === 2)
    const killed = await servers.run(['sidekiq', '-r', './test/live/jobs.rb', '-c', '1', '-q', 'other'], env, /Passing the timeout|brpop/)
    await until(async () => (await redis.admin.scard('processes')) === 2)
    killed.kill('SIGKILL')
    // A minute later its heartbeat has expired.
    for (const identity of await redis.admin.smembers('processes'))
      if (identity.includes(`:${killed.pid}:`)) await redis.admin.pexpire(identity, 1)
    await until(async () => (await redis.admin.keys(`*:${killed.pid}:*`)).length === 0)
    // A process writes what it works on, and what failed, with its next heartbeat.
    await until(async () => (await redis.admin.keys('*:workers')).length === 1 && (await redis.admin.get('stat:failed')) === '6')
  }, 60_000)

  it('has its queues, sets, counts and processes', async () => {
    const state = await stateOn(redis)
    expect(state).toMatchObject({ namespace: '', database: 0, scheduled: 5, retries: 4, dead: 2, stale: 1, failed: 6 })
    expect(state.queues.map(({ name, depth, worked }) => [name, depth, worked])).toEqual([
      ['mailers', 7, false],
      ['reports', 3, false],
      ['failing', 0, true],
      ['slow', 0, true],
    ])
    const [mailers] = state.queues
    expect(mailers?.latency).toBeGreaterThan(0)
    expect(mailers?.latency).toBeLessThan(120)
    const [process] = state.processes
    expect(state.processes).toHaveLength(1)
    expect(process).toMatchObject({ concurrency: 2, busy: 1, quiet: false, queues: ['failing', 'slow'] })
    expect(process?.beat).toBeLessThan(60)
    expect(process?.oldestJob).toBeGreaterThan(0)
    expect(process?.oldestJob).toBeLessThan(120)
    expect(state.overdue).toBeLessThan(0)
    expect(state.bytes.low).toBe(state.bytes.high)
  })

  it('tells classes by bytes where every job is read', async () => {
    const state = await stateOn(redis, { jobs: true })
    expect(state.classes?.map(({ name, jobs }) => [name, jobs])).toEqual([
      ['ReportJob', 3],
      ['MailJob', 12],
      ['FailingJob', 4],
      ['DyingJob', 2],
    ])
    expect(state.classes?.[0]?.largest).toBeGreaterThan(9200)
    expect(state.bytes.value).toBe(state.classes?.reduce((sum, one) => sum + one.bytes, 0))
  })
})

describe('what other versions write (by hand, after their sources)', () => {
  let redis: Running
  const now = Math.floor(Date.now() / 1000)
  beforeAll(async () => {
    redis = await servers.redis()
  })

  it('Sidekiq 8: milliseconds, capsules, :work, and super_fetch of Pro', async () => {
    const { admin } = redis
    const identity = 'sidekiq-7d9f8b6c5-x2abc:7:0123456789ab'
    await admin.sadd('queues', 'default', 'orphan')
    for (let i = 0; i < 60; i += 1)
      await admin.lpush(
        'queue:default',
        JSON.stringify({
          class: 'Sidekiq::ActiveJob::Wrapper',
          wrapped: i % 2 ? 'AJob' : 'BJob',
          jid: `${i}`,
          args: ['x'.repeat(i)],
          created_at: (now - 600) * 1000 + i,
          enqueued_at: (now - 500) * 1000 + i,
        }),
      )
    await admin.lpush('queue:orphan', JSON.stringify({ class: 'AJob', jid: 'o', args: [], created_at: now - 70 }))
    await admin.lpush(`queue:sq|${identity}|default`, '{}', '{}')
    await admin.sadd('processes', identity, 'gone:1:ffffffffffff')
    const info = {
      hostname: 'sidekiq-7d9f8b6c5-x2abc',
      pid: 7,
      started_at: now - 3600.5,
      concurrency: 5,
      capsules: { default: { concurrency: 5, mode: 'weighted', weights: { default: 0 } } },
    }
    await admin.hset(identity, {
      info: JSON.stringify(info),
      concurrency: 5,
      busy: 1,
      beat: String(now - 3),
      quiet: 'true',
      rss: 1000,
      rtt_us: 2000,
    })
    await admin.hset(`${identity}:work`, 'tid', JSON.stringify({ queue: 'default', run_at: (now - 40) * 1000, payload: '{}' }))
    await admin.zadd('schedule', now - 90, '{"class":"AJob","jid":"s"}')
    const yesterday = new Date((now - 86_400) * 1000).toISOString().slice(0, 10)
    await admin.mset('stat:processed', '500', 'stat:failed', '7', `stat:processed:${yesterday}`, '120')
    const state = await stateOn(redis)
    expect(state).toMatchObject({ stale: 1, processed: 500, failed: 7, perDay: 120, scheduled: 1 })
    expect(state.processes).toEqual([
      expect.objectContaining({ name: 'sidekiq-*:7', busy: 1, quiet: true, queues: ['default'], rss: 1_024_000, roundTrip: 0.002 }),
    ])
    expect(state.processes[0]?.oldestJob).toBeGreaterThanOrEqual(40)
    expect(state.processes[0]?.oldestJob).toBeLessThan(100)
    const [byDefault, orphan] = state.queues
    expect(byDefault).toMatchObject({ name: 'default', depth: 60, worked: true, private: 2 })
    expect(byDefault?.latency).toBeGreaterThanOrEqual(499)
    expect(byDefault?.latency).toBeLessThan(560)
    expect(orphan).toMatchObject({ name: 'orphan', depth: 1, worked: false })
    expect(orphan?.latency).toBeGreaterThanOrEqual(70)
    expect(state.overdue).toBeGreaterThanOrEqual(90)
    // Both ends were sampled: small jobs at one, large ones at the other.
    expect(state.bytes.low).toBeLessThan(state.bytes.value)
    const whole = await stateOn(redis, { jobs: true })
    expect(whole.classes?.map(one => [one.name, one.jobs])).toEqual(
      expect.arrayContaining([
        ['AJob', 32],
        ['BJob', 30],
      ]),
    )
    expect(whole.bytes.value).toBeGreaterThan(state.bytes.low)
    expect(whole.bytes.value).toBeLessThan(state.bytes.high)
  })

  it('a namespace in another database beside Resque, which is none', async () => {
    const { admin } = redis
    await admin.call('FLUSHALL')
    await admin.call('SELECT', 3)
    await admin.sadd('shop:queues', 'default')
    await admin.lpush('shop:queue:default', '{"class":"AJob","jid":"1"}')
    await admin.sadd('resque:queues', 'mail')
    await admin.sadd('resque:workers', 'w:1:*')
    await admin.lpush('resque:queue:mail', '{"class":"Mail","args":[]}')
    await admin.call('SELECT', 0)
    await admin.sadd('queues', 'default', 'low')
    await admin.lpush('queue:low', '{"class":"AJob","jid":"2"}', '{"class":"AJob","jid":"3"}')
    await admin.zadd('dead', now, '{}')
    const server = await auditOf(`redis://127.0.0.1:${redis.port}`)
    expect(server.sidekiq).toMatchObject({ namespace: '', database: 0, dead: 1 })
    expect(server.otherSidekiqs?.map(one => [one.namespace, one.database])).toEqual([['shop', 3]])
  })

  it('other types under its names, and nothing at all', async () => {
    const { admin } = redis
    await admin.call('FLUSHALL')
    await admin.mset('queues', 'text', 'processes', 'text', 'schedule', 'text')
    expect((await auditOf(`redis://127.0.0.1:${redis.port}`)).sidekiq).toBeNull()
    await admin.call('FLUSHALL')
    expect((await auditOf(`redis://127.0.0.1:${redis.port}`)).sidekiq).toBeNull()
  })
})

it.each([
  ['worker.1', 'worker.1'],
  ['sidekiq-7d9f8b6c5-x2abc', 'sidekiq-*'],
  ['ip-10-0-1-2.ec2.internal', 'ip-*'],
  ['9f86d081884c', 'container'],
  ['10.1.2.3', 'address'],
  ['app01.example.com', 'app01'],
  ['550e8400-e29b-41d4-a716-446655440000', 'machine'],
  ['<script>', 'host'],
])('the host %s is shown as %s', (host, shown) => {
  expect(hostKind(host)).toBe(shown)
})
