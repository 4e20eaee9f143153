/** Pools that are smaller than the threads of a process that use them. */
import { amount } from './amount.ts'
import type { Client } from './client.ts'
import { defaults } from './defaults.ts'
import type { Model } from './model.ts'
import { poolSize } from './poolSize.ts'
import { contains } from './span.ts'
import { type Users, users } from './users.ts'
import { variables } from './value.ts'
import { before } from './version.ts'
import { mayHoldMore, waits } from './waits.ts'

export interface Crowd {
  readonly size: number
  /** Whether the size is a library's default. */
  readonly byDefault: boolean
  /** Kinds of process with more threads than the pool has connections, most threads first. */
  readonly users: readonly Users[]
  /** What the pool would have to hold for all of them, threads for channels included. */
  readonly needed: number
}

/** Whether the variable that sets the threads sets the pool as well, so that they only differ where it is unset. */
const together = (client: Client, { values }: Users, byDefault: boolean, model: Model): boolean => {
  const sizing = client.poolSize
    ? variables(client.poolSize)
    : byDefault && client.library === 'sidekiq' && before(model.gems['sidekiq'], '7') && !before(model.gems['sidekiq'], '5.1.2')
      ? ['RAILS_MAX_THREADS']
      : []
  return values.some(v => variables(v).some(name => sizing.includes(name)))
}

/** Whether a size may be set where the files don't show it: options that are computed, of the client or of the pool around it. */
function sizeHidden(client: Client, model: Model): boolean {
  if (client.poolSize) return false
  if (client.pooling === 'library' || client.library === 'rails-cache') return mayHoldMore(client.options)
  const around = model.calls.find(c => /^ConnectionPool\b/.test(c.path) && contains(c.at, client.at))
  const given = around?.args.at(-1)
  return given !== undefined && mayHoldMore(given)
}

/** A pool with its crowd; undefined where it is large enough, or one of the numbers isn't in the files. */
export function crowd(client: Client, model: Model): Crowd | undefined {
  if (client.pooling === 'none' || (client.pooling === 'library' && client.library !== 'rails-cache' && client.library !== 'sidekiq'))
    return undefined
  const { size, known, byDefault } = poolSize(client, model)
  if (!known || size === null || sizeHidden(client, model)) return undefined
  const all = users(client, model)
  // Threads for channels rarely all use Redis beside a full server, so they alone crowd no pool.
  const over = all.filter(u => u.threads > size && !together(client, u, byDefault, model))
  if (over.length === 0) return undefined
  return { size, byDefault, users: over, needed: Math.max(...over.map(u => u.threads + u.channels)) }
}

/** Seconds that a thread waits for a free connection, and whether the repository says so; null where the files don't tell. */
export function poolWait(client: Client, model: Model): { readonly seconds: number | null; readonly byDefault: boolean } {
  const given = amount(client.poolTimeout)
  if (client.poolTimeout && !given) return { seconds: null, byDefault: false }
  if (given) return { seconds: given.number, byDefault: false }
  // A ConnectionPool around redis-client has its own default; `new_pool` has redis-client's.
  const around =
    client.library === 'redis-client' &&
    !model.calls.some(c => c.path.endsWith('.new_pool') && c.at.file === client.at.file && c.at.start === client.at.start)
  return { seconds: around ? 5 : defaults(client, model.gems).poolTimeout, byDefault: true }
}

/** Whether so few connections are missing that it is a bottleneck at worst: less than one for four threads. */
export const mild = ({ size, users: [most] }: Crowd): boolean => (most?.threads ?? 0) - size < (most?.threads ?? 0) / 4

/** Seconds that a pool makes a thread wait by default, and the fewer ones after which its connections give up on Redis. */
export interface Overlong {
  readonly wait: number
  readonly own: number
}

/** Undefined where someone set the pool's limit, where it is no longer than the connections' own, or one of them isn't in the files. */
export function overlong(client: Client, model: Model): Overlong | undefined {
  const { seconds: wait, byDefault } = poolWait(client, model)
  const { connect, read } = waits(client, model)
  // Sidekiq sets its pool's limit itself, at 1 s.
  if (client.role || !byDefault || wait === null || connect.seconds === null || read.seconds === null) return undefined
  const own = Math.max(connect.seconds, read.seconds)
  return wait > own ? { wait, own } : undefined
}
