/** Job queues on a managed server of one node: what replaces the node brings an empty one. */
import { known } from '../model/fact.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import type { Server } from '../model/server.ts'
import { lower, type Severity } from '../model/workload.ts'
import type { Rule } from './rule.ts'
import { LOCK, SIDEKIQ } from './servers/exampleFiles.ts'
import { isMild, judgedServers, ofKind, sureness, tenants } from './servers/tenants.ts'
import { because, liveName, onceEach, relatedTo, tenantName, titled, whereSaid } from './servers/wording.ts'
import { capital } from './words.ts'

/** Where a node that is replaced comes back empty unless a replica has a copy. A server with a disk of its own is `persistence`'s matter. */
const REPLACED: Readonly<Record<string, string>> = {
  elasticache:
    'A second node in another zone, which takes over by itself:\n\n```hcl\nnum_cache_clusters         = 2\nautomatic_failover_enabled = true\nmulti_az_enabled           = true\n```',
  memorystore: 'The tier with a replica that takes over:\n\n```hcl\ntier = "STANDARD_HA"\n```',
  'azure-cache': 'Standard and Premium keep a replica that takes over:\n\n```hcl\nsku_name = "Standard"\n```',
  'azure-managed': '```hcl\nhigh_availability_enabled = true\n```',
}

const AWS_CLUSTER =
  'One node of `aws_elasticache_cluster` can have no replica. A replication group can, and its primary endpoint follows the failover:\n\n```hcl\nresource "aws_elasticache_replication_group" "jobs" {\n  replication_group_id       = "jobs"\n  description                = "Sidekiq"\n  node_type                  = "cache.t4g.small"\n  num_cache_clusters         = 2\n  automatic_failover_enabled = true\n  multi_az_enabled           = true\n}\n```'

const TAKES_OVER = 'Let a replica take over by itself:\n\n```hcl\nautomatic_failover_enabled = true\nmulti_az_enabled           = true\n```'

function* judge(server: Server, model: Model): Iterable<Finding> {
  const [tenant] = ofKind(tenants(server, model), 'jobs')
  const replicas = known(server.facts.replicas)
  const advice = server.service.includes('aws_elasticache_cluster.') ? AWS_CLUSTER : REPLACED[server.provider]
  const disk = known(server.facts.persistence)
  if (!tenant || !replicas || advice === undefined || (disk && disk.value !== 'none')) return
  const failover = known(server.facts.failover)
  const alone = replicas.value === 0
  if (!alone && failover?.value !== false) return
  const fact = alone ? replicas : failover
  if (!fact) return
  const at = whereSaid(server, fact)
  const heavy: Severity = alone ? 'warning' : 'note'
  const facts = alone ? (['replicas'] as const) : (['failover'] as const)
  const snapshots = known(server.facts.snapshots)
  const backup = snapshots && snapshots.value > 0 ? ' Its daily snapshots bring back yesterday, with jobs that have run since.' : ''
  const name = tenantName(tenant)
  yield {
    rule: 'single-node-for-jobs',
    severity: isMild(server, facts, tenant) ? lower(heavy) : heavy,
    confidence: sureness(server, facts, tenant),
    message: alone
      ? `${capital(titled(server))} is one node${replicas.because === 'it is one node' ? '' : because(replicas)}, and ${name} ${tenant.byName ? 'is meant to be' : 'is'} there: when the node fails, or maintenance replaces it, it comes back empty, and every queued and scheduled job is gone.${backup}`
      : `${capital(titled(server))} has replicas that do not take over by themselves${because(fact)}, and ${name} is there: when the primary fails, no job is pushed or worked until someone promotes one.`,
    advice: alone || !advice.includes('automatic_failover_enabled') ? advice : TAKES_OVER,
    at,
    related: relatedTo(at, server, [tenant], ['plan']),
    about: `${tenant.workload} on ${server.id}`,
    ...liveName(server),
  }
}

function* check(model: Model): Iterable<Finding> {
  for (const server of judgedServers(model)) yield* judge(server, model)
}

export const singleNodeForJobs: Rule = {
  id: 'single-node-for-jobs',
  severity: 'warning',
  since: '0.1.0',
  needs: ['declared', 'live'],
  title: 'Job queues on a managed server of one node',
  why: "ElastiCache keeps no append-only file, and neither Memorystore's tier BASIC nor Azure's Basic keeps anything unless snapshots are asked for: the only copy of the queues is the memory of one node. A failure, a change of the node type or maintenance brings an empty one. Daily snapshots are a backup: jobs that ran since come back, jobs that were pushed since do not. A replica with failover keeps the queues.",
  fix: `\`\`\`hcl
num_cache_clusters         = 2
automatic_failover_enabled = true
\`\`\``,
  sources: [
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html',
    'https://cloud.google.com/memorystore/docs/redis/redis-tiers',
    'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group',
  ],
  check: model => onceEach(check(model)),
  examples: [
    {
      title: 'One node holds the queues',
      kind: 'bad',
      files: `--- redis.tf
resource "aws_elasticache_replication_group" "jobs" {
  replication_group_id = "jobs"
  node_type            = "cache.t4g.small"
  num_cache_clusters   = 1 # <- is one node, and Sidekiq is there
}

resource "aws_ssm_parameter" "redis_url" {
  name  = "/shop/REDIS_URL"
  value = "rediss://\${aws_elasticache_replication_group.jobs.primary_endpoint_address}:6379"
}
${SIDEKIQ}${LOCK}`,
    },
    {
      title: 'The default tier, in a module',
      kind: 'bad',
      files: `--- main.tf
module "jobs" {
  source = "./modules/redis"
  policy = "noeviction"
}

resource "kubernetes_secret" "app" {
  data = {
    REDIS_URL = "redis://\${module.jobs.host}:6379"
  }
}
--- modules/redis/main.tf
variable "policy" {}

resource "google_redis_instance" "this" { # <- is one node, because the tier BASIC is one node
  name           = "jobs"
  memory_size_gb = 2
  redis_configs  = { "maxmemory-policy" = var.policy }
}

output "host" {
  value = google_redis_instance.this.host
}
${SIDEKIQ}${LOCK}`,
    },
    {
      title: 'A replica takes over',
      kind: 'good',
      files: `--- redis.tf
resource "google_redis_instance" "jobs" {
  name           = "jobs"
  tier           = "STANDARD_HA"
  memory_size_gb = 2
  redis_configs  = { "maxmemory-policy" = "noeviction" }
}

resource "kubernetes_secret" "app" {
  data = {
    REDIS_URL = "redis://\${google_redis_instance.jobs.host}:6379"
  }
}
${SIDEKIQ}${LOCK}`,
    },
  ],
}
