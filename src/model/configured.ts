/** Every hash of options that a library is handed, with the library that reads it: what is to be held against what it knows. */
import type { Call } from './call.ts'
import type { Library } from './client.ts'
import type { Model } from './model.ts'
import { optionKey } from './optionKeys.ts'
import { contains, place, type Span } from './span.ts'
import { isHash, isNothing, type Value } from './value.ts'

/** A hash of options where a library takes it. */
export interface Configured {
  readonly library: Library
  /** The call, or the section of the YAML file. */
  readonly at: Span
  /** What is called, as the app writes it: `Redis.new`, `config.redis=`. */
  readonly call: string
  readonly options: Value
  /** True where the call stands on a branch that depends on something the files don't tell. */
  readonly conditional: boolean
}

const CALLS: Readonly<Record<string, Library>> = {
  'Redis.new': 'redis-rb',
  'RedisClient.new': 'redis-client',
  'RedisClient.config': 'redis-client',
}

/** Where to point for a key: the key itself, or the call where it is handed a hash that others may use as well. */
export const keyPlace = ({ at }: Pick<Configured, 'at'>, key: { readonly at: Span }): Span =>
  contains(at, key.at) || /\.ya?ml(?:\.erb)?$/.test(key.at.file) ? key.at : at

/** `config.redis =` of Sidekiq, on whatever it is set. */
export const isSidekiqRedis = (call: Call): boolean => /^Sidekiq(?:\.\w+(?:\{\})?)?\.redis=$/.test(call.path)

const distinct = new WeakMap<readonly Call[], readonly Call[]>()

/** One call for each place and path: what is known when something that was read calls it wins. Several rules ask for the same calls. */
export function distinctCalls(calls: readonly Call[]): readonly Call[] {
  const known = distinct.get(calls) ?? bestOf(calls)
  distinct.set(calls, known)
  return known
}

function bestOf(calls: readonly Call[]): readonly Call[] {
  const best = new Map<string, Call>()
  for (const call of calls) {
    const where = `${place(call.at)} ${call.path}`
    const known = best.get(where)
    if (!known || (call.reached && !known.reached)) best.set(where, call)
  }
  return [...best.values()]
}

/** A cache store as it was set: its name, what stands before its options, and the options. */
export interface CacheStore {
  readonly at: Span
  readonly conditional: boolean
  readonly args: readonly Value[]
  readonly options: Value | undefined
}

const STORE = 'redis_cache_store'

/** The arguments of each `:redis_cache_store` that a value may be. */
function storeArguments(value: Value): readonly (readonly Value[])[] {
  if (value.kind === 'firstOf' || value.kind === 'either') return value.options.flatMap(storeArguments)
  const [name, ...args] = value.kind === 'list' ? value.items : [value]
  return name?.kind === 'literal' && name.value === STORE ? [args] : []
}

/** What a call makes a `:redis_cache_store` of; empty for any other call. */
function storesOf(call: Call): readonly (readonly Value[])[] {
  if (call.path === 'ActiveSupport::Cache::RedisCacheStore.new') return [call.args]
  if (call.path === 'ActiveSupport::Cache.lookup_store') return storeArguments({ kind: 'list', items: call.args, at: call.at })
  return call.path === 'Rails.application.config.cache_store=' ? call.args.slice(0, 1).flatMap(storeArguments) : []
}

/** Every `:redis_cache_store` that the app makes, in the order of the calls. */
export const cacheStores = (model: Model): readonly CacheStore[] =>
  distinctCalls(model.calls).flatMap(call =>
    storesOf(call).map(args => ({ at: call.at, conditional: call.conditional, args, options: args.findLast(isHash) })),
  )

/** All options that are written as hashes. A cache that is handed a connection reads only the options of a store. */
export function configured(model: Model): readonly Configured[] {
  const found: Configured[] = []
  const custom = model.calls.some(c => c.path === 'Sidekiq::RedisConnection.adapter=')
  for (const call of distinctCalls(model.calls)) {
    const library = CALLS[call.path] ?? (isSidekiqRedis(call) && !custom ? 'sidekiq' : undefined)
    const options = call.args.findLast(isHash)
    if (library && options)
      found.push({
        library,
        at: call.at,
        call: library === 'sidekiq' ? 'config.redis=' : call.path,
        options,
        conditional: call.conditional,
      })
  }
  for (const { at, options, conditional } of cacheStores(model)) {
    if (!options) continue
    const handed = optionKey(options, 'redis') ?? optionKey(options, 'client')
    if (!handed || isNothing(handed.value)) found.push({ library: 'rails-cache', at, call: ':redis_cache_store', options, conditional })
  }
  const connector = model.calls.some(c => c.path.endsWith('.redis_connector='))
  for (const { library, at, options } of model.clients) {
    if ((library !== 'kredis' && (library !== 'action-cable' || connector)) || !options || !isHash(options)) continue
    found.push({ library, at, call: library === 'kredis' ? 'Kredis' : 'cable.yml', options, conditional: false })
  }
  return found
}
