/** Audited servers as an audit would find them: a monolith's one server for everything, a queue of its own, one that tells little. */
import type { AuditDocument, AuditedServer, Estimate, KeyGroup } from '../../../src/model/audit.ts'
import type { FindingItem } from '../../../src/model/document.ts'
import type { Fact, Facts } from '../../../src/model/fact.ts'

export const MB = 1024 ** 2
export const GB = 1024 ** 3
const DAY = 86_400

const live = <T>(value: T): Fact<T> => ({ value, source: 'live' })
const about = (value: number, share = 0): Estimate => ({
  value,
  low: Math.round(value * (1 - share)),
  high: Math.round(value * (1 + share)),
})

/** A group of keys that was measured; `untimed` is the share that never expires. */
function group(keys: number, bytes: number, untimed: number, share = 0): KeyGroup {
  const mean = Math.round(bytes / Math.max(1, keys))
  return {
    keys: about(keys, share),
    bytes: about(bytes, share),
    untimed: about(untimed),
    sizes: { p50: Math.round(mean * 0.6), p90: mean * 2, p99: mean * 6, max: mean * 40 },
  }
}

export const facts: Facts = {
  engine: live('redis'),
  version: live('7.0.15'),
  maxmemoryPolicy: live('allkeys-lru'),
  maxmemory: live(2.5 * GB),
  persistence: live('rdb'),
  maxclients: live(200),
  databases: live(16),
  clusterMode: live(false),
  tls: live('off'),
  auth: live(true),
  role: live('primary'),
  uptime: live(41 * DAY),
  usedMemory: live(2.31 * GB),
  usedMemoryPeak: live(2.49 * GB),
  usedMemoryRss: live(2.72 * GB),
  usedMemoryDataset: live(2.18 * GB),
  memNotCountedForEvict: live(3.2 * MB),
  memFragmentationRatio: live(1.18),
  memFragmentationBytes: live(420 * MB),
  keyTables: live(68 * MB),
  evictedKeys: live(1_204_311),
  evictionsPerHour: live(1_224),
  expiredKeys: live(9_204_118),
  hitRate: live(0.87),
  totalCommands: live(4_120_338_911),
  opsPerSecond: live(1_830),
  errors: live({ OOM: 12, NOSCRIPT: 3 }),
  commands: live({
    get: { calls: 2_100_000_000, mean: 0.000_004, p50: 0.000_003, p99: 0.000_019, rejected: 0, failed: 0 },
    brpop: { calls: 120_000_000, mean: 0.000_012, rejected: 0, failed: 0 },
  }),
  connectedClients: live(172),
  blockedClients: live(50),
  rejectedConnections: live(318),
  clients: live([
    { name: '', library: 'redis-client(sidekiq_v8.1.7)', state: 'blocked', count: 50, output: 0, databases: [0] },
    { name: '', library: 'redis-client(sidekiq_v8.1.7)', state: 'active', count: 24, output: 20_504, databases: [0] },
    { name: '', library: 'redis-rb', state: 'idle', count: 61, output: 0, databases: [0, 1] },
    { name: 'ActionCable-PID-#', library: 'redis-rb', state: 'subscribed', count: 8, output: 40_960, databases: [0] },
    { name: '', library: '', state: 'active', count: 29, output: 0, databases: [0] },
  ]),
  rdbLastSaveTime: live(1_795_950_000),
  rdbLastSaveStatus: live('ok'),
  databaseKeys: live([
    { database: 0, keys: 771_204, expires: 690_118 },
    { database: 1, keys: 68_400, expires: 20_300 },
  ]),
  pubsubChannels: live(412),
  pubsubPatterns: live(0),
  channels: live({ cable: 404, anycable: 0, other: 8 }),
  slowlog: live([
    { command: 'keys', seconds: 0.412, secondsAgo: 5_400 },
    { command: 'lrange', seconds: 0.061, secondsAgo: 42_000 },
  ]),
  latencyEvents: { refused: 'the server does not record them: `latency-monitor-threshold` is 0' },
  aclUser: live('default'),
  roundTrip: live({ p50: 0.0009, p99: 0.0031 }),
}

