/** The shape of a server's facts in a saved audit: each is a value that the server said, or why it didn't. */
import * as z from 'zod/mini'
import type { ClientKind, CommandCalls, DatabaseKeys, Fact, Facts, Known, Persistence, ReplicaLink, SlowCommand } from '../model/fact.ts'
import { amount, capped, count, listOf, maybe, name, named, number, object, record, type Schema, text, word } from './shape.ts'

/** A fact of an audit. Where the repository says it, or what else it says, is no business of a server's. */
function fact<T>(value: Schema<T>): { readonly maybe: Schema<Fact<T>> } {
  const said = z.object({ value, source: z._default(z.literal('live'), 'live') }) as unknown as Schema<Known<T>>
  return maybe(z.union([said, object<{ readonly refused: string }>({ refused: text })]))
}

const number_ = fact(number)
const words = fact(name)
const flag = fact(z.boolean())

const clients = object<ClientKind>({
  name: text,
  library: text,
  state: word<ClientKind['state']>({
    active: true,
    idle: true,
    blocked: true,
    subscribed: true,
    replica: true,
    primary: true,
    monitor: true,
  }),
  count: amount,
  output: amount,
  databases: listOf(1000, count),
})

const calls = object<CommandCalls>({
  calls: amount,
  mean: amount,
  p50: maybe(amount),
  p99: maybe(amount),
  rejected: amount,
  failed: amount,
})

export const facts = named(
  'facts',
  object<Facts>({
    engine: fact(word<'redis' | 'valkey' | 'keydb' | 'dragonfly'>({ redis: true, valkey: true, keydb: true, dragonfly: true })),
    version: words,
    maxmemoryPolicy: words,
    maxmemory: number_,
    persistence: fact(word<Persistence>({ aof: true, rdb: true, 'aof+rdb': true, none: true })),
    maxclients: number_,
    databases: number_,
    clusterMode: flag,
    snapshots: number_,
    replicas: number_,
    failover: flag,
    tls: fact(word<'required' | 'optional' | 'off'>({ required: true, optional: true, off: true })),
    auth: flag,
    openTo: words,
    region: words,
    zone: words,
    plan: words,
    image: words,
    role: fact(word<'primary' | 'replica'>({ primary: true, replica: true })),
    uptime: number_,
    usedMemory: number_,
    usedMemoryPeak: number_,
    usedMemoryRss: number_,
    usedMemoryDataset: number_,
    memNotCountedForEvict: number_,
    memClientsNormal: number_,
    totalSystemMemory: number_,
    memFragmentationRatio: number_,
    memFragmentationBytes: number_,
    allocatorFragRatio: number_,
    allocatorFragBytes: number_,
    keyTables: number_,
    cachedScripts: number_,
    evictedKeys: number_,
    evictionsPerHour: number_,
    evictionExceededTime: number_,
    expiredKeys: number_,
    expiredStalePercent: number_,
    hitRate: number_,
    totalCommands: number_,
    opsPerSecond: number_,
    cpuShare: number_,
    errors: fact(record(amount)),
    commands: fact(record(calls)),
    connectedClients: number_,
    blockedClients: number_,
    rejectedConnections: number_,
    largestOutputBuffer: number_,
    outputBufferDisconnections: number_,
    clients: fact(listOf(10_000, clients)),
    loading: flag,
    rdbLastSaveTime: number_,
    rdbLastSaveStatus: words,
    rdbChangesSinceLastSave: number_,
    aofLastWriteStatus: words,
    aofLastRewriteStatus: words,
    latestFork: number_,
    primaryLinkStatus: words,
    replicaLinks: fact(listOf(1000, object<ReplicaLink>({ state: name, lag: number, lagBytes: number }))),
    replBacklogSize: number_,
    fullSyncs: number_,
    databaseKeys: fact(listOf(10_000, object<DatabaseKeys>({ database: count, keys: amount, expires: amount, fields: maybe(amount) }))),
    pubsubChannels: number_,
    pubsubPatterns: number_,
    channels: fact(object<Readonly<Record<'cable' | 'anycable' | 'other', number>>>({ cable: amount, anycable: amount, other: amount })),
    settings: fact(record(capped(1000))),
    slowlog: fact(listOf(1000, object<SlowCommand>({ command: name, seconds: amount, secondsAgo: number, own: maybe(z.literal(true)) }))),
    latencyEvents: fact(record(amount)),
    aclUser: words,
    roundTrip: fact(object<{ readonly p50: number; readonly p99: number }>({ p50: amount, p99: amount })),
  }),
)
