/** Two reports, of a pull request's base and of its head: what is new, what is mended, which rows of the topology changed. */
import type { Comparison, RowChange } from '../model/comparison.ts'
import { type AppDocument, type ClientRow, findingsOf, type ReportDocument } from '../model/document.ts'
import { knownIn } from '../model/known.ts'

const CELLS = ['server', 'pool', 'timeouts', 'tls', 'certainty'] as const

function rows(before: readonly ClientRow[], after: readonly ClientRow[]): readonly RowChange[] {
  const old = new Map(before.map(row => [row.key, row]))
  const now = after.map((row): RowChange => {
    const was = old.get(row.key)
    old.delete(row.key)
    if (!was) return { change: 'added', after: row }
    return { change: CELLS.every(cell => was[cell] === row[cell]) ? 'same' : 'changed', before: was, after: row }
  })
  return [...now, ...[...old.values()].map((row): RowChange => ({ change: 'removed', before: row }))]
}

/** The base's app for each of the head's: by folder, and a lone rest by what is left, as a folder that was renamed is the same app. */
function pairs(head: readonly AppDocument[], base: readonly AppDocument[]): ReadonlyMap<AppDocument, AppDocument> {
  const found = new Map(head.flatMap(app => base.filter(b => b.root === app.root).map(b => [app, b] as const)))
  const taken = new Set(found.values())
  const [app, ...moreApps] = head.filter(a => !found.has(a))
  const [was, ...moreWere] = base.filter(b => !taken.has(b))
  if (app && was && moreApps.length === 0 && moreWere.length === 0) found.set(app, was)
  return found
}

const unchanged = (row: ClientRow): RowChange => ({ change: 'same', after: row })

/**
 * Compares a report with the base that it names. Findings are matched by identity, so a finding whose line moved is the
 * same, and one whose line is untouched is new where the change made it. One that the change makes weigh more (what was so
 * where a variable is unset is so for sure) counts as added too. Without a base every finding does.
 */
export function compareReports(head: ReportDocument): Comparison {
  const base = head.comparedWith?.report
  const now = findingsOf(head)
  const before = base ? findingsOf(base) : []
  const known = knownIn(before)
  const there = new Set(now.map(f => f.identity))
  const counting = now.filter(f => !f.silenced)
  const match = pairs(head.apps, base?.apps ?? [])
  const gone = (base?.apps ?? []).filter(app => ![...match.values()].includes(app))
  return {
    added: counting.filter(f => !known(f)),
    kept: counting.filter(known),
    mended: before.filter(f => !f.silenced && !there.has(f.identity)),
    apps: [
      ...head.apps.map(app => ({
        root: app.root,
        rows: base ? rows(match.get(app)?.topology.clients ?? [], app.topology.clients) : app.topology.clients.map(unchanged),
      })),
      ...gone.map(app => ({ root: app.root, rows: rows(app.topology.clients, []) })),
    ],
  }
}