export const monolith: AuditedServer = {
  id: 'REDIS_URL',
  names: ['REDIS_URL'],
  runId: '8c1f6d3a9b2e4f70a1b2c3d4e5f60718293a4b5c',
  hostClass: 'heroku',
  endpoint: 'a5f1c2d3e4b5',
  partial: null,
  facts,
  keyspace: {
    method: 'exact',
    scanned: 839_604,
    total: 839_604,
    workloads: [
      { workload: 'cache', told: 'the namespace that the code gives the cache', ...group(758_113, 1_612 * MB, 0.11) },
      { workload: 'sidekiq', told: 'names of Sidekiq’s queues and sets', ...group(81, 402 * MB, 1) },
      { workload: 'session', told: 'names that Rails gives sessions', ...group(20_114, 31 * MB, 0) },
      { workload: 'kredis', told: 'the prefix that the code gives Kredis', ...group(10_012, 18 * MB, 0.67) },
      { workload: 'rate-limit', told: 'names of rack-attack', ...group(10_003, 2 * MB, 0) },
      { workload: 'feature-flag', told: 'names of Flipper', ...group(48, 21_000, 1) },
      { workload: 'unclaimed', told: 'nothing that is known', ...group(41_233, 148 * MB, 0.92), skewed: true },
    ],
    prefixes: [
      { prefix: 'cache:views/products/show:*', workload: 'cache', database: 0, ...group(240_113, 610 * MB, 0.1) },
      { prefix: 'queue:*', workload: 'sidekiq', database: 0, ...group(12, 371 * MB, 1) },
      { prefix: 'cache:views/products/index:*', workload: 'cache', database: 0, ...group(120_044, 402 * MB, 0.1) },
      { prefix: 'cache:api/v2/search/*', workload: 'cache', database: 0, ...group(96_018, 301 * MB, 0.1) },
      { prefix: 'cache:users/*', workload: 'cache', database: 0, ...group(121_009, 160 * MB, 0.1) },
      { prefix: 'audit_log', workload: 'unclaimed', database: 1, ...group(1, 61 * MB, 1) },
      { prefix: 'export:*', workload: 'unclaimed', database: 1, ...group(3, 34 * MB, 1) },
      { prefix: 'session:2::*', workload: 'session', database: 0, ...group(20_114, 31 * MB, 0) },
      { prefix: 'leaderboard:*', workload: 'unclaimed', database: 1, ...group(40, 28 * MB, 1) },
      { prefix: 'kredis:users:*:recent', workload: 'kredis', database: 1, ...group(10_012, 18 * MB, 0.67) },
    ],
    biggest: [
      { name: 'queue:default', workload: 'sidekiq', type: 'list', bytes: 212 * MB, elements: 84_112, database: 0 },
      { name: 'queue:mailers', workload: 'sidekiq', type: 'list', bytes: 96 * MB, elements: 31_004, database: 0 },
      { name: 'audit_log', workload: 'unclaimed', type: 'list', bytes: 61 * MB, elements: 500_000, database: 1 },
      { name: 'export:report.csv', workload: 'unclaimed', type: 'string', bytes: 30 * MB, database: 1 },
      { name: 'leaderboard:snapshot', workload: 'unclaimed', type: 'hash', bytes: 24 * MB, elements: 200_000, database: 1 },
    ],
    closure: { sum: 2_213 * MB, usedMemory: 2.31 * GB },
    readByName: ['queue:default', 'queue:mailers', 'schedule', 'retry', 'dead'],
    values: false,
    seconds: 21.4,
  },
  sidekiq: {
    namespace: '',
    database: 0,
    queues: [
      { name: 'default', depth: 84_112, latency: 1_260, worked: true },
      { name: 'mailers', depth: 31_004, latency: 340, worked: true },
      { name: 'imports', depth: 2_210, latency: 71_000, worked: false },
      { name: 'critical', depth: 3, latency: 0.4, worked: true },
      { name: 'low', depth: 0, worked: true },
    ],
    scheduled: 20_000,
    retries: 5_012,
    dead: 9_981,
    overdue: -12,
    processes: [
      {
        name: 'worker.1:4',
        concurrency: 25,
        busy: 25,
        queues: ['critical', 'default', 'mailers', 'low'],
        beat: 4,
        quiet: false,
        uptime: 41_000,
        rss: 612 * MB,
        roundTrip: 0.0011,
        oldestJob: 5_400,
      },
      {
        name: 'worker.2:4',
        concurrency: 25,
        busy: 23,
        queues: ['critical', 'default', 'mailers', 'low'],
        beat: 7,
        quiet: false,
        uptime: 40_800,
        rss: 590 * MB,
        roundTrip: 0.0012,
        oldestJob: 44,
      },
    ],
    stale: 2,
    processed: 48_211_093,
    failed: 120_331,
    perDay: 1_180_000,
    classes: [
      { name: 'ImportRowJob', jobs: 40_112, bytes: 188 * MB, largest: 212_000 },
      { name: 'WelcomeMailerJob', jobs: 31_004, bytes: 96 * MB, largest: 9_800 },
      { name: 'WebhookDeliveryJob', jobs: 12_220, bytes: 21 * MB, largest: 40_100 },
    ],
    bytes: about(402 * MB),
  },
  refused: [
    { command: 'LATENCY HISTOGRAM', reason: 'NOPERM', allow: 'ACL SETUSER redline +latency|histogram' },
    { command: 'MEMORY STATS', reason: 'the server does not know it' },
  ],
  warnings: ['its certificate was not verified'],
}

