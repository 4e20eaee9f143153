/** Examples of eviction-rate. */
import type { Example } from '../rule.ts'

export const examples: readonly Example[] = [
  {
    title: 'A cache that is too small',
    kind: 'bad',
    files: `--- audit.yml
- id: REDIS_CACHE_URL # <- evicts 3.2 a second (2,488,320 keys since the server started 9 days ago); 14 % of what is written goes before it expires; 41 % of lookups find their key.
  facts:
    uptime: 9 days
    evictedKeys: 2488320
    maxmemory: 512 MB
    maxmemoryPolicy: allkeys-lru
    hitRate: 0.41
    commands:
      set: { calls: 12000000 }
      setex: { calls: 4900000 }
      get: { calls: 90000000 }
  keyspace:
    workloads:
      - { workload: cache, keys: 310000, bytes: 490 MB }
`,
  },
  {
    title: 'The policy was mended, which brings nothing back; only the code says that jobs are there',
    kind: 'bad',
    files: `--- lib/job_redis.rb
JOB_REDIS = { url: ENV.fetch("JOBS_REDIS_URL") }
--- config/initializers/sidekiq.rb
require_relative "../../lib/job_redis"

Sidekiq.configure_server { |config| config.redis = JOB_REDIS }
Sidekiq.configure_client { |config| config.redis = JOB_REDIS }
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    sidekiq (7.3.9)
--- audit.yml
- id: JOBS_REDIS_URL # <- evicts nothing now (\`noeviction\`), but 12,401 keys were evicted since the server started 9 days ago: its policy was another, and Sidekiq may have lost something.
  facts:
    uptime: 9 days
    evictedKeys: 12401
    maxmemoryPolicy: noeviction
`,
  },
  {
    title: 'Nothing was evicted, or little by a cache',
    kind: 'good',
    files: `--- audit.yml
- id: REDIS_URL
  facts:
    uptime: 9 days
    evictedKeys: 0
    maxmemoryPolicy: noeviction
  sidekiq:
    queues:
      - { name: default, depth: 10, latency: 2 }
    processes:
      - { name: "worker:1" }
- id: REDIS_CACHE_URL
  facts:
    uptime: 9 days
    evictedKeys: 12401
    maxmemoryPolicy: allkeys-lru
  keyspace:
    workloads:
      - { workload: cache, keys: 310000, bytes: 490 MB }
`,
  },
]
