/** Examples of missing-timeout. */
import type { Example } from '../rule.ts'

export const examples: readonly Example[] = [
  {
    title: 'redis-rb 4 waits 5 s',
    kind: 'bad',
    files: `--- config/initializers/redis.rb
REDIS = Redis.new(url: ENV.fetch("REDIS_URL")) # <- redis 4.8.1 waits 5 s
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    redis (4.8.1)
`,
  },
  {
    title: 'A cache of Rails 7.0 waits 20 s for a connection, whatever timeout: says',
    kind: 'bad',
    files: `--- config/environments/production.rb
Rails.application.configure do
  cache = { url: ENV.fetch("REDIS_CACHE_URL", "redis://cache.internal:6380/1"), timeout: 2 }
  config.cache_store = :redis_cache_store, cache # <- its \`timeout:\` has no effect
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (7.0.8)
    redis (4.8.1)
`,
  },
  {
    title: 'Options from another file',
    kind: 'bad',
    files: `--- lib/queue_options.rb
module QueueOptions
  def self.to_h
    { url: ENV["QUEUE_REDIS_URL"] }
  end
end
--- config/initializers/sidekiq.rb
require_relative "../../lib/queue_options"

Sidekiq.configure_server do |config|
  config.redis = QueueOptions.to_h # <- Sidekiq 7.3.9 waits 3 s
end
Sidekiq.configure_client do |config|
  config.redis = QueueOptions.to_h.merge(timeout: 2)
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    sidekiq (7.3.9)
`,
  },
  {
    title: 'Action Cable',
    kind: 'bad',
    files: `--- config/cable.yml
production:
  adapter: redis
  url: <%= ENV["CABLE_REDIS_URL"] %> # <- Action Cable sets no timeouts
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    redis (5.4.1)
`,
  },
  {
    title: 'Limits by name, and one that fills all three',
    kind: 'good',
    files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, {
    url: ENV.fetch("REDIS_CACHE_URL"),
    connect_timeout: 2,
    read_timeout: 0.5,
    write_timeout: 0.5,
  }
end
--- config/initializers/redis.rb
options = { timeout: Float(ENV.fetch("REDIS_TIMEOUT", "2")) }
REDIS = ConnectionPool.new(size: 7, timeout: 2) { Redis.new(url: ENV.fetch("REDIS_URL"), **options) }
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    redis (5.4.1)
`,
  },
]
