/** A time limit that is set, and so long that it protects from nothing. */
import { type Client, isRider } from '../model/client.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { sizeSource, standsAt } from '../model/snippet.ts'
import { userKinds } from '../model/users.ts'
import { show } from '../model/value.ts'
import { type Limit, waits, worst } from '../model/waits.ts'
import { called, seconds, subject, use } from '../model/wording.ts'
import type { Severity } from '../model/workload.ts'
import { confidence } from './confidence.ts'
import type { Rule } from './rule.ts'
import { listed } from './words.ts'

const LONGEST = 5
/** As long as what missing-timeout calls an error; a web request is given up by then. */
const HOPELESS = 20

/** Commands that wait on purpose; who makes a client for them leaves its reads without a limit. */
const BLOCKING = /\.(?:p?subscribe|ssubscribe|bl?r?pop|brpoplpush|blmove|bzpop(?:min|max)|xread(?:group)?|monitor)$/

const severityOf = (longest: number): Severity => (longest >= HOPELESS ? 'error' : 'warning')

const written = (which: string, { key, value, seconds: n }: Limit): string =>
  `\`${key ?? `${which}_timeout`}: ${!value ? 'nil' : value.kind === 'literal' ? show(value).replace(/"/g, '') : n === Number.POSITIVE_INFINITY ? '0' : n}\``

