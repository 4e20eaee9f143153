/** Terraform for ElastiCache: a parameter group and a replication group for each server, with alarms. */
import { needs } from '../../model/workload.ts'
import type { Plan, PlannedServer } from '../plan.ts'
import { bytes, listed, plain, slug } from '../words.ts'

const quoted = (text: string): string =>
  `"${plain(text)
    .replace(/["\\]/g, '\\$&')
    .replace(/[$%](?=\{)/g, '$&$&')}"`

/** What must survive has a copy in another zone; what rebuilds itself can do without. */
const copies = (s: PlannedServer): number => (s.policy === 'allkeys-lru' ? 1 : 2)

function server(s: PlannedServer, app: string): string {
  const many = copies(s) > 1
  return `resource "aws_elasticache_parameter_group" "${s.name}" {
  name   = "\${var.name}-${s.name}"
  family = var.parameter_family

  parameter {
    name  = "maxmemory-policy"
    value = "${s.policy}"
  }
}

# ${titleOf(s)}.
resource "aws_elasticache_replication_group" "${s.name}" {
  replication_group_id       = "\${var.name}-${s.name}"
  description                = ${quoted(`${plain(app).slice(0, MOST_NAME)}, ${titleOf(s)}`)}
  engine                     = "valkey"
  engine_version             = var.engine_version
  node_type                  = var.${s.name}_node_type
  num_cache_clusters         = ${copies(s)}
  automatic_failover_enabled = ${many}
  multi_az_enabled           = ${many}
  parameter_group_name       = aws_elasticache_parameter_group.${s.name}.name
  subnet_group_name          = var.subnet_group_name
  security_group_ids         = var.security_group_ids
  transit_encryption_enabled = true
  at_rest_encryption_enabled = true
  auth_token                 = var.${s.name}_auth_token
  snapshot_retention_limit   = ${s.persistent ? 7 : 0}
  apply_immediately          = true
}
`
}

/** Characters of an app's name in a description. */
const MOST_NAME = 60

/** What lives on a server, in words. */
const titleOf = (s: PlannedServer): string => `${s.name}: ${listed(s.workloads.map(w => needs[w].title))}`

const header = (app: string, what: string): string =>
  `# ${what} of ${plain(app)}. Written by redline plan; the sizes and their arithmetic are in RUNBOOK.md.\n\n`

interface Alarm {
  readonly metric: string
  readonly threshold: number
  readonly statistic: 'Average' | 'Maximum' | 'Sum'
  readonly why: string
}

/** Half a node's two cores are one core of Redis, which is all that it uses; larger nodes tell the engine's own use. Source: the fact sheet of live signals, section 5.5. */
const cpu = (type: string | undefined): Alarm =>
  /xlarge$/.test(type ?? '')
    ? { metric: 'EngineCPUUtilization', threshold: 90, statistic: 'Average', why: 'one core is all that commands have' }
    : { metric: 'CPUUtilization', threshold: 45, statistic: 'Average', why: '90 % of one of two cores' }

function alarmsOf(s: PlannedServer): readonly Alarm[] {
  const memory: Alarm = { metric: 'DatabaseMemoryUsagePercentage', threshold: 75, statistic: 'Maximum', why: 'full means refused writes' }
  const evictions: Alarm = { metric: 'Evictions', threshold: 0, statistic: 'Sum', why: 'under noeviction nothing is ever evicted' }
  const lag: Alarm = {
    metric: 'ReplicationLag',
    threshold: 10,
    statistic: 'Maximum',
    why: 'what the copy lacks is lost when it takes over',
  }
  const connections: Alarm = {
    metric: 'CurrConnections',
    threshold: Math.max(10, Math.ceil((s.need.connections.most ?? s.need.connections.typical * 2) * 1.2)),
    statistic: 'Maximum',
    why: 'more than two deployments at a time open, with a fifth to spare',
  }
  return [...(s.policy === 'noeviction' ? [memory, evictions] : []), cpu(s.fit.size?.name), connections, ...(copies(s) > 1 ? [lag] : [])]
}

