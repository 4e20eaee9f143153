/** `config.cache_store` in all its forms, and cache stores that code makes by itself. */
import type { Call } from '../model/call.ts'
import type { Client } from '../model/client.ts'
import { contains, place, type Span } from '../model/span.ts'
import { absent, options as alternatives, either, entry, ordered, unknown, type Value, variables } from '../model/value.ts'
import { atLeast, before } from '../model/version.ts'
import type { App } from '../read/app.ts'
import { constructors, STORES } from './constructors.ts'
import type { Detector, Fact } from './detector.ts'
import { endpoint } from './endpoint.ts'
import { railsCacheFallback, redisFallback } from './fallback.ts'
import { common, holderOf, optionsOf, setting, specificTimeouts, timeouts } from './options.ts'
import { sites } from './redis-rb.ts'
import { namespaceIn, type Store, storeOptions, stores } from './stores.ts'

const REDIS = new Set(['redis_cache_store', 'redis_store'])

interface Pool {
  readonly pooling: Client['pooling']
  readonly size: Value | null
  readonly timeout: Value | null
}

/**
 * `pool:` from Rails 7.1, `pool_size:` and `pool_timeout:` before 7.2; what a version doesn't know goes to the client. The
 * old redis_store (`always`) knows both. Source: redis_cache_store.rb, fact sheet 5.1.
 */
function poolOf(options: Value, app: App, always: boolean): Pool {
  const rails = app.gems['rails']
  const pool = always || !before(rails, '7.1') ? entry(options, 'pool') : absent(options.at)
  const apart = always || !atLeast(rails, '7.2') ? options : absent(options.at)
  const off = alternatives(pool).some(p => p.kind === 'literal' && p.value === false)
  if (off) return { pooling: 'none', size: null, timeout: null }
  const size = setting(pool, 'size') ?? setting(apart, 'pool_size')
  const timeout = setting(pool, 'timeout') ?? setting(apart, 'pool_timeout')
  const byDefault = !before(rails, '7.1')
  const stated = size !== null || timeout !== null || pool.kind === 'record'
  return { pooling: stated ? 'pool' : byDefault ? 'library' : 'none', size, timeout }
}

const showObject = (v: Value): string => (v.kind === 'made' ? v.path : v.kind === 'constant' ? v.name : 'the object under `redis:`')

/** One connection or a pool of them: Rails asks the object, and so would we. */
const poolOfItsOwn = (object: Value): Pool => {
  const size = unknown(`${showObject(object)} is made where nothing was read`, object.at)
  return { pooling: 'pool', size, timeout: null }
}

/** The client of a cache store that is on Redis; `call` is where it is configured. */
function cacheClient(store: Store, call: Pick<Call, 'at' | 'requires'>, app: App, name: string, holder: Client['holder']): Client {
  const object = foreign(store)
  const written = storeOptions(store)
  const options = object && written.kind === 'record' ? { ...written, open: true as const } : written
  const old = store.name === 'redis_store'
  const pool = object ? poolOfItsOwn(object) : poolOf(options, app, old)
  const version = old ? app.gems['redis'] : app.gems['rails']
  const requires = store.ifSet ? [...call.requires, variables(entry(options, 'url'))] : call.requires
  return {
    workload: 'cache',
    library: old ? 'redis-store' : 'rails-cache',
    ...(version ? { version } : {}),
    at: call.at,
    name,
    pooling: old && pool.pooling === 'library' ? 'none' : pool.pooling,
    poolSize: pool.size,
    poolTimeout: pool.timeout,
    prefix: setting(options, 'namespace') ?? (old ? namespaceIn(options) : null),
    holder,
    ...common(options),
    endpoint: object
      ? unknown(`${showObject(object)} is made where nothing was read`, object.at)
      : endpoint(options, old ? redisFallback(app, call.at) : railsCacheFallback(app, call.at), requires),
    // Rails sets the three by itself, so `timeout:` alone changes nothing. Source: redis_cache_store.rb, fact sheet 5.1.
    timeouts: old ? timeouts(options) : specificTimeouts(options),
  }
}

/** Rails has one cache: of several branches one is taken, in order where all but the last ask whether a variable is set. */
function oneCache(branches: readonly { readonly client: Client; readonly store: Store }[]): Client {
  const { client } = branches[0] as (typeof branches)[number]
  if (branches.length === 1) return client
  const inOrder = branches.slice(0, -1).every(b => b.store.ifSet)
  return {
    ...client,
    endpoint: (inOrder ? ordered : either)(
      branches.map(b => b.client.endpoint),
      client.at,
    ),
  }
}

/** What a store was handed under `redis:`. */
const given = (store: Store): Value | undefined => {
  // A hash that may hold more is taken to hold no such object.
  return setting(optionsOf(store.args, store.at), 'redis') ?? undefined
}

