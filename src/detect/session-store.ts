/** `config.session_store`: the cache's, redis-actionpack's and redis-session-store's. */
import type { Client } from '../model/client.ts'
import { options as alternatives, entry, isNothing, made, record, type Value } from '../model/value.ts'
import type { App } from '../read/app.ts'
import { constructors } from './constructors.ts'
import type { Detector, Fact } from './detector.ts'
import { endpoint } from './endpoint.ts'
import { redisFallback } from './fallback.ts'
import { common, optionsOf, setting } from './options.ts'

/** The server of `:redis_store`: a URL, a hash, or the first of a list. */
function serverOf(options: Value): Value {
  const servers = entry(options, 'servers')
  const first = servers.kind === 'list' ? servers.items[0] : servers
  const url = entry(options, 'redis_server')
  const given = first && first.kind !== 'absent' ? first : url
  return given.kind === 'record' ? given : record(new Map([['url', given]]), options.at)
}

/** A store may be named by its class too: `ActionDispatch::Session::CacheStore` is `:cache_store`. */
function byClass(name: string): string {
  const own = /^(?:::)?(?:ActionDispatch::Session::)?(\w+)$/.exec(name)?.[1]
  return own === undefined ? name : own.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()
}

export const sessionStore: Detector = {
  id: 'session-store',
  *detect(app: App): Iterable<Fact> {
    const call = app.calls.findLast(c => /^Rails\.application\.config\.session_store=?$/.test(c.path) && c.args.length > 0)
    if (!call) return
    const [name] = call.args[0] ? alternatives(call.args[0]) : []
    const store = name?.kind === 'literal' ? String(name.value) : name?.kind === 'constant' ? byClass(name.name) : undefined
    const options = optionsOf(call.args, call.at)
    const version = app.gems['redis']
    const base = {
      workload: 'session' as const,
      ...(version ? { version } : {}),
      at: call.at,
      name: 'the session store',
      holder: 'library' as const,
    }
    const pooled = (from: Value): Pick<Client, 'pooling' | 'poolSize' | 'poolTimeout'> => {
      const size = setting(from, 'pool_size')
      return {
        pooling: size || entry(from, 'pool').kind !== 'absent' ? 'pool' : 'none',
        poolSize: size,
        poolTimeout: setting(from, 'pool_timeout'),
      }
    }
    if (store === 'cache_store') {
      const cache = entry(options, 'cache')
      const value = cache.kind === 'absent' || isNothing(cache) ? made('Rails.cache', [], call.at) : cache
      yield { use: { workload: 'session', name: 'the session store', at: call.at, value } }
    } else if (store === 'redis_store') {
      const server = serverOf(options)
      const prefix = setting(options, 'key_prefix') ?? setting(server, 'namespace') ?? setting(server, 'key_prefix')
      yield {
        client: {
          ...base,
          library: 'redis-store',
          ...pooled(options),
          prefix,
          ...common(server),
          endpoint: endpoint(server, redisFallback(app, call.at)),
        },
      }
    } else if (store === 'redis_session_store') {
      const redis = entry(options, 'redis')
      const prefix = setting(redis, 'key_prefix')
      for (const key of ['client', 'client_pool']) {
        const given = entry(redis, key)
        if (given.kind === 'absent' || constructors(given).length === 0) continue
        yield { use: { workload: 'session', name: 'the session store', at: call.at, value: given, prefix } }
        return
      }
      yield {
        client: {
          ...base,
          library: 'redis-session-store',
          pooling: 'none',
          poolSize: null,
          poolTimeout: null,
          prefix,
          ...common(redis),
          endpoint: endpoint(redis, redisFallback(app, call.at)),
        },
      }
    } else if (store) yield { instead: ['sessions', store] }
  },
}
