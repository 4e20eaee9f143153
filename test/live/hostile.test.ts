/** Servers filled by someone who means harm or was careless: what must never be shown isn't, and what is odd ends no audit. */
import { execFile } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../src/commands/run.ts'
import { discreet, discreetKey, discreetly } from '../../src/live/discreet.ts'
import { readAudit } from '../../src/report/readDocument.ts'
import { answering, array, bulk, infoServer } from './answers.ts'
import { audit, auditOf, options } from './ask.ts'
import { bed, type Running } from './bed.ts'

const servers = bed()
afterAll(() => servers.stop())

const PASSWORD = 'S3cr3t%p@ss/w0rd'
const MARKUP = '</script><img src=x onerror=alert(1)>'
const FORMATS = ['console', 'json', 'html', 'sarif', 'markdown'] as const

/** What `audit` prints on both streams, and its exit code. */
async function told(...args: readonly string[]): Promise<{ out: string; err: string; code: number }> {
  const [out, err]: [string[], string[]] = [[], []]
  const to = (said: string[]) => ({ isTTY: false, write: (text: string) => said.push(text) > 0 })
  const code = await run(['audit', ...args], { stdout: to(out), stderr: to(err), env: {}, cwd: process.cwd() })
  return { out: out.join(''), err: err.join(''), code }
}

