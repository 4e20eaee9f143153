/** What differs between two environments of one app, for `redline model --compare`. */
import { type Client, isRider } from '../model/client.ts'
import type { Model } from '../model/model.ts'
import type { Process } from '../model/process.ts'
import { show, type Value } from '../model/value.ts'
import { redact } from './redact.ts'
import { table } from './table.ts'
import { title } from './topology.ts'
import { visible } from './visible.ts'

/** One setting that differs; a side where the whole thing is missing says `not there`. */
export interface Difference {
  readonly what: string
  readonly setting: string
  readonly left: string
  readonly right: string
}

const NONE = 'not there'

const clean = (text: string): string => visible(redact(text))
const shown = (v: Value | null | undefined): string => (v === undefined || v === null || v.kind === 'absent' ? 'not set' : clean(show(v)))

type Row = readonly [setting: string, value: string]

const clientRows = (c: Client): readonly Row[] => [
  ['server', shown(c.endpoint)],
  ['db', shown(c.db)],
  ['pool', shown(c.poolSize)],
  ['pool timeout', shown(c.poolTimeout)],
  ['connect timeout', shown(c.timeouts.connect)],
  ['read timeout', shown(c.timeouts.read)],
  ['write timeout', shown(c.timeouts.write)],
  ['reconnect attempts', shown(c.reconnectAttempts)],
  ['TLS verification', c.tlsVerify ?? 'not set'],
  ['prefix', shown(c.prefix)],
  ['library', c.library],
]

const processRows = (p: Process): readonly Row[] => [
  ['threads', shown(p.threads)],
  ['forked', shown(p.workers)],
  ['concurrency', shown(p.concurrency)],
]

/** Things by a key that both environments have in common; the second of equal names is `name 2`. */
function keyed<T>(things: readonly T[], name: (thing: T) => string): ReadonlyMap<string, T> {
  const found = new Map<string, T>()
  for (const thing of things) {
    const key = name(thing)
    let n = 1
    while (found.has(n === 1 ? key : `${key} ${n}`)) n += 1
    found.set(n === 1 ? key : `${key} ${n}`, thing)
  }
  return found
}

function differing<T>(
  left: ReadonlyMap<string, T>,
  right: ReadonlyMap<string, T>,
  rows: (thing: T) => readonly Row[],
): readonly Difference[] {
  return [...new Set([...left.keys(), ...right.keys()])].flatMap(what => {
    const [a, b] = [left.get(what), right.get(what)]
    const brief = (thing: T): string =>
      rows(thing)
        .filter(([, value]) => value !== 'not set')
        .map(([, value]) => value)[0] ?? 'there'
    if (a === undefined || b === undefined) {
      return [{ what, setting: '', left: a === undefined ? NONE : brief(a), right: b === undefined ? NONE : brief(b) }]
    }
    const others = new Map(rows(b))
    return rows(a).flatMap(([setting, value]) =>
      others.get(setting) === value ? [] : [{ what, setting, left: value, right: others.get(setting) ?? NONE }],
    )
  })
}

/** Everything that differs: clients first, then processes, then what serves a need without Redis. */
export function differences(a: Model, b: Model): readonly Difference[] {
  const own = (m: Model): ReadonlyMap<string, Client> =>
    keyed(
      m.clients.filter(c => !isRider(c)),
      title,
    )
  const run = (m: Model): ReadonlyMap<string, Process> => keyed(m.processes, p => clean(p.name ?? p.kind))
  const instead = (m: Model): ReadonlyMap<string, string> =>
    new Map(Object.entries(m.instead).map(([need, what]) => [`${clean(need)} without Redis`, what]))
  return [
    ...differing(own(a), own(b), clientRows),
    ...differing(run(a), run(b), processRows),
    ...differing(instead(a), instead(b), what => [['', clean(what)]]),
  ]
}

/** The differences as a table that ends in a newline, or one line that says there are none. */
export function compareModels(a: Model, b: Model, { width = 120 }: { readonly width?: number } = {}): string {
  const found = differences(a, b)
  const [left, right] = [clean(a.environment), clean(b.environment)]
  if (found.length === 0) return `${left} and ${right} use Redis in the same way.\n`
  const columns = [{ head: 'Of', wraps: true }, { head: 'Setting' }, { head: left, wraps: true }, { head: right, wraps: true }]
  return `${table(
    columns,
    found.map(d => [d.what, d.setting, d.left, d.right]),
    { width },
  ).join('\n')}\n`
}
