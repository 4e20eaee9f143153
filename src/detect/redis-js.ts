/** Redis clients of a Node side-car: ioredis, node-redis, and the packages that are handed one. */
import type { Client, Holder } from '../model/client.ts'
import { contains, fileSpan, place, type Span } from '../model/span.ts'
import type { Made, Value } from '../model/value.ts'
import type { Workload } from '../model/workload.ts'
import type { App } from '../read/app.ts'
import type { JavaScriptCall } from '../read/javascript.ts'
import { nodePackages } from '../read/nodePackages.ts'
import type { Detector, Fact } from './detector.ts'
import { REDIS_WORDS, reader, scripts } from './javascript/files.ts'
import { type Handover, handover, isHandover } from './javascript/handovers.ts'
import { bullConnection, ioredis, ioredisCluster } from './javascript/ioredis.ts'
import { nodeRedis, nodeRedisCluster } from './javascript/nodeRedis.ts'
import type { Settings } from './javascript/settings.ts'

type Shape = 'ioredis' | 'ioredis cluster' | 'redis' | 'redis cluster'

/** What opens connections, as `package#callee`. */
const OPENERS: Readonly<Record<string, Shape>> = {
  'ioredis#default': 'ioredis',
  'ioredis#Redis': 'ioredis',
  'ioredis#createClient': 'ioredis',
  'ioredis#Cluster': 'ioredis cluster',
  'ioredis#Redis.Cluster': 'ioredis cluster',
  'redis#createClient': 'redis',
  '@redis/client#createClient': 'redis',
  'redis#createClientPool': 'redis',
  '@redis/client#createClientPool': 'redis',
  'redis#createCluster': 'redis cluster',
  '@redis/client#createCluster': 'redis cluster',
}

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

/** The call that opened the client which a value is, or is made with: through methods, functions and branches. */
function origin(v: Value, depth = 0): Made | undefined {
  if (depth > 20) return undefined
  if (v.kind === 'firstOf' || v.kind === 'either') return v.options.map(o => origin(o, depth + 1)).find(o => o !== undefined)
  if (v.kind !== 'made') return undefined
  if (v.path === 'function') return v.block && origin(v.block, depth + 1)
  if (Object.hasOwn(OPENERS, v.path) || v.path.endsWith('().duplicate')) return v
  const [receiver] = v.args
  return receiver && v.path.includes('().') ? origin(receiver, depth + 1) : undefined
}

/** The nearest package.json and lockfile above a file, within the app's repository. */
function versions(app: App): (file: string) => ReadonlyMap<string, string> {
  const known = new Map<string, ReadonlyMap<string, string>>()
  const own = new Set(app.files)
  const inFolder = (folder: string): ReadonlyMap<string, string> => {
    const found = known.get(folder)
    if (found) return found
    const path = (name: string): string => (folder === '' ? name : `${folder}/${name}`)
    const text = (name: string): string | undefined => (own.has(path(name)) ? app.text(path(name)) : undefined)
    const packages = nodePackages({
      packageJson: text('package.json'),
      packageLock: text('package-lock.json'),
      yarnLock: text('yarn.lock'),
    })
    if ('refused' in packages) app.gaps.push({ at: fileSpan(path('package.json')), why: `${path('package.json')} ${packages.refused}` })
    const result = 'refused' in packages ? new Map<string, string>() : packages
    known.set(folder, result)
    return result
  }
  return file => {
    for (let folder = file; folder.includes('/'); ) {
      folder = folder.slice(0, folder.lastIndexOf('/'))
      if (own.has(`${folder}/package.json`)) return inFolder(folder)
    }
    return inFolder('')
  }
}

/** @redis/client counts from 1 where redis counts from 4; from 5 on they are one. */
function versionOf(pack: string, known: ReadonlyMap<string, string>): string | undefined {
  if (pack !== '@redis/client') return known.get(pack)
  const version = known.get('@redis/client')
  return version?.startsWith('1.') ? (known.get('redis') ?? '4.0.0') : version
}

function settings(made: Made, version: string | undefined, depth = 0): Settings {
  switch (OPENERS[made.path]) {
    case 'ioredis':
      return ioredis(made.args, made.at)
    case 'ioredis cluster':
      return ioredisCluster(made.args, made.at)
    case 'redis':
      return nodeRedis(made.args, version, made.at)
    case 'redis cluster':
      return nodeRedisCluster(made.args, made.at)
    default: {
      const from = made.args[0] && depth < 10 ? origin(made.args[0]) : undefined
      return from ? settings(from, version, depth + 1) : ioredis([], made.at)
    }
  }
}

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

/** What a duplicate is a duplicate of. */
function rootOf(made: Made): Made {
  let root = made
  for (let i = 0; i < 10 && root.path.endsWith('().duplicate'); i++) {
    const from = root.args[0] && origin(root.args[0])
    if (!from) return root
    root = from
  }
  return root
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
      if (origin(made) === made && rootOf(made).path in OPENERS) clients.set(place(call.at), { made, call, uses: [], direct: false })
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
