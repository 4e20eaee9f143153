/** All detectors, and the model that they make of an app. */
import { type Client, isRider } from '../model/client.ts'
import type { Gap } from '../model/finding.ts'
import type { Consumer, HerokuPart, Located, MisplacedKey, Model } from '../model/model.ts'
import type { Process } from '../model/process.ts'
import type { Failure } from '../model/report.ts'
import type { Server } from '../model/server.ts'
import type { Span } from '../model/span.ts'
import { fileSpan } from '../model/span.ts'
import { options, show, variables } from '../model/value.ts'
import type { App } from '../read/app.ts'
import { actionCable } from './action-cable.ts'
import { actionCableJs } from './action-cable-js.ts'
import { activeJob } from './active-job.ts'
import { cableIdle } from './cable-use.ts'
import { consumers } from './consumers.ts'
import { delayedJob } from './delayed-job.ts'
import type { Detector, Fact, Use } from './detector.ts'
import { gemClients } from './gem-clients.ts'
import { goodJob } from './good-job.ts'
import { platforms } from './infrastructure.ts'
import { jobProcesses } from './job-processes.ts'
import { kredis } from './kredis.ts'
import { link } from './link.ts'
import { platformOf } from './platform.ts'
import { puma } from './puma.ts'
import { railsCache } from './rails-cache.ts'
import { redisJs } from './redis-js.ts'
import { redisRb } from './redis-rb.ts'
import { resque } from './resque.ts'
import { resquePool } from './resque-pool.ts'
import { riders } from './riders.ts'
import { sessionStore } from './session-store.ts'
import { sidekiq } from './sidekiq.ts'
import { sidekiqPlugins } from './sidekiq-plugins.ts'
import { sidekiqProcess } from './sidekiq-process.ts'
import { solidQueue } from './solid-queue.ts'
import { withoutUsers } from './unnamed.ts'
import { unread } from './unread.ts'
import { unreadKeys } from './unread-keys.ts'
import { webServers } from './web-servers.ts'
import { wired } from './wired.ts'

export const detectors: readonly Detector[] = [
  sidekiq,
  railsCache,
  actionCable,
  sessionStore,
  resque,
  kredis,
  redisRb,
  consumers,
  gemClients,
  sidekiqPlugins,
  riders,
  puma,
  webServers,
  sidekiqProcess,
  goodJob,
  solidQueue,
  resquePool,
  jobProcesses,
  delayedJob,
  actionCableJs,
  redisJs,
  unreadKeys,
  unread,
  activeJob,
]

/** Words of which one stands in every Ruby file that matters outside `config/`. */
export const WORDS: readonly string[] = [
  'redis',
  'resque',
  'redlock',
  // Rails' macro, whichever of its options stands first.
  ...['to', 'within', 'only', 'name', 'by', 'with'].flatMap(first => [`rate_limit ${first}:`, `rate_limit(${first}:`]),
  'rate_limit(\n',
  'rack::attack',
  'cache.clear',
  'cache.delete_matched',
  'cache_store',
  'connectionpool',
  'queue_adapter',
  'createconsumer',
  'batch_flush_',
  'unique :until_',
  'unique :while_',
]

/** Classes that detectors look for: an app that reopens one doesn't make it its own. */
export const LIBRARIES: ReadonlySet<string> = new Set([
  'Redis',
  'RedisClient',
  'ConnectionPool',
  'Redis::Namespace',
  'Redis::Cluster',
  'Redis::Distributed',
  'Redis::Store',
  'Rollout',
  'Rack::Attack',
])

/** What the team's configuration adds to the model. */
export interface Stated {
  readonly platform: string | null
  readonly target: string | null
  readonly endpoints: Readonly<Record<string, string>>
  /** How many of a process a deployment runs, by its name or kind. */
  readonly processes?: Readonly<Record<string, number>>
  readonly thresholds?: Readonly<Record<string, number>>
  readonly now: number
  /** What files outside every app's folder declare. */
  readonly infrastructure?: readonly Fact[]
}

