/** Sidekiq's own connections: what `config.redis =` says for worker processes and for everything else. */

import type { Call } from '../model/call.ts'
import type { Client } from '../model/client.ts'
import { fileSpan, place, type Span } from '../model/span.ts'
import { record, type Value } from '../model/value.ts'
import { before } from '../model/version.ts'
import type { App } from '../read/app.ts'
import { gemLine, lockedAt } from './bundle.ts'
import { constructors } from './constructors.ts'
import type { Detector, Fact } from './detector.ts'
import { endpoint } from './endpoint.ts'
import { sidekiqFallback } from './fallback.ts'
import { common, optionsOf, setting } from './options.ts'
import { borrowed } from './redis-rb.ts'
import { sidekiqIdle } from './sidekiq-use.ts'

type Role = 'server' | 'client'

const BLOCKS: Readonly<Record<string, readonly Role[]>> = {
  'Sidekiq.configure_server{}': ['server'],
  'Sidekiq.configure_client{}': ['client'],
  // The block is given the default configuration, which what pushes in that process reads as well. Source: sidekiq lib/sidekiq.rb at v7.0.0.
  'Sidekiq.configure_embed{}': ['server', 'client'],
  'Sidekiq.default_configuration': ['server', 'client'],
  Sidekiq: ['server', 'client'],
}

/** Roles that an assignment of `redis` sets; undefined for any other call. */
const rolesOf = (call: Call): readonly Role[] | undefined =>
  call.path.endsWith('.redis=') ? BLOCKS[call.path.slice(0, -'.redis='.length)] : undefined

/**
 * Whether Sidekiq 6.5 connects through redis-client: the adapter is set, or its file is required, which sets it. Source:
 * sidekiq lib/sidekiq/redis_connection.rb and redis_client_adapter.rb at v6.5.12.
 */
function throughRedisClient(app: App): boolean {
  if (!before(app.gems['sidekiq'], '7') || before(app.gems['sidekiq'], '6.5')) return false
  const set = app.calls.findLast(c => c.path === 'Sidekiq::RedisConnection.adapter=')?.args[0]
  if (set)
    return (
      (set.kind === 'literal' && set.value === 'redis_client') || (set.kind === 'constant' && set.name === 'Sidekiq::RedisClientAdapter')
    )
  return app.calls.some(c => c.path === 'require' && c.args[0]?.kind === 'literal' && c.args[0].value === 'sidekiq/redis_client_adapter')
}

function client(role: Role, options: Value, at: Span, requires: Call['requires'], app: App): Client {
  const version = app.gems['sidekiq']
  const sized = setting(options, 'size')
  return {
    workload: 'sidekiq',
    role,
    library: 'sidekiq',
    ...(version ? { version } : {}),
    at,
    name: role === 'server' ? 'Sidekiq server' : 'Sidekiq client',
    pooling: sized ? 'pool' : 'library',
    poolSize: sized,
    poolTimeout: setting(options, 'pool_timeout'),
    prefix: setting(options, 'namespace'),
    holder: 'library',
    ...(throughRedisClient(app) ? { onRedisClient: true } : {}),
    ...common(options),
    endpoint: endpoint(options, sidekiqFallback(app, at), requires),
  }
}

/** Where Sidekiq without configuration is said to exist: its empty block, its YAML, the queue adapter, the lockfile. */
function unconfigured(role: Role, app: App): Span {
  const block = app.calls.find(c => c.path === `Sidekiq.configure_${role}`)
  if (block) return block.at
  const yaml = ['config/sidekiq.yml', 'config/sidekiq.yml.erb'].map(f => app.path(f)).find(f => app.files.includes(f))
  if (role === 'server' && yaml) {
    const value = app.yaml(yaml)
    const own = value?.kind === 'record' ? value.keys?.get('concurrency') : undefined
    return own ?? fileSpan(yaml)
  }
  const adapter = app.calls.findLast(c => c.path === 'Rails.application.config.active_job.queue_adapter=')
  if (adapter) return adapter.at
  return gemLine(app, 'sidekiq') ?? (yaml ? fileSpan(yaml) : lockedAt(app, 'sidekiq'))
}

const GEMS = ['sidekiq', 'sidekiq-pro', 'sidekiq-ent']

export const sidekiq: Detector = {
  id: 'sidekiq',
  *detect(app: App): Iterable<Fact> {
    const configured = app.calls.flatMap(call => (rolesOf(call) ?? []).map(role => ({ role, call })))
    const loaded = app.loaded ? GEMS.some(g => app.loaded?.has(g)) : configured.length > 0
    if (!loaded) return
    if (sidekiqIdle(app)) {
      const why = 'the bundle has sidekiq, and no code or configuration of the app names it: no connection of Sidekiq is counted'
      yield { gap: { at: gemLine(app, 'sidekiq') ?? lockedAt(app, 'sidekiq'), why } }
      return
    }
    for (const call of distinct(app.calls.filter(c => c.path === 'Sidekiq::RedisConnection.create')))
      yield { gap: { at: call.at, why: 'Sidekiq::RedisConnection.create makes one more pool for Sidekiq, which is not counted' } }
    for (const role of ['server', 'client'] as const) {
      const own = configured.filter(c => c.role === role)
      const last = own.at(-1)
      if (!last) {
        const at = unconfigured(role, app)
        yield { client: client(role, record(new Map(), at), at, [], app) }
        continue
      }
      const given = (call: Call): Value => {
        const own = borrowed(call.args[0], app)
        return own && own !== call.args[0] ? own : optionsOf(call.args, call.at)
      }
      const [value] = last.call.args
      if (value && constructors(value).length > 0 && borrowed(value, app) === value) {
        yield { use: { workload: 'sidekiq', role, name: role === 'server' ? 'Sidekiq server' : 'Sidekiq client', at: last.call.at, value } }
        continue
      }
      // From 7.0 each assignment merges into the one before. Source: sidekiq lib/sidekiq/config.rb.
      const all = own.map(o => given(o.call))
      const options = all.reduce(before(app.gems['sidekiq'], '7') ? (_below, above) => above : over)
      yield { client: client(role, options, last.call.at, last.call.requires, app) }
    }
  },
}

const distinct = (calls: readonly Call[]): readonly Call[] => [...new Map(calls.map(c => [place(c.at), c])).values()]

const over = (below: Value, above: Value): Value =>
  below.kind === 'record' && above.kind === 'record'
    ? record(new Map([...below.entries, ...above.entries]), above.at, { keys: new Map([...(below.keys ?? []), ...(above.keys ?? [])]) })
    : above
