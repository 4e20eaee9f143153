/** The shape of a saved audit, checked by the compiler against `model/audit.ts`; the published JSON Schema is made from it. */
import * as z from 'zod/mini'
import type {
  AuditDocument,
  AuditedServer,
  BigKey,
  Disagreement,
  Estimate,
  JobClass,
  Keyspace,
  PrefixKeys,
  SidekiqProcess,
  SidekiqQueue,
  SidekiqState,
  Size,
  Sizes,
  Sizing,
  WorkloadKeys,
} from '../model/audit.ts'
import type { AuditChange, Change, ServerChange } from '../model/auditChange.ts'
import type { Cluster, OfShard } from '../model/cluster.ts'
import type { Check, Expectation } from '../model/expectation.ts'
import { needs, type Workload } from '../model/workload.ts'
import { facts } from './factsSchema.ts'
import { finding } from './findingSchema.ts'
import { amount, count, flag, listOf, matching, maybe, name, named, number, object, or, place, ruleId, text, word } from './shape.ts'

const workloads = Object.fromEntries(Object.keys(needs).map(w => [w, true])) as Readonly<Record<Workload, true>>
const workload = named('workload', word<Workload | 'unclaimed'>({ ...workloads, unclaimed: true }))

const estimate = named('estimate', object<Estimate>({ value: amount, low: amount, high: amount }))
const sizes = named('sizes', object<Sizes>({ p50: amount, p90: amount, p99: amount, max: amount }))
const group = { keys: estimate, bytes: estimate, untimed: maybe(estimate), sizes: maybe(sizes), skewed: maybe(flag), few: maybe(flag) }

const keyspace = object<Keyspace>({
  method: word<Keyspace['method']>({ exact: true, strata: true, sample: true }),
  scanned: count,
  total: count,
  ended: maybe(text),
  workloads: listOf(50, object<WorkloadKeys>({ ...group, workload, told: text })),
  prefixes: listOf(500, object<PrefixKeys>({ ...group, prefix: text, workload, database: count })),
  biggest: listOf(
    500,
    object<BigKey>({
      name: text,
      workload,
      type: name,
      bytes: amount,
      elements: maybe(amount),
      spread: maybe(z.literal(true)),
      database: count,
    }),
  ),
  closure: object<Keyspace['closure']>({ sum: amount, usedMemory: amount }),
  readByName: listOf(5000, text),
  values: z.boolean(),
  sizeless: maybe(text),
  seconds: amount,
})

const queue = object<SidekiqQueue>({
  name: text,
  depth: amount,
  latency: maybe(number),
  worked: z.boolean(),
  private: maybe(amount),
})

const process = object<SidekiqProcess>({
  name: text,
  concurrency: amount,
  busy: amount,
  queues: listOf(5000, text),
  beat: number,
  quiet: z.boolean(),
  uptime: maybe(number),
  rss: maybe(amount),
  roundTrip: maybe(amount),
  oldestJob: maybe(number),
})

const sidekiq = object<SidekiqState>({
  namespace: text,
  database: count,
  queues: listOf(5000, queue),
  scheduled: amount,
  retries: amount,
  dead: amount,
  overdue: maybe(number),
  processes: listOf(5000, process),
  stale: amount,
  processed: amount,
  failed: amount,
  perDay: maybe(amount),
  classes: maybe(listOf(1000, object<JobClass>({ name: text, jobs: amount, bytes: amount, largest: amount }))),
  bytes: estimate,
})

const size = object<Size>({
  workloads: listOf(50, workload),
  now: estimate,
  peak: estimate,
  headroom: estimate,
  wanted: estimate,
})

const sizing = object<Sizing>({
  verdict: word<Sizing['verdict']>({ split: true, 'too small': true, fits: true, unknown: true }),
  each: listOf(50, size),
  split: listOf(50, size),
  from: maybe(text),
  outageHours: amount,
})

const server = named(
  'auditedServer',
  object<AuditedServer>({
    id: text,
    names: listOf(1000, name),
    runId: or(name),
    hostClass: text,
    endpoint: name,
    partial: or(text),
    facts,
    keyspace: or(keyspace),
    sidekiq: or(sidekiq),
    otherSidekiqs: maybe(listOf(100, sidekiq)),
    sizing: maybe(sizing),
    refused: listOf(1000, object<AuditedServer['refused'][number]>({ command: text, reason: text, allow: maybe(text) })),
    warnings: listOf(1000, text),
  }),
)

const ofShard = named('ofShard', object<OfShard>({ shard: text, value: number }))

const cluster = object<Cluster>({
  id: text,
  names: listOf(1000, name),
  shards: listOf(1000, text),
  sums: object<Cluster['sums']>({
    keys: maybe(number),
    bytes: maybe(number),
    usedMemory: maybe(number),
    maxmemory: maybe(number),
    connectedClients: maybe(number),
    evictedKeys: maybe(number),
    evictionsPerHour: maybe(number),
    opsPerSecond: maybe(number),
  }),
  worst: object<Cluster['worst']>({
    fullness: maybe(ofShard),
    clients: maybe(ofShard),
    fragmentation: maybe(ofShard),
    roundTrip: maybe(ofShard),
  }),
})

const changing = { before: number, now: number, perHour: maybe(number) }
const change = named('change', object<Change>(changing))

const serverChange = object<ServerChange>({
  id: text,
  restarted: maybe(text),
  usedMemory: maybe(change),
  fullInHours: maybe(number),
  evictedKeys: maybe(change),
  expiredKeys: maybe(change),
  rejectedConnections: maybe(change),
  commands: maybe(change),
  oomErrors: maybe(change),
  keys: maybe(change),
  queues: listOf(5000, object<ServerChange['queues'][number]>({ ...changing, name: text })),
  scheduled: maybe(change),
  retries: maybe(change),
  dead: maybe(change),
  processed: maybe(change),
  failed: maybe(change),
  workloads: listOf(50, object<ServerChange['workloads'][number]>({ ...changing, workload: name })),
})

const since = object<AuditChange>({
  since: name,
  seconds: number,
  servers: listOf(1000, serverChange),
  added: listOf(1000, text),
  gone: listOf(1000, text),
})

const expectation = object<Expectation>({
  server: text,
  purpose: word<Expectation['purpose']>({ jobs: true, cache: true, cable: true }),
  ready: z.boolean(),
  checks: listOf(
    100,
    object<Check>({
      what: name,
      state: word<Check['state']>({ ready: true, risk: true, wrong: true, unknown: true }),
      wanted: text,
      found: text,
      advice: maybe(text),
    }),
  ),
})

/** What `audit --format json` writes. Keys that it doesn't name are dropped. */
export const auditSchema = named(
  'audit',
  object<AuditDocument>({
    schema: z.literal(1),
    kind: z.literal('redline-audit'),
    tool: object<AuditDocument['tool']>({ name, version: name }),
    takenAt: matching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/, 40),
    servers: listOf(1000, server),
    clusters: maybe(listOf(1000, cluster)),
    unreached: listOf(1000, object<AuditDocument['unreached'][number]>({ id: text, names: listOf(1000, name), why: text })),
    findings: listOf(10_000, finding),
    notChecked: listOf(10_000, object<AuditDocument['notChecked'][number]>({ rule: ruleId, why: text, allow: text })),
    disagreements: maybe(listOf(1000, object<Disagreement>({ server: text, fact: name, live: text, declared: text, at: maybe(place) }))),
    since: maybe(since),
    expected: maybe(listOf(1000, expectation)),
  }),
)
