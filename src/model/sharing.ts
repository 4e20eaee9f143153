/** Which workloads reach the same server, in which case, and what would part them. */
import { type Address, chains, isLocalhost } from './address.ts'
import { type Client, isRider } from './client.ts'
import type { Model } from './model.ts'
import type { Value } from './value.ts'
import type { Workload } from './workload.ts'

/**
 * `definite`: both prefer the same server. `fallback`: they meet once variables that are preferred are unset.
 * `unknown`: they meet on some branch of something that the files don't tell.
 */
export type Tier = 'definite' | 'fallback' | 'unknown'

/** Two clients that reach one server. */
export interface Meeting {
  readonly tier: Tier
  readonly clients: readonly [Client, Client]
  /** What names the server where they first meet, as each of the two has it. */
  readonly at: readonly [Value, Value]
  /** The server's identity: `env:REDIS_URL`, `localhost:6379`. */
  readonly key: string
  /** True where every server that the two may share is on localhost. */
  readonly onlyLocalhost: boolean
  /** Variables of which any one, when set, parts the two; empty where none does. In order of preference. */
  readonly partedBy: readonly string[]
}

/** Two workloads that share a server, with their strongest pair of clients; `a` and `b` in alphabetical order. */
export interface Sharing extends Meeting {
  readonly a: Workload
  readonly b: Workload
}

const RANK: Readonly<Record<Tier, number>> = { definite: 0, fallback: 1, unknown: 2 }

type Chain = readonly Address[]

const meets = (x: Address, y: Address): string | undefined => x.keys.find(key => y.keys.includes(key))

interface Crossing {
  readonly i: number
  readonly j: number
  readonly key: string
}

/** Where two chains of alternatives hold the same server, in order of preference. */
function crossings(a: Chain, b: Chain): readonly Crossing[] {
  const found: Crossing[] = []
  for (const [i, x] of a.entries()) {
    for (const [j, y] of b.entries()) {
      const key = meets(x, y)
      if (key !== undefined) found.push({ i, j, key })
    }
  }
  return found.sort((p, q) => p.i + p.j - (q.i + q.j) || p.i - q.i)
}

const firstKeys = (all: readonly Chain[]): string =>
  JSON.stringify([...new Set(all.map(chain => [...(chain[0]?.keys ?? [])].sort().join(' ')))].sort())

/** Unordered branches agree where all have the same first choices, as two copies of one condition do. */
function agree(a: readonly Chain[], b: readonly Chain[]): boolean {
  const known = [...a, ...b].every(chain => (chain[0]?.keys.length ?? 0) > 0)
  return known && firstKeys(a) === firstKeys(b)
}

/** How two clients meet; undefined where nothing says that they can. */
export function meeting(a: Client, b: Client, model: Model): Meeting | undefined {
  const [left, right] = [chains(a.endpoint, model.endpoints), chains(b.endpoint, model.endpoints)]
  const worlds = left.flatMap(x => right.map(y => ({ x, y, found: crossings(x, y) })))
  const meetingWorlds = worlds.filter(world => world.found.length > 0)
  const best = meetingWorlds.sort((p, q) => order(p.found) - order(q.found))[0]
  const first = best?.found[0]
  if (!best || !first) return undefined
  const definite =
    agree(left, right) ||
    (first.i === 0 &&
      first.j === 0 &&
      meetingWorlds.length === worlds.length &&
      worlds.every(w => w.found[0]?.i === 0 && w.found[0].j === 0))
  const everywhere = meetingWorlds.length === worlds.length
  const preferred = (world: { readonly x: Chain; readonly y: Chain; readonly found: readonly Crossing[] }): readonly string[] =>
    [...world.x.slice(0, Math.min(...world.found.map(c => c.i))), ...world.y.slice(0, Math.min(...world.found.map(c => c.j)))].flatMap(
      address => address.variables,
    )
  // Where the two meet at once on one branch, other branches know what parts them: a variable that only one of the two reads.
  const own = preferred(best)
  const both = (variable: string): boolean =>
    [left, right].every(side => side.some(chain => chain.some(address => address.variables.includes(variable))))
  const parting = own.length > 0 || !everywhere ? own : meetingWorlds.flatMap(preferred).filter(v => !both(v))
  return {
    tier: definite ? 'definite' : everywhere ? 'fallback' : 'unknown',
    clients: [a, b],
    at: [(best.x[first.i] as Address).value, (best.y[first.j] as Address).value],
    key: first.key,
    onlyLocalhost: meetingWorlds.every(world => world.found.every(c => isLocalhost(c.key))),
    partedBy: definite ? [] : [...new Set(parting)],
  }
}

/** A lower number is a stronger meeting: early, and not on localhost. */
function order(found: readonly Crossing[]): number {
  const first = found[0]
  return first ? first.i + first.j + (found.every(c => isLocalhost(c.key)) ? 1000 : 0) : Number.POSITIVE_INFINITY
}

const strength = (m: Meeting): readonly number[] => [
  // What is known to keep something comes before a guess.
  m.clients.filter(c => c.guessed).length,
  RANK[m.tier],
  m.tier !== 'definite' && m.onlyLocalhost ? 1 : 0,
  m.clients.filter(isRider).length,
  m.partedBy.length,
]

function stronger(a: Meeting, b: Meeting): Meeting {
  const [x, y] = [strength(a), strength(b)]
  const at = x.findIndex((n, i) => n !== y[i])
  return at === -1 || (x[at] as number) < (y[at] as number) ? a : b
}

/**
 * Pairs of different workloads that reach one server, by the strongest pair of their clients (definite before fallback,
 * a real server before localhost, own connections before riders). Variables that the team's configuration names are
 * always set, so nothing behind them counts. Strongest first, then by name.
 */
export function sharing(model: Model): readonly Sharing[] {
  const pairs = new Map<string, Sharing>()
  for (const [n, one] of model.clients.entries()) {
    for (const other of model.clients.slice(n + 1)) {
      if (one.workload === other.workload) continue
      const [a, b] = one.workload < other.workload ? [one, other] : [other, one]
      const found = meeting(a, b, model)
      if (!found) continue
      const key = `${a.workload} ${b.workload}`
      const before = pairs.get(key)
      pairs.set(key, { a: a.workload, b: b.workload, ...(before ? stronger(before, found) : found) })
    }
  }
  const name = (s: Sharing): string => `${s.a} ${s.b}`
  return [...pairs.values()].sort((p, q) => RANK[p.tier] - RANK[q.tier] || (name(p) < name(q) ? -1 : 1))
}
