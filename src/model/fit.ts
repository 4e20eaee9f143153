/** Whether a server is right for what is on it: too small, to be split, or fitting, each with its numbers. */
import type { AuditedServer } from './audit.ts'
import { known } from './fact.ts'
import { conflict, needs, type Workload } from './workload.ts'

/** Fullness from which a server is too small: 90 % is where monitors raise an alarm (Datadog's and awesome-prometheus'). */
const FULL = 0.9

export interface Fit {
  /** `split` goes before `small`: a larger server would not mend it. */
  readonly verdict: 'split' | 'small' | 'fits' | 'unknown'
  /** Two workloads that must not share, the worst pair. */
  readonly pair?: readonly [Workload, Workload]
  /** Used memory against its limit, 0 to 1 and more. */
  readonly fullness?: number
  /** Keys deleted for lack of memory since the server started. */
  readonly evicted?: number
  /** Bytes to set as its limit, where its peak with an outage needs more than it has. */
  readonly wanted?: number
  /** Writes that were refused for lack of memory. */
  readonly refusedWrites?: number
  /** Why it can't be told, in words that follow "because". */
  readonly why?: string
}

/** The workloads that have keys on a server, largest first; Sidekiq also where only its sets were found. */
export function workloadsOn(server: Pick<AuditedServer, 'keyspace' | 'sidekiq' | 'facts'>): readonly Workload[] {
  const held = [...(server.keyspace?.workloads ?? [])].filter(w => w.keys.value > 0).sort((a, b) => b.bytes.value - a.bytes.value)
  const found = held.flatMap(w => (w.workload === 'unclaimed' ? [] : [w.workload]))
  const channels = known(server.facts.channels)?.value
  return [
    ...new Set<Workload>([
      ...found,
      ...(server.sidekiq ? (['sidekiq'] as const) : []),
      ...((channels?.cable ?? 0) > 0 ? (['cable'] as const) : []),
      ...((channels?.anycable ?? 0) > 0 ? (['anycable'] as const) : []),
    ]),
  ]
}

/** The largest two workloads of which one can't live under what the other needs. */
function clash(workloads: readonly Workload[]): readonly [Workload, Workload] | undefined {
  for (const [i, a] of workloads.entries())
    for (const b of workloads.slice(i + 1)) if (conflict(a, b) === 'error') return needs[a].kind === 'cache' ? [a, b] : [b, a]
  return undefined
}

/** What the article asks of a server. */
export function fitOf(server: Pick<AuditedServer, 'keyspace' | 'sidekiq' | 'facts' | 'sizing'>): Fit {
  const { facts } = server
  const [used, limit] = [known(facts.usedMemory)?.value, known(facts.maxmemory)?.value]
  const evicted = known(facts.evictedKeys)?.value
  const refusedWrites = known(facts.errors)?.value['OOM']
  const fullness = used !== undefined && limit !== undefined && limit > 0 ? used / limit : undefined
  const told = {
    ...(fullness !== undefined && { fullness }),
    ...(evicted !== undefined && { evicted }),
    ...(refusedWrites !== undefined && { refusedWrites }),
  }
  const on = workloadsOn(server)
  const pair = clash(on)
  if (pair) return { verdict: 'split', pair, ...told }
  // A cache that evicts is a cache that works; whatever else evicts has lost something.
  const onlyCache = on.length > 0 && on.every(w => needs[w].eviction !== 'never')
  if ((refusedWrites ?? 0) > 0 || (!onlyCache && ((evicted ?? 0) > 0 || (fullness ?? 0) >= FULL))) return { verdict: 'small', ...told }
  const { sizing } = server
  if (sizing?.verdict === 'too small')
    return { verdict: 'small', wanted: sizing.split.reduce((sum, size) => sum + size.wanted.value, 0), ...told }
  if (fullness !== undefined) return { verdict: 'fits', ...told }
  const why =
    used === undefined
      ? 'the server does not tell how much memory it uses'
      : limit === 0
        ? 'it has no `maxmemory`, so that the memory of its machine is the limit'
        : 'the server does not tell its limit'
  return { verdict: 'unknown', why, ...told }
}
