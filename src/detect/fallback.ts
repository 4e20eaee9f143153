/** Where each library goes to without a URL. */
import { env, literal, type Value } from '../model/value.ts'
import { before } from '../model/version.ts'
import type { App } from '../read/app.ts'

/** What a library does without a `url:`, and with one that is nil. */
export interface Fallback {
  readonly whenAbsent: readonly Value[]
  readonly whenNil: readonly Value[]
}

const LOCALHOST = 'redis://localhost:6379/0'

/** REDIS_URL, then localhost: what redis-rb and Sidekiq do without a URL. */
const fromEnvironment = (at: Value['at']): readonly Value[] => [{ ...env('REDIS_URL', at), implied: true }, ...localhost(at)]
const localhost = (at: Value['at']): readonly Value[] => [{ ...literal(LOCALHOST, at), implied: true }]

/**
 * redis-rb reads REDIS_URL without a URL; from 5.0 an explicit `url: nil` means localhost instead.
 * Source: redis lib/redis/client.rb at v4.8.1 and v5.4.1, fact sheet 3.1.
 */
export const redisFallback = (app: App, at: Value['at']): Fallback => ({
  whenAbsent: fromEnvironment(at),
  whenNil: before(app.gems['redis'], '5') ? fromEnvironment(at) : localhost(at),
})

/** redis-client never reads REDIS_URL. */
export const redisClientFallback = (at: Value['at']): Fallback => ({ whenAbsent: localhost(at), whenNil: localhost(at) })

/**
 * Sidekiq fills a missing URL from the variable that REDIS_PROVIDER names, else from REDIS_URL; where the named one is
 * unset 7.0 to 7.2.1 stop there. Source: sidekiq lib/sidekiq/redis_connection.rb at v6.5.12, v7.2.1, v7.2.2.
 */
export function sidekiqFallback(app: App, at: Value['at']): Fallback {
  const provider = app.env.get('REDIS_PROVIDER')
  const name = provider?.kind === 'literal' && /^\w+$/.test(String(provider.value)) ? String(provider.value) : undefined
  const version = app.gems['sidekiq']
  const alone = name !== undefined && name !== 'REDIS_URL' && !before(version, '7') && before(version, '7.2.2')
  const last = alone ? localhost(at) : fromEnvironment(at)
  const all = name === undefined || name === 'REDIS_URL' ? last : [env(name, at), ...last]
  return { whenAbsent: all, whenNil: all }
}

/** The cache store drops a nil URL from Rails 7.0; before, it passed it on. Source: redis_cache_store.rb at v6.1.7.10, v7.0.10. */
export const railsCacheFallback = (app: App, at: Value['at']): Fallback => ({
  whenAbsent: before(app.gems['rails'], '7') ? redisFallback(app, at).whenNil : fromEnvironment(at),
  whenNil: before(app.gems['rails'], '7') ? redisFallback(app, at).whenNil : fromEnvironment(at),
})

/** Resque's own default; REDIS_URL is not read. Source: resque lib/resque.rb at v3.0.0. */
export const resqueFallback = (at: Value['at']): Fallback => ({ whenAbsent: localhost(at), whenNil: localhost(at) })
