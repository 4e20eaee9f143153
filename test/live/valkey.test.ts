/** A real Valkey, which knows CLIENT NO-TOUCH: values are looked into under a policy that evicts by use, and no key looks used. */
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aclLine } from '../../src/live/allowed.ts'
import { known } from '../../src/model/fact.ts'
import { readAudit } from '../../src/report/readDocument.ts'
import { bed, type Running, until } from './bed.ts'
import { program } from './program.ts'

const there = spawnSync('valkey-server', ['--version']).status === 0
const servers = bed()
let valkey: Running
let url = ''

describe.skipIf(!there)(there ? 'a real Valkey' : 'a real Valkey: skipped, since valkey-server is not installed', () => {
  beforeAll(async () => {
    valkey = await servers.valkey('--maxmemory', '64mb', '--maxmemory-policy', 'allkeys-lru')
    url = `redis://127.0.0.1:${valkey.port}`
    await servers.run(['ruby', 'test/live/enqueue.rb'], { REDIS_URL: url }, /enqueued/)
    await servers.run(['ruby', 'test/live/cache.rb'], { REDIS_URL: url }, /cached/)
    await valkey.admin.rpush('log', ...Array.from({ length: 500 }, (_, i) => `line ${i}`))
  })
  afterAll(() => servers.stop())

  async function audited(...args: readonly string[]) {
    const { code, err, out } = await program(['audit', `REDIS_URL=${url}`, '--format', 'json', ...args])
    expect([code, err]).toEqual([1, ''])
    const [server] = readAudit(out).servers
    if (!server) throw new Error('no server was audited')
    return server
  }

  it('is told from Redis by its name and its own version', async () => {
    const { facts, refused } = await audited()
    expect([known(facts.engine)?.value, known(facts.version)?.value.split('.').length]).toEqual(['valkey', 3])
    expect(known(facts.version)?.value).toBe(/valkey_version:(\S+)/.exec(await valkey.admin.info('server'))?.[1])
    expect(refused).toEqual([])
  })

  it('is looked into without making a key look used, Sidekiq’s own included', async () => {
    const keys = (await valkey.admin.keys('*')).sort()
    const idle = async (): Promise<readonly number[]> =>
      await Promise.all(keys.map(async key => Number(await valkey.admin.call('OBJECT', 'IDLETIME', key))))
    // Idle times count in seconds: a read shows once every key has some.
    await until(async () => (await idle()).every(seconds => seconds >= 2))
    const before = await idle()
    const { keyspace, sidekiq } = await audited('--jobs')
    const after = await idle()
    expect(keys.filter((_, i) => (after[i] ?? 0) < (before[i] ?? 0))).toEqual([])
    expect(keyspace?.values).toBe(true)
    expect(keyspace?.readByName).toEqual([])
    // Elements and queues were read, so it was not for asking nothing that nothing looks used.
    expect(keyspace?.biggest.find(b => b.name === 'log')?.elements).toBe(500)
    expect(sidekiq?.queues.reduce((n, q) => n + q.depth, 0)).toBeGreaterThan(0)
    // Another client’s read does count.
    await valkey.admin.lrange('log', 0, -1)
    expect(Number(await valkey.admin.call('OBJECT', 'IDLETIME', 'log'))).toBeLessThan(2)
  })

  it('takes the documented ACL, CLIENT NO-TOUCH and SETINFO included', async () => {
    const [, , name = '', ...rules] = aclLine().split(' ')
    await valkey.admin.call('ACL', 'SETUSER', name, ...rules.map(rule => (rule === '>PASSWORD' ? '>a-password' : rule)))
    const { code, err, out } = await program(['audit', `redis://${name}:a-password@127.0.0.1:${valkey.port}`, '--format', 'json'])
    expect([code, err]).toEqual([1, ''])
    expect(readAudit(out).servers[0]?.refused).toEqual([])
    expect(await valkey.admin.call('ACL', 'LOG')).toEqual([])
  })
})
