/** A client that is made again for each call or each short-lived object, and never closed. */
import type { Call } from '../model/call.ts'
import { callsAt, callsBeside } from '../model/callsAt.ts'
import { type Client, isRider, type Library } from '../model/client.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { contains } from '../model/span.ts'
import { users } from '../model/users.ts'
import { subject } from '../model/wording.ts'
import { confidence } from './confidence.ts'
import type { Rule } from './rule.ts'
import { fenced } from './words.ts'

const OWN = new Set<Library>(['redis-rb', 'redis-client', 'redis-store', 'rails-cache', 'redlock'])

/** Scripts end and take their sockets with them; initializers run once. */
const RUNS_ONCE = /(?:^|\/)(?:lib\/tasks|bin|script|scripts|db|config|spec|test|features)\/|\.rake$/

/** Folders whose objects live for a request, a job or a call. What lives in others may live as long as the process. */
const SHORT_LIVED =
  /(?:^|\/)app\/(?:controllers|services|jobs|workers|sidekiq|channels|mailers|models|helpers|interactors|operations|commands|queries|policies|forms|use_cases)\//

const CLOSING = /\.(?:close|quit|disconnect!?|shutdown(?:\{\})?|with(?:\{\})?)$/

/** Where a thread, a request or another store keeps it. */
const keptElsewhere = (call: Call): boolean => call.memoised && !(call.assignedTo ?? '').startsWith('@')

/** The method that keeps the client, where that is another than the one that makes it. */
type Place = Pick<Call, 'at' | 'namespace' | 'method' | 'singleton'>
const placeOf = (client: Client, call: Call): Place => (client.holder === 'instance' ? (call.keptBy ?? call) : call)

/** Of the calls of one place the one whose result something keeps. */
const kept = (calls: readonly Call[]): Call | undefined => calls.find(c => c.keptBy) ?? calls[0]

/** Whether something closes it: in the same method, or for an object's client anywhere in its class. */
function isClosed(client: Client, call: Place, model: Model): boolean {
  return callsBeside(model.calls, call).some(c => CLOSING.test(c.path) && (client.holder === 'instance' || c.method === call.method))
}

const isSingleton = (call: Place, model: Model): boolean =>
  callsBeside(model.calls, call).some(c => c.path === 'include' && c.args.some(a => a.kind === 'constant' && a.name === 'Singleton'))

/** Modules that a class extends and stays one that makes objects. */
const HARMLESS = /^(?:Forwardable|SingleForwardable|ActiveSupport::Concern|ActiveModel::|ActiveJob::|Dry::|T::)/

/** Whether a module may be its own receiver (`extend self`, or a library's word for it): what it keeps then lives as long as it. */
const isOwnReceiver = (call: Place, model: Model): boolean =>
  callsBeside(model.calls, call).some(
    c =>
      c.path === 'module_function' ||
      (c.path === 'extend' && c.method === undefined && !c.args.every(a => a.kind === 'constant' && HARMLESS.test(a.name))),
  )

/** Whether a call may happen as often as there are requests or jobs, as far as the files tell. */
function isRepeated(client: Client, calls: readonly Call[], model: Model): boolean {
  const call = kept(calls)
  if (!call || RUNS_ONCE.test(client.at.file)) return false
  const by = placeOf(client, call)
  // What something reached while booting is made once: its object is kept by whoever made it.
  if (calls.some(c => c.reached || keptElsewhere(c) || /^[A-Z$]|^@@/.test(c.assignedTo ?? ''))) return false
  if (isClosed(client, by, model)) return false
  return client.holder === 'call' ? true : SHORT_LIVED.test(by.at.file) && !isSingleton(by, model) && !isOwnReceiver(by, model)
}

const inBlock = (client: Client, calls: readonly Call[]): boolean => client.pooling === 'pool' && calls.length > 0

/** Threads take turns in what Redlock makes, and nothing closes it. Source: redlock lib/redlock/client.rb at 2.0.6. */
function oneManager({ text, path, args }: Call): string {
  // The source of a list that stands alone is that of its items.
  const servers = [...(text?.before ?? []), ...(text?.options === undefined ? [] : [text.options])]
  if (args.length !== 1 || args[0]?.kind !== 'list' || servers.length === 0)
    return `Make one for the process, which all threads may use: \`LOCKS = ${path}(…)\`, and name that here.`
  return `Make one for the process, which all threads may use, and name that here:\n\n${fenced('ruby', `LOCKS = ${path}([${servers.join(', ')}])`)}`
}

const pooled = (client: Client, threads: number): Pick<Finding, 'advice' | 'paste'> => ({
  advice: 'Make one pool for the process and use that here:',
  paste: {
    change: { client, added: {}, pool: { size: String(Math.max(threads, 5)), timeout: '1' }, constant: 'REDIS' },
    after: 'Where its options differ from call to call, or it must be a connection of its own, close it in an `ensure` instead.',
  },
})

