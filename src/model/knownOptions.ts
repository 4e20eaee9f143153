/** Which options each library takes in each version, and what it does with others. Sources are named at each list. */
import type { Library } from './client.ts'
import { atLeast, before } from './version.ts'

type Gems = Readonly<Record<string, string>>

/** What a library does with its options. */
interface KnownOptions {
  readonly keys: ReadonlySet<string>
  /**
   * Those of `keys` that are known only where `sentinels` is among them: redis 5 and Sidekiq 7 go to `RedisClient.sentinel`
   * then, and else to `RedisClient.config`. Source: redis lib/redis.rb at v5.0.0 and v6.0.0 (initialize_client), sidekiq
   * lib/sidekiq/redis_client_adapter.rb at v7.0.0 and v8.1.7.
   */
  readonly withSentinels?: ReadonlySet<string>
  /** `ArgumentError`, or silence. */
  readonly unknown: 'raises' | 'ignored'
  /** Who decides: `redis 5.4.1`. */
  readonly by: string
}

/** redis lib/redis/client.rb at v3.3.5, v4.8.1 (DEFAULTS, _parse_options, Connector); `thread_safe` was read by 2.x and is harmless. */
const REDIS_4 = new Set(
  'url scheme host port path username password db timeout connect_timeout read_timeout write_timeout id driver inherit_socket reconnect_attempts reconnect_delay reconnect_delay_max logger tcp_keepalive ssl ssl_params role sentinels connector cluster replica fixed_hostname thread_safe'.split(
    ' ',
  ),
)

/** redis-client lib/redis_client/config.rb at v0.30.0. */
const REDIS_CLIENT = new Set(
  'url host port path username password db id timeout connect_timeout read_timeout write_timeout idle_timeout ssl ssl_params custom driver protocol client_implementation command_builder inherit_socket reconnect_attempts middlewares circuit_breaker driver_info'.split(
    ' ',
  ),
)

/** What `RedisClient.sentinel` takes besides: redis-client lib/redis_client/sentinel_config.rb at v0.9.0 and v0.30.0. */
export const SENTINEL: readonly string[] = ['sentinels', 'sentinel_username', 'sentinel_password', 'role', 'name']

/** Keys that came later, with the version that has them first. */
type Since = Readonly<Record<string, string>>

/** `username` of redis 4: CHANGELOG.md 4.3.0. */
const REDIS_4_SINCE: Since = { username: '4.3' }

/** redis-client CHANGELOG.md 0.17.0 and 0.27.0. */
const REDIS_CLIENT_SINCE: Since = { idle_timeout: '0.27', driver_info: '0.27', sentinel_username: '0.17', sentinel_password: '0.17' }

/** sidekiq lib/sidekiq/redis_connection.rb and redis_client_adapter.rb at v6.5.12, v7.2.4, v7.3.9, v8.1.7. */
const SIDEKIQ = ['size', 'pool_timeout', 'pool_name', 'network_timeout', 'namespace', 'logger']
const SIDEKIQ_SINCE: Since = { nodes: '7.3', cluster_safe: '7.3' }

/** activesupport lib/active_support/cache.rb (UNIVERSAL_OPTIONS) and redis_cache_store.rb at v5.2 to v8.1. */
const STORE = ['namespace', 'compress', 'compress_threshold', 'expires_in', 'race_condition_ttl', 'error_handler', 'redis', 'client']
const STORE_SINCE: Since = {
  coder: '6.0',
  expire_in: '7.0',
  expired_in: '7.0',
  skip_nil: '7.0',
  compressor: '7.1',
  serializer: '7.1',
  raw: '7.2',
  max_key_size: '8.1',
}

const joined = (keys: ReadonlySet<string>, more: readonly string[]): ReadonlySet<string> => new Set([...keys, ...more])

/** The keys that a version has; one that isn't known has them all. */
const since = (keys: Since, version: string | undefined): readonly string[] =>
  Object.entries(keys).flatMap(([key, first]) => (before(version, first) ? [] : [key]))

/** All keys but those that came after a version. */
const without = (all: ReadonlySet<string>, keys: Since, version: string | undefined): ReadonlySet<string> =>
  new Set([...all].filter(key => !before(version, keys[key] ?? '0')))

const redisClientKeys = (gems: Gems): ReadonlySet<string> => without(REDIS_CLIENT, REDIS_CLIENT_SINCE, gems['redis-client'])

/** What goes to redis-client's sentinels or its one server, as `sentinels:` is among the options or not; `own` is read before. */
function eitherWay(gems: Gems, own: readonly string[], sentinel = SENTINEL): Pick<KnownOptions, 'keys' | 'withSentinels'> {
  const all = joined(REDIS_CLIENT, sentinel)
  return {
    keys: joined(without(all, REDIS_CLIENT_SINCE, gems['redis-client']), own),
    withSentinels: new Set(sentinel.filter(key => key !== 'sentinels')),
  }
}

/** What redis-rb takes; undefined where no version is locked. `himport_auto_prepare` came with redis 6. */
function redisOptions(gems: Gems): KnownOptions | undefined {
  const version = gems['redis']
  if (version === undefined) return undefined
  return before(version, '5')
    ? { keys: without(REDIS_4, REDIS_4_SINCE, version), unknown: 'ignored', by: `redis ${version}` }
    : { ...eitherWay(gems, since({ himport_auto_prepare: '6' }, version)), unknown: 'raises', by: `redis ${version}` }
}

const redisClientOptions = (gems: Gems): KnownOptions | undefined =>
  gems['redis-client'] === undefined
    ? undefined
    : { keys: redisClientKeys(gems), unknown: 'raises', by: `redis-client ${gems['redis-client']}` }

/** How the Rails cache takes the size of its pool: `pool:` from 7.1, `pool_size:` and `pool_timeout:` until 7.1. */
function poolKeys(rails: string): readonly string[] {
  if (before(rails, '7.1')) return ['pool_size', 'pool_timeout']
  return before(rails, '7.2') ? ['pool', 'pool_size', 'pool_timeout'] : ['pool']
}

/** What a client of this library takes; undefined where the version isn't locked or the library is another's. */
export function knownOptions(library: Library, gems: Gems): KnownOptions | undefined {
  const redis = redisOptions(gems)
  const rails = gems['rails']
  switch (library) {
    case 'redis-rb':
    case 'kredis':
      return redis
    case 'redis-client':
      return redisClientOptions(gems)
    case 'sidekiq': {
      const version = gems['sidekiq']
      if (version === undefined) return undefined
      const by = `Sidekiq ${version}`
      const own = [...SIDEKIQ, ...since(SIDEKIQ_SINCE, version)]
      return before(version, '7')
        ? { keys: joined(without(REDIS_4, REDIS_4_SINCE, gems['redis']), own), unknown: 'ignored', by }
        : { ...eitherWay(gems, own, [...SENTINEL, 'master_name']), unknown: 'raises', by }
    }
    case 'rails-cache': {
      const driver = atLeast(rails, '8.2.0.alpha') ? redisClientOptions(gems) : redis
      return rails === undefined || !driver
        ? undefined
        : { ...driver, keys: joined(driver.keys, [...STORE, ...since(STORE_SINCE, rails), ...poolKeys(rails)]) }
    }
    case 'action-cable':
      // Rails 5 hands on a few keys and drops the rest.
      return before(rails, '6') || !redis ? undefined : { ...redis, keys: joined(redis.keys, ['adapter', 'channel_prefix']) }
    default:
      return undefined
  }
}
