/** The inventory: what one app's files say of its gems, processes, clients and servers, as JSON. */
import { numberIn } from '../model/amount.ts'
import { type Client, isRider } from '../model/client.ts'
import type { ClientItem, Inventory, ProcessItem, ServerItem, SettingItem } from '../model/document.ts'
import { type Fact, known, type Persistence } from '../model/fact.ts'
import type { Model } from '../model/model.ts'
import type { Process } from '../model/process.ts'
import type { Server } from '../model/server.ts'
import { sharing } from '../model/sharing.ts'
import { place } from '../model/span.ts'
import { isNothing, options, show, type Value } from '../model/value.ts'
import { isGemOfInterest } from './gems.ts'
import { redact } from './redact.ts'

const unknownItem = (v: Value): string => `unknown:${redact(v.kind === 'unknown' ? v.why : show(v))}`

/** `config:redis#url` from the path `redis.url`; a file name that ends in `.yml` may hold dots itself. */
function configItem(path: string): string {
  if (path.includes('#')) return `config:${path}`
  const [, file = path, key = ''] = /^(.*?\.ya?ml|[^.]*)\.(.*)$/.exec(path) ?? []
  return key === '' ? `config:${file}` : `config:${file}#${key}`
}

function settingItem(v: Value): string | undefined {
  if (v.kind !== 'setting') return undefined
  if (v.store === 'config_for' || v.store === 'file') return configItem(v.path)
  return v.store === 'credentials' ? `credentials:${v.path}` : `setting:${v.path}`
}

/** The leaves of a value, through text that is built and what an unknown was computed from. */
const leaves = (v: Value): readonly Value[] =>
  v.kind === 'concat'
    ? v.parts.flatMap(leaves)
    : v.kind === 'unknown'
      ? (v.from ?? []).flatMap(leaves)
      : options(v).flatMap(o => (o === v ? [o] : leaves(o)))

const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)]

/** Resque and redis-store take `host:port`, which is an address like any other. */
const asUrl = (address: string): string => (/^[\w.-]+:\d+$/.test(address) ? `redis://${address}` : address)

/** The items that one alternative of an endpoint gives; none where it is `nil` or missing. */
function endpointItem(v: Value): readonly string[] {
  if (isNothing(v)) return []
  switch (v.kind) {
    case 'literal':
      return v.value === '' ? [] : [redact(asUrl(String(v.value)))]
    case 'env':
      return [`env:${v.name}`]
    case 'setting':
      return [settingItem(v) ?? unknownItem(v)]
    case 'list':
      return v.items.flatMap(endpoint)
    case 'concat': {
      const inside = leaves(v)
      const names = unique(inside.flatMap(p => (p.kind === 'env' ? [`env:${p.name}`] : [])))
      const kept = names.length > 0 ? names : unique(inside.flatMap(p => settingItem(p) ?? []))
      return [kept.length > 0 ? kept.join('+') : unknownItem(v)]
    }
    case 'unknown': {
      const inside = (v.from ?? []).flatMap(leaves)
      const names = unique(inside.flatMap(p => (p.kind === 'env' ? [`env:${p.name}`] : [])))
      return [names.length > 0 && inside.every(p => p.kind === 'env') ? names.join('+') : unknownItem(v)]
    }
    default:
      return [unknownItem(v)]
  }
}

/**
 * An endpoint as items in order of preference, each once. Of a host and a port from two variables the same host on its
 * default port is no item of its own.
 */
export function endpoint(v: Value): readonly string[] {
  const items = unique(options(v).flatMap(endpointItem))
  return items.filter((item, i) => !items.slice(0, i).some(before => isBuilt(before) && before.startsWith(`${item}+env:`)))
}

const isBuilt = (item: string): boolean => /^env:\w+\+env:\w+$/.test(item)

const isEither = (v: Value): boolean => v.kind === 'either' || (v.kind === 'firstOf' && v.options.some(isEither))

function scalar(v: Value, asText: boolean): number | string | boolean | null | undefined {
  if (isNothing(v) && !(v.kind === 'literal' && v.value === false)) return null
  const number = asText ? undefined : numberIn(v)
  if (number !== undefined) return number
  if (v.kind !== 'literal') return undefined
  return typeof v.value === 'string' ? redact(v.value) : v.value
}

