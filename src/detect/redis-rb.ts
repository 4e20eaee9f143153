/** redis-rb and redis-client wherever Ruby constructs them, with the pool around them. */
import { type Call, receiverOf } from '../model/call.ts'
import { callsAt, callsOn } from '../model/callsAt.ts'
import type { Client } from '../model/client.ts'
import { grouped } from '../model/grouped.ts'
import { place } from '../model/span.ts'
import { absent, entry, identity, made, record, type Value } from '../model/value.ts'
import type { App } from '../read/app.ts'
import { CONSTRUCTORS, constructors, POOLS } from './constructors.ts'
import type { Detector, Fact } from './detector.ts'
import { endpoint } from './endpoint.ts'
import { redisClientFallback, redisFallback } from './fallback.ts'
import { oneOfSeveral } from './oneOfSeveral.ts'
import { common, holderOf, optionsOf, setting, withUrl } from './options.ts'
import { isOfAnotherProgram } from './otherPrograms.ts'
import { redisGems } from './redis-gems.ts'
import { workloadByName } from './workloadByName.ts'

/** The options of a constructor: of `RedisClient.config(…).new_pool(…)` those of `config`. */
function constructed(call: Call, app: App): { readonly options: Value; readonly pool?: Value } {
  if (!call.path.startsWith('RedisClient.') || call.path === 'RedisClient.new') return { options: withUrl(call.args, call.at) }
  const path = receiverOf(call)
  const parent = app.calls.findLast(
    c => c.path === path && (call.on === undefined ? c.at.file === call.at.file && c.at.start === call.at.start : place(c.at) === call.on),
  )
  return {
    options: parent ? optionsOf(parent.args, call.at) : record(new Map(), call.at),
    ...(call.path.endsWith('new_pool') ? { pool: optionsOf(call.args, call.at) } : {}),
  }
}

/** What a client answers about itself: `Redis.current.client.options`. */
const ANSWERS = /^(Redis\.(?:new|connect|current))(?:\._?client)?\.(?:options|connection)$/

/** The options of the client that a value was asked of; the value itself where it is no such answer. */
export function borrowed(value: Value | undefined, app: App): Value | undefined {
  const path = value?.kind === 'made' ? ANSWERS.exec(value.path)?.[1] : undefined
  if (!value || path === undefined) return value
  if (path === 'Redis.current') return record(new Map(), value.at)
  const asked = callsAt(app.calls, value.at).find(c => c.path.startsWith(`${path}.`))
  const client = app.calls.find(c => c.path === path && place(c.at) === asked?.on)
  return client ? withUrl(client.args, client.at) : value
}

/**
 * Whether a client is only asked for its options, which another then connects with: it connects at its first command, so
 * it never does. Not told where other files or gems that aren't read may call it by its name, as they do `Redis.current`.
 */
function onlyAsked(call: Call, app: App): boolean {
  const own = callsOn(app.calls, call.at)
  const answers = own.flatMap(c => (/\._?client$/.test(c.path) ? callsOn(app.calls, c.at) : [c]))
  if (answers.length === 0 || !answers.every(a => ANSWERS.test(a.path))) return false
  const handed = app.calls.some(
    c =>
      c.path !== 'Redis.current=' &&
      c.args.some(a => a.kind === 'made' && !ANSWERS.test(a.path) && constructors(a).some(m => place(m.at) === place(call.at))),
  )
  if (handed || redisGems(app).length > 0) return false
  // A template, or code that isn't followed, may call it by its name.
  const here = new Set([call, ...answers].map(c => c.at.file))
  const elsewhere = app.files.filter(f => !here.has(f) && CODE.test(f))
  return app.repo.mentioning(elsewhere, [keptAs(call) ?? 'Redis.current']).length === 0
}

/** Ruby, and templates with Ruby in them. */
const CODE = /\.(?:rb|rake|ru|erb|haml|slim|jbuilder|builder)$/

/** The client that a constructor's call makes. */
function clientOf(call: Call, app: App): Client {
  const library = CONSTRUCTORS.get(call.path) ?? 'redis-rb'
  const { options, pool: own } = constructed(call, app)
  const around = call.inside.findLast(c => POOLS.has(c.path))
  const pool = own ?? (around ? optionsOf(around.args, around.at) : undefined)
  const holder = holderOf(around ?? call)
  const named = (around ?? call).assignedTo
  const fallback = library === 'redis-client' ? redisClientFallback(call.at) : redisFallback(app, call.at)
  const gem = library === 'redis-client' ? 'redis-client' : 'redis'
  const version = app.gems[gem]
  return {
    workload: workloadByName(named?.replace(/^[@$]+/, ''), call.namespace, call.method),
    library,
    ...(version ? { version } : {}),
    at: call.at,
    name: named && /^[A-Z$@]/.test(named) ? named : call.namespace || named || 'Redis.new',
    endpoint: endpoint(options, fallback, call.requires),
    pooling: pool ? 'pool' : 'none',
    poolSize: pool ? setting(pool, 'size') : null,
    poolTimeout: pool ? setting(pool, 'timeout') : null,
    prefix: namespace(call, app) ?? (library === 'redis-store' ? setting(options, 'namespace') : null),
    holder,
    // None of the app's processes runs it.
    ...(isOfAnotherProgram(call.at.file, app) ? { usedBy: [] } : {}),
    ...common(options),
  }
}

/**
 * The namespace that is laid over a client: `Redis::Namespace.new("x", redis: Redis.new)`. Of a client with a name of its
 * own, on which several are laid or which is called by itself too, none is the client's.
 */
