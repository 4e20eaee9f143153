/** The calls that make what opens connections, and finding them inside a value. */
import type { Library } from '../model/client.ts'
import type { Made, Value } from '../model/value.ts'

/** Calls that make something that opens connections. */
export const CONSTRUCTORS: ReadonlyMap<string, Library> = new Map([
  ['Redis.new', 'redis-rb'],
  ['Redis.connect', 'redis-rb'],
  ['Redis::Cluster.new', 'redis-rb'],
  ['Redis::Distributed.new', 'redis-rb'],
  ['Redis::Store.new', 'redis-store'],
  ['Redis::Store::Factory.create', 'redis-store'],
  ['RedisClient.new', 'redis-client'],
  ['RedisClient.config.new_client', 'redis-client'],
  ['RedisClient.config.new_pool', 'redis-client'],
  ['RedisClient.sentinel.new_client', 'redis-client'],
  ['RedisClient.sentinel.new_pool', 'redis-client'],
  ['RedisClient.cluster.new_client', 'redis-client'],
  ['RedisClient.cluster.new_pool', 'redis-client'],
])

export const POOLS: ReadonlySet<string> = new Set(['ConnectionPool.new', 'ConnectionPool::Wrapper.new', 'ConnectionPool.wrap'])

/** Cache stores, which are made like clients. */
export const STORES = new Set([
  'ActiveSupport::Cache::RedisCacheStore.new',
  'ActiveSupport::Cache::RedisStore.new',
  'ActiveSupport::Cache.lookup_store',
])

/** All constructor calls inside a value, with pools and wrappers taken off. */
export function constructors(value: Value, depth = 0): readonly Made[] {
  if (depth > 6) return []
  switch (value.kind) {
    case 'made': {
      if (
        CONSTRUCTORS.has(value.path) ||
        STORES.has(value.path) ||
        value.path === 'Redis.current' ||
        value.path === 'Rails.cache' ||
        value.path.startsWith('Sidekiq.redis') ||
        value.path === 'Resque.redis'
      )
        return [value]
      const inner = [...value.args, ...(value.block ? [value.block] : [])]
      return inner.flatMap(v => constructors(v, depth + 1))
    }
    case 'firstOf':
    case 'either':
      return value.options.flatMap(v => constructors(v, depth + 1))
    case 'list':
      return value.items.flatMap(v => constructors(v, depth + 1))
    case 'record':
      return [...value.entries.values()].flatMap(v => constructors(v, depth + 1))
    default:
      return []
  }
}
