require "active_support/core_ext/integer/time"

Rails.application.configure do
  config.enable_reloading = false
  config.eager_load = true
  config.force_ssl = true

  # A server of its own, with maxmemory-policy allkeys-lru.
  config.cache_store = :redis_cache_store, {
    url: ENV.fetch("CACHE_REDIS_URL"),
    namespace: "healthy",
    connect_timeout: 1,
    read_timeout: 0.5,
    write_timeout: 0.5,
    pool: { size: ENV.fetch("RAILS_MAX_THREADS", 5).to_i, timeout: 1 },
    expires_in: 12.hours
  }

  config.action_cable.allowed_request_origins = ["https://www.healthy.example"]
end
