/** The model of one app, for `redline model`: as tables, or as the inventory's JSON. */
import { isRider } from '../model/client.ts'
import type { Model } from '../model/model.ts'
import { type Sharing, sharing } from '../model/sharing.ts'
import { needs } from '../model/workload.ts'
import { palette } from './color.ts'
import { inventory } from './inventory.ts'
import { redact } from './redact.ts'
import { serverTable } from './serverTable.ts'
import { table } from './table.ts'
import { clientTable, processTable } from './topologyTables.ts'
import { visible } from './visible.ts'

export interface ModelOptions {
  readonly color?: boolean
  readonly width?: number
}

const clean = (text: string): string => visible(redact(text))

const TIERS: Readonly<Record<Sharing['tier'], string>> = {
  definite: 'always',
  fallback: 'as a fallback',
  unknown: 'on a branch that the files do not settle',
}

function when(s: Sharing): string {
  const host = s.onlyLocalhost ? ', on localhost' : ''
  const unset = s.partedBy.length > 0 ? `, unless ${s.partedBy.map(name => `$${name}`).join(' or ')} is set` : ''
  return `${TIERS[s.tier]}${host}${unset}`
}

/** `redis` gems and the like on one line each. */
function gemLines(model: Model, width: number): readonly string[] {
  const rows = Object.entries(inventory(model).gems).map(([name, version]) => [clean(name), clean(version)])
  return rows.length > 0 ? table([{ head: 'Gem' }, { head: 'Locked' }], rows, { width, indent: '  ' }) : []
}

/** What `redline model` prints; `json` is the inventory. Ends in a newline. */
export function modelReport(model: Model, format: 'table' | 'json', { color = false, width = 120 }: ModelOptions = {}): string {
  if (format === 'json') return `${JSON.stringify(inventory(model), null, 2)}\n`
  const paint = palette(color)
  const layout = { width, paint, places: true }
  const pairs = sharing(model).map(s => [`${needs[s.a].title} and ${needs[s.b].title}`, clean(s.key), when(s)])
  const section = (head: string, lines: readonly string[]): readonly string[] => (lines.length > 0 ? [paint.bold(head), ...lines, ''] : [])
  const own = model.clients.filter(c => !isRider(c)).length
  const lines = [
    ...section(
      `Workloads in ${clean(model.environment)} (${own} of ${model.clients.length} open connections)`,
      model.clients.length > 0 ? clientTable(model, layout) : [],
    ),
    ...section(
      'On one server',
      pairs.length > 0
        ? table(
            [
              { head: 'Workloads', wraps: true },
              { head: 'Server', wraps: true },
              { head: 'When', wraps: true },
            ],
            pairs,
            { width, indent: '  ', head: paint.dim },
          )
        : [],
    ),
    ...section('Processes', model.processes.length > 0 ? processTable(model, layout) : []),
    ...section('Declared servers', serverTable(model.servers, width)),
    ...section(
      'Without Redis',
      Object.entries(model.instead).map(([need, what]) => `  ${clean(need)}: ${clean(what)}`),
    ),
    ...section('Gems', gemLines(model, width)),
    ...section(
      'Could not tell',
      model.gaps.map(g => `  ${clean(`${g.at.file}:${g.at.line}:${g.at.column}`)}  because ${clean(g.why)}`),
    ),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}
