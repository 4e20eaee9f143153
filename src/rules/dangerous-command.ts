/** KEYS, FLUSHDB and FLUSHALL in application code. */
import type { Call } from '../model/call.ts'
import type { Finding, Fix } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { place } from '../model/span.ts'
import { show, type Value } from '../model/value.ts'
import { atLeast } from '../model/version.ts'
import { confidence, leastSure } from './confidence.ts'
import type { Rule } from './rule.ts'
import { fenced } from './words.ts'

const id = 'dangerous-command'

type Command = 'KEYS' | 'FLUSHDB' | 'FLUSHALL'

/** What hands out a connection to Redis, as calls are named. */
const ROOT =
  /^(?:Redis(?:::(?:Namespace|Distributed|Cluster|Store))?\.(?:new|current|connect)|Redis#|RedisClient\.(?:new|(?:config|sentinel|cluster)\.new_(?:client|pool))|ConnectionPool(?:::Wrapper)?\.(?:new|wrap)|Sidekiq\.redis\{\}|Sidekiq\.redis_pool|Kredis\.redis|Resque\.redis|Redis::Objects\.redis|Rails\.cache\.redis)/
/** What still is a connection. What such a call returns is its block's: `pool.with { |r| r.hgetall("a") }.keys` asks a hash. */
const ON_THE_WAY = /^(?:\.(?:(?:with|then|tap|multi|pipelined)\{\}|tap|checkout|redis))*$/
const LAST = /\.(keys|flushdb|flushall|call|call_v)$/
/** A method or variable of that name that nothing here defines, or what an object's `redis` hands to a block. */
const NAMED_REDIS = /^(?:redis|redis_connection|redis_client|(?:[\w:]+\.)*redis(?:_pool)?\.(?:with|then)\{\})\.(keys|flushdb|flushall)$/

const NAMES: Readonly<Record<string, Command>> = { keys: 'KEYS', flushdb: 'FLUSHDB', flushall: 'FLUSHALL' }

/** Run by hand or in tests, where blocking a server or emptying it may be the point. */
const ELSEWHERE = /(?:^|\/)(?:spec|test|tests|features|db|script|scripts|bin|lib\/tasks|tasks)\/|\.rake$|Rakefile$/

const isText = (v: Value | undefined): boolean => (v?.kind === 'literal' && typeof v.value === 'string') || v?.kind === 'concat'

/** One of the commands as a call sends it; `via` is the method of a gem that does. */
interface Sent {
  readonly name: Command
  readonly pattern?: Value
  readonly sure: boolean
  readonly via?: string
}

/**
 * What methods of gems send. Source: kredis lib/kredis/namespace.rb at v1.8.0, redis-activesupport
 * lib/active_support/cache/redis_store.rb at v5.3.0.
 */
function behind(call: Call, model: Model): Sent | undefined {
  if (call.path === 'Kredis.clear_all') {
    const apart = model.calls.some(c => c.path === 'Kredis.global_namespace=' || c.path === 'Kredis.namespace=')
    return { name: apart ? 'KEYS' : 'FLUSHDB', sure: true, via: call.path }
  }
  if (call.path !== 'Rails.cache.delete_matched') return undefined
  const old = model.clients.some(c => c.name === 'Rails.cache' && c.library === 'redis-store')
  return old ? { name: 'KEYS', sure: true, via: call.path } : undefined
}

/** Which of the commands a call sends, with its pattern; undefined for any other call. */
function command(call: Call): Sent | undefined {
  const named = NAMED_REDIS.exec(call.path)?.[1]
  const [first] = call.args
  // A hash has `keys` too, but takes no pattern there.
  if (named !== undefined && (named !== 'keys' || isText(first)))
    return { name: NAMES[named] as Command, ...(first ? { pattern: first } : {}), sure: false }
  const root = ROOT.exec(call.path)?.[0]
  const last = LAST.exec(call.path)
  if (root === undefined || !last || !ON_THE_WAY.test(call.path.slice(root.length, last.index))) return undefined
  const words = last[1] === 'call_v' && first?.kind === 'list' ? first.items : call.args
  if (last[1] === 'call' || last[1] === 'call_v') {
    const verb = words[0]?.kind === 'literal' ? NAMES[String(words[0].value).toLowerCase()] : undefined
    return verb && { name: verb, ...(words[1] ? { pattern: words[1] } : {}), sure: true }
  }
  return { name: NAMES[last[1] as string] as Command, ...(first ? { pattern: first } : {}), sure: true }
}

/** The receiver speaks redis-client's language: Sidekiq 7's connections and RedisClient itself. */
const isRedisClient = (call: Call, model: Model): boolean =>
  call.path.startsWith('RedisClient') || (call.path.startsWith('Sidekiq.') && atLeast(model.gems.sidekiq, '7'))

/** A pattern as it is written, `…` for what is computed. */
const written = (v: Value): string =>
  v.kind === 'concat' ? `"${v.parts.map(p => (p.kind === 'literal' ? String(p.value) : '#{…}')).join('')}"` : show(v)

function scan(call: Call, pattern: Value | undefined, model: Model): string {
  const { text } = call
  const own = call.path.endsWith('.keys') && text && text.before.length + (text.options === undefined ? 0 : 1) === 1
  const source = own ? (text.before[0] ?? text.options?.replace(/^\((.*)\)$/s, '$1')) : undefined
  const match = source ?? (pattern ? (isText(pattern) ? written(pattern) : 'pattern') : '"*"')
  const on = own && text.on ? `${text.on}.` : ''
  return isRedisClient(call, model)
    ? `${on}scan("MATCH", ${match}, "COUNT", 1000).to_a`
    : `${on}scan_each(match: ${match}, count: 1000).to_a`
}

/** `keys(…)` as `scan_each(match: …).to_a`, where redis-rb is called with one pattern. */
function fixOf(call: Call, pattern: Value | undefined, model: Model): Fix | undefined {
  if (!pattern || !isText(pattern) || !call.path.endsWith('.keys') || isRedisClient(call, model)) return undefined
  const { nameAt, at } = call
  if (pattern.at.file !== at.file || pattern.at.end >= at.end || pattern.at.start !== nameAt.end + 1) return undefined
  const end = { ...pattern.at, start: pattern.at.end, line: pattern.at.endLine, column: pattern.at.endColumn }
  return {
    title: 'scan instead of KEYS',
    safe: false,
    edits: [
      { at: nameAt, text: 'scan_each' },
      { at: { ...pattern.at, end: pattern.at.start, endLine: pattern.at.line, endColumn: pattern.at.column }, text: 'match: ' },
      { at: { ...end, end: end.end + 1, endColumn: end.endColumn + 1 }, text: ').to_a' },
    ],
  }
}

const EFFECT: Readonly<Record<Command, string>> = {
  KEYS: 'looks at every key of the database in one go while everyone else waits, jobs and cache too if they are on the same server: some 40 ms for each million keys on a fast machine, plus the answer',
  FLUSHDB: 'deletes every key of that database, whoever wrote it',
  FLUSHALL: "deletes every key of every database on that server, other apps' too",
}

function finding(call: Call, model: Model): Finding | undefined {
  const sent = command(call) ?? behind(call, model)
  if (!sent || ELSEWHERE.test(call.at.file)) return undefined
  const { name, pattern, via } = sent
  const inside = [call.namespace, call.method].filter(Boolean).join(call.singleton ? '.' : '#')
  const how = via ? `calls \`${via}\`, which sends` : 'sends'
  const fix = name === 'KEYS' && !via ? fixOf(call, pattern, model) : undefined
  return {
    rule: id,
    severity: name === 'FLUSHALL' ? 'error' : 'warning',
    confidence: leastSure([confidence([]), ...(sent.sure ? [] : ['likely' as const])]),
    message: `${inside ? `\`${inside}\`` : 'This code'} ${how} \`${name}${name === 'KEYS' && pattern && isText(pattern) ? ` ${written(pattern)}` : ''}\`${via ? ' and' : ', which'} ${EFFECT[name]}.`,
    advice:
      name === 'KEYS' && !via
        ? `Walk through the keys in steps, which lets others in between:\n\n${fenced('ruby', scan(call, pattern, model))}\n\nor keep the names in a set of their own and read that.`
        : 'Delete what this code owns: by a prefix with SCAN and UNLINK, or in a database (better a server) of its own.',
    at: call.nameAt,
    related: [],
    about: `${name} in ${inside || 'code outside of classes'}`,
    ...(fix ? { fix } : {}),
  }
}

