/** Examples of shared-instance. */
import type { Example } from '../rule.ts'

const LOCK = `--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    redis (5.4.1)
    redis-client (0.25.0)
    sidekiq (7.3.9)
`

const SIDEKIQ = `--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = { url: ENV["REDIS_URL"] } }
Sidekiq.configure_client { |config| config.redis = { url: ENV["REDIS_URL"] } }
`

export const examples: readonly Example[] = [
  {
    title: 'The cache on the server of the job queues',
    kind: 'bad',
    files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV["REDIS_URL"] } # <- The cache (\`Rails.cache\`) and Sidekiq share one Redis server, \`$REDIS_URL\`.
end
${SIDEKIQ}${LOCK}`,
  },
  {
    title: 'A variable of its own, and the job server as the fallback, through a constant in another file',
    kind: 'bad',
    files: `--- lib/redis_servers.rb
module RedisServers
  CACHE = ENV.fetch("REDIS_CACHE_URL") { ENV["REDIS_URL"] }
end
--- config/environments/production.rb
require_relative "../../lib/redis_servers"

Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: RedisServers::CACHE, expires_in: 1.day } # <- As long as \`$REDIS_CACHE_URL\` is not set
end
${SIDEKIQ}${LOCK}`,
  },
  {
    title: 'Another database number on the same host is the same server; sessions and cache',
    kind: 'bad',
    files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: "redis://redis.internal:6379/1" } # <- Different database numbers (1 and 0) do not part
  config.session_store :redis_session_store, key: "_shop", redis: { url: "redis://redis.internal:6379/0", expire_after: 1.week }
end
${LOCK}    redis-session-store (0.11.6)
`,
  },
  {
    title: 'Cable and jobs are a note',
    kind: 'bad',
    files: `--- config/cable.yml
production:
  adapter: redis
  url: <%= ENV["REDIS_URL"] %> # <- Only a note, because pub/sub keeps no keys
  channel_prefix: shop
${SIDEKIQ}${LOCK}`,
  },
  {
    title: 'Two variables that an audit found to be one server',
    kind: 'bad',
    files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL") } # <- The audit found 310,000 keys of the cache (750 MB) and 1,204 jobs of Sidekiq (2 MB) there; 12,401 keys were evicted since the server started 9 days ago (\`allkeys-lru\` now).
end
${SIDEKIQ}${LOCK}--- audit.yml
- id: REDIS_URL
  names: [REDIS_URL, REDIS_CACHE_URL]
  facts:
    uptime: 9 days
    evictedKeys: 12401
    maxmemoryPolicy: allkeys-lru
  keyspace:
    workloads:
      - { workload: cache, keys: 310000, bytes: 750 MB }
  sidekiq:
    queues:
      - { name: default, depth: 1204, latency: 2 }
    processes:
      - { name: "worker:1" }
    bytes: 2 MB
`,
  },
  {
    title: 'No code tells of the cache that an audit found beside the jobs',
    kind: 'bad',
    files: `${SIDEKIQ}${LOCK}--- audit.yml
- id: REDIS_URL # <- The cache and Sidekiq share one Redis server, \`$REDIS_URL\`. The audit found 310,000 keys of the cache (750 MB) and 1,204 jobs of Sidekiq there, under \`noeviction\`.
  facts:
    maxmemoryPolicy: noeviction
  keyspace:
    workloads:
      - { workload: cache, keys: 310000, bytes: 750 MB }
  sidekiq:
    queues:
      - { name: default, depth: 1204, latency: 2 }
    processes:
      - { name: "worker:1" }
`,
  },
  {
    title: 'Each its own variable',
    kind: 'good',
    files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL") }
end
--- config/cable.yml
production:
  adapter: redis
  url: <%= ENV.fetch("REDIS_CABLE_URL") %>
  channel_prefix: shop
${SIDEKIQ}${LOCK}`,
  },
  {
    title: 'A fallback whose preferred variable is declared to be another server',
    kind: 'good',
    files: `--- .redline.yml
endpoints:
  REDIS_CACHE_URL: cache
  REDIS_URL: jobs
--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV["REDIS_CACHE_URL"] || ENV["REDIS_URL"] }
end
${SIDEKIQ}${LOCK}`,
  },
  {
    title: 'Both meet only on localhost, which is the matter of localhost-fallback',
    kind: 'good',
    files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL", "redis://localhost:6379/1") }
end
${SIDEKIQ}${LOCK}`,
  },
]