/** The same, where that is a client or pool made elsewhere. */
const handed = (store: Store): Value | undefined => {
  const value = given(store)
  return value && constructors(value).length > 0 ? value : undefined
}

/** An object that nothing which was read makes: it decides the server, the pool and the time limits, whatever else is said. */
const foreign = (store: Store): Value | undefined => {
  const value = store.name === 'redis_store' ? undefined : given(store)
  return value && constructors(value).length === 0 && (value.kind === 'made' || value.kind === 'constant' || value.kind === 'unknown')
    ? value
    : undefined
}

/**
 * Whoever has a cache apart from Rails': `config.action_controller.cache_store =`, `PagesController.cache_store =`,
 * `ActiveJob::Status.store =`, `IdentityCache.cache_backend =`.
 */
const APART =
  /^(Rails\.application\.config\.action_controller|[A-Z]\w*(?:::\w+)*)(?:\.config(?:ure)?(?:\{\})?)?\.(?:cache|store|cache_store|cache_backend)=$/

function* apart(app: App): Iterable<Fact> {
  const calls = app.calls.filter(c => c.reached && APART.test(c.path) && c.path !== 'Rails.cache=')
  for (const call of new Map(calls.map(c => [place(c.at), c])).values()) {
    const value = call.args.at(-1)
    const owner = APART.exec(call.path)?.[1] ?? ''
    const name = owner.startsWith('Rails.') ? 'ActionController' : owner
    // A store that is made on the spot is found as such.
    for (const store of value && value.kind !== 'made' ? stores(value) : [])
      if (REDIS.has(store.name) && !handed(store)) yield { client: cacheClient(store, call, app, name, 'library') }
  }
}

export const railsCache: Detector = {
  id: 'rails-cache',
  *detect(app: App): Iterable<Fact> {
    const all = app.calls.filter(c => c.path === 'Rails.application.config.cache_store=' || c.path === 'Rails.cache=')
    // Rails makes its cache before it runs the initializers. Source: railties application/bootstrap.rb, `initialize_cache`.
    const late = (file: string): boolean => file.startsWith(`${app.path('config/initializers')}/`)
    const atBoot = all.filter(c => c.reached)
    // A method that nothing calls at boot changes the cache later, if at all.
    const later = atBoot.length > 0 ? all.filter(c => !c.reached) : []
    for (const c of new Map(later.filter(c => c.path === 'Rails.cache=').map(c => [place(c.at), c])).values())
      yield {
        gap: {
          at: c.at,
          why: `${c.namespace}#${c.method ?? ''} replaces Rails.cache while the app runs, and what it puts there is not judged`,
        },
      }
    const writes = all.filter(c => !later.includes(c) && (c.path === 'Rails.cache=' || !late(c.at.file)))
    const stated = app.settings.get('Rails.application.config.cache_store') ?? app.settings.get('Rails.cache')
    const value = writes.length < all.length ? writes.at(-1)?.args.at(-1) : stated
    const configured: Span[] = []
    const branches: { client: Client; store: Store }[] = []
    for (const store of value ? stores(value) : []) {
      const call = writes.findLast(c => contains(c.at, store.at)) ?? writes.at(-1)
      const at = call ?? { at: store.at, requires: [] }
      configured.push(at.at)
      const given = handed(store)
      if (!REDIS.has(store.name)) yield { instead: ['cache', store.name] }
      else if (given)
        yield {
          use: {
            workload: 'cache',
            name: 'Rails.cache',
            at: at.at,
            value: given,
            prefix: setting(optionsOf(store.args, store.at), 'namespace'),
          },
        }
      else branches.push({ client: cacheClient(store, at, app, 'Rails.cache', 'library'), store })
    }
    if (branches.length > 0) yield { client: oneCache(branches) }
    yield* apart(app)
    if (!value) yield { instead: ['cache', 'file_store'] }
    for (const call of sites(app, STORES)) {
      if (configured.some(c => contains(c, call.at)) || configured.some(c => contains(call.at, c))) continue
      const path = call.path
      const [store] = stores({ kind: 'made', path, args: call.args, at: call.at })
      if (!store || !REDIS.has(store.name)) continue
      const given = handed(store)
      const named =
        call.assignedTo && /^[A-Z$@]/.test(call.assignedTo) && !call.assignedTo.includes('{}')
          ? call.assignedTo
          : `the cache at ${place(call.at)}`
      if (given)
        yield {
          use: { workload: 'cache', name: named, at: call.at, value: given, prefix: setting(optionsOf(store.args, store.at), 'namespace') },
        }
      else yield { client: cacheClient(store, call, app, named, holderOf(call)) }
    }
  },
}
