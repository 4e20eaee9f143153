/** The addresses that the repository itself writes down, each with what is preferred to it. */
import { type Address, chains, isLocalhost, serverOf } from './address.ts'
import { type Client, isRider } from './client.ts'
import type { Model } from './model.ts'
import { place, type Span } from './span.ts'
import { type Literal, parts, type Value } from './value.ts'

/** One literal URL among the alternatives of a client. */
export interface Written {
  readonly client: Client
  readonly value: Literal
  readonly key: string
  /** Where it is written: a setting's default where text was built around the setting. */
  readonly at: Span
  /** What comes first where it is set; empty where this is the first choice. */
  readonly preferred: readonly Address[]
  readonly isLast: boolean
  /** Whether every order of preference that the client may have holds it at the same rank. */
  readonly always: boolean
}

/** Whether it is written in the repository, and not what a library does by itself. */
const isWritten = (v: Value): v is Literal => v.kind === 'literal' && typeof v.value === 'string' && !v.implied

/** All literal addresses of clients with connections of their own; the items of a list of URLs count each. */
export const written = (model: Model): readonly Written[] =>
  model.clients.filter(client => !isRider(client)).flatMap(client => writtenFor(client, model))

/** The literal addresses of one client. */
export function writtenFor(client: Client, { endpoints }: Pick<Model, 'endpoints'>): readonly Written[] {
  const all = chains(client.endpoint, endpoints)
  const ranks = (v: Value): readonly number[] => all.map(chain => chain.findIndex(a => same(a.value, v)))
  return all.flatMap(chain =>
    chain.flatMap((address, i) =>
      (address.value.kind === 'list' ? parts(address.value) : [address.value]).filter(isWritten).flatMap(value => {
        const key = serverOf(String(value.value))
        if (key === undefined) return []
        const always = ranks(address.value).every(rank => rank === i)
        const preferred = chain.slice(0, i)
        return [{ client, value, key, at: origin(value, preferred), preferred, isLast: i === chain.length - 1, always }]
      }),
    ),
  )
}

function origin(value: Value, preferred: readonly Address[]): Span {
  const before = preferred.at(-1)?.value
  const built = before?.kind === 'concat' ? before.parts.find(p => p.kind === 'setting') : undefined
  return built && /\.ya?ml$/.test(built.at.file) ? built.at : value.at
}

const same = (a: Value, b: Value): boolean =>
  a === b || (a.at.file === b.at.file && a.at.start === b.at.start && a.at.end === b.at.end && a.kind === b.kind)

/** Those that are written at one place and concern one server, in the order of the clients: a constant that several use is one. */
export function byPlace(all: readonly Written[]): readonly (readonly Written[])[] {
  const groups = new Map<string, Written[]>()
  for (const one of all) {
    const id = `${place(one.at)} ${one.key}`
    const group = groups.get(id) ?? []
    if (!group.some(w => w.client === one.client)) group.push(one)
    groups.set(id, group)
  }
  return [...groups.values()]
}

const PRIVATE_IP = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|\[f[cd])/

/**
 * Where a server's key leads: this machine, a single-label name such as a service of Docker Compose, a private network's
 * name or address, or anywhere.
 */
export function reach(key: string): 'localhost' | 'service' | 'private' | 'public' {
  if (isLocalhost(key) || key.startsWith('unix:')) return 'localhost'
  const host = key.replace(/:\d+$/, '')
  if (PRIVATE_IP.test(host) || /\.(?:internal|local|localdomain|lan|svc|home|corp|intranet)$/.test(host)) return 'private'
  return host.includes('.') || host.startsWith('[') ? 'public' : 'service'
}
