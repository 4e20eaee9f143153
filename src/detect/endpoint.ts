/** Where a client connects to, from its options, down to the library's own default. */
import { absent, alwaysSet, concat, either, entry, env, isNothing, literal, ordered, type Value, variables } from '../model/value.ts'
import { before } from '../model/version.ts'
import type { App } from '../read/app.ts'

/** What a library does without a `url:`, and with one that is nil. */
export interface Fallback {
  readonly whenAbsent: readonly Value[]
  readonly whenNil: readonly Value[]
}

const LOCALHOST = 'redis://localhost:6379/0'

/** REDIS_URL, then localhost: what redis-rb and Sidekiq do without a URL. */
const fromEnvironment = (at: Value['at']): readonly Value[] => [env('REDIS_URL', at), literal(LOCALHOST, at)]
const localhost = (at: Value['at']): readonly Value[] => [literal(LOCALHOST, at)]

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

/** Sidekiq fills a missing URL from the environment: before 7.2.2 too, where only REDIS_PROVIDER made a difference. */
export const sidekiqFallback = (at: Value['at']): Fallback => ({ whenAbsent: fromEnvironment(at), whenNil: fromEnvironment(at) })

/** The cache store drops a nil URL from Rails 7.0; before, it passed it on. Source: redis_cache_store.rb at v6.1.7.10, v7.0.10. */
export const railsCacheFallback = (app: App, at: Value['at']): Fallback => ({
  whenAbsent: before(app.gems['rails'], '7') ? redisFallback(app, at).whenNil : fromEnvironment(at),
  whenNil: before(app.gems['rails'], '7') ? redisFallback(app, at).whenNil : fromEnvironment(at),
})

/** Resque's own default; REDIS_URL is not read. Source: resque lib/resque.rb at v3.0.0. */
export const resqueFallback = (at: Value['at']): Fallback => ({ whenAbsent: localhost(at), whenNil: localhost(at) })

const given = (v: Value): boolean => v.kind !== 'absent'

/** Alternatives of a URL, with what the library does where it is nil or not there. */
function completed(url: Value, fallback: Fallback): Value {
  if (url.kind === 'either')
    return either(
      url.options.map(o => completed(o, fallback)),
      url.at,
    )
  const all = url.kind === 'firstOf' ? url.options : [url]
  const last = all.at(-1)
  if (!last) return url
  if (last.kind === 'absent') return ordered([...all.slice(0, -1), ...fallback.whenAbsent], url.at)
  if (last.kind === 'literal' && isNothing(last)) return ordered([...all.slice(0, -1), ...fallback.whenNil], url.at)
  if (last.kind === 'either') return ordered([...all.slice(0, -1), completed(last, fallback)], url.at)
  if (alwaysSet(last) || last.kind === 'unknown' || last.kind === 'setting' || last.kind === 'made') return url
  return ordered([...all, ...fallback.whenNil], url.at)
}

/** A URL from `host:`, `port:` and `path:`; undefined where there is none of them. */
function fromParts(options: Value): Value | undefined {
  const path = entry(options, 'path')
  if (given(path)) return concat([literal('unix://', path.at), path], path.at)
  const host = entry(options, 'host')
  if (!given(host)) return undefined
  const port = entry(options, 'port')
  const scheme = entry(options, 'ssl')
  const secure = scheme.kind === 'literal' && scheme.value === true
  const parts = [literal(secure ? 'rediss://' : 'redis://', host.at), host, literal(':', host.at), given(port) ? port : literal(6379, host.at)]
  return concat(parts, host.at)
}

/** The first choice where sentinels may be given: whatever names them. */
function sentinels(options: Value): readonly Value[] {
  const value = entry(options, 'sentinels')
  const all = value.kind === 'firstOf' || value.kind === 'either' ? value.options : [value]
  return all.filter(o => given(o) && !isNothing(o)).map(o => (o.kind === 'list' ? hosts(o) : o))
}

const hosts = (value: Value & { kind: 'list' }): Value => {
  const [first] = value.items
  const host = first && entry(first, 'host')
  return host && given(host) ? concat([literal('redis://', value.at), host, literal(':26379', value.at)], value.at) : value
}

const conditional = (v: Value): boolean => (v.kind === 'firstOf' || v.kind === 'either') && v.options.some(isNothing)

/**
 * Alternatives of where a client connects to, in order. `requires` holds sets of variables of which one each must be set
 * for the client to exist at all: what stands behind them is never reached.
 */
export function endpoint(options: Value, fallback: Fallback, requires: readonly (readonly string[])[] = []): Value {
  const { at } = options
  const first = sentinels(options)
  const always = first.length > 0 && !conditional(entry(options, 'sentinels'))
  const url = entry(options, 'url')
  const parts = fromParts(options)
  const rest = always ? absent(at) : given(url) ? completed(url, fallback) : (parts ?? ordered(fallback.whenAbsent, at))
  const whole = first.length === 0 ? rest : ordered([...first, rest].filter(given), at)
  return cut(whole, requires)
}

function cut(value: Value, requires: readonly (readonly string[])[]): Value {
  if (value.kind !== 'firstOf') return value
  const names = value.options.map(o => variables(o))
  for (const clause of requires) {
    if (clause.length === 0 || !clause.every(c => names.some(n => n.includes(c)))) continue
    const last = names.findLastIndex(n => n.some(x => clause.includes(x)))
    return ordered(value.options.slice(0, last + 1), value.at)
  }
  return value
}
