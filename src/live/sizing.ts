/** How large each server must be, and whether the present one is too small, fits, or should be split. */
import type { Estimate, Keyspace, SidekiqState } from '../model/audit.ts'
import { type Facts, known } from '../model/fact.ts'
import { count } from '../model/figures.ts'
import { conflict, needs, type Workload } from '../model/workload.ts'
import { exactly } from './estimate.ts'

export interface SizingOptions {
  /** Hours that jobs may pile up while nobody works on them. */
  readonly outageHours: number
}

/** What one workload, or all that may share a server, takes. Bytes. */
export interface Size {
  readonly workloads: readonly (Workload | 'unclaimed')[]
  /** Now, with its part of what no key accounts for. */
  readonly now: Estimate
  /** At the server's peak, if the workload grew as the whole did. */
  readonly peak: Estimate
  /** What an outage adds: jobs that are enqueued and not worked on. */
  readonly headroom: Estimate
  /** What to set as `maxmemory`: peak and headroom with a quarter on top. */
  readonly wanted: Estimate
}

/** Where the headroom comes from. */
export interface Rate {
  readonly jobsPerHour: Estimate
  readonly bytesPerJob: Estimate
  /** In words: `81,000 jobs a day, as were worked on over the last seven days, …`. */
  readonly from: string
}

export interface Sizing {
  readonly each: readonly Size[]
  /** One server for each group of workloads that may share one; a single entry where nothing has to be parted. */
  readonly split: readonly Size[]
  /** How jobs come in; undefined where nobody told. */
  readonly rate?: Rate
  readonly verdict: 'split' | 'too small' | 'fits' | 'unknown'
}

/** Reserves of the providers (AWS 25 %, Aiven 30 %) for buffers, copies on write and what encodings differ by. */
const RESERVE = 1.25
/** Memory above which a server is full: where most alarms are set. */
const FULL = 0.9
/** Busy hours against the mean of a day: nobody measured them, so the interval is wide. */
const BUSY_HOUR = 3
/** More of `used_memory` than this that no key accounts for says nothing about keys: buffers, or a sample that is off. */
const MOST_UNATTRIBUTED = 0.5

const scale = ({ value, low, high }: Estimate, by: number): Estimate => ({ value: value * by, low: low * by, high: high * by })
const plus = (a: Estimate, b: Estimate): Estimate => ({ value: a.value + b.value, low: a.low + b.low, high: a.high + b.high })
const times = (a: Estimate, b: Estimate): Estimate => ({ value: a.value * b.value, low: a.low * b.low, high: a.high * b.high })
const NONE = exactly(0)

/** How jobs come in: as many as are worked on, over a week, since queues that neither grow nor shrink take in what they give out. */
function rateOf(sidekiq: SidekiqState | null): Rate | undefined {
  if (!sidekiq?.perDay) return undefined
  const jobs = sidekiq.queues.reduce((n, q) => n + q.depth, 0) + sidekiq.scheduled + sidekiq.retries + sidekiq.dead
  if (jobs === 0) return undefined
  const bytesPerJob = scale(sidekiq.bytes, 1 / jobs)
  const mean = sidekiq.perDay / 24
  return {
    jobsPerHour: { value: mean, low: mean, high: mean * BUSY_HOUR },
    bytesPerJob,
    from: `${count(sidekiq.perDay)} jobs a day, as were worked on over the last seven days (a busy hour is presumed to bring up to ${BUSY_HOUR} times the mean), and ${count(bytesPerJob.value)} bytes a job`,
  }
}

interface Grown {
  readonly now: Estimate
  readonly peak: Estimate
}