describe('what nobody may see', () => {
  let redis: Running
  let url = ''
  beforeAll(async () => {
    redis = await servers.redis('--requirepass', PASSWORD, '--maxmemory-policy', 'allkeys-lru')
    url = `redis://default:${encodeURIComponent(PASSWORD)}@127.0.0.1:${redis.port}`
    const { admin } = redis
    await admin.sadd('queues', 'default', MARKUP, 'alice@secret.example', 'turn\u202earound')
    await admin.sadd('bob@secret.example:queues', 'default')
    await admin.zadd('bob@secret.example:retry', 1, 'x')
    await admin.lpush('queue:default', 'no json', '{"class":"MailJob","args":["argument-nobody-sees"]}', '[]', '{"enqueued_at":1e308}')
    await admin.lpush(`queue:${MARKUP}`, '{"class":"__proto__","enqueued_at":-5,"args":["argument-nobody-sees"]}')
    await admin.sadd('processes', 'ip-10-1-2-3:7:abcdef012345', 'gone:1:ff0011223344')
    const info = { hostname: 'ip-10-1-2-3', pid: 7, queues: ['default', 'alice@secret.example'], started_at: 1e12 }
    await admin.hset('ip-10-1-2-3:7:abcdef012345', { info: JSON.stringify(info), concurrency: 'x', busy: 'NaN', beat: '-3' })
    const names = ['user:alice@secret.example:cart', 'session:aXbYcZdEfGhIjK', 'reset_token:QWERTYUIOP', 'cart:+4915112345678', 'otp:kqzwx']
    for (const name of [...names, `${MARKUP}:a`, '__proto__:a', 'sk_live_4eC39HqLyjWDarjtT1zdp7dc'])
      await admin.set(name, 'value-nobody-sees')
    await admin.client('SETNAME', 'carol@10.2.3.4:99')
  })

  it.each(FORMATS)('is not in the report as %s', async format => {
    const { out, err, code } = await told(`REDIS_URL=${url}`, '--format', format, '--jobs')
    expect([err, code]).toEqual(['', 1])
    expect(out).toContain('REDIS_URL')
    expect(
      out.match(/S3cr3t|nobody-sees|secret\.example|10[.-][12][.-]|aXbYc|QWERTY|4915112|kqzwx|4eC39|carol|abcdef012345|\u202e/)?.[0],
    ).toBeUndefined()
    expect(out).not.toContain(`127.0.0.1:${redis.port}`)
    if (format === 'html') expect(out).not.toMatch(/<img|onerror=alert\(1\)>/)
    if (format === 'json') expect(readAudit(out).servers[0]?.sidekiq?.queues.length).toBe(4)
  })

  it('is not in what DEBUG makes libraries print, in the built program', async () => {
    const env = { PATH: process.env.PATH, DEBUG: '*' }
    const said = await new Promise<string>(resolve =>
      execFile(process.execPath, ['dist/cli.js', 'audit', `REDIS_URL=${url}`], { env }, (_, out, err) => resolve(out + err)),
    )
    expect(said).toContain('REDIS_URL')
    expect(said).not.toMatch(/S3cr3t|AUTH\(|ioredis/)
  })

  it('has the same identities in the next run', async () => {
    const identities = async (): Promise<readonly string[]> => {
      const { findings } = readAudit((await told(`REDIS_URL=${url}`, '--format', 'json')).out)
      return findings.map(f => f.identity)
    }
    const before = await identities()
    await redis.admin.lpush('queue:default', '{}', '{}', '{}')
    expect(before.length).toBeGreaterThan(3)
    expect(await identities()).toEqual(before)
  })

  it('is exit 5 where one server is not reached although another has errors', async () => {
    const { code, err, out } = await told(url, 'GONE=redis://:hunter2hunter2@127.0.0.1:1', '--format', 'json')
    expect(code).toBe(5)
    expect(err).toBe('redline: GONE could not be reached: nothing listens at its address\n')
    expect(readAudit(out).unreached).toEqual([{ id: 'GONE', names: ['GONE'], why: 'nothing listens at its address' }])
  })
})

it.each([
  ['default', 'default'],
  ['mailers_v2', 'mailers_v2'],
  ['low-priority-2024', 'low-priority-2024'],
  ['alice@example.com', '*'],
  ['tenant-1234567', 'tenant-*'],
  ['host-10-1-2-3', 'host-*'],
  ['job 0f8fad5b-d9cb-469f-a165-70867728950e', 'job *'],
  ['redis-rb 4.8.1', 'redis-rb 4.8.1'],
  ['lib(user@host)', 'lib(*)'],
])('%s is shown as %s', (name, shown) => expect(discreet(name)).toBe(shown))

it('keeps apart what would look alike, the same in every order', () => {
  const names = ['tenant-7777777', 'default', 'tenant-1234567', 'alice@example.com']
  const wanted = { 'alice@example.com': '*', default: 'default', 'tenant-1234567': 'tenant-*', 'tenant-7777777': 'tenant-* (2)' }
  expect(Object.fromEntries(discreetly(names))).toEqual(wanted)
  expect(Object.fromEntries(discreetly([...names, ...names].reverse()))).toEqual(wanted)
})

it.each([
  ['queues', 'queues'],
  ['app:queue:default', 'app:queue:default'],
  ['stat:processed:2026-11-30', 'stat:processed:2026-11-30'],
  ['ip-10-1-2-3:7:abcdef012345', 'ip-*:*:*'],
  ['queue:sq|ip-10-1-2-3:7:abcdef012345|default', 'queue:sq|ip-*:*:*|default'],
])('the key %s is shown as %s', (name, shown) => expect(discreetKey(name)).toBe(shown))

const HUGE = '9'.repeat(400)
const INFO = `redis_version:7.2.5\nrun_id:${'a'.repeat(40)}\nrole:master\nmaxmemory_policy:noeviction\nmaxmemory:0\nused_memory:${HUGE}\nmem_fragmentation_ratio:NaN\nuptime_in_seconds:-7\nconnected_clients:1e999\ndb0:keys=3,expires=-1\ncmdstat___proto__:calls=-1,usec_per_call=x\nerrorstat_ERR:count=-3\nslave0:ip=10.0.0.1,port=1,state=online,offset=-4,lag=-1\n`

describe('a server whose answers make no sense', () => {
  it.each<readonly [string, (words: readonly string[]) => string | undefined]>([
    ['a clock beyond all dates', words => (words[0] === 'TIME' ? array(bulk('9'.repeat(300)), bulk('0')) : undefined)],
    ['a clock of 1970', words => (words[0] === 'TIME' ? array(bulk('1'), bulk('-1')) : undefined)],
    ['sets without an end', words => (words[0] === 'SSCAN' ? array(bulk('1'), array(bulk('x'))) : undefined)],
    ['names of collections and nothing in them', words => (words[0] === 'HMGET' || words[0] === 'LRANGE' ? '*-1\r\n' : undefined)],
    ['nothing where sizes are asked', words => (words[0] === 'MEMORY' ? '$-1\r\n' : undefined)],
    ['a redirection', words => (words[0] === 'MEMORY' ? '-MOVED 1 127.0.0.1:1\r\n' : undefined)],
  ])('%s', async (_, answer) => {
    const server = await answering(
      infoServer(INFO, words => {
        const own = answer(words)
        if (own !== undefined) return own
        const [name, key] = words
        if (name === 'TYPE') return key === 'QUEUES' || key === 'PROCESSES' ? '+set\r\n' : key === 'RETRY' ? '+zset\r\n' : '+none\r\n'
        if (name === 'SCAN') return array(bulk('0'), array(bulk('queues'), bulk('a'), bulk('a')))
        if (name === 'SSCAN') return array(bulk('0'), array(bulk('x')))
        if (name === 'ZRANGE') return array(bulk('job'), bulk('-inf'))
        return name === 'PTTL' || name === 'ZCARD' || name === 'LLEN' ? ':-2\r\n' : undefined
      }),
    )
    try {
      const found = await auditOf(`redis://127.0.0.1:${server.port}`, { jobs: true })
      expect(found.keyspace?.scanned).toBe(2)
      expect(found.sidekiq?.queues[0]).toMatchObject({ name: 'x', depth: 0 })
      const document = { schema: 1, kind: 'redline-audit', tool: { name: 'redline', version: '1' }, takenAt: new Date().toISOString() }
      const saved = JSON.stringify({ ...document, servers: [found], unreached: [], findings: [], notChecked: [] })
      expect(readAudit(saved).servers).toEqual([found])
    } finally {
      await server.stop()
    }
  })
})

it('a Sentinel that names a server nobody listens at is not followed any further', async () => {
  const sentinel = await answering(words => {
    if (words[0] === 'PING') return '+PONG\r\n'
    return words[0] === 'SENTINEL' ? (words[1] === 'REPLICAS' ? '*0\r\n' : array(bulk('127.0.0.1'), bulk('1'))) : undefined
  })
  const { servers: reached, unreached } = await audit(`redis+sentinel://127.0.0.1:${sentinel.port}/jobs`, options)
  await sentinel.stop()
  expect([reached.length, unreached[0]?.why]).toEqual([0, 'nothing listens at its address'])
})
