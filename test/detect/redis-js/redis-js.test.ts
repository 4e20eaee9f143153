/** Files on the left, the clients found in them on the right. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { redisJs } from '../../../src/detect/redis-js.ts'
import type { Client } from '../../../src/model/client.ts'
import { place } from '../../../src/model/span.ts'
import { show, type Value } from '../../../src/model/value.ts'
import { loadJavaScript } from '../../../src/read/javascript.ts'
import { detected, scripted } from '../scripted.ts'

beforeAll(loadJavaScript)

const IO = "import Redis from 'ioredis'\n"
const NODE = "import { createClient } from 'redis'\n"
const OWN = 'redis://localhost:6379'

const clients = (files: Readonly<Record<string, string>>): readonly Client[] =>
  detected(redisJs, scripted(files)).facts.flatMap(fact => ('client' in fact ? [fact.client] : []))

/** `workload name endpoint`, and what else is set. */
function line(c: Client): string {
  const set: readonly (readonly [string, Value | string | null | undefined])[] = [
    ['db', c.db],
    ['connect', c.timeouts.connect],
    ['read', c.timeouts.read],
    ['attempts', c.reconnectAttempts],
    ['verify', c.tlsVerify],
    ['prefix', c.prefix],
    ['rides on', c.ridesOn],
  ]
  const rest = set.flatMap(([key, v]) => (v ? [`${key} ${typeof v === 'string' ? v : show(v)}`] : []))
  return [`${c.workload} ${c.name} ${show(c.endpoint).replaceAll('"', '')}`, ...rest].join(', ')
}

