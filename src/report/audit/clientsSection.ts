/** Who is connected, by kind. */
import type { AuditedServer } from '../../model/audit.ts'
import { known } from '../../model/fact.ts'
import { bytes, count } from '../../model/figures.ts'
import { first, type Section } from './section.ts'

/** Connections between servers, which have no names. */
const SERVERS: Readonly<Record<string, string>> = { replica: 'a replica of this server', primary: 'the primary that it copies' }
const STATES: Readonly<Record<string, string>> = { blocked: 'waits for jobs', subscribed: 'subscribed', idle: 'idle for 5 min' }

/** The kinds of clients, most first; undefined where the server didn't tell. */
export function clientsSection(server: AuditedServer, most = 10): Section | undefined {
  const all = known(server.facts.clients)?.value ?? []
  if (all.length === 0) return undefined
  const { shown, note } = first(
    [...all].sort((a, b) => b.count - a.count),
    most,
    'kinds',
  )
  return {
    id: 'clients',
    title: 'Clients by kind',
    columns: [
      { head: 'Client', wraps: true },
      { head: 'State' },
      { head: 'Count', right: true },
      { head: 'Largest buffer', right: true },
      { head: 'Databases', wraps: true },
    ],
    rows: shown.map(c => [
      [c.name, c.library].filter(p => p !== '').join(', ') || (SERVERS[c.state] ?? 'says nothing of itself'),
      STATES[c.state] ?? c.state,
      count(c.count),
      c.output > 0 ? bytes(c.output) : '',
      c.databases.join(', '),
    ]),
    ...(note !== undefined && { note }),
  }
}
