/** Packages that a client is handed to, and what they use it for. */
import { entry, type Value } from '../../model/value.ts'
import type { Workload } from '../../model/workload.ts'
import type { JavaScriptCall } from '../../read/javascript.ts'

/** A use of clients by a package. `opens`: it connects by itself, with the settings of what it is handed. */
export interface Handover {
  readonly workload: Workload
  /** What people call it: `Worker "mail"`. */
  readonly name: string
  readonly clients: readonly Value[]
  /** Options that it opens a connection with, where it is handed options. */
  readonly connection?: Value
  readonly opens: boolean
  readonly prefix: Value | null
}

const at = (v: Value | undefined, key: string): Value | undefined => {
  const found = v ? entry(v, key) : undefined
  return found && found.kind !== 'absent' && found.kind !== 'unknown' ? found : undefined
}

/** An option that is there, understood or not. */
const there = (v: Value | undefined, key: string): Value | undefined => {
  const found = v ? entry(v, key) : undefined
  return found?.kind === 'absent' ? undefined : found
}

const present = (...values: (Value | undefined)[]): Value[] => values.filter(v => v !== undefined)

/** `Queue "mail"`. */
function titled(what: string, [name]: readonly Value[]): string {
  return name?.kind === 'literal' ? `${what} "${String(name.value)}"` : what
}

type Read = (call: JavaScriptCall) => Handover | undefined

/** BullMQ: a Queue uses an instance it is handed, the others duplicate it for blocking commands. docs.bullmq.io/guide/connections */
const bullmq: Read = ({ callee, args, isNew }) => {
  if (!isNew || !['Queue', 'Worker', 'QueueEvents', 'QueueScheduler', 'FlowProducer', 'QueuePro', 'WorkerPro'].includes(callee))
    return undefined
  const options = callee === 'FlowProducer' ? args[0] : callee.startsWith('Worker') ? args[2] : args[1]
  const connection = there(options, 'connection')
  const instance = connection?.kind === 'made'
  return {
    workload: 'app',
    name: titled(`BullMQ ${callee}`, callee === 'FlowProducer' ? [] : args),
    clients: instance ? [connection] : [],
    ...(connection && !instance ? { connection } : {}),
    opens:
      !instance || (!(callee.startsWith('Queue') && callee !== 'QueueEvents' && callee !== 'QueueScheduler') && callee !== 'FlowProducer'),
    prefix: at(options, 'prefix') ?? null,
  }
}

/** Bull: `new Queue(name, url?, { redis })`, connections of its own. github.com/OptimalBits/bull REFERENCE.md */
const bull: Read = ({ callee, args, isNew }) => {
  if (!isNew || (callee !== 'default' && callee !== 'Queue')) return undefined
  const [, second, third] = args
  const options = second?.kind === 'record' ? second : third
  const connection = second && second.kind !== 'record' ? second : there(options, 'redis')
  return {
    workload: 'app',
    name: titled('Bull queue', args),
    clients: [],
    ...(connection ? { connection } : {}),
    opens: true,
    prefix: at(options, 'prefix') ?? null,
  }
}

/** A store that takes `{ client }`, or (older) the options of a client of its own. */
const store =
  (workload: Workload, name: string, names: readonly string[], keys: readonly string[], prefix: string): Read =>
  ({ callee, args, isNew }) => {
    if (!isNew || !names.includes(callee)) return undefined
    const [options] = args
    const clients = present(...keys.map(key => at(options, key)))
    const connects = clients.length === 0 && (at(options, 'url') ?? at(options, 'host')) !== undefined
    return {
      workload,
      name,
      clients,
      ...(connects && options ? { connection: options } : {}),
      opens: connects,
      prefix: at(options, prefix) ?? null,
    }
  }

/** `createAdapter(pub, sub)`; socket.io-redis also took a URL or options. Pub/sub, so no keys. */
const socketIo: Read = ({ callee, args }) => {
  if (!['createAdapter', 'createShardedAdapter', 'default'].includes(callee)) return undefined
  const [first, second, third] = args
  const inside = present(at(first, 'pubClient'), at(first, 'subClient'))
  const clients = inside.length > 0 ? inside : present(first, second).filter(v => v.kind === 'made')
  const own = clients.length === 0 && first !== undefined && first.kind !== 'unknown'
  return {
    workload: 'cable',
    name: 'Socket.IO adapter',
    clients,
    ...(own ? { connection: first } : {}),
    opens: own === true,
    prefix: at(third ?? first, 'key') ?? null,
  }
}

const redlock: Read = ({ callee, args, isNew }) => {
  if (!isNew || callee !== 'default') return undefined
  const [clients] = args
  return { workload: 'lock', name: 'Redlock', clients: clients?.kind === 'list' ? clients.items : [], opens: false, prefix: null }
}

const limiter: Read = call =>
  store(
    'rate-limit',
    'Rate limiter',
    ['RateLimiterRedis', 'RateLimiterRedisNonAtomic', 'RLWrapperBlackAndWhite'],
    ['storeClient', 'redis'],
    'keyPrefix',
  )(call)

/**
 * By package. Default prefixes: connect-redis `sess:`, rate-limit-redis `rl:`, rate-limiter-flexible `rlflx`, BullMQ and
 * Bull `bull`, Socket.IO's channels `socket.io`; each package's README on npmjs.com.
 */
const HANDOVERS: Readonly<Record<string, Read>> = {
  bullmq,
  '@taskforcesh/bullmq-pro': bullmq,
  bull,
  '@socket.io/redis-adapter': socketIo,
  'socket.io-redis': socketIo,
  'connect-redis': store('session', 'Session store', ['default', 'RedisStore', 'default()', 'default().default'], ['client'], 'prefix'),
  'rate-limit-redis': store(
    'rate-limit',
    'Rate limit store',
    ['default', 'RedisStore'],
    ['client', 'sendCommand', 'sendCommandCluster'],
    'prefix',
  ),
  'rate-limiter-flexible': limiter,
  redlock,
}

export const isHandover = (from: string): boolean => Object.hasOwn(HANDOVERS, from)

/** What a call does with the clients it is handed; undefined where the package's call is another. */
export const handover = (call: JavaScriptCall): Handover | undefined => (call.from === undefined ? undefined : HANDOVERS[call.from]?.(call))
