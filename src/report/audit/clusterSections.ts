/** A cluster's shards beside each other: each one's numbers, and what they come to together. */
import type { AuditDocument, AuditedServer } from '../../model/audit.ts'
import type { Cluster } from '../../model/cluster.ts'
import { known } from '../../model/fact.ts'
import { briefly, bytes, count, duration, percent } from '../../model/figures.ts'
import type { Section } from './section.ts'

const shown = (n: number | undefined, unit: (n: number) => string): string => (n === undefined ? '' : unit(n))
const of = (part: number | undefined, whole: number | undefined, unit: (n: number) => string): string =>
  part === undefined ? '' : whole ? `${unit(part)} of ${unit(whole)} (${percent(part / whole)})` : unit(part)

function row(id: string, server: AuditedServer | undefined): readonly string[] {
  const facts = server?.facts ?? {}
  return [
    id,
    shown(
      known(facts.databaseKeys)?.value.reduce((n, db) => n + db.keys, 0),
      count,
    ),
    shown(server?.keyspace?.closure.sum, bytes),
    of(known(facts.usedMemory)?.value, known(facts.maxmemory)?.value, bytes),
    shown(known(facts.evictedKeys)?.value, count),
    of(known(facts.connectedClients)?.value, known(facts.maxclients)?.value, count),
    shown(known(facts.memFragmentationBytes)?.value, bytes),
    shown(known(facts.roundTrip)?.value.p99, briefly),
  ]
}

/** The shards that are nearest to a limit: `REDIS_URL-2 is the fullest (91 %)`. */
function worst({ worst: { fullness, clients, fragmentation, roundTrip } }: Cluster): string {
  const said = [
    fullness && `the fullest is ${fullness.shard} (${percent(fullness.value)})`,
    clients && `most clients for its limit has ${clients.shard} (${percent(clients.value)})`,
    fragmentation && fragmentation.value > 0 && `most is lost to fragmentation on ${fragmentation.shard} (${bytes(fragmentation.value)})`,
    roundTrip && `the slowest to answer is ${roundTrip.shard} (${duration(roundTrip.value)})`,
  ].filter(part => typeof part === 'string')
  return said.length === 0 ? '' : `${said.join('; ').replace(/^./, c => c.toUpperCase())}.`
}

/** A section for each cluster of which several shards were read. */
export const clusterSections = ({ clusters = [], servers }: AuditDocument): readonly Section[] =>
  clusters.map(cluster => {
    const { sums } = cluster
    const note = worst(cluster)
    return {
      id: 'cluster',
      title: `${cluster.names.join(', ') || cluster.id}: a cluster of ${cluster.shards.length} shards`,
      columns: [
        { head: 'Shard' },
        { head: 'Keys', right: true },
        { head: 'Their bytes', right: true },
        { head: 'Memory', right: true },
        { head: 'Evicted', right: true },
        { head: 'Clients', right: true },
        { head: 'Fragmentation', right: true },
        { head: 'Round trip', right: true },
      ],
      rows: [
        ...cluster.shards.map(id =>
          row(
            id,
            servers.find(s => s.id === id),
          ),
        ),
        [
          'together',
          shown(sums.keys, count),
          shown(sums.bytes, bytes),
          of(sums.usedMemory, sums.maxmemory, bytes),
          shown(sums.evictedKeys, count),
          shown(sums.connectedClients, count),
          '',
          '',
        ],
      ],
      ...(note !== '' && { note }),
    }
  })
