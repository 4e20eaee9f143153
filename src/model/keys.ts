/**
 * Whose keys are whose, by name: what Sidekiq, Rails and the gems around them call theirs.
 *
 * A name is written as it stands in Redis, with these for what differs: `{n}` digits, `{hex}` a digest of any length,
 * `{jid}` 24 hex digits, `{hex12}`, `{uuid}`, `{token}` anything random, `{id}` any of these, `{word}` anything within one
 * segment, `{Class}` a Ruby class, `{rest}` anything to the end.
 */

export interface KeyNames {
  /** Who names keys so, as people call it. */
  readonly library: string
  /** Names that this library alone gives, also behind a namespace of the app's choice. */
  readonly own?: readonly string[]
  /** Names that others may use too: they count without a namespace, or behind one where `{namespace}:queues` was found. */
  readonly common?: readonly string[]
  /** The type that TYPE tells of such a key; a key of another type is somebody else's. */
  readonly type?: 'string' | 'list' | 'set' | 'zset' | 'hash' | 'stream'
  /** Set where such keys are kept in a cache's namespace too and are no entries of the cache. */
  readonly inCache?: true
}

// Sidekiq 5.0 to 8.1: lib/sidekiq/{client,launcher,api,scheduled,deploy,profiler}.rb, metrics/, job/iterable.rb.
const SIDEKIQ: readonly KeyNames[] = [
  { library: 'Sidekiq', type: 'set', common: ['queues', 'processes'] },
  { library: 'Sidekiq', type: 'list', common: ['queue:{rest}'] },
  { library: 'Sidekiq', type: 'zset', common: ['schedule', 'retry', 'dead', 'profiles'] },
  {
    library: 'Sidekiq',
    type: 'hash',
    own: ['j|{n}', 'j|{n}|{n}', 'j|{n}|{n}:{n}', 'it-{jid}'],
    common: ['{word}:{n}:{hex12}', '{word}:{n}:{hex12}:work', '{word}:{n}:{hex12}:workers', '{n}-marks'],
  },
  {
    library: 'Sidekiq',
    type: 'string',
    own: [
      'stat:processed:{n}-{n}-{n}',
      'stat:failed:{n}-{n}-{n}',
      'process_cleanup',
      'h|{Class}-{n}-{n}:{n}',
      '{Class}-{n}-{n}:{n}',
      'deploylock-{rest}',
    ],
    common: ['stat:processed', 'stat:failed'],
  },
  // sidekiq-status, sidekiq-statistic and others put their own name first.
  { library: "Sidekiq's plugins", own: ['sidekiq:{rest}'] },
  // Closed source: from issues 1097, 3083, 3323, 3854, 5002 and 6205 and the changelogs.
  {
    library: 'Sidekiq Pro and Enterprise',
    own: ['queue:sq|{rest}', 'dear-leader', 'lmtr-{rest}', 'history:metrics', 'super_processes', 'batch-died', 'b-{token}'],
    common: ['unique:{hex}', 'batches', 'paused'],
  },
  // lib/sidekiq/cron/job.rb 1.12 and 2.3.
  { library: 'sidekiq-cron', own: ['cron_jobs', 'cron_jobs:{rest}', 'cron_job:{rest}'] },
  // lib/sidekiq_unique_jobs/{key,constants}.rb 8.0.
  { library: 'sidekiq-unique-jobs', own: ['uniquejobs:{rest}'] },
  // lib/sidekiq-scheduler/redis_manager.rb 6.0.
  { library: 'sidekiq-scheduler', own: ['sidekiq-scheduler:{rest}'], common: ['schedules', 'schedules_changed'] },
  // lib/sidekiq/limit_fetch/global/{semaphore,monitor}.rb 4.4.
  { library: 'sidekiq-limit_fetch', own: ['limit_fetch:{rest}', 'limit:heartbeat:{uuid}'], common: ['limit:processes'] },
  // lib/sidekiq/throttled/strategy 2.1.
  { library: 'sidekiq-throttled', own: ['throttled:{Class}:concurrency{rest}', 'throttled:{Class}:threshold{rest}'] },
  // lib/sidekiq/batch.rb 0.2.
  { library: 'sidekiq-batch', own: ['BID-{rest}', 'invalidated-{rest}'] },
]

