/** What changed on the shards of one cluster since an earlier audit, as one server's change. */
import type { AuditedServer } from '../model/audit.ts'
import type { AuditChange, Change, ServerChange } from '../model/auditChange.ts'

type Counter = { [K in keyof ServerChange]-?: NonNullable<ServerChange[K]> extends Change ? K : never }[keyof ServerChange]

/** Counters of one machine each, which add up. Memory does not: each shard has a limit of its own. */
const COUNTERS: readonly Counter[] = ['evictedKeys', 'expiredKeys', 'rejectedConnections', 'commands', 'oomErrors', 'keys']

/** The sum; undefined where a shard tells nothing, since a total that lacks one is too small. Without a rate where one has none. */
function sum(all: readonly (Change | undefined)[]): Change | undefined {
  const told = all.filter(c => c !== undefined)
  if (told.length < all.length) return undefined
  const add = (of: (c: Change) => number): number => told.reduce((n, c) => n + of(c), 0)
  const rates = told.every(c => c.perHour !== undefined)
  return { before: add(c => c.before), now: add(c => c.now), ...(rates && { perHour: add(c => c.perHour ?? 0) }) }
}

/**
 * The shards' changes as those of one server: counters added up, and of memory those of the first shard, which is the
 * fullest and speaks for limits. Undefined where the earlier audit does not know every shard: one that was added since
 * took keys over, so that no number continues another.
 */
export function changesOf(shards: readonly AuditedServer[], since: AuditChange | undefined): ServerChange | undefined {
  const changes = shards.flatMap(shard => since?.servers.find(s => s.id === shard.id) ?? [])
  const [first] = changes
  if (!first || changes.length < shards.length) return undefined
  const restarted = changes.find(c => c.restarted !== undefined)?.restarted
  const sums = COUNTERS.flatMap(name => {
    const total = sum(changes.map(c => c[name]))
    return total ? [[name, total] as const] : []
  })
  return {
    id: first.id,
    ...(restarted !== undefined && { restarted }),
    ...(first.usedMemory && { usedMemory: first.usedMemory }),
    ...(first.fullInHours !== undefined && { fullInHours: first.fullInHours }),
    ...Object.fromEntries(sums),
    queues: first.queues,
    workloads: [],
  }
}
