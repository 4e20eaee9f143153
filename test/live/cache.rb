# Writes entries as a Rails app with this cache store does.
require 'active_support'
require 'active_support/cache'
require 'active_support/cache/redis_cache_store'
store = ActiveSupport::Cache::RedisCacheStore.new(url: ENV.fetch('REDIS_URL'), namespace: 'shop')
40.times { |i| store.write("products/#{i}", { name: "product #{i}" * (i + 1) }, expires_in: 3600) }
10.times { |i| store.write("views/#{i}", 'x' * 3000) }
puts 'cached'
