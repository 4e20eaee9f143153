/** A pool that makes threads wait longer for a connection than they would wait for Redis. */
import { isRider } from '../model/client.ts'
import { crowd, mild, overlong } from '../model/crowd.ts'
import { sizing } from '../model/snippet.ts'
import { decidingGem } from '../model/waits.ts'
import { called, seconds, subject } from '../model/wording.ts'
import { confidence, leastSure } from './confidence.ts'
import type { Rule } from './rule.ts'
import { emptyHanded, whence } from './undersized-pool/words.ts'

export const missingPoolTimeout: Rule = {
  id: 'missing-pool-timeout',
  severity: 'note',
  since: '0.1.0',
  needs: ['code'],
  title: 'Threads wait longer for a pool than for Redis',
  why: "A pool has a time limit of its own, beside those of its connections: how long a thread waits until one is free. ConnectionPool and the Rails cache wait 5 s unless told otherwise, Sidekiq and redis-client's `new_pool` 1 s. Where a process has more threads than the pool has connections, a slow Redis therefore holds some threads for 5 s although each call gives up after 1 s. This rule speaks of pools that lack a few connections. Where more than a quarter of the threads find none, undersized-pool says both. In a pool as large as the process has threads nobody waits, so nothing is said of it.",
  fix: 'Set both, the pool\'s limit no longer than the connection\'s:\n\n```ruby\nREDIS = ConnectionPool.new(size: 10, timeout: 1) { Redis.new(url: ENV.fetch("REDIS_URL"), timeout: 1) }\n\nconfig.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL"), pool: { size: 10, timeout: 1 } }\n```',
  sources: [
    'https://github.com/mperham/connection_pool/blob/v2.5.5/lib/connection_pool.rb',
    'https://github.com/rails/rails/blob/v8.0.2/activesupport/lib/active_support/cache/redis_cache_store.rb',
  ],
  *check(model) {
    for (const client of model.clients) {
      const long = isRider(client) ? undefined : overlong(client, model)
      const found = long ? crowd(client, model) : undefined
      const [most] = found?.users ?? []
      // Of a pool that lacks more than a few connections undersized-pool says both.
      if (!long || !found || !most || !mild(found)) continue
      const { wait, own } = long
      const { size, elsewhere } = sizing(client, model, found.needed)
      const gem = client.timeouts.connect === null ? decidingGem(client) : undefined
      const sure = confidence([client.poolSize, ...most.values], { gems: model.gems, versionsOf: [...(gem ? [gem] : []), ...most.gems] })
      yield {
        rule: 'missing-pool-timeout',
        severity: 'note',
        confidence: client.workload === 'cache' ? sure : leastSure([sure, 'likely']),
        message: `${called(client)} lets a thread wait ${seconds(wait)} for ${found.size === 1 ? 'its only connection' : `one of its ${found.size} connections`}, ${client.library === 'rails-cache' ? "the cache store's" : "the pool's"} default, though a call gives up on Redis after ${seconds(own)}. ${most.text}: while Redis is slow, those that find no connection are gone for ${seconds(wait)} each time and then ${emptyHanded(client, model, 2)}.`,
        advice: `Let the pool wait no longer than its connections, and give each thread one${elsewhere === '' ? ':' : `.${elsewhere}`}`,
        paste: { change: { client, added: {}, pool: { ...size, timeout: String(own) } } },
        at: client.at,
        related: whence(client, found),
        about: `${subject(client)} pool timeout`,
      }
    }
  },
  examples: [
    {
      title: 'Seven connections for nine threads, and 5 s to wait for one',
      kind: 'bad',
      files: `--- config/initializers/redis.rb
CART = ConnectionPool.new(size: 7) do
  Redis.new(url: ENV.fetch("CART_REDIS_URL"), timeout: 0.5) # <- lets a thread wait 5 s
end
--- config/sidekiq.yml
:concurrency: 9
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    connection_pool (2.5.5)
    redis (5.4.1)
    sidekiq (7.3.9)
`,
    },
    {
      title: 'A cache whose size comes from another file',
      kind: 'bad',
      files: `--- lib/cache_options.rb
module CacheOptions
  POOL = { size: 6 }.freeze
end
--- config/environments/production.rb
require_relative "../../lib/cache_options"
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL"), pool: CacheOptions::POOL } # <- Puma runs 7 threads
end
--- config/puma.rb
threads 7, 7
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    puma (6.6.0)
    rails (8.0.2)
    redis (5.4.1)
`,
    },
    {
      title: 'As many connections as threads, or a limit of its own',
      kind: 'good',
      files: `--- config/initializers/redis.rb
CART = ConnectionPool.new(size: 9) { Redis.new(url: ENV.fetch("CART_REDIS_URL"), timeout: 2) }
STOCK = ConnectionPool.new(size: 6, timeout: 2) { Redis.new(url: ENV.fetch("STOCK_REDIS_URL"), timeout: 2) }
--- config/sidekiq.yml
:concurrency: 9
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    connection_pool (2.5.5)
    redis (5.4.1)
    sidekiq (7.3.9)
`,
    },
  ],
}
