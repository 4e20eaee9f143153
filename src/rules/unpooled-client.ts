/** One socket that all threads of a process share. */
import { callsAt, callsOn } from '../model/callsAt.ts'
import type { Change } from '../model/change.ts'
import { type Client, isRider, type Library } from '../model/client.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { place } from '../model/span.ts'
import { type Users, users } from '../model/users.ts'
import { waits, worst } from '../model/waits.ts'
import { called, isGem, seconds, subject } from '../model/wording.ts'
import type { Severity } from '../model/workload.ts'
import { confidence } from './confidence.ts'
import type { Rule } from './rule.ts'
import { examples } from './unpooled-client/examples.ts'

/** Libraries whose sockets are their own affair: a fixed number of them, or one that they lock, which no option changes. */
const FIXED = new Set<Library>(['action-cable', 'anycable', 'kredis', 'resque', 'redlock', 'redis-session-store', 'ioredis', 'node-redis'])

/** A web request is given up after about this many seconds. */
const GIVEN_UP = 30

/** Whether the object outlives a call and threads other than its maker's reach it. */
function isShared(client: Client): boolean {
  if (client.holder === 'constant' || client.holder === 'global' || client.holder === 'class') return true
  // A local of an initializer belongs to whoever boots; what was handed over bears the receiver's name.
  return client.holder === 'library' && (client.library === 'rails-cache' || isGem(client.name) || /^[A-Z][\w:.]*$/.test(client.name))
}

const counts = (client: Client): boolean =>
  !isRider(client) &&
  client.pooling === 'none' &&
  !client.role &&
  // A gem keeps what it makes to itself.
  client.madeBy === undefined &&
  !FIXED.has(client.library) &&
  client.workload !== 'session' &&
  client.workload !== 'resque' &&
  isShared(client)

/** Redlock holds a monitor of its own around every call. Source: redlock lib/redlock/client.rb at 2.0.6. */
const lockedByRedlock = (client: Client, model: Model): boolean =>
  client.workload === 'lock' && client.holder === 'library' && model.gems['redlock'] !== undefined

/** An object that is only asked how it was configured never connects. */
function onlyAsked(client: Client, model: Model): boolean {
  const calls = callsOn(model.calls, client.at)
  return calls.length > 0 && calls.every(c => /\.(?:_?client|connection|options|id)(?:\.options)?$/.test(c.path))
}

const guarded = (client: Client, model: Model): boolean =>
  model.calls.some(c => c.at.file === client.at.file && /^(?:Thread::)?(?:Mutex|Monitor)\.new|\.(?:mon_)?synchronize$/.test(c.path))

/** What a queue of threads comes to while Redis is silent; empty where the client's limits aren't in the files. */
function queue(client: Client, { threads }: Users, model: Model): { readonly text: string; readonly last: number } {
  const found = waits(client, model)
  if (found.connect.seconds === null || found.read.seconds === null || found.tries === null) return { text: '', last: 0 }
  const each = worst(found)
  if (each === Number.POSITIVE_INFINITY)
    return { text: ' While Redis does not answer, the first call blocks all others without end.', last: each }
  return {
    text: ` While Redis does not answer, they time out one after another: ${threads} × ${seconds(each)}, so the last waits ${seconds(threads * each)}.`,
    last: threads * each,
  }
}

interface Verdict {
  readonly severity: Severity
  readonly message: string
  readonly advice: string
  readonly paste?: NonNullable<Finding['paste']>
}

