/** Ways to a server: plain, TLS, a socket, Sentinel, a cluster; whom is trusted; and the socket that is lent. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UsageError } from '../../src/errors.ts'
import { connect, LIMITS, type Way } from '../../src/live/connect.ts'
import { known } from '../../src/model/fact.ts'
import { readAudit } from '../../src/report/readDocument.ts'
import { audit, auditOf, whyNot } from './ask.ts'
import { bed, type Certificates, type Running, until } from './bed.ts'
import { certificates } from './certificates.ts'
import { program } from './program.ts'

const servers = bed()
const dir = mkdtempSync(join(tmpdir(), 'redline-tls-'))
let good: Certificates
let plain: Running
let secure: Running
let expired: Running

beforeAll(async () => {
  const made = certificates(dir, { good: '20400101000000Z', late: '20200101000000Z' })
  good = made.good as Certificates
  plain = await servers.redis('--requirepass', 'plain-password')
  secure = await servers.tls(good)
  expired = await servers.tls(made.late as Certificates)
})

afterAll(async () => {
  await servers.stop()
  rmSync(dir, { recursive: true, force: true })
})

const ca = (): { readonly ca: string } => ({ ca: readFileSync(good.ca, 'utf8') })

/** One PING over a borrowed socket, by hand. */
const pingOver = (socket: Duplex): Promise<string> =>
  new Promise((resolve, reject) => {
    socket.once('data', chunk => {
      resolve(String(chunk))
    })
    socket.once('error', reject)
    socket.resume()
    socket.write('*1\r\n$4\r\nPING\r\n')
  })

describe('the socket of a connection', () => {
  const way = (more: Partial<Way>): Way => ({ to: { host: '127.0.0.1', port: 0 }, tls: false, database: 0, clusterNode: false, ...more })

  it.each<readonly [string, () => Way, object]>([
    ['plain', () => way({ to: { host: '127.0.0.1', port: plain.port }, password: 'plain-password' }), {}],
    ['TLS', () => way({ to: { host: '127.0.0.1', port: secure.port }, tls: true }), { ca: true }],
    ['unix', () => way({ to: join(secure.dir, 'redis.sock') }), {}],
  ])('over %s is lent without anyone listening and taken back', async (_, to, trust) => {
    const open = await connect(to(), 'ca' in trust ? ca() : {}, LIMITS)
    const socket = open.socket()
    expect(socket.listenerCount('data')).toBe(0)
    await expect(open.ask([['PING']])).rejects.toThrow('lent')
    expect(await pingOver(socket)).toBe('+PONG\r\n')
    expect(await pingOver(socket)).toBe('+PONG\r\n')
    open.giveBack()
    expect(String((await open.ask([['PING']]))[0])).toBe('PONG')
    expect(await pingOver(open.socket())).toBe('+PONG\r\n')
    open.giveBack()
    const [info] = await open.ask([['INFO', 'server']])
    expect(String(info)).toContain('redis_version')
    open.close()
  })
})

describe('TLS', () => {
  const url = (of: Running): string => `rediss://127.0.0.1:${of.port}`

  it('is verified: without its authority a certificate is refused, with it it is good', async () => {
    expect(await whyNot(url(secure))).toMatch(
      /^its certificate is signed by an authority that is not (?:known|trusted) here; pass .*--tls-ca/,
    )
    const server = await auditOf(url(secure), { trust: ca() })
    expect(server.warnings).toEqual([])
    expect(known(server.facts.tls)?.value).toBe('required')
  })

  it('takes one fingerprint for the chain, and no other', async () => {
    const server = await auditOf(url(secure), { trust: { fingerprint: good.fingerprint } })
    expect(server.warnings).toEqual([])
    const other = good.fingerprint.replace(/^../, good.fingerprint.startsWith('00') ? '11' : '00')
    expect(await whyNot(url(secure), { trust: { fingerprint: other } })).toMatch(/another fingerprint/)
    await expect(audit(url(secure), { trust: { fingerprint: 'nonsense' } })).rejects.toThrow(UsageError)
  })

  it('with --tls-insecure goes on and says so', async () => {
    const server = await auditOf(url(expired), { trust: { insecure: true } })
    expect(server.warnings.join()).toMatch(/not verified \(--tls-insecure\)/)
  })

  it.each<readonly [string, () => Promise<string>, RegExp]>([
    ['an expired certificate', () => whyNot(url(expired), { trust: ca() }), /^its certificate has expired$/],
    ['TLS where none is spoken', () => whyNot(url(plain), { limits: { ...LIMITS, connect: 300 } }), /may not speak TLS/],
    ['no TLS where it is wanted', () => whyNot(`redis://127.0.0.1:${secure.port}`), /closed the connection/],
  ])('%s is one sentence', async (_, why, words) => {
    expect(await why()).toMatch(words)
  })
})

