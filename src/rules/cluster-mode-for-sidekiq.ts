/** Job queues on a server that speaks Redis Cluster's protocol. */
import { known } from '../model/fact.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { lower } from '../model/workload.ts'
import type { Rule } from './rule.ts'
import { LOCK, SIDEKIQ } from './servers/exampleFiles.ts'
import { isMild, judgedServers, ofKind, sureness, tenants } from './servers/tenants.ts'
import { because, liveName, onceEach, relatedTo, tenantName, titled, whereSaid } from './servers/wording.ts'
import { capital } from './words.ts'

/** What turns it off, by provider. */
const OFF: Readonly<Record<string, string>> = {
  elasticache:
    'Jobs need one primary: cluster mode disabled, with replicas for failover.\n\n```hcl\nnum_node_groups            = 1\nreplicas_per_node_group    = 1\nautomatic_failover_enabled = true\nparameter_group_name       = aws_elasticache_parameter_group.jobs.name # cluster-enabled no, maxmemory-policy noeviction\n```',
  'elasticache-serverless':
    'ElastiCache Serverless is always a cluster. Give the jobs a node-based replication group without cluster mode:\n\n```hcl\nresource "aws_elasticache_replication_group" "jobs" {\n  replication_group_id       = "jobs"\n  description                = "Sidekiq"\n  engine                     = "valkey"\n  node_type                  = "cache.t4g.small"\n  num_cache_clusters         = 2\n  automatic_failover_enabled = true\n  parameter_group_name       = aws_elasticache_parameter_group.jobs.name # maxmemory-policy noeviction\n}\n```',
  memorydb: 'MemoryDB always speaks the cluster protocol. Give the jobs a node-based ElastiCache without cluster mode.',
  memorystore:
    'Memorystore for Valkey has a mode without it, and Memorystore for Redis has none:\n\n```hcl\nmode = "CLUSTER_DISABLED"\n```',
  'azure-managed':
    '```hcl\ndefault_database {\n  clustering_policy = "NoCluster"\n}\n```\n\nChanging it on an instance that exists deletes its data.',
  'azure-cache': 'Leave `shard_count` out: a cache without shards is one server.',
}

function* check(model: Model): Iterable<Finding> {
  for (const server of judgedServers(model)) {
    const mode = known(server.facts.clusterMode)
    const [tenant] = ofKind(tenants(server, model), 'jobs')
    if (!mode?.value || !tenant) continue
    const at = whereSaid(server, mode)
    const name = tenantName(tenant)
    yield {
      rule: 'cluster-mode-for-sidekiq',
      severity: isMild(server, ['clusterMode'], tenant) ? lower('error') : 'error',
      confidence: sureness(server, ['clusterMode'], tenant),
      message: `${capital(titled(server))} is a cluster${because(mode)}, and ${name} ${tenant.byName ? 'is meant to be' : 'is'} there: ${name} fetches from several queues with one \`BRPOP\`, whose keys lie in different slots, so that each fetch gets \`CROSSSLOT\` or \`MOVED\` and no job is worked.`,
      advice: OFF[server.provider] ?? 'Give the jobs one server without cluster mode, with a replica for failover.',
      at,
      related: relatedTo(at, server, [tenant]),
      about: `${tenant.workload} on ${server.id}`,
      ...liveName(server),
    }
  }
}

export const clusterModeForSidekiq: Rule = {
  id: 'cluster-mode-for-sidekiq',
  severity: 'error',
  since: '0.1.0',
  needs: ['declared', 'live'],
  title: 'Job queues on a Redis Cluster',
  why: 'Under cluster mode each key belongs to a slot, and a command may only name keys of one. Sidekiq fetches with `BRPOP queue:a queue:b …`, pushes to `queues` and `queue:x`, and moves retries from one key to another; Resque does likewise. Sidekiq refuses `nodes:` with “not safe to run on Redis Cluster”, and with the plain URL of a cluster its commands fail one by one. Always clusters: ElastiCache Serverless, MemoryDB, Memorystore for Redis Cluster, Azure Managed Redis unless its policy says otherwise. Caches are fine on a cluster with a client that knows it.',
  fix: 'Give the jobs one primary with a replica, cluster mode disabled.',
  sources: [
    'https://github.com/sidekiq/sidekiq/wiki/Using-Redis#architecture',
    'https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/#implemented-subset',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/RedisConfiguration.html',
  ],
  check: model => onceEach(check(model)),
  examples: [
    {
      title: 'Sidekiq on ElastiCache Serverless',
      kind: 'bad',
      files: `--- redis.tf
resource "aws_elasticache_serverless_cache" "main" { # <- is a cluster, because ElastiCache Serverless is always one, and Sidekiq is there
  engine = "valkey"
  name   = "main"
}

resource "aws_ssm_parameter" "redis_url" {
  name  = "/shop/REDIS_URL"
  value = "rediss://\${aws_elasticache_serverless_cache.main.endpoint[0].address}:6379"
}
${SIDEKIQ}${LOCK}`,
    },
    {
      title: 'Shards that a variable counts',
      kind: 'bad',
      files: `--- variables.tf
variable "shards" {
  default = 3 # <- one \`BRPOP\`
}
--- redis.tf
resource "aws_elasticache_replication_group" "jobs" {
  replication_group_id    = "jobs"
  node_type               = "cache.t4g.small"
  num_node_groups         = var.shards
  replicas_per_node_group = 1
}

resource "aws_ssm_parameter" "redis_url" {
  name  = "/shop/REDIS_URL"
  value = "rediss://\${aws_elasticache_replication_group.jobs.configuration_endpoint_address}:6379"
}
${SIDEKIQ}${LOCK}`,
    },
    {
      title: 'One primary with a replica',
      kind: 'good',
      files: `--- redis.tf
resource "aws_elasticache_parameter_group" "jobs" {
  name   = "jobs"
  family = "valkey8"

  parameter {
    name  = "maxmemory-policy"
    value = "noeviction"
  }
}

resource "aws_elasticache_replication_group" "jobs" {
  replication_group_id       = "jobs"
  engine                     = "valkey"
  node_type                  = "cache.t4g.small"
  num_cache_clusters         = 2
  automatic_failover_enabled = true
  parameter_group_name       = aws_elasticache_parameter_group.jobs.name
}

resource "aws_ssm_parameter" "redis_url" {
  name  = "/shop/REDIS_URL"
  value = "rediss://\${aws_elasticache_replication_group.jobs.primary_endpoint_address}:6379"
}
${SIDEKIQ}${LOCK}`,
    },
  ],
}
