/** The clusters of an audit: what their shards come to together, and which shard is the worst in what. */
import type { AuditedServer } from '../model/audit.ts'
import type { Cluster } from '../model/cluster.ts'
import { known } from '../model/fact.ts'
import { figure, share, worst } from './shards.ts'

/** Nodes of one cluster, of which each holds a part of the keys: one variable, or one address, led to both. */
export const areShards = (a: AuditedServer, b: AuditedServer): boolean =>
  a.id !== b.id && [a, b].every(s => known(s.facts.clusterMode)?.value === true) && sameName(a, b)

const sameName = (a: AuditedServer, b: AuditedServer): boolean =>
  a.names.some(name => b.names.includes(name)) || (a.names.length === 0 && b.names.length === 0 && headOf(a) === headOf(b))

/** `server` of `server-2`: further shards are numbered. */
const headOf = ({ id }: AuditedServer): string => id.replace(/-\d+$/, '')

const SUMS = ['usedMemory', 'maxmemory', 'connectedClients', 'evictedKeys', 'evictionsPerHour', 'opsPerSecond'] as const

/** What every shard tells, added up; a sum that lacks a shard would be none. */
function sumOf(shards: readonly AuditedServer[], of: (s: AuditedServer) => number | undefined): number | undefined {
  const values = shards.flatMap(s => of(s) ?? [])
  return values.length === shards.length ? values.reduce((a, b) => a + b, 0) : undefined
}

const present = <T extends object>(of: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(of).filter(([, v]) => v !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }

function clusterOf(shards: readonly AuditedServer[]): Cluster {
  const [first] = shards as [AuditedServer, ...AuditedServer[]]
  const most = (of: (s: AuditedServer) => number | undefined): Cluster['worst'][keyof Cluster['worst']] => {
    const shard = worst(shards, of)
    return shard && { shard: shard.id, value: of(shard) ?? 0 }
  }
  return {
    id: first.id,
    names: first.names,
    shards: shards.map(s => s.id),
    sums: present({
      keys: sumOf(shards, s => known(s.facts.databaseKeys)?.value.reduce((n, db) => n + db.keys, 0)),
      bytes: sumOf(shards, s => s.keyspace?.closure.sum),
      ...Object.fromEntries(SUMS.map(name => [name, sumOf(shards, s => figure(s.facts, name))])),
    }),
    worst: present({
      fullness: most(s => share(s.facts, 'usedMemory', 'maxmemory')),
      clients: most(s => share(s.facts, 'connectedClients', 'maxclients')),
      fragmentation: most(s => figure(s.facts, 'memFragmentationBytes')),
      roundTrip: most(s => known(s.facts.roundTrip)?.value.p99),
    }),
  }
}

/** Each cluster of which more than one shard was read, in the order of the servers. */
export function clusters(servers: readonly AuditedServer[]): readonly Cluster[] {
  const groups: AuditedServer[][] = []
  for (const server of servers) {
    const own = groups.find(([first]) => first && areShards(first, server))
    if (own) own.push(server)
    else groups.push([server])
  }
  return groups.filter(g => g.length > 1).map(clusterOf)
}
