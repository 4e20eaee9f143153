/** Gems that open connections of their own from a URL that they are given, or from a variable of their own. */

import type { Call } from '../model/call.ts'
import type { Client, Holder, Library, Pooling } from '../model/client.ts'
import type { Span } from '../model/span.ts'
import {
  absent,
  options as alternatives,
  entry,
  env,
  isHash,
  isNothing,
  literal,
  ordered,
  record,
  type Value,
  variables,
} from '../model/value.ts'
import type { Workload } from '../model/workload.ts'
import type { App } from '../read/app.ts'
import { section } from '../read/section.ts'
import { gemLine } from './bundle.ts'
import { constructors } from './constructors.ts'
import { profilerOnRedis } from './consumers.ts'
import type { Detector, Fact } from './detector.ts'
import { endpoint } from './endpoint.ts'
import { redisFallback } from './fallback.ts'
import { common, holderOf, setting } from './options.ts'
import { redisGems, settingsOf } from './redis-gems.ts'
import { sites } from './redis-rb.ts'

interface Row {
  readonly calls: readonly string[]
  readonly workload: Workload
  readonly name: string
  readonly library: Library
  /** The URLs that the call is given, or an options hash. */
  readonly given: (call: Call) => Value | undefined
  readonly chosen?: (app: App) => boolean
  /** How the gem shares its connections, where it is not one client for all threads. */
  readonly pooling?: Pooling
  readonly holder?: Holder
  /** Whether the call makes the object itself, so that what it is assigned to keeps it. */
  readonly made?: true
  /** Whether the gem raises where its URL is nil. */
  readonly refusesNil?: true
}

const last = (call: Call): Value | undefined => call.args.at(-1)
const first = (call: Call): Value | undefined => call.args[0]
const redisConfig = (options: Value | undefined): Value | undefined => {
  const config = options && entry(options, 'redis_config')
  return config?.kind === 'record' ? config : undefined
}

const ROWS: readonly Row[] = [
  {
    calls: ['ActiveJob::Uniqueness.configure{}.redlock_servers='],
    workload: 'lock',
    name: 'ActiveJob::Uniqueness',
    library: 'redlock',
    given: last,
  },
  // Of a server that is nil it makes no client: it raises, or its first lock does. Source: redlock lib/redlock/client.rb at 1.2.1, 2.0.6.
  { calls: ['Redlock::Client.new'], workload: 'lock', name: 'Redlock', library: 'redlock', given: first, made: true, refusesNil: true },
  {
    calls: ['Rack::MiniProfiler.config.storage_options='],
    workload: 'app',
    name: 'rack-mini-profiler',
    library: 'redis-rb',
    given: last,
    chosen: profilerOnRedis,
  },
  // Source: split lib/split.rb, `redis=`, at v3.4.1 and v4.0.5.
  { calls: ['Split.redis='], workload: 'feature-flag', name: 'Split', library: 'redis-rb', given: last, refusesNil: true },
  { calls: ['Split.configure{}.redis='], workload: 'feature-flag', name: 'Split', library: 'redis-rb', given: last },
  { calls: ['MessageBus.redis_config='], workload: 'cable', name: 'MessageBus', library: 'redis-rb', given: last },
  { calls: ['MessageBus.configure'], workload: 'cable', name: 'MessageBus', library: 'redis-rb', given: c => redisConfig(last(c)) },
  // Modis holds a pool of 5 that no option here changes. Source: modis lib/modis.rb at v4.3.1.
  { calls: ['Rpush.configure{}.redis_options='], workload: 'app', name: 'Rpush', library: 'redis-rb', given: last, pooling: 'library' },
  // A check keeps one connection, which only health checks wait for. Source: okcomputer lib/ok_computer/built_in_checks/redis_check.rb at v1.18.1.
  { calls: ['OkComputer::RedisCheck.new'], workload: 'app', name: 'OkComputer', library: 'redis-rb', given: first, pooling: 'library' },
  { calls: ['Searchkick.redis='], workload: 'app', name: 'Searchkick', library: 'redis-rb', given: last },
  { calls: ['Vanity.connect!'], workload: 'app', name: 'Vanity', library: 'redis-rb', given: last },
]

/** Text or a variable that may be a URL; not a symbol, a number or an object. */
const isAddress = (v: Value): boolean =>
  alternatives(v).some(
    o => ['env', 'concat', 'setting'].includes(o.kind) || (o.kind === 'literal' && typeof o.value === 'string' && o.symbol === undefined),
  )

/** The options of each server that a call is given. */
function servers(value: Value): readonly Value[] {
  if (value.kind === 'list') return value.items.flatMap(servers)
  if (isHash(value)) return [value]
  return isAddress(value) ? [record(new Map([['url', value]]), value.at)] : []
}

/** That one of the variables of a URL is set, where nothing follows them. */
const set = (url: Value): readonly (readonly string[])[] =>
  url.kind !== 'absent' && alternatives(url).every(o => o.kind === 'env' || isNothing(o)) ? [variables(url)] : []

function client(
  row: Pick<Row, 'workload' | 'name' | 'library' | 'pooling' | 'holder' | 'refusesNil'>,
  options: Value,
  at: Span,
  app: App,
  told?: Value,
): Client {
  const gem = row.library === 'redlock' ? 'redlock' : 'redis'
  const version = app.gems[gem]
  return {
    workload: row.workload,
    library: row.library,
    ...(version ? { version } : {}),
    at,
    name: row.name,
    pooling: row.pooling ?? 'none',
    poolSize: null,
    poolTimeout: null,
    prefix: setting(options, 'namespace'),
    holder: row.holder ?? 'library',
    ...common(options),
    ...(row.library === 'redis-rb' ? { madeBy: { told: told === options ? 'options' : 'url' } as const } : {}),
    endpoint: endpoint(options, redisFallback(app, at), row.refusesNil ? set(entry(options, 'url')) : []),
  }
}

