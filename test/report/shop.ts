/** A whole report on a made-up shop, for looking at what reports look like. */
import type { Report } from '../../src/model/report.ts'
import { concat, either, env, literal, unknown } from '../../src/model/value.ts'
import { appReport, cable, cache, client, finding, model, report, running, sidekiq, spanOf, spot, value } from './build.ts'

export const FILES: Readonly<Record<string, string>> = {
  'config/environments/production.rb': `Rails.application.configure do
  config.eager_load = true

  config.cache_store = :redis_cache_store, { url: ENV["REDIS_URL"], connect_timeout: 2 }
  config.active_job.queue_adapter = :sidekiq
end
`,
  'config/initializers/sidekiq.rb': `Sidekiq.configure_server do |config|
  config.redis = { url: ENV.fetch("REDIS_URL", "redis://:s3cr3tpw@queue.internal:6380/2") }
end

Sidekiq.configure_client do |config|
\tconfig.redis = { url: ENV.fetch("REDIS_URL"), size: 2 }
end
`,
  'config/initializers/redis.rb': `$redis = Redis.new(
  host: ENV["CART_HOST"],
  port: 6390,
)
`,
}

const at = (file: string, what: string) => spanOf(file, FILES[file] ?? '', what)
const PRODUCTION = 'config/environments/production.rb'
const SIDEKIQ = 'config/initializers/sidekiq.rb'
const CART = 'config/initializers/redis.rb'

const clients = [
  sidekiq('server', { at: at(SIDEKIQ, 'config.redis'), endpoint: value(['$REDIS_URL', 'redis://:s3cr3tpw@queue.internal:6380/2']) }),
  sidekiq('client', { at: at(SIDEKIQ, '\tconfig.redis'), poolSize: value(2) }),
  cache({ at: at(PRODUCTION, 'config.cache_store'), timeouts: { connect: value(2), read: null, write: null } }),
  cable({
    at: spot('config/cable.yml', 9, 3),
    endpoint: value(['$CABLE_URL', '$REDIS_URL', 'redis://localhost:6379/1']),
    prefix: value('shop'),
  }),
  client({
    at: at(CART, 'Redis.new'),
    endpoint: concat([literal('redis://', spot(CART)), env('CART_HOST', spot(CART)), literal(':6390', spot(CART))], spot(CART)),
    timeouts: { connect: value(1), read: value(1), write: value(1) },
  }),
  client({
    name: 'SEARCH',
    pooling: 'pool',
    poolSize: value(['$SEARCH_POOL', 12]),
    endpoint: either([value('$SEARCH_URL'), unknown('the method `search_url` is not defined in this app', spot(CART))], spot(CART)),
    tlsVerify: 'none',
  }),
  client({ workload: 'rate-limit', name: 'Rack::Attack', ridesOn: 'Rails.cache' }),
]

export const shop: Report = report({
  apps: [
    appReport({
      model: model({
        gems: { rails: '8.0.2', sidekiq: '7.3.9', redis: '5.4.1', puma: '6.6.0', rake: '13.2.1' },
        clients,
        processes: [
          running('puma', { name: 'web', threads: value(['$RAILS_MAX_THREADS', 5]), workers: value(['$WEB_CONCURRENCY', 3]) }),
          running('sidekiq', { concurrency: value(10), capsules: [{ name: 'mail', concurrency: value(2), at: spot(SIDEKIQ) }] }),
          running('clockwork', {}),
        ],
      }),
      findings: [
        finding({
          rule: 'undersized-pool',
          severity: 'warning',
          confidence: 'likely',
          message:
            "Sidekiq's client pool holds 2 connections, but 5 Puma threads push jobs through it: the other 3 wait up to 1 second and then raise `ConnectionPool::TimeoutError`.",
          advice: 'Leave `size:` out, Sidekiq 7.3.9 then keeps up to 10:\n\n```ruby\nconfig.redis = { url: ENV.fetch("REDIS_URL") }\n```',
          at: at(SIDEKIQ, 'size: 2'),
          related: [],
          fix: { title: 'remove `size: 2`', safe: true, edits: [] },
        }),
        finding({
          rule: 'shared-instance',
          severity: 'error',
          message:
            "The cache and Sidekiq's queues are on one server, $REDIS_URL. Sidekiq needs `noeviction`, under which a full cache makes every enqueue fail; with `allkeys-lru` the cache evicts queued jobs.",
          advice:
            'Give the cache a server of its own, with `maxmemory-policy allkeys-lru`, and point it there:\n\n```ruby\nconfig.cache_store = :redis_cache_store, { url: ENV.fetch("CACHE_REDIS_URL") }\n```',
          at: at(PRODUCTION, 'config.cache_store'),
          related: [
            { at: at(SIDEKIQ, 'config.redis'), role: "Sidekiq's server connection" },
            { at: at(SIDEKIQ, '\tconfig.redis'), role: "Sidekiq's client connection" },
          ],
        }),
        finding({
          rule: 'hard-coded-url',
          severity: 'note',
          confidence: 'possible',
          message: 'The address of $redis is in the code.',
          at: at(CART, 'Redis.new(\n  host: ENV["CART_HOST"],\n  port: 6390,\n)'),
        }),
        finding({ severity: 'error', silenced: { by: 'baseline', reason: 'known' } }),
      ],
      gaps: Array.from({ length: 12 }, (_, i) => ({
        at: spot('lib/search.rb', i + 3, 5),
        why: `the method \`search_url\` is not defined in this app, and nothing that was read says which gem brings it (${i})`,
      })),
      notChecked: [{ rule: 'eviction-policy', why: 'no file declares a server', allow: 'redline audit URL reads it from the server' }],
    }),
  ],
  skipped: [{ root: 'spec/dummy', why: 'an app for tests' }],
})
