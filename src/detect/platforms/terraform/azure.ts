/** Azure: Cache for Redis, and Managed Redis. Source: terraform-provider-azurerm documentation; Microsoft, "How to configure Azure Cache for Redis". */
import { type Facts, known, type Persistence } from '../../../model/fact.ts'
import type { Resource } from '../../../read/hcl/terraform.ts'
import { asPolicy, byDefault, fact, stacked, unconfirmed } from '../facts.ts'
import { booleanIn, derived, type Kind, numberIn, of, only, textIn } from './kind.ts'

const GB = 1024 ** 3

/** `C1` → memory, connections, databases. */
const SIZES: Readonly<Record<string, readonly [bytes: number, connections: number, databases: number]>> = {
  C0: [250 * 1024 ** 2, 256, 16],
  C1: [GB, 1000, 16],
  C2: [2.5 * GB, 2000, 16],
  C3: [6 * GB, 5000, 16],
  C4: [13 * GB, 10_000, 32],
  C5: [26 * GB, 15_000, 48],
  C6: [53 * GB, 20_000, 64],
}
const PREMIUM: Readonly<Record<string, number>> = { P1: 7500, P2: 15_000, P3: 30_000, P4: 40_000 }

function cache(resource: Resource): Facts {
  const [family, capacity] = [known(textIn(resource, 'family'))?.value, known(numberIn(resource, 'capacity'))?.value]
  const size = `${family ?? ''}${capacity ?? ''}`
  const [memory, connections, databases] = SIZES[size] ?? []
  const shown = `it is what the size ${size} has`
  const open = booleanIn(resource, 'non_ssl_port_enabled') ?? booleanIn(resource, 'enable_non_ssl_port')
  const shards = derived(numberIn(resource, 'shard_count'), n => n > 0)
  const rdb = booleanIn(resource, 'redis_configuration', 'rdb_backup_enabled')
  const aof = booleanIn(resource, 'redis_configuration', 'aof_backup_enabled')
  const authentication =
    booleanIn(resource, 'redis_configuration', 'authentication_enabled') ??
    booleanIn(resource, 'redis_configuration', 'enable_authentication')
  const sku = textIn(resource, 'sku_name')
  return stacked([
    only({
      plan: derived(sku, s => (size === '' ? s : `${s} ${size}`)),
      version: textIn(resource, 'redis_version'),
      maxmemoryPolicy: fact(of(resource, 'redis_configuration', 'maxmemory_policy'), asPolicy),
      persistence: known(aof)?.value ? derived(aof, (): Persistence => 'aof') : derived(rdb, (on): Persistence => (on ? 'rdb' : 'none')),
      clusterMode: shards,
      databases: known(shards)?.value ? derived(shards, () => 1) : undefined,
      tls: derived(open, on => (on ? 'optional' : 'required')),
      auth: authentication,
      region: textIn(resource, 'location'),
    }),
    {
      engine: byDefault<'redis'>('redis', 'it is Azure Cache for Redis'),
      maxmemoryPolicy: byDefault('volatile-lru', "it is Azure Cache's default"),
      persistence: unconfirmed<Persistence>('none', 'persistence is off unless it is asked for'),
      ...(memory !== undefined && { maxmemory: byDefault(memory, shown) }),
      ...(connections !== undefined && { maxclients: byDefault(connections, shown) }),
      ...(PREMIUM[size] !== undefined && { maxclients: byDefault(PREMIUM[size], shown) }),
      ...(databases !== undefined && { databases: byDefault(databases, shown) }),
      clusterMode: unconfirmed(false, 'there are no shards unless they are asked for'),
      tls: byDefault<'required'>('required', 'the port without TLS is closed by default'),
      replicas: known(sku)?.value === 'Basic' ? unconfirmed(0, 'Basic is one node') : unconfirmed(1, 'Standard and Premium keep a replica'),
    },
  ])
}

function managed(resource: Resource): Facts {
  const policy = textIn(resource, 'default_database', 'clustering_policy')
  const aof = derived(textIn(resource, 'default_database', 'persistence_append_only_file_backup_frequency'), (): Persistence => 'aof')
  const rdb = derived(textIn(resource, 'default_database', 'persistence_redis_database_backup_frequency'), (): Persistence => 'rdb')
  const protocol = derived(textIn(resource, 'default_database', 'client_protocol'), p => (p === 'Plaintext' ? 'off' : 'required'))
  const keys = booleanIn(resource, 'default_database', 'access_keys_authentication_enabled')
  const available = booleanIn(resource, 'high_availability_enabled')
  const shown = 'it is the default of azurerm_managed_redis'
  return stacked([
    only({
      plan: textIn(resource, 'sku_name'),
      maxmemoryPolicy: fact(of(resource, 'default_database', 'eviction_policy'), asPolicy),
      persistence: aof ?? rdb,
      clusterMode: derived(policy, p => p === 'OSSCluster'),
      tls: protocol,
      // Entra asks for tokens where access keys are off.
      auth: keys && 'value' in keys ? { ...keys, value: true } : undefined,
      replicas: derived(available, on => (on ? 1 : 0)),
      failover: available,
      region: textIn(resource, 'location'),
    }),
    {
      engine: byDefault<'redis'>('redis', 'it is Azure Managed Redis'),
      maxmemoryPolicy: byDefault('volatile-lru', shown),
      clusterMode: byDefault(true, 'clustering_policy is OSSCluster by default'),
      databases: byDefault(1, 'Azure Managed Redis has one'),
      tls: byDefault<'required'>('required', shown),
      persistence: unconfirmed<Persistence>('none', 'persistence is off unless it is asked for'),
      failover: byDefault(true, shown),
      replicas: byDefault(1, shown),
      auth: unconfirmed(true, 'it asks for access keys or tokens'),
    },
  ])
}

export const AZURE: Readonly<Record<string, Kind>> = {
  azurerm_redis_cache: { provider: 'azure-cache', facts: cache },
  azurerm_managed_redis: { provider: 'azure-managed', facts: managed },
}
