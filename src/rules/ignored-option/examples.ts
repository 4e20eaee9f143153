/** Examples of ignored-option. */
import type { Example } from '../rule.ts'

export const examples: readonly Example[] = [
  {
    title: 'A timeout that Rails overrides, and a pool that redis 4 knows nothing of',
    kind: 'bad',
    files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("CACHE_URL"), timeout: 2 } # <- fills in connect 20 s, read 1 s, write 1 s
end
--- config/initializers/redis.rb
STOCK_REDIS = Redis.new(url: ENV.fetch("STOCK_URL"), timeout: 1, pool_size: 12) # <- redis 4.8.1 drops without a word
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (6.1.7)
    redis (4.8.1)
`,
  },
  {
    title: 'Redis in sidekiq.yml, and a hash from another file',
    kind: 'bad',
    files: `--- config/sidekiq.yml
concurrency: 7
production:
  url: redis://jobs.internal:6380/2 # <- it connects to $REDIS_URL
--- lib/redis_settings.rb
module RedisSettings
  OPTIONS = { url: ENV.fetch("STOCK_URL"), namespace: "stock", timeout: 1 }.freeze
end
--- config/initializers/redis.rb
require_relative "../../lib/redis_settings"
STOCK_REDIS = Redis.new(RedisSettings::OPTIONS) # <- keys have no prefix
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (6.1.7)
    redis (4.8.1)
    sidekiq (6.5.12)
`,
  },
  {
    title: "A pool with the cache store's names for its size",
    kind: 'bad',
    files: `--- config/initializers/redis.rb
STOCK_REDIS = ConnectionPool.new(pool_size: 12, timeout: 1) { Redis.new(url: ENV.fetch("STOCK_URL"), timeout: 1) } # <- the pool holds 5 connections
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    connection_pool (2.5.5)
    rails (7.1.5)
    redis (5.4.1)
`,
  },
  {
    title: 'Options where they are read',
    kind: 'good',
    files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("CACHE_URL"), connect_timeout: 2, read_timeout: 2, write_timeout: 2, namespace: "c" }
end
--- config/initializers/redis.rb
STOCK_REDIS = Redis.new(url: ENV.fetch("STOCK_URL"), timeout: 1, reconnect_delay: 0.5, tcp_keepalive: 30)
--- config/sidekiq.yml
concurrency: 7
production:
  queues: [critical, default]
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (6.1.7)
    redis (4.8.1)
    sidekiq (6.5.12)
`,
  },
]
