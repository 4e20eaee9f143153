/** The shards of one cluster as one server: sums where a sum means something, the shard in most need where a pair of numbers belongs together. */
import type { AuditedServer } from '../model/audit.ts'
import { type CommandCalls, type DatabaseKeys, type Fact, type Facts, known } from '../model/fact.ts'

type NumberFact = { [K in keyof Facts]-?: NonNullable<Facts[K]> extends Fact<number> ? K : never }[keyof Facts]

/** Counters and amounts that add up. */
const SUMS: readonly NumberFact[] = [
  'evictedKeys',
  'evictionsPerHour',
  'expiredKeys',
  'totalCommands',
  'opsPerSecond',
  'rejectedConnections',
  'outputBufferDisconnections',
  'fullSyncs',
  'keyTables',
  'rdbChangesSinceLastSave',
]
/** Of these the worst shard's counts: the highest, or of a hit rate the lowest. */
const HIGHEST: readonly NumberFact[] = ['cpuShare', 'evictionExceededTime', 'expiredStalePercent', 'largestOutputBuffer', 'cachedScripts']
/** Numbers that mean something beside each other alone. */
const OF_CLIENTS = ['connectedClients', 'maxclients', 'blockedClients', 'clients'] as const
const OF_FRAGMENTS = [
  'memFragmentationRatio',
  'memFragmentationBytes',
  'usedMemoryRss',
  'allocatorFragRatio',
  'allocatorFragBytes',
] as const
const STATES = ['rdbLastSaveStatus', 'aofLastWriteStatus', 'aofLastRewriteStatus'] as const

export const figure = (of: Facts, name: NumberFact): number | undefined => known(of[name] as Fact<number> | undefined)?.value

/** A number of a shard by another; undefined where it doesn't tell both. */
export function share(of: Facts, part: NumberFact, whole: NumberFact): number | undefined {
  const [a, b] = [figure(of, part), figure(of, whole)]
  return a !== undefined && b !== undefined && b > 0 ? a / b : undefined
}

/** The shard that has most of something; undefined where none tells it. */
export function worst<T>(all: readonly T[], of: (shard: T) => number | undefined): T | undefined {
  return all
    .flatMap(shard => {
      const value = of(shard)
      return value === undefined ? [] : [{ shard, value }]
    })
    .sort((a, b) => b.value - a.value)[0]?.shard
}

const live = <T>(value: T): Fact<T> => ({ value, source: 'live' })
const told = <T>(all: readonly Facts[], of: (facts: Facts) => Fact<T> | undefined): readonly T[] =>
  all.flatMap(facts => {
    const fact = known(of(facts))
    return fact ? [fact.value] : []
  })

/** What shards tell, put together; left to the first shard's own answer where none tells it. */
function joined<T>(all: readonly Facts[], of: (facts: Facts) => Fact<T> | undefined, by: (values: readonly T[]) => T): Fact<T> | undefined {
  const values = told(all, of)
  // What a number rests on holds of the whole where it holds of each.
  const [because, ...others] = new Set(all.map(facts => known(of(facts))?.because))
  const reason = others.length === 0 && because !== undefined ? { because } : {}
  return values.length > 0 ? { ...live(by(values)), ...reason } : all[0] && of(all[0])
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

function named<T>(values: readonly Readonly<Record<string, T>>[], by: (a: T, b: T) => T): Readonly<Record<string, T>> {
  const all = new Map<string, T>()
  for (const value of values)
    for (const [name, one] of Object.entries(value)) {
      const before = all.get(name)
      all.set(name, before === undefined ? one : by(before, one))
    }
  return Object.fromEntries(all)
}

function calls(a: CommandCalls, b: CommandCalls): CommandCalls {
  const most = (of: 'p50' | 'p99'): number | undefined =>
    a[of] === undefined && b[of] === undefined ? undefined : Math.max(a[of] ?? 0, b[of] ?? 0)
  const [p50, p99] = [most('p50'), most('p99')]
  const all = a.calls + b.calls
  return {
    calls: all,
    mean: all > 0 ? (a.mean * a.calls + b.mean * b.calls) / all : 0,
    ...(p50 !== undefined && { p50 }),
    ...(p99 !== undefined && { p99 }),
    rejected: a.rejected + b.rejected,
    failed: a.failed + b.failed,
  }
}

function databases(values: readonly (readonly DatabaseKeys[])[]): readonly DatabaseKeys[] {
  const all = new Map<number, DatabaseKeys>()
  for (const { database, keys, expires, fields = 0 } of values.flat()) {
    const before = all.get(database) ?? { database, keys: 0, expires: 0 }
    const hashes = (before.fields ?? 0) + fields
    all.set(database, { database, keys: before.keys + keys, expires: before.expires + expires, ...(hashes > 0 && { fields: hashes }) })
  }
  return [...all.values()]
}

const picked = (facts: Facts | undefined, names: readonly (keyof Facts)[]): Facts =>
  Object.fromEntries(names.flatMap(name => (facts?.[name] === undefined ? [] : [[name, facts[name]]])))

/** Facts as one server's: those of the first shard, which is the fullest, where nothing better is to be said. */
export function factsOf(shards: readonly AuditedServer[]): Facts {
  const all = shards.map(s => s.facts)
  const over: readonly (readonly [keyof Facts, Fact<unknown> | undefined])[] = [
    ...SUMS.map(name => [name, joined(all, f => f[name] as Fact<number>, sum)] as const),
    ...HIGHEST.map(
      name =>
        [
          name,
          joined(
            all,
            f => f[name] as Fact<number>,
            values => Math.max(...values),
          ),
        ] as const,
    ),
    ...STATES.map(
      name =>
        [
          name,
          joined(
            all,
            f => f[name],
            values => values.find(v => v !== 'ok') ?? 'ok',
          ),
        ] as const,
    ),
    [
      'hitRate',
      joined(
        all,
        f => f.hitRate,
        values => Math.min(...values),
      ),
    ],
    [
      'errors',
      joined(
        all,
        f => f.errors,
        values => named(values, (a, b) => a + b),
      ),
    ],
    [
      'commands',
      joined(
        all,
        f => f.commands,
        values => named(values, calls),
      ),
    ],
    ['databaseKeys', joined(all, f => f.databaseKeys, databases)],
    [
      'latencyEvents',
      joined(
        all,
        f => f.latencyEvents,
        values => named(values, Math.max),
      ),
    ],
    [
      'slowlog',
      joined(
        all,
        f => f.slowlog,
        values => [...values.flat()].sort((a, b) => a.secondsAgo - b.secondsAgo),
      ),
    ],
    [
      'replicaLinks',
      joined(
        all,
        f => f.replicaLinks,
        values => values.flat(),
      ),
    ],
  ]
  return {
    ...all[0],
    ...picked(
      worst(all, f => share(f, 'connectedClients', 'maxclients') ?? figure(f, 'connectedClients')),
      OF_CLIENTS,
    ),
    ...picked(
      worst(all, f => figure(f, 'memFragmentationBytes')),
      OF_FRAGMENTS,
    ),
    ...picked(
      worst(all, f => known(f.roundTrip)?.value.p50),
      ['roundTrip'],
    ),
    ...Object.fromEntries(over.filter(([, fact]) => fact !== undefined)),
  }
}
