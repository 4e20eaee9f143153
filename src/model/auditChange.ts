/** What two audits of the same servers say together: rates, growth, and when a server will be full. */

/** A number then and now; `perHour` is undefined where it says nothing, as after a restart. */
export interface Change {
  readonly before: number
  readonly now: number
  readonly perHour?: number
}

export interface ServerChange {
  /** As the later audit names it. */
  readonly id: string
  /** Why counters are not compared, in words that follow "because": the server restarted, or another one answers. */
  readonly restarted?: string
  /** Bytes. */
  readonly usedMemory?: Change
  /** Hours until `maxmemory` at the rate of `usedMemory`; undefined where it shrinks or has no limit. */
  readonly fullInHours?: number
  readonly evictedKeys?: Change
  readonly expiredKeys?: Change
  readonly rejectedConnections?: Change
  readonly commands?: Change
  readonly oomErrors?: Change
  readonly keys?: Change
  /** Depth by queue, those that either audit knows. */
  readonly queues: readonly (Change & { readonly name: string })[]
  readonly scheduled?: Change
  readonly retries?: Change
  readonly dead?: Change
  readonly processed?: Change
  readonly failed?: Change
  /** Bytes by workload, where both audits measured keys. */
  readonly workloads: readonly (Change & { readonly workload: string })[]
}

export interface AuditChange {
  /** When the earlier audit was taken, ISO 8601 in UTC. */
  readonly since: string
  /** Between the two. */
  readonly seconds: number
  readonly servers: readonly ServerChange[]
  /** Servers that only one of the audits has. */
  readonly added: readonly string[]
  readonly gone: readonly string[]
}
