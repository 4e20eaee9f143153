/** How node-redis (the npm packages redis and @redis/client) reads its options. */
import type { Span } from '../../model/span.ts'
import { either, entry, isNothing, ordered, unknown, type Value } from '../../model/value.ts'
import { before } from '../../model/version.ts'
import { clusterOf, ioredis } from './ioredis.ts'
import { fromHost, fromUrl, isEncrypted, maybe, option, ownDefault, type Settings, seconds, stated, verification } from './settings.ts'

/**
 * Where the repository sets nothing, 4 and later: localhost:6379, socket.connectTimeout 5 s, no socketTimeout, since 6 a
 * command timeout of 5 s; REDIS_URL is not read. https://github.com/redis/node-redis/blob/master/docs/client-configuration.md
 */
function modern(options: Value | undefined, at: Span): Settings {
  const socket = option(options, 'socket')
  const url = option(options, 'url')
  const timed = maybe(options, 'socket')
  const commands = maybe(options, 'commandOptions')
  const urlAt = options?.kind === 'record' ? options.keys?.get('url') : undefined
  return {
    endpoint: endpoint(options, url, socket, at),
    db: stated(options, 'database'),
    timeouts: {
      connect: seconds(maybe(timed, 'connectTimeout')),
      read: seconds(maybe(timed, 'socketTimeout') ?? maybe(commands, 'timeout')),
      write: null,
    },
    reconnectAttempts: null,
    ...verification(socket),
    prefix: stated(options, 'keyPrefix'),
    ...(options?.kind === 'record' ? { options } : {}),
    ...(urlAt ? { urlAt } : {}),
  }
}

/** A `url` wins over `socket`; host and port beside them, as 3 had them, are ignored without a word. */
function endpoint(options: Value | undefined, url: Value | null, socket: Value | null, at: Span): Value {
  if (!options || isNothing(options)) return ownDefault(at)
  if (options.kind === 'firstOf' || options.kind === 'either') {
    const each = options.options.map(o => endpoint(o, option(o, 'url'), option(o, 'socket'), at))
    return options.kind === 'firstOf' ? ordered(each, at) : either(each, at)
  }
  if (options.kind !== 'record')
    return options.kind === 'unknown' ? options : unknown('its options are known only at run time', at, [options])
  const given = entry(options, 'url')
  if (given.kind === 'unknown') return given
  const around = entry(options, 'socket')
  if (around.kind === 'unknown' && isNothing(given)) return around
  const bySocket = socket ? fromHost(socket, isEncrypted(option(socket, 'tls')), at) : undefined
  if (!url || isNothing(url)) return bySocket ?? ownDefault(at)
  const byUrl = fromUrl(url, at)
  // A URL that may be unset leaves the socket's host.
  return bySocket && byUrl.kind === 'firstOf' ? ordered([...byUrl.options.slice(0, -1), bySocket], at) : byUrl
}

/**
 * redis 3 and older: `(port, host, options)`, `(url, options)` or options with `url`, `host`, `port`; connect_timeout
 * (an hour by default) is the only time limit. https://github.com/redis/node-redis/tree/v3.1.2#options-object-properties
 */
function legacy(args: readonly Value[], at: Span): Settings {
  const options = args.find(a => a.kind === 'record')
  const url = option(options, 'url')
  const rest = args.filter(a => a.kind !== 'record')
  const { endpoint: place } = ioredis(url ? [url] : rest.length > 0 ? rest : options ? [options] : [], at)
  return {
    endpoint: place,
    db: stated(options, 'db'),
    timeouts: { connect: seconds(maybe(options, 'connect_timeout')), read: null, write: null },
    reconnectAttempts: maybe(options, 'max_attempts'),
    ...verification(option(options, 'tls')),
    prefix: stated(options, 'prefix'),
    ...(options ? { options } : {}),
  }
}

/** `createClient(…)`. Without a version, positional arguments tell 3 and older from later. */
export function nodeRedis(args: readonly Value[], version: string | undefined, at: Span): Settings {
  const [first] = args
  const positional =
    first !== undefined &&
    (first.kind === 'literal' ||
      first.kind === 'env' ||
      first.kind === 'concat' ||
      (first.kind === 'firstOf' && first.options.every(o => o.kind !== 'record')))
  const isLegacy = version === undefined ? positional && !isNothing(first) : before(version, '4.0.0')
  return isLegacy ? legacy(args, at) : modern(first, at)
}

/** `createCluster({ rootNodes: [{ url }], defaults })`: a list of the nodes that it starts from. */
export function nodeRedisCluster(args: readonly Value[], at: Span): Settings {
  const [options] = args
  const nodes = option(options, 'rootNodes')
  const defaults = option(options, 'defaults') ?? undefined
  const found = nodes?.kind === 'list' && nodes.items.length > 0
  return {
    ...modern(defaults, at),
    endpoint: found
      ? clusterOf(
          nodes.items.map(n => modern(n, at).endpoint),
          at,
        )
      : unknown('its nodes are known only at run time', at),
  }
}
