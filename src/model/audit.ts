/** An audit of live servers as plain data: what `audit --format json` writes and `check --live` reads. */
import type { AuditChange } from './auditChange.ts'
import type { Cluster } from './cluster.ts'
import type { FindingItem } from './document.ts'
import type { Expectation } from './expectation.ts'
import type { Facts } from './fact.ts'
import type { NotChecked } from './finding.ts'
import type { Workload } from './workload.ts'

/** A number with the 95 % interval that it rests on; all three are equal where everything was counted. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** The sizes of a group's keys in bytes: key, value and what the server needs to keep them. */
export interface Sizes {
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly max: number
}

/** Keys that belong together. */
export interface KeyGroup {
  readonly keys: Estimate
  /** Bytes as MEMORY USAGE counts them. */
  readonly bytes: Estimate
  /** The share of keys that never expire, 0 to 1; undefined where no expiry was asked for. */
  readonly untimed?: Estimate
  readonly sizes?: Sizes
  /** Set where one key is more than a fifth of what was sampled: the interval is then not to be trusted. */
  readonly skewed?: true
  /** Set where fewer than 30 keys were measured of more: too few to say. */
  readonly few?: true
}

/** Whose keys: a workload of the catalogue, or nobody's that is known. */
export interface WorkloadKeys extends KeyGroup {
  readonly workload: Workload | 'unclaimed'
  /** What tells them: `names of Sidekiq's queues and sets`, `the namespace that the code gives the cache`. */
  readonly told: string
}

/** Keys that begin alike; identifiers in names are collapsed to `*`. */
export interface PrefixKeys extends KeyGroup {
  readonly prefix: string
  readonly workload: Workload | 'unclaimed'
  readonly database: number
}

export interface BigKey {
  /** The prefix with identifiers collapsed; the whole name only where names were asked for. */
  readonly name: string
  readonly workload: Workload | 'unclaimed'
  readonly type: string
  readonly bytes: number
  /** Elements of a list, set, sorted set, hash or stream. */
  readonly elements?: number
  /** Set where elements from all over a large list or sorted set were weighed, not its first ones alone. */
  readonly spread?: true
  readonly database: number
}

export interface Keyspace {
  /** `exact`: every key was measured. `strata`: every name was read and some of each group measured. `sample`: the budget ended first. */
  readonly method: 'exact' | 'strata' | 'sample'
  /** Keys whose names were read, of those that there are. */
  readonly scanned: number
  readonly total: number
  /** Where the budget ended the reading, in words that follow "because". */
  readonly ended?: string
  readonly workloads: readonly WorkloadKeys[]
  /** The largest by bytes, at most 50. */
  readonly prefixes: readonly PrefixKeys[]
  /** The largest single keys, at most 20. */
  readonly biggest: readonly BigKey[]
  /** The sum of all keys against `used_memory` at the end of the reading: what no key accounts for is the rest. */
  readonly closure: { readonly sum: number; readonly usedMemory: number }
  /** Collections that were read by name although that resets their idle time: Sidekiq's own queues and sets. */
  readonly readByName: readonly string[]
  /** Whether values were looked into (the header of a cache entry) where names don't tell, or names alone decided. */
  readonly values: boolean
  /** Where MEMORY USAGE is refused: how bytes were told instead, or that they were not, in words that follow "because". */
  readonly sizeless?: string
  readonly seconds: number
}

export interface SidekiqQueue {
  readonly name: string
  readonly depth: number
  /** Seconds since its oldest job was enqueued; undefined for an empty one or a job without a time. */
  readonly latency?: number
  /** Whether a live process works on it. */
  readonly worked: boolean
  /** Jobs that super_fetch has in hand. */
  readonly private?: number
}

export interface SidekiqProcess {
  /** `host:pid` with the host collapsed to its kind where it looks like an identifier. */
  readonly name: string
  readonly concurrency: number
  readonly busy: number
  readonly queues: readonly string[]
  /** Seconds since its last heartbeat. */
  readonly beat: number
  readonly quiet: boolean
  /** Seconds since it started. */
  readonly uptime?: number
  /** Resident memory in bytes. */
  readonly rss?: number
  /** Its own round trip to Redis in seconds. */
  readonly roundTrip?: number
  /** Seconds that its oldest running job has been running. */
  readonly oldestJob?: number
}

