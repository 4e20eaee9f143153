/** A cluster that was audited: what its shards come to together, and which of them is the worst in what. */

/** A number of one shard. */
export interface OfShard {
  /** The shard's id among the servers. */
  readonly shard: string
  readonly value: number
}

/** The shards of a cluster together; each stands among the servers too. */
export interface Cluster {
  /** Its first shard's. */
  readonly id: string
  readonly names: readonly string[]
  /** Ids of the servers that are its shards. */
  readonly shards: readonly string[]
  /** Over all shards; what one of them doesn't tell is missing. `bytes` is what the keys take. */
  readonly sums: {
    readonly keys?: number
    readonly bytes?: number
    readonly usedMemory?: number
    readonly maxmemory?: number
    readonly connectedClients?: number
    readonly evictedKeys?: number
    readonly evictionsPerHour?: number
    readonly opsPerSecond?: number
  }
  /** The shard that is nearest to a limit: memory and clients as shares of theirs, fragmentation in bytes, 99 of 100 pings in seconds. */
  readonly worst: {
    readonly fullness?: OfShard
    readonly clients?: OfShard
    readonly fragmentation?: OfShard
    readonly roundTrip?: OfShard
  }
}
