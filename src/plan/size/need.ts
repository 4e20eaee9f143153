/** How much memory and how many connections a server to come must have, with the arithmetic that leads there. */
import type { AuditDocument } from '../../model/audit.ts'
import type { Client } from '../../model/client.ts'
import { connections } from '../../model/connections.ts'
import { known } from '../../model/fact.ts'
import type { Model } from '../../model/model.ts'
import { needs } from '../../model/workload.ts'
import type { Group } from '../groups.ts'
import { bytes, listed, number } from '../words.ts'
import { growth } from './growth.ts'
import { type Measured, measure } from './measure.ts'

export interface Need {
  /** Bytes for data; null where nothing was measured and nothing bounds it. */
  readonly bytes: number | null
  /** True where it is only what today's plan can hold at most. */
  readonly bound: boolean
  /** The arithmetic, a line a step. */
  readonly steps: readonly string[]
  /** What to measure before it is ordered, where it was not. */
  readonly missing: readonly string[]
  /** Connections at most, and with two deployments at a time; null where nothing limits them. */
  readonly connections: { readonly typical: number; readonly most: number | null }
}

/** Ours: how long workers may be down before the queue is full, and how much more comes in then than on average. */
const OUTAGE = { hours: 4, peak: 3, perSecond: 10, jobBytes: 1024 } as const

const KIB = 1024
const MIB = KIB * KIB
/** What a subscriber that does not keep up may hold before it is cut. Source: redis.conf, `client-output-buffer-limit pubsub 32mb 8mb 60`. */
const PUBSUB = { hard: 32 * MIB, soft: 8 * MIB }

const interval = ({ value, low, high }: { value: number; low: number; high: number }): string =>
  low === high ? `${bytes(value)}, counted` : `${bytes(value)} (${bytes(low)} to ${bytes(high)})`

/** Room for the jobs that pile up while no worker runs. */
function backlog(found: Measured | undefined): { readonly bytes: number; readonly step: string } {
  const jobs = found?.jobs
  const size = jobs && jobs.waiting > 0 ? Math.ceil(jobs.bytes.high / jobs.waiting) : OUTAGE.jobBytes
  const rate = jobs?.perDay ? (jobs.perDay / 86_400) * OUTAGE.peak : OUTAGE.perSecond
  const rated = jobs?.perDay
    ? `${number(jobs.perDay)} jobs a day × ${OUTAGE.peak} at the peak (assumed) = ${number(rate)} a second`
    : `${OUTAGE.perSecond} jobs a second at the peak (assumed: nothing was measured)`
  const sized = jobs && jobs.waiting > 0 ? `${bytes(size)} a job (measured)` : `${bytes(size)} a job (assumed)`
  const total = Math.ceil(rate * 3600 * OUTAGE.hours * size)
  return { bytes: total, step: `room for an outage of ${OUTAGE.hours} h (assumed): ${rated} × ${sized} = ${bytes(total)}` }
}

/** Output buffers of the processes that subscribe. */
function buffers(model: Model, clients: readonly Client[]): { readonly bytes: number; readonly step: string } {
  const subscribers = connections(model)
    .filter(p => p.shares.some(s => s.client.workload === 'cable' && s.typical > 1 && clients.includes(s.client)))
    .reduce((n, p) => n + p.copies, 0)
  const total = PUBSUB.hard + Math.max(0, subscribers - 1) * PUBSUB.soft
  return {
    bytes: total,
    step: `buffers of ${subscribers === 1 ? 'one subscribing process' : `${number(subscribers)} subscribing processes`}: one at the hard limit of 32 MiB, the others at the soft one of 8 MiB = ${bytes(total)}`,
  }
}

/** The most that the servers of today can hold, where the files or the audit tell. */
function present(model: Model, audit: AuditDocument | undefined): { readonly bytes: number; readonly why: string } | undefined {
  const live = (audit?.servers ?? []).map(s => known(s.facts.maxmemory)?.value).filter(n => n !== undefined && n > 0)
  const declared = model.servers
    .filter(s => s.aside === undefined)
    .flatMap(s => {
      const limit = known(s.facts.maxmemory)?.value
      return limit !== undefined && limit > 0
        ? [{ limit, why: `${s.service}${known(s.facts.plan) ? ` (${known(s.facts.plan)?.value})` : ''}` }]
        : []
    })
  const [all, why] = live.length > 0 ? [live as number[], ['the audited servers']] : [declared.map(d => d.limit), declared.map(d => d.why)]
  return all.length > 0 ? { bytes: all.reduce((a, b) => a + b, 0), why: listed(why) } : undefined
}

function opened(model: Model, clients: readonly Client[]): Need['connections'] {
  let typical = 0
  let most: number | null = 0
  for (const { copies, shares } of connections(model)) {
    for (const share of shares) {
      if (!clients.includes(share.client)) continue
      typical += copies * share.typical
      most = most === null || share.ceiling === null ? null : most + copies * share.ceiling
    }
  }
  return { typical, most: most === null ? null : most * 2 }
}

/** What one server of the plan needs. */
export function need(group: Group, clients: readonly Client[], model: Model, audit: AuditDocument | undefined): Need {
  const found = audit && measure(group.workloads, audit)
  const kinds = new Set(group.workloads.map(w => needs[w].kind))
  const steps: string[] = []
  const missing: string[] = []
  let sum = 0
  let sure = true
  let bounded = false
  const keyed = group.workloads.filter(w => needs[w].kind !== 'cable')
  for (const workload of keyed) {
    const own = found?.workloads.find(w => w.workload === workload)
    if (own) {
      sum += own.bytes.high
      steps.push(`${needs[workload].title}: ${interval(own.bytes)}, told by ${own.told}; the upper end counts`)
    } else missing.push(needs[workload].title)
  }
  if (missing.length > 0) {
    const limit = present(model, audit)
    if (limit) {
      sum += limit.bytes
      bounded = true
      steps.push(`${listed(missing)}: not measured, at most the ${bytes(limit.bytes)} that ${limit.why} can hold today`)
    } else sure = false
  }
  if (found?.unclaimed && group.persistent) {
    sum += found.unclaimed.high
    steps.push(`keys that nothing in the code claims: ${interval(found.unclaimed)}; look at them before the move`)
  }
  if (found && found.rest > 0) {
    sum += found.rest
    steps.push(`tables and buffers that no key accounts for: ${bytes(found.rest)}`)
  }
  if (found && sum > 0) {
    const own = found.workloads.map(w => w.bytes)
    const [now, unsure] = [own.reduce((n, e) => n + e.value, 0), own.reduce((n, e) => n + e.high - e.low, 0)]
    const { factor, why } = growth(found.trend, found.peak, now, unsure, group.policy !== 'noeviction')
    steps.push(
      `× ${number(factor)} (${why}) × ${number(found.fragmentation)} (fragmentation${found.fragmentation === 1 ? ', none or too little to judge' : ''})`,
    )
    sum *= factor * found.fragmentation
  }
  if (found && found.evicted > 0)
    steps.push(
      `${number(found.evicted)} keys were evicted since the server started: what was measured is what fitted, and a cache would use more`,
    )
  if (kinds.has('jobs')) {
    const room = backlog(found)
    sum += room.bytes
    steps.push(room.step)
  }
  if (kinds.has('cable')) {
    const room = buffers(model, clients)
    sum += room.bytes
    steps.push(room.step)
  }
  for (const why of found?.partial ?? []) steps.push(`not all keys were read, because ${why}`)
  return { bytes: sure ? Math.ceil(sum) : null, bound: bounded, steps, missing, connections: opened(model, clients) }
}
