/** What an audit measured of the workloads of a server to come. */
import type { AuditDocument, AuditedServer, Estimate } from '../../model/audit.ts'
import { known } from '../../model/fact.ts'
import type { Workload } from '../../model/workload.ts'
import { type Trend, trend } from './growth.ts'

export interface Measured {
  /** Bytes of keys and values of each workload, summed over the servers that hold some of it. */
  readonly workloads: readonly { readonly workload: Workload; readonly bytes: Estimate; readonly keys: number; readonly told: string }[]
  /** Bytes of keys that nobody claims, on servers that hold a part of these workloads. */
  readonly unclaimed: Estimate | null
  /** Bytes that no key accounts for: buffers and tables, in the share of these workloads. */
  readonly rest: number
  /** How much more memory the process holds than it uses; 1 where that is too little to judge. */
  readonly fragmentation: number
  /** The highest use against the present one. */
  readonly peak: number
  /** How they grow, where an earlier audit of the same servers was compared. */
  readonly trend: Trend | null
  /** Whether a server evicted keys, so that what was found is only what fitted. */
  readonly evicted: number
  /** Sidekiq's jobs, where one of the servers holds them. */
  readonly jobs: { readonly waiting: number; readonly bytes: Estimate; readonly perDay: number | null } | null
  /** Where the audit saw less than all: its reasons. */
  readonly partial: readonly string[]
}

const add = (all: readonly Estimate[]): Estimate => ({
  value: all.reduce((n, e) => n + e.value, 0),
  low: all.reduce((n, e) => n + e.low, 0),
  high: all.reduce((n, e) => n + e.high, 0),
})

/** Below this the ratio swings whatever the server does. Source: the fact sheet of live signals, section 5.1. */
const TOO_SMALL = 100 * 1024 ** 2

function fragmentation(server: AuditedServer): number {
  const ratio = known(server.facts.memFragmentationRatio)?.value ?? 1
  return (known(server.facts.usedMemory)?.value ?? 0) < TOO_SMALL ? 1 : Math.max(1, ratio)
}

function peakOf({ facts }: AuditedServer): number {
  const [peak, used] = [known(facts.usedMemoryPeak)?.value, known(facts.usedMemory)?.value]
  return peak && used ? Math.max(1, peak / used) : 1
}

/** Undefined where no audited server holds any of these workloads, or its keys were not read. */
export function measure(workloads: readonly Workload[], audit: AuditDocument): Measured | undefined {
  const holding = audit.servers.filter(
    s => s.keyspace?.workloads.some(w => workloads.some(x => x === w.workload)) || (s.sidekiq !== null && workloads.includes('sidekiq')),
  )
  if (holding.length === 0) return undefined
  const groups = holding.flatMap(s => s.keyspace?.workloads ?? [])
  const own = workloads.flatMap(workload => {
    const found = groups.filter(g => g.workload === workload)
    const sidekiq = workload === 'sidekiq' && found.length === 0 ? holding.flatMap(s => (s.sidekiq ? [s.sidekiq.bytes] : [])) : []
    const bytes = add([...found.map(g => g.bytes), ...sidekiq])
    const told = found[0]?.told ?? (sidekiq.length > 0 ? "Sidekiq's own collections" : '')
    return found.length + sidekiq.length > 0 ? [{ workload, bytes, keys: found.reduce((n, g) => n + g.keys.value, 0), told }] : []
  })
  const unclaimed = groups.filter(g => g.workload === 'unclaimed').map(g => g.bytes)
  const rest = holding.reduce((sum, s) => {
    if (!s.keyspace) return sum
    const { sum: keys, usedMemory } = s.keyspace.closure
    const mine = s.keyspace.workloads.filter(w => workloads.some(x => x === w.workload)).reduce((n, w) => n + w.bytes.value, 0)
    return sum + (keys > 0 ? Math.max(0, usedMemory - keys) * Math.min(1, mine / keys) : 0)
  }, 0)
  const sidekiq = holding.flatMap(s => (s.sidekiq && workloads.includes('sidekiq') ? [s.sidekiq] : []))
  return {
    workloads: own,
    unclaimed: unclaimed.length > 0 && unclaimed.some(e => e.value > 0) ? add(unclaimed) : null,
    rest,
    fragmentation: Math.max(...holding.map(fragmentation)),
    peak: Math.max(...holding.map(peakOf)),
    trend: trend(
      workloads,
      holding.map(s => s.id),
      audit,
    ),
    evicted: holding.reduce((n, s) => n + (known(s.facts.evictedKeys)?.value ?? 0), 0),
    jobs:
      sidekiq.length === 0
        ? null
        : {
            waiting: sidekiq.reduce((n, s) => n + s.queues.reduce((q, x) => q + x.depth, 0) + s.scheduled + s.retries + s.dead, 0),
            bytes: add(sidekiq.map(s => s.bytes)),
            perDay: sidekiq.some(s => s.perDay !== undefined) ? sidekiq.reduce((n, s) => n + (s.perDay ?? 0), 0) : null,
          },
    partial: holding.flatMap(s => (s.partial === null ? [] : [s.partial])),
  }
}

/** Channels of Action Cable that were subscribed when the audit looked; null where no server was asked. */
export function channels(audit: AuditDocument | undefined): number | null {
  const all = (audit?.servers ?? []).map(s => known(s.facts.channels)?.value).filter(n => n !== undefined)
  return all.length > 0 ? all.reduce((n, c) => n + c.cable, 0) : null
}
