/** Examples of memory-headroom. */
import type { Example } from '../rule.ts'

export const examples: readonly Example[] = [
  {
    title: 'The jobs server is nearly full, and evicts nothing',
    kind: 'bad',
    files: `--- audit.yml
- id: REDIS_URL # <- uses 940 MB of its \`maxmemory\` of 1 GB (91 %). It evicts nothing (\`noeviction\`), so at 100 % writes fail with \`OOM command not allowed\`, and every job that is pushed raises. What is left, 84 MB, is room for about 70,083 more jobs like those there.
  facts:
    usedMemory: 940 MB
    maxmemory: 1 GB
    maxmemoryPolicy: noeviction
  sidekiq:
    queues:
      - name: default
        depth: 700000
    bytes: 839 MB
`,
  },
  {
    title: 'Only the code says that jobs are on it, through a setting in another file',
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
- id: JOBS_REDIS_URL # <- uses 400 MB of its \`maxmemory\` of 512 MB (78 %). At 100 % it begins to delete keys, and Sidekiq must lose none.
  facts:
    usedMemory: 410 MB
    memNotCountedForEvict: 10 MB
    maxmemory: 512 MB
    maxmemoryPolicy: allkeys-lru
`,
  },
  {
    title: 'No limit, on a machine of 4 GB that saves to disk',
    kind: 'bad',
    files: `--- audit.yml
- id: REDIS_URL # <- has no memory limit (\`maxmemory\` is 0) and uses 3.2 GB of its machine's 4 GB <- each page that is written is copied, up to twice the memory
  hostClass: a private address
  facts:
    usedMemory: 3.2 GB
    maxmemory: 0
    persistence: rdb
    totalSystemMemory: 4 GB
`,
  },
  {
    title: 'A cache that evicts is full by design; a small server, and one with room',
    kind: 'good',
    files: `--- audit.yml
- id: REDIS_CACHE_URL
  facts:
    usedMemory: 1 GB
    maxmemory: 1 GB
    maxmemoryPolicy: allkeys-lru
  keyspace:
    workloads:
      - { workload: cache, keys: 800000, bytes: 960 MB }
- id: REDIS_CABLE_URL
  facts:
    usedMemory: 2 MB
    maxmemory: 2 MB
- id: REDIS_JOBS_URL
  facts:
    usedMemory: 200 MB
    maxmemory: 1 GB
    maxmemoryPolicy: noeviction
`,
  },
]
