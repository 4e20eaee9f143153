/** What a client is for, by what people called it. */
import type { Workload } from '../model/workload.ts'

/** What a name says about the data behind it, where nothing else does. */
const NAMES: readonly (readonly [RegExp, Workload])[] = [
  [/throttl|rate_?limit|rack_?attack|limiter/i, 'rate-limit'],
  [/(^|[_:/.])(re)?d?locks?($|[_:/.])|redlock|mutex|semaphore/i, 'lock'],
  // `RedisSessions` and `SessionStore` hold the visitors' sessions; `CallSessions` and `LoginSession` something of the app's own.
  // `SessionViewStats` counts views: the word stands at the end, or before one for where sessions are kept.
  [
    /(^|[:/.]|(^|[_:/.])(redis|valkey|user|web|http|rack|rails|app|the)_)sessions?($|[:/.]|_(?:redis|stores?|storage|clients?|pools?|conn\w*|db|urls?|server|backend|service|manager|adapter|caches?)($|[_:/.]))/i,
    'session',
  ],
  // A FileCacheMaintainer looks after files: the word counts at the end, or before one for where a cache is kept.
  [
    /(^|[_:/.])caches?($|[:/.]|_(?:redis|stores?|clients?|pools?|conn\w*|db|urls?|server|backend|service|manager|adapter)($|[_:/.]))/i,
    'cache',
  ],
  [/flipper|rollout|feature_?flags?/i, 'feature-flag'],
]

/** `SessionViewStatsCache` speaks of two things, and which of them is kept it does not tell. */
const OF_SESSIONS = /(^|[_:/.])sessions?_/i

const snake = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, '$1_$2')

/** The workload of a client whose use nothing shows, by what people called it. */
export function workloadByName(...names: readonly (string | undefined)[]): Workload {
  for (const name of names) {
    const snaked = name && snake(name)
    const [, workload] = (snaked && NAMES.find(([pattern]) => pattern.test(snaked))) || []
    if (snaked && workload) return workload === 'cache' && OF_SESSIONS.test(snaked) ? 'app' : workload
  }
  return 'app'
}
