/** AWS: ElastiCache by nodes and serverless, and MemoryDB. */
import { type Fact, type Facts, known, type Persistence } from '../../../model/fact.ts'
import { entry, options, type Value } from '../../../model/value.ts'
import type { Configuration, Resource } from '../../../read/hcl/terraform.ts'
import { text } from '../../shapes.ts'
import { asBoolean, asNumber, asPolicy, asText, byDefault, declared, fact, stacked, unconfirmed } from '../facts.ts'
import { blocks, booleanIn, derived, type Kind, numberIn, of, only, referred, textIn } from './kind.ts'
import { nodeClients, nodeMemory } from './nodes.ts'

/** What a parameter group says by name, or why it is not known. */
type Parameters = ReadonlyMap<string, Value> | string

/** What a server names as its group, as far as a variable's default tells; a variable of Terraform's environment may say otherwise. */
const groupOf = (resource: Resource): Value => {
  const given = of(resource, 'parameter_group_name')
  const [first, second, ...more] = given.kind === 'firstOf' ? given.options : []
  return first?.kind === 'env' && second && more.length === 0 ? second : given
}

/** The variable that may name another group. */
const unless = (resource: Resource): { readonly unless?: string } => {
  const given = of(resource, 'parameter_group_name')
  const variable = given.kind === 'firstOf' ? given.options.find(o => o.kind === 'env') : undefined
  return variable?.kind === 'env' ? { unless: variable.name } : {}
}

function parameters(resource: Resource, configuration: Configuration, type: string): Parameters {
  const given = groupOf(resource)
  const named = text(given)
  const group =
    referred(given, configuration, [type]) ??
    (named === undefined ? undefined : configuration.resources.find(r => r.type === type && text(of(r, 'name')) === named))
  if (group) {
    return new Map(
      blocks(group, 'parameter').flatMap(p => {
        const name = text(entry(p, 'name'))
        return name === undefined ? (p.kind === 'unknown' ? [['*', p] as const] : []) : [[name, entry(p, 'value')] as const]
      }),
    )
  }
  if (given.kind === 'absent' || defaults(given).length > 0) return new Map()
  return given.kind === 'either' ? 'which parameter group it has is not in the files' : 'its parameter group is not in the repository'
}

/** The default groups that a server may have, one of which it has; none where it may have another. */
function defaults(given: Value): readonly string[] {
  const names = options(given).map(text)
  const isCluster = names.map(n => n?.endsWith('.cluster.on') === true)
  return names.every(n => n?.startsWith('default.')) && new Set(isCluster).size === 1 ? (names as readonly string[]) : []
}

/** A parameter, refused where the group is not here or not all of it is known. */
function parameter<T>(set: Parameters, name: string, read: (s: string | number | boolean) => T | undefined): Fact<T> | undefined {
  if (typeof set === 'string') return { refused: set }
  const found = fact(set.get(name), read)
  return found ?? (set.has('*') ? { refused: 'its parameter group is not all known' } : undefined)
}

/** Why the default applies, in the names of the file. */
function because(resource: Resource): string {
  const named = defaults(groupOf(resource))
  if (named.length > 1) return `${named.join(' and ')} are default groups, which nobody can change`
  if (named.length > 0) return `${named[0]} is a default group, which nobody can change`
  return of(resource, 'parameter_group_name').kind === 'absent'
    ? `it is the default of ${resource.type} without a parameter group`
    : 'its parameter group leaves the default'
}

const region = (resource: Resource, { providers }: Configuration): Facts['region'] =>
  textIn(resource, 'region') ?? fact(entry(providers.get('aws') ?? resource.values, 'region'), asText)

/** Any of: a group for clusters, the parameter, more than one shard, the mode itself. */
function clusterMode(resource: Resource, set: Parameters): Facts['clusterMode'] {
  const mode = derived(textIn(resource, 'cluster_mode'), m => m === 'enabled')
  const named = textIn(resource, 'parameter_group_name')
  if (known(mode)?.value) return mode
  if (known(named)?.value.endsWith('.cluster.on')) return derived(named, () => true)
  const group = groupOf(resource)
  if (defaults(group)[0]?.endsWith('.cluster.on')) return declared(true, group.at)
  const shards = derived(numberIn(resource, 'num_node_groups') ?? numberIn(resource, 'cluster_mode', 'num_node_groups'), n =>
    n > 1 ? true : undefined,
  )
  const said = parameter(set, 'cluster-enabled', asBoolean)
  return shards ?? mode ?? said ?? byDefault(false, 'cluster mode is off unless it is asked for')
}

