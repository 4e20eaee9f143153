/** What libraries do where the repository sets nothing, version by version. Source: the fact sheet's sections 1, 3, 4 and 5. */
import type { Client } from './client.ts'
import { before } from './version.ts'

/** Seconds; Infinity for no limit. */
export interface Defaults {
  readonly connect: number
  readonly read: number
  readonly write: number
  readonly reconnects: number
  /** Connections of the library's own pool; null where it has none. */
  readonly pool: number | null
  /** Seconds that a thread waits for a connection of the pool. */
  readonly poolTimeout: number
  /** What makes it so: `redis 4.8.1`, `Rails 8.0.2`, or a version that was assumed. */
  readonly because: string
}

type Gems = Readonly<Record<string, string>>

const known = (gem: string, version: string | undefined, assumed: string): string =>
  version === undefined ? `${gem} ${assumed} (assumed, no version is locked)` : `${gem} ${version}`

/** redis-rb 4 and older wait 5 s, 5 and later 1 s. Source: redis lib/redis/client.rb at v3.3.5, v4.8.1, v5.4.1. */
function redisDefaults(gems: Gems): Defaults {
  const version = gems['redis']
  const old = before(version, '5')
  const seconds = old ? 5 : 1
  return {
    connect: seconds,
    read: seconds,
    write: seconds,
    reconnects: 1,
    pool: null,
    poolTimeout: 5,
    because: known('redis', version, '5'),
  }
}

/** redis-client waits 1 s and never retries by itself. Source: redis-client lib/redis_client/config.rb at v0.30.0. */
const redisClientDefaults = (gems: Gems): Defaults => ({
  connect: 1,
  read: 1,
  write: 1,
  reconnects: 0,
  pool: 5,
  poolTimeout: 1,
  because: known('redis-client', gems['redis-client'], '0.22'),
})

/** Sidekiq's own timeout since 7.0 (1 s) and 7.3 (3 s); the driver's before. Source: sidekiq lib/sidekiq/redis_client_adapter.rb. */
export function sidekiqDefaults(gems: Gems): Defaults {
  const version = gems['sidekiq']
  const because = known('Sidekiq', version, '7.3')
  if (before(version, '7'))
    return {
      ...redisDefaults(gems),
      pool: 5,
      poolTimeout: 1,
      because: `${because} on redis ${gems['redis'] ?? '4'}`,
      ...(gems['redis'] ? {} : { connect: 5, read: 5, write: 5 }),
    }
  const seconds = before(version, '7.3') ? 1 : 3
  return {
    connect: seconds,
    read: seconds,
    write: seconds,
    reconnects: 1,
    pool: before(version, '7.1.1') ? 5 : 10,
    poolTimeout: 1,
    because,
  }
}

/** Sidekiq 6.5 on redis-client, which it lets retry once. Source: sidekiq lib/sidekiq/redis_client_adapter.rb at v6.5.12. */
const adapted = (gems: Gems): Defaults => ({
  ...redisClientDefaults(gems),
  reconnects: 1,
  because: `${known('Sidekiq', gems['sidekiq'], '6.5')} on redis-client`,
})

/** The cache store's own defaults: connect 20 s and no pool before Rails 7.1. Source: activesupport redis_cache_store.rb at each version. */
export function railsCacheDefaults(gems: Gems): Defaults {
  const version = gems['rails'] ?? gems['activesupport']
  const old = before(version, '7.1')
  return {
    connect: old ? 20 : 1,
    read: 1,
    write: 1,
    reconnects: old ? 0 : 1,
    pool: old ? null : 5,
    poolTimeout: 5,
    because: known('Rails', version, '7.1'),
  }
}

/** The defaults that apply to a client. */
export function defaults(client: Client, gems: Gems): Defaults {
  switch (client.library) {
    case 'sidekiq':
      return client.onRedisClient ? adapted(gems) : sidekiqDefaults(gems)
    case 'rails-cache':
      return railsCacheDefaults(gems)
    case 'redis-client':
      return redisClientDefaults(gems)
    case 'redlock':
      // Source: redlock lib/redlock/client.rb at 2.0.6; its own timeout applies to servers given as URLs.
      return { ...redisClientDefaults(gems), connect: 0.1, read: 0.1, write: 0.1, because: known('redlock', gems['redlock'], '2') }
    case 'ioredis':
      // Source: ioredis README, "connectTimeout"; commands wait without a limit unless commandTimeout is set.
      return {
        connect: 10,
        read: Number.POSITIVE_INFINITY,
        write: Number.POSITIVE_INFINITY,
        reconnects: 20,
        pool: null,
        poolTimeout: 0,
        because: 'ioredis',
      }
    case 'node-redis':
      return {
        connect: 5,
        read: Number.POSITIVE_INFINITY,
        write: Number.POSITIVE_INFINITY,
        reconnects: 0,
        pool: null,
        poolTimeout: 0,
        because: 'node-redis',
      }
    default:
      return redisDefaults(gems)
  }
}

/** Threads of a Sidekiq process where nothing is set: 25, 10 from 5.2, 5 from 7.0. Source: sidekiq lib/sidekiq.rb, config.rb. */
export function sidekiqConcurrency(gems: Gems): number {
  const version = gems['sidekiq']
  return before(version, '5.2') ? 25 : before(version, '7') ? 10 : 5
}
