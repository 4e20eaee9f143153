/** The catalogue: what each workload needs of a server, which keys are its own, and which pairs must not share one. */
import { type KeyNames, keysOf } from './keys.ts'

export type Workload =
  | 'sidekiq'
  | 'resque'
  | 'cache'
  | 'cable'
  | 'anycable'
  | 'session'
  | 'rate-limit'
  | 'lock'
  | 'feature-flag'
  | 'kredis'
  | 'app'

export type Severity = 'error' | 'warning' | 'note'

/** How much a severity weighs beside others. */
export const SEVERITY: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 }

/** What a workload asks of a server. `loss` completes "when the server evicts or restarts, …". */
export interface Needs {
  readonly title: string
  readonly kind: 'jobs' | 'cache' | 'cable' | 'session' | 'lock' | 'rate-limit' | 'feature-flag' | 'data'
  readonly eviction: 'never' | 'wanted' | 'tolerated'
  readonly persistence: 'wanted' | 'unneeded'
  readonly loss: string
  /** Its keys by name; more are told by the prefixes that the code gives and by what values begin with. */
  readonly keys: readonly KeyNames[]
}

export const needs: Readonly<Record<Workload, Needs>> = {
  sidekiq: {
    title: 'Sidekiq',
    kind: 'jobs',
    eviction: 'never',
    persistence: 'wanted',
    loss: 'queued and scheduled jobs are gone',
    keys: keysOf.sidekiq,
  },
  resque: { title: 'Resque', kind: 'jobs', eviction: 'never', persistence: 'wanted', loss: 'queued jobs are gone', keys: keysOf.resque },
  cache: {
    title: 'Cache',
    kind: 'cache',
    eviction: 'wanted',
    persistence: 'unneeded',
    loss: 'entries are computed again',
    keys: keysOf.cache,
  },
  cable: {
    title: 'Action Cable',
    kind: 'cable',
    eviction: 'tolerated',
    persistence: 'unneeded',
    loss: 'nothing: pub/sub keeps no keys',
    keys: [],
  },
  anycable: {
    title: 'AnyCable',
    kind: 'cable',
    eviction: 'tolerated',
    persistence: 'unneeded',
    loss: 'nothing but the broadcast stream',
    keys: keysOf.anycable,
  },
  session: {
    title: 'Sessions',
    kind: 'session',
    eviction: 'never',
    persistence: 'wanted',
    loss: 'users are signed out',
    keys: keysOf.session,
  },
  'rate-limit': {
    title: 'Rate limits',
    kind: 'rate-limit',
    eviction: 'tolerated',
    persistence: 'unneeded',
    loss: 'counters start again and limits let requests through',
    keys: keysOf.rateLimit,
  },
  lock: {
    title: 'Locks',
    kind: 'lock',
    eviction: 'never',
    persistence: 'unneeded',
    loss: 'two processes hold one lock',
    keys: keysOf.lock,
  },
  'feature-flag': {
    title: 'Feature flags',
    kind: 'feature-flag',
    eviction: 'never',
    persistence: 'wanted',
    loss: 'flags fall back to off',
    keys: keysOf.flags,
  },
  kredis: {
    title: 'Kredis',
    kind: 'data',
    eviction: 'never',
    persistence: 'wanted',
    loss: 'application data is gone',
    keys: keysOf.kredis,
  },
  app: {
    title: 'Application data',
    kind: 'data',
    eviction: 'never',
    persistence: 'wanted',
    loss: 'application data is gone',
    keys: keysOf.app,
  },
}

type Kind = Needs['kind']

const MATRIX: readonly (readonly [Kind, Kind, Severity])[] = [
  ['cache', 'jobs', 'error'],
  ['cache', 'session', 'error'],
  ['cache', 'lock', 'error'],
  ['cache', 'data', 'error'],
  ['cache', 'rate-limit', 'warning'],
  ['cache', 'feature-flag', 'warning'],
  ['cache', 'cable', 'note'],
  ['jobs', 'cable', 'note'],
  ['jobs', 'rate-limit', 'note'],
  ['jobs', 'lock', 'note'],
]

/** How bad it is when two workloads share a server for certain; undefined where they may. */
export function conflict(a: Workload, b: Workload): Severity | undefined {
  const [x, y] = [needs[a].kind, needs[b].kind]
  return MATRIX.find(([p, q]) => (p === x && q === y) || (p === y && q === x))?.[2]
}

/** One level less: what a fallback pair weighs. */
export const lower = (severity: Severity): Severity => (severity === 'error' ? 'warning' : 'note')

/** What the name of a variable holds that speaks for a kind of workload: a hint whose server it means, never a proof. */
export const spokenFor: Readonly<Record<Needs['kind'], RegExp>> = {
  cache: /CACHE/i,
  cable: /CABLE|PUBSUB|WEBSOCKET/i,
  jobs: /SIDEKIQ|RESQUE|JOB|QUEUE|WORKER/i,
  session: /SESSION/i,
  lock: /LOCK/i,
  'rate-limit': /LIMIT|THROTTL|ATTACK/i,
  'feature-flag': /FLAG|FLIPPER|ROLLOUT|FEATURE/i,
  data: /DATA|STORE|KREDIS/i,
}
