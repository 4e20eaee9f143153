/** The topology's rows as tables of text, for a terminal. */
import type { Model } from '../model/model.ts'
import type { Palette } from './color.ts'
import { table } from './table.ts'
import { clientRows, deployment, processRows } from './topology.ts'
import { wrap } from './width.ts'

export interface TopologyOptions {
  readonly width: number
  readonly paint: Palette
  /** Whether each row says where it is configured. */
  readonly places?: boolean
}

const CLIENT_COLUMNS = [
  { head: 'Workload', wraps: true },
  { head: 'Server', wraps: true },
  { head: 'Pool', wraps: true },
  { head: 'Timeouts', wraps: true },
  { head: 'TLS' },
  { head: 'Certainty' },
  { head: 'Configured at' },
]

/** The table of workloads: a client each, riders marked `via`. */
export function clientTable(model: Model, { width, paint, places = false }: TopologyOptions): readonly string[] {
  const rows = clientRows(model)
  return table(
    CLIENT_COLUMNS,
    rows.map(r => [r.workload, r.server, r.pool, r.timeouts, r.tls, r.certainty, places ? r.at : '']),
    { width, indent: '  ', lead: 1, head: paint.dim, cell: (text, i, n) => (rows[n]?.rides && i > 0 ? paint.dim(text) : text) },
  )
}

const PROCESS_COLUMNS = [
  { head: 'Process', wraps: true },
  { head: 'Threads', wraps: true },
  { head: 'Workers', wraps: true },
  { head: 'Connections' },
  { head: 'Made up of', wraps: true },
  { head: 'Configured at' },
]

/** The table of processes, and one line that adds them up. */
export function processTable(model: Model, { width, paint, places = false }: TopologyOptions): readonly string[] {
  const cells = processRows(model).map(r => [r.process, r.threads, r.workers, r.connections, r.terms, places ? r.at : ''])
  const lines = table(PROCESS_COLUMNS, cells, { width, indent: '  ', lead: 4, head: paint.dim })
  const sentence = deployment(model)
  return sentence === undefined ? lines : [...lines, '', ...wrap(sentence, width - 2).map(line => `  ${line}`)]
}
