/** Google: Memorystore for Redis, for Redis Cluster and for Valkey. Source: Memorystore documentation; terraform-provider-google. */
import { type Facts, known, type Persistence } from '../../../model/fact.ts'
import { entry } from '../../../model/value.ts'
import type { Configuration, Resource } from '../../../read/hcl/terraform.ts'
import { asBoolean, asPolicy, asText, byDefault, fact, stacked, unconfirmed } from '../facts.ts'
import { derived, type Kind, numberIn, of, only, textIn } from './kind.ts'

const GB = 1024 ** 3

const region = (resource: Resource, { providers }: Configuration, ...names: readonly string[]): Facts['region'] =>
  names.map(n => textIn(resource, n)).find(f => f !== undefined) ??
  fact(entry(providers.get('google') ?? resource.values, 'region'), asText)

function instance(resource: Resource, configuration: Configuration): Facts {
  const tier = textIn(resource, 'tier')
  const highly = known(tier)?.value === 'STANDARD_HA'
  const shown = 'it is the default of google_redis_instance'
  return stacked([
    only({
      plan: tier,
      version: derived(textIn(resource, 'redis_version'), v =>
        /^REDIS_(\d+)_(\d+|X)$/
          .exec(v)
          ?.slice(1)
          .filter(n => n !== 'X')
          .join('.'),
      ),
      maxmemory: derived(numberIn(resource, 'memory_size_gb'), n => n * GB),
      maxmemoryPolicy: fact(entry(of(resource, 'redis_configs'), 'maxmemory-policy'), asPolicy),
      persistence: derived(textIn(resource, 'persistence_config', 'persistence_mode'), (m): Persistence => (m === 'RDB' ? 'rdb' : 'none')),
      auth: fact(of(resource, 'auth_enabled'), asBoolean),
      tls: derived(textIn(resource, 'transit_encryption_mode'), m => (m === 'DISABLED' ? 'off' : 'required')),
      replicas: numberIn(resource, 'replica_count'),
      region: region(resource, configuration, 'region'),
      zone: textIn(resource, 'location_id'),
    }),
    {
      engine: byDefault<'redis'>('redis', 'it is Memorystore for Redis'),
      plan: byDefault('BASIC', shown),
      maxmemoryPolicy: unconfirmed('volatile-lru', "it is Memorystore's default"),
      persistence: unconfirmed<Persistence>('none', 'snapshots are off unless they are asked for'),
      maxclients: byDefault(65_000, 'it is what Memorystore allows a node'),
      databases: byDefault(16, 'it is what Memorystore has'),
      clusterMode: byDefault(false, 'it is Memorystore for Redis, not for Redis Cluster'),
      auth: byDefault(false, shown),
      tls: byDefault<'off'>('off', shown),
      replicas: highly ? byDefault(1, 'STANDARD_HA keeps a replica') : byDefault(0, 'the tier BASIC is one node'),
      failover: byDefault(highly, highly ? 'STANDARD_HA fails over' : 'the tier BASIC is one node'),
    },
  ])
}

const CLIENTS: Readonly<Record<string, number>> = {
  SHARED_CORE_NANO: 5000,
  STANDARD_SMALL: 16_000,
  HIGHMEM_MEDIUM: 32_000,
  HIGHMEM_XLARGE: 64_000,
}

function shards(resource: Resource, configuration: Configuration): Facts {
  const valkey = resource.type === 'google_memorystore_instance'
  const type = textIn(resource, 'node_type')
  const clients = CLIENTS[(known(type)?.value ?? '').replace(/^REDIS_/, '')]
  const clustered = valkey ? derived(textIn(resource, 'mode'), m => m !== 'CLUSTER_DISABLED') : undefined
  return stacked([
    only({
      plan: type,
      version: derived(textIn(resource, 'engine_version'), v => /^VALKEY_(\d+)_(\d+)$/.exec(v)?.slice(1).join('.')),
      maxmemoryPolicy: fact(entry(of(resource, valkey ? 'engine_configs' : 'redis_configs'), 'maxmemory-policy'), asPolicy),
      persistence: derived(
        textIn(resource, 'persistence_config', 'mode'),
        (m): Persistence | undefined => ({ RDB: 'rdb', AOF: 'aof', DISABLED: 'none' })[m] as Persistence | undefined,
      ),
      clusterMode: clustered,
      replicas: numberIn(resource, 'replica_count'),
      auth: derived(textIn(resource, 'authorization_mode'), m => !/DISABLED/.test(m)),
      tls: derived(textIn(resource, 'transit_encryption_mode'), m => (/DISABLED/.test(m) ? 'off' : 'required')),
      region: region(resource, configuration, 'location', 'region'),
      zone: textIn(resource, 'zone_distribution_config', 'zone'),
    }),
    {
      engine: valkey
        ? byDefault<'valkey'>('valkey', 'it is Memorystore for Valkey')
        : byDefault<'redis'>('redis', 'it is Memorystore for Redis Cluster'),
      maxmemoryPolicy: byDefault('volatile-lru', "it is Memorystore's default"),
      databases: byDefault(1, 'Memorystore for Valkey and Redis Cluster have one'),
      ...(clients !== undefined && { maxclients: byDefault(clients, `it is what a node of ${known(type)?.value} allows`) }),
      clusterMode: valkey
        ? unconfirmed(true, 'it is a cluster unless mode is CLUSTER_DISABLED')
        : byDefault(true, 'it is Memorystore for Redis Cluster'),
      replicas: byDefault(0, `it is the default of ${resource.type}`),
      persistence: unconfirmed<Persistence>('none', 'persistence is off unless it is asked for'),
      tls: unconfirmed<'off'>('off', 'encryption is off unless it is asked for'),
      auth: unconfirmed(false, 'authorization is off unless it is asked for'),
    },
  ])
}

export const GOOGLE: Readonly<Record<string, Kind>> = {
  google_redis_instance: { provider: 'memorystore', facts: instance },
  google_redis_cluster: { provider: 'memorystore', facts: shards },
  google_memorystore_instance: { provider: 'memorystore', facts: shards },
}
