/** Files that the examples of rules on servers share. */

export const LOCK =
  '--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    puma (6.6.0)\n    rails (8.0.2)\n    redis (5.4.1)\n    redis-client (0.25.0)\n    sidekiq (7.3.9)\n'

/** Sidekiq on `$REDIS_URL`. */
export const SIDEKIQ = `--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = { url: ENV["REDIS_URL"] } }
Sidekiq.configure_client { |config| config.redis = { url: ENV["REDIS_URL"] } }
`

/** The cache on `$REDIS_CACHE_URL`. */
export const CACHE = `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV["REDIS_CACHE_URL"], connect_timeout: 1 }
end
`
