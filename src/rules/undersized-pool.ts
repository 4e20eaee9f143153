/** A pool with fewer connections than a process has threads that use it. */
import { amount } from '../model/amount.ts'
import { type Client, isRider } from '../model/client.ts'
import { type Crowd, crowd, mild, overlong, poolWait } from '../model/crowd.ts'
import { defaults, sidekiqConcurrency } from '../model/defaults.ts'
import type { Edit, Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { hasCapsules, readsSize } from '../model/poolSize.ts'
import { sizing } from '../model/snippet.ts'
import { contains } from '../model/span.ts'
import { options, type Value } from '../model/value.ts'
import { before } from '../model/version.ts'
import { decidingGem } from '../model/waits.ts'
import { called, plural, seconds, subject } from '../model/wording.ts'
import type { Severity } from '../model/workload.ts'
import { confidence, leastSure } from './confidence.ts'
import type { Rule } from './rule.ts'
import { examples } from './undersized-pool/examples.ts'
import { emptyHanded, processes, whence } from './undersized-pool/words.ts'

/** A new number where the old one is written as a number in Ruby, or as the default of a variable there. */
function edits(size: Value | null, needed: number): readonly Edit[] {
  const last = size ? options(size).at(-1) : undefined
  return last?.kind === 'literal' && typeof last.value === 'number' && last.at.file.endsWith('.rb')
    ? [{ at: last.at, text: String(needed) }]
    : []
}

const fixed = (client: Client, needed: number): Pick<Finding, 'fix'> => {
  const made = edits(client.poolSize, needed)
  // More connections may be more than the server allows.
  return made.length > 0 ? { fix: { title: `make the pool ${needed}`, safe: false, edits: made } } : {}
}

function arithmetic(client: Client, { size, byDefault, users }: Crowd, model: Model): string {
  const [most] = users
  if (!most) return ''
  const whose = byDefault
    ? `, the default of ${client.library === 'sidekiq' || client.library === 'rails-cache' ? defaults(client, model.gems).because : 'ConnectionPool'},`
    : ''
  const wait = poolWait(client, model).seconds
  const long = overlong(client, model)
  const upTo = `${wait === null ? '' : ` up to ${seconds(wait)}`} for a connection${long ? `, though a call gives up on Redis after ${seconds(long.own)},` : ''}`
  const without = most.threads - size
  const channels = most.channels > 0 ? `, and Action Cable ${most.channels} more for channels` : ''
  return `${called(client)} holds ${plural(size, 'connection')}${whose} in each process, but ${most.text} there${channels}. When all of them use it at once, ${without === 1 ? 'one waits' : `${without} wait`}${upTo} and then ${emptyHanded(client, model, without)}.`
}

/** A pool that Sidekiq itself chose serves short calls. */
const severityOf = (client: Client, found: Crowd): Severity => ((found.byDefault && client.role) || mild(found) ? 'note' : 'warning')

function crowded(client: Client, model: Model): Finding | undefined {
  const found = crowd(client, model)
  const [most] = found?.users ?? []
  const long = overlong(client, model)
  // Where hardly a connection is missing the long wait is what hurts: missing-pool-timeout says both.
  if (!found || !most || (long && mild(found))) return undefined
  const gem = decidingGem(client)
  const gems = [...(found.byDefault && gem && (client.role || client.library === 'rails-cache') ? [gem] : []), ...most.gems]
  const sure = confidence([client.poolSize, ...most.values], { gems: model.gems, versionsOf: gems })
  const { size, elsewhere } = sizing(client, model, found.needed)
  const pool = { ...size, ...(long ? { timeout: String(long.own) } : {}) }
  const shorter = long ? ', and let none wait longer for it than for Redis' : ''
  return {
    rule: 'undersized-pool',
    severity: severityOf(client, found),
    // That jobs use a pool of the app's own is an assumption; all use the cache and Sidekiq.
    confidence: client.role || client.workload === 'cache' ? sure : leastSure([sure, 'likely']),
    message: arithmetic(client, found, model),
    advice: `Give each thread a connection${shorter}. Connections open on demand, so a large pool costs nothing where few threads run${elsewhere === '' ? ':' : `.${elsewhere}`}`,
    ...(Object.keys(pool).length > 0 ? { paste: { change: { client, added: {}, pool } } } : {}),
    at: client.at,
    related: whence(client, found),
    about: `${subject(client)} pool`,
    ...fixed(client, found.needed),
  }
}

/** The connections that Sidekiq asks of its own pool: a few beside its threads until 6, one a thread from 7 on. */
function demanded(threads: number, model: Model): number {
  if (hasCapsules(model)) return threads
  // Until 4.0 it made two more than its threads for itself, and asked nobody for them.
  if (before(model.gems['sidekiq'], '4')) return threads + 2
  return threads + (before(model.gems['sidekiq'], '5.2') ? 1 : 2)
}

/** A size that Sidekiq refuses to start with. Source: sidekiq lib/sidekiq/redis_connection.rb, cli.rb and config.rb, fact sheet 1.4. */
function refused(client: Client, model: Model): Finding | undefined {
  const size = amount(client.poolSize)?.number
  if (client.workload !== 'sidekiq' || client.role !== 'server' || size === undefined || size === null || !readsSize(model))
    return undefined
  // A pool that the app made is only looked at when the workers start, from 5.2 on.
  const handed = client.library !== 'sidekiq'
  // Its own pool from 4.0 on; before, threads wait in it. Source: sidekiq lib/sidekiq/redis_connection.rb at v3.2.5 and v4.0.0.
  const waits = before(model.gems['sidekiq'], '4')
  if (before(model.gems['sidekiq'], handed ? '5.2' : '3')) return undefined
  const version = model.gems['sidekiq']
  const by = version ? `Sidekiq ${version}` : 'Sidekiq 7.3 (assumed, no version is locked)'
  const all = model.processes
    .filter(p => p.kind === 'sidekiq')
    .flatMap(process => [
      {
        process,
        name: 'default',
        value: process.concurrency ?? null,
        threads: amount(process.concurrency) ? amount(process.concurrency)?.number : sidekiqConcurrency(model.gems),
      },
      ...(hasCapsules(model)
        ? (process.capsules ?? []).map(c => ({ process, name: c.name, value: c.concurrency, threads: amount(c.concurrency)?.number }))
        : []),
    ])
    .flatMap(c => (typeof c.threads === 'number' ? [{ ...c, threads: c.threads }] : []))
    .sort((a, b) => b.threads - a.threads)
  const [most] = all
  if (!most || size >= demanded(most.threads, model)) return undefined
  const needed = demanded(most.threads, model)
  // 5.2 counts the threads when the options are set, and the two more when it starts.
  const late = before(version, '6') && size > most.threads
  const why = hasCapsules(model)
    ? `\`size: ${size}\` is the size of each capsule's pool, and the capsule \`${most.name}\` has ${plural(most.threads, 'thread')}. It raises \`ArgumentError\`, "Pool size too small for ${most.name}"`
    : `\`size: ${size}\` is less than the ${needed} connections that ${plural(most.threads, 'thread')} and its own need. It raises ${late || handed ? `\`RuntimeError\`, "Your pool of ${size} Redis connections is too small"` : '`ArgumentError`, "pool is too small"'}`
  const few = `${called(client)} holds ${plural(size, 'connection')}, and ${plural(most.threads, 'thread')}, the fetcher and the scheduler ask for one. When all of them do, the last wait up to ${seconds(poolWait(client, model).seconds ?? 1)} and then raise \`Timeout::Error\`: later versions of Sidekiq do not start with so few.`
  const { size: larger, elsewhere } = sizing(client, model, needed)
  return {
    rule: 'undersized-pool',
    severity: waits ? 'warning' : 'error',
    confidence: confidence([client.poolSize, most.value], { gems: model.gems, versionsOf: ['sidekiq'] }),
    message: waits ? few : `${by} does not start: ${why}.`,
    advice: `${handed ? 'Hand Sidekiq a hash of options instead of a pool' : 'Leave `size:` out'}: Sidekiq then makes its pool as large as its threads need. Or raise it${elsewhere === '' ? ':' : `.${elsewhere}`}`,
    ...(elsewhere === '' ? { paste: { change: { client, added: {}, pool: larger } } } : {}),
    at: client.poolSize && contains(client.at, client.poolSize.at) ? client.poolSize.at : client.at,
    related: processes([most.process]),
    about: 'sidekiq server pool',
    ...fixed(client, needed),
  }
}

