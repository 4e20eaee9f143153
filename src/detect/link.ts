/** Joins what detectors saw: who was handed which client, and which workload a client therefore serves. */
import type { Call } from '../model/call.ts'
import { callsOf, callsOnPlace } from '../model/callsAt.ts'
import type { Client } from '../model/client.ts'
import { grouped, groupedByEach } from '../model/grouped.ts'
import { contains, place } from '../model/span.ts'
import { either, identity, list, type Made, ordered, parts, type Value } from '../model/value.ts'
import { constructors, POOLS } from './constructors.ts'
import type { Use } from './detector.ts'
import { optionsOf, setting, withUrl } from './options.ts'
import { workloadByName } from './workloadByName.ts'

/** A client that the whole app can reach by name keeps its own place; others belong to whoever they are handed to. */
const shared = (client: Client): boolean => client.holder === 'constant' || client.holder === 'global' || client.holder === 'class'

/** The clients that a constructor's call made; of several that one builder made those with the same options. */
function at(made: Made, clients: readonly Client[]): readonly Client[] {
  const found = clients.filter(c => place(c.at) === place(made.at) || contains(made.at, c.at))
  const given = identity(withUrl(made.args, made.at))
  const same = found.filter(c => c.options && identity(c.options) === given)
  return same.length > 0 ? same : found
}

/** Clients with their workloads, and a rider for every use of a client that others reach too. */
export function link(found: readonly Client[], uses: readonly Use[], calls: readonly Call[]): readonly Client[] {
  const all = through(distinct(uses))
  const holding = groupedByEach(all, u => placesIn(u.value))
  let clients = [...found]
  const riders: Client[] = []
  const own: Client[] = []
  const consumed = new Set<Client>()
  const taken = new Set<Client>()
  for (const use of all) {
    const handed = constructors(use.value)
    const [first] = handed
    if (!first) continue
    const library = libraryClient(first, [...clients, ...own])
    if (library) {
      riders.push(rider(use, library))
      continue
    }
    const sources = [...new Set(handed.flatMap(m => at(m, clients)))]
    const [source] = sources
    if (!source) continue
    if (use.role) {
      own.push({
        ...source,
        ...pooled(use.value),
        workload: use.workload,
        role: use.role,
        name: use.name,
        at: use.at,
        holder: 'library',
        endpoint: together(sources),
      })
      if (source.workload === 'app' || !shared(source)) for (const s of sources) consumed.add(s)
    } else if (taken.has(source) && source.workload !== use.workload) riders.push(rider(use, source))
    else if (shared(source) && !onlyFor(use, source, holding, calls)) riders.push(rider(use, source))
    else {
      const last = sources.at(-1) ?? source
      const holder = source.holder === 'thread' ? source.holder : ('library' as const)
      const named = shared(source) ? { name: source.name, holder: source.holder } : { name: use.name, holder }
      const claimed: Client = {
        ...last,
        ...pooled(use.value),
        ...named,
        workload: use.workload,
        endpoint: together(sources),
        prefix: use.prefix ?? last.prefix,
      }
      clients = clients.filter(c => !sources.includes(c))
      clients.push(claimed)
      taken.add(claimed)
    }
  }
  return once([...clients.filter(c => !consumed.has(c)), ...own, ...riders])
}

/** A global by its name and all that it is made with. */
const sameGlobal = (c: Client): string | undefined =>
  c.holder === 'global' && c.ridesOn === undefined
    ? [c.name, c.workload, identity(c.endpoint), ...[c.options, c.poolSize, c.prefix].map(v => (v ? identity(v) : ''))].join('\0')
    : undefined

