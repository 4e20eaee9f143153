/** Keys of Sidekiq and Resque by name, where a reading ended early: few keys with many bytes, which a sample misses or multiplies. */
import { type Claim, candidates } from './classify.ts'
import { type Group, measure, newGroup } from './group.ts'
import { segmentsOf } from './names.ts'
import type { OpenServer } from './open.ts'
import { list, type Reply, text } from './reply.ts'
import { shapeOf } from './shape.ts'

export interface ByName {
  readonly groups: readonly Group[]
  /** What was read although that resets its idle time. */
  readonly read: readonly string[]
}

const FIXED = ['queues', 'processes', 'schedule', 'retry', 'dead', 'failed', 'workers', 'delayed_queue_schedule'] as const
/** Names of queues that are taken from one set. */
const MOST_QUEUES = 1000

/** Namespaces that jobs may have: none, Resque's own, and those that the code gives. */
const namespaces = (claims: readonly Claim[], database: number): readonly string[] => [
  ...new Set([
    '',
    'resque:',
    ...claims
      .filter(c => (c.workload === 'sidekiq' || c.workload === 'resque') && (c.database ?? database) === database)
      .map(c => (c.prefix === '' || /[:/|]$/.test(c.prefix) ? c.prefix : `${c.prefix}:`)),
  ]),
]

/** The keys of the selected database by name, each a group of its own. */
export async function jobsByName(open: OpenServer, claims: readonly Claim[], database: number): Promise<ByName> {
  const groups: Group[] = []
  const read: string[] = []
  for (const namespace of namespaces(claims, database)) {
    const set = `${namespace}queues`
    const [reply] = await open.ask([['SSCAN', set, '0', 'COUNT', MOST_QUEUES]])
    const queues = list(list(reply)[1]).flatMap(name => text(name) ?? [])
    if (queues.length > 0) read.push(set)
    const names = [...FIXED, ...queues.slice(0, MOST_QUEUES).map(queue => `queue:${queue}`)].map(name => namespace + name)
    for (const name of names) {
      const [bytes, type] = await open.ask([
        ['MEMORY USAGE', name, 'SAMPLES', 10_000],
        ['TYPE', name],
      ])
      if (typeof bytes === 'number') groups.push(one(name, bytes, type, claims, database))
    }
  }
  return { groups, read }
}

function one(name: string, bytes: number, type: Reply | undefined, claims: readonly Claim[], database: number): Group {
  const claim = claims.find(c => c.prefix !== '' && name.startsWith(c.prefix) && (c.database ?? database) === database)
  const shape = shapeOf(Buffer.from(name), claim ? Buffer.byteLength(claim.prefix) : 0)
  const group = newGroup({ database, claim, candidates: candidates(shape, claim?.workload), path: segmentsOf(shape) }, true)
  group.names = 1
  measure(group, bytes)
  group.types.set(text(type) ?? '', 1)
  return group
}

/** Groups without those that were asked by name. */
export function without(groups: readonly Group[], { groups: asked }: ByName): readonly Group[] {
  const known = new Set(asked.map(g => `${g.claim?.prefix ?? ''}${g.path.join('')}`))
  return groups.filter(g => !known.has(`${g.claim?.prefix ?? ''}${g.path.join('')}`))
}