/** AnyCable broadcasts through Redis unless told otherwise. Source: anycable lib/anycable/config.rb at v1.6.4, fact sheet 8.4. */
function* anycable(app: App): Iterable<Fact> {
  const gem = ['anycable-rails', 'anycable', 'anycable-core'].find(g => app.loaded?.has(g))
  const file = app.path('config/anycable.yml')
  if (!gem || !app.files.includes(file)) return
  const whole = app.yaml(file)
  const inSection = whole && section(whole, app.environment, { shared: false })
  const options =
    inSection?.kind === 'record' ? inSection : record(new Map(), { file, start: 0, end: 0, line: 1, column: 1, endLine: 1, endColumn: 1 })
  const adapter = entry(options, 'broadcast_adapter')
  if (alternatives(adapter).every(a => a.kind === 'literal' && !['redis', 'redisx'].includes(String(a.value)))) return
  const url = entry(options, 'redis_url')
  const at = options.keys?.get('redis_url') ?? options.at
  const fallback =
    url.kind === 'absent' || isNothing(url)
      ? [env('REDIS_URL', at), { ...literal('redis://localhost:6379', at), implied: true as const }]
      : [url]
  const chosen = ordered([env('ANYCABLE_REDIS_URL', at), ...fallback], at)
  const made = client({ workload: 'anycable', name: 'AnyCable', library: 'anycable' }, record(new Map([['url', url]]), at), at, app)
  const own = url.kind === 'absent' ? chosen : endpoint(record(new Map([['url', url]]), at), redisFallback(app, at))
  // The variable wins over the file: anyway_config reads it last.
  yield { client: { ...made, endpoint: ordered([env('ANYCABLE_REDIS_URL', at), own], at) } }
}

/** Gems that make themselves Flipper's adapter when they are loaded; of several the last does. */
const ADAPTERS = [
  'flipper-redis',
  'flipper-active_record',
  'flipper-mongo',
  'flipper-sequel',
  'flipper-dalli',
  'flipper-moneta',
  'flipper-rollout',
]

/** flipper-redis connects by itself unless the app sets an adapter. Source: flipper lib/flipper/adapters/redis.rb at v1.4.2. */
function* flipper(app: App): Iterable<Fact> {
  const [gem, ...others] = ADAPTERS.filter(g => app.loaded?.has(g))
  const set = app.calls.some(c => c.path.startsWith('Flipper::Adapters::') || /^Flipper\.configure\{\}\.(adapter|default)$/.test(c.path))
  if (gem !== 'flipper-redis' || others.length > 0 || set) return
  const at = gemLine(app, gem) ?? app.lockedAt.get(gem)
  if (!at) return
  const options = record(new Map([['url', ordered([env('FLIPPER_REDIS_URL', at), absent(at)], at)]]), at)
  yield { client: client({ workload: 'feature-flag', name: 'Flipper', library: 'redis-rb', holder: 'thread' }, options, at, app) }
}

/** activejob-uniqueness connects by itself once a job is unique. Source: its lib/active_job/uniqueness/configuration.rb at v0.4.0. */
function* uniqueness(app: App): Iterable<Fact> {
  if (!app.loaded?.has('activejob-uniqueness')) return
  const used = app.calls.find(c => c.path === 'unique' && c.namespace !== '')
  if (!used || app.calls.some(c => c.reached && c.path === 'ActiveJob::Uniqueness.configure{}.redlock_servers=')) return
  const at = app.calls.find(c => c.path === 'ActiveJob::Uniqueness.configure')?.at ?? used.at
  yield { client: client({ workload: 'lock', name: 'ActiveJob::Uniqueness', library: 'redlock' }, record(new Map(), at), at, app) }
}

/** Gems that depend on Redis, are no row above, and are told where it is by a setting of that name. */
function* configured(app: App): Iterable<Fact> {
  for (const gem of redisGems(app)) {
    for (const call of settingsOf(gem)) {
      const [value] = call.args
      if (!value || ROWS.some(row => row.calls.includes(call.path)) || constructors(value).length > 0) continue
      const name = call.path.replace(/\.(?:configure|config|setup)\b.*|\.\w+=$/, '')
      const prefix = gem.calls.find(c => c.path === call.path.replace(/\.\w+=$/, '.namespace='))?.args[0] ?? null
      for (const options of servers(value)) {
        const made = client({ workload: 'app', name, library: 'redis-rb' }, options, call.at, app, value)
        yield { client: { ...made, guessed: true, prefix: made.prefix ?? prefix } }
      }
    }
  }
}

export const gemClients: Detector = {
  id: 'gem-clients',
  *detect(app: App): Iterable<Fact> {
    for (const row of ROWS) {
      if (row.chosen?.(app) === false) continue
      for (const call of sites(app, new Set(row.calls))) {
        const value = row.given(call)
        if (!value || constructors(value).length > 0) continue
        for (const options of servers(value))
          yield { client: client(row.made ? { ...row, holder: holderOf(call) } : row, options, call.at, app, value) }
      }
    }
    yield* flipper(app)
    yield* anycable(app)
    yield* uniqueness(app)
    yield* configured(app)
  },
}
