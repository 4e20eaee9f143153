/** Gems that talk to Redis and that nothing here reads: each is named, so that silence never means "not understood". */

import type { Span } from '../model/span.ts'
import type { App } from '../read/app.ts'
import { gemLine, lockedAt } from './bundle.ts'
import { constructors } from './constructors.ts'
import type { Detector, Fact } from './detector.ts'
import { redisGems, settingsOf } from './redis-gems.ts'

/** Gems that may use Redis without depending on it → the constant that their configuration is written on; found there, another detector has read it. */
export const unreadGems: Readonly<Record<string, string>> = {
  split: 'Split',
  vanity: 'Vanity',
  coverband: 'Coverband',
  rollout: 'Rollout',
  'redis-objects': 'Redis::Objects',
  ohm: 'Ohm',
  rpush: 'Rpush',
  message_bus: 'MessageBus',
  stoplight: 'Stoplight',
  'redis-mutex': 'RedisClassy',
  'redis-semaphore': 'Redis::Semaphore',
  readthis: 'Readthis',
  moneta: 'Moneta',
  'graphql-anycable': 'GraphQL::AnyCable',
  'graphql-persisted_queries': 'GraphQL::PersistedQueries',
  circuitbox: 'Circuitbox',
  lock_and_cache: 'LockAndCache',
  'redis-search': 'Redis::Search',
  'resque-lock': 'Resque::Plugins::Lock',
  leaderboard: 'Leaderboard',
  predictor: 'Predictor',
  'acts-as-taggable-redis': 'TaggableRedis',
}

/** Calls that another detector turns into clients or uses. */
const UNDERSTOOD =
  /^(Split\.(redis=|configure)|Rollout\.new|Redis::Objects\.redis=|Ohm\.redis=|MessageBus\.(redis_config=|configure)|Stoplight|Rpush\.configure\{\}\.redis_options=|Redis::Semaphore\.new|RedisClassy\.redis=|Coverband::Adapters::RedisStore\.new)/

const placeOf = (gem: string, app: App): Span => gemLine(app, gem) ?? lockedAt(app, gem)

export const unread: Detector = {
  id: 'unread',
  *detect(app: App): Iterable<Fact> {
    const understood = (constant: string): boolean => app.calls.some(c => UNDERSTOOD.test(c.path) && c.path.startsWith(constant))
    const named = new Set<string>()
    for (const [gem, constant] of Object.entries(unreadGems)) {
      if (!app.loaded?.has(gem)) continue
      named.add(gem)
      if (understood(constant)) continue
      yield { gap: { at: placeOf(gem, app), why: `the gem ${gem} is loaded, may keep data in Redis, and is not read` } }
    }
    for (const gem of redisGems(app)) {
      if (named.has(gem.name) || settingsOf(gem).length > 0 || gem.calls.some(c => c.args.some(a => constructors(a).length > 0))) continue
      const why = `the gem ${gem.name} depends on ${gem.library}, and where it connects is not read`
      yield { gap: { at: placeOf(gem.name, app), why } }
    }
  },
}
