/** Clients of which only one is made: `REDIS = ENV["A"] ? Redis.new(url: ENV["A"]) : Redis.new` is one client. */
import { numberIn } from '../model/amount.ts'
import type { Call } from '../model/call.ts'
import type { Client } from '../model/client.ts'
import { either, ordered } from '../model/value.ts'

export interface Made {
  readonly call: Call
  /** The call whose result is kept: the client's own, or that of the pool around it. */
  readonly kept: Call
  readonly client: Client
}

/** Alternatives of one client, at most: a `case` with more branches is generated code. */
const MOST = 40

/** The other side of each branch that a call stands on. */
const opposite = ({ call }: Made): ReadonlySet<string> =>
  new Set(call.sides.map(side => (side.endsWith(' true') ? side.replace(/ true$/, ' false') : side.replace(/ false$/, ' true'))))

const name = ({ kept }: Made): string | undefined =>
  kept.assignedTo === undefined ? undefined : `${kept.at.file} ${kept.namespace} ${kept.method ?? ''} ${kept.assignedTo}`

/** One client for those that are kept under one name, each on another side of a branch; what else is made stays as it is. */
export function oneOfSeveral(all: readonly Made[]): readonly Made[] {
  const byName = new Map<string | undefined, Made[]>()
  for (const one of all) {
    const known = byName.get(name(one))
    if (known) known.push(one)
    else byName.set(name(one), [one])
  }
  const taken = new Set<Made>()
  return all.flatMap(first => {
    if (taken.has(first)) return []
    const group = [first]
    const against = [opposite(first)]
    const others = name(first) === undefined ? [] : (byName.get(name(first)) ?? [])
    for (const other of others) {
      if (other === first || taken.has(other) || group.length === MOST) continue
      if (!against.every(sides => other.call.sides.some(side => sides.has(side)))) continue
      group.push(other)
      against.push(opposite(other))
    }
    for (const one of group) taken.add(one)
    return group.length === 1 ? [first] : [{ ...first, client: together(group) }]
  })
}

/** How long a client may wait, in seconds; where it doesn't say, as long as redis-rb 4 does. */
const longest = ({ client: { timeouts } }: Made): number =>
  Math.max(...[timeouts.connect, timeouts.read].map(limit => (limit === null ? 5 : (numberIn(limit) ?? 0))))

/** Of several the one whose settings there is most to say of: it runs with them as often as its branch does. */
function laxest(group: readonly Made[]): Client {
  const most = Math.max(...group.map(longest))
  const slow = group.filter(m => longest(m) === most)
  const { client } = slow.find(m => m.client.pooling === 'none') ?? (slow[0] as Made)
  const unverified = group.find(m => m.client.tlsVerify === 'none')?.client
  return unverified ? { ...client, tlsVerify: 'none', ...(unverified.tlsAt ? { tlsAt: unverified.tlsAt } : {}) } : client
}

/** In order where all but the last are made because a variable is set. */
function together(group: readonly Made[]): Client {
  const client = laxest(group)
  const asked = (m: Made): boolean => m.call.requires.length > 0
  const sorted = [...group.filter(asked), ...group.filter(m => !asked(m))]
  const endpoints = sorted.map(m => m.client.endpoint)
  const inOrder = sorted.slice(0, -1).every(asked)
  return { ...client, endpoint: inOrder ? ordered(endpoints, client.at) : either(endpoints, client.at) }
}
