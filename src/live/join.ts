/** Puts what an audit found beside what the code says: servers matched, facts merged, variables that reach one server made one. */
import { chains, isLocalhost } from '../model/address.ts'
import type { AuditDocument, AuditedServer } from '../model/audit.ts'
import type { Client } from '../model/client.ts'
import type { Fact, Facts, Known } from '../model/fact.ts'
import type { Gap } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import type { Server } from '../model/server.ts'
import { fileSpan } from '../model/span.ts'
import { variables } from '../model/value.ts'
import { distinct, type OneServer } from './sameServer.ts'
import { changesOf } from './shardChanges.ts'
import { keysOf } from './shardKeys.ts'
import { factsOf } from './shards.ts'

export interface Joined {
  readonly model: Model
  /** What of the audit could not be joined with this app. */
  readonly gaps: readonly Gap[]
  /** Ids of the audited servers that found their place here. */
  readonly taken: ReadonlySet<string>
}

const fact = <K extends keyof Facts>(facts: Facts, key: K): Facts[K] => facts[key]

/** What a person would call the two the same: sizes of a plan are rounded, versions are declared by their head. */
function agrees(key: keyof Facts, live: unknown, declared: unknown): boolean {
  if (key === 'version') return `${String(live)}.`.startsWith(`${String(declared).replace(/\.x$/, '')}.`)
  if (typeof live === 'number' && typeof declared === 'number') return Math.abs(live - declared) <= Math.abs(declared) * 0.05
  return JSON.stringify(live) === JSON.stringify(declared)
}

const shown = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

/** What the server says, with what the files say where that is something else; a refusal leaves the word to the files. */
function merged(key: keyof Facts, live: Fact<unknown>, declared: Fact<unknown> | undefined): Fact<unknown> {
  if ('refused' in live) return declared && 'value' in declared ? declared : live
  if (!declared || 'refused' in declared || declared.source === 'live' || agrees(key, live.value, declared.value)) return live
  const { value, source, at } = declared as Known<unknown>
  return { ...live, against: { value: shown(value), source, ...(at && { at }) } }
}

/** Live before declared before a provider's default. */
function mergeFacts(live: Facts, declared: Facts): Facts {
  const keys = Object.keys(live) as (keyof Facts)[]
  const over = keys.map(key => [key, merged(key, fact(live, key) as Fact<unknown>, fact(declared, key) as Fact<unknown> | undefined)])
  return { ...declared, ...Object.fromEntries(over) } as Facts
}

const liveOf = (s: AuditedServer, takenAt: number): NonNullable<Server['live']> => ({
  runId: s.runId,
  hostClass: s.hostClass,
  endpoint: s.endpoint,
  partial: s.partial,
  keyspace: s.keyspace,
  sidekiq: s.sidekiq,
  ...(s.otherSidekiqs && { otherSidekiqs: s.otherSidekiqs }),
  refused: s.refused,
  takenAt,
})

/** Variables that name a declared server, as files wire them and as the configuration calls it. */
const namesOf = (server: Server, model: Model): ReadonlySet<string> =>
  new Set([
    ...server.names,
    ...(server.wiring ?? []).map(w => w.name),
    ...Object.entries(model.endpoints).flatMap(([name, called]) => (called === server.id ? [name] : [])),
  ])

/** The first with each key. */
const firstOfEach = <T>(all: readonly T[], key: (one: T) => string): readonly T[] => {
  const seen = new Set<string>()
  return all.filter(one => !seen.has(key(one)) && seen.add(key(one)))
}

/** The Sidekiqs that any entry found, each once, the main one of the first entry first. */
function sidekiqsOf(entries: readonly AuditedServer[]): Pick<AuditedServer, 'sidekiq' | 'otherSidekiqs'> {
  const found = entries.flatMap(e => [...(e.sidekiq ? [e.sidekiq] : []), ...(e.otherSidekiqs ?? [])])
  const [sidekiq = null, ...others] = firstOfEach(found, s => `${s.database} ${s.namespace}`)
  return { sidekiq, ...(others.length > 0 && { otherSidekiqs: others }) }
}

/** The entry that speaks for a server, with what its shards come to together. */
function speaker(entries: readonly AuditedServer[]): AuditedServer {
  const [first] = entries as [AuditedServer, ...AuditedServer[]]
  if (entries.length === 1) return first
  const partial = entries.find(e => e.partial !== null)?.partial ?? null
  return { ...first, facts: factsOf(entries), keyspace: keysOf(entries.map(e => e.keyspace)), partial }
}

/** A cluster's shards each once, although two variables led to them; of any other server the entry that tells most. */
const shardsOf = ({ entries, shards }: OneServer): readonly AuditedServer[] =>
  shards ? firstOfEach(entries, e => e.runId ?? e.endpoint) : entries.slice(0, 1)