const RESQUE: readonly KeyNames[] = [
  // lib/resque/data_store.rb 3.0.
  { library: 'Resque', own: ['resque:{rest}', 'workers:heartbeat', 'pruning_dead_workers_in_progress'] },
  { library: 'Resque', type: 'list', common: ['queue:{word}', 'failed'] },
  { library: 'Resque', type: 'set', common: ['queues', 'workers', 'failed_queues'] },
  { library: 'Resque', type: 'string', common: ['worker:{rest}', 'stat:{rest}'] },
  // lib/resque/scheduler 5.0.
  {
    library: 'resque-scheduler',
    own: ['delayed_queue_schedule', 'resque_scheduler_master_lock', 'delayed:last_enqueued_at'],
    common: ['delayed:{n}', 'timestamps:{rest}', 'schedules_changed'],
  },
]

const CACHE: readonly KeyNames[] = [
  // actionview's fragments: `views/products/index:<digest>/products/1-<time>`.
  { library: "Rails' view fragments", own: ['views/{rest}'] },
  // A namespace that calls itself the cache's; a name alone, so the code or the values' header go before it.
  { library: 'keys called cache', own: ['cache:{rest}', 'cache/{rest}', '{word}_cache:{rest}', '{word}-cache:{rest}'] },
  // lib/geocoder/cache_stores/redis.rb 1.8.
  { library: 'geocoder', own: ['geocoder:{rest}'] },
]

const SESSION: readonly KeyNames[] = [
  // actionpack's cache_store 5.2 to 8.1, redis-rack 3.0, redis-session-store 0.11: Rack's private id is `2::` and a SHA-256.
  {
    library: 'Rack sessions',
    type: 'string',
    inCache: true,
    own: ['_session_id:{rest}', 'rack:session:{rest}', '{n}::{hex}', '{token}::{hex}', 'session:{id}', 'sessions:{id}'],
  },
]

const RATE_LIMIT: readonly KeyNames[] = [
  // lib/rack/attack/{cache,fail2ban}.rb 6.8.
  { library: 'rack-attack', inCache: true, own: ['rack::attack:{rest}'] },
  // actioncontroller's rate_limit, Rails 7.2: a cache entry of this name.
  { library: "Rails' rate_limit", inCache: true, own: ['rate-limit:{rest}'] },
]

// lib/redlock/scripts.rb 2.0 locks any name; these say that they are locks.
const LOCK: readonly KeyNames[] = [{ library: 'keys called lock', own: ['lock:{rest}', 'locks:{rest}', 'redlock:{rest}', 'mutex:{rest}'] }]

const FLAGS: readonly KeyNames[] = [
  // lib/flipper/adapters/{redis,redis_cache}.rb 1.4. A feature's own key has its bare name, which tells nothing.
  { library: 'flipper', own: ['flipper_features', 'flipper:{rest}', 'flipper/v1/{rest}'] },
  // lib/rollout.rb 2.6.
  { library: 'rollout', own: ['feature:__features__', 'feature:_global_:logging:events'], common: ['feature:{word}'] },
  // lib/split 4.0.
  { library: 'split', own: ['experiment_configurations/{rest}', 'experiment_winner', 'experiment_start_times'], common: ['experiments'] },
]

const ANYCABLE: readonly KeyNames[] = [
  // lib/anycable/broadcast_adapters/redisx.rb 1.6: a stream.
  { library: 'AnyCable', own: ['__anycable__', '__anycable_internal__'] },
]

// lib/kredis/{attributes,namespace}.rb 1.8: a class, an id and an attribute; only a namespace tells that it is Kredis.
const KREDIS: readonly KeyNames[] = [{ library: 'Kredis', own: ['kredis:{rest}'] }]

// lib/coverband/adapters 6.2.
const APP: readonly KeyNames[] = [{ library: 'Coverband', own: ['coverband_{rest}'] }]

export const keysOf = {
  sidekiq: SIDEKIQ,
  resque: RESQUE,
  cache: CACHE,
  session: SESSION,
  rateLimit: RATE_LIMIT,
  lock: LOCK,
  flags: FLAGS,
  anycable: ANYCABLE,
  kredis: KREDIS,
  app: APP,
} as const
