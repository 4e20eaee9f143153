/** Sidekiq's state on a server: queues, sets, processes and what they weigh, by bounded reads of its own keys. */
import type { SidekiqQueue, SidekiqState } from '../model/audit.ts'
import { discreet, discreetly } from './discreet.ts'
import type { OpenServer } from './open.ts'
import { count, list, type Reply, text } from './reply.ts'
import { allJobs, type Collection, sampledBytes, weight } from './sidekiq/collections.ts'
import { namespaces } from './sidekiq/namespaces.ts'
import { type Processes, processes } from './sidekiq/processes.ts'
import { amount, type Reader, reader } from './sidekiq/reader.ts'
import { age, daysBefore, seconds } from './sidekiq/time.ts'

export interface SidekiqReading {
  /** Databases that hold keys. */
  readonly databases: readonly number[]
  /** Namespaces that the code names; without `database` each database is looked into. */
  readonly namespaces: readonly { readonly prefix: string; readonly database?: number }[]
  /** Reads every job instead of a few at both ends. */
  readonly jobs: boolean
  /** Seconds since 1970 by the server's clock. */
  readonly now: number
  readonly rest: (milliseconds: number) => Promise<void>
}

export interface SidekiqFound {
  /** The one with live processes or most jobs first. */
  readonly states: readonly SidekiqState[]
  /** Names of the keys that were read: their idle times have begun anew unless the connection has NO-TOUCH. */
  readonly touched: readonly string[]
  readonly refusals: Reader['refusals']
}

/** Databases beyond these are left alone: an app with one database each for so many workloads names Sidekiq's in its URL. */
const MOST_DATABASES = 16
/** Names of private queues that are tried: processes times queues. */
const MOST_PRIVATE = 4000
const DAYS = 7

/** Jobs that super_fetch moved to a list of their process, by queue: `queue:sq|IDENTITY|QUEUE` (Sidekiq Pro). */
async function privateQueues(
  prefix: string,
  names: readonly string[],
  identities: readonly string[],
  of: Reader,
): Promise<ReadonlyMap<string, number>> {
  const pairs = identities.flatMap(identity => names.map(name => [identity, name] as const)).slice(0, MOST_PRIVATE)
  const lengths = await of.ask(pairs.map(([identity, name]) => ['LLEN', `${prefix}queue:sq|${identity}|${name}`] as const))
  const sums = new Map<string, number>()
  pairs.forEach(([, name], i) => {
    sums.set(name, (sums.get(name) ?? 0) + amount(lengths[i]))
  })
  return sums
}

interface Queues {
  /** What each queue is called in the report. */
  readonly called: ReadonlyMap<string, string>
  readonly queues: readonly SidekiqQueue[]
  readonly lists: readonly Collection[]
}

async function queuesOf(prefix: string, working: Processes, now: number, of: Reader): Promise<Queues> {
  // A super_fetch of old put its private queues on the list too.
  const names = (await of.members(`${prefix}queues`)).filter(name => !name.startsWith('sq|'))
  const replies = await of.ask(
    names.flatMap(name => [['LLEN', `${prefix}queue:${name}`] as const, ['LINDEX', `${prefix}queue:${name}`, -1] as const]),
    40,
  )
  const held = await privateQueues(prefix, names, working.identities, of)
  const worked = new Set(working.live.flatMap(process => process.queues))
  const called = discreetly([...names, ...worked])
  const queues: SidekiqQueue[] = []
  const lists: Collection[] = []
  names.forEach((name, i) => {
    const [length, last] = [replies[2 * i], replies[2 * i + 1]]
    const depth = amount(length)
    const latency = age(text(last), now)
    const inHand = held.get(name) ?? 0
    queues.push({
      name: called.get(name) ?? discreet(name),
      depth,
      ...(latency !== undefined && { latency }),
      worked: worked.has(name),
      ...(inHand > 0 && { private: inHand }),
    })
    lists.push({ key: `${prefix}queue:${name}`, sorted: false, elements: depth, seen: weight(last) })
  })
  return { queues: queues.sort((a, b) => b.depth - a.depth || (a.name < b.name ? -1 : 1)), lists, called }
}

/** How far the first of a sorted set is overdue, in seconds; undefined for an empty one. */
function overdue(first: Reply | undefined, now: number): number | undefined {
  const at = seconds(text(list(first)[1]))
  return at === undefined ? undefined : now - at
}

async function stateOf(prefix: string, database: number, reading: SidekiqReading, of: Reader): Promise<SidekiqState> {
  const { now } = reading
  const working = await processes(prefix, now, of)
  const { queues, lists, called } = await queuesOf(prefix, working, now, of)
  const sets = ['schedule', 'retry', 'dead'].map(name => `${prefix}${name}`)
  const cards = await of.ask(sets.map(key => ['ZCARD', key] as const))
  const firsts = await of.ask(sets.map(key => ['ZRANGE', key, 0, 0, 'WITHSCORES'] as const))
  const days = daysBefore(now, DAYS)
  const [processed, failed, ...perDay] = await of.ask([
    ['GET', `${prefix}stat:processed`],
    ['GET', `${prefix}stat:failed`],
    ...days.map(day => ['GET', `${prefix}stat:processed:${day}`] as const),
  ])
  const counted = perDay.flatMap(reply => count(reply) ?? [])
  const late = firsts.slice(0, 2).flatMap(first => overdue(first, now) ?? [])
  const collections = [
    ...lists,
    ...sets.map((key, i) => ({ key, sorted: true, elements: amount(cards[i]), seen: weight(list(firsts[i])[0]) })),
  ]
  const whole = reading.jobs ? await allJobs(collections, of, reading.rest) : undefined
  return {
    namespace: discreet(prefix.replace(/:$/, '')),
    database,
    queues,
    scheduled: amount(cards[0]),
    retries: amount(cards[1]),
    dead: amount(cards[2]),
    ...(late.length > 0 && { overdue: Math.max(...late) }),
    processes: working.live.map(process => ({ ...process, queues: process.queues.map(name => called.get(name) ?? discreet(name)) })),
    stale: working.stale,
    processed: amount(processed),
    failed: amount(failed),
    ...(counted.length > 0 && { perDay: counted.reduce((a, b) => a + b, 0) / counted.length }),
    ...(whole && { classes: whole.classes }),
    bytes: whole ? whole.bytes : await sampledBytes(collections, of),
  }
}

const jobsIn = (state: SidekiqState): number =>
  state.queues.reduce((sum, queue) => sum + queue.depth, 0) + state.scheduled + state.retries + state.dead

/** Looks for Sidekiq in each database and reads what it finds. The database of the address is selected again at the end. */
export async function readSidekiq(open: OpenServer, reading: SidekiqReading): Promise<SidekiqFound> {
  const of = reader(open)
  const states: SidekiqState[] = []
  let selected = open.database
  const select = async (database: number): Promise<boolean> => {
    if (database === selected) return true
    const [reply] = await of.ask([['SELECT', database]])
    if (reply === null) return false
    selected = database
    return true
  }
  for (const database of reading.databases.slice(0, MOST_DATABASES)) {
    if (!(await select(database))) continue
    const told = reading.namespaces.filter(one => one.database === undefined || one.database === database).map(one => one.prefix)
    for (const prefix of await namespaces(told, of)) states.push(await stateOf(prefix, database, reading, of))
  }
  await select(open.database)
  return {
    states: states.sort((a, b) => b.processes.length - a.processes.length || jobsIn(b) - jobsIn(a)),
    touched: [...of.touched].sort(),
    refusals: of.refusals,
  }
}
