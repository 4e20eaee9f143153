REDIS_POOL = ConnectionPool.new(size: 5) do
  Redis.new(url: ENV["REDIS_URL"], ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_NONE })
end