function finding(client: Client, model: Model): Finding | undefined {
  if (isRider(client) || !OWN.has(client.library) || (client.holder !== 'call' && client.holder !== 'instance')) return undefined
  const calls = callsAt(model.calls, client.at).filter(c => c.path !== 'ConnectionPool.new' && contains(c.at, client.at))
  if (!isRepeated(client, calls, model)) return undefined
  const call = kept(calls)
  if (!call) return undefined
  const by = placeOf(client, call)
  const elsewhere = by.at.file !== client.at.file
  const owner = by.namespace ? `\`${by.namespace}${by.method ? `${by.singleton ? '.' : '#'}${by.method}` : ''}\`` : `\`${by.method}\``
  const what = inBlock(client, calls) ? 'a pool of connections' : 'a connection'
  const when = client.holder === 'call' ? `each time it is called` : `for each new object`
  const web = /\/app\/controllers\/|^app\/controllers\//.test(client.at.file)
  const much = web && client.holder === 'call' ? 'Under load that is a connection a request' : 'Under load they add up'
  const [most] = users(client, model)
  const name = client.holder === 'instance' && /^@\w/.test(client.name) ? `, in \`${client.name}\`,` : ''
  return {
    rule: 'client-per-call',
    severity: 'warning',
    confidence: confidence([]),
    message: `${owner} opens ${what} ${when}${name} and never closes it: the socket stays open until Ruby collects the object. ${much}, each with its own handshake, until the server's \`maxclients\` is reached and it refuses everyone with \`ERR max number of clients reached\`.`,
    ...(client.library === 'redlock' ? { advice: oneManager(call) } : pooled(client, most?.threads ?? 0)),
    at: elsewhere ? by.at : client.at,
    related: elsewhere ? [{ at: client.at, role: 'the client' }] : [],
    about: `${subject(client)} in ${by.namespace}#${by.method ?? ''}`,
  }
}

export const clientPerCall: Rule = {
  id: 'client-per-call',
  severity: 'warning',
  since: '0.1.0',
  needs: ['code'],
  title: 'A client is made for each call and never closed',
  why: '`Redis.new` in a method opens a socket at its first command, with a handshake, TLS and authentication, and nothing closes it before the garbage collector comes by. A client memoised in a controller, a job or a service object lives no longer than that object. Under load the server fills with idle connections: it refuses new ones at `maxclients`, and hosted plans allow 20 to a few hundred. Clients that are closed, that a thread keeps, or that scripts and initializers make are not reported.',
  fix: 'Make the client once, as a pool, and use it everywhere:\n\n```ruby\n# config/initializers/redis.rb\nREDIS = ConnectionPool.new(size: 10, timeout: 1) { Redis.new(url: ENV.fetch("REDIS_URL"), timeout: 1) }\n\n# in the method\nREDIS.with { |redis| redis.ping }\n```',
  sources: [
    'https://github.com/redis/redis-rb/blob/v5.4.1/README.md',
    'https://github.com/mperham/connection_pool/blob/v2.5.5/README.md',
    'https://redis.io/docs/latest/develop/reference/clients/',
  ],
  *check(model) {
    for (const client of model.clients) {
      const found = finding(client, model)
      if (found) yield found
    }
  },
  examples: [
    {
      title: 'A connection for each health check',
      kind: 'bad',
      files: `--- app/controllers/health_controller.rb
class HealthController < ApplicationController
  def show
    redis = Redis.new(url: ENV.fetch("REDIS_URL"), timeout: 1) # <- opens a connection each time it is called
    render plain: redis.ping
  end
end
`,
    },
    {
      title: 'Memoised on an object that lives for one job, with options from elsewhere',
      kind: 'bad',
      files: `--- config/initializers/redis_options.rb
REDIS_OPTIONS = { url: ENV.fetch("STOCK_REDIS_URL", "redis://stock.internal:6380/2"), timeout: 2 }.freeze
--- app/services/stock_counter.rb
class StockCounter
  def count(item)
    redis.get("stock:#{item}")
  end

  private

  def redis
    @redis ||= Redis.new(**REDIS_OPTIONS) # <- for each new object, in \`@redis\`
  end
end
`,
    },
    {
      title: 'Closed, kept by the class, or made by a script',
      kind: 'good',
      files: `--- app/controllers/health_controller.rb
class HealthController < ApplicationController
  def show
    redis = Redis.new(url: ENV.fetch("REDIS_URL"), timeout: 1)
    render plain: redis.ping
  ensure
    redis&.close
  end
end
--- app/services/stock_counter.rb
class StockCounter
  def self.redis
    @redis ||= Redis.new(url: ENV.fetch("STOCK_REDIS_URL"), timeout: 1)
  end

  def last(item)
    Thread.current[:stock_redis] ||= Redis.new(url: ENV.fetch("STOCK_REDIS_URL"), timeout: 1)
  end
end
--- lib/tasks/stock.rake
task :stock do
  Redis.new(url: ENV.fetch("STOCK_REDIS_URL"), timeout: 1).del("stock")
end
`,
    },
  ],
}
