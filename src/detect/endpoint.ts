/** Where a client connects to, from its options, down to the library's own default. */
import {
  absent,
  alwaysSet,
  concat,
  either,
  entry,
  env,
  isNothing,
  list,
  literal,
  ordered,
  setting,
  type Value,
  variables,
} from '../model/value.ts'
import { address, again, hostless } from './builtUrl.ts'
import type { Fallback } from './fallback.ts'

const given = (v: Value): boolean => v.kind !== 'absent'

/** What an object of settings that isn't read answers is a setting: `AppConfig.redis.url` is the setting `redis.url`. */
export function named(v: Value): Value {
  if (v.kind === 'firstOf') return ordered(v.options.map(named), v.at)
  if (v.kind === 'either') return either(v.options.map(named), v.at)
  if (v.kind === 'concat') return address(v)
  // What code made of one variable alone is that variable's.
  const [only, ...others] = v.kind === 'unknown' ? variables(v) : []
  if (v.kind === 'unknown') return only && others.length === 0 && v.from?.every(f => f.kind === 'env') ? env(only, v.at) : v
  if (v.kind !== 'made' || v.path.startsWith('URI.') || v.args.length > 0 || v.block) return v
  const [, ...steps] = v.path.split('.')
  // Configurate ends each path with `get`.
  const path = steps.filter((s, i) => !(i < 2 && STORES.has(s)) && !(i === steps.length - 1 && s === 'get')).join('.')
  return path === '' || path.includes('{}') || path === 'new' ? v : setting('settings', path, v.at)
}

const STORES = new Set(['config', 'configuration', 'settings', 'store', 'instance', 'current', 'create', 'env'])

/** Alternatives of a URL, with what the library does where it is nil or not there. */
function completed(given: Value, fallback: Fallback): Value {
  const url = named(given)
  if (url.kind === 'either')
    return either(
      url.options.map(o => completed(o, fallback)),
      url.at,
    )
  const options = url.kind === 'firstOf' ? url.options : [url]
  const all = options.filter((o, i) => !again(o, options.slice(0, i)) && (options.length === 1 || !hostless(o)))
  const last = all.at(-1)
  if (!last) return url
  if (last.kind === 'absent') return ordered([...all.slice(0, -1), ...fallback.whenAbsent], url.at)
  if (last.kind === 'literal' && isNothing(last)) return ordered([...all.slice(0, -1), ...fallback.whenNil], url.at)
  if (last.kind === 'either') return ordered([...all.slice(0, -1), completed(last, fallback)], url.at)
  if (alwaysSet(last) || last.kind === 'unknown' || last.kind === 'setting' || last.kind === 'made') return ordered(all, url.at)
  return ordered([...all, ...fallback.whenNil], url.at)
}

/** Whether a host may turn out to be nil, which a client takes for one that isn't told. */
const mayBeNil = (host: Value): boolean => {
  const last = host.kind === 'firstOf' ? host.options.at(-1) : host
  return last !== undefined && ((last.kind === 'env' && last.whenUnset === 'nil') || isNothing(last))
}

/** A URL from `host:`, `port:` and `path:`, and the library's own where the host is nil; undefined where there is none of them. */
function fromParts(options: Value, fallback: Fallback): Value | undefined {
  const path = stated(options, 'path')
  if (given(path)) return concat([literal('unix://', path.at), path], path.at)
  const host = there(stated(options, 'host'))
  if (!given(host)) return undefined
  // Of a host that nothing tells, text around it tells no more.
  if (host.kind === 'unknown' && variables(host).length === 0) return host
  const port = there(stated(options, 'port'))
  // Parts of one variable, as of `URI.parse(ENV["X"])`, are that variable.
  const parsed = host.kind === 'unknown' ? named(host) : host
  if (parsed !== host && parsed.kind === 'env' && (!given(port) || variables(port).join() === parsed.name)) return parsed
  const scheme = stated(options, 'ssl')
  const secure = scheme.kind === 'literal' && scheme.value === true
  const parts = [
    literal(secure ? 'rediss://' : 'redis://', host.at),
    host,
    literal(':', host.at),
    given(port) ? port : literal(6379, host.at),
  ]
  const whole = concat(parts, host.at)
  return mayBeNil(host) ? ordered([whole, ...fallback.whenNil.map(v => onPort(v, port))], host.at) : whole
}

