/** Who lives on a server, where nothing else says so by the server's own name; and which servers are judged. */
import { chains } from '../../model/address.ts'
import { isRider } from '../../model/client.ts'
import { known } from '../../model/fact.ts'
import type { Confidence } from '../../model/finding.ts'
import type { Model } from '../../model/model.ts'
import { type Resident, residents } from '../../model/residents.ts'
import type { Server } from '../../model/server.ts'
import { type Needs, needs, type Workload } from '../../model/workload.ts'

/** A resident, or a workload that a server is named after. */
export interface Tenant extends Resident {
  /** Set where only the server's name tells: ``the name `jobs` ``. */
  readonly byName?: true
}

/** Words of a name, whole: a server called `sidekiq-jobs` is for Sidekiq. A name for two kinds tells nothing. */
const NAMES: readonly (readonly [RegExp, Workload])[] = [
  [/^(?:sidekiq|jobs?|queues?|workers?)$/, 'sidekiq'],
  [/^resque$/, 'resque'],
  [/^(?:cache|caches|caching)$/, 'cache'],
  [/^sessions?$/, 'session'],
]

/** The workloads that the words of a name tell. */
const toldBy = (name: string): readonly Workload[] =>
  name
    .toLowerCase()
    .split(/[^a-z]+/)
    .flatMap(word => NAMES.flatMap(([pattern, workload]) => (pattern.test(word) ? [workload] : [])))

/** What its own name tells, else what all variables tell that point to it: `REDIS_URL` beside `CACHE_URL` may be for jobs. */
function namedAfter({ service, file, names }: Server): Workload | undefined {
  // The type of a resource, such as `aws_elasticache_serverless_cache`, is no name.
  const own = toldBy(/\.tf(?:\.json)?$/.test(file) ? service.replace(/^.*\.(?=\w)/, '') : service)
  const variables = names.map(toldBy)
  if (own.length === 0 && variables.some(told => told.length === 0)) return undefined
  const found = new Set([...own, ...variables.flat()])
  const [only] = found
  return found.size === 1 ? only : undefined
}

/** Everyone of an app that knows one address alone, where one server alone is declared and nothing says who reads it. */
function onlyChoice(server: Server, model: Model): readonly Tenant[] {
  const addresses = new Set(
    model.clients.filter(c => !isRider(c)).flatMap(c => chains(c.endpoint, model.endpoints).map(chain => chain[0]?.keys.join(' ') ?? '')),
  )
  const [only = ''] = addresses
  if (addresses.size !== 1 || !/^(?:env|setting|credentials|config_for):/.test(only) || judgedServers(model).length !== 1) return []
  return residents({ ...server, addresses: [only] }, model).map(r => ({
    ...r,
    confidence: r.confidence === 'certain' ? 'likely' : r.confidence,
  }))
}

/** The workloads on a server. Where neither code nor an audit says, and nothing wires it, its name may, or that there is no other. */
export function tenants(server: Server, model: Model): readonly Tenant[] {
  const found = residents(server, model)
  if (found.length > 0) return found
  const name = namedAfter(server)
  const there = model.clients.length === 0 || (server.names.length === 0 && model.clients.some(c => c.workload === name))
  if (name !== undefined && there) return [{ workload: name, clients: [], confidence: 'likely', seen: false, byName: true }]
  return server.names.length === 0 && server.live === undefined && name === undefined ? onlyChoice(server, model) : []
}

export const judgedServers = (model: Model): readonly Server[] => model.servers.filter(s => s.aside === undefined)

export const ofKind = (all: readonly Tenant[], ...kinds: readonly Needs['kind'][]): readonly Tenant[] =>
  all.filter(t => kinds.includes(needs[t.workload].kind))

/** What a finding that rests on these facts and tenants may weigh: `true` where one of them isn't sure enough for the full weight. */
export const isMild = (server: Server, facts: readonly (keyof Server['facts'])[], who: Pick<Tenant, 'confidence' | 'byName'>): boolean =>
  who.confidence !== 'certain' || facts.some(name => known(server.facts[name] as Parameters<typeof known>[0])?.unconfirmed === true)

/** How sure: as sure as the tenant is, and never certain where a variable may say otherwise or a default was assumed. */
export function sureness(server: Server, facts: readonly (keyof Server['facts'])[], who: Pick<Tenant, 'confidence'>): Confidence {
  if (who.confidence !== 'certain') return who.confidence
  const shaky = facts.some(name => {
    const fact = known(server.facts[name] as Parameters<typeof known>[0])
    return fact?.unless !== undefined || fact?.unconfirmed === true
  })
  return shaky ? 'likely' : 'certain'
}
