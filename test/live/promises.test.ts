/** What an audit promises, held against real servers with data that real Sidekiq and a real Rails cache store wrote. */
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aclLine, readings } from '../../src/live/allowed.ts'
import { known } from '../../src/model/fact.ts'
import { readAudit } from '../../src/report/readDocument.ts'
import { auditOf } from './ask.ts'
import { bed, type Running, until } from './bed.ts'
import { program } from './program.ts'

const servers = bed()
let redis: Running
let url = ''

beforeAll(async () => {
  redis = await servers.redis()
  url = `redis://127.0.0.1:${redis.port}`
  await servers.run(['ruby', 'test/live/enqueue.rb'], { REDIS_URL: url }, /enqueued/)
  await servers.run(['ruby', 'test/live/cache.rb'], { REDIS_URL: `${url}/1` }, /cached/)
  await redis.admin.call('HSET', 'users:1', 'name', 'nobody')
})
afterAll(() => servers.stop())

/** What MONITOR sees of other clients while something runs. */
async function seenDuring(run: () => Promise<unknown>): Promise<readonly (readonly string[])[]> {
  const own = new Redis(redis.port, '127.0.0.1', { retryStrategy: () => null })
  const monitor = await own.monitor()
  const seen: string[][] = []
  monitor.on('monitor', (_: string, words: string[]) => seen.push(words))
  await run()
  await redis.admin.call('ECHO', 'the end')
  await until(async () => seen.some(words => words[0]?.toLowerCase() === 'echo'))
  monitor.disconnect()
  own.disconnect()
  return seen.filter(words => words[0]?.toLowerCase() !== 'echo')
}

const listed = new Set<string>([...readings, 'AUTH'])
const nameOf = ([first = '', second = '']: readonly string[]): string => {
  const two = `${first} ${second}`.toUpperCase()
  return listed.has(two) ? two : first.toUpperCase()
}

const digest = async (): Promise<string> => String(await redis.admin.call('DEBUG', 'DIGEST'))

/** How long each key was not used, in seconds, once it is two for all of them. */
async function idleTimes(): Promise<ReadonlyMap<string, number>> {
  const keys = (await redis.admin.keys('*')).sort()
  const idle = async (): Promise<ReadonlyMap<string, number>> =>
    new Map(await Promise.all(keys.map(async key => [key, Number(await redis.admin.call('OBJECT', 'IDLETIME', key))] as const)))
  // Idle times count in seconds: reads show once every key has some.
  await until(async () => [...(await idle()).values()].every(seconds => seconds >= 2))
  return await idle()
}

/** Keys whose idle time began anew since `before`. */
async function reset(before: ReadonlyMap<string, number>): Promise<readonly string[]> {
  const after = await Promise.all(
    [...before].map(async ([key, was]) => [key, was, Number(await redis.admin.call('OBJECT', 'IDLETIME', key))] as const),
  )
  return after.filter(([, was, is]) => is < was).map(([key]) => key)
}

