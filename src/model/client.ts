/** What opens connections to Redis: one client each place that configures one. */
import type { Span } from './span.ts'
import type { Value } from './value.ts'
import type { Workload } from './workload.ts'

/** The library that opens the socket, which decides every default. */
export type Library =
  | 'redis-rb'
  | 'redis-client'
  | 'sidekiq'
  | 'rails-cache'
  | 'action-cable'
  | 'kredis'
  | 'resque'
  | 'redis-store'
  | 'redis-session-store'
  | 'redlock'
  | 'anycable'
  | 'ioredis'
  | 'node-redis'

/** Where the object lives, which decides how many of them a process makes. `thread`: a library makes one for each thread. */
export type Holder = 'library' | 'constant' | 'global' | 'class' | 'instance' | 'call' | 'thread'

export interface Timeouts {
  readonly connect: Value | null
  readonly read: Value | null
  readonly write: Value | null
}

/**
 * How one process shares connections. `none`: one socket for all threads. `pool`: at most `size`. `library`: the
 * library's own pool or fixed number of sockets, as `model/defaults.ts` has it for the version.
 */
export type Pooling = 'none' | 'pool' | 'library'

/**
 * A place that configures connections of its own, or (with `ridesOn`) a workload that uses another's. Settings hold
 * only what the repository sets; null where the library's default applies. Times are seconds.
 */
export interface Client {
  readonly workload: Workload
  /** Sidekiq alone: worker processes use `server`, everything else `client`. */
  readonly role?: 'server' | 'client'
  readonly library: Library
  /** The locked version of the gem that makes the connection, where there is a lockfile. */
  readonly version?: string
  readonly at: Span
  /** What people call it: `REDIS_POOL`, `$redis`, `Rails.cache`, `Sidekiq`. */
  readonly name: string
  /** Alternatives in order of preference, down to the library's own default. */
  readonly endpoint: Value
  readonly db: Value | null
  readonly pooling: Pooling
  readonly poolSize: Value | null
  readonly poolTimeout: Value | null
  readonly timeouts: Timeouts
  readonly reconnectAttempts: Value | null
  readonly tlsVerify: 'none' | 'peer' | null
  /** Where verification is turned off. */
  readonly tlsAt?: Span
  readonly prefix: Value | null
  readonly holder: Holder
  /** The client whose connection this workload uses: the place of that client, or the name of the library's own. */
  readonly ridesOn?: string
  /** Processes that use it, by kind; undefined means all of the app's. */
  readonly usedBy?: readonly string[]
  /** The options hash as written, for rules on single options; keys as written. */
  readonly options?: Value
  /**
   * A gem makes it by itself, of what it is told: `options` are a hash that it passes on, `url` an address that no option
   * can go with. No code of the app's can put a pool around it.
   */
  readonly madeBy?: { readonly told: 'options' | 'url' }
  /** Nothing here knows the gem: what it keeps in Redis, and whether anyone would miss it, is a guess. */
  readonly guessed?: true
  /** Sidekiq 6.5 was told to connect through redis-client, as later versions do by themselves. */
  readonly onRedisClient?: true
  /** Where a `url:` key stands, for fixes. */
  readonly urlAt?: Span
}

/** A rider opens no connection of its own. */
export const isRider = (client: Client): boolean => client.ridesOn !== undefined