/** Jobs of one class among those that were read, by bytes. */
export interface JobClass {
  readonly name: string
  readonly jobs: number
  readonly bytes: number
  readonly largest: number
}

export interface SidekiqState {
  /** The prefix that redis-namespace puts before its keys; '' for none. */
  readonly namespace: string
  readonly database: number
  readonly queues: readonly SidekiqQueue[]
  readonly scheduled: number
  readonly retries: number
  readonly dead: number
  /** Seconds by which the first scheduled or retried job is overdue; negative where it is still to come. */
  readonly overdue?: number
  readonly processes: readonly SidekiqProcess[]
  /** Entries of `processes` whose heartbeat is gone. */
  readonly stale: number
  readonly processed: number
  readonly failed: number
  /** Of the last seven days where it is told: jobs processed a day. */
  readonly perDay?: number
  readonly classes?: readonly JobClass[]
  /** Elements of its queues and sets, measured whole or from samples at both ends, in bytes. */
  readonly bytes: Estimate
}

/** What one workload, or all that may share a server, needs of memory. Bytes. */
export interface Size {
  readonly workloads: readonly (Workload | 'unclaimed')[]
  /** Now, with its part of what no key accounts for. */
  readonly now: Estimate
  /** At the server's peak, if the workload grew as the whole did. */
  readonly peak: Estimate
  /** What an outage of the workers adds: jobs that are enqueued and not worked on. */
  readonly headroom: Estimate
  /** What to set as `maxmemory`: peak and headroom with a reserve on top. */
  readonly wanted: Estimate
}

/** How large a server must be, and the servers that it should be split into. */
export interface Sizing {
  readonly verdict: 'split' | 'too small' | 'fits' | 'unknown'
  readonly each: readonly Size[]
  /** One server for each group of workloads that may share one. */
  readonly split: readonly Size[]
  /** The measured enqueue rate that the headroom rests on, in words. */
  readonly from?: string
  readonly outageHours: number
}

export interface AuditedServer {
  /** The first of its names, or `server`, `server-2`. */
  readonly id: string
  /** The variables that name it. */
  readonly names: readonly string[]
  readonly runId: string | null
  /** What its address is, without the address: `heroku`, `elasticache`, `loopback`, `a private address`, `another host`. */
  readonly hostClass: string
  /** Salted hash of host and port: two names with one of it are one server where run_id can't tell. */
  readonly endpoint: string
  /** Why its keys were not all read, in words that follow "because"; null where they were. */
  readonly partial: string | null
  /** Every fact is `{ value }` or `{ refused }`; the source of a value is `live`. */
  readonly facts: Facts
  readonly keyspace: Keyspace | null
  readonly sidekiq: SidekiqState | null
  /** Further Sidekiqs on it, under other namespaces or in other databases, with fewer processes and jobs. */
  readonly otherSidekiqs?: readonly SidekiqState[]
  /** How large it must be, where its keys were read. */
  readonly sizing?: Sizing
  /** Commands that the server did not answer, with the reason and what would allow them. */
  readonly refused: readonly { readonly command: string; readonly reason: string; readonly allow?: string }[]
  /** What a reader must know of how it was reached: `its certificate was not verified`. */
  readonly warnings: readonly string[]
}

/** A fact that files declare and the server contradicts. */
export interface Disagreement {
  readonly server: string
  /** As `Facts` names it: `maxmemoryPolicy`. */
  readonly fact: string
  readonly live: string
  readonly declared: string
  /** `file:line:column` of what is declared. */
  readonly at?: string
}

export interface AuditDocument {
  readonly schema: 1
  readonly kind: 'redline-audit'
  readonly tool: { readonly name: string; readonly version: string }
  /** ISO 8601 in UTC. */
  readonly takenAt: string
  readonly servers: readonly AuditedServer[]
  /** Clusters of which several shards were read. */
  readonly clusters?: readonly Cluster[]
  /** Servers that could not be reached, each with one sentence. */
  readonly unreached: readonly { readonly id: string; readonly names: readonly string[]; readonly why: string }[]
  readonly findings: readonly FindingItem[]
  readonly notChecked: readonly NotChecked[]
  /** What the repository declares and the servers don't do, where a repository was read. */
  readonly disagreements?: readonly Disagreement[]
  /** What changed since an earlier audit, where one was given. */
  readonly since?: AuditChange
  /** Whether each server is ready for what it is meant for, where that was asked. */
  readonly expected?: readonly Expectation[]
}