function alarm(s: PlannedServer, { metric, threshold, statistic, why }: Alarm): string {
  const nodes = Array.from({ length: copies(s) }, (_, i) => `"${String(i + 1).padStart(3, '0')}"`)
  return `# ${why[0]?.toUpperCase()}${why.slice(1)}.
resource "aws_cloudwatch_metric_alarm" "${s.name}_${metric.toLowerCase()}" {
  for_each            = toset([${nodes.join(', ')}])
  alarm_name          = "\${var.name}-${s.name}-\${each.key}-${metric}"
  namespace           = "AWS/ElastiCache"
  metric_name         = "${metric}"
  statistic           = "${statistic}"
  comparison_operator = "GreaterThanThreshold"
  threshold           = ${threshold}
  period              = 300
  evaluation_periods  = 1
  alarm_actions       = var.alarm_actions

  dimensions = {
    CacheClusterId = "\${aws_elasticache_replication_group.${s.name}.id}-\${each.key}"
  }
}
`
}

function nodeType(s: PlannedServer): string {
  const { size, next } = s.fit
  const known = size && s.need.bytes !== null
  const words = known
    ? `${bytes(s.need.bytes as number)} needed, ${bytes(size.usable)} usable on ${size.name}${next ? `; the next one up is ${next.name}` : ''}${s.need.bound ? ". Not measured: what today's plan can hold" : ''}`
    : `Not measured, so there is no default. RUNBOOK.md says what to measure and how`
  return `variable "${s.name}_node_type" {
  type        = string
  description = ${quoted(words)}${known ? `\n  default     = "${size.name}"` : ''}
}

variable "${s.name}_auth_token" {
  type        = string
  description = "The password of ${s.name}, 16 to 128 characters"
  sensitive   = true
}
`
}

/**
 * Sources: ElastiCache User Guide, "Engine specific parameters": 8.0, 8.1 and 8.2 belong to the family `valkey8`; a version
 * must be named for Valkey (hashicorp/terraform-provider-aws#41210), and the provider takes that engine from 5.73.0 on.
 */
const VALKEY = { version: '8.1', family: 'valkey8', provider: '5.73' } as const

const variables = (plan: Plan, app: string): string => `variable "name" {
  type        = string
  description = "Begins the name of everything here"
  default     = "${slug(app).slice(0, 20).replace(/-+$/, '')}"
}

variable "engine_version" {
  type        = string
  description = "The version of Valkey"
  default     = "${VALKEY.version}"
}

variable "parameter_family" {
  type        = string
  description = "The parameter family of that version: 8.0 to 8.2 have this one"
  default     = "${VALKEY.family}"
}

variable "subnet_group_name" {
  type        = string
  description = "Subnets in the zones where the app runs: a server in another zone adds its distance to every call"
}

variable "security_group_ids" {
  type        = list(string)
  description = "They let the app's machines in on port 6379, and nobody else"
}

variable "alarm_actions" {
  type        = list(string)
  description = "Topics that alarms are sent to"
  default     = []
}

${plan.servers.map(nodeType).join('\n')}`

const outputs = (plan: Plan): string =>
  plan.servers
    .map(
      s => `# ${s.variables.join(', ')}.
output "${s.name}_url" {
  value     = "rediss://:\${urlencode(var.${s.name}_auth_token)}@\${aws_elasticache_replication_group.${s.name}.primary_endpoint_address}:6379"
  sensitive = true
}
`,
    )
    .join('\n')

const versions = `terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= ${VALKEY.provider}"
    }
  }
}

`

/** The files of a Terraform module, by name. */
export function terraform(plan: Plan, app: string): ReadonlyMap<string, string> {
  return new Map([
    ['terraform/redis.tf', `${header(app, 'Redis servers')}${versions}${plan.servers.map(s => server(s, app)).join('\n')}`],
    ['terraform/alarms.tf', `${header(app, 'Alarms')}${plan.servers.flatMap(s => alarmsOf(s).map(a => alarm(s, a))).join('\n')}`],
    ['terraform/variables.tf', `${header(app, 'What has to be known')}${variables(plan, app)}`],
    ['terraform/outputs.tf', `${header(app, 'Addresses')}${outputs(plan)}`],
  ])
}
