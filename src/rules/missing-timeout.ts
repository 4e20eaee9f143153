/** A client without time limits of its own. */
import { type Client, isRider } from '../model/client.ts'
import { defaults } from '../model/defaults.ts'
import type { Finding, Fix } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { takesClient } from '../model/snippet/given.ts'
import { hasNoSection } from '../model/snippet/section.ts'
import { contains } from '../model/span.ts'
import { userKinds } from '../model/users.ts'
import { entry } from '../model/value.ts'
import { before } from '../model/version.ts'
import { decidingGem, type Waits, waits, worst } from '../model/waits.ts'
import { called, seconds, subject, use } from '../model/wording.ts'
import type { Severity } from '../model/workload.ts'
import { confidence } from './confidence.ts'
import { examples } from './missing-timeout/examples.ts'
import type { Rule } from './rule.ts'
import { listed } from './words.ts'

/** Defaults up to this long are short enough to live with. */
const SHORT = 3
/** From here on a default takes a process down with Redis. */
const LONG = 20

type Which = 'connect' | 'read'

/** The limits to report: both where neither is set, or the one that is missing while its default is long. */
function missing({ connect, read }: Waits): readonly Which[] {
  const unset = (['connect', 'read'] as const).filter(which => ({ connect, read })[which].from === 'default')
  if (unset.length === 2) return unset
  return unset.filter(which => (({ connect, read })[which].seconds ?? 0) > SHORT)
}

const severityOf = (longest: number): Severity => (longest >= LONG ? 'error' : longest > SHORT ? 'warning' : 'note')

/** `timeout:` of a cache store, which Rails passes on beside three limits of its own that win. */
const idle = (client: Client): boolean =>
  client.library === 'rails-cache' &&
  client.options !== undefined &&
  !['absent', 'unknown', 'setting'].includes(entry(client.options, 'timeout').kind)

function defaultsInWords(which: readonly Which[], found: Waits): string {
  const [connect, read] = [seconds(found.connect.seconds ?? 0), seconds(found.read.seconds ?? 0)]
  if (which.length === 1) return which[0] === 'connect' ? `waits ${connect} for a connection` : `waits ${read} for an answer`
  return connect === read
    ? `waits ${connect} for a connection and ${read} for an answer`
    : `waits ${connect} for a connection, then ${read} for an answer`
}

function message(client: Client, which: readonly Which[], found: Waits, model: Model): string {
  const { because } = defaults(client, model.gems)
  const sets = which.length === 2 ? 'sets no timeouts' : `sets no ${which[0]}_timeout`
  const noEffect = idle(client) ? ' (its `timeout:` has no effect, since Rails sets the three specific ones itself)' : ''
  const kinds = userKinds(client, model)
  const threads = kinds.length > 0 ? `every ${listed(kinds, 'or')} thread` : 'every thread'
  const longest = Math.max(found.connect.seconds ?? 0, found.read.seconds ?? 0)
  const pauses = found.sleeps > 0 ? ' and the pauses between' : ''
  const times = found.tries !== null && found.tries > 1 ? ` (${found.tries} tries of ${seconds(longest)}${pauses})` : ''
  return `${called(client)} ${sets}${noEffect}, so ${because} ${defaultsInWords(which, found)}. While Redis does not answer, ${threads} that ${use(client)} stands still for up to ${seconds(worst(found))}${times} a call.`
}

/** Seconds to advise: the library's own default where it is short, else what redis-rb 5 and Rails 7.1 chose. */
const wanted = (client: Client, found: Waits): number => {
  const longest = Math.max(found.connect.seconds ?? 0, found.read.seconds ?? 0)
  return longest <= SHORT && longest > 0 ? longest : client.library === 'sidekiq' ? 3 : 1
}

function settings(client: Client, which: readonly Which[], found: Waits): Readonly<Record<string, string>> {
  const source = String(wanted(client, found))
  if (which.length === 1) return { [`${which[0]}_timeout`]: source }
  if (client.library === 'rails-cache') return { connect_timeout: source, read_timeout: source, write_timeout: source }
  return { timeout: source }
}

const inWords = (added: Readonly<Record<string, string>>): string =>
  Object.entries(added)
    .map(([key, source]) => `${key}: ${source}`)
    .join(', ')

function advice(client: Client, added: Readonly<Record<string, string>>, longest: number, model: Model): Pick<Finding, 'advice' | 'paste'> {
  // Rails 5 hands its Redis adapter the address alone. Source: actioncable subscription_adapter/redis.rb at v5.2.8.1.
  if (client.library === 'action-cable' && before(model.gems['rails'], '6'))
    return {
      advice: `Rails ${model.gems['rails']} passes no timeouts from cable.yml on; connect by yourself, in an initializer:\n\n\`\`\`ruby\nrequire "action_cable/subscription_adapter/redis"\n\nActionCable::SubscriptionAdapter::Redis.redis_connector = ->(config) {\n  Redis.new(url: config[:url], ${inWords(added)})\n}\n\`\`\``,
    }
  // An attribute `redis` takes a client as well; one of another name an address alone.
  if (client.madeBy?.told === 'url' && !takesClient(client, model)) {
    const later = before(model.gems['redis'], '5') ? ' redis 5 would wait 1 s.' : ''
    return {
      advice: `The gem makes this client by itself from a URL, and ${client.guessed ? 'whether it takes a time limit beside it nothing here knows' : 'takes no time limit beside it'}.${later} See whether its documentation has a way to hand it a client of yours; until then let no request and no job wait for it.`,
    }
  }
  const its = hasNoSection(client)
    ? 'a section of its own in cable.yml'
    : client.library === 'action-cable'
      ? 'its section of cable.yml'
      : 'its options'
  const where = `Add \`${inWords(added)}\` to ${its}`
  // A default that is short already is only written down.
  const why = longest <= SHORT ? ', so that no upgrade changes it unseen' : ''
  return { advice: `${where}${why}:`, paste: { change: { client, added } } }
}