describe('signing in', () => {
  it('refuses in one sentence that holds no secret', async () => {
    const wrong = await whyNot(`redis://:hunter2hunter2@127.0.0.1:${plain.port}`)
    expect(wrong).toBe('it refuses the user or the password')
    expect(await whyNot(`redis://127.0.0.1:${plain.port}`)).toMatch(/asks for a password and none was given/)
  })

  it('takes the password alone where the user is none, as redis-rb does, and knows that one is asked for', async () => {
    const server = await auditOf(`redis://nobody:plain-password@127.0.0.1:${plain.port}`)
    expect(known(server.facts.auth)?.value).toBe(true)
    expect(JSON.stringify(server)).not.toContain('plain-password')
  })

  it('says where a server asks for none although one was given', async () => {
    const open = await servers.redis()
    const server = await auditOf(`redis://:needless@127.0.0.1:${open.port}`)
    expect(known(server.facts.auth)?.value).toBe(false)
    expect(await whyNot(`redis://127.0.0.1:${open.port}/99`)).toMatch(/no database 99/)
    await open.stop()
  })
})

it('Sentinel is asked for the primary, or for a replica', async () => {
  const primary = await servers.redis()
  const replica = await servers.redis('--replicaof', '127.0.0.1', String(primary.port))
  const sentinel = await servers.sentinel(primary)
  // A replica is known before it is connected to its primary; until then a Sentinel doesn't offer it.
  await until(async () => JSON.stringify(await sentinel.admin.call('SENTINEL', 'replicas', 'jobs')).includes('"master-link-status","ok"'))
  const role = async (query: string): Promise<string | undefined> =>
    known((await auditOf(`redis+sentinel://127.0.0.1:1,127.0.0.1:${sentinel.port}/jobs${query}`)).facts.role)?.value
  expect(await role('')).toBe('primary')
  expect(await role('?role=replica')).toBe('replica')
  expect(await whyNot(`redis+sentinel://127.0.0.1:${sentinel.port}/nobody`)).toMatch(/know no primary of that name/)
  expect(await whyNot(`redis+sentinel://127.0.0.1:${primary.port}/jobs`)).toMatch(/no Sentinel/)
  await until(async () => /state=online/.test(String(await primary.admin.call('INFO', 'replication'))))
  const links = known((await auditOf(`redis://127.0.0.1:${primary.port}`)).facts.replicaLinks)?.value
  expect(links).toEqual([expect.objectContaining({ state: 'online' })])
  for (const one of [sentinel, replica, primary]) await one.stop()
})

it('a cluster is audited node by node, and one that is down is named', async () => {
  const nodes = await servers.cluster()
  const url = `redis+cluster://127.0.0.1:${nodes[0]?.port}`
  const { servers: all, unreached } = await audit(url)
  expect(unreached).toEqual([])
  expect(all.map(server => server.id)).toEqual(['REDIS_URL', 'REDIS_URL-2', 'REDIS_URL-3'])
  expect(new Set(all.map(server => server.runId)).size).toBe(3)
  expect(all.every(server => known(server.facts.clusterMode)?.value === true)).toBe(true)
  for (let i = 0; i < 30; i += 1)
    for (const node of nodes)
      await node.admin.call('SET', `cache:${i}`, 'x').catch((refused: Error) => expect(refused.message).toMatch(/^MOVED/))
  const told = await program(['audit', `REDIS_URL=${url}`, '--format', 'json'])
  expect(told.err).toBe('')
  const document = readAudit(told.out)
  const [cluster] = document.clusters ?? []
  expect(cluster).toMatchObject({ id: 'REDIS_URL', shards: ['REDIS_URL', 'REDIS_URL-2', 'REDIS_URL-3'], sums: { keys: 30 } })
  expect(cluster?.sums.bytes).toBe(document.servers.reduce((n, s) => n + (s.keyspace?.closure.sum ?? 0), 0))
  expect(cluster?.shards).toContain(cluster?.worst.roundTrip?.shard)
  const { out } = await program(['audit', `REDIS_URL=${url}`])
  expect(out).toMatch(/REDIS_URL: a cluster of 3 shards\n[^\n]*\n +REDIS_URL +\d+ [\s\S]*\n +together +30 /)
  expect(out).toMatch(/── REDIS_URL-3 ──/)
  const alone = await auditOf(`redis://127.0.0.1:${nodes[0]?.port}`)
  expect(alone.warnings.join()).toMatch(/one node of a cluster/)
  await nodes[2]?.stop()
  const after = await audit(url)
  expect(after.servers).toHaveLength(2)
  expect(after.unreached.map(one => one.why)).toEqual(['nothing listens at its address'])
})