/** Each workload's keys with their share of the tables, and the same at the server's peak. */
function grown(keyspace: Keyspace, facts: Facts): ReadonlyMap<Workload | 'unclaimed', Grown> {
  const { sum, usedMemory } = keyspace.closure
  const keys = keyspace.workloads.reduce((n, w) => n + w.keys.value, 0)
  const rest = Math.max(0, usedMemory - sum)
  const perKey = keys > 0 && rest <= MOST_UNATTRIBUTED * usedMemory ? rest / keys : 0
  const growth = usedMemory > 0 ? Math.max(1, (known(facts.usedMemoryPeak)?.value ?? usedMemory) / usedMemory) : 1
  return new Map(
    keyspace.workloads.map(w => {
      const now = plus(w.bytes, scale(w.keys, perKey))
      return [w.workload, { now, peak: scale(now, growth) }]
    }),
  )
}

function sized(workloads: readonly (Workload | 'unclaimed')[], all: ReadonlyMap<Workload | 'unclaimed', Grown>, outage: Estimate): Size {
  const now = workloads.reduce((sum, w) => plus(sum, all.get(w)?.now ?? NONE), NONE)
  const peak = workloads.reduce((sum, w) => plus(sum, all.get(w)?.peak ?? NONE), NONE)
  const headroom = workloads.includes('sidekiq') ? outage : NONE
  return { workloads, now, peak, headroom, wanted: scale(plus(peak, headroom), RESERVE) }
}

/** Workloads that may share a server together, each group in the catalogue's order. What nobody claims stays with what may not be lost. */
function parted(workloads: readonly (Workload | 'unclaimed')[]): readonly (readonly (Workload | 'unclaimed')[])[] {
  const groups: (Workload | 'unclaimed')[][] = []
  const asWorkload = (w: Workload | 'unclaimed'): Workload => (w === 'unclaimed' ? 'app' : w)
  for (const workload of workloads) {
    const home = groups.find(group =>
      group.every(other => !['error', 'warning'].includes(conflict(asWorkload(workload), asWorkload(other)) ?? 'none')),
    )
    if (home) home.push(workload)
    else groups.push([workload])
  }
  return groups
}

/** The pair of known workloads that must not share a server, those of the most bytes; undefined where all may. */
function clash(all: ReadonlyMap<Workload | 'unclaimed', Grown>): readonly [Workload, Workload] | undefined {
  const present = [...all].filter((entry): entry is [Workload, Grown] => entry[0] !== 'unclaimed' && entry[1].now.value > 0)
  const pairs = present.flatMap(([a, x], i) =>
    present
      .slice(i + 1)
      .filter(([b]) => conflict(a, b) === 'error')
      .map(([b, y]) => ({ pair: [a, b] as const, weight: x.now.value + y.now.value, jobs: [a, b].some(w => needs[w].kind === 'jobs') })),
  )
  return pairs.sort((p, q) => Number(q.jobs) - Number(p.jobs) || q.weight - p.weight)[0]?.pair
}

function judge(split: readonly Size[], all: ReadonlyMap<Workload | 'unclaimed', Grown>, used: number, facts: Facts): Sizing['verdict'] {
  const limit = known(facts.maxmemory)?.value
  if (clash(all)) return 'split'
  if (!limit) return 'unknown'
  const need = split.reduce((n, s) => n + s.wanted.value, 0)
  // A cache is meant to fill what it has.
  const cacheAlone = split.length === 1 && split[0]?.workloads.every(w => w !== 'unclaimed' && needs[w].eviction === 'wanted')
  return used > FULL * limit || (need > limit && !cacheAlone) ? 'too small' : 'fits'
}

/** Sizes the server that was read, and the servers that it should be split into. */
export function sizing(facts: Facts, keyspace: Keyspace, sidekiq: SidekiqState | null, { outageHours }: SizingOptions): Sizing {
  const all = grown(keyspace, facts)
  const rate = rateOf(sidekiq)
  const outage = rate ? scale(times(rate.jobsPerHour, rate.bytesPerJob), outageHours) : NONE
  const present = [...all.keys()]
  const split = parted(present).map(group => sized(group, all, outage))
  return {
    each: present.map(workload => sized([workload], all, outage)),
    split,
    ...(rate && { rate }),
    verdict: judge(split, all, keyspace.closure.usedMemory, facts),
  }
}
