/** How large each server must be: per group of workloads that may share one, with what the numbers rest on. */
import type { AuditedServer, Size, Sizing } from '../../model/audit.ts'
import { bytes, duration, estimated } from '../../model/figures.ts'
import { workloadTitle } from './keyspaceSections.ts'
import { listed, type Section } from './section.ts'

const row = (size: Size): readonly string[] => [
  listed(size.workloads.map(workloadTitle)),
  estimated(size.now, bytes),
  estimated(size.peak, bytes),
  size.headroom.value > 0 ? estimated(size.headroom, bytes) : '',
  bytes(size.wanted.value),
  size.wanted.high > size.wanted.value * 1.05 ? bytes(size.wanted.high) : '',
]

/** What the jobs of an outage rest on; '' where there are none to come. */
function outage({ split, from }: Sizing, hours: string): string {
  if (from !== undefined) return ` What waits after ${hours} without workers is reckoned with ${from}.`
  if (!split.some(size => size.workloads.includes('sidekiq'))) return ''
  return ` How many jobs come in is not known, because Sidekiq has counted none in the seven days before today: add what waits after ${hours} without workers.`
}

/** The sizes to take; undefined where keys were not read. */
export function sizingSection({ sizing }: AuditedServer): Section | undefined {
  if (!sizing || sizing.split.length === 0) return undefined
  const hours = duration(sizing.outageHours * 3600)
  return {
    id: 'sizing',
    title: sizing.split.length > 1 ? `Sizes after the split, into ${sizing.split.length} servers` : 'Size',
    columns: [
      { head: 'For', wraps: true },
      { head: 'Now', right: true },
      { head: 'Peak', right: true },
      { head: `Jobs of ${hours} without workers`, right: true },
      { head: 'maxmemory', right: true },
      { head: 'At most', right: true },
    ],
    rows: sizing.split.map(row),
    note: `A quarter is added for buffers and copies.${outage(sizing, hours)}`,
  }
}