const single: readonly (readonly [string, readonly string[]])[] = [
  // ioredis
  [`${IO}export const redis = new Redis()`, [`app redis ${OWN}`]],
  [`${IO}export default new Redis(process.env.REDIS_URL)`, [`app a.js $REDIS_URL or ${OWN}`]],
  [
    `${IO}const r = new Redis(process.env.REDIS_URL || 'redis://cache.internal:6390/3')`,
    ['app r $REDIS_URL or redis://cache.internal:6390/3'],
  ],
  [`${IO}const r = new Redis(6390)`, ['app r redis://localhost:6390']],
  [`${IO}const r = new Redis(6390, 'cache.internal')`, ['app r redis://cache.internal:6390']],
  [
    `${IO}const r = new Redis(process.env.REDIS_PORT, process.env.REDIS_HOST, { db: 3 })`,
    [`app r redis://#{$REDIS_HOST}:#{$REDIS_PORT} or ${OWN}, db 3`],
  ],
  [`${IO}const r = new Redis('/run/redis.sock')`, ['app r unix:///run/redis.sock']],
  [`${IO}const r = new Redis('cache.internal:6390')`, ['app r redis://cache.internal:6390']],
  [`${IO}const r = new Redis({ path: '/run/redis.sock' })`, ['app r unix:///run/redis.sock']],
  [
    `${IO}const r = new Redis({ host: 'cache.internal', port: 6390, db: 2, keyPrefix: 'live:' })`,
    ['app r redis://cache.internal:6390, db 2, prefix "live:"'],
  ],
  [
    `${IO}const r = new Redis({ host: process.env.H || 'cache.internal', port: Number(process.env.P) || 6390 })`,
    ['app r redis://#{$H}:#{$P} or redis://cache.internal:6390'],
  ],
  [`${IO}const r = new Redis({ host: process.env.H, port: process.env.P })`, [`app r redis://#{$H}:#{$P} or ${OWN}`]],
  [
    `${IO}const r = new Redis({ host: 'cache.internal', tls: { rejectUnauthorized: false } })`,
    ['app r rediss://cache.internal:6379, verify none'],
  ],
  [
    `${IO}const r = new Redis(process.env.U, { tls: { rejectUnauthorized: true }, connectTimeout: 2500, commandTimeout: 1500, maxRetriesPerRequest: 3 })`,
    [`app r $U or ${OWN}, connect 2.5, read 1.5, attempts 3, verify peer`],
  ],
  [
    `${IO}const r = new Redis(process.env.U, { maxRetriesPerRequest: null, connectTimeout: 2 * 1000 })`,
    [`app r $U or ${OWN}, connect 2, attempts nil`],
  ],
  [
    `${IO}const r = new Redis(process.env.U, { connectTimeout: Number(process.env.MS) || 4000 })`,
    [`app r $U or ${OWN}, connect unknown ($MS counts milliseconds) or 4`],
  ],
  [
    `${IO}const o = { host: 'cache.internal' }\nif (process.env.TLS) o.tls = { rejectUnauthorized: false }\nconst r = new Redis(o)`,
    ['app r rediss://cache.internal:6379, verify none'],
  ],
  [
    `${IO}const u = new URL(process.env.REDIS_URL)\nconst r = new Redis({ host: u.hostname, port: Number(u.port), password: u.password })`,
    [`app r $REDIS_URL or ${OWN}`],
  ],
  [`${IO}const r = new Redis(process.env.NODE_ENV === 'production' ? process.env.U : { host: 'x' })`, [`app r $U or ${OWN}`]],
  [`${IO}const r = new Redis(process.env.U ?? { host: 'cache.internal' })`, ['app r $U or redis://cache.internal:6379']],
  // ioredis takes no `url` option.
  [`${IO}const r = new Redis({ url: process.env.U })`, [`app r ${OWN}`]],
  [`${IO}const r = new Redis({ sentinels: [{ host: 's1', port: 26390 }], name: 'main' })`, ['app r redis://main']],
  [
    `import { Cluster } from 'ioredis'\nconst r = new Cluster([{ host: 'n1', port: 6390 }, { host: 'n2', port: 6391 }], { redisOptions: { connectTimeout: 700 } })`,
    ['app r [redis://n1:6390, redis://n2:6391], connect 0.7'],
  ],
  [`${IO}const r = new Redis.Cluster([process.env.CLUSTER_URL])`, [`app r $CLUSTER_URL or ${OWN}`]],
  ["const Redis = require('ioredis')\nmodule.exports = new Redis(process.env.U)", [`app a.js $U or ${OWN}`]],
  [
    `${IO}const make = (url, db) => new Redis(url, { db })\nconst a = make(process.env.A_URL, 1)\nconst b = make(process.env.B_URL, 1)`,
    [`app a.js $A_URL / $B_URL or ${OWN}, db 1`],
  ],
  [`${IO}export const connect = url => new Redis(url)`, ['app a.js unknown (url is an argument that nothing in this file passes)']],
  // node-redis
  [`${NODE}const c = createClient()`, [`app c ${OWN}`]],
  [
    `${NODE}const c = await createClient({ url: process.env.REDIS_URL }).on('error', console.error).connect()`,
    [`app c $REDIS_URL or ${OWN}`],
  ],
  [
    `${NODE}const c = createClient({ socket: { host: 'cache.internal', port: 6390, connectTimeout: 3000, socketTimeout: 4000 }, database: 4 })`,
    ['app c redis://cache.internal:6390, db 4, connect 3, read 4'],
  ],
  [
    `${NODE}const c = createClient({ url: 'rediss://cache.internal:6390', socket: { tls: true, rejectUnauthorized: false } })`,
    ['app c rediss://cache.internal:6390, verify none'],
  ],
  [
    `${NODE}const c = createClient({ url: process.env.U, socket: { host: 'cache.internal' } })`,
    ['app c $U or redis://cache.internal:6379'],
  ],
  [`${NODE}const c = createClient({ url: process.env.U, commandOptions: { timeout: 900 } })`, [`app c $U or ${OWN}, read 0.9`]],
  // Host and port beside socket are ignored since 4.
  [`${NODE}const c = createClient({ host: 'cache.internal', port: 6390 })`, [`app c ${OWN}`]],
  [
    "import { createCluster } from 'redis'\nconst c = createCluster({ rootNodes: [{ url: 'redis://n1:6390' }, { socket: { host: 'n2' } }], defaults: { socket: { connectTimeout: 800 } } })",
    ['app c [redis://n1:6390, redis://n2:6379], connect 0.8'],
  ],
  ["const redis = require('redis')\nconst c = redis.createClient(process.env.U)", [`app c $U or ${OWN}`]],
  [
    "const redis = require('redis')\nconst c = redis.createClient(6390, 'cache.internal', { connect_timeout: 60000, prefix: 'n:' })",
    ['app c redis://cache.internal:6390, connect 60, prefix "n:"'],
  ],
  [
    "import * as r from '@redis/client'\nconst c = r.createClient({ url: 'redis://cache.internal:6390' })",
    ['app c redis://cache.internal:6390'],
  ],
  [`${NODE}class A { constructor() { this.c = createClient({ url: 'redis://cache.internal' }) } }`, ['app this.c redis://cache.internal']],
  // What clients are handed to
  [
    `${NODE}import { createAdapter } from '@socket.io/redis-adapter'\nconst pub = createClient({ url: process.env.U })\nconst sub = pub.duplicate()\nawait Promise.all([pub.connect(), sub.connect()])\nio.adapter(createAdapter(pub, sub))`,
    [`cable pub $U or ${OWN}`, `cable sub $U or ${OWN}`],
  ],
  [
    `${NODE}import { RedisStore } from 'connect-redis'\nconst c = createClient({ url: process.env.U })\nconst store = new RedisStore({ client: c, prefix: 'web:' })`,
    [`session c $U or ${OWN}, prefix "web:"`],
  ],
  [
    `${NODE}import { RedisStore } from 'connect-redis'\nconst c = createClient({ url: process.env.U })\nconst store = new RedisStore({ client: c })\nawait c.set('a', 1)`,
    [`app c $U or ${OWN}`, `session Session store $U or ${OWN}, rides on a.js:3:11`],
  ],
  [
    "const Store = require('connect-redis')(session)\nconst store = new Store({ host: 'sessions.internal', port: 6390 })",
    ['session Session store redis://sessions.internal:6390'],
  ],
  [
    `${IO}import { RedisStore } from 'rate-limit-redis'\nconst c = new Redis(process.env.U)\nrateLimit({ store: new RedisStore({ sendCommand: (...args) => c.call(...args) }) })`,
    [`rate-limit c $U or ${OWN}`],
  ],
  [
    `${IO}const { RateLimiterRedis } = require('rate-limiter-flexible')\nconst c = new Redis(process.env.U)\nnew RateLimiterRedis({ storeClient: c, keyPrefix: 'login' })`,
    [`rate-limit c $U or ${OWN}, prefix "login"`],
  ],
  [
    `${IO}import Redlock from 'redlock'\nconst c = new Redis(process.env.U)\nconst lock = new Redlock([c], { retryCount: 3 })`,
    [`lock c $U or ${OWN}`],
  ],
  [
    "import { Queue } from 'bullmq'\nnew Queue('mail', { connection: { host: 'jobs.internal', port: 6390 }, prefix: 'live' })",
    ['app BullMQ Queue "mail" redis://jobs.internal:6390, prefix "live"'],
  ],
  [
    "import { Worker } from 'bullmq'\nnew Worker('mail', run, { connection: { url: process.env.JOBS_URL, maxRetriesPerRequest: null } })",
    [`app BullMQ Worker "mail" $JOBS_URL or ${OWN}, attempts nil`],
  ],
  ["import { Queue } from 'bullmq'\nnew Queue('mail')", [`app BullMQ Queue "mail" ${OWN}`]],
  [
    `${IO}import { Queue, Worker } from 'bullmq'\nconst connection = new Redis(process.env.U, { maxRetriesPerRequest: null })\nnew Queue('mail', { connection })\nnew Worker('mail', run, { connection })`,
    [`app connection $U or ${OWN}, attempts nil`, `app BullMQ Worker "mail" $U or ${OWN}, attempts nil`],
  ],
  ["const Queue = require('bull')\nconst q = new Queue('mail', process.env.JOBS_URL)", [`app Bull queue "mail" $JOBS_URL or ${OWN}`]],
  [
    "const Queue = require('bull')\nconst q = new Queue('mail', { redis: { host: 'jobs.internal' } })",
    ['app Bull queue "mail" redis://jobs.internal:6379'],
  ],
  // What can't be told is never taken for the default
  [
    "import { Queue } from 'bullmq'\nnew Queue('mail', { connection: theirs() })",
    ['app BullMQ Queue "mail" unknown (what theirs returns is known only at run time)'],
  ],
  [
    "import { Queue } from 'bullmq'\nnew Queue('mail', { connection: { url: theirs() } })",
    ['app BullMQ Queue "mail" unknown (what theirs returns is known only at run time)'],
  ],
  [
    `${IO}const r = new Redis(process.env.U, { connectTimeout: theirs() })`,
    [`app r $U or ${OWN}, connect unknown (it is computed from what is known only at run time)`],
  ],
  [
    `${IO}const r = new Redis({ ...theirs, port: 6390 })`,
    [
      'app r unknown (the hash has keys that the files do not name), connect unknown (it is computed from what is known only at run time), read unknown (it is computed from what is known only at run time), attempts unknown (the hash has keys that the files do not name)',
    ],
  ],
  [
    `${NODE}const c = createClient({ socket: theirs() })`,
    [
      'app c unknown (what theirs returns is known only at run time), connect unknown (it is computed from what is known only at run time), read unknown (it is computed from what is known only at run time)',
    ],
  ],
  [
    `${NODE}const c = createClient(theirs)`,
    [
      'app c unknown (theirs is defined outside this file), connect unknown (it is computed from what is known only at run time), read unknown (it is computed from what is known only at run time)',
    ],
  ],
  // What is none
  ["import { createClient } from '@supabase/supabase-js'\nimport 'ioredis'\ncreateClient('x')", []],
  ["import type { Redis } from 'ioredis'\nfunction f(r: Redis) {}", []],
  ["// import Redis from 'ioredis'\nnew Redis()", []],
]