/** In front of `url:`, where that stands in the client's own call or section. */
function fix(client: Client, added: Readonly<Record<string, string>>, longest: number, model: Model): Fix | undefined {
  const { urlAt, options } = client
  if (!urlAt || (client.library === 'action-cable' && before(model.gems['rails'], '6'))) return undefined
  // A key that is there, as nil, would be there twice.
  if (options?.kind === 'record' && Object.keys(added).some(key => options.entries.has(key))) return undefined
  const title = `add \`${inWords(added)}\``
  const safe = longest <= SHORT
  const at = { ...urlAt, end: urlAt.start, endLine: urlAt.line, endColumn: urlAt.column }
  if (/\.ya?ml$/.test(urlAt.file)) {
    // A hash on one line is in braces.
    if (options?.kind !== 'record' || options.at.line === options.at.endLine) return undefined
    const text = Object.entries(added)
      .map(([key, source]) => `${key}: ${source}\n${' '.repeat(urlAt.column - 1)}`)
      .join('')
    return { title, safe, edits: [{ at, text }] }
  }
  return contains(client.at, urlAt) ? { title, safe, edits: [{ at, text: `${inWords(added)}, ` }] } : undefined
}

function finding(client: Client, model: Model): Finding | undefined {
  // node-redis has no limit for answers that one could set; BullMQ's connections must not have one.
  if (isRider(client) || client.library === 'node-redis' || client.library === 'ioredis') return undefined
  const found = waits(client, model)
  const which = missing(found)
  if (which.length === 0) return undefined
  // Redlock waits 0.1 s on purpose: it gives up on a server rather than hold a caller up.
  if (client.library === 'redlock' && which.every(w => (found[w].seconds ?? 0) < 1)) return undefined
  const longest = Math.max(...which.map(w => found[w].seconds ?? 0))
  const added = settings(client, which, found)
  const mend = fix(client, added, longest, model)
  const gem = decidingGem(client)
  return {
    rule: 'missing-timeout',
    severity: severityOf(longest),
    confidence: confidence([client.reconnectAttempts], { gems: model.gems, versionsOf: gem ? [gem] : [] }),
    message: message(client, which, found, model),
    ...advice(client, added, longest, model),
    at: client.at,
    related: [],
    about: `${subject(client)} ${which.join('+')}`,
    ...(mend ? { fix: mend } : {}),
  }
}

export const missingTimeout: Rule = {
  id: 'missing-timeout',
  severity: 'error',
  since: '0.1.0',
  needs: ['code'],
  title: 'A Redis client has no time limits of its own',
  why: 'A server that is gone without a word (a failover, a full network, a paused machine) answers nothing, and each call waits as long as its client lets it. With 5 s, a dozen requests hold every Puma thread. Defaults differ by library and version: redis-rb waits 5 s until 4.8 and 1 s from 5.0, Sidekiq 3 s from 7.3, and the cache store waited 20 s for a connection before Rails 7.1. Up to 3 s Redline only notes it, over 3 s it warns, and 20 s or more is an error.',
  fix: 'Set the limits where the client is made. `timeout:` fills all three in redis-rb, redis-client and Sidekiq; `:redis_cache_store` needs the three by name:\n\n```ruby\nREDIS = Redis.new(url: ENV.fetch("REDIS_URL"), timeout: 1)\n\nconfig.cache_store = :redis_cache_store, {\n  url: ENV.fetch("REDIS_CACHE_URL"),\n  connect_timeout: 1, read_timeout: 1, write_timeout: 1,\n}\n```\n\nSidekiq\'s blocking fetch has a limit of its own on top, so a short `timeout:` does not cut it.',
  sources: [
    'https://github.com/redis/redis-rb/blob/v4.8.1/lib/redis/client.rb',
    'https://github.com/redis-rb/redis-client/blob/v0.30.0/lib/redis_client/config.rb',
    'https://github.com/sidekiq/sidekiq/blob/v7.3.9/lib/sidekiq/redis_client_adapter.rb',
    'https://github.com/rails/rails/blob/v7.0.10/activesupport/lib/active_support/cache/redis_cache_store.rb',
  ],
  *check(model) {
    for (const client of model.clients) {
      const found = finding(client, model)
      if (found) yield found
    }
  },
  examples,
}
