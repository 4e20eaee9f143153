/** Two audits of the same servers, an earlier and a later: what grew, how fast, and when it will be too much. */
import type { AuditDocument, AuditedServer } from '../model/audit.ts'
import type { AuditChange, Change, ServerChange } from '../model/auditChange.ts'
import { type Fact, type Facts, known } from '../model/fact.ts'
import { areSized } from '../model/measured.ts'

type Numbers = { [K in keyof Facts]-?: NonNullable<Facts[K]> extends Fact<number> ? K : never }[keyof Facts]

/** Rates over less than this say nothing: one batch of jobs would be a trend. */
const SHORTEST = 60
const HOUR = 3600

const value = (server: AuditedServer, key: Numbers): number | undefined => known(server.facts[key] as Fact<number> | undefined)?.value

const shares = (a: readonly string[], b: readonly string[]): boolean =>
  a.some(name => b.includes(name)) || (a.length === 0 && b.length === 0)

/**
 * The earlier audit's entry of each server: by run_id; else, since a restart gives another, by a name, and among several of
 * one name (a cluster's shards) or of none by the id.
 */
function pairsOf(before: readonly AuditedServer[], now: readonly AuditedServer[]): ReadonlyMap<AuditedServer, AuditedServer> {
  const pairs = new Map<AuditedServer, AuditedServer>()
  const taken = new Set<AuditedServer>()
  const pair = (found: (server: AuditedServer) => AuditedServer | undefined): void => {
    for (const server of now) {
      const match = pairs.has(server) ? undefined : found(server)
      if (!match) continue
      pairs.set(server, match)
      taken.add(match)
    }
  }
  const ofNames = (server: AuditedServer) => before.filter(b => !taken.has(b) && shares(b.names, server.names))
  pair(server => {
    const same = before.filter(b => b.runId !== null && b.runId === server.runId)
    return same.find(b => b.id === server.id) ?? same[0]
  })
  pair(server => ofNames(server).find(b => b.id === server.id))
  // Shards are named alike: which is which only their ids and run_ids tell.
  pair(server => {
    const alike = now.filter(s => shares(s.names, server.names))
    return server.names.length > 0 && alike.length === 1 ? ofNames(server)[0] : undefined
  })
  return pairs
}

const COUNTERS: readonly Numbers[] = ['evictedKeys', 'expiredKeys', 'totalCommands', 'rejectedConnections']

/** Why counters of the two don't continue each other; undefined where they do. */
function restart(before: AuditedServer, now: AuditedServer, seconds: number): string | undefined {
  const uptime = value(now, 'uptime')
  if (uptime !== undefined && uptime < seconds - SHORTEST) return 'the server restarted in between'
  const fallen = COUNTERS.find(key => (value(now, key) ?? Number.POSITIVE_INFINITY) < (value(before, key) ?? 0))
  if (fallen !== undefined) return 'a counter went down: the server restarted or its statistics were reset'
  if (before.runId !== null && now.runId !== null && before.runId !== now.runId) return 'another server answers at the address'
  return undefined
}

/** What two numbers say; a rate where the time between them is long enough, and `rate` is not refused. */
function change(before: number | undefined, now: number | undefined, seconds: number, rate: boolean): Change | undefined {
  if (before === undefined || now === undefined) return undefined
  return { before, now, ...(rate && seconds >= SHORTEST && { perHour: ((now - before) / seconds) * HOUR }) }
}

