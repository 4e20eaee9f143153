/** How large each server must be: per group of workloads that may share one, with what the numbers rest on. */
import type { AuditedServer, Size } from '../../model/audit.ts'
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
    note: `A quarter is added for buffers and copies.${sizing.from === undefined ? ' How fast jobs come in was not told.' : ` Jobs come in as ${sizing.from}.`}`,
  }
}
