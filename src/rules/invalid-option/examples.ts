/** Examples of invalid-option. */
import type { Example } from '../rule.ts'

export const examples: readonly Example[] = [
  {
    title: 'Sidekiq 7 with a pool, a namespace and an unknown key',
    kind: 'bad',
    files: `--- config/initializers/sidekiq.rb
JOBS_REDIS = ConnectionPool.new(size: 12, timeout: 1) { Redis.new(url: ENV.fetch("JOBS_URL"), timeout: 1) }

Sidekiq.configure_server do |config|
  config.redis = JOBS_REDIS # <- no implicit conversion of ConnectionPool into Hash
end

Sidekiq.configure_client do |config|
  config.redis = {
    url: ENV.fetch("JOBS_URL"),
    namespace: "shop", # <- Sidekiq 7.3.9 has no namespaces
    pool_size: 12, # <- unknown keyword: :pool_size
  }
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    connection_pool (2.5.3)
    rails (8.0.2)
    redis (5.4.1)
    redis-client (0.26.4)
    sidekiq (7.3.9)
`,
  },
  {
    title: "redis 5 reads a file that was written for redis 4; the cache's pool on Rails 7.2",
    kind: 'bad',
    files: `--- config/redis.yml
production:
  url: redis://stock.internal:6380/stock # <- no database number
  reconnect_delay: 0.5 # <- unknown keyword: :reconnect_delay
  timeout: 1
--- config/initializers/redis.rb
STOCK_REDIS = Redis.new(Rails.application.config_for(:redis))
--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("CACHE_URL"), pool_size: 12 } # <- redis 5.4.1 does not take
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (7.2.2)
    redis (5.4.1)
    redis-client (0.26.4)
`,
  },
  {
    title: 'connection_pool 3, and what redis 5 has no longer',
    kind: 'bad',
    files: `--- config/initializers/redis.rb
POOL_OPTIONS = { size: 12, timeout: 1 }.freeze
STOCK_REDIS = ConnectionPool.new(POOL_OPTIONS) { Redis.new(url: ENV.fetch("STOCK_URL"), timeout: 1) } # <- takes keywords only: ArgumentError
PRICE_REDIS = ConnectionPool.new(size: 12, pool_timeout: 1) { Redis.new(url: ENV.fetch("PRICE_URL"), timeout: 1) } # <- unknown keyword: :pool_timeout
--- app/models/visit.rb
class Visit
  def self.count! = Redis.current.incr("visits") # <- gone in redis 5
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    connection_pool (3.0.2)
    rails (8.1.2)
    redis (5.4.1)
    redis-client (0.26.4)
`,
  },
  {
    title: 'The same options on versions that take them',
    kind: 'good',
    files: `--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = { url: ENV.fetch("JOBS_URL"), namespace: "shop", network_timeout: 2 } }
Sidekiq.configure_client { |config| config.redis = { url: ENV.fetch("JOBS_URL"), namespace: "shop", network_timeout: 2 } }
--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("CACHE_URL"), pool_size: 12, reconnect_delay: 0.5, connect_timeout: 1 }
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    connection_pool (2.5.3)
    rails (7.0.8)
    redis (4.8.1)
    redis-namespace (1.11.0)
    sidekiq (6.5.12)
`,
  },
]
