/** Workloads that use another's connection: through `Sidekiq.redis`, `Rails.cache`, or a gem's default store. */
import { type Call, methodOf } from '../model/call.ts'
import { groupedByEach } from '../model/grouped.ts'
import { place } from '../model/span.ts'
import { entry, list, made, type Value } from '../model/value.ts'
import type { Workload } from '../model/workload.ts'
import type { App } from '../read/app.ts'
import { CONSTRUCTORS, constructors } from './constructors.ts'
import type { Detector, Fact } from './detector.ts'
import { optionsOf } from './options.ts'
import { sites } from './redis-rb.ts'
import { workloadByName } from './workloadByName.ts'

/** Sidekiq's own files and plugins call `Sidekiq.redis` for jobs; app code does it for data of its own. */
const forJobs = (call: Call): boolean => /^Sidekiq(::|$)/.test(call.namespace) || call.at.file.includes('/initializers/')

const firstOfEach = (calls: readonly Call[]): readonly Call[] => {
  const seen = new Map<string, Call>()
  for (const call of calls) if (!seen.has(`${call.namespace} ${call.at.file}`)) seen.set(`${call.namespace} ${call.at.file}`, call)
  return [...seen.values()]
}

/** Commands that ask a server how it is, and methods that concern the connection itself. */
const ADMIN = new Set(
  'ping info config dbsize client time lastsave memory slowlog role with then redis _client reconnect close quit connected? namespace id'.split(
    ' ',
  ),
)

/** Sidekiq's own keys. Source: sidekiq lib/sidekiq/api.rb and lib/sidekiq/client.rb at v8.1.7. */
const OWN_KEYS = /^(?:queue:|(?:queues|schedule|retry|dead|processes)$|stat:)/

const isOwnKey = (key: Value | undefined): boolean => {
  const start = key?.kind === 'concat' ? key.parts[0] : key
  return start?.kind === 'literal' && OWN_KEYS.test(String(start.value))
}

/** Where a call begins, which its block has in common with it. */
const start = ({ at }: Pick<Call, 'at'>): string => `${at.file}:${at.start}`

/** What is called on the connection in each block of `Sidekiq.redis`, by where the call with the block begins. */
function blocks(app: App): ReadonlyMap<string, readonly Call[]> {
  const within = app.calls.filter(c => /^Sidekiq\.redis(_pool\.with)?\{\}\.[a-z_]+$/.test(c.path))
  return groupedByEach(within, c => new Set(c.inside.map(start)))
}

/** Whether what is called in a block only asks the server how it is, as health checks do, or counts and moves jobs. */
function noData(within: readonly Call[]): boolean {
  return (
    within.length > 0 &&
    within.every(c => {
      const name = methodOf(c)
      const [first, ...rest] = name === 'call' ? c.args : [undefined, ...c.args]
      return ADMIN.has(first?.kind === 'literal' ? String(first.value).toLowerCase() : name) || isOwnKey(rest[0])
    })
  )
}

/** A class named Cache that isn't Rails', or one that manages sessions of work, keeps data of the app on another's server. */
const OF_ITS_OWN: ReadonlySet<Workload> = new Set(['lock', 'rate-limit', 'feature-flag'])

/** Calls that take the client out of the cache's store or of Resque, for data of the app's own. */
const THROUGH = [
  { paths: /^Rails\.cache\.redis(?:\.(?:with|then)\{\})?\.[a-z_]+\??$/, on: 'Rails.cache' },
  { paths: /^Resque\.redis(?:\.redis)?\.[a-z_]+\??$/, on: 'Resque.redis' },
] as const

/** Rails' macro: a controller's, or a concern's where it is told what Rails requires. Source: actionpack rate_limiting.rb at v8.1.2. */
function limits(call: Call): boolean {
  if (methodOf(call) !== 'rate_limit') return false
  const options = optionsOf(call.args, call.at)
  const required = ['to', 'within'].every(key => entry(options, key).kind !== 'absent')
  return (call.path === 'rate_limit' && call.namespace.endsWith('Controller')) || required
}