describe('an audit', () => {
  it('sends what is on its list and nothing else', async () => {
    const seen = await seenDuring(() => auditOf(url, { jobs: true }))
    expect(seen.length).toBeGreaterThan(100)
    expect([...new Set(seen.map(nameOf))].filter(name => !listed.has(name))).toEqual([])
    // Each part of it was watched: the facts, Sidekiq's state, and its jobs.
    expect(new Set(seen.map(nameOf))).toEqual(new Set([...seen.map(nameOf), 'INFO', 'MEMORY STATS', 'LLEN', 'LRANGE', 'ZRANGE', 'SSCAN']))
  })

  it('is counted by the server with nothing else either, which MONITOR does not show of administration', async () => {
    await redis.admin.call('CONFIG', 'RESETSTAT')
    await auditOf(url, { jobs: true })
    const stats = String(await redis.admin.call('INFO', 'commandstats'))
    const counted = [...stats.matchAll(/^cmdstat_([^:]+):/gm)].map(([, name = '']) => name.toUpperCase().replace('|', ' '))
    const listed = new Set<string>([...readings, 'CONFIG RESETSTAT'])
    expect(counted.filter(name => !listed.has(name))).toEqual([])
    expect(counted).toEqual(expect.arrayContaining(['CONFIG GET', 'CLIENT LIST', 'SLOWLOG GET', 'LATENCY LATEST']))
  })

  it('works for a user with the documented ACL', async () => {
    const [, , name = '', ...rules] = aclLine('7.0').split(' ')
    await redis.admin.call('ACL', 'SETUSER', name, ...rules.map(rule => (rule === '>PASSWORD' ? '>a-password' : rule)))
    const all = await auditOf(url)
    const least = await auditOf(`redis://${name}:a-password@127.0.0.1:${redis.port}`)
    expect(least.refused.filter(r => r.command !== 'CLIENT NO-TOUCH')).toEqual([])
    expect(known(least.facts.aclUser)?.value).toBe(name)
    expect(least.sidekiq?.queues.map(q => [q.name, q.depth])).toEqual(all.sidekiq?.queues.map(q => [q.name, q.depth]))
    expect(Object.keys(least.facts).sort()).toEqual(Object.keys(all.facts).sort())
  })

  it('leaves the data as it was', async () => {
    const before = await digest()
    expect(before).not.toMatch(/^0+$/)
    await auditOf(url, { jobs: true })
    expect(await digest()).toBe(before)
  })

  it('shows no argument of a job, no value, no address and no password', async () => {
    const said = JSON.stringify(await auditOf(url, { jobs: true }))
    expect(said).toContain('MailJob')
    expect(said).not.toMatch(/argument-nobody-may-see|product 1|nobody"|127\.0\.0\.1/)
  })

  it('leaves idle times alone under allkeys-lru, except those of Sidekiq, which it names', async () => {
    await redis.admin.call('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru')
    const before = await idleTimes()
    const server = await auditOf(url)
    const touched = await reset(before)
    expect(touched.length).toBeGreaterThan(3)
    const named = new Set(server.keyspace?.readByName)
    // Names of a process's keys hold that of its host.
    expect(touched.filter(key => !named.has(key) && !named.has(key.replace(/\d+/g, '*')))).toEqual([])
    expect(touched).not.toContain('users:1')
    await redis.admin.call('CONFIG', 'SET', 'maxmemory-policy', 'noeviction')
    expect((await auditOf(url)).keyspace?.readByName).toEqual([])
  })

  it('adds no lookup to the hit rate that it reports', async () => {
    await redis.admin.call('CONFIG', 'RESETSTAT')
    await redis.admin.get('users:absent')
    await redis.admin.exists('users:1')
    expect(known((await auditOf(url)).facts.hitRate)?.value).toBe(0.5)
  })

  it('names itself and holds one connection', async () => {
    await redis.admin.call('CONFIG', 'RESETSTAT')
    const count = async (): Promise<number> =>
      Number(/total_connections_received:(\d+)/.exec(String(await redis.admin.call('INFO', 'stats')))?.[1])
    const before = await count()
    await auditOf(url)
    expect((await count()) - before).toBe(1)
  })
})

/** The same promises of what users start: nothing of it may lie in how a test asks. */
describe('the built program', () => {
  const found = async (...args: readonly string[]) => {
    const ran = await program(['audit', ...args, '--format', 'json'])
    expect([ran.code, ran.err]).toEqual([1, ''])
    return readAudit(ran.out).servers[0]
  }

  it('sends what is on its list and nothing else, and writes nothing', async () => {
    const before = await digest()
    const seen = await seenDuring(() => found(`REDIS_URL=${url}`, '--jobs'))
    expect(before).not.toMatch(/^0+$/)
    expect(await digest()).toBe(before)
    const names = new Set(seen.map(nameOf))
    expect([...names].filter(name => !listed.has(name))).toEqual([])
    expect(names).toEqual(new Set([...names, 'INFO', 'MEMORY USAGE', 'SCAN', 'LLEN', 'LRANGE', 'ZRANGE', 'SSCAN']))
    // MONITOR doesn't show what administers: the server's own counts do.
    await redis.admin.call('CONFIG', 'RESETSTAT')
    await found(`REDIS_URL=${url}`, '--jobs')
    const stats = String(await redis.admin.call('INFO', 'commandstats'))
    const counted = [...stats.matchAll(/^cmdstat_([^:]+):/gm)].map(([, name = '']) => name.toUpperCase().replace('|', ' '))
    expect(counted.filter(name => !listed.has(name) && name !== 'CONFIG RESETSTAT')).toEqual([])
    expect(counted).toEqual(expect.arrayContaining(['CONFIG GET', 'CLIENT LIST']))
  })

  it('works for a user with the documented ACL', async () => {
    const [, , name = '', ...rules] = aclLine('7.0').split(' ')
    await redis.admin.call('ACL', 'SETUSER', name, ...rules.map(rule => (rule === '>PASSWORD' ? '>a-password' : rule)))
    const server = await found(`REDIS_URL=redis://${name}:a-password@127.0.0.1:${redis.port}`)
    expect(server?.refused).toEqual([])
    expect(server?.sidekiq?.queues.length).toBeGreaterThan(0)
    const log = (await redis.admin.call('ACL', 'LOG')) as unknown[]
    expect(log).toEqual([])
  })

  it('leaves idle times alone under allkeys-lru, except those of Sidekiq, which it names', async () => {
    await redis.admin.call('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru')
    const before = await idleTimes()
    const server = await found(`REDIS_URL=${url}`)
    const touched = await reset(before)
    const named = new Set(server?.keyspace?.readByName)
    expect(touched.length).toBeGreaterThan(3)
    expect(touched.filter(key => !named.has(key) && !named.has(key.replace(/\d+/g, '*')))).toEqual([])
    await redis.admin.call('CONFIG', 'SET', 'maxmemory-policy', 'noeviction')
  })
})
