/** Which workloads keep something on a server: what the code sends there, and what an audit found. */
import { chains } from './address.ts'
import { type Client, isRider } from './client.ts'
import { known } from './fact.ts'
import type { Confidence } from './finding.ts'
import type { Model } from './model.ts'
import type { Server } from './server.ts'
import { needs, type Workload } from './workload.ts'

export interface Resident {
  readonly workload: Workload
  /** Clients of the code whose endpoint is this server, own connections before riders; empty where only the audit knows. */
  readonly clients: readonly Client[]
  /** `likely` where the server is only a fallback of the code, `possible` where a branch decides that the files don't tell. */
  readonly confidence: Confidence
  /** Whether an audit saw it there. */
  readonly seen: boolean
}

const RANK: Readonly<Record<Confidence, number>> = { certain: 0, likely: 1, possible: 2 }

/** Whether a platform or an audited environment sets a variable for every process, and it leads elsewhere. */
const leadsElsewhere = (key: string, server: Server, model: Model): boolean => {
  const name = key.startsWith('env:') ? key.slice('env:'.length) : undefined
  if (name === undefined || server.names.includes(name)) return false
  return model.servers.some(s => s.id !== server.id && s.aside === undefined && (s.wiring ?? []).length === 0 && s.names.includes(name))
}

/** How sure a client's endpoint is this server; undefined where nothing says that it is. */
export function aim(client: Client, server: Server, model: Model): Confidence | undefined {
  const keys = [`server:${server.id}`, ...server.names.map(name => `env:${name}`), ...(server.addresses ?? [])]
  // What the configuration calls a variable's server is its name too.
  for (const name of server.names) {
    const called = Object.hasOwn(model.endpoints, name) ? model.endpoints[name] : undefined
    if (called !== undefined) keys.push(`server:${called}`)
  }
  const worlds = chains(client.endpoint, model.endpoints).map(chain => {
    const at = chain.findIndex(a => a.keys.some(key => keys.includes(key)))
    // What is preferred and set is where the client goes.
    return chain.slice(0, Math.max(0, at)).some(a => a.keys.some(key => leadsElsewhere(key, server, model))) ? -1 : at
  })
  const hits = worlds.filter(at => at !== -1)
  if (hits.length === 0) return undefined
  if (hits.length < worlds.length) return 'possible'
  return hits.every(at => at === 0) ? 'certain' : 'likely'
}

/** Workloads that an audit saw: keys of their own, Sidekiq's sets, channels that are subscribed. */
function seenOn(server: Server): ReadonlySet<Workload> {
  const found = new Set<Workload>()
  for (const { workload, keys } of server.live?.keyspace?.workloads ?? [])
    if (workload !== 'unclaimed' && keys.value > 0) found.add(workload)
  if (server.live?.sidekiq) found.add('sidekiq')
  const channels = known(server.facts.channels)?.value
  if ((channels?.cable ?? 0) > 0) found.add('cable')
  if ((channels?.anycable ?? 0) > 0) found.add('anycable')
  return found
}

/** The workloads on a server, each once with all its clients, surest first, then in the order of the catalogue. */
export function residents(server: Server, model: Model): readonly Resident[] {
  const found = new Map<Workload, { clients: Client[]; confidence: Confidence }>()
  for (const client of model.clients) {
    const confidence = aim(client, server, model)
    if (confidence === undefined) continue
    const before = found.get(client.workload)
    const surer = before && RANK[before.confidence] < RANK[confidence] ? before.confidence : confidence
    found.set(client.workload, { clients: [...(before?.clients ?? []), client], confidence: surer })
  }
  const seen = seenOn(server)
  return (Object.keys(needs) as Workload[])
    .flatMap(workload => {
      const code = found.get(workload)
      if (!code && !seen.has(workload)) return []
      const clients = [...(code?.clients ?? [])].sort((a, b) => Number(isRider(a)) - Number(isRider(b)))
      return [
        {
          workload,
          clients,
          confidence: seen.has(workload) ? ('certain' as const) : (code?.confidence ?? 'certain'),
          seen: seen.has(workload),
        },
      ]
    })
    .sort((a, b) => RANK[a.confidence] - RANK[b.confidence])
}
