/** How many connections one client can open in one process, by library and version. */
import { amount } from './amount.ts'
import type { Client } from './client.ts'
import type { Model } from './model.ts'
import { atLeast, before } from './version.ts'

/** Threads that Action Cable adds to a web process for channel actions, unless `worker_pool_size` says otherwise. */
const CABLE_WORKERS = 4

/** The Sidekiq that a client belongs to; without a lockfile the newest is assumed. */
const sidekiqVersion = (client: Client, model: Model): string => client.version ?? model.gems.sidekiq ?? '8.0.0'

/** The pool of everything in a process that is no job thread: 10 from Sidekiq 7.1.1, 5 before. */
export const internalPool = (version: string): number => (atLeast(version, '7.1.1') ? 10 : 5)

/** Whether this Sidekiq keeps a pool for each capsule and an internal one, as 7 and later do. */
export const hasCapsules = (client: Client, model: Model): boolean => atLeast(sidekiqVersion(client, model), '7.0.0')

/** A number of connections, or why there is none. */
export interface PoolSize {
  /** Null where nothing limits it, or (`known` false) where the files don't tell. */
  readonly size: number | null
  readonly known: boolean
  /** True where the number is the library's own and not the repository's. */
  readonly byDefault: boolean
}

const set = (size: number | null): PoolSize => ({ size, known: size !== null, byDefault: false })
const own = (size: number | null): PoolSize => ({ size, known: true, byDefault: true })

/**
 * The most connections that a client's pool holds in one process with `threads` threads. Of Sidekiq this is the pool of
 * a process that only pushes jobs; `connections` adds up a Sidekiq process.
 */
export function poolSize(client: Client, model: Model): PoolSize {
  const given = amount(client.poolSize)
  switch (client.library) {
    case 'sidekiq': {
      const version = sidekiqVersion(client, model)
      const ignored = atLeast(version, '7.0.0') && before(version, '7.0.3')
      if (given && !ignored) return set(given.number)
      if (atLeast(version, '7.0.0')) return own(internalPool(version))
      // 5.1.2 to 6.x: RAILS_MAX_THREADS or 5.
      return own(5)
    }
    case 'rails-cache': {
      const rails = model.gems.rails ?? model.gems.activesupport
      if (client.pooling === 'none') return own(1)
      if (given) return set(given.number)
      return own(client.pooling === 'pool' || rails === undefined || atLeast(rails, '7.1.0') ? 5 : 1)
    }
    case 'action-cable':
      return own(2)
    default:
      if (client.pooling === 'pool') return given ? set(given.number) : own(5)
      if (client.pooling === 'none' && (client.holder === 'call' || client.holder === 'instance')) return own(null)
      return own(1)
  }
}

/** Threads beside a web server's own that may use its pools: Action Cable's, where it uses Redis. */
export function cableWorkers(model: Model): number {
  if (!model.clients.some(c => c.workload === 'cable')) return 0
  return amount(model.settings.get('Rails.application.config.action_cable.worker_pool_size'))?.number ?? CABLE_WORKERS
}
