/** Finds the servers that a target means: the one it names, the primary that Sentinels know, or the nodes of a cluster. */
import { type Connection, connect, type Limits, type Way } from './connect.ts'
import { Cut } from './open.ts'
import { count, isRefusal, list, pairs, type Reply, text } from './reply.ts'
import type { Place, Target } from './target.ts'
import type { Trust } from './trust.ts'

export interface Found {
  readonly ways: readonly Way[]
  /** What a reader must know of what was found. */
  readonly warnings: readonly string[]
}

/** Nodes beyond this many are left out, and that is said. */
const MOST_NODES = 64

/** The way to one place with what the target says of it. */
const wayTo = (target: Target, to: Place | string, clusterNode = false): Way => ({
  to,
  tls: target.tls,
  ...(target.username !== undefined && { username: target.username }),
  ...(target.password !== undefined && { password: target.password }),
  database: target.database,
  clusterNode,
})

/** Asks the first place that lets itself be asked. Throws the last Cut where none does. */
async function first<T>(ways: readonly Way[], trust: Trust, limits: Limits, ask: (open: Connection, way: Way) => Promise<T>): Promise<T> {
  let last = new Cut('no address of it was given')
  for (const way of ways) {
    let open: Connection | undefined
    try {
      open = await connect(way, trust, limits)
      return await ask(open, way)
    } catch (error) {
      if (!(error instanceof Cut)) throw error
      last = error
    } finally {
      open?.close()
    }
  }
  throw ways.length > 1 ? new Cut(`none of its ${ways.length} addresses answers; of the last, ${last.message}`) : last
}

function placeOf(host: Reply | undefined, port: Reply | undefined, seed: Place): Place | undefined {
  const number = count(port)
  const name = text(host)
  // A node that doesn't know its own address is where it was asked.
  return number === undefined || number < 1 || number > 65_535
    ? undefined
    : { host: name === undefined || name === '' ? seed.host : name, port: number }
}

/** The first replica that its Sentinel doesn't think down; undefined where there is none. */
function replicaAmong(reply: Reply | undefined, seed: Place): Place | undefined {
  const nodes = list(reply).map(node => new Map(pairs(node)))
  const up = nodes.find(node => !/down|disconnected/.test(text(node.get('flags')) ?? ''))
  return up && placeOf(up.get('ip'), up.get('port'), seed)
}

async function bySentinel(target: Target, trust: Trust, limits: Limits): Promise<Found> {
  const { sentinelUsername: username, sentinelPassword: password, master = '' } = target
  const sentinels = target.places.map(
    (to): Way => ({
      to,
      tls: target.tls,
      ...(username !== undefined && { username }),
      ...(password !== undefined && { password }),
      database: 0,
      clusterNode: false,
      sentinel: true,
    }),
  )
  return await first(sentinels, trust, limits, async (open, way) => {
    const seed = way.to as Place
    const [address, replicas] = await open.ask([
      ['SENTINEL GET-MASTER-ADDR-BY-NAME', master],
      ['SENTINEL REPLICAS', master],
    ])
    if (isRefusal(address)) throw new Cut('what answers there is no Sentinel, or does not let itself be asked for the primary')
    const [host, port] = list(address)
    const primary = placeOf(host, port, seed)
    if (primary === undefined) throw new Cut('its Sentinels know no primary of that name')
    const replica = target.replicas ? replicaAmong(replicas, seed) : undefined
    const none = isRefusal(replicas) ? 'its Sentinel does not tell replicas (SENTINEL REPLICAS)' : 'Sentinel knows no replica that is up'
    const warnings = target.replicas && !replica ? [`${none}: the primary was read`] : []
    return { ways: [wayTo(target, replica ?? primary)], warnings }
  })
}

/** One node of each shard: its primary, or its first replica where replicas are wanted and there is one. */
function nodesIn(reply: Reply | undefined, replicas: boolean, seed: Place): readonly Place[] {
  const nodes = new Map<string, Place>()
  for (const range of list(reply)) {
    const [primary, replica] = list(range)
      .slice(2)
      .map(node => placeOf(list(node)[0], list(node)[1], seed))
    const chosen = (replicas ? replica : undefined) ?? primary
    if (chosen) nodes.set(`${chosen.host}:${chosen.port}`, chosen)
  }
  return [...nodes.values()]
}

async function byCluster(target: Target, trust: Trust, limits: Limits): Promise<Found> {
  const seeds = target.places.map(to => wayTo(target, to))
  return await first(seeds, trust, limits, async (open, way) => {
    const [slots] = await open.ask([['CLUSTER SLOTS']])
    if (isRefusal(slots)) {
      const off = /cluster support disabled/i.test(slots.refused)
      const why = off ? 'the server is no cluster and was read alone' : 'it does not tell its nodes (CLUSTER SLOTS), so one was read alone'
      return { ways: [way], warnings: [why] }
    }
    const nodes = nodesIn(slots, target.replicas, way.to as Place)
    if (nodes.length === 0) throw new Cut('its cluster serves no slots')
    const warnings = nodes.length > MOST_NODES ? [`the cluster has ${nodes.length} shards, of which ${MOST_NODES} were read`] : []
    return { ways: nodes.slice(0, MOST_NODES).map(node => wayTo(target, node, true)), warnings }
  })
}

/** The ways to the servers that a target means. Throws a Cut where nobody can tell them. */
export async function find(target: Target, trust: Trust, limits: Limits): Promise<Found> {
  if (target.kind === 'sentinel') return await bySentinel(target, trust, limits)
  if (target.kind === 'cluster') return await byCluster(target, trust, limits)
  const to = target.path ?? target.places[0]
  return { ways: to === undefined ? [] : [wayTo(target, to)], warnings: [] }
}
