/** Examples of the rule: one plainly wrong, one through two files, and one right. */
import type { Example } from '../rule.ts'
import { CACHE, LOCK, SIDEKIQ } from '../servers/exampleFiles.ts'

export const examples: readonly Example[] = [
  {
    title: 'Jobs on a server that evicts',
    kind: 'bad',
    files: `--- render.yaml
services:
  - type: keyvalue
    name: jobs
    plan: starter
    maxmemoryPolicy: allkeys-lru # <- evicts by \`allkeys-lru\`, and Sidekiq is there: when memory is full, queued and scheduled jobs are deleted
    ipAllowList: []
  - type: worker
    name: sidekiq
    envVars:
      - key: REDIS_URL
        fromService: { type: keyvalue, name: jobs, property: connectionString }
${SIDEKIQ}${LOCK}`,
  },
  {
    title: 'A parameter group for the cache, which the jobs use too, and a cache that fills a server',
    kind: 'bad',
    files: `--- infra/redis.tf
resource "aws_elasticache_parameter_group" "cache" {
  name   = "cache"
  family = "redis7"

  parameter {
    name  = "maxmemory-policy"
    value = "volatile-lfu" # <- its queues have no expiry and stay
  }
}

resource "aws_elasticache_replication_group" "main" {
  replication_group_id = "main"
  node_type            = "cache.t4g.small"
  num_cache_clusters   = 2
  parameter_group_name = aws_elasticache_parameter_group.cache.name
}

resource "aws_ssm_parameter" "redis_url" {
  name  = "/shop/REDIS_URL"
  value = "rediss://\${aws_elasticache_replication_group.main.primary_endpoint_address}:6379"
}
${SIDEKIQ}--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: "redis://pages:6379/0", connect_timeout: 1 }
end
--- compose.prod.yml
services:
  pages:
    image: valkey/valkey:8.1
    command: valkey-server --maxmemory 200mb --maxmemory-policy noeviction # <- and once its 200 MB are full, each write gets
${LOCK}`,
  },
  {
    title: 'Each has the policy that it needs',
    kind: 'good',
    files: `--- compose.prod.yml
services:
  jobs:
    image: redis:7.4
    command: redis-server --maxmemory-policy noeviction --appendonly yes
  pages:
    image: redis:7.4
    command: redis-server --maxmemory 200mb --maxmemory-policy allkeys-lru
  web:
    image: shop
    environment:
      REDIS_URL: redis://jobs:6379/0
      REDIS_CACHE_URL: redis://pages:6379/0
${SIDEKIQ}${CACHE}${LOCK}`,
  },
]
