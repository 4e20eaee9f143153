/** Parts of a URL, or a whole one, that a version drops without a word. */
import { type Client, isRider } from '../../model/client.ts'
import { configured } from '../../model/configured.ts'
import type { Model } from '../../model/model.ts'
import { optionKey } from '../../model/optionKeys.ts'
import { isNothing, options, show, type Value } from '../../model/value.ts'
import { atLeast, before } from '../../model/version.ts'
import { fenced } from '../words.ts'
import type { Ignored } from './checks.ts'

/** `url:` beside `sentinels:` of Sidekiq 7.0 to 7.2. Source: sidekiq lib/sidekiq/redis_client_adapter.rb at v7.2.4 and v7.3.0. */
export function* sentinelUrl(model: Model): Iterable<Ignored> {
  const version = model.gems.sidekiq
  if (!atLeast(version, '7') || !before(version, '7.3')) return
  for (const { library, options: hash } of configured(model)) {
    const url = library === 'sidekiq' && optionKey(hash, 'sentinels') ? optionKey(hash, 'url') : undefined
    if (!url || isNothing(url.value)) continue
    yield {
      severity: 'warning',
      at: url.at,
      message: `\`url:\` beside \`sentinels:\` has no effect: Sidekiq ${version} drops it, and with it the master's name, the password, the database and TLS that the URL holds. Sidekiq 7.3 reads it.`,
      advice: `Write the parts by themselves, or update Sidekiq:\n\n${fenced('ruby', 'config.redis = { name: "mymaster", sentinels: […], password: ENV["REDIS_PASSWORD"], db: 0 }')}`,
      about: 'url beside sentinels ignored by sidekiq',
      confidence: url.always ? 'certain' : 'likely',
    }
  }
}

const OLD = new Set<Client['library']>(['redis-rb', 'rails-cache', 'action-cable', 'kredis', 'sidekiq'])

const PATH = /^rediss?:\/\/[^/?#]*\/([^?#]+)/

/** What redis 4 and older make of a path: Ruby's `to_i`. */
const database = (path: string): number => Number.parseInt(/^\d+/.exec(path)?.[0] ?? '0', 10)

/** A path that is no number, of which redis 4 and older take the digits that it begins with. Source: redis lib/redis/client.rb at v3.3.5, v4.8.1. */
export function* namedDatabases(model: Model): Iterable<Ignored> {
  const { redis } = model.gems
  if (!before(redis, '5')) return
  const seen = new Set<Value>()
  for (const client of model.clients) {
    if (isRider(client) || !OLD.has(client.library) || (client.library === 'sidekiq' && atLeast(model.gems.sidekiq, '7'))) continue
    for (const url of options(client.endpoint)) {
      const path = url.kind === 'literal' ? PATH.exec(String(url.value))?.[1] : undefined
      if (path === undefined || /^\d+\/?$/.test(path) || seen.has(url)) continue
      seen.add(url)
      yield {
        severity: 'warning',
        at: client.urlAt ?? client.at,
        message: `${client.name} is given ${show(url)}, and redis ${redis} reads of the path "${path}" a database number alone: it uses database ${database(path)}, and keys have no prefix. redis 5 raises ArgumentError.`,
        advice:
          'Keep the number alone. A namespace in the path is the form of redis-store; elsewhere wrap the client: `Redis::Namespace.new("name", redis: client)`.',
        about: `path ${path} ignored by ${client.library}`,
        confidence: options(client.endpoint).length > 1 ? 'likely' : 'certain',
      }
    }
  }
}
