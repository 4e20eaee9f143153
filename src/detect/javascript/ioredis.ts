/** How ioredis reads its arguments; BullMQ and Bull hand theirs on to it. */
import type { Span } from '../../model/span.ts'
import { concat, either, entry, isNothing, list, literal, ordered, unknown, type Value } from '../../model/value.ts'
import { fromHost, fromUrl, isEncrypted, maybe, option, ownDefault, type Settings, seconds, stated, verification } from './settings.ts'

/** Whether a value is an options object on every branch. */
const isOptions = (v: Value): boolean =>
  v.kind === 'record' || ((v.kind === 'firstOf' || v.kind === 'either') && v.options.every(o => isOptions(o) || isNothing(o)))

/** One options object as an endpoint; `name` is the master's where Sentinels are asked. A `url` in it is ignored. */
function fromOptions(options: Value, at: Span): Value {
  if (options.kind === 'firstOf')
    return ordered(
      options.options.map(o => fromOptions(o, at)),
      at,
    )
  if (options.kind === 'either')
    return either(
      options.options.map(o => fromOptions(o, at)),
      at,
    )
  if (isNothing(options)) return ownDefault(at)
  if (options.kind !== 'record')
    return options.kind === 'unknown' ? options : unknown('its options are known only at run time', at, [options])
  const name = option(options, 'name')
  if (option(options, 'sentinels') && name) return concat([literal('redis://', at), name], at)
  return fromHost(options, isEncrypted(option(options, 'tls')), at)
}

/** The endpoint of the first argument: options, or a URL, path or port, or a choice of them. */
function fromFirst(first: Value, at: Span): Value {
  if (isOptions(first)) return fromOptions(first, at)
  const mixed = (first.kind === 'firstOf' || first.kind === 'either') && first.options.some(isOptions)
  if (!mixed) return fromUrl(first, at)
  const each = first.options.map(o => (isOptions(o) ? fromOptions(o, at) : fromUrl(o, at)))
  return first.kind === 'firstOf'
    ? ordered(
        each.map((v, i) => (i < each.length - 1 && v.kind === 'firstOf' ? (v.options[0] ?? v) : v)),
        at,
      )
    : either(each, at)
}

/** What an options object sets beside the endpoint. ioredis' times are milliseconds. */
function shared(options: Value | undefined): Omit<Settings, 'endpoint'> {
  return {
    db: stated(options, 'db'),
    timeouts: {
      connect: seconds(maybe(options, 'connectTimeout')),
      // commandTimeout ends one command, socketTimeout (5.4 and later) a connection that stays silent.
      read: seconds(maybe(options, 'commandTimeout') ?? maybe(options, 'socketTimeout')),
      write: null,
    },
    reconnectAttempts: maybe(options, 'maxRetriesPerRequest'),
    ...verification(option(options, 'tls')),
    prefix: stated(options, 'keyPrefix'),
    ...(options && isOptions(options) ? { options } : {}),
  }
}

/**
 * `new Redis(url?, options?)`, `new Redis(port, host, options?)`, `new Redis(options)`; what comes first wins.
 * Where the repository sets nothing: localhost:6379, connectTimeout 10 s, no commandTimeout, maxRetriesPerRequest 20;
 * REDIS_URL is not read. https://redis.github.io/ioredis/interfaces/CommonRedisOptions.html and
 * lib/redis/RedisOptions.ts, the same in 4.x to 6.x.
 */
export function ioredis(args: readonly Value[], at: Span): Settings {
  const [first, second, third] = args
  if (!first || isNothing(first))
    return { endpoint: fromOptions(second && isOptions(second) ? second : literal(null, at), at), ...shared(second) }
  if (isOptions(first)) return { endpoint: fromOptions(first, at), ...shared(first) }
  if (second && !isOptions(second) && !isNothing(second) && second.kind !== 'unknown') {
    const named = new Map([
      ['port', first],
      ['host', second],
    ])
    const tls = isEncrypted(option(third, 'tls'))
    return { endpoint: fromHost({ kind: 'record', entries: named, at }, tls, at), ...shared(third) }
  }
  const own = first.kind === 'firstOf' || first.kind === 'either' ? first.options.find(isOptions) : undefined
  return { endpoint: fromFirst(first, at), ...shared(second ?? own) }
}

/** `new Redis.Cluster(nodes, { redisOptions })`: a list of the nodes that it starts from. */
export function ioredisCluster(args: readonly Value[], at: Span): Settings {
  const [nodes, options] = args
  const own = options ? entry(options, 'redisOptions') : undefined
  const redisOptions = own && isOptions(own) ? own : undefined
  const endpoint =
    nodes?.kind === 'list' && nodes.items.length > 0
      ? clusterOf(
          nodes.items.map(n => fromFirst(n, at)),
          at,
        )
      : unknown('its nodes are known only at run time', at)
  return { endpoint, ...shared(redisOptions), ...(option(options, 'keyPrefix') ? { prefix: option(options, 'keyPrefix') } : {}) }
}

export const clusterOf = (nodes: readonly Value[], at: Span): Value => (nodes.length === 1 && nodes[0] ? nodes[0] : list(nodes, at))

/** BullMQ's `connection` and Bull's `redis`: ioredis' options in which, other than there, `url` counts. */
export function bullConnection(connection: Value | null, at: Span): Settings {
  if (!connection || isNothing(connection)) return ioredis([], at)
  const url = maybe(connection, 'url')
  const settings = ioredis(url && connection.kind !== 'unknown' ? [url, connection] : [connection], at)
  const urlAt = connection.kind === 'record' ? connection.keys?.get('url') : undefined
  return urlAt ? { ...settings, urlAt } : settings
}
