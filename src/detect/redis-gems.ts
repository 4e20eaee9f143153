/** Gems that depend on a Redis library, by what the lockfile says: those that nothing else here knows. */
import type { Call } from '../model/call.ts'
import type { App } from '../read/app.ts'

/** The libraries that open connections, of which one stands among the dependencies of a gem that uses Redis. */
const LIBRARIES = ['redis', 'redis-client', 'redis-namespace', 'redis-store']

/** Gems that are read, belong to those libraries, or keep nothing but jobs on the connection of Sidekiq or Resque. */
const KNOWN: ReadonlySet<string> = new Set([
  ...LIBRARIES,
  'redis-actionpack',
  'redis-activesupport',
  'redis-rack',
  'redis-rack-cache',
  'redis-rails',
  'redis-session-store',
  'redis-cluster-client',
  'redis-clustering',
  'redis-client-namespace',
  'redis-prescription',
  'hiredis',
  'hiredis-client',
  'brpoplpush-redis_script',
  'sidekiq',
  'sidekiq-pro',
  'sidekiq-ent',
  'sidekiq-scheduler',
  'sidekiq-cron',
  'sidekiq-unique-jobs',
  'sidekiq-throttled',
  'sidekiq-limit_fetch',
  'sidekiq-rate-limiter',
  'sidekiq-failures',
  'sidekiq-grouping',
  'sidekiq-batch',
  'sidekiq-alive',
  'sidekiq_alive',
  'sidekiq-bulk',
  'congestion',
  'resque',
  'resque-scheduler',
  'resque-pool',
  'resque-web',
  'kredis',
  'redlock',
  'suo',
  'mario-redis-lock',
  'activejob-uniqueness',
  'activejob-traffic_control',
  'anycable',
  'anycable-core',
  'anycable-rails',
  'anycable-rails-core',
  'flipper-redis',
  'geocoder',
  'searchkick',
  'ratelimit',
  'prorate',
  'throttling',
  'rack-mini-profiler',
  'remote_lock',
  // Its dependency is for Action Cable.
  'stimulus_reflex',
])

/** A gem that uses Redis and that nothing else here knows. */
export interface RedisGem {
  readonly name: string
  /** The library that it depends on. */
  readonly library: string
  /** Calls on the constant that is named after it, in the order in which the app boots. */
  readonly calls: readonly Call[]
}

/** `acts-as-x` and `my_gem` as constants' names are compared: without signs and case. */
const bare = (name: string): string => name.replace(/[^a-z\d]/gi, '').toLowerCase()

/** Whether a call is made on the gem's constant: `Jobba.configure`, `GraphQL::AnyCable.configure` of graphql-anycable. */
const isOf = (gem: string, path: string): boolean => {
  const constant = /^(?:[A-Z]\w*)(?:::[A-Z]\w*)*/.exec(path)?.[0]
  if (constant === undefined) return false
  const steps = constant.split('::')
  return steps.some((_s, i) => bare(steps.slice(0, i + 1).join('')) === bare(gem))
}

/** Loaded gems that depend directly on a Redis library and are none of those known here. */
export function redisGems(app: App): readonly RedisGem[] {
  const found: RedisGem[] = []
  for (const [name, dependencies] of app.dependencies) {
    const library = LIBRARIES.find(l => dependencies.includes(l))
    if (library === undefined || KNOWN.has(name) || !app.loaded?.has(name)) continue
    // Rpush tells Modis its server.
    if (name === 'modis' && app.loaded.has('rpush-redis')) continue
    found.push({ name, library, calls: app.calls.filter(c => isOf(name, c.path)) })
  }
  return found
}

const SETTING = /\.(?:redis|redis_url|redis_options|redis_config|redis_params|redis_opts)=$/

/** Calls that tell a gem where its Redis is: `Jobba.configure { |config| config.redis_options = … }`. */
export const settingsOf = (gem: RedisGem): readonly Call[] => gem.calls.filter(c => SETTING.test(c.path) && c.args.length === 1)