const calm: Facts = {
  ...facts,
  version: live('7.2.4'),
  engine: live('valkey'),
  maxmemoryPolicy: live('noeviction'),
  maxmemory: live(1 * GB),
  persistence: live('aof'),
  tls: live('required'),
  usedMemory: live(120 * MB),
  usedMemoryPeak: live(180 * MB),
  usedMemoryRss: live(140 * MB),
  memFragmentationRatio: live(1.1),
  evictedKeys: live(0),
  evictionsPerHour: live(0),
  rejectedConnections: live(0),
  connectedClients: live(31),
  errors: live({}),
  slowlog: live([]),
  clients: live([{ name: '', library: 'redis-client(sidekiq_v8.1.7)', state: 'blocked', count: 20, output: 0, databases: [0] }]),
  channels: live({ cable: 0, anycable: 0, other: 0 }),
}

export const queue: AuditedServer = {
  ...monolith,
  id: 'SIDEKIQ_URL',
  names: ['SIDEKIQ_URL'],
  runId: '11111111111111111111aaaaaaaaaaaaaaaaaaaa',
  endpoint: 'b0b0b0b0b0b0',
  hostClass: 'elasticache',
  facts: calm,
  keyspace: {
    method: 'exact',
    scanned: 81,
    total: 81,
    workloads: [{ workload: 'sidekiq', told: 'names of Sidekiq’s queues and sets', ...group(81, 60 * MB, 1) }],
    prefixes: [{ prefix: 'queue:*', workload: 'sidekiq', database: 0, ...group(12, 55 * MB, 1) }],
    biggest: [],
    closure: { sum: 60 * MB, usedMemory: 120 * MB },
    readByName: ['queue:default'],
    values: false,
    seconds: 0.2,
  },
  sidekiq: {
    namespace: '',
    database: 0,
    queues: [{ name: 'default', depth: 12, latency: 0.8, worked: true }],
    scheduled: 40,
    retries: 2,
    dead: 11,
    processes: [{ name: 'worker.1:4', concurrency: 20, busy: 3, queues: ['default'], beat: 3, quiet: false }],
    stale: 0,
    processed: 1_204_000,
    failed: 400,
    bytes: about(60 * MB),
  },
  refused: [],
  warnings: [],
}

