/** Workloads that use another's connection: through `Sidekiq.redis`, `Rails.cache`, or a gem's default store. */
import type { Call } from '../model/call.ts'
import { entry, made } from '../model/value.ts'
import type { App } from '../read/app.ts'
import type { Detector, Fact } from './detector.ts'
import { optionsOf } from './options.ts'
import { workloadByName } from './redis-rb.ts'

/** Sidekiq's own files and plugins call `Sidekiq.redis` for jobs; app code does it for data of its own. */
const forJobs = (call: Call): boolean => /^Sidekiq(::|$)/.test(call.namespace) || call.at.file.includes('/initializers/')

const firstOfEach = (calls: readonly Call[]): readonly Call[] => {
  const seen = new Map<string, Call>()
  for (const call of calls) if (!seen.has(`${call.namespace} ${call.at.file}`)) seen.set(`${call.namespace} ${call.at.file}`, call)
  return [...seen.values()]
}

const ADMIN = new Set(['ping', 'info', 'config', 'dbsize', 'client', 'time', 'lastsave', 'memory', 'slowlog', 'role'])

/** Whether the block of a call only asks the server how it is, as health checks do. */
function onlyAsks(call: Call, app: App): boolean {
  const within = app.calls.filter(
    c =>
      c.inside.some(i => i.at.file === call.at.file && i.at.start === call.at.start) &&
      /^Sidekiq\.redis(_pool\.with)?\{\}\.[a-z_]+$/.test(c.path),
  )
  const commands = within.map(c => {
    const name = c.path.slice(c.path.lastIndexOf('.') + 1)
    const [first] = c.args
    return name === 'call' && first?.kind === 'literal' ? String(first.value).toLowerCase() : name
  })
  return commands.length > 0 && commands.every(name => ADMIN.has(name))
}

export const riders: Detector = {
  id: 'riders',
  *detect(app: App): Iterable<Fact> {
    const direct = app.calls.filter(
      c => (c.path === 'Sidekiq.redis' || c.path === 'Sidekiq.redis_pool.with') && !forJobs(c) && !onlyAsks(c, app),
    )
    for (const call of firstOfEach(direct)) {
      const name = call.namespace || call.at.file
      const workload = workloadByName(call.namespace.split('::').at(-1))
      // A class named Cache that isn't Rails' keeps data of the app on Sidekiq's server.
      yield { use: { workload: workload === 'cache' ? 'app' : workload, name, at: call.at, value: made('Sidekiq.redis', [], call.at) } }
    }
    // Rails 7.2 and later: the macro counts in the store that `store:` names, the cache by default.
    for (const call of firstOfEach(app.calls.filter(c => c.path === 'rate_limit' && c.namespace.endsWith('Controller')))) {
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
    yield* rackAttack(app)
  },
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

/** rack-attack counts in `Rails.cache` unless told otherwise. Source: rack-attack lib/rack/attack/cache.rb at v6.8.0. */
function* rackAttack(app: App): Iterable<Fact> {
  if (app.loaded && !app.loaded.has('rack-attack')) return
  if (app.calls.some(c => c.path === 'Rack::Attack.cache.store=')) return
  const rule = app.calls.find(c => RULES.has(c.path) && (c.path.includes('::') || c.namespace === 'Rack::Attack'))
  if (rule) yield { use: { workload: 'rate-limit', name: 'Rack::Attack', at: rule.at, value: made('Rails.cache', [], rule.at) } }
}