/** Keys without `undefined`, as the document has them. */
const present = <T extends object>(of: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(of).filter(([, v]) => v !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }

const keysOf = (s: AuditedServer): number | undefined =>
  known(s.facts.databaseKeys)?.value.reduce((n, d) => n + d.keys, 0) ?? s.keyspace?.total

/** Named amounts of both sides, those that either has. */
function paired(
  before: ReadonlyMap<string, number>,
  now: ReadonlyMap<string, number>,
  seconds: number,
): readonly (readonly [string, Change])[] {
  return [...new Set([...now.keys(), ...before.keys()])].flatMap(name => {
    const found = change(before.get(name) ?? 0, now.get(name) ?? 0, seconds, true)
    return found ? [[name, found] as const] : []
  })
}

function compared(before: AuditedServer, now: AuditedServer, seconds: number): ServerChange {
  const restarted = restart(before, now, seconds)
  const counts = restarted === undefined
  const counter = (key: Numbers): Change | undefined => (counts ? change(value(before, key), value(now, key), seconds, true) : undefined)
  // What is stored outlives a restart only where it is persisted: its difference is no rate then.
  const stored = (b: number | undefined, n: number | undefined): Change | undefined => change(b, n, seconds, counts)
  const usedMemory = stored(value(before, 'usedMemory'), value(now, 'usedMemory'))
  const limit = value(now, 'maxmemory')
  const rate = usedMemory?.perHour ?? 0
  const left = limit && usedMemory ? limit - usedMemory.now : undefined
  const oom = (s: AuditedServer): number | undefined => {
    const errors = known(s.facts.errors)?.value
    return errors && (errors['OOM'] ?? 0)
  }
  const queues = (s: AuditedServer) => new Map((s.sidekiq?.queues ?? []).map(q => [q.name, q.depth]))
  const workloads = (s: AuditedServer) => new Map((s.keyspace?.workloads ?? []).map(w => [w.workload as string, w.bytes.value]))
  const jobs = (key: 'scheduled' | 'retries' | 'dead'): Change | undefined => stored(before.sidekiq?.[key], now.sidekiq?.[key])
  // Sidekiq's own totals are keys and survive; one that fell was reset by hand or evicted.
  const total = (key: 'processed' | 'failed'): Change | undefined => {
    const [b, n] = [before.sidekiq?.[key], now.sidekiq?.[key]]
    return b !== undefined && n !== undefined && n >= b ? change(b, n, seconds, true) : undefined
  }
  const both = before.sidekiq !== null && now.sidekiq !== null
  const measured = [before, now].every(s => s.keyspace !== null && areSized(s.keyspace))
  return {
    id: now.id,
    ...present({
      restarted,
      usedMemory,
      fullInHours: left !== undefined && rate > 0 ? Math.max(0, left / rate) : undefined,
      evictedKeys: counter('evictedKeys'),
      expiredKeys: counter('expiredKeys'),
      rejectedConnections: counter('rejectedConnections'),
      commands: counter('totalCommands'),
      oomErrors: counts ? change(oom(before), oom(now), seconds, true) : undefined,
      keys: stored(keysOf(before), keysOf(now)),
      scheduled: jobs('scheduled'),
      retries: jobs('retries'),
      dead: jobs('dead'),
      processed: total('processed'),
      failed: total('failed'),
    }),
    queues: both ? paired(queues(before), queues(now), seconds).map(([name, c]) => ({ ...c, name })) : [],
    workloads: measured ? paired(workloads(before), workloads(now), seconds).map(([workload, c]) => ({ ...c, workload })) : [],
  } as ServerChange
}

/** What changed from one audit to a later one. Counters that went down mean a restart: nothing is made of them. */
export function compareAudits(before: AuditDocument, now: AuditDocument): AuditChange {
  const seconds = (Date.parse(now.takenAt) - Date.parse(before.takenAt)) / 1000
  const found = pairsOf(before.servers, now.servers)
  const pairs = now.servers.map(s => [found.get(s), s] as const)
  const met = new Set(pairs.map(([b]) => b))
  return {
    since: before.takenAt,
    seconds,
    servers: pairs.flatMap(([b, s]) => (b ? [compared(b, s, seconds)] : [])),
    added: pairs.flatMap(([b, s]) => (b ? [] : [s.id])),
    gone: before.servers.filter(b => !met.has(b)).map(b => b.id),
  }
}