/** Source: AWS ElastiCache User Guide; terraform-provider-aws documentation of the resource. */
function node(resource: Resource, configuration: Configuration): Facts {
  const set = parameters(resource, configuration, 'aws_elasticache_parameter_group')
  const type = textIn(resource, 'node_type')
  const reserved = parameter(set, 'reserved-memory-percent', asNumber)
  const percent = known(reserved)?.value ?? 25
  const plan = known(type)?.value
  const memory = plan === undefined || (reserved && 'refused' in reserved) ? undefined : nodeMemory(plan, percent)
  const token = [of(resource, 'auth_token'), of(resource, 'user_group_ids')].find(
    v => v.kind !== 'absent' && !(v.kind === 'literal' && v.value === null),
  )
  const nodes = numberIn(resource, 'num_cache_clusters') ?? numberIn(resource, 'number_cache_clusters')
  const perShard = numberIn(resource, 'replicas_per_node_group')
  const single = resource.type === 'aws_elasticache_cluster'
  const because_ = because(resource)
  return stacked([
    only({
      engine: derived(textIn(resource, 'engine'), e => (e === 'redis' || e === 'valkey' ? e : undefined)),
      version: textIn(resource, 'engine_version'),
      plan: type,
      maxmemoryPolicy: parameter(set, 'maxmemory-policy', asPolicy),
      databases: parameter(set, 'databases', asNumber),
      clusterMode: clusterMode(resource, set),
      replicas: derived(nodes, n => Math.max(0, n - 1)) ?? perShard,
      failover: booleanIn(resource, 'automatic_failover_enabled'),
      snapshots: numberIn(resource, 'snapshot_retention_limit'),
      tls: derived(booleanIn(resource, 'transit_encryption_enabled'), on =>
        on ? (text(of(resource, 'transit_encryption_mode')) === 'preferred' ? 'optional' : 'required') : 'off',
      ),
      auth: token && declared(true, token.at),
      region: region(resource, configuration),
      zone: textIn(resource, 'availability_zone'),
    }),
    {
      engine: byDefault<'redis'>('redis', `it is the default of ${resource.type}`),
      maxmemoryPolicy: { ...byDefault('volatile-lru', because_), ...unless(resource) },
      databases: { ...byDefault(16, because_), ...unless(resource) },
      ...(memory !== undefined && { maxmemory: byDefault(memory, `it is what ${plan} has with ${percent} % reserved`) }),
      ...(plan !== undefined && { maxclients: byDefault(nodeClients(plan), `it is what ${plan} has`) }),
      persistence: byDefault<Persistence>('none', 'ElastiCache keeps no append-only file; its snapshots are backups'),
      replicas: single ? byDefault(0, 'it is one node') : unconfirmed(0, 'it is one node unless more are asked for'),
      failover: byDefault(false, `it is the default of ${resource.type}`),
      snapshots: unconfirmed(0, `it is the default of ${resource.type}`),
      tls: options(of(resource, 'engine')).some(e => text(e) === 'valkey')
        ? unconfirmed<'off'>('off', 'encryption in transit is off unless it is asked for')
        : byDefault<'off'>('off', 'encryption in transit is off unless it is asked for'),
      auth: byDefault(false, 'it has neither a token nor users'),
    },
  ])
}

/** Nothing of it can be configured. Source: AWS ElastiCache User Guide, "RedisConfiguration". */
const serverless = (resource: Resource, configuration: Configuration): Facts => {
  const fixed = 'ElastiCache Serverless has no parameters'
  const gigabytes = derived(numberIn(resource, 'cache_usage_limits', 'data_storage', 'maximum'), n => n * 1024 ** 3)
  return stacked([
    only({
      engine: derived(textIn(resource, 'engine'), e => (e === 'redis' || e === 'valkey' ? e : undefined)),
      version: textIn(resource, 'major_engine_version'),
      maxmemory: gigabytes,
      snapshots: numberIn(resource, 'snapshot_retention_limit'),
      auth: derived(textIn(resource, 'user_group_id'), () => true),
      region: region(resource, configuration),
    }),
    {
      maxmemoryPolicy: byDefault('volatile-lru', fixed),
      maxclients: byDefault(65_000, fixed),
      clusterMode: byDefault(true, 'ElastiCache Serverless is always one'),
      databases: byDefault(1, 'ElastiCache Serverless is always a cluster'),
      tls: unconfirmed<'required'>('required', fixed),
    },
  ])
}

/** Source: terraform-provider-aws documentation; what the parameters default to was not read at AWS. */
function memorydb(resource: Resource, configuration: Configuration): Facts {
  const set = parameters(resource, configuration, 'aws_memorydb_parameter_group')
  const shown = 'it is the default of aws_memorydb_cluster'
  return stacked([
    only({
      engine: derived(textIn(resource, 'engine'), e => (e === 'redis' || e === 'valkey' ? e : undefined)),
      version: textIn(resource, 'engine_version'),
      plan: textIn(resource, 'node_type'),
      maxmemoryPolicy: parameter(set, 'maxmemory-policy', asPolicy),
      replicas: numberIn(resource, 'num_replicas_per_shard'),
      snapshots: numberIn(resource, 'snapshot_retention_limit'),
      tls: derived(booleanIn(resource, 'tls_enabled'), on => (on ? 'required' : 'off')),
      auth: derived(textIn(resource, 'acl_name'), acl => acl !== 'open-access'),
      region: region(resource, configuration),
    }),
    {
      maxmemoryPolicy: unconfirmed('noeviction', because(resource)),
      clusterMode: unconfirmed(true, 'MemoryDB speaks the cluster protocol even with one shard'),
      databases: unconfirmed(1, 'MemoryDB speaks the cluster protocol'),
      persistence: unconfirmed<Persistence>('aof', 'MemoryDB keeps a durable log of writes'),
      replicas: byDefault(1, shown),
      failover: unconfirmed(true, 'MemoryDB promotes a replica by itself'),
      snapshots: byDefault(0, shown),
      tls: byDefault<'required'>('required', shown),
    },
  ])
}

/** Memcached is no Redis; a member of a group is told by the group. */
const isServer = (resource: Resource): boolean =>
  text(of(resource, 'engine')) !== 'memcached' && of(resource, 'replication_group_id').kind === 'absent'

export const AWS: Readonly<Record<string, Kind>> = {
  aws_elasticache_replication_group: { provider: 'elasticache', facts: node },
  aws_elasticache_cluster: { provider: 'elasticache', facts: (r, c) => (isServer(r) ? node(r, c) : undefined) },
  aws_elasticache_serverless_cache: { provider: 'elasticache-serverless', facts: (r, c) => (isServer(r) ? serverless(r, c) : undefined) },
  aws_memorydb_cluster: { provider: 'memorydb', facts: memorydb },
}
