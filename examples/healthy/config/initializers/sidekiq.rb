# A server of its own, with maxmemory-policy noeviction and persistence.
redis = { url: ENV.fetch("SIDEKIQ_REDIS_URL"), timeout: 2 }

Sidekiq.configure_server { |config| config.redis = redis }
Sidekiq.configure_client { |config| config.redis = redis }
