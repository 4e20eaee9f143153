# As many connections as threads may want one: Puma's and Sidekiq's are five each.
DATA_POOL = ConnectionPool.new(size: ENV.fetch("RAILS_MAX_THREADS", 5).to_i, timeout: 1) do
  Redis.new(url: ENV.fetch("DATA_REDIS_URL"), timeout: 1)
end
