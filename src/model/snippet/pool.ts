/** The pool around a client in code to paste. */
import { asRuby } from '../asRuby.ts'
import type { Call } from '../call.ts'
import { callsIn } from '../callsAt.ts'
import type { Change, Sources } from '../change.ts'
import type { Client } from '../client.ts'
import type { Model } from '../model.ts'
import { optionSource } from '../optionSource.ts'
import { contains, type Span } from '../span.ts'
import { entry, options, type RecordValue, type Value } from '../value.ts'
import { ownCall, writtenOptions } from './given.ts'

/** Around `Redis.current`, where the app has one already and where a client is expected, a pool that answers to Redis' own methods. */
export const poolClass = ({ client, wrapper }: Change, model: Model): string =>
  wrapper ||
  client.name === 'Redis.current' ||
  callsIn(model.calls, client.at.file).some(c => c.path === 'ConnectionPool::Wrapper.new' && contains(c.at, client.at))
    ? 'ConnectionPool::Wrapper'
    : 'ConnectionPool'

/** What makes pools. */
export const POOL = /^ConnectionPool\b/

/** The pool whose block calls a method that makes the client, and which doesn't stand around the client itself. */
export function farPool(client: Client, model: Model): Call | undefined {
  if (client.pooling !== 'pool' || callsIn(model.calls, client.at.file).some(c => POOL.test(c.path) && contains(c.at, client.at)))
    return undefined
  return ownCall(client, model)?.inside.findLast(c => POOL.test(c.path))
}

/** The options of the pool that a client has, where a hash of the app holds them, and what stands around that hash. */
function poolHash(client: Client, model: Model): { readonly options: RecordValue; readonly at: Span } | undefined {
  if (client.library === 'rails-cache') {
    const pool = client.options && entry(client.options, 'pool')
    return pool?.kind === 'record' ? { options: pool, at: client.at } : undefined
  }
  const around = callsIn(model.calls, client.at.file).find(
    c => (POOL.test(c.path) && contains(c.at, client.at)) || (c.path.endsWith('.new_pool') && c.at.start === client.at.start),
  )
  const given = around?.args.findLast(a => a.kind === 'record')
  return around && given ? { options: given, at: around.at } : undefined
}

/** The pool's options with some among them, size and time limit first. */
export function poolOptions(client: Client, model: Model, added: Sources): readonly string[] {
  const hash = poolHash(client, model)
  const own = (key: 'size' | 'timeout', value: Value | null): readonly string[] => {
    const source = added[key] ?? (hash && optionSource(hash.options, key, hash.at)) ?? (value ? asRuby(value) : undefined)
    return source ? [`${key}: ${source}`] : []
  }
  const others = hash ? writtenOptions(hash.options, hash.at, ['size', 'timeout']) : []
  return [...own('size', client.poolSize), ...own('timeout', client.poolTimeout), ...others]
}

/** `size: 5` as `pool_size: 5`. */
export const prefixed = (options: readonly string[]): Sources =>
  Object.fromEntries(options.map(o => [`pool_${o.slice(0, o.indexOf(':'))}`, o.slice(o.indexOf(':') + 2)]))

/** A number of connections as source, under the variable that sets it now. */
export function sizeSource(size: Value | null, needed: number): string {
  const [first, second] = size?.kind === 'firstOf' ? size.options : []
  return first?.kind === 'env' && second?.kind === 'literal' ? `Integer(ENV.fetch("${first.name}", ${needed}))` : String(needed)
}

/** Where a number stands that neither the client's call nor the pool's holds, as that of a constant or a settings file. */
export function standsAt(value: Value | null | undefined, client: Client, model: Model): string | undefined {
  const last = value ? options(value).at(-1) : undefined
  if (last?.kind !== 'literal' || typeof last.value !== 'number' || last.implied) return undefined
  const around = callsIn(model.calls, client.at.file).filter(
    c => c.at.start === client.at.start || (POOL.test(c.path) && contains(c.at, client.at)),
  )
  return [client, ...around].some(c => contains(c.at, last.at)) ? undefined : `\`${last.at.file}:${last.at.line}\``
}

/** Whether code to paste repeats the size as written, the number in it: `ENV.fetch("POOL", 5)` of a hash that stands elsewhere. */
function isCopied(client: Client, model: Model): boolean {
  const key = poolHash(client, model)?.options.keys?.get('size')
  const last = client.poolSize ? options(client.poolSize).at(-1) : undefined
  if (!key?.written || !last || last.at.file !== key.file) return false
  return last.at.start >= key.end && last.at.end <= key.end + key.written.text.length + 4
}

/** The size that a pool is to have; a number that stands `elsewhere` is raised there, and code to paste leaves it alone. */
export function sizing(client: Client, model: Model, needed: number): { readonly size: Sources; readonly elsewhere: string } {
  const at = standsAt(client.poolSize, client, model)
  if (at === undefined || isCopied(client, model)) return { size: { size: sizeSource(client.poolSize, needed) }, elsewhere: '' }
  return { size: {}, elsewhere: ` The number stands at ${at}: make it ${needed} there.` }
}