test.each(single)('%s', (text, expected) =>
  expect(clients({ 'a.js': text.includes('import type') ? '' : text, 'b.ts': text.includes('import type') ? text : '' }).map(line)).toEqual(
    expected,
  ),
)

test('a client of another file, and a class that only extends', () => {
  const files = {
    'realtime/redis.js': `${NODE}export const client = createClient({ url: process.env.U })`,
    'realtime/session.js': "import { client } from './redis.js'\nimport { RedisStore } from 'connect-redis'\nnew RedisStore({ client })",
  }
  expect(clients(files).map(line)).toEqual([`session client $U or ${OWN}`])
})

test.each([
  [{ 'package.json': '{"dependencies":{"redis":"^3.1.0"}}' }, '3.1.0', 'redis://cache.internal:6390'],
  [
    {
      'package.json': '{"dependencies":{"redis":"^4.6.0"}}',
      'package-lock.json': '{"packages":{"node_modules/redis":{"version":"4.6.13"}}}',
    },
    '4.6.13',
    OWN,
  ],
  [{ 'package.json': '{}', 'live/package.json': '{"dependencies":{"redis":"5.1.0"}}' }, '5.1.0', OWN],
])('the version decides what host means: %o', (files, version, endpoint) => {
  const [found] = clients({
    ...(files as Record<string, string>),
    'live/a.js': `${NODE}createClient({ host: 'cache.internal', port: 6390 })`,
  })
  expect(found && [found.version, line(found)]).toEqual([version, `app a.js ${endpoint}`])
})