const REFUSED = 'the provider does not allow CONFIG'

/** One whose provider refuses most questions, and whose reading stopped before the end. */
export const silent: AuditedServer = {
  id: 'CACHE_URL',
  names: ['CACHE_URL'],
  runId: null,
  hostClass: 'upstash',
  endpoint: 'c0ffee000000',
  partial: 'the budget of 60 s ended',
  facts: {
    engine: live('redis'),
    version: live('6.2.6'),
    maxmemoryPolicy: { refused: REFUSED },
    maxmemory: { refused: REFUSED },
    usedMemory: live(310 * MB),
    clients: { refused: 'the server does not know CLIENT LIST' },
  },
  keyspace: {
    method: 'sample',
    scanned: 52_000,
    total: 410_000,
    ended: 'the budget of 60 s ended',
    workloads: [
      { workload: 'cache', told: 'the prefix of Rails’ cache', keys: about(390_000, 0.02), bytes: about(280 * MB, 0.06), skewed: true },
    ],
    prefixes: [],
    biggest: [],
    closure: { sum: 280 * MB, usedMemory: 310 * MB },
    readByName: [],
    values: true,
    seconds: 60,
  },
  sidekiq: null,
  refused: [
    { command: 'CONFIG GET', reason: 'ERR command is not available', allow: 'https://upstash.com/docs/redis/overall/rediscompatibility' },
    { command: 'CLIENT LIST', reason: 'ERR command is not available' },
  ],
  warnings: [],
}

const finding = (rule: string, severity: FindingItem['severity'], server: string, message: string, advice?: string): FindingItem => ({
  rule,
  severity,
  confidence: 'certain',
  message,
  ...(advice !== undefined && { advice }),
  related: [],
  about: `${rule} on ${server}`,
  identity: `${rule}:${Buffer.from(rule + server)
    .toString('hex')
    .slice(-16)
    .padStart(16, '0')}`,
  server,
  docs: `docs/rules/${rule}.md`,
})

export const findings: readonly FindingItem[] = [
  finding(
    'eviction-policy',
    'error',
    'REDIS_URL',
    'Sidekiq keeps its jobs on `REDIS_URL`, which runs under `allkeys-lru` and has deleted 1,204,311 keys in 41 days: a queue that is not touched for long, such as `imports`, is deleted whole, without an error anywhere.',
    'Give the cache a server of its own and set this one to `noeviction`:\n\n```\nCONFIG SET maxmemory-policy noeviction\n```',
  ),
  finding('memory-headroom', 'error', 'REDIS_URL', '`REDIS_URL` uses 2.31 GB of its 2.5 GB (92 %); its peak was 2.49 GB.'),
  finding('queue-latency', 'warning', 'REDIS_URL', 'No process works on the queue `imports`, whose oldest of 2,210 jobs waits since 19 h.'),
  finding('dead-set', 'note', 'REDIS_URL', 'The dead set holds 9,981 of at most 10,000 jobs: the oldest are about to be discarded.'),
]

/** An audit of these servers. */
export const audit = (servers: readonly AuditedServer[], more: Partial<AuditDocument> = {}): AuditDocument => ({
  schema: 1,
  kind: 'redline-audit',
  tool: { name: 'redline', version: '0.1.0' },
  takenAt: '2026-11-29T06:12:44.120Z',
  servers,
  unreached: [],
  findings: [],
  notChecked: [],
  ...more,
})

/** Three servers, what was found on them, and one that did not answer. */
export const whole: AuditDocument = audit([monolith, queue, silent], {
  findings,
  unreached: [{ id: 'CABLE_URL', names: ['CABLE_URL'], why: 'its name can’t be resolved' }],
  notChecked: [{ rule: 'connection-limit', why: 'CACHE_URL does not tell `maxclients`', allow: 'ACL SETUSER redline +info +config|get' }],
})