export const riders: Detector = {
  id: 'riders',
  *detect(app: App): Iterable<Fact> {
    const within = blocks(app)
    const direct = app.calls.filter(
      c => (c.path === 'Sidekiq.redis' || c.path === 'Sidekiq.redis_pool.with') && !forJobs(c) && !noData(within.get(start(c)) ?? []),
    )
    for (const call of firstOfEach(direct)) {
      const name = call.namespace || call.at.file
      const workload = workloadByName(call.namespace.split('::').at(-1))
      yield { use: { workload: OF_ITS_OWN.has(workload) ? workload : 'app', name, at: call.at, value: made('Sidekiq.redis', [], call.at) } }
    }
    for (const { paths, on } of THROUGH) {
      const data = app.calls.filter(c => paths.test(c.path) && !ADMIN.has(methodOf(c)) && !c.at.file.includes('/initializers/'))
      for (const call of firstOfEach(data)) {
        const workload = workloadByName(call.namespace.split('::').at(-1), call.method)
        const name = call.namespace || call.at.file
        yield { use: { workload: OF_ITS_OWN.has(workload) ? workload : 'app', name, at: call.at, value: made(on, [], call.at) } }
      }
    }
    // Rails 7.2 and later: the macro counts in the store that `store:` names, the cache by default.
    for (const call of firstOfEach(app.calls.filter(limits))) {
      const store = entry(optionsOf(call.args, call.at), 'store')
      yield {
        use: {
          workload: 'rate-limit',
          name: `rate_limit in ${call.namespace}`,
          at: call.at,
          value: store.kind === 'absent' ? made('Rails.cache', [], call.at) : store,
        },
      }
    }
    yield* byName(app)
    yield* rackAttack(app)
  },
}

/** Classes that are named after locks or limits and keep them on a client that the app has under a name of its own. */
function* byName(app: App): Iterable<Fact> {
  const clients = new Map(sites(app, CONSTRUCTORS).map(c => [place(c.at), c] as const))
  const wrapped = new Map(
    app.calls.flatMap(c =>
      c.path === 'Redis::Namespace.new' ? constructors(list(c.args, c.at)).map(m => [place(c.at), place(m.at)]) : [],
    ),
  )
  const named = (call: Call): Workload => workloadByName(call.namespace.split('::').at(-1))
  const on = (call: Call): Call | undefined => clients.get(call.on ?? '') ?? clients.get(wrapped.get(call.on ?? '') ?? '')
  // A client that is made there is the class's own.
  const data = app.calls.filter(c => {
    const client = OF_ITS_OWN.has(named(c)) ? on(c) : undefined
    return client !== undefined && client.at.file !== c.at.file && !ADMIN.has(methodOf(c))
  })
  for (const call of firstOfEach(data)) {
    const client = on(call) as Call
    yield { use: { workload: named(call), name: call.namespace, at: call.at, value: made(client.path, client.args, client.at) } }
  }
}

const RULES = new Set([
  'throttle',
  'track',
  'Rack::Attack.throttle',
  'Rack::Attack.track',
  'Rack::Attack::Fail2Ban.filter',
  'Rack::Attack::Allow2Ban.filter',
  'Fail2Ban.filter',
  'Allow2Ban.filter',
])

const setsStore = (call: Call): boolean =>
  call.path === 'Rack::Attack.cache.store=' || (/^(?:self\.)?cache\.store=$/.test(call.path) && call.namespace.startsWith('Rack::Attack'))

/** rack-attack counts in `Rails.cache` unless told otherwise. Source: rack-attack lib/rack/attack/cache.rb at v6.8.0. */
function* rackAttack(app: App): Iterable<Fact> {
  if (app.loaded && !app.loaded.has('rack-attack')) return
  if (app.calls.some(setsStore)) return
  const rule = app.calls.find(c => RULES.has(c.path) && (c.path.includes('::') || c.namespace === 'Rack::Attack'))
  if (rule) yield { use: { workload: 'rate-limit', name: 'Rack::Attack', at: rule.at, value: made('Rails.cache', [], rule.at) } }
}
