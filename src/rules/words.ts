/** How findings name clients, servers and values, and the Ruby that stands for a value. */
import type { Client } from '../model/client.ts'
import type { Model } from '../model/model.ts'
import type { Server } from '../model/server.ts'
import { place } from '../model/span.ts'
import { options, show, type Value } from '../model/value.ts'
import { atLeast } from '../model/version.ts'
import type { Workload } from '../model/workload.ts'

/** A name that people gave, not one that Redline made up. */
const isName = (name: string): boolean => /^[@$A-Za-z_][\w:.@$]*$/.test(name) && !name.startsWith('the ')

/** Who a workload is in a sentence where no client of the code names it. */
export const GENERIC: Readonly<Record<Workload, string>> = {
  sidekiq: 'Sidekiq',
  resque: 'Resque',
  cache: 'the cache',
  cable: 'Action Cable',
  anycable: 'AnyCable',
  session: 'the session store',
  'rate-limit': 'the rate limits',
  lock: 'the locks',
  'feature-flag': 'the feature flags',
  kredis: 'Kredis',
  app: 'the application data',
}

/** What uses the connection, in words: ``the cache (`Rails.cache`)``, `Sidekiq`, ``the data of `REDIS_POOL` ``. */
export function subject(client: Client): string {
  const generic = GENERIC[client.workload]
  const { workload, name } = client
  if (workload === 'sidekiq' || workload === 'resque' || workload === 'cable' || workload === 'anycable' || workload === 'session')
    return generic
  const within = /^rate_limit in (\S+)$/.exec(name)?.[1]
  if (within) return `${generic} of \`${within}\``
  if (!isName(name) || name === generic || name.toLowerCase() === workload) return generic
  if (workload === 'app') return `the data of \`${name}\``
  return `${generic} (\`${name}\`)`
}

/** The verb that goes with a subject: `uses` or `use`. */
export const verb = (client: Client, one: string, several: string): string =>
  client.workload === 'rate-limit' || client.workload === 'lock' || client.workload === 'feature-flag' ? several : one

/** The like for one connection: `Sidekiq's server connection`. */
export const connection = (client: Client): string => (client.role ? `${subject(client)}'s ${client.role} connection` : subject(client))

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], word = 'and'): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`
}

/** A sentence with more names than this is not read; findings list the places of all of them. */
const MOST_NAMES = 3
const DATA = 'the data of '

/** The first few subjects and how many more there are: `the locks, the data of \`A\`, \`B\` and 2 more`. */
export function few(subjects: readonly string[]): string {
  const shown = subjects.slice(0, MOST_NAMES)
  const data = shown.filter(name => name.startsWith(DATA)).map(name => name.slice(DATA.length))
  const rest = subjects.length - shown.length
  const more = rest > 0 ? [`${rest} more`] : []
  const others = shown.filter(name => !name.startsWith(DATA))
  return listed(data.length > 0 ? [...others, `${DATA}${listed([...data, ...more])}`] : [...others, ...more])
}

/** Variables as people read them in a sentence: `` `$A` and `$B` ``. */
export const named = (variables: readonly string[], word = 'and'): string =>
  listed(
    variables.map(v => `\`$${v}\``),
    word,
  )

/** What has to be unset: `` `$A` is not set``, `` neither `$A` nor `$B` is set``. */
export function noneSet(variables: readonly string[]): string {
  if (variables.length === 1) return `${named(variables)} is not set`
  return variables.length === 2 ? `neither ${named(variables, 'nor')} is set` : `none of ${named(variables)} is set`
}

/** The server behind a key of `sharing`: `` `$REDIS_URL` ``, `` `cache.internal:6380` ``. */
export function serverName(key: string): string {
  const [, kind, rest] = /^(env|server|settings|credentials|config_for):(.*)$/.exec(key) ?? []
  const settings = [...key.matchAll(/\{(?:settings|credentials|config_for):([^}]*)\}/g)].map(m => `\`${m[1]}\``)
  if (kind === undefined && settings.length > 0) return `${settings.length > 1 ? 'the settings' : 'the setting'} ${listed(settings)}`
  if (kind === undefined || rest === undefined) return `\`${key.replace(/\{env:(\w+)\}/g, '$$$1')}\``
  if (kind === 'env') return `\`$${rest}\``
  return kind === 'server' ? `the server \`${rest}\`` : kind === 'settings' ? `the setting \`${rest}\`` : `\`${rest}\` of ${kind}`
}

