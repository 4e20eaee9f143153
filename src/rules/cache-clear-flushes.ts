/** A cache without a namespace: clearing it empties the whole database, other workloads' keys with it. */
import type { Call } from '../model/call.ts'
import { type Client, isRider } from '../model/client.ts'
import { type CacheStore, cacheStores } from '../model/configured.ts'
import { type Database, databaseOf } from '../model/database.ts'
import type { Finding, Fix } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { optionKey, optionKeys } from '../model/optionKeys.ts'
import { type Meeting, meeting, type Tier } from '../model/sharing.ts'
import { contains, place } from '../model/span.ts'
import { options, parts, type Value } from '../model/value.ts'
import { needs, type Severity } from '../model/workload.ts'
import { confidence, leastSure } from './confidence.ts'
import type { Rule } from './rule.ts'
import { capital, listed, named, serverName, subject } from './words.ts'

const id = 'cache-clear-flushes'

const STORES = new Set(['rails-cache', 'redis-store'])

/** The `:redis_cache_store` that is handed this client, or the pool around it. */
function holding(client: Client, model: Model): CacheStore | undefined {
  if (client.workload !== 'cache' || STORES.has(client.library)) return undefined
  const inside = (v: Value): boolean =>
    (v.kind === 'made' && (contains(v.at, client.at) || place(v.at) === place(client.at))) || parts(v).some(inside)
  return cacheStores(model).find(s => {
    const given = optionKey(s.options, 'redis')
    return given !== undefined && inside(given.value)
  })
}

/** Whether a client of another library reads the variable: its URL then has no path of redis-store's, as far as one sees. */
const plainElsewhere = (v: Value, model: Model): boolean =>
  v.kind === 'env' &&
  model.clients.some(c => c.library !== 'redis-store' && options(c.endpoint).some(o => o.kind === 'env' && o.name === v.name))

/** Alternatives of a redis-store's URL that are not in the files. */
const unseen = (c: Client): readonly Value[] => (c.library === 'redis-store' ? options(c.endpoint).filter(v => v.kind !== 'literal') : [])

/** A namespace may stand where the files don't show: in options that hold more, or in the path of a redis-store URL. */
function mayHaveNamespace(c: Client, model: Model): boolean {
  if (c.options?.kind !== 'record' || c.options.open) return true
  const written = options(c.endpoint).some(v => v.kind === 'literal' && /^\w+:\/\/[^/]*\/[^/]*\/./.test(String(v.value)))
  return (c.library === 'redis-store' && written) || unseen(c).some(v => !plainElsewhere(v, model))
}

interface Victim extends Meeting {
  readonly other: Client
}

/** Other workloads that keep keys in the same database of the same server. Pub/sub keeps none. */
function victims(cache: Client, model: Model): readonly Victim[] {
  const found = new Map<string, Victim>()
  for (const other of model.clients) {
    const { kind } = needs[other.workload]
    if (other === cache || kind === 'cache' || kind === 'cable' || isRider(other)) continue
    const met = meeting(cache, other, model)
    // Both on localhost only where nothing is set: the matter of localhost-fallback. One that knows no other server is not.
    if (!met || (met.tier !== 'definite' && met.onlyLocalhost && cache.endpoint.kind !== 'literal' && other.endpoint.kind !== 'literal'))
      continue
    const [mine, theirs]: readonly Database[] = [databaseOf(cache, met.at[0]), databaseOf(other, met.at[1])]
    if (mine !== theirs) continue
    const known = found.get(other.workload)
    if (!known || RANK[met.tier] < RANK[known.tier]) found.set(other.workload, { ...met, other })
  }
  return [...found.values()].sort((a, b) => RANK[a.tier] - RANK[b.tier])
}

const RANK: Readonly<Record<Tier, number>> = { definite: 0, fallback: 1, unknown: 2 }
const DEAR = new Set(['jobs', 'session', 'data', 'lock'])

const severity = (v: Victim): Severity => (v.tier === 'definite' && DEAR.has(needs[v.other.workload].kind) ? 'error' : 'warning')

/** Where the app itself clears the cache. */
const clears = (model: Model): readonly Call[] => {
  const calls = model.calls.filter(c => c.path === 'Rails.cache.clear')
  return calls.filter((c, i) => calls.findIndex(other => place(other.at) === place(c.at)) === i)
}

function fixOf(cache: Client, store: CacheStore | undefined): Fix | undefined {
  if (!store && (isRider(cache) || !STORES.has(cache.library))) return undefined
  const first = optionKeys(store ? store.options : cache.options)[0]
  // What is written before the options, an address, takes no key beside it.
  if (!first || (first.key === 'url' && cache.library === 'redis-store') || !contains(store?.at ?? cache.at, first.at)) return undefined
  const start = { ...first.at, end: first.at.start, endLine: first.at.line, endColumn: first.at.column }
  return { title: 'give the cache a namespace', safe: false, edits: [{ at: start, text: 'namespace: "cache", ' }] }
}

/** The store as a client, where it is handed a connection: what it is told besides stands in its own options. */
function configured(cache: Client, store: CacheStore | undefined): Client {
  if (!store) return cache
  const { urlAt: _, options: __, ...others } = cache
  return { ...others, library: 'rails-cache', name: 'Rails.cache', at: store.at, ...(store.options ? { options: store.options } : {}) }
}

