/** Facts that INFO packs into words and lists: role, policy, databases, errors, commands, replicas. */
import type { CommandCalls, DatabaseKeys, Fact, Facts, ReplicaLink } from '../model/fact.ts'
import { type Info, matching, numberIn, packedNumber } from './info.ts'

const live = <T>(value: T): Fact<T> => ({ value, source: 'live' })
const silent = (field: string): { readonly refused: string } => ({ refused: `its INFO does not tell ${field}` })

/** A field as it stands; empty is a refusal, as Redis Enterprise sends its policy. */
function word(info: Info, field: string): Fact<string> {
  const said = info.get(field)
  if (said === undefined) return silent(field)
  return said === '' ? { refused: `its INFO has ${field} without a value` } : live(said)
}

function role(info: Info): Fact<'primary' | 'replica'> {
  const said = info.get('role')
  if (said === 'master' || said === 'active-replica') return live('primary')
  return said === 'slave' || said === 'replica' ? live('replica') : silent('role')
}

const flag = (info: Info, field: string): Fact<boolean> => (info.has(field) ? live(info.get(field) === '1') : silent(field))

/** Lookups since the server started: the audit has done none yet when it asks. */
function hitRate(info: Info): Fact<number> {
  const [hits, misses] = [numberIn(info, 'keyspace_hits'), numberIn(info, 'keyspace_misses')]
  if (hits === undefined || misses === undefined) return silent('keyspace_hits')
  return hits + misses === 0 ? { refused: 'nothing was looked up since its counters began' } : live(hits / (hits + misses))
}

/** Databases that hold keys, in order. */
const databaseKeys = (info: Info): readonly DatabaseKeys[] =>
  matching(info, /^db(\d+)$/)
    .map(([n, parts]) => ({ n, parts, fields: packedNumber(parts, 'subexpiry') ?? packedNumber(parts, 'keys_with_volatile_items') ?? 0 }))
    .map(({ n, parts, fields }) => ({
      database: Number(n),
      keys: Math.floor(packedNumber(parts, 'keys') ?? 0),
      expires: Math.floor(packedNumber(parts, 'expires') ?? 0),
      ...(fields > 0 && { fields: Math.floor(fields) }),
    }))
    .sort((a, b) => a.database - b.database)

/** A command's name: containers have theirs with a bar, and in INFO of some versions an underscore stands for it. */
function commands(info: Info): Fact<Readonly<Record<string, CommandCalls>>> {
  const percentiles = new Map(matching(info, /^latency_percentiles_usec_(.+)$/))
  const all = matching(info, /^cmdstat_([a-z].*)$/i).map(([name, parts]): [string, CommandCalls] => {
    const times = percentiles.get(name)
    const [p50, p99] = [times && packedNumber(times, 'p50'), times && packedNumber(times, 'p99')]
    return [
      name,
      {
        calls: packedNumber(parts, 'calls') ?? 0,
        mean: (packedNumber(parts, 'usec_per_call') ?? 0) / 1e6,
        ...(p50 !== undefined && { p50: p50 / 1e6 }),
        ...(p99 !== undefined && { p99: p99 / 1e6 }),
        rejected: packedNumber(parts, 'rejected_calls') ?? 0,
        failed: packedNumber(parts, 'failed_calls') ?? 0,
      },
    ]
  })
  return all.length === 0 ? silent('commandstats') : live(Object.fromEntries(all))
}

/** Error replies by kind since the server started, without those that the audit's own connection was given. */
function errors(info: Info, caused: ReadonlyMap<string, number>): Fact<Readonly<Record<string, number>>> {
  const all = matching(info, /^errorstat_([A-Za-z]+)$/).map(([name, parts]) => [name, packedNumber(parts, 'count') ?? 0] as const)
  // From 6.2 on a server counts them; without the total, none counted says nothing.
  if (all.length === 0 && !info.has('total_error_replies')) return silent('errorstats')
  return live(Object.fromEntries(all.map(([name, n]) => [name, n - (caused.get(name) ?? 0)] as const).filter(([, n]) => n > 0)))
}

/** Seconds of processor since the server started: of the main thread from 6.2 on, before that of all of its threads. */
export function cpuSeconds(info: Info): number | undefined {
  const sum = (...fields: readonly string[]): number | undefined => {
    const all = fields.flatMap(field => numberIn(info, field) ?? [])
    return all.length === fields.length ? all.reduce((a, b) => a + b, 0) : undefined
  }
  return sum('used_cpu_sys_main_thread', 'used_cpu_user_main_thread') ?? sum('used_cpu_sys', 'used_cpu_user')
}

/** The mean since the server started; a young server's says nothing but that it started. */
function cpuShare(info: Info): Fact<number> {
  const [used, uptime] = [cpuSeconds(info), numberIn(info, 'uptime_in_seconds')]
  if (used === undefined || uptime === undefined) return silent('used_cpu_user')
  return { value: used / Math.max(1, uptime), source: 'live', because: 'it is the average since the server started' }
}

/** Replicas as their primary sees them, without their addresses. */
function replicaLinks(info: Info): Fact<readonly ReplicaLink[]> {
  if (!info.has('role')) return silent('role')
  const offset = numberIn(info, 'master_repl_offset') ?? 0
  return live(
    matching(info, /^slave(\d+)$/).map(([, parts]) => ({
      state: parts.get('state') ?? 'unknown',
      lag: packedNumber(parts, 'lag') ?? 0,
      lagBytes: Math.max(0, offset - (packedNumber(parts, 'offset') ?? offset)),
    })),
  )
}

/** Facts of INFO that are no single number; `caused` are the errors that asking has caused so far. */
export function textFacts(info: Info, caused: ReadonlyMap<string, number> = new Map()): Facts {
  const zone = info.get('availability_zone')
  return {
    role: role(info),
    maxmemoryPolicy: word(info, 'maxmemory_policy'),
    clusterMode: flag(info, 'cluster_enabled'),
    loading: flag(info, 'loading'),
    rdbLastSaveStatus: word(info, 'rdb_last_bgsave_status'),
    aofLastWriteStatus: word(info, 'aof_last_write_status'),
    aofLastRewriteStatus: word(info, 'aof_last_bgrewrite_status'),
    hitRate: hitRate(info),
    databaseKeys: live(databaseKeys(info)),
    commands: commands(info),
    errors: errors(info, caused),
    cpuShare: cpuShare(info),
    replicaLinks: replicaLinks(info),
    // KeyDB's active replicas take writes, and copy another server all the same.
    ...((info.get('role') === 'slave' || info.has('master_link_status')) && { primaryLinkStatus: word(info, 'master_link_status') }),
    ...(zone && { zone: live(zone) }),
  }
}