/** An initializer of the app's own before one of an engine, and those before what a server's configuration runs. */
const rank = (c: Client): number => (/(?:^|\/)config\/initializers\//.test(c.at.file) ? 0 : 1000) + c.at.file.split('/').length

/** A global that forked workers or an engine make again with the same options is one client, where the app makes it. */
function once(clients: readonly Client[]): readonly Client[] {
  const kept = new Map<string, Client>()
  for (const c of clients) {
    const key = sameGlobal(c)
    const known = key === undefined ? undefined : kept.get(key)
    if (key !== undefined && (!known || rank(c) < rank(known))) kept.set(key, c)
  }
  const instead = (c: Client): Client => kept.get(sameGlobal(c) ?? '') ?? c
  const places = new Map(clients.map(c => [place(c.at), place(instead(c).at)] as const))
  return clients
    .filter(c => instead(c) === c)
    .map(c => (c.ridesOn === undefined ? c : { ...c, ridesOn: places.get(c.ridesOn) ?? c.ridesOn }))
}

/** The pool that is handed over, which need not be the one that another with the same block was made with. */
function pooled(value: Value): Partial<Client> {
  if (value.kind !== 'made' || !POOLS.has(value.path)) return {}
  const pool = optionsOf(value.args, value.at)
  return { pooling: 'pool', poolSize: setting(pool, 'size'), poolTimeout: setting(pool, 'timeout') }
}

/** All objects inside a value, by place. */
function placesIn(value: Value, into = new Set<string>()): ReadonlySet<string> {
  if (value.kind === 'made') into.add(place(value.at))
  for (const inner of parts(value)) placesIn(inner, into)
  return into
}

/** Whether a client that has a name serves this one workload alone: nothing else is handed it, and no code calls it. */
function onlyFor(use: Use, source: Client, holding: ReadonlyMap<string, readonly Use[]>, calls: readonly Call[]): boolean {
  const named = workloadByName(source.name)
  const open = source.workload === 'app' || named === use.workload || (named === 'app' && source.workload === 'cache')
  if (!open || source.name === 'Rails.cache') return false
  const places = placesIn(use.value)
  const others = [...places].some(p => holding.get(p)?.some(u => u !== use && u.workload !== use.workload))
  // What is laid over it elsewhere is somebody's too: `Redis::Namespace.new("reports", redis: AppRedis.conn)`.
  const wrapped = callsOf(calls, 'Redis::Namespace.new').some(c => !places.has(place(c.at)) && wraps(c, source))
  return !others && !wrapped && ![...places].some(p => callsOnPlace(calls, p).some(c => !c.path.endsWith('.freeze')))
}

const wraps = (call: Call, client: Client): boolean =>
  constructors(list(call.args, call.at)).some(m => place(m.at) === place(client.at) || contains(m.at, client.at))

/** A cache store that is handed on, itself made with another's pool, is a use of that pool by whoever has the store. */
function through(uses: readonly Use[]): readonly Use[] {
  const passed = new Set<Use>()
  const there = grouped(uses, u => place(u.at))
  const resolved = uses.map(use => {
    const inner = constructors(use.value).flatMap(m => (there.get(place(m.at)) ?? []).filter(u => u !== use))[0]
    if (!inner) return use
    passed.add(inner)
    return { ...use, value: inner.value, prefix: use.prefix ?? inner.prefix ?? null }
  })
  return resolved.filter((_use, i) => !passed.has(uses[i] as Use))
}

const distinct = (uses: readonly Use[]): readonly Use[] => {
  const seen = new Map<string, Use>()
  for (const use of uses) seen.set(`${use.workload} ${use.role ?? ''} ${place(use.at)}`, use)
  return [...seen.values()]
}

/** The endpoints of several clients of which one is made: in order where they agree on what comes first. */
function together(sources: readonly Client[]): Value {
  const [{ at, endpoint }, ...others] = sources as readonly [Client, ...Client[]]
  // Alone it keeps its place, which is where a fix is made.
  if (others.length === 0) return endpoint
  const endpoints = sources.map(s => s.endpoint)
  const firsts = new Set(endpoints.map(e => identity(e.kind === 'firstOf' ? (e.options[0] ?? e) : e)))
  return firsts.size === 1 ? ordered(endpoints, at) : either(endpoints, at)
}

/** `Rails.cache`, Sidekiq's pool and Resque's client, which are reached through their library. */
function libraryClient(made: Made, clients: readonly Client[]): Client | undefined {
  if (made.path === 'Rails.cache') return clients.find(c => c.workload === 'cache' && c.name === 'Rails.cache' && c.ridesOn === undefined)
  if (made.path.startsWith('Sidekiq.redis')) return clients.find(c => c.workload === 'sidekiq' && c.role === 'client')
  if (made.path === 'Resque.redis') return clients.find(c => c.workload === 'resque' && c.ridesOn === undefined)
  if (made.path === 'Redis.current') return clients.find(c => c.name === 'Redis.current')
  return undefined
}

const rider = (use: Use, on: Client): Client => {
  const { role: _role, ...rest } = on
  return { ...rest, workload: use.workload, name: use.name, at: use.at, prefix: use.prefix ?? null, ridesOn: place(on.at) }
}