function message(cache: Client, isRails: boolean, found: readonly Victim[], calls: readonly Call[]): string {
  const [first] = found
  const call = calls[0]
  const called = call ? `, which ${call.at.file}:${call.at.line} calls,` : ''
  const clear = isRails ? '`Rails.cache.clear`' : '`clear` of this store'
  if (!first)
    return `${capital(subject(cache))} has no namespace, so ${clear}${called} is FLUSHDB: it deletes every key in that database, whoever wrote it.`
  const lost = listed([...new Set(found.map(v => subject(v.other)))])
  const when =
    first.tier === 'definite'
      ? `on ${serverName(first.key)}, where ${lost} keep${found.length === 1 ? 's' : ''} keys too`
      : `and ${first.tier === 'fallback' ? `falls back to ${serverName(first.key)}${first.partedBy.length > 0 ? ` while ${named(first.partedBy, 'or')} is unset` : ''}` : `may be on ${serverName(first.key)}`}, where ${lost} keep${found.length === 1 ? 's' : ''} keys too`
  return `${capital(subject(cache))} has no namespace ${when}: ${clear}${called} is then FLUSHDB and deletes everything there: ${needs[first.other.workload].loss}.`
}

function* judge(cache: Client, model: Model): Iterable<Finding> {
  const store = holding(cache, model)
  const isRails = store !== undefined || cache.name === 'Rails.cache'
  const isStore = isRails || (STORES.has(cache.library) && !isRider(cache))
  if (cache.workload !== 'cache' || !isStore || cache.prefix !== null || mayHaveNamespace(cache, model)) return
  const found = victims(cache, model)
  const calls = isRails ? clears(model) : []
  if (found.length === 0 && calls.length === 0) return
  const sure = found[0]?.tier === 'unknown' ? (['possible'] as const) : found[0]?.tier === 'fallback' ? (['likely'] as const) : []
  const fix = fixOf(cache, store)
  const values: readonly (Value | null)[] = found[0]?.tier === 'definite' ? [] : [found[0] ? null : cache.prefix]
  yield {
    rule: id,
    // Who types `Rails.cache.clear` means Rails' own; another store is cleared by code.
    severity: found.length === 0 ? 'note' : isRails && found.some(v => severity(v) === 'error') ? 'error' : 'warning',
    confidence: leastSure([
      confidence(values),
      ...sure,
      // What a gem that nobody knows keeps may be of no worth.
      ...(found.length > 0 && found.every(v => v.other.guessed) ? (['possible'] as const) : []),
      ...(unseen(cache).length > 0 ? (['likely'] as const) : []),
    ]),
    message: message(cache, isRails, found, calls),
    advice:
      'Give the cache a namespace: clearing it then deletes its own keys only. The first deployment with it starts with an empty cache.',
    paste: { change: { client: configured(cache, store), added: { namespace: '"cache"' } } },
    at: store?.at ?? cache.at,
    related: [
      ...(store ? [{ at: cache.at, role: 'the connection that the cache is handed' }] : []),
      ...found.map(v => ({ at: v.other.at, role: `${subject(v.other)} in the same database` })),
      ...calls.slice(0, 3).map(c => ({ at: c.at, role: 'clears the cache' })),
    ],
    about: `cache clear flushes ${[...new Set(found.map(v => v.other.workload))].sort().join('+') || 'its database'}${cache.name === 'Rails.cache' ? '' : ` (${cache.name})`}`,
    ...(fix ? { fix } : {}),
  }
}

export const cacheClearFlushes: Rule = {
  id,
  severity: 'error',
  since: '0.1.0',
  needs: ['code'],
  title: 'Clearing the cache deletes the keys of other workloads',
  why: `\`Rails.cache.clear\` deletes the keys of the cache's namespace. Without a namespace \`:redis_cache_store\` (all versions) and \`:redis_store\` send FLUSHDB: everything in that database is gone, Sidekiq's queues and sessions as well as cached pages, at once and without a way back. Someone types it in a console after a deployment, a rake task does it, an admin page has a button.

Databases of other numbers on the same server are safe from FLUSHDB, so only clients of the same number count here.`,
  fix: `\`\`\`ruby
config.cache_store = :redis_cache_store, { url: ENV["CACHE_REDIS_URL"], namespace: "cache" }
\`\`\`

Keys get the prefix \`cache:\`, so the cache starts empty once. A server of its own for the cache (see shared-instance) is better still.`,
  sources: [
    'https://api.rubyonrails.org/classes/ActiveSupport/Cache/RedisCacheStore.html#method-i-clear',
    'https://github.com/rails/rails/blob/v8.0.2/activesupport/lib/active_support/cache/redis_cache_store.rb',
    'https://redis.io/docs/latest/commands/flushdb/',
  ],
  *check(model) {
    for (const cache of model.clients) yield* judge(cache, model)
  },
  examples: [
    {
      title: "The cache in the database of Sidekiq's queues",
      kind: 'bad',
      files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_URL"), connect_timeout: 1 } # <- where Sidekiq keeps keys too
end
--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = { url: ENV.fetch("REDIS_URL") } }
Sidekiq.configure_client { |config| config.redis = { url: ENV.fetch("REDIS_URL") } }
`,
    },
    {
      title: 'A fallback to the server of the sessions; a task clears the cache',
      kind: 'bad',
      files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV["CACHE_URL"] || ENV.fetch("SESSION_URL") } # <- while \`$CACHE_URL\` is unset
end
--- config/initializers/session_store.rb
Rails.application.config.session_store :redis_session_store, key: "_shop", redis: { url: ENV.fetch("SESSION_URL"), key_prefix: "s:" }
--- app/services/refresh.rb
class Refresh
  def call = Rails.cache.clear
end
`,
    },
    {
      title: 'A namespace, or a database of its own',
      kind: 'good',
      files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: "redis://redis.internal:6380/1", connect_timeout: 1 }
end
--- config/initializers/redis.rb
THROTTLE = Redis.new(url: "redis://redis.internal:6380/2", timeout: 1)
`,
    },
  ],
}
