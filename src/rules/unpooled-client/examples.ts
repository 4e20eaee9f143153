/** Examples of unpooled-client. */
import type { Example } from '../rule.ts'

export const examples: readonly Example[] = [
  {
    title: 'A constant for seven Puma threads',
    kind: 'bad',
    files: `--- config/initializers/redis.rb
CART = Redis.new(url: ENV.fetch("CART_REDIS_URL"), timeout: 2) # <- Puma runs 7 threads
--- config/puma.rb
threads 7, 7
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    puma (6.6.0)
    redis (5.4.1)
`,
  },
  {
    title: 'A reader that keeps one client, made by a builder elsewhere',
    kind: 'bad',
    files: `--- lib/redis_builder.rb
module RedisBuilder
  def self.build(name)
    Redis.new(url: ENV.fetch("#{name}_REDIS_URL"), timeout: 2) # <- \`STOCK\` is one connection
  end
end
--- config/initializers/stock.rb
require_relative "../../lib/redis_builder"
STOCK = RedisBuilder.build("STOCK")
--- config/sidekiq.yml
:concurrency: 9
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    redis (5.4.1)
    sidekiq (7.3.9)
`,
  },
  {
    title: 'The cache without its pool',
    kind: 'bad',
    files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL"), pool: false } # <- Sidekiq runs 9 threads
end
--- config/sidekiq.yml
:concurrency: 9
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    redis (5.4.1)
    sidekiq (7.3.9)
`,
  },
  {
    title: 'A bare RedisClient is not thread-safe',
    kind: 'bad',
    files: `--- config/initializers/redis.rb
STOCK = RedisClient.new(url: ENV.fetch("STOCK_REDIS_URL"), timeout: 2) # <- not thread-safe
--- config/puma.rb
threads 4, 4
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    puma (6.6.0)
    redis-client (0.26.4)
`,
  },
  {
    title: 'Pools, and processes of one thread',
    kind: 'good',
    files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL"), pool: { size: 7, timeout: 1 } }
end
--- config/initializers/redis.rb
CART = ConnectionPool.new(size: 7, timeout: 1) { Redis.new(url: ENV.fetch("CART_REDIS_URL"), timeout: 1) }
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
    title: 'One thread a process needs one connection',
    kind: 'good',
    files: `--- config/initializers/redis.rb
CART = Redis.new(url: ENV.fetch("CART_REDIS_URL"), timeout: 1)
--- config/puma.rb
threads 1, 1
workers 4
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    puma (6.6.0)
    redis (5.4.1)
`,
  },
]
