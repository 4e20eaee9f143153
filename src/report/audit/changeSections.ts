/** What changed since an earlier audit, and whether servers are ready for what they are meant for, as tables. */
import type { AuditDocument } from '../../model/audit.ts'
import type { Change, ServerChange } from '../../model/auditChange.ts'
import { bytes, count, duration } from '../../model/figures.ts'
import { workloadTitle } from './keyspaceSections.ts'
import type { Section } from './section.ts'

type Row = readonly [what: string, change: Change | undefined, unit: (n: number) => string]

const signed = (n: number, unit: (n: number) => string): string => (n > 0 ? `+${unit(n)}` : n < 0 ? `-${unit(-n)}` : unit(0))

function rowsOf(s: ServerChange): readonly (readonly string[])[] {
  const rows: readonly Row[] = [
    ['Memory', s.usedMemory, bytes],
    ['Keys', s.keys, count],
    ...s.workloads.map((w): Row => [`${workloadTitle(w.workload as 'cache')}, bytes`, w, bytes]),
    ['Evicted keys', s.evictedKeys, count],
    ['Expired keys', s.expiredKeys, count],
    ['Writes refused (OOM)', s.oomErrors, count],
    ['Connections refused', s.rejectedConnections, count],
    ['Commands', s.commands, count],
    ...s.queues.map((q): Row => [`Queue ${q.name}`, q, count]),
    ['Scheduled', s.scheduled, count],
    ['To retry', s.retries, count],
    ['Dead', s.dead, count],
    ['Jobs processed', s.processed, count],
    ['Jobs failed', s.failed, count],
  ]
  return rows.flatMap(([what, change, unit]) =>
    change === undefined || (change.before === 0 && change.now === 0)
      ? []
      : [[what, unit(change.before), unit(change.now), change.perHour === undefined ? '' : signed(change.perHour, unit)]],
  )
}

function full(s: ServerChange): string | undefined {
  if (s.restarted !== undefined) return `Counters are not compared, because ${s.restarted}.`
  return s.fullInHours === undefined ? undefined : `At this rate it is full in ${duration(s.fullInHours * 3600)}.`
}

/** A section for each server that both audits know. */
export function sinceSections({ since, clusters = [] }: AuditDocument): readonly Section[] {
  if (!since) return []
  const gone = [
    ...(since.added.length > 0 ? [`New: ${since.added.join(', ')}.`] : []),
    // Rules reckon with no rate then: see live/shardChanges.ts.
    ...clusters
      .filter(c => c.shards.some(id => since.added.includes(id)) && c.shards.some(id => since.servers.some(s => s.id === id)))
      .map(c => `A shard that ${c.id} has gained took keys over from the others, so that no finding rests on a rate of the whole cluster.`),
    ...(since.gone.length > 0 ? [`Not audited any more: ${since.gone.join(', ')}.`] : []),
  ]
  return since.servers.map((s, i) => {
    const lead = full(s)
    return {
      id: 'since',
      title: `${s.id} since ${since.since.slice(0, 16).replace('T', ' ')} UTC, ${duration(since.seconds)} ago`,
      ...(lead !== undefined && { lead }),
      columns: [{ head: 'What' }, { head: 'Before', right: true }, { head: 'Now', right: true }, { head: 'An hour', right: true }],
      rows: rowsOf(s),
      ...(i === since.servers.length - 1 && gone.length > 0 && { note: gone.join(' ') }),
    }
  })
}

const PURPOSES = { jobs: 'jobs', cache: 'a cache', cable: 'Action Cable' } as const

/** A section for each server that was checked for a purpose. */
export const expectedSections = ({ expected }: AuditDocument): readonly Section[] =>
  (expected ?? []).map(e => ({
    id: 'expected',
    title: `${e.server} as a server for ${PURPOSES[e.purpose]}: ${e.ready ? 'ready' : 'not ready'}`,
    columns: [
      { head: 'Check' },
      { head: 'State' },
      { head: 'Wanted', wraps: true },
      { head: 'Found', wraps: true },
      { head: 'To do', wraps: true },
    ],
    rows: e.checks.map(c => [c.what, c.state, c.wanted, c.found, c.state === 'ready' ? '' : (c.advice ?? '')]),
  }))
