/** The keyspace of a server by workload: everything between a borrowed socket and what the report shows. */
import type { Keyspace } from '../model/audit.ts'
import { type Facts, known } from '../model/fact.ts'
import { listSizeOf } from '../model/weighed.ts'
import type { Reading } from './allowed.ts'
import { bigKeys, lookAtBig } from './bigKeys.ts'
import { jobsByName, without } from './byName.ts'
import type { Claim } from './classify.ts'
import type { Group } from './group.ts'
import { type Groups, groupsOf } from './groups.ts'
import { Cut, type OpenServer } from './open.ts'
import { pace } from './pace.ts'
import { fractionOf } from './progress.ts'
import { count, isRefusal, text } from './reply.ts'
import { Garbled } from './resp.ts'
import { sampler } from './sample.ts'
import { scan } from './scan.ts'
import { settle } from './settle.ts'
import { byPrefix, byWorkload, type Coverage } from './summary.ts'
import { wire } from './wire.ts'

export interface KeyspaceOptions {
  /** Whole names of the biggest keys instead of prefixes. */
  readonly showKeys: boolean
  readonly budget: { readonly keys?: number; readonly commands?: number; readonly seconds: number }
  /** Prefixes that the code gives; an empty one claims a database that no other workload has. */
  readonly claims: readonly Claim[]
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
  /** Called with the share that is read, 0 to 1. */
  readonly progress?: (fraction: number) => void
  readonly sleep?: (milliseconds: number) => Promise<void>
  /** Called with each command that the server refuses of every key, and what it said the first time. */
  readonly refused?: (command: Reading, said: string) => void
  /** Keys above which some of each group are measured instead of all. */
  readonly exactUpTo?: number
}

/** Up to here every key is measured: 20 s at the speed of a local server. */
const EXACT_UP_TO = 5_000_000
/** Names that one SCAN asks for: at 100 a primary's other clients wait less than 1 ms, a replica may be read faster. */
const [COUNT_ON_PRIMARY, COUNT_ON_REPLICA] = [100, 1000]
/** Progress is told once in so many round trips. */
const TELL_EVERY = 20

const pause = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds))

interface DatabaseSize {
  readonly database: number
  readonly keys: number
}

/** The databases that have keys, as INFO counted them, or as they are asked. */
async function databasesOf(open: OpenServer, facts: Facts): Promise<readonly DatabaseSize[]> {
  const told = known(facts.databaseKeys)?.value
  if (told && told.length > 0) return told.map(({ database, keys }) => ({ database, keys })).sort((a, b) => a.database - b.database)
  const [size] = await open.ask([['DBSIZE']])
  return [{ database: open.database, keys: count(size) ?? 0 }]
}

/** Whether looking at a value changes nothing: nobody evicts, or the server promised not to count our reads. */
const mayLook = (open: OpenServer, facts: Facts): boolean => open.noTouch || known(facts.maxmemoryPolicy)?.value === 'noeviction'

/** `used_memory` as INFO tells it now. */
async function usedMemory(open: OpenServer, facts: Facts): Promise<number> {
  const [info] = await open.ask([['INFO', 'memory']])
  const found = isRefusal(info) ? undefined : /^used_memory:(\d{1,15})\b/m.exec(text(info) ?? '')?.[1]
  return found === undefined ? (known(facts.usedMemory)?.value ?? 0) : Number(found)
}

/** The server while it answers; once the connection has ended every question is refused, so that what was read is kept. */
function lasting(open: OpenServer): OpenServer & { end(): void } {
  let ended = false
  return {
    database: open.database,
    clusterNode: open.clusterNode,
    noTouch: open.noTouch,
    ask: async commands => (ended ? commands.map(() => ({ refused: 'the connection ended' })) : await open.ask(commands)),
    socket: () => open.socket(),
    giveBack: () => open.giveBack(),
    end() {
      ended = true
    },
  }
}

/**
 * Reads every name, measures all keys or some of each group, and says whose they are. Where the connection ends while keys
 * are read, what was read until then is the result; before and after that it throws `Cut`.
 */