/** A setting as an item; `asText` keeps text of digits as it is. */
export function setting(v: Value | null | undefined, asText = false): SettingItem {
  if (!v) return null
  const simple = scalar(v, asText)
  if (simple !== undefined) return simple
  if (v.kind === 'env') return { env: v.name, default: null }
  if (v.kind === 'firstOf') {
    const name = v.options.find(o => o.kind === 'env')
    const rest = v.options.filter(o => o.kind !== 'env')
    const fallback = rest.at(-1)
    if (name?.kind === 'env' && rest.every(o => o.kind === 'literal' || o.kind === 'absent')) {
      return { env: name.name, default: (fallback && scalar(fallback, asText)) ?? null }
    }
  }
  if (v.kind === 'list') {
    const items = v.items.map(item => scalar(item, asText))
    if (items.every(item => typeof item === 'number' || typeof item === 'string')) return items
  }
  const named = asText ? prefixText(v) : undefined
  return named ?? unknownItem(v)
}

/** Text built from settings, as one reads it: `setting:domain_name + ":session:"`. */
function prefixText(v: Value): string | undefined {
  if (v.kind !== 'concat' && v.kind !== 'setting') return undefined
  const parts = v.kind === 'concat' ? v.parts : [v]
  const texts = parts.map(
    p => settingItem(p) ?? (p.kind === 'env' ? `env:${p.name}` : p.kind === 'literal' ? JSON.stringify(p.value) : undefined),
  )
  return texts.includes(undefined) ? undefined : texts.join(' + ')
}

function processItem(p: Process): ProcessItem {
  return {
    kind: p.kind,
    ...(p.name !== undefined && { name: p.name }),
    ...(p.threads !== undefined && { threads: setting(p.threads) }),
    ...(p.workers !== undefined && { workers: setting(p.workers) }),
    ...(p.concurrency !== undefined && { concurrency: setting(p.concurrency) }),
    ...(p.capsules !== undefined && {
      capsules: p.capsules.map(c => ({ name: c.name, concurrency: setting(c.concurrency), at: place(c.at) })),
    }),
    ...(p.queues !== undefined && { queues: p.queues }),
    at: place(p.at),
  }
}

function clientItem(c: Client): ClientItem {
  return {
    workload: c.workload,
    ...(c.role !== undefined && { role: c.role }),
    name: c.name,
    library: c.library,
    ...(c.version !== undefined && { version: c.version }),
    at: place(c.at),
    endpoint: endpoint(c.endpoint),
    ...(isEither(c.endpoint) && { either: true as const }),
    db: setting(c.db),
    pool_size: setting(c.poolSize),
    pool_timeout: setting(c.poolTimeout),
    timeouts: { connect: setting(c.timeouts.connect), read: setting(c.timeouts.read), write: setting(c.timeouts.write) },
    reconnect_attempts: setting(c.reconnectAttempts),
    tls_verify: c.tlsVerify,
    prefix: setting(c.prefix, true),
    ...(isRider(c) && { rides_on: c.ridesOn ?? '' }),
  }
}

/** In the words of the inventory, which knows no two at once: what survives most. */
const persistence = (how: Persistence | undefined): string | null => (how === 'aof+rdb' ? 'aof' : (how ?? null))

/** What a file says; a provider's default is no declaration. */
const said = <T>(fact: Fact<T> | undefined): T | undefined => {
  const found = known(fact)
  return found?.source === 'declared' ? found.value : undefined
}

/** A server as files declare it. */
export const serverItem = (s: Server): ServerItem => ({
  file: s.file,
  service: s.service,
  maxmemory_policy: said(s.facts.maxmemoryPolicy) ?? null,
  persistence: persistence(said(s.facts.persistence)),
  at: place(s.at),
})

const declared = (model: Model): readonly Server[] => model.servers.filter(s => s.file !== '')

const sorted = (gems: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(gems)
      .filter(([name]) => isGemOfInterest(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

/**
 * The inventory of one app. Pairs that meet only on an unordered branch stand as `fallback`. URLs are redacted. `at` is
 * `file:line:column`.
 */
export function inventory(model: Model): Inventory {
  return {
    root: model.root,
    environment: model.environment,
    gems: sorted(model.gems),
    processes: model.processes.map(processItem),
    clients: model.clients.map(clientItem),
    shared: sharing(model).map(s => [s.a, s.b, s.tier === 'definite' ? 'definite' : 'fallback'] as const),
    servers: declared(model).map(serverItem),
    instead: Object.fromEntries(Object.entries(model.instead).sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}
