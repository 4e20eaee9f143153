/** Which audited servers are one server under several names. */
import type { AuditedServer } from '../model/audit.ts'
import { known } from '../model/fact.ts'
import { areShards } from './clusters.ts'

/** One server of the world: every audited entry that is it. */
export interface OneServer {
  /** Fullest first: the entry that stands for all. */
  readonly entries: readonly AuditedServer[]
  /** Every variable that names one of them, in the order of the audit. */
  readonly names: readonly string[]
  /** `run_id` proves it; equal addresses make it likely. `certain` of a single entry. */
  readonly sure: 'certain' | 'likely'
  /** Set where the entries are a cluster's shards, of which each holds a part of the keys. */
  readonly shards?: true
}

/**
 * Providers whose endpoint is a proxy: one answers for many servers, so its `run_id` proves nothing. Redis Enterprise and
 * Cloud merge shards behind proxies, Upstash and Memorystore answer with their own.
 */
const PROXIED = /upstash|redis.?cloud|redis.?enterprise|azure managed redis|memorystore|serverless/i

const identifies = (s: AuditedServer): boolean => s.runId !== null && /^[0-9a-f]{40}$/i.test(s.runId) && !PROXIED.test(s.hostClass)

/** How two entries are one; undefined where nothing says so. */
function same(a: AuditedServer, b: AuditedServer): OneServer['sure'] | undefined {
  if (areShards(a, b)) return 'certain'
  if (identifies(a) && identifies(b)) {
    if (a.runId === b.runId) return 'certain'
    // One address that answered as two servers: it failed over or restarted between the two, or the address is a balancer's.
    return a.endpoint === b.endpoint ? 'likely' : undefined
  }
  return a.endpoint === b.endpoint && a.endpoint !== '' ? 'likely' : undefined
}

/** How much an entry tells: the keys first, then whether they were all read. */
const fullness = (s: AuditedServer): number => (s.keyspace ? 2 : 0) + (s.partial === null ? 1 : 0)

/** How full an entry's memory is, 0 where it has no limit: of the shards of a cluster the fullest is the first in need. */
function load({ facts }: AuditedServer): number {
  const [used, limit] = [known(facts.usedMemory)?.value ?? 0, known(facts.maxmemory)?.value ?? 0]
  return limit > 0 ? used / limit : 0
}

/** The servers of an audit, each once, in its order. */
export function distinct(servers: readonly AuditedServer[]): readonly OneServer[] {
  const groups: { entries: AuditedServer[]; sure: OneServer['sure'] }[] = []
  for (const server of servers) {
    const hits = groups.flatMap(group => {
      const ways = group.entries.flatMap(entry => same(entry, server) ?? [])
      return ways.length > 0 ? [{ group, sure: ways.includes('certain') ? ('certain' as const) : ('likely' as const) }] : []
    })
    const [first, ...others] = hits
    if (!first) {
      groups.push({ entries: [server], sure: 'certain' })
      continue
    }
    first.group.entries.push(server)
    if (first.sure === 'likely') first.group.sure = 'likely'
    // A third entry may show that two groups are one.
    for (const { group, sure } of others) {
      first.group.entries.push(...group.entries)
      if (sure === 'likely' || group.sure === 'likely') first.group.sure = 'likely'
      groups.splice(groups.indexOf(group), 1)
    }
  }
  return groups.map(({ entries, sure }) => ({
    entries: [...entries].sort((a, b) => fullness(b) - fullness(a) || (areShards(a, b) ? load(b) - load(a) : 0)),
    names: [...new Set(entries.flatMap(e => e.names))],
    sure,
    ...(entries.some(a => entries.some(b => areShards(a, b))) && { shards: true as const }),
  }))
}