export const undersizedPool: Rule = {
  id: 'undersized-pool',
  severity: 'error',
  since: '0.1.0',
  needs: ['code'],
  title: 'A pool has fewer connections than a process has threads',
  why: 'Each process has a pool of its own, and all of its threads share it. Threads that find no free connection wait (5 s in ConnectionPool and the Rails cache, 1 s in Sidekiq) and then raise `ConnectionPool::TimeoutError`, which no `rescue Redis::BaseError` catches; only the cache store rescues it, from Rails 7.2.3 and 8.0.2 on. The cache store has 5 connections by default from Rails 7.1, which 5 Puma threads fill and 10 Sidekiq threads overrun. Sidekiq checks its own pool and does not start with one that is too small: until 6.5 it must hold the concurrency and 2 more, from 7.0 the concurrency of each capsule.',
  fix: 'Make the pool as large as the largest process has threads; connections open on demand:\n\n```ruby\nconfig.cache_store = :redis_cache_store, {\n  url: ENV.fetch("REDIS_CACHE_URL"),\n  pool: { size: Integer(ENV.fetch("REDIS_POOL_SIZE", 10)) },\n}\n```\n\nLeave `size:` out of Sidekiq\'s own options.',
  sources: [
    'https://github.com/mperham/connection_pool/blob/v2.5.5/lib/connection_pool.rb',
    'https://github.com/rails/rails/blob/v8.0.2/activesupport/lib/active_support/cache/redis_cache_store.rb',
    'https://github.com/sidekiq/sidekiq/blob/v7.3.9/lib/sidekiq/config.rb',
    'https://github.com/sidekiq/sidekiq/blob/v6.5.12/lib/sidekiq/redis_connection.rb',
  ],
  *check(model) {
    for (const client of model.clients) {
      if (isRider(client)) continue
      const found = client.role === 'server' ? refused(client, model) : crowded(client, model)
      if (found) yield found
    }
  },
  examples,
}
