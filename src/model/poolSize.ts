/** How many connections one client can open in one process, by library and version. */
import { amount } from './amount.ts'
import type { Client } from './client.ts'
import { railsCacheDefaults, sidekiqDefaults } from './defaults.ts'
import type { Model } from './model.ts'
import { before } from './version.ts'

/** Threads that Action Cable adds to a web process for channel actions, unless `worker_pool_size` says otherwise. */
const CABLE_WORKERS = 4

/** Whether this Sidekiq keeps a pool for each capsule and an internal one, as 7 and later do; without a lockfile it does. */
export const hasCapsules = (model: Model): boolean => !before(model.gems.sidekiq, '7')

/** Whether `size:` counts: Sidekiq 7.0.0 to 7.0.2 ignore it. */
export const readsSize = (model: Model): boolean => !hasCapsules(model) || !before(model.gems.sidekiq, '7.0.3')

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
    case 'sidekiq':
      return given && readsSize(model) ? set(given.number) : own(sidekiqDefaults(model.gems).pool)
    case 'rails-cache':
      if (client.pooling === 'none') return own(1)
      if (given) return set(given.number)
      return own(railsCacheDefaults(model.gems).pool ?? (client.pooling === 'pool' ? 5 : 1))
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
