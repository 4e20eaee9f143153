/** What live facts come to: how a server evicts, who manages it, since when it counts, who must not lose keys there. */
import { type Fact, known } from '../../model/fact.ts'
import { counted, duration } from '../../model/figures.ts'
import type { Model } from '../../model/model.ts'
import { type Resident, residents } from '../../model/residents.ts'
import { needs } from '../../model/workload.ts'
import { GENERIC, listed, subject } from '../words.ts'
import type { LiveServer } from './server.ts'

/** What a policy deletes when memory is full: any key, keys with an expiry alone, or nothing; undefined for one that isn't known. */
export function evicts(server: LiveServer): 'any' | 'timed' | 'nothing' | undefined {
  const policy = known(server.facts.maxmemoryPolicy)?.value
  if (policy === undefined) return undefined
  if (policy === 'noeviction') return 'nothing'
  if (policy.startsWith('volatile-')) return 'timed'
  // Dragonfly says `eviction`, Upstash `optimistic-volatile`; both take keys without an expiry too.
  return /^allkeys-|^eviction$|^optimistic-volatile$/.test(policy) ? 'any' : undefined
}

/** Who runs the machine: there, memory and forks are the provider's matter, and a limit of 0 may be hidden by a proxy. */
export const isManaged = (server: LiveServer): boolean =>
  /heroku|elasticache|memorydb|upstash|memorystore|azure|aiven|digitalocean|render|redis-?\s?cloud|scalingo|dragonfly cloud/i.test(
    `${server.live.hostClass} ${server.provider}`,
  )

export const isLoading = (server: LiveServer): boolean => known(server.facts.loading)?.value === true

/** A number that the server told; undefined where it did not. */
export const figure = (fact: Fact<number> | undefined): number | undefined => known(fact)?.value

/** `since the server started 9 days ago`, which is what counters of INFO count. */
export function sinceStart(server: LiveServer): string {
  const uptime = figure(server.facts.uptime)
  return uptime === undefined ? 'since the server started' : `since the server started ${duration(uptime)} ago`
}

/** An event's rate in words people use: `57 an hour`, `3.2 a second`. */
export function rate(perSecond: number): string {
  if (perSecond >= 1) return `${perSecond >= 10 ? Math.round(perSecond) : Number(perSecond.toFixed(1))} a second`
  if (perSecond * 3600 >= 1) return `${Math.round(perSecond * 3600)} an hour`
  return `${Math.max(1, Math.round(perSecond * 86_400))} a day`
}

/** How often something happens, in events a second, as an average over the server's life. */
export function perSecond(server: LiveServer, total: number): number | undefined {
  const uptime = figure(server.facts.uptime)
  return uptime !== undefined && uptime > 0 ? total / uptime : undefined
}

/** Events a second since the last audit, where two were compared; undefined where they weren't, or the server restarted. */
export const lately = (server: LiveServer, of: 'evictedKeys' | 'rejectedConnections' | 'oomErrors'): number | undefined => {
  const perHour = server.live.since?.[of]?.perHour
  return perHour === undefined ? undefined : Math.max(0, perHour) / 3600
}

export const residentName = ({ workload, clients: [first] }: Resident): string => (first ? subject(first) : GENERIC[workload])

/** The workloads on a server that must lose nothing to eviction. */
export const keepers = (server: LiveServer, model: Model): readonly Resident[] =>
  residents(server, model).filter(r => r.confidence !== 'possible' && needs[r.workload].eviction === 'never')

/** Some residents in a sentence: `Sidekiq and the session store`. */
export const names = (all: readonly Resident[]): string => listed([...new Set(all.map(residentName))])

/** Writes since the server started, by INFO's commandstats. */
const WRITES =
  /^(?:set|setex|psetex|setnx|mset|getset|append|incr|incrby|incrbyfloat|hset|hmset|hsetnx|hincrby|[lr]push|sadd|zadd|xadd|restore|eval|evalsha)$/i

export function writes(server: LiveServer): number | undefined {
  const commands = known(server.facts.commands)?.value
  return commands && Object.entries(commands).reduce((n, [name, { calls }]) => n + (WRITES.test(name) ? calls : 0), 0)
}

/** `12,401 keys were evicted since the server started 9 days ago`. */
export function evictions(server: LiveServer): string {
  const evicted = figure(server.facts.evictedKeys) ?? 0
  return `${counted(evicted, 'key')} ${Math.round(evicted) === 1 ? 'was' : 'were'} evicted ${sinceStart(server)}`
}