/** A server that files declare, with what was found on it; a live one alone where none declares it. */
function serverOf(one: OneServer, names: readonly string[], declared: Server | undefined, audit: AuditDocument): Server {
  const shards = shardsOf(one)
  const entry = { ...speaker(shards), ...sidekiqsOf(one.entries) }
  const since = shards.length > 1 ? changesOf(shards, audit.since) : audit.since?.servers.find(s => one.entries.some(e => e.id === s.id))
  const live = {
    ...liveOf(entry, Date.parse(audit.takenAt)),
    ...(since && { since }),
    ...(shards.length > 1 && { shards: shards.length }),
  }
  // Which shard speaks changes from run to run; what they are called together doesn't.
  const id = one.entries.map(e => e.id).find(called => names.includes(called)) ?? entry.id
  if (declared)
    return {
      ...declared,
      names: [...new Set([...declared.names, ...names])],
      facts: mergeFacts(entry.facts, declared.facts),
      declared: declared.facts,
      live,
    }
  return { id, provider: entry.hostClass, names, file: '', service: id, at: fileSpan(''), facts: entry.facts, live }
}

/** The variables that decide where the app's clients connect. */
const asked = (clients: readonly Client[]): readonly string[] => [...new Set(clients.flatMap(c => variables(c.endpoint)))]

/** The one variable that names all that the app connects to; undefined where there is another endpoint, or none is a variable. */
function onlyVariable(model: Model): string | undefined {
  const keys = model.clients.flatMap(c => chains(c.endpoint, {}).flatMap(chain => chain.flatMap(address => address.keys)))
  const [first, ...more] = new Set(keys.filter(key => !isLocalhost(key)))
  return more.length === 0 && first?.startsWith('env:') && !first.includes('{') ? first.slice(4) : undefined
}

interface Matched {
  readonly one: OneServer
  readonly names: readonly string[]
  readonly declared: Server | undefined
}

/** Why an unnamed server can't be told to be one of the app's. */
function untold(one: OneServer, wanted: readonly string[], model: Model): Gap {
  const at = model.clients[0]?.at ?? fileSpan(model.root === '.' ? 'Gemfile' : `${model.root}/Gemfile`)
  const id = (one.entries[0] as AuditedServer).id
  const [first] = wanted
  const why = first
    ? `the audited ${id} has no name and the app reads ${wanted.length} variables (${wanted.slice(0, 5).join(', ')}): pass \`${first}=URL\` to say which it is`
    : `the audited ${id} has no name and the app reads no variable for its Redis: what was found on it is told by itself`
  return { at, why }
}

/**
 * The model with the audit's servers in it. They are matched by the variable that the code uses, by the wiring of declared
 * servers, and by `run_id`; one without a name joins only where the app reads exactly one variable. With `alone` (the
 * repository holds one app) servers that nothing in the code names are the app's as well.
 */
export function join(model: Model, audit: AuditDocument, { alone }: { readonly alone: boolean }): Joined {
  const wanted = asked(model.clients)
  const only = onlyVariable(model)
  const free = new Set(model.servers.filter(s => s.aside === undefined))
  const gaps: Gap[] = []
  const matched: Matched[] = []
  for (const one of distinct(audit.servers)) {
    const unnamed = one.names.length === 0
    if (unnamed && only === undefined) {
      if (model.clients.length > 0) gaps.push(untold(one, wanted, model))
      if (alone) matched.push({ one, names: [], declared: undefined })
      continue
    }
    const names = unnamed ? [only as string] : one.names
    const declared = [...free].find(s => names.some(name => namesOf(s, model).has(name)))
    if (!declared && !names.some(name => wanted.includes(name)) && !alone) continue
    if (declared) free.delete(declared)
    matched.push({ one, names, declared })
  }
  const servers = matched.map(({ one, names, declared }) => ({ one, declared, server: serverOf(one, names, declared, audit) }))
  const byDeclared = new Map(servers.flatMap(s => (s.declared ? [[s.declared, s.server] as const] : [])))
  const called = servers.map(({ one, server }) => endpointsOf(server, one.sure, model.endpoints))
  return {
    model: {
      ...model,
      servers: [
        ...model.servers.map(s => byDeclared.get(s) ?? s),
        ...servers.flatMap(({ declared, server }) => (declared ? [] : [server])),
      ],
      endpoints: Object.assign({}, model.endpoints, ...called),
      presumed: servers.flatMap(({ one }, i) =>
        one.sure === 'likely'
          ? [...new Set(Object.values(called[i] ?? {}))].map(name => (name.startsWith('env:') ? name : `server:${name}`))
          : [],
      ),
      gaps: [...model.gaps, ...gaps],
    },
    gaps,
    taken: new Set(matched.flatMap(({ one }) => one.entries.map(e => e.id))),
  }
}

/**
 * Variable → server, for the variables of one server: that of the first of them, so that what is found has the identity
 * that it has without an audit. A name of the team's is kept: the first for all where `run_id` proves that they are one,
 * each its own where only addresses say so.
 */
function endpointsOf(server: Server, sure: OneServer['sure'], stated: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const own = (name: string): string | undefined => (Object.hasOwn(stated, name) ? stated[name] : undefined)
  const first = server.names.map(own).find(name => name !== undefined)
  return Object.fromEntries(
    server.names.map(name => [name, (sure === 'likely' ? own(name) : undefined) ?? first ?? `env:${server.names[0]}`]),
  )
}