/** The model of an app. A detector that throws is named, and the others run. */
export function detect(app: App, stated: Stated): { readonly model: Model; readonly failures: readonly Failure[] } {
  const clients: Client[] = []
  const uses: Use[] = []
  const processes: Process[] = []
  const servers: Server[] = []
  const consumersFound: Consumer[] = []
  const misplacedKeys: MisplacedKey[] = []
  const gaps: Gap[] = []
  const instead: Record<string, string> = {}
  const insteadAt: Record<string, Span> = {}
  const failures: Failure[] = []
  const replicas: Record<string, number> = {}
  const setIn: Record<string, string> = {}
  const located: Located[] = []
  const herokuParts: HerokuPart[] = []
  for (const detector of [...detectors, ...platforms, { id: 'infrastructure', detect: () => stated.infrastructure ?? [] }]) {
    try {
      for (const fact of detector.detect(app)) {
        if ('client' in fact) clients.push(fact.client)
        else if ('use' in fact) uses.push(fact.use)
        else if ('process' in fact) processes.push(fact.process)
        else if ('server' in fact) servers.push(fact.server)
        else if ('consumer' in fact) consumersFound.push(fact.consumer)
        else if ('misplaced' in fact) misplacedKeys.push(fact.misplaced)
        else if ('gap' in fact) gaps.push(fact.gap)
        else if ('sets' in fact) for (const name of fact.sets.names) setIn[name] ??= fact.sets.file
        else if ('located' in fact) located.push(fact.located)
        else if ('herokuPart' in fact) herokuParts.push(fact.herokuPart)
        else if ('replicas' in fact) replicas[fact.replicas.name] = fact.replicas.count
        else {
          const [need, what, where] = fact.instead
          instead[need] = what
          if (where) insteadAt[need] = where
        }
      }
    } catch (error) {
      failures.push({ part: `detector ${detector.id}`, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  }
  const { processes: counts = {}, infrastructure: _, endpoints, ...rest } = stated
  const linked = withoutUsers(link(clients, uses, app.calls), app)
  const hasCable = instead['cable'] !== undefined || linked.some(c => c.library === 'action-cable')
  const byFiles = wired(servers, new Set(linked.flatMap(c => variables(c.endpoint))))
  const model: Model = {
    root: app.root,
    ...(app.name === undefined ? {} : { name: app.name }),
    environment: app.environment,
    gems: app.gems,
    lockedAt: app.lockedAt,
    ...(app.loaded ? { loaded: app.loaded } : {}),
    clients: linked,
    processes: processes.map(p => {
      const count = counts[p.name ?? ''] ?? counts[p.kind] ?? replicas[p.name ?? '']
      return count === undefined ? p : { ...p, count }
    }),
    servers,
    setIn,
    located,
    herokuParts,
    consumers: consumersFound,
    ...(hasCable && cableIdle(app) ? { cableIdle: true as const } : {}),
    misplacedKeys,
    calls: app.calls,
    gaps: [...app.gaps, ...gaps, ...(app.loaded || linked.length === 0 ? [] : [unlocked(app)]), ...linked.flatMap(untold)],
    settings: app.settings,
    instead,
    insteadAt,
    ...rest,
    endpoints: { ...byFiles, ...endpoints },
    wired: Object.fromEntries(Object.entries(byFiles).filter(([name]) => !Object.hasOwn(endpoints, name))),
    platform: stated.platform ?? platformOf(app),
  }
  return { model, failures }
}

/** What of a client could not be told. */
function untold(client: Client): readonly Gap[] {
  if (isRider(client)) return []
  const { options: written } = client
  const servers = options(client.endpoint)
  // One reason for both is told once.
  const what = written?.kind === 'unknown' ? 'the server and the options' : 'the server'
  const verb = written?.kind === 'unknown' ? 'are' : 'is'
  const gaps: Gap[] = servers.flatMap(o =>
    o.kind === 'unknown' ? [{ at: client.at, why: `${what} of ${client.name} ${verb} not known: ${o.why}` }] : [],
  )
  if (servers.every(o => o.kind === 'unknown') && written?.kind !== 'setting') return gaps
  if (written?.kind === 'record' && written.open)
    gaps.push({ at: client.at, why: `${client.name} is given more options than the files show` })
  else if (written?.kind === 'unknown') gaps.push({ at: client.at, why: `the options of ${client.name} are not known: ${written.why}` })
  else if (written?.kind === 'setting') gaps.push({ at: client.at, why: `the options of ${client.name} are kept in ${show(written)}` })
  return gaps
}

const unlocked = (app: App): Gap => ({
  at: fileSpan(app.path('Gemfile')),
  why: 'there is no Gemfile.lock, so the versions of the gems were assumed',
})
