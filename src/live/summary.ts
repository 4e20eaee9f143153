/** Groups that were read → what a report shows of them: totals with intervals, shares, sizes. */

import type { Estimate, KeyGroup, PrefixKeys, Sizes, WorkloadKeys } from '../model/audit.ts'
import { grouped } from '../model/grouped.ts'
import { needs, type Workload } from '../model/workload.ts'
import { countOf, exactly, extrapolated, FEW, interval, SKEW, share, type Total, together, total } from './estimate.ts'
import { type Group, sizeOf } from './group.ts'
import { shown } from './names.ts'
import type { Settled } from './settle.ts'

/** How much of a database was read: names met, of the keys that it has. */
export interface Coverage {
  readonly scanned: number
  readonly total: number
}

export type Covered = (database: number) => Coverage

/** One group's bytes on the whole server. */
function bytesOf(group: Group, covered: Covered): Total {
  const { names, measured, sum, squares } = group
  const { scanned, total: all } = covered(group.database)
  const met = total({ all: names, measured, sum, squares })
  if (group.certain) return met
  return extrapolated(met, measured === 0 ? 0 : (squares * names) / measured, scanned, all)
}

function keysOf(groups: readonly Group[], covered: Covered): Estimate {
  const parts = [...grouped(groups, g => (g.certain ? undefined : g.database))].map(([database, own]) => {
    const met = own.reduce((n, g) => n + g.names, 0)
    if (database === undefined) return exactly(met)
    const { scanned, total: all } = covered(database)
    return countOf(met, scanned, all)
  })
  return parts.reduce((a, b) => ({ value: a.value + b.value, low: a.low + b.low, high: a.high + b.high }), exactly(0))
}

/** The share without expiry over groups that were asked apart, each with its weight. */
function untimedOf(groups: readonly Group[]): Estimate | undefined {
  const asked = groups.filter(g => g.asked > 0)
  const all = asked.reduce((n, g) => n + g.names, 0)
  if (all === 0) return undefined
  const parts = asked.map(g => ({ weight: g.names / all, ...share(g.untimed, g.asked, g.names) }))
  const value = parts.reduce((n, p) => n + p.weight * p.value, 0)
  const off = (side: 'low' | 'high'): number => Math.sqrt(parts.reduce((n, p) => n + (p.weight * (p[side] - p.value)) ** 2, 0))
  return { value, low: Math.max(0, value - off('low')), high: Math.min(1, value + off('high')) }
}

function sizesOf(groups: readonly Group[]): Sizes | undefined {
  const counts: number[] = []
  let all = 0
  for (const group of groups) {
    if (group.measured === 0) continue
    // A measured key stands for those of its group that were not.
    const weight = group.names / group.measured
    group.sizes.forEach((n, at) => {
      counts[at] = (counts[at] ?? 0) + n * weight
    })
    all += group.names
  }
  if (all === 0) return undefined
  const max = Math.max(...groups.map(g => g.largest))
  const at = (quantile: number): number => {
    let met = 0
    for (let i = 0; i < counts.length; i++) {
      met += counts[i] ?? 0
      if (met >= quantile * all) return Math.min(max, sizeOf(i))
    }
    return max
  }
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99), max }
}

function summarise(groups: readonly Group[], covered: Covered): KeyGroup {
  const bytes = together(groups.map(g => bytesOf(g, covered)))
  const sum = groups.reduce((n, g) => n + g.sum, 0)
  const untimed = untimedOf(groups)
  const sizes = sizesOf(groups)
  return {
    keys: keysOf(groups, covered),
    bytes: interval(bytes),
    ...(untimed && { untimed }),
    ...(sizes && { sizes }),
    ...(!bytes.exact && groups.some(g => g.largest > SKEW * sum) && { skewed: true as const }),
    ...(!bytes.exact && bytes.measured < FEW && { few: true as const }),
  }
}

const ORDER: readonly (Workload | 'unclaimed')[] = [...(Object.keys(needs) as Workload[]), 'unclaimed']

/** Phrases that say what told a workload's keys, those of the most bytes first. */
function toldBy(settled: readonly Settled[]): string {
  const bytes = new Map<string, number>()
  for (const { told, group } of settled) bytes.set(told, (bytes.get(told) ?? 0) + group.sum)
  return [...bytes]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
    .map(([told]) => told)
    .join(', ')
}

/** Each workload that has keys, in the order of the catalogue. */
export function byWorkload(settled: readonly Settled[], covered: Covered): readonly WorkloadKeys[] {
  return ORDER.flatMap(workload => {
    const own = settled.filter(s => s.workload === workload && s.group.names > 0)
    if (own.length === 0) return []
    return [
      {
        workload,
        told: toldBy(own),
        ...summarise(
          own.map(s => s.group),
          covered,
        ),
      },
    ]
  })
}

/** Segments of a prefix that are shown; what comes behind is summed up. */
const SHOWN_SEGMENTS = 4
const MOST_PREFIXES = 50

/** What a group is called: its prefix with identifiers collapsed. */
export const called = ({ claim, path }: Group): string => {
  const own = path.slice(0, SHOWN_SEGMENTS).join('')
  return shown((claim?.prefix ?? '') + own) + (path.length > SHOWN_SEGMENTS && !/\*$/.test(shown(own)) ? '*' : '')
}

/** The largest prefixes by bytes. */
export function byPrefix(settled: readonly Settled[], covered: Covered): readonly PrefixKeys[] {
  const parts = grouped(
    settled.filter(s => s.group.names > 0),
    s => JSON.stringify([s.group.database, s.workload, called(s.group)]),
  )
  return [...parts]
    .map(([key, own]) => {
      const [database, workload, prefix] = JSON.parse(key) as [number, Workload | 'unclaimed', string]
      return {
        prefix,
        workload,
        database,
        ...summarise(
          own.map(s => s.group),
          covered,
        ),
      }
    })
    .sort((a, b) => b.bytes.value - a.bytes.value || b.keys.value - a.keys.value)
    .slice(0, MOST_PREFIXES)
}
