/** Which variable leads each client to its new server: one that it has to itself already, or a fresh one. */
import { chains } from '../model/address.ts'
import { type Client, isRider } from '../model/client.ts'
import type { Model } from '../model/model.ts'
import { identity, options, type Value, variables } from '../model/value.ts'
import { needs, spokenFor, type Workload } from '../model/workload.ts'
import { type Group, groups } from './groups.ts'

/** One client that opens connections, with what names its new server. */
export interface Assignment {
  readonly client: Client
  readonly variable: string
  /** False where the code reads it first already. */
  readonly fresh: boolean
  /** The name of the group. */
  readonly server: string
}

/** Variables that belong to a platform or an add-on: it sets them, and takes them away. Source: the fact sheet of providers, section 2. */
const PLATFORM =
  /^(?:(?:HEROKU_)?REDIS(?:_[A-Z]+)?_TLS_URL|HEROKU_REDIS_\w+_URL|(?:REDIS|VALKEY|KV|REDISCLOUD|REDISTOGO|REDISGREEN|OPENREDIS|UPSTASH_REDIS|SCALINGO_REDIS)_UR[LI]|STACKHERO_\w+)$/

const WORDS: Readonly<Partial<Record<Workload, string>>> = { app: 'DATA', 'rate-limit': 'LIMITS', lock: 'LOCKS', 'feature-flag': 'FLAGS' }

/** A list of sentinels names no server that a plan could set up. */
const isSentinels = (v: Value): boolean => v.kind === 'env' && /SENTINEL/i.test(v.name)

/** The variable that a client prefers on every branch, sentinels left aside; undefined where there is no such one. */
function firstVariable(client: Client): string | undefined {
  const heads = new Set(
    chains(client.endpoint, {}).map(chain => {
      const first = chain.find(a => !isSentinels(a.value))?.value
      return first?.kind === 'env' ? first.name : undefined
    }),
  )
  const [only] = heads
  return heads.size === 1 ? only : undefined
}

/** What an endpoint holds that somebody wrote. */
export const writtenAlternatives = (endpoint: Value): readonly Value[] =>
  options(endpoint).filter(o => !(o.kind === 'literal' && o.implied))

/**
 * Two clients of a workload that prefer one server have one variable, whatever stands behind it; others have each their own,
 * so that databases are not thrown together.
 */
function place(client: Client): string {
  const written = writtenAlternatives(client.endpoint)
  const preferred = client.endpoint.kind === 'firstOf' && written[0]?.kind === 'env' ? written.slice(0, 1) : written
  return `${client.workload}\n${preferred.map(identity).join('\n')}`
}

const inCapitals = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase()

function freshName(client: Client, used: ReadonlySet<string>): string {
  const word = WORDS[client.workload] ?? inCapitals(client.workload)
  const own = inCapitals(client.name).replace(/^REDIS_|_(?:REDIS|POOL|URL)$/g, '')
  const candidates = [`REDIS_${word}_URL`, ...(own && own !== word ? [`REDIS_${own}_URL`] : []), `${word}_REDIS_URL`]
  const free = candidates.find(name => !used.has(name))
  if (free) return free
  for (let n = 2; ; n++) if (!used.has(`REDIS_${word}_${n}_URL`)) return `REDIS_${word}_${n}_URL`
}

/** The variable that a client may keep: its own first choice, which no client of another server prefers, or which is named after it. */
function kept(client: Client, group: Group, all: readonly (readonly [Client, Group])[]): string | undefined {
  const name = firstVariable(client)
  if (name === undefined || PLATFORM.test(name)) return undefined
  const rivals = all.filter(([other, of]) => of !== group && firstVariable(other) === name)
  const named = (c: Client): boolean => spokenFor[needs[c.workload].kind].test(name)
  return rivals.length === 0 || (named(client) && !rivals.some(([other]) => named(other))) ? name : undefined
}

export interface Assigned {
  readonly groups: readonly Group[]
  /** Clients with connections of their own, in the order of the model. */
  readonly assignments: readonly Assignment[]
}

/** Servers and variables for an app's clients; what rides on another's connection goes where that one goes. */
export function assign(model: Model): Assigned {
  const clients = model.clients.filter(c => !isRider(c))
  const found = groups(clients.map(c => c.workload))
  const all = clients.flatMap(client => {
    const group = found.find(g => g.workloads.includes(client.workload))
    return group ? [[client, group] as const] : []
  })
  const used = new Set(model.clients.flatMap(c => variables(c.endpoint)))
  const names = new Map<string, string>()
  const assignments = all.map(([client, group]): Assignment => {
    const own = kept(client, group, all)
    if (own !== undefined) return { client, variable: own, fresh: false, server: group.name }
    const at = place(client)
    const variable = names.get(at) ?? freshName(client, used)
    names.set(at, variable)
    used.add(variable)
    return { client, variable, fresh: true, server: group.name }
  })
  return { groups: found, assignments }
}
