/** How long a call on a client may hang: its time limits, set or by default, and its retries. */
import { amount } from './amount.ts'
import type { Client } from './client.ts'
import { defaults } from './defaults.ts'
import type { Model } from './model.ts'
import { entry, isNothing, type Value } from './value.ts'
import { before } from './version.ts'

/** One limit. `seconds` is Infinity for none, null where the files don't tell. */
export interface Limit {
  readonly from: 'repository' | 'default' | 'unknown'
  readonly seconds: number | null
  readonly value: Value | null
  /** The key that sets it, for messages: `read_timeout: 0`. */
  readonly key?: string
}

export interface Waits {
  readonly connect: Limit
  readonly read: Limit
  /** How often a call is tried, the first time included; null where the files don't tell. */
  readonly tries: number | null
  /** Seconds slept between tries. */
  readonly sleeps: number
}

/** Whether options may hold more than what the files show, so that nothing follows from a key's absence. */
export function mayHoldMore(options: Value | undefined): boolean {
  if (!options) return false
  if (options.kind === 'record') return options.open ?? false
  if (options.kind === 'firstOf' || options.kind === 'either') return options.options.some(mayHoldMore)
  return true
}

/** Whether redis-client makes the connection: by itself, under redis-rb 5, or under Sidekiq 7. */
function onRedisClient(client: Client, gems: Model['gems']): boolean {
  if (client.library === 'redis-client' || client.library === 'redlock') return true
  if (client.library === 'sidekiq') return client.onRedisClient === true || !before(gems['sidekiq'], '7')
  return client.library !== 'ioredis' && client.library !== 'node-redis' && !before(gems['redis'], '5')
}

/** The gem whose version decides a client's defaults. */
export function decidingGem(client: Client): string | undefined {
  if (client.library === 'ioredis' || client.library === 'node-redis') return undefined
  return (
    { sidekiq: 'sidekiq', 'rails-cache': 'rails', 'redis-client': 'redis-client', redlock: 'redlock' }[client.library as string] ?? 'redis'
  )
}

type Which = 'connect' | 'read'

/** A key whose value is written as nil: redis-client takes that for no limit. Source: redis-client lib/redis_client/config.rb at v0.30.0. */
function nilKey(client: Client, which: Which): string | undefined {
  const { options } = client
  if (options?.kind !== 'record') return undefined
  const keys = client.library === 'rails-cache' ? [`${which}_timeout`] : [`${which}_timeout`, 'timeout']
  const key = keys.find(k => options.entries.has(k))
  const value = key === undefined ? undefined : options.entries.get(key)
  return value?.kind === 'literal' && value.value === null ? key : undefined
}

function limit(client: Client, which: Which, model: Model): Limit {
  const value = client.timeouts[which]
  const { options } = client
  if (value) {
    const key = [`${which}_timeout`, 'timeout', 'network_timeout'].find(k => options && entry(options, k).kind !== 'absent') ?? 'timeout'
    const given = amount(value)
    if (!given || given.number === null) return { from: 'unknown', seconds: null, value, key }
    // redis-rb 4 and older wait for ever with 0, newer ones not at all. Source: redis lib/redis/connection/ruby.rb at v4.8.1.
    if (given.number <= 0 && (which === 'connect' || onRedisClient(client, model.gems)))
      return { from: 'unknown', seconds: null, value, key }
    return { from: 'repository', seconds: given.number <= 0 ? Number.POSITIVE_INFINITY : given.number, value, key }
  }
  const handedOver =
    options?.kind === 'record' &&
    client.library === 'rails-cache' &&
    !isNothing(options.entries.get('redis') ?? { kind: 'absent', at: client.at })
  if (mayHoldMore(options) || handedOver) return { from: 'unknown', seconds: null, value: null }
  const written = client.library !== 'sidekiq' && onRedisClient(client, model.gems) ? nilKey(client, which) : undefined
  if (written !== undefined) return { from: 'repository', seconds: Number.POSITIVE_INFINITY, value: null, key: written }
  return { from: 'default', seconds: defaults(client, model.gems)[which], value: null }
}

/** Retries after the first try, and what is slept in between; `reconnect_attempts` is a number or a list of sleeps. */
function retries(client: Client, model: Model): { readonly tries: number | null; readonly sleeps: number } {
  const value = client.reconnectAttempts
  if (!value)
    return mayHoldMore(client.options) ? { tries: null, sleeps: 0 } : { tries: 1 + defaults(client, model.gems).reconnects, sleeps: 0 }
  if (isNothing(value)) return { tries: 1, sleeps: 0 }
  if (value.kind === 'list') {
    const sleeps = value.items.map(item => amount(item)?.number ?? null)
    return sleeps.includes(null)
      ? { tries: null, sleeps: 0 }
      : { tries: 1 + sleeps.length, sleeps: sleeps.reduce<number>((a, b) => a + (b ?? 0), 0) }
  }
  const given = amount(value)?.number ?? null
  return { tries: given === null ? null : 1 + given, sleeps: 0 }
}

export const waits = (client: Client, model: Model): Waits => ({
  connect: limit(client, 'connect', model),
  read: limit(client, 'read', model),
  ...retries(client, model),
})

/** The longest that one call may hang, in seconds: its slower limit as often as it is tried. */
export function worst({ connect, read, tries, sleeps }: Waits): number {
  return Math.max(connect.seconds ?? 0, read.seconds ?? 0) * (tries ?? 1) + sleeps
}
