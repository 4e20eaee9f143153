/** Gems that are handed a Redis client, pool or cache: a row each. */
import type { Call } from '../model/call.ts'
import { callsOf } from '../model/callsAt.ts'
import { entry, type Value } from '../model/value.ts'
import type { Workload } from '../model/workload.ts'
import type { App } from '../read/app.ts'
import { constructors } from './constructors.ts'
import type { Detector, Fact } from './detector.ts'
import { optionsOf } from './options.ts'
import { unwrapped } from './redis-rb.ts'

interface Row {
  readonly calls: readonly string[]
  readonly workload: Workload
  readonly name: string
  /** What the call is handed; all its arguments where not said. */
  readonly takes?: (call: Call) => Value | undefined
  /** The class that a call of a short name has to stand in. */
  readonly of?: RegExp
  /** Whether the gem is told to use Redis at all, where that is said elsewhere. */
  readonly chosen?: (app: App) => boolean
}

/** Without this rack-mini-profiler keeps its results in memory or in files, whatever the options are. */
export const profilerOnRedis = (app: App): boolean =>
  app.calls.some(
    c => c.path === 'Rack::MiniProfiler.config.storage=' && c.args.some(a => a.kind === 'constant' && a.name.endsWith('::RedisStore')),
  )

const key =
  (...names: readonly string[]) =>
  (call: Call): Value | undefined => {
    const options = optionsOf(call.args, call.at)
    return names.map(n => entry(options, n)).find(v => v.kind !== 'absent')
  }
const argument =
  (i: number) =>
  (call: Call): Value | undefined =>
    call.args[i]

const ROWS: readonly Row[] = [
  { calls: ['Geocoder.configure'], workload: 'cache', name: 'Geocoder', takes: key('cache') },
  { calls: ['Geocoder.configure{}.cache=', 'Geocoder::Configuration.cache='], workload: 'cache', name: 'Geocoder' },
  { calls: ['ActiveJob::TrafficControl.client='], workload: 'rate-limit', name: 'ActiveJob::TrafficControl' },
  { calls: ['ActiveJob::Uniqueness.configure{}.redlock_servers='], workload: 'lock', name: 'ActiveJob::Uniqueness' },
  { calls: ['Sidekiq::Client.new'], workload: 'sidekiq', name: 'Sidekiq::Client', takes: key('pool') },
  { calls: ['Rollout.new'], workload: 'feature-flag', name: 'Rollout', takes: argument(0) },
  { calls: ['Flipper::Adapters::Redis.new'], workload: 'feature-flag', name: 'Flipper', takes: argument(0) },
  { calls: ['Flipper::Adapters::RedisCache.new'], workload: 'cache', name: "Flipper's cache", takes: argument(1) },
  { calls: ['Redlock::Client.new'], workload: 'lock', name: 'Redlock', takes: argument(0) },
  { calls: ['Redis::Semaphore.new'], workload: 'lock', name: 'Redis::Semaphore', takes: key('redis') },
  { calls: ['RedisLock.acquire', 'RedisLock.new'], workload: 'lock', name: 'RedisLock', takes: key('redis') },
  { calls: ['RedisLock.configure{}.redis='], workload: 'lock', name: 'RedisLock' },
  { calls: ['Redis::Lock.new'], workload: 'lock', name: 'Redis::Lock', takes: key('redis') },
  { calls: ['RemoteLock::Adapters::Redis.new'], workload: 'lock', name: 'RemoteLock' },
  { calls: ['RedisClassy.redis='], workload: 'lock', name: 'RedisMutex' },
  { calls: ['Suo::Client::Redis.new'], workload: 'lock', name: 'Suo', takes: key('client', 'connection') },
  { calls: ['Split.redis=', 'Split.configure{}.redis='], workload: 'feature-flag', name: 'Split' },
  { calls: ['Coverband::Adapters::RedisStore.new'], workload: 'app', name: 'Coverband', takes: argument(0) },
  { calls: ['Redis::Objects.redis='], workload: 'app', name: 'Redis::Objects' },
  { calls: ['Ohm.redis='], workload: 'app', name: 'Ohm' },
  { calls: ['Searchkick.redis='], workload: 'app', name: 'Searchkick' },
  { calls: ['Throttling.storage='], workload: 'rate-limit', name: 'Throttling' },
  { calls: ['Congestion.redis='], workload: 'rate-limit', name: 'congestion' },
  { calls: ['Ratelimit.new'], workload: 'rate-limit', name: 'Ratelimit', takes: key('redis') },
  { calls: ['Prorate::Throttle.new'], workload: 'rate-limit', name: 'Prorate', takes: key('redis') },
  { calls: ['Stoplight::DataStore::Redis.new'], workload: 'app', name: 'Stoplight' },
  {
    calls: ['Rack::Attack.cache.store=', 'Rack::Attack::Cache.store=', 'cache.store='],
    workload: 'rate-limit',
    name: 'Rack::Attack',
    of: /^Rack::Attack/,
  },
  { calls: ['Rack::MiniProfiler.config.storage_options='], workload: 'app', name: 'rack-mini-profiler', chosen: profilerOnRedis },
]

export const consumers: Detector = {
  id: 'consumers',
  *detect(app: App): Iterable<Fact> {
    for (const row of ROWS) {
      for (const call of row.calls.flatMap(path => callsOf(app.calls, path))) {
        if (row.chosen?.(app) === false || (/^[a-z]/.test(call.path) && !row.of?.test(call.namespace))) continue
        const given = row.takes ? row.takes(call) : call.args.at(-1)
        const value = given && unwrapped(given, app)
        if (value && constructors(value).length > 0) yield { use: { workload: row.workload, name: row.name, at: call.at, value } }
      }
    }
  },
}