export async function readKeyspace(server: OpenServer, facts: Facts, options: KeyspaceOptions): Promise<Keyspace> {
  const open = lasting(server)
  const { now, budget, claims } = options
  const started = now()
  const databases = await databasesOf(open, facts)
  const total = databases.reduce((n, d) => n + d.keys, 0)
  const values = mayLook(open, facts)
  const every = total <= (options.exactUpTo ?? EXACT_UP_TO)
  const isReplica = known(facts.role)?.value === 'replica'
  if (isReplica && open.clusterNode) await open.ask([['READONLY']])
  const engine = known(facts.engine)?.value
  const byCursor = !open.clusterNode && known(facts.clusterMode)?.value !== true && (engine === 'redis' || engine === 'valkey')

  const sampling = sampler({ every, values })
  const groups: Group[] = []
  const met: Group[] = []
  const readByName: string[] = []
  const coverage = new Map<number, Coverage>()
  const pacing = pace(now)
  let ended: string | undefined
  let commands = 0
  let before = 0
  let cut = false
  for (const { database, keys } of databases) {
    if (pacing.ended || cut) break
    if (!open.clusterNode) await open.ask([['SELECT', database]])
    const own: Groups = groupsOf(database, claims)
    sampling.open(own)
    const scannedBefore = sampling.scanned
    const commandsBefore = commands
    // Each database gets the share of the budget that its keys are, so that the last one is read too.
    const share = total === 0 ? 1 : (before + keys) / total
    let trips = 0
    const socket = open.socket()
    const borrowed = wire(socket)
    const early = await scan({
      wire: borrowed,
      sampler: sampling,
      pace: pacing,
      count: isReplica ? COUNT_ON_REPLICA : COUNT_ON_PRIMARY,
      now,
      sleep: options.sleep ?? pause,
      over(sent) {
        commands = commandsBefore + sent
        if ((now() - started) / 1000 >= budget.seconds * share) return `the ${budget.seconds} seconds that it may take were over`
        if (budget.keys !== undefined && sampling.scanned >= budget.keys * share) return `it may read ${budget.keys} keys`
        if (budget.commands !== undefined && commands >= budget.commands * share) return `it may send ${budget.commands} commands`
        return undefined
      },
      at(cursor) {
        if (trips++ % TELL_EVERY !== 0) return
        const done = byCursor ? fractionOf(cursor) : Math.min(1, (sampling.scanned - scannedBefore) / Math.max(1, keys))
        options.progress?.(total === 0 ? 1 : Math.min(1, (before + done * keys) / total))
      },
    }).catch(error => {
      if (!(error instanceof Cut || error instanceof Garbled)) throw error
      cut = true
      open.end()
      return error.message
    })
    borrowed.release()
    if (!cut) open.giveBack()
    ended ??= early
    met.push(...own.all())
    if (early === undefined) groups.push(...own.all())
    else {
      const asked = await jobsByName(open, claims, database)
      groups.push(...without(own.all(), asked), ...asked.groups)
      if (!values) readByName.push(...asked.read)
    }
    const [size] = await open.ask([['DBSIZE']])
    const scanned = sampling.scanned - scannedBefore
    coverage.set(database, { scanned, total: early === undefined ? scanned : Math.max(scanned, count(size) ?? keys) })
    before += keys
  }
  options.progress?.(1)

  const sizeless = sampling.refused.has('MEMORY USAGE')
  await lookAtBig(open, sampling.biggest, { values, listSize: sizeless ? undefined : listSizeOf(facts) })
  for (const [command, said] of sampling.refused) options.refused?.(command, said)
  const settled = settle(groups, claims)
  const covered = (database: number): Coverage => coverage.get(database) ?? { scanned: 0, total: 0 }
  const workloads = byWorkload(settled, covered)
  const owners = new Map(settle(met, claims).map(s => [s.group, s.workload]))
  const sum = workloads.reduce((n, w) => n + w.bytes.value, 0)
  return {
    method: ended !== undefined ? 'sample' : every && !sizeless ? 'exact' : 'strata',
    scanned: sampling.scanned,
    total: Math.max(
      sampling.scanned,
      [...coverage.values()].reduce((n, c) => n + c.total, 0),
      ended === undefined ? 0 : total,
    ),
    ...(ended !== undefined && { ended }),
    workloads,
    prefixes: byPrefix(settled, covered),
    biggest: bigKeys(sampling.biggest, owners, options),
    closure: { sum, usedMemory: await usedMemory(open, facts) },
    readByName,
    values,
    ...(sizeless && { sizeless: sizelessWords(values, sum > 0) }),
    seconds: (now() - started) / 1000,
  }
}

const sizelessWords = (values: boolean, told: boolean): string =>
  told
    ? 'MEMORY USAGE is refused, so bytes are told from lengths of strings and 64 bytes for each element'
    : values
      ? 'MEMORY USAGE is refused, and lengths too'
      : 'MEMORY USAGE is refused, and lengths may not be asked without making keys look used'