test.each([
  ['new Redis()', 'constant'],
  ['function f() { return new Redis() }', 'instance'],
  ['app.get("/", (req, res) => { const r = new Redis() })', 'call'],
  ['function f() { global.redis ??= new Redis() }', 'global'],
])('where it lives: %s', (text, holder) => expect(clients({ 'a.js': IO + text }).map(c => c.holder)).toEqual([holder]))

test('places for fixes', () => {
  const text = `${NODE}const c = createClient({ url: 'x://', socket: { tls: true, rejectUnauthorized: false } })`
  const [found] = clients({ 'a.js': text })
  expect(found && [place(found.at), found.urlAt && place(found.urlAt), found.tlsAt && place(found.tlsAt), found.usedBy]).toEqual([
    'a.js:2:11',
    'a.js:2:26',
    'a.js:2:60',
    ['node'],
  ])
})

test('only files that mention a package are parsed', () => {
  const files = {
    'a.js': 'const = broken',
    'node_modules/x/a.js': `${IO}new Redis(`,
    'b.test.js': `${IO}new Redis(`,
    'test/c.js': `${IO}new Redis(`,
  }
  expect(detected(redisJs, scripted(files))).toEqual({ facts: [], gaps: [] })
})

test('files that import each other in a circle', () => {
  const files = {
    'a.js': `${IO}import { b } from './b'\nexport const a = b\nexport * from './b'\nnew Redis(b)`,
    'b.js': "export * from './a'\nimport { a } from './a'\nexport const b = a",
  }
  expect(clients(files).map(c => c.endpoint.kind)).toEqual(['unknown'])
})

test('every beginning of every fixture, and any mix of them, is understood or a gap', () => {
  const texts = single.map(([text]) => text)
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.constantFrom(...texts), fc.nat({ max: 300 }), fc.nat({ max: 300 }), (one, other, n, m) => {
      detected(redisJs, scripted({ 'a.js': one.slice(0, n), 'b.ts': `${other}\n${one.slice(m)}` }))
    }),
    { numRuns: 300 },
  )
})