function finding(client: Client, model: Model): Finding | undefined {
  if (isRider(client) || client.library === 'node-redis' || client.library === 'ioredis') return undefined
  const found = waits(client, model)
  const listens = (): boolean => model.calls.some(c => c.at.file === client.at.file && BLOCKING.test(c.path))
  const loose = (['connect', 'read'] as const).filter(
    which => found[which].from === 'repository' && (found[which].seconds ?? 0) > LONGEST && !(which === 'read' && listens()),
  )
  if (loose.length === 0) return undefined
  const limits = loose.map(which => found[which])
  const longest = Math.max(...limits.map(l => l.seconds ?? 0))
  const total = worst(found)
  const keys = [...new Set(loose.map(which => written(which, found[which])))]
  const kinds = userKinds(client, model)
  const threads = kinds.length > 0 ? `${listed(kinds, 'or')} thread` : 'thread'
  const [first] = limits
  const times = found.tries !== null && found.tries > 1 ? `, tried ${found.tries} times,` : ''
  const when = loose.includes('read') ? 'while Redis does not answer' : 'while Redis cannot be reached'
  const held =
    longest === Number.POSITIVE_INFINITY
      ? `${listed(keys)}, which is no limit at all: ${when}, every ${threads} that ${use(client)} stands still until the process is restarted`
      : `${listed(keys)}: ${when},${times ? ` a call${times} takes ${seconds(total)}, and` : ''} every ${threads} that ${use(client)} stands still ${times ? 'that long' : `for ${seconds(total)}`}`
  const most = client.library === 'sidekiq' ? 3 : 1
  const added = Object.fromEntries(limits.map((l, i) => [l.key ?? `${loose[i]}_timeout`, sizeSource(l.value, most)]))
  const elsewhere = [...new Set(limits.flatMap(l => standsAt(l.value, client, model) ?? []))]
  const enough =
    most === 3
      ? 'Redis answers within milliseconds or not at all. 3 s, which Sidekiq 7.3 has by itself, is enough for a busy process too; each second more is one that the thread is gone.'
      : 'Redis answers within milliseconds or not at all. 1 s is generous, and each second more is one that the thread is gone.'
  const inClient = limits.find(l => l.value && l.value.at.file === client.at.file)?.value
  const literal = limits.every(l => l.value?.kind === 'literal' && typeof l.value.value === 'number')
  const edits = literal
    ? [...new Map(limits.flatMap(l => (l.value ? [[l.value.at.start, l.value.at] as const] : []))).values()].map(at => ({
        at,
        text: String(most),
      }))
    : []
  return {
    rule: 'loose-timeout',
    severity: severityOf(longest),
    confidence: confidence([...limits.map(l => l.value), client.reconnectAttempts]),
    message: `${called(client)} sets ${held}.`,
    ...(elsewhere.length > 0
      ? { advice: `${enough} The number stands at ${listed(elsewhere)}: make it ${most} there.` }
      : { advice: enough, paste: { change: { client, added } } }),
    at: inClient?.at ?? client.at,
    related: inClient || !first?.value ? [] : [{ at: first.value.at, role: 'the limit' }],
    about: `${subject(client)} ${loose.join('+')}`,
    ...(edits.length > 0
      ? { fix: { title: `set ${listed(Object.keys(added).map(key => `\`${key}\``))} to ${edits[0]?.text} s`, safe: false, edits } }
      : {}),
  }
}

export const looseTimeout: Rule = {
  id: 'loose-timeout',
  severity: 'error',
  since: '0.1.0',
  needs: ['code'],
  title: 'A time limit is too long to protect anything',
  why: 'Redis answers in a millisecond or not at all. A limit of 10 s does not make an answer more likely; it only decides how long each thread is gone, and every retry takes as long again: `connect_timeout: 30` with `reconnect_attempts: 2` is 90 s. A platform gives up on a web request after about 30 s. redis-rb up to 4.8 takes `read_timeout: 0` for no limit, redis-client (under redis-rb 5 as well) takes `nil` for it. Clients of files that subscribe or pop with blocking commands may read without a limit.',
  fix: 'Set 1 s, or 3 s where a process is often busy:\n\n```ruby\nconfig.cache_store = :redis_cache_store, {\n  url: ENV.fetch("REDIS_CACHE_URL"),\n  connect_timeout: 1, read_timeout: 1, write_timeout: 1, reconnect_attempts: 1,\n}\n```',
  sources: [
    'https://github.com/redis/redis-rb/blob/v4.8.1/lib/redis/connection/ruby.rb',
    'https://github.com/redis-rb/redis-client/blob/v0.30.0/lib/redis_client/ruby_connection.rb',
    'https://devcenter.heroku.com/articles/request-timeout',
  ],
  *check(model) {
    for (const client of model.clients) {
      const found = finding(client, model)
      if (found) yield found
    }
  },
  examples: [
    {
      title: 'A cache that waits 30 s for a connection, three times',
      kind: 'bad',
      files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, {
    url: ENV["REDIS_CACHE_URL"],
    connect_timeout: 30, # <- tried 3 times, takes 90 s
    read_timeout: 0.2,
    write_timeout: 0.2,
    reconnect_attempts: 2,
  }
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    redis (5.4.1)
`,
    },
    {
      title: 'A default of 15 s behind a variable',
      kind: 'bad',
      files: `--- lib/redis_settings.rb
class RedisSettings
  TIMEOUT = Integer(ENV.fetch("REDIS_TIMEOUT", 15))
end
--- config/initializers/redis.rb
require_relative "../../lib/redis_settings"
$redis = Redis.new(url: ENV["REDIS_URL"], timeout: RedisSettings::TIMEOUT, reconnect_attempts: 0) # <- \`timeout: 15\`
`,
    },
    {
      title: 'redis-rb 4 takes 0 for no limit',
      kind: 'bad',
      files: `--- config/initializers/redis.rb
$redis = Redis.new(url: ENV["REDIS_URL"], read_timeout: 0, connect_timeout: 2) # <- no limit at all
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    redis (4.8.1)
`,
    },
    {
      title: 'Short limits, and a subscriber that waits on purpose',
      kind: 'good',
      files: `--- config/initializers/redis.rb
$redis = Redis.new(url: ENV["REDIS_URL"], timeout: 2.5)
--- lib/listener.rb
class Listener
  def self.run
    redis = Redis.new(url: ENV["REDIS_URL"], read_timeout: 0, connect_timeout: 2)
    redis.subscribe("events") { |on| on.message { |_, text| puts text } }
  end
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    redis (4.8.1)
`,
    },
  ],
}
