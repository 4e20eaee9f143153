/** What a pull request changes about Redis, in one sentence. */
import type { RowChange } from '../../model/comparison.ts'
import type { ClientRow } from '../../model/document.ts'
import { plural } from '../tally.ts'
import { code, sentence } from './escape.ts'
import { preferred, serverName } from './serverName.ts'
import { listed } from './tallies.ts'
import type { AppView, View } from './view.ts'

const MOST_CHANGES = 3

const NAMES: Readonly<Record<string, string>> = {
  cache: 'the cache',
  cable: 'Action Cable',
  session: 'the sessions',
  'rate-limit': 'the rate limits',
  'feature-flag': 'the feature flags',
}

/** A row as the object of a sentence: `the cache`, `` `REDIS_POOL` ``. */
export function called({ key, workload }: ClientRow): string {
  const name = /^[^:]+: (.+)$/.exec(workload)?.[1]
  return name === undefined ? (NAMES[key.split('/')[0] ?? ''] ?? sentence(workload, 120)) : code(name)
}

const CELLS = [
  ['pool', 'the pool'],
  ['timeouts', 'the timeouts'],
  ['tls', 'TLS'],
] as const

/** A server's cell as an object: riders have none of their own. */
export const server = (row: ClientRow): string => (row.rides ? code(row.server.replace(/^via /, '')) : serverName(preferred(row.server)))

/** A sentence's verb and the rest behind its objects: rows with the same are told together. */
function told({ change, before, after }: RowChange): readonly (readonly [verb: string, rest: string])[] {
  if (change === 'added' && after) return [['adds', after.rides ? ` through ${server(after)}` : ` on ${server(after)}`]]
  if (change === 'removed' && before) return [['removes', ` from ${server(before)}`]]
  if (change !== 'changed' || !before || !after) return []
  if (server(before) !== server(after)) return [['moves', ` from ${server(before)} to ${server(after)}`]]
  if (before.server !== after.server) return [['changes the fallback address of', '']]
  return CELLS.flatMap(([cell, name]) =>
    before[cell] === after[cell] ? [] : [[`changes ${name} of`, ` from ${value(before[cell])} to ${value(after[cell])}`] as const],
  )
}

const value = (cell: string): string => (cell === '' ? 'nothing' : sentence(cell, 80))

/** `moves the cache and Action Cable from … to …`, one a change, moves first. */
function topology(rows: readonly RowChange[]): readonly string[] {
  const groups = new Map<string, { verb: string; rest: string; names: string[] }>()
  for (const row of rows) {
    const subject = row.after ?? row.before
    if (!subject) continue
    for (const [verb, rest] of told(row)) {
      const group = groups.get(verb + rest) ?? { verb, rest, names: [] }
      group.names.push(called(subject))
      groups.set(verb + rest, group)
    }
  }
  const order = ['moves', 'adds', 'removes']
  const rank = (verb: string): number => (order.indexOf(verb) + order.length + 1) % (order.length + 1)
  return [...groups.values()]
    .sort((a, b) => rank(a.verb) - rank(b.verb))
    .map(({ verb, rest, names }) => {
      const unique = [...new Set(names)]
      const some = unique.length > 4 ? [...unique.slice(0, 3), `${unique.length - 3} more`] : unique
      return `${verb} ${listed(some)}${rest}`
    })
}

/** Apps that the change brings to Redis, or away from it, are told as a whole. */
function arrivals(apps: readonly AppView[], change: 'added' | 'removed', verb: string, several: boolean): readonly string[] {
  const whole = apps.filter(a => isWhole(a, change))
  if (whole.length === 0) return []
  if (several)
    return [`${verb} using Redis in ${listed([...whole.slice(0, 3).map(a => code(a.root)), ...(whole.length > 3 ? ['more apps'] : [])])}`]
  return [
    `${verb} using Redis, ${plural(
      whole.reduce((n, a) => n + a.rows.length, 0),
      'client',
    )}`,
  ]
}

/** Whether all that an app has of Redis comes or goes. */
const isWhole = ({ rows }: AppView, change: RowChange['change']): boolean => rows.length > 2 && rows.every(r => r.change === change)

/** `adds 3 findings, mends 1 and moves the cache from … to …`; undefined where nothing changes. */
export function changes({ added, mended, heavier, milder, apps }: View): string | undefined {
  const all = [
    ...arrivals(apps, 'added', 'starts', apps.length > 1),
    ...arrivals(apps, 'removed', 'stops', apps.length > 1),
    ...topology(apps.filter(a => !isWhole(a, 'added') && !isWhole(a, 'removed')).flatMap(a => a.rows)),
  ]
  const rest = all.length - MOST_CHANGES
  const fresh = added.length - heavier.length
  const parts = [
    ...(fresh > 0 ? [`adds ${plural(fresh, 'finding')}`] : []),
    ...(mended.length > 0 ? [`mends ${fresh > 0 ? mended.length : plural(mended.length, 'finding')}`] : []),
    ...(heavier.length > 0 ? [`makes ${plural(heavier.length, 'older finding')} worse`] : []),
    ...(milder.length > 0 ? [`makes ${plural(milder.length, 'older finding')} milder`] : []),
    ...all.slice(0, MOST_CHANGES),
    ...(rest > 0 ? [`makes ${rest} more ${rest === 1 ? 'change' : 'changes'}, see the table`] : []),
  ]
  return parts.length === 0 ? undefined : listed(parts)
}