function verdict(client: Client, most: Users, model: Model): Verdict | undefined {
  const name = called(client)
  const pooled: Change = { client, added: {}, pool: { size: String(most.threads), timeout: '1' } }
  if (client.library === 'redis-client') {
    if (lockedByRedlock(client, model))
      return {
        severity: 'note',
        message: `${name} is one connection for a whole process, around which Redlock holds a monitor, and ${most.text}: one takes or frees a lock, the others wait, for its timeouts and retries too.${queue(client, most, model).text}`,
        advice:
          "A pool changes nothing under Redlock's monitor. Keep this client's `timeout:` and `reconnect_attempts:` short, since whoever waits makes all others wait, and let Redlock's own `retry_count` do the rest.",
      }
    if (guarded(client, model)) return undefined
    const handed = client.holder === 'library'
    const how = callsAt(model.calls, client.at).find(c => /^RedisClient\.\w+\.new_client$/.test(c.path))?.path ?? ''
    // Source: redis-cluster-client lib/redis_client/cluster/node/base_topology.rb at v0.17.0, lib/redis_client/cluster_config.rb (new_pool).
    const cluster = how.startsWith('RedisClient.cluster.')
    return {
      severity: handed ? 'note' : 'error',
      message:
        `${name} ${cluster ? 'keeps one bare `RedisClient` for each node of the cluster' : 'is one bare `RedisClient` for a whole process'}, and ${most.text}. It is not thread-safe${handed ? ': unless the library that was given it locks it' : ''}, two threads that call it at once read each other's answers.`.replace(
          ': unless',
          '; unless',
        ),
      advice: `Use ${cluster ? 'redis-cluster-client' : 'redis-client'}'s own pool; it answers to the same methods, each with a connection${cluster ? ' to a node' : ''} of its own:`,
      paste: { change: pooled },
    }
  }
  const { text, last } = queue(client, most, model)
  const cache = client.workload === 'cache' && (client.library === 'rails-cache' || client.name === 'Rails.cache')
  const handed = client.holder === 'library' && !cache
  const isStore = model.calls.some(c => place(c.at) === place(client.at) && c.path.startsWith('ActiveSupport::Cache'))
  return {
    severity: cache || last >= GIVEN_UP ? 'warning' : 'note',
    message: `${name} is one connection for a whole process, and ${most.text}. redis-rb lets one call through at a time.${text}`,
    advice: isStore
      ? 'A cache store makes the pool by itself, as large as the largest process has threads:'
      : client.library === 'redis-store' && !cache
        ? 'A `Redis::Store` has no pool of its own; put a wrapper around it that looks like one:'
        : handed
          ? 'Hand over a pool where the library takes one; where it expects a client, a wrapper that looks like one:'
          : `Make a pool as large as the largest process has threads${cache || client.name === 'Redis.current' ? '' : ', and take a connection from it for each use, `.with { |redis| … }`'}:`,
    paste: { change: { ...pooled, ...(!isStore && (handed || (client.library === 'redis-store' && !cache)) ? { wrapper: true } : {}) } },
  }
}

function finding(client: Client, model: Model): Finding | undefined {
  // A gem that the lockfile doesn't have makes no connection.
  const locked =
    client.library === 'rails-cache' || !model.gems['rails'] || model.gems[client.library === 'redis-client' ? 'redis-client' : 'redis']
  const [most] = counts(client) && locked && !onlyAsked(client, model) ? users(client, model) : []
  if (!most || most.threads < 2) return undefined
  const found: Verdict | undefined = verdict(client, most, model)
  if (!found) return undefined
  const gem = client.library === 'rails-cache' ? ['rails'] : []
  return {
    rule: 'unpooled-client',
    ...found,
    confidence: confidence(most.values, { gems: model.gems, versionsOf: [...gem, ...most.gems] }),
    at: client.at,
    related: [{ at: most.process.at, role: most.text }],
    about: subject(client),
  }
}

export const unpooledClient: Rule = {
  id: 'unpooled-client',
  severity: 'error',
  since: '0.1.0',
  needs: ['code'],
  title: 'All threads of a process share one connection',
  why: 'One `Redis` object is one socket behind a lock, so a constant or a client handed to a library sends the calls of all threads one after another. That is fast while Redis is; when it hangs, the threads time out in turn, and 10 threads with 1 s and one retry take 20 s. The cache store has one connection before Rails 7.1, and from then on with `pool: false`. A bare `RedisClient` has no lock at all and must not be shared by threads. Action Cable, Kredis and session stores decide about their sockets themselves and are not reported.',
  fix: 'Put a pool around it:\n\n```ruby\nREDIS = ConnectionPool.new(size: 10, timeout: 1) { Redis.new(url: ENV.fetch("REDIS_URL"), timeout: 1) }\nREDIS.with { |redis| redis.get("key") }\n```\n\nWhere code expects a client, `ConnectionPool::Wrapper.new` looks like one. For the cache before Rails 7.1 set `pool_size:`.',
  sources: [
    'https://github.com/redis/redis-rb/blob/v5.4.1/README.md',
    'https://github.com/redis-rb/redis-client/blob/v0.30.0/README.md',
    'https://github.com/mperham/connection_pool/blob/v2.5.5/README.md',
    'https://github.com/leandromoreira/redlock-rb/blob/v2.0.6/lib/redlock/client.rb',
  ],
  *check(model) {
    for (const client of model.clients) {
      const found = finding(client, model)
      if (found) yield found
    }
  },
  examples,
}
