/** The topology as a table, before and after: a changed cell holds both. */
import type { RowChange } from '../../model/comparison.ts'
import type { ClientRow, ProcessRow } from '../../model/document.ts'
import { sentence } from './escape.ts'
import { gfmTable } from './gfmTable.ts'
import { placeLink, shortLink } from './links.ts'
import type { MarkdownOptions } from './options.ts'
import { serverName } from './serverName.ts'

type Cell = 'server' | 'pool' | 'timeouts' | 'tls' | 'certainty'

const MARKS: Readonly<Record<RowChange['change'], string>> = { same: '', added: '**new**', removed: '**removed**', changed: '**changed**' }

function shown(row: ClientRow, cell: Cell): string {
  return cell === 'server' ? serverName(row.server) : sentence(row[cell], 120)
}

function both({ before, after }: RowChange, cell: Cell): string {
  if (!before || !after || before[cell] === after[cell]) return shown((after ?? before) as ClientRow, cell)
  const [was, is] = [shown(before, cell), shown(after, cell)]
  return `${was === '' ? '–' : was} → ${is === '' ? '–' : `**${is}**`}`
}

/** Whether a column says something: by default TLS is the URL's matter, and servers are known for certain. */
const silent: Readonly<Partial<Record<Cell, readonly string[]>>> = { tls: ['', 'by URL'], certainty: ['', 'certain'] }

const says = (row: ClientRow | undefined, cell: Cell): boolean => row !== undefined && !(silent[cell]?.includes(row[cell]) ?? false)

/** Whether the change does something to a row's cell. */
const moved = ({ change, before, after }: RowChange, cell: Cell): boolean =>
  change !== 'same' && before?.[cell] !== after?.[cell] && (says(before, cell) || says(after, cell))

/**
 * The rows as a table. Rows are marked where the change made, took or altered them. Unless `whole`, columns in which a change
 * does nothing are left out, so that what it does is seen.
 */
export function topologyTable(rows: readonly RowChange[], options: MarkdownOptions, whole = true): string {
  const compares = !whole && rows.some(r => r.change !== 'same')
  const cells = (['server', 'pool', 'timeouts', 'tls', 'certainty'] as const).filter(
    cell => cell === 'server' || rows.some(r => (compares ? moved(r, cell) : says(r.before, cell) || says(r.after, cell))),
  )
  const heads: Readonly<Record<Cell, string>> = { server: 'Server', pool: 'Pool', timeouts: 'Timeouts', tls: 'TLS', certainty: 'Certainty' }
  return gfmTable(
    ['This PR', 'Workload', ...cells.map(c => heads[c]), 'Set at'],
    rows.map(row => {
      const is = row.after ?? row.before
      const place = row.after ? shortLink(row.after.at, options) : ''
      return [MARKS[row.change], sentence(is?.workload ?? '', 120), ...cells.map(cell => both(row, cell)), place]
    }),
  )
}

/** Processes with the connections that one of each opens. */
export const processTable = (rows: readonly ProcessRow[], options: MarkdownOptions): string =>
  gfmTable(
    ['Process', 'Threads', 'Workers', 'Connections', 'Made up of', 'Set at'],
    rows.map(row => [
      sentence(row.process, 120),
      ...[row.threads, row.workers, row.connections, row.terms].map(cell => sentence(cell, 240)),
      placeLink(row.at, options),
    ]),
  )
