/** Which variables point to which server, as files that set variables wire them. */
import { groupedByEach } from '../../model/grouped.ts'
import type { Server, Wiring } from '../../model/server.ts'
import { options, type Value } from '../../model/value.ts'
import type { Variables } from '../variables.ts'

/** A variable whose whole value may be a host. */
const HOST = /HOST|ADDR|ENDPOINT|SERVER|SENTINEL|NODES?$/

/** The text of one alternative; what is computed in it stands as `x`. */
function flat(v: Value): string | undefined {
  if (v.kind === 'literal') return typeof v.value === 'string' ? v.value : undefined
  return v.kind === 'concat' ? v.parts.map(p => (p.kind === 'literal' ? String(p.value ?? '') : 'x')).join('') : undefined
}

const OTHER = /^(?:postgres|postgresql|mysql2?|mariadb|mongodb|https?|amqps?|smtp|memcached|wss?|ftp|file|elasticsearch):/i

/** The hosts that a variable's value names: of URLs of Redis, of `host:port` lists, and bare ones where the variable's name says host. */
export function hostsIn(name: string, value: Value): readonly string[] {
  return options(value).flatMap(option => {
    const whole = flat(option)
    if (whole === undefined || OTHER.test(whole)) return []
    return whole.split(',').flatMap(part => {
      const [, scheme, host, port] = /^\s*([a-z][a-z0-9+.-]*:\/\/)?(?:[^@/\s]*@)?([\w.-]+)(?::(\d+|x))?(?:[/?].*)?\s*$/i.exec(part) ?? []
      if (host === undefined) return []
      return scheme !== undefined || port !== undefined || HOST.test(name) ? [host.toLowerCase()] : []
    })
  })
}

/** Variables by the process that they are set for. */
export type Sets = ReadonlyMap<string, Variables>

/** Which variables of which process point to a server. */
export const wiringWhere = (sets: Sets, fits: (name: string, value: Value) => boolean): Pick<Server, 'names' | 'wiring'> => {
  const wiring = [...sets].flatMap(([process, set]) => [...set].flatMap(([name, value]) => (fits(name, value) ? [{ process, name }] : [])))
  return { names: [...new Set(wiring.map(w => w.name))].sort(), wiring }
}

/** What names each host, once for all servers of a file, in the order of the file. */
const index = new WeakMap<Sets, ReadonlyMap<string, readonly (readonly [order: number, wire: Wiring])[]>>()

function byHost(sets: Sets): ReadonlyMap<string, readonly (readonly [order: number, wire: Wiring])[]> {
  const known = index.get(sets)
  if (known) return known
  const all = [...sets].flatMap(([process, set]) => [...set].map(([name, value]) => ({ process, name, value })))
  const wires = all.map(({ process, name, value }, order) => ({ hosts: hostsIn(name, value), wire: [order, { process, name }] as const }))
  const found = new Map([...groupedByEach(wires, w => w.hosts)].map(([host, own]) => [host, own.map(w => w.wire)]))
  index.set(sets, found)
  return found
}

/** Which variables of which process, except for the server's own, name one of its hosts. */
export function wiringOf(hosts: readonly string[], sets: Sets, except?: string): Pick<Server, 'names' | 'wiring'> {
  const found = new Map(hosts.flatMap(host => byHost(sets).get(host) ?? []))
  const wiring = [...found].sort(([a], [b]) => a - b).flatMap(([, wire]) => (wire.process === except ? [] : [wire]))
  return { names: [...new Set(wiring.map(w => w.name))].sort(), wiring }
}
