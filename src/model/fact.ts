/** What is known of a Redis server, each fact with its source. Rules read facts and need not care who told them. */
import type { Span } from './span.ts'

/** Who says it. What a live server says goes before what the repository declares, and that before a provider's default. */
export type Source = 'live' | 'declared' | 'default'

export interface Known<T> {
  readonly value: T
  readonly source: Source
  /** Where the repository says it. */
  readonly at?: Span
  /** A variable that may set another value: what is known is what stands in the files. */
  readonly unless?: string
  /** What makes a default true, such as `aws_elasticache_replication_group without a parameter group`. */
  readonly because?: string
  /** Set where the source of a default was not read in the vendor's own material: such a fact never carries an error. */
  readonly unconfirmed?: true
  /** What the repository declares, where the server says otherwise. */
  readonly against?: { readonly value: string; readonly source: Source; readonly at?: Span }
}

/** A fact, or why a server or a file would not tell it. */
export type Fact<T> = Known<T> | { readonly refused: string }

export type Persistence = 'aof' | 'rdb' | 'aof+rdb' | 'none'

/** Connections that look alike: one name (numbers as `#`), library, and state. */
export interface ClientKind {
  readonly name: string
  readonly library: string
  /** `blocked` waits in BRPOP and the like, which is normal for job processes; `idle` sent nothing for five minutes. */
  readonly state: 'active' | 'idle' | 'blocked' | 'subscribed' | 'replica' | 'primary' | 'monitor'
  readonly count: number
  /** Bytes of the largest output buffer among them. */
  readonly output: number
  /** The databases that they selected. */
  readonly databases: readonly number[]
}

/** A command that was slow, without its arguments. */
export interface SlowCommand {
  readonly command: string
  readonly seconds: number
  readonly secondsAgo: number
  /** Set where an audit sent it, this one or an earlier one. */
  readonly own?: true
}

export interface ReplicaLink {
  readonly state: string
  /** Seconds since it last acknowledged. */
  readonly lag: number
  readonly lagBytes: number
}

/** Calls of one command since the server started. Times in seconds. */
export interface CommandCalls {
  readonly calls: number
  readonly mean: number
  readonly p50?: number
  readonly p99?: number
  readonly rejected: number
  readonly failed: number
}

/** One numbered database as INFO counts it. */
export interface DatabaseKeys {
  readonly database: number
  readonly keys: number
  readonly expires: number
  /** Hashes with fields that expire by themselves (Redis 7.4 and Valkey 9 on); left out where there are none. */
  readonly fields?: number
}

/**
 * Facts by name; what nobody said is missing. Memory is in bytes, times in seconds. The names are those of INFO and
 * CONFIG where Redis has one. Counters run since the server started (`uptime`) or its statistics were reset.
 */