function namespace(call: Call, app: App): Value | null {
  const around = app.calls.filter(
    c =>
      c.path === 'Redis::Namespace.new' &&
      constructors(entry(optionsOf(c.args.slice(1), c.at), 'redis')).some(m => place(m.at) === place(call.at)),
  )
  const names = new Set(around.map(c => (c.args[0] ? identity(c.args[0]) : '')))
  const named = /^[A-Z$]|^@@/.test(call.assignedTo ?? '')
  const shared = named && callsOn(app.calls, call.at).some(c => !c.path.endsWith('.freeze'))
  return names.size === 1 && !shared ? (around[0]?.args[0] ?? null) : null
}

/** The client that a namespace was laid over, where code takes it out again: `$redis.redis` of `Redis::Namespace.new`. */
export function unwrapped(value: Value, app: App): Value {
  if (value.kind !== 'made') return value
  if (value.path !== 'Redis::Namespace.new.redis') return { ...value, args: value.args.map(a => unwrapped(a, app)) }
  const taken = callsAt(app.calls, value.at).find(c => c.path === value.path)
  const namespaced = app.calls.find(c => c.path === 'Redis::Namespace.new' && place(c.at) === taken?.on)
  return namespaced ? made(namespaced.path, namespaced.args, namespaced.at) : value
}

/** The call that makes what is kept: the client, or the pool around it. */
const kept = (call: Call): Call => call.inside.findLast(c => POOLS.has(c.path)) ?? call

/** What keeps the object that a call makes, or the pool around it, under a name that the whole app can reach. */
const keptAs = (call: Call): string | undefined => {
  const name = kept(call).assignedTo
  return /^[A-Z$]/.test(name ?? '') ? name : undefined
}

/**
 * One call for each place: what is known when something that was read calls it wins. A builder whose result several
 * names keep makes one for each of them.
 */
export function sites(app: App, paths: ReadonlySet<string> | ReadonlyMap<string, unknown>): readonly Call[] {
  const meant = app.calls.filter(c => paths.has(c.path))
  return [...grouped(meant, c => place(c.at)).values()].flatMap(calls => {
    const reached = calls.filter(c => c.reached)
    const among = reached.length > 0 ? reached : calls
    // A caller that keeps the result tells more than one that doesn't.
    const named = new Map(among.flatMap(c => (keptAs(c) === undefined ? [] : [[keptAs(c), c] as const])))
    return named.size > 0 ? [...named.values()] : [among.find(c => c.memoised) ?? (among[0] as Call)]
  })
}

/** What returns the object that it is called on, or one that holds it. */
const PASSES = /\.(?:freeze|tap|then|yield_self|itself|dup|clone|presence|new_client|new_pool|with|redis)$/

/** Whether what is assigned is the answer to a command, and not the client: `@banner = redis.get("banner")`. */
function isAnswered(call: Call, app: App): boolean {
  const by = call.keptBy
  // What a block or a method does with a client before it hands it on is no answer: in the assignment itself it is one.
  const inAssignment = (c: Call): boolean =>
    c.inside.length === call.inside.length &&
    ((c.at.file === call.at.file && c.at.start === call.at.start) ||
      (by !== undefined && c.method === by.method && c.namespace === by.namespace))
  return (
    call.assignedTo !== undefined &&
    callsOn(app.calls, call.at).some(c => c.assignedTo === call.assignedTo && inAssignment(c) && !PASSES.test(c.path))
  )
}

const omitKeeper = ({ assignedTo: _, keptBy: __, ...call }: Call): Call => call

/** Places of the clients that `Redis.current =` is given: that name, and no local, is what the app reaches them by. */
const currentOnes = (app: App): ReadonlySet<string> =>
  new Set(app.calls.filter(c => c.path === 'Redis.current=').flatMap(c => c.args.flatMap(a => constructors(a).map(m => place(m.at)))))

export const redisRb: Detector = {
  id: 'redis-rb',
  *detect(app: App): Iterable<Fact> {
    const currents = currentOnes(app)
    const made = sites(app, CONSTRUCTORS)
      .filter(call => !onlyAsked(call, app))
      .map(call => (isAnswered(call, app) ? { ...omitKeeper(call), memoised: false } : call))
      .map(call => ({ call, kept: kept(call), client: clientOf(call, app) }))
    for (const { call, client } of oneOfSeveral(made)) {
      const gem = client.library === 'redis-client' ? 'redis-client' : 'redis'
      // Behind `if defined?(Redis)`, or left over: where the gem isn't in the bundle nothing connects.
      if (app.loaded && app.gems[gem] === undefined) {
        yield { gap: { at: call.at, why: `Gemfile.lock has no gem ${gem}, which ${call.path} belongs to: nothing connects there` } }
        continue
      }
      const local = !/^[A-Z$]/.test(call.assignedTo ?? '')
      yield { client: local && currents.has(place(call.at)) ? { ...client, name: 'Redis.current', holder: 'global' } : client }
    }
    const current = app.calls.find(c => c.path === 'Redis.current' || c.path.startsWith('Redis.current.'))
    const assigned = app.calls.some(c => c.path === 'Redis.current=')
    if (current && !assigned && app.gems['redis']?.startsWith('4.')) {
      const options = record(new Map([['url', absent(current.at)]]), current.at)
      yield {
        client: {
          workload: 'app',
          library: 'redis-rb',
          version: app.gems['redis'],
          at: current.at,
          name: 'Redis.current',
          endpoint: endpoint(options, redisFallback(app, current.at)),
          pooling: 'none',
          poolSize: null,
          poolTimeout: null,
          prefix: null,
          holder: 'global',
          ...common(options),
        },
      }
    }
  },
}