export const dangerousCommand: Rule = {
  id,
  severity: 'warning',
  since: '0.1.0',
  needs: ['code'],
  title: 'Application code sends KEYS, FLUSHDB or FLUSHALL',
  why: `Redis runs one command at a time. \`KEYS\` looks at every key of the database before it answers, whatever the pattern; all web requests, jobs and broadcasts wait for it. Redis' own documentation measures 40 ms for a million keys on a laptop; with tens of millions clients that wait one second fail. It works in development, where there are forty keys.

\`FLUSHDB\` and \`FLUSHALL\` delete what other code, and other apps, have on the server. \`Kredis.clear_all\` is FLUSHDB where Kredis has no namespace, and KEYS where it has one; \`delete_matched\` of the old \`:redis_store\` is KEYS. Tests, rake tasks, \`db/\` and \`bin/\` are not looked at.`,
  fix: `\`\`\`ruby
redis.scan_each(match: "cart:*", count: 1000) { |key| redis.unlink(key) }
\`\`\`

SCAN may return a key twice and does not promise keys that are written meanwhile.`,
  sources: [
    'https://redis.io/docs/latest/commands/keys/',
    'https://redis.io/docs/latest/commands/scan/',
    'https://redis.io/docs/latest/commands/flushall/',
  ],
  *check(model) {
    const seen = new Set<string>()
    for (const call of model.calls) {
      if (seen.has(place(call.nameAt))) continue
      const found = finding(call, model)
      if (!found) continue
      seen.add(place(call.nameAt))
      yield found
    }
  },
  examples: [
    {
      title: 'KEYS on a constant',
      kind: 'bad',
      files: `--- config/initializers/redis.rb
CARTS_REDIS = Redis.new(url: ENV.fetch("CARTS_URL"), timeout: 1)
--- app/models/cart.rb
class Cart
  def self.all
    CARTS_REDIS.keys("cart:*").map { |key| CARTS_REDIS.get(key) } # <- \`Cart.all\` sends \`KEYS "cart:*"
  end
end
`,
    },
    {
      title: "Through a pool, and through Sidekiq's connection",
      kind: 'bad',
      files: `--- config/initializers/redis.rb
POOL = ConnectionPool.new(size: 5, timeout: 1) { Redis.new(url: ENV.fetch("CARTS_URL"), timeout: 1) }
--- app/services/reset.rb
class Reset
  def carts
    POOL.with { |redis| redis.flushdb } # <- \`Reset#carts\` sends \`FLUSHDB
  end

  def jobs
    Sidekiq.redis { |conn| conn.call("KEYS", "queue:*") } # <- \`Reset#jobs\` sends \`KEYS
  end
end
`,
    },
    {
      title: "SCAN, a hash's keys, a rake task",
      kind: 'good',
      files: `--- config/initializers/redis.rb
CARTS_REDIS = Redis.new(url: ENV.fetch("CARTS_URL"), timeout: 1)
--- app/models/cart.rb
class Cart
  def self.all = CARTS_REDIS.scan_each(match: "cart:*").to_a
  def self.fields(id) = CARTS_REDIS.hgetall("cart:#{id}").keys
end
--- lib/tasks/carts.rake
task(reset: :environment) { CARTS_REDIS.flushdb }
`,
    },
  ],
}