/** The library's localhost on the port that is told. */
const onPort = (v: Value, port: Value): Value =>
  v.kind === 'literal' && v.implied && port.kind === 'literal' && !isNothing(port)
    ? { ...literal(`redis://localhost:${port.value}/0`, v.at), implied: true }
    : v

/** A part of an address without the branches that don't set it: those set none of its parts. */
function there(part: Value): Value {
  if (part.kind !== 'either') return part
  const set = part.options.filter(given)
  return set.length > 0 ? either(set, part.at) : part
}

/** The first choice where sentinels may be given: whatever names them. */
function sentinels(options: Value): readonly Value[] {
  const value = stated(options, 'sentinels')
  const all = value.kind === 'firstOf' || value.kind === 'either' ? value.options : [value]
  return all.filter(o => given(o) && !isNothing(o)).map(o => named(o.kind === 'list' ? hosts(o) : o))
}

/** The servers of a cluster: `cluster:` of redis-rb 4, `nodes:` of Redis::Cluster and redis-client. */
function clusterNodes(options: Value, fallback: Fallback): Value | undefined {
  const value = [stated(options, 'cluster'), stated(options, 'nodes')].find(v => given(v) && !isNothing(v))
  if (value?.kind !== 'list') return value && named(value)
  const all = value.items.map(item => (item.kind === 'record' ? (fromParts(item, fallback) ?? item) : named(item)))
  const [only, ...others] = all
  return only && others.length === 0 ? only : list(all, value.at)
}

/** An entry that the files show; a hash that may hold more is taken to hold no more of these. */
function stated(options: Value, key: string): Value {
  if (options.kind === 'record') return options.entries.get(key) ?? absent(options.at)
  if (options.kind === 'firstOf')
    return ordered(
      options.options.map(o => stated(o, key)),
      options.at,
    )
  if (options.kind === 'either')
    return either(
      options.options.map(o => stated(o, key)),
      options.at,
    )
  return entry(options, key)
}

const hosts = (value: Value & { kind: 'list' }): Value => {
  const [first] = value.items
  const host = first && entry(first, 'host')
  return host && given(host) ? concat([literal('redis://', value.at), host, literal(':26379', value.at)], value.at) : value
}

/** With sentinels the host of a URL is the name of the master: such a URL names no server of its own. */
function withoutMasterName(url: Value): Value {
  const kept = (url.kind === 'firstOf' || url.kind === 'either' ? url.options.map(withoutMasterName) : [url]).filter(
    o => !namesMaster(o) && given(o),
  )
  return kept.length === 0 ? absent(url.at) : url.kind === 'either' ? either(kept, url.at) : ordered(kept, url.at)
}

const namesMaster = (v: Value): boolean =>
  (v.kind === 'literal' && typeof v.value === 'string' && /^rediss?:\/\/\w*master\w*\/?$/.test(v.value)) ||
  (v.kind === 'concat' && variables(v).some(name => /MASTER|SENTINEL/.test(name)))

const conditional = (v: Value): boolean => (v.kind === 'firstOf' || v.kind === 'either') && v.options.some(isNothing)

/**
 * Alternatives of where a client connects to, in order. `requires` holds sets of variables of which one each must be set
 * for the client to exist at all: what stands behind them is never reached.
 */
export function endpoint(options: Value, fallback: Fallback, requires: readonly (readonly string[])[] = []): Value {
  const { at } = options
  if (options.kind === 'either')
    return either(
      options.options.map(o => endpoint(o, fallback, requires)),
      at,
    )
  if (options.kind === 'firstOf') {
    // All but the last are chosen because what they hold is set, so the library's default is out of reach for them.
    const inner = options.options.map((o, i) =>
      endpoint(o, i < options.options.length - 1 ? { whenAbsent: [], whenNil: [] } : fallback, requires),
    )
    return ordered(
      inner.filter(v => v.kind !== 'firstOf' || v.options.length > 0),
      at,
    )
  }
  // A hash that is kept elsewhere is taken to hold a URL, and nothing that goes before one.
  if (options.kind === 'setting') return cut(completed(entry(options, 'url'), fallback), requires)
  const nodes = clusterNodes(options, fallback)
  if (nodes) return cut(nodes, requires)
  const first = sentinels(options)
  const always = first.length > 0 && !conditional(stated(options, 'sentinels'))
  const url = entry(options, 'url')
  const parts = fromParts(options, fallback)
  const own = first.length > 0 ? withoutMasterName(url) : url
  const rest = always ? absent(at) : given(own) ? completed(own, fallback) : (parts ?? ordered(fallback.whenAbsent, at))
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