/** A server by the variables that name it, else by its name in the files: `` `$REDIS_URL` ``, `` `compose:redis` ``. */
export const serverLabel = ({ id, names }: Pick<Server, 'id' | 'names'>): string => (names.length > 0 ? named(names) : `\`${id}\``)

/** Where a client connects, in order of preference, without what its library does by itself: `` `$REDIS_URL` or `$B` ``. */
export const addresses = (endpoint: Value): string =>
  options(endpoint)
    .filter(o => !(o.kind === 'literal' && o.implied))
    .map(o => `\`${o.kind === 'literal' && typeof o.value === 'string' ? o.value : show(o)}\``)
    .join(' or ')

/** A name for the server behind a variable, the same wherever it is said: `REDIS_CACHE_URL` is `cache`, `REDIS_URL` is `main`. */
export const declaredName = (variable: string): string =>
  variable
    .toLowerCase()
    .split('_')
    .filter(word => !/^(?:redis|rails|url|uri|tls|server|host|port|address|provider|sentinels?|)$/.test(word))
    .join('-') || 'main'

/** Ruby that reads a value, as far as it is variables and literals; undefined for anything else. */
export function ruby(v: Value): string | undefined {
  const parts = options(v)
    .filter(o => !(o.kind === 'literal' && o.implied))
    .map(o =>
      o.kind === 'env'
        ? o.whenUnset === 'raises'
          ? `ENV.fetch("${o.name}")`
          : `ENV["${o.name}"]`
        : o.kind === 'literal' && typeof o.value === 'string'
          ? JSON.stringify(o.value)
          : undefined,
    )
  return parts.length === 0 || v.kind === 'either' || parts.includes(undefined) ? undefined : parts.join(' || ')
}

/** What is raised where nothing listens. Source: redis lib/redis/errors.rb, redis-client lib/redis_client.rb. */
const cannotConnect = (client: Client): string =>
  client.library === 'node-redis' || client.library === 'ioredis'
    ? 'ECONNREFUSED'
    : client.library === 'redis-client' ||
        (client.library === 'sidekiq' && !(client.version !== undefined && !atLeast(client.version, '7')))
      ? 'RedisClient::CannotConnectError'
      : 'Redis::CannotConnectError'

/** The client that a rider uses. */
export const ridden = (rider: Client, model: Model): Client | undefined =>
  model.clients.find(c => c.ridesOn === undefined && (place(c.at) === rider.ridesOn || c.name === rider.ridesOn))

/** The workloads of some clients, each once, in the order of the alphabet: for `about`. */
export const workloads = (clients: readonly Client[]): string => [...new Set(clients.map(c => c.workload))].sort().join('+')

/** What comes of it when each machine talks to a Redis of its own, and when none listens there. */
export function eachForItself(client: Client): string {
  const raises = `where none listens there, ${client.workload === 'cable' ? 'subscribing' : client.workload === 'sidekiq' || client.workload === 'resque' ? 'each push' : 'each command'} raises \`${cannotConnect(client)}\``
  const missed = 'where none listens there, every read is a miss, with a line in the log and nothing else'
  switch (client.workload) {
    case 'sidekiq':
    case 'resque':
      return `Each machine then has queues of its own, so jobs never reach workers on another one; ${raises}.`
    case 'cable':
    case 'anycable':
      return `Each machine then broadcasts to its own visitors alone; ${raises}.`
    case 'cache':
      return `Each machine then has a cache of its own; ${client.library === 'rails-cache' || (client.library === 'redis-store' && client.name === 'Rails.cache') ? missed : raises}.`
    case 'session':
      return `Users are then signed out as soon as another machine answers them; ${raises}.`
    case 'lock':
      return `Two machines can then hold one lock; ${raises}.`
    case 'rate-limit':
      return `Each machine then counts for itself, so a limit is as many times higher as there are machines; ${raises}.`
    case 'feature-flag':
      return `Each machine then has flags of its own; ${raises}.`
    default:
      return `Each machine then has data of its own; ${raises}.`
  }
}

export { fenced } from '../model/snippet/layout.ts'
