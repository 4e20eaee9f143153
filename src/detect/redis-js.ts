/** Redis clients of a Node side-car: ioredis, node-redis, and the packages that are handed one. */
import type { Client, Holder } from '../model/client.ts'
import { contains, place, type Span } from '../model/span.ts'
import type { Made } from '../model/value.ts'
import type { Workload } from '../model/workload.ts'
import type { JavaScriptCall } from '../read/javascript.ts'
import type { Detector, Fact } from './detector.ts'
import { REDIS_WORDS, reader, scripts } from './javascript/files.ts'
import { type Handover, handover, isHandover } from './javascript/handovers.ts'
import { bullConnection } from './javascript/ioredis.ts'
import { nodeRedis } from './javascript/nodeRedis.ts'
import { opens, origin, rootOf, settings } from './javascript/openers.ts'
import type { Settings } from './javascript/settings.ts'
import { versionOf, versions } from './javascript/versions.ts'

/** Methods that say nothing about what a client is for. */
const LIFECYCLE = new Set([
  'on',
  'once',
  'off',
  'connect',
  'disconnect',
  'quit',
  'close',
  'end',
  'destroy',
  'duplicate',
  'unref',
  'ping',
  'removeListener',
  'setMaxListeners',
])

const isPackage = (from: string): boolean => ['ioredis', 'redis', '@redis/client'].includes(from) || isHandover(from)

/** Functions with these parameters run once a request or job. */
const EACH_TIME = new Set(['req', 'request', 'ctx', 'job'])

function holder(call: JavaScriptCall): Holder {
  if (!call.parameters) return 'constant'
  if (/^(?:global|globalThis|window)\./.test(call.assignedTo ?? '')) return 'global'
  return call.parameters.some(p => EACH_TIME.has(p)) ? 'call' : 'instance'
}

const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1)

interface Opened {
  readonly made: Made
  readonly call: JavaScriptCall
  readonly uses: { readonly handover: Handover; readonly at: Span }[]
  direct: boolean
}

/** One client; Node runs one thread, so one socket serves the whole process. */
function client(from: Settings, rest: Pick<Client, 'workload' | 'library' | 'at' | 'name' | 'holder'> & Partial<Client>): Fact {
  return { client: { pooling: 'library', poolSize: null, poolTimeout: null, usedBy: ['node'], ...from, ...rest } }
}

function* opened(one: Opened, packages: ReadonlyMap<string, string>): Generator<Fact> {
  const { made, call } = one
  const pack = rootOf(made).path.split('#')[0] ?? ''
  const library = pack === 'ioredis' ? 'ioredis' : 'node-redis'
  const version = versionOf(pack, packages)
  const own = settings(made, version)
  const workloads = [...new Set(one.uses.map(use => use.handover.workload))]
  const only = workloads.length === 1 && !one.direct ? workloads[0] : undefined
  const workload: Workload = only ?? 'app'
  const prefix = only ? (one.uses.map(use => use.handover.prefix).find(p => p !== null) ?? own.prefix) : own.prefix
  const known = version === undefined ? {} : { version }
  yield client(own, {
    workload,
    library,
    ...known,
    at: made.at,
    name: call.assignedTo ?? baseName(made.at.file),
    holder: holder(call),
    prefix,
  })
  for (const { handover: use, at } of one.uses) {
    if (use.workload === workload) continue
    yield client(own, {
      workload: use.workload,
      library,
      ...known,
      at,
      name: use.name,
      holder: 'library',
      prefix: use.prefix,
      ridesOn: place(made.at),
    })
  }
}

/** A package's own connection: from the options that it is handed, or like the client that it duplicates. */
function* openedBy(use: Handover, call: JavaScriptCall, packages: ReadonlyMap<string, string>): Generator<Fact> {
  const from = use.clients.map(c => origin(c)).find(c => c !== undefined)
  const nodeClient = call.from === 'connect-redis' || call.from === 'socket.io-redis' || call.from === 'rate-limit-redis'
  const library = nodeClient ? 'node-redis' : 'ioredis'
  const version = versionOf(nodeClient ? 'redis' : 'ioredis', packages)
  const own = from
    ? settings(from, version)
    : nodeClient
      ? nodeRedis(use.connection ? [use.connection] : [], '3.0.0', call.at)
      : bullConnection(use.connection ?? null, call.at)
  const known = version === undefined ? {} : { version }
  yield client(own, { workload: use.workload, library, ...known, at: call.at, name: use.name, holder: holder(call), prefix: use.prefix })
}

export const redisJs: Detector = {
  id: 'redis-js',
  *detect(app): Iterable<Fact> {
    const read = reader(app, (_callee, from) => from !== undefined && (from.startsWith('.') || isPackage(from)))
    const calls = scripts(app, REDIS_WORDS).flatMap(path => read(path)?.calls() ?? [])
    const packagesOf = versions(app)
    const clients = new Map<string, Opened>()
    for (const call of calls) {
      const path = call.on && call.callee.endsWith('().duplicate') ? '().duplicate' : `${call.from}#${call.callee}`
      const made: Made =
        call.on && path === '().duplicate'
          ? { kind: 'made', path: `${call.on.kind === 'made' ? call.on.path : ''}().duplicate`, args: [call.on], at: call.at }
          : { kind: 'made', path, args: call.args, at: call.at }
      if (opens(made)) clients.set(place(call.at), { made, call, uses: [], direct: false })
    }
    const uses = calls.flatMap(call => {
      const found = handover(call)
      return found ? [{ call, handover: found }] : []
    })
    for (const { call, handover: use } of uses) {
      for (const handed of use.clients) {
        const from = origin(handed)
        if (from) clients.get(place(from.at))?.uses.push({ handover: use, at: call.at })
      }
    }
    for (const call of calls) {
      const from = call.on && origin(call.on)
      const method = call.callee.slice(call.callee.lastIndexOf('.') + 1)
      const one = from && clients.get(place(from.at))
      // What stands inside a handover belongs to it: `sendCommand: (...args) => client.call(...args)`.
      if (one && !LIFECYCLE.has(method) && !uses.some(use => contains(use.call.at, call.at))) one.direct = true
    }
    for (const one of clients.values()) yield* opened(one, packagesOf(one.made.at.file))
    for (const { call, handover: use } of uses) if (use.opens) yield* openedBy(use, call, packagesOf(call.at.file))
  },
}
