/** Gems that keep data of their own on Sidekiq's connection, and have no other: a row each. */

import type { Call } from '../model/call.ts'
import { made } from '../model/value.ts'
import { before } from '../model/version.ts'
import type { Workload } from '../model/workload.ts'
import type { App } from '../read/app.ts'
import { gemLine } from './bundle.ts'
import type { Detector, Fact } from './detector.ts'

interface Row {
  /** Any of them has to be loaded. */
  readonly gems: readonly string[]
  readonly workload: Workload
  readonly name: string
  /** Calls that show that it is in use, the best place first. */
  readonly calls: RegExp
  /** Options of a worker that show it. */
  readonly options?: readonly string[]
  /** Middleware that shows it, by its constant. */
  readonly middleware?: RegExp
  /** Whether it is in use as soon as it is loaded. */
  readonly byItself?: (app: App) => boolean
  /** A call that gives it a connection of its own. */
  readonly unless?: RegExp
}

const ROWS: readonly Row[] = [
  {
    gems: ['sidekiq-unique-jobs'],
    workload: 'lock',
    name: 'sidekiq-unique-jobs',
    calls: /^SidekiqUniqueJobs(::Server)?\.configure$/,
    middleware: /^SidekiqUniqueJobs::/,
    // From 7.0 an app adds the middleware itself.
    byItself: app => before(app.gems['sidekiq-unique-jobs'], '7'),
  },
  { gems: ['sidekiq-throttled'], workload: 'rate-limit', name: 'sidekiq-throttled', calls: /^Sidekiq::Throttled(\.|::Registry\.add)/ },
  {
    gems: ['congestion', 'sidekiq-congestion'],
    workload: 'rate-limit',
    name: 'congestion',
    calls: /^Sidekiq::Congestion\./,
    middleware: /^Sidekiq::Congestion::/,
    unless: /^Congestion\.(redis|default_options)=$/,
  },
  {
    // Source: sidekiq-grouping README.md and lib/sidekiq/grouping/redis.rb at v1.3.0.
    gems: ['sidekiq-grouping'],
    workload: 'app',
    name: 'sidekiq-grouping',
    calls: /^Sidekiq::Grouping::/,
    options: ['batch_flush_size', 'batch_flush_interval'],
  },
  {
    gems: ['sidekiq-rate-limiter'],
    workload: 'rate-limit',
    name: 'sidekiq-rate-limiter',
    calls: /^Sidekiq::RateLimiter\./,
    byItself: () => true,
  },
  {
    gems: ['sidekiq-limit_fetch'],
    workload: 'rate-limit',
    name: 'sidekiq-limit_fetch',
    calls: /^Sidekiq::(Queue|LimitFetch)\.(\[\]|new)\.(limit|process_limit)=$/,
  },
  { gems: ['sidekiq-lock'], workload: 'lock', name: 'sidekiq-lock', calls: /^Sidekiq::Lock\./, middleware: /^Sidekiq::Lock::/ },
  { gems: ['sidekiq-ent'], workload: 'lock', name: 'Sidekiq::Enterprise.unique!', calls: /^Sidekiq::Enterprise\.unique!$/ },
  {
    gems: ['sidekiq-ent'],
    workload: 'rate-limit',
    name: 'Sidekiq::Limiter',
    calls: /^Sidekiq::Limiter\.(concurrent|bucket|window|leaky|points)$/,
    unless: /^Sidekiq::Limiter\.configure\{\}\.redis=$/,
  },
]

const isMiddleware = (call: Call, constant: RegExp): boolean =>
  /\.(add|prepend|insert_before|insert_after)$/.test(call.path) && call.args.some(a => a.kind === 'constant' && constant.test(a.name))

const hasOption = (call: Call, names: readonly string[]): boolean =>
  call.path === 'sidekiq_options' && call.args.some(a => a.kind === 'record' && names.some(n => a.entries.has(n)))

export const sidekiqPlugins: Detector = {
  id: 'sidekiq-plugins',
  *detect(app: App): Iterable<Fact> {
    for (const { gems, workload, name, calls, options = [], middleware, byItself, unless } of ROWS) {
      const gem = app.loaded ? gems.find(g => app.loaded?.has(g)) : gems[0]
      if (gem === undefined || (unless && app.calls.some(c => unless.test(c.path)))) continue
      const call =
        app.calls.find(c => calls.test(c.path)) ?? app.calls.find(c => hasOption(c, options) || (middleware && isMiddleware(c, middleware)))
      const at = call?.at ?? (app.loaded && byItself?.(app) ? (gemLine(app, gem) ?? app.lockedAt.get(gem)) : undefined)
      if (at) yield { use: { workload, name, at, value: made('Sidekiq.redis', [], at) } }
    }
  },
}
