/** Examples of undersized-pool. */
import type { Example } from '../rule.ts'

export const examples: readonly Example[] = [
  {
    title: 'The cache store’s 5 connections against 12 Sidekiq threads',
    kind: 'bad',
    files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL") } # <- Sidekiq runs 12 threads
end
--- config/sidekiq.yml
:concurrency: 12
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.1)
    redis (5.4.1)
    sidekiq (7.3.9)
`,
  },
  {
    title: 'A pool whose size has a default, and a capsule',
    kind: 'bad',
    files: `--- lib/pools.rb
module Pools
  SIZE = Integer(ENV.fetch("CART_POOL_SIZE", 4))
end
--- config/initializers/redis.rb
require_relative "../../lib/pools"

CART = ConnectionPool.new(size: Pools::SIZE) do
  Redis.new(url: ENV.fetch("CART_REDIS_URL")) # <- 5 s for a connection, though a call gives up on Redis after 1 s
end
--- config/initializers/sidekiq.rb
Sidekiq.configure_server do |config|
  config.capsule("slow") do |capsule|
    capsule.concurrency = 2
    capsule.queues = %w[slow]
  end
end
--- config/sidekiq.yml
:concurrency: 7
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
    title: 'Sidekiq 7 refuses a pool smaller than its concurrency',
    kind: 'bad',
    files: `--- config/initializers/sidekiq.rb
Sidekiq.configure_server do |config|
  config.redis = { url: ENV.fetch("REDIS_URL"), size: 8 } # <- Sidekiq 7.3.9 does not start
end
--- config/sidekiq.yml
:concurrency: 12
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    sidekiq (7.3.9)
`,
  },
  {
    title: 'Sidekiq 6 needs two more than its concurrency',
    kind: 'bad',
    files: `--- config/initializers/sidekiq.rb
Sidekiq.configure_server do |config|
  config.redis = { url: ENV.fetch("REDIS_URL"), size: 12 } # <- less than the 14 connections
end
--- config/sidekiq.yml
:concurrency: 12
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    redis (4.8.1)
    sidekiq (6.5.12)
`,
  },
  {
    title: 'Pools as large as the largest process',
    kind: 'good',
    files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, {
    url: ENV.fetch("REDIS_CACHE_URL"),
    pool: { size: Integer(ENV.fetch("RAILS_MAX_THREADS", 12)) },
  }
end
--- config/initializers/sidekiq.rb
Sidekiq.configure_server do |config|
  config.redis = { url: ENV.fetch("REDIS_URL"), size: 12, timeout: 2 }
end
--- config/sidekiq.yml
:concurrency: <%= ENV.fetch("RAILS_MAX_THREADS", 12) %>
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.1)
    redis (5.4.1)
    sidekiq (7.3.9)
`,
  },
  {
    title: 'A pool that only requests use',
    kind: 'good',
    files: `--- app/controllers/carts_controller.rb
class CartsController < ApplicationController
  CARTS = ConnectionPool.new(size: 6, timeout: 1) { Redis.new(url: ENV.fetch("CART_REDIS_URL"), timeout: 1) }
end
--- config/puma.rb
threads 6, 6
--- Procfile
web: bundle exec puma -C config/puma.rb
worker: bundle exec sidekiq -c 14
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    puma (6.6.0)
    redis (5.4.1)
    sidekiq (7.3.9)
`,
  },
]
