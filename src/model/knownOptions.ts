/** Which options each library takes in each version, and what it does with others. Sources are named at each list. */
import type { Library } from './client.ts'
import { atLeast, before } from './version.ts'

type Gems = Readonly<Record<string, string>>

/** What a library does with its options. */
interface KnownOptions {
  readonly keys: ReadonlySet<string>
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

/** redis-client lib/redis_client/config.rb and sentinel_config.rb at v0.30.0. */
const REDIS_CLIENT = new Set(
  'url host port path username password db id timeout connect_timeout read_timeout write_timeout idle_timeout ssl ssl_params custom driver protocol client_implementation command_builder inherit_socket reconnect_attempts middlewares circuit_breaker driver_info sentinels sentinel_username sentinel_password role name extra_sentinels himport_auto_prepare'.split(
    ' ',
  ),
)

/** sidekiq lib/sidekiq/redis_connection.rb and redis_client_adapter.rb at v6.5.12, v7.3.9, v8.1.7. */
const SIDEKIQ = ['size', 'pool_timeout', 'pool_name', 'network_timeout', 'master_name', 'namespace', 'logger', 'nodes', 'cluster_safe']

/** activesupport lib/active_support/cache.rb (UNIVERSAL_OPTIONS) and redis_cache_store.rb at v5.2 to v8.1. */
const STORE = [
  'namespace',
  'compress',
  'compress_threshold',
  'compressor',
  'coder',
  'serializer',
  'expires_in',
  'expire_in',
  'expired_in',
  'race_condition_ttl',
  'skip_nil',
  'raw',
  'max_key_size',
  'error_handler',
  'redis',
]

const joined = (keys: ReadonlySet<string>, more: readonly string[]): ReadonlySet<string> => new Set([...keys, ...more])

/** What redis-rb takes; undefined where no version is locked. */
function redisOptions(gems: Gems): KnownOptions | undefined {
  const version = gems['redis']
  if (version === undefined) return undefined
  return before(version, '5')
    ? { keys: REDIS_4, unknown: 'ignored', by: `redis ${version}` }
    : { keys: REDIS_CLIENT, unknown: 'raises', by: `redis ${version}` }
}

const redisClientOptions = (gems: Gems): KnownOptions | undefined =>
  gems['redis-client'] === undefined ? undefined : { keys: REDIS_CLIENT, unknown: 'raises', by: `redis-client ${gems['redis-client']}` }

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
      return before(version, '7')
        ? { keys: joined(REDIS_4, SIDEKIQ), unknown: 'ignored', by }
        : { keys: joined(REDIS_CLIENT, SIDEKIQ), unknown: 'raises', by }
    }
    case 'rails-cache': {
      const driver = atLeast(rails, '8.2.0.alpha') ? redisClientOptions(gems) : redis
      return rails === undefined || !driver ? undefined : { ...driver, keys: joined(driver.keys, [...STORE, ...poolKeys(rails), 'client']) }
    }
    case 'action-cable':
      // Rails 5 hands on a few keys and drops the rest.
      return before(rails, '6') || !redis ? undefined : { ...redis, keys: joined(redis.keys, ['adapter', 'channel_prefix']) }
    default:
      return undefined
  }
}
