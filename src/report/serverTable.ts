/** Declared servers as a table: what evicts, what is kept, where it says so. */
import { type Fact, known } from '../model/fact.ts'
import type { Server } from '../model/server.ts'
import { redact } from './redact.ts'
import { table } from './table.ts'
import { visible } from './visible.ts'

const clean = (text: string): string => visible(redact(text))

/** A fact's value; a provider's default is marked, and so is what could not be read. */
function cell(fact: Fact<string> | undefined): string {
  const found = known(fact)
  if (!found) return fact ? 'not known' : 'not set'
  return clean(found.source === 'default' ? `${found.value} (default)` : found.value)
}

/** The lines of the table; none without servers. Servers that are not judged say so. */
export function serverTable(servers: readonly Server[], width: number): readonly string[] {
  const rows = servers.map(s => [
    clean(s.service),
    cell(s.facts.maxmemoryPolicy),
    cell(s.facts.persistence),
    s.aside === undefined ? '' : clean(s.aside),
    clean(`${s.file}:${s.at.line}`),
  ])
  const columns = [
    { head: 'Server' },
    { head: 'Eviction' },
    { head: 'Persistence' },
    { head: 'Not judged', wraps: true },
    { head: 'Declared at' },
  ]
  if (rows.length === 0) return []
  const shown = servers.some(s => s.aside !== undefined)
  const keep = <T>(cells: readonly T[]): readonly T[] => (shown ? cells : cells.filter((_, i) => i !== 3))
  return table(keep(columns), rows.map(keep), { width, indent: '  ' })
}