export interface Facts {
  readonly engine?: Fact<'redis' | 'valkey' | 'keydb' | 'dragonfly'>
  readonly version?: Fact<string>
  /**
   * `allkeys-lru`, `noeviction` …; an empty answer of a server is a refusal. Upstash's `optimistic-volatile` and
   * Dragonfly's `cache_mode` delete keys without an expiry too, as `allkeys-*` do.
   */
  readonly maxmemoryPolicy?: Fact<string>
  readonly maxmemory?: Fact<number>
  readonly persistence?: Fact<Persistence>
  readonly maxclients?: Fact<number>
  readonly databases?: Fact<number>
  readonly clusterMode?: Fact<boolean>
  /** Days that daily snapshots are kept; a backup, no persistence. */
  readonly snapshots?: Fact<number>
  /** Copies besides the primary. */
  readonly replicas?: Fact<number>
  readonly failover?: Fact<boolean>
  readonly tls?: Fact<'required' | 'optional' | 'off'>
  readonly auth?: Fact<boolean>
  /** Who can reach it, where that is everyone: `0.0.0.0/0`, a published port. */
  readonly openTo?: Fact<string>
  readonly region?: Fact<string>
  readonly zone?: Fact<string>
  /** The provider's plan, node type or image as declared. */
  readonly plan?: Fact<string>
  readonly image?: Fact<string>
  readonly role?: Fact<'primary' | 'replica'>
  readonly uptime?: Fact<number>
  readonly usedMemory?: Fact<number>
  readonly usedMemoryPeak?: Fact<number>
  readonly usedMemoryRss?: Fact<number>
  /** What keys and values take, without buffers and tables. */
  readonly usedMemoryDataset?: Fact<number>
  /** Buffers that eviction leaves out of account. */
  readonly memNotCountedForEvict?: Fact<number>
  readonly memClientsNormal?: Fact<number>
  readonly totalSystemMemory?: Fact<number>
  readonly memFragmentationRatio?: Fact<number>
  readonly memFragmentationBytes?: Fact<number>
  readonly allocatorFragRatio?: Fact<number>
  readonly allocatorFragBytes?: Fact<number>
  /** Bytes of the hash tables of all databases, which no key's size counts. */
  readonly keyTables?: Fact<number>
  readonly cachedScripts?: Fact<number>
  readonly evictedKeys?: Fact<number>
  readonly evictionsPerHour?: Fact<number>
  /** Milliseconds that the server has been above its limit and could not evict. */
  readonly evictionExceededTime?: Fact<number>
  readonly expiredKeys?: Fact<number>
  /** Percent of keys that have expired and still take memory, as the server estimates it. */
  readonly expiredStalePercent?: Fact<number>
  /** Share of lookups that found a key, 0 to 1, from INFO before the audit's own first read. */
  readonly hitRate?: Fact<number>
  readonly totalCommands?: Fact<number>
  readonly opsPerSecond?: Fact<number>
  /** What its main thread uses of one processor, 0 to 1 and more where other threads are counted too. */
  readonly cpuShare?: Fact<number>
  /** Error replies by their first word: `OOM`, `NOSCRIPT`. */
  readonly errors?: Fact<Readonly<Record<string, number>>>
  readonly commands?: Fact<Readonly<Record<string, CommandCalls>>>
  readonly connectedClients?: Fact<number>
  readonly blockedClients?: Fact<number>
  readonly rejectedConnections?: Fact<number>
  readonly largestOutputBuffer?: Fact<number>
  /** Connections that the server cut because their output buffer was full. */
  readonly outputBufferDisconnections?: Fact<number>
  readonly clients?: Fact<readonly ClientKind[]>
  readonly loading?: Fact<boolean>
  readonly rdbLastSaveTime?: Fact<number>
  readonly rdbLastSaveStatus?: Fact<string>
  readonly rdbChangesSinceLastSave?: Fact<number>
  readonly aofLastWriteStatus?: Fact<string>
  readonly aofLastRewriteStatus?: Fact<string>
  readonly latestFork?: Fact<number>
  readonly primaryLinkStatus?: Fact<string>
  readonly replicaLinks?: Fact<readonly ReplicaLink[]>
  readonly replBacklogSize?: Fact<number>
  readonly fullSyncs?: Fact<number>
  readonly databaseKeys?: Fact<readonly DatabaseKeys[]>
  readonly pubsubChannels?: Fact<number>
  readonly pubsubPatterns?: Fact<number>
  /** Subscribed channels by whose they are. */
  readonly channels?: Fact<Readonly<Record<'cable' | 'anycable' | 'other', number>>>
  /** Settings of CONFIG by name, those that rules ask for; never a secret. */
  readonly settings?: Fact<Readonly<Record<string, string>>>
  readonly slowlog?: Fact<readonly SlowCommand[]>
  /** Latency events by name, the worst in seconds; nothing is recorded while `latency-monitor-threshold` is 0. */
  readonly latencyEvents?: Fact<Readonly<Record<string, number>>>
  readonly aclUser?: Fact<string>
  /** Round trips of pings from where the audit ran. */
  readonly roundTrip?: Fact<{ readonly p50: number; readonly p99: number }>
}

/** A fact that is known; undefined where it is missing or refused. */
export const known = <T>(fact: Fact<T> | undefined): Known<T> | undefined => (fact && 'value' in fact ? fact : undefined)
