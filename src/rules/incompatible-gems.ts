/** Pairs of locked gems that Bundler lets through and that break together. */
import { type Client, isRider } from '../model/client.ts'
import type { Model } from '../model/model.ts'
import { optionKey } from '../model/optionKeys.ts'
import { fileSpan, type Span } from '../model/span.ts'
import { atLeast, before } from '../model/version.ts'
import type { Severity } from '../model/workload.ts'
import type { Rule } from './rule.ts'
import { fenced } from './words.ts'

const id = 'incompatible-gems'

/** One pair that breaks. `first` is the gem to update or to hold back. */
interface Pair {
  readonly first: string
  readonly second: string
  readonly severity: Severity
  readonly message: string
  readonly advice: string
  readonly client?: Client
}

const versions = (model: Model, first: string, second: string): string =>
  `${first} ${model.gems[first]} with ${second} ${model.gems[second]}`

/** Rails hands a Hash where connection_pool 3 takes keywords. Source: redis_cache_store.rb before v8.0.5 and v8.1.2, connection_pool Changes.md 3.0.0. */
function* cachePool(model: Model): Iterable<Pair> {
  const { rails, connection_pool: pool } = model.gems
  const mended = atLeast(rails, '8.1') ? atLeast(rails, '8.1.2') : atLeast(rails, '8.0.5')
  if (rails === undefined || !atLeast(pool, '3') || mended) return
  const client = model.clients.find(c => c.library === 'rails-cache' && !isRider(c) && c.pooling !== 'none')
  if (!client) return
  const floor = atLeast(rails, '8.1') ? '8.1.2' : '8.0.5'
  yield {
    first: 'connection_pool',
    second: 'rails',
    severity: 'error',
    client,
    message: `${versions(model, 'rails', 'connection_pool')}: the cache store hands its pool's options over as a Hash, connection_pool 3 takes keywords only, so making the cache raises ArgumentError (wrong number of arguments) and the app does not boot.`,
    advice: `Update Rails to ${floor} or later, or hold connection_pool back in the Gemfile:\n\n${fenced('ruby', 'gem "connection_pool", "< 3"')}`,
  }
}

/** Rails asks for redis 4.0.1 when it loads the cache store. Source: redis_cache_store.rb at v5.2.0 to v8.1.2. */
function* cacheRedis(model: Model): Iterable<Pair> {
  const { redis, rails } = model.gems
  if (rails === undefined || atLeast(rails, '8.2.0.alpha') || !model.loaded || (redis !== undefined && atLeast(redis, '4.0.1'))) return
  const client = model.clients.find(c => c.library === 'rails-cache' && !isRider(c))
  // One of several stores may never be made.
  if (!client || model.instead['cache'] !== undefined) return
  yield {
    first: 'redis',
    second: 'rails',
    severity: 'error',
    client,
    message: `${redis === undefined ? `rails ${rails} without the gem redis` : versions(model, 'rails', 'redis')}: the Redis cache store asks for redis 4.0.1 or later, so making the cache raises Gem::LoadError and the app does not boot.`,
    advice: `${redis === undefined ? 'Put redis' : 'Update redis'} in the Gemfile:\n\n${fenced('ruby', `gem "redis", "${atLeast(rails, '7.0.4') ? '~> 5.4' : '~> 4.8'}"`)}`,
  }
}

/** Sidekiq asks for `Redis::Connection.drivers`, gone in redis 5. Source: sidekiq lib/sidekiq/redis_connection.rb at v6.5.5, v6.5.6. */
function* sidekiqSix(model: Model): Iterable<Pair> {
  const { sidekiq, redis } = model.gems
  if (!before(sidekiq, '6.5.6') || !atLeast(redis, '5')) return
  const clients = model.clients.filter(c => c.library === 'sidekiq' && !isRider(c))
  if (clients.length > 0 && clients.every(c => optionKey(c.options, 'driver'))) return
  yield {
    first: 'redis',
    second: 'sidekiq',
    severity: 'error',
    ...(clients[0] ? { client: clients[0] } : {}),
    message: `${versions(model, 'sidekiq', 'redis')}: this Sidekiq looks for \`Redis::Connection\`, which redis 5 no longer has, so its first connection raises NameError in every process.`,
    advice: `Hold redis back until Sidekiq is updated, in the Gemfile:\n\n${fenced('ruby', 'gem "redis", "~> 4.8"')}\n\nor go to Sidekiq 7, which needs no redis gem.`,
  }
}

/** Sidekiq names its pools, and connection_pool 3.0.0 and 3.0.1 take no name. Source: sidekiq redis_connection.rb at v8.0.9, connection_pool Changes.md 3.0.2. */
function* poolName(model: Model): Iterable<Pair> {
  const { sidekiq, connection_pool: pool } = model.gems
  if (!atLeast(sidekiq, '7') || !before(sidekiq, '8.0.10') || !atLeast(pool, '3') || !before(pool, '3.0.2')) return
  const client = model.clients.find(c => c.library === 'sidekiq' && !isRider(c))
  yield {
    first: 'connection_pool',
    second: 'sidekiq',
    severity: 'error',
    ...(client ? { client } : {}),
    message: `${versions(model, 'sidekiq', 'connection_pool')}: Sidekiq gives its pools a name, which connection_pool ${pool} refuses: ArgumentError (unknown keyword: :name) as soon as a job is pushed or a worker starts.`,
    advice: `Update connection_pool to 3.0.2 or later (\`bundle update connection_pool\`), or hold it back:\n\n${fenced('ruby', 'gem "connection_pool", "< 3"')}`,
  }
}

/** redis 5 takes its C driver from another gem. Source: redis CHANGELOG.md 5.0.0. */
function* hiredis(model: Model): Iterable<Pair> {
  const { redis, hiredis: version } = model.gems
  if (!atLeast(redis, '5') || version === undefined || model.gems['hiredis-client'] !== undefined) return
  if (!model.clients.some(c => !isRider(c))) return
  yield {
    first: 'hiredis',
    second: 'redis',
    severity: 'note',
    message: `${versions(model, 'hiredis', 'redis')}: redis 5 never uses this gem, so replies are parsed in Ruby.`,
    advice: `Replace it in the Gemfile:\n\n${fenced('ruby', 'gem "hiredis-client"')}`,
  }
}

export const incompatibleGems: Rule = {
  id,
  severity: 'error',
  since: '0.1.0',
  needs: ['code'],
  title: 'Two locked gems do not work together',
  why: `Bundler keeps gems apart that say so in their gemspecs. These pairs are locked without a complaint and fail at run time, mostly in the first process that uses Redis in production:

- connection_pool 3 with the cache store of Rails before 8.0.5, and of 8.1.0 and 8.1.1: ArgumentError
- connection_pool 3.0.0 and 3.0.1 with Sidekiq 7.0 to 8.0.9: ArgumentError
- redis before 4.0.1 with the Redis cache store: Gem::LoadError
- redis 5 with Sidekiq before 6.5.6: NameError
- hiredis with redis 5: no error, and no use (note)

The redis gem that Action Cable's adapter refuses is the matter of cable-adapter. Without a lockfile nothing is said.`,
  fix: `Update the older of the two, or hold the newer back:

\`\`\`ruby
# Gemfile
gem "connection_pool", "< 3"
\`\`\``,
  sources: [
    'https://github.com/mperham/connection_pool/blob/v3.0.2/Changes.md',
    'https://github.com/sidekiq/sidekiq/blob/v6.5.5/lib/sidekiq/redis_connection.rb',
    'https://github.com/redis/redis-rb/blob/v5.4.1/CHANGELOG.md#500',
    'https://github.com/rails/rails/blob/v8.0.2/activesupport/lib/active_support/cache/redis_cache_store.rb',
  ],
  *check(model) {
    for (const pairs of [cachePool, cacheRedis, sidekiqSix, poolName, hiredis]) {
      for (const { first, second, severity, message, advice, client } of pairs(model)) {
        const locked = (gem: string): Span | undefined => model.lockedAt?.get(gem)
        const other = locked(second)
        yield {
          rule: id,
          severity,
          confidence: 'certain',
          message,
          advice,
          at: locked(first) ?? client?.at ?? fileSpan(model.root === '.' ? 'Gemfile.lock' : `${model.root}/Gemfile.lock`),
          related: [
            ...(other ? [{ at: other, role: `${second} ${model.gems[second]}` }] : []),
            ...(client ? [{ at: client.at, role: 'breaks here' }] : []),
          ],
          about: `${first} with ${second}`,
        }
      }
    }
  },
  examples: [
    {
      title: "connection_pool 3 with a Rails that hands its cache's pool a Hash",
      kind: 'bad',
      files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("CACHE_URL"), namespace: "c", connect_timeout: 2 }
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    connection_pool (3.0.2) # <- rails 8.0.4 with connection_pool 3.0.2
    rails (8.0.4)
    redis (5.4.1)
`,
    },
    {
      title: 'redis 5 with a Sidekiq that has no upper bound; the options come from a method',
      kind: 'bad',
      files: `--- lib/jobs_redis.rb
module JobsRedis
  def self.options = { url: ENV.fetch("JOBS_URL"), network_timeout: 2 }
end
--- config/initializers/sidekiq.rb
require_relative "../../lib/jobs_redis"
Sidekiq.configure_server { |config| config.redis = JobsRedis.options }
Sidekiq.configure_client { |config| config.redis = JobsRedis.options }
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    redis (5.0.8) # <- \`Redis::Connection\`, which redis 5 no longer has
    sidekiq (6.4.2)
`,
    },
    {
      title: 'connection_pool 3 with versions that know it',
      kind: 'good',
      files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("CACHE_URL"), namespace: "c", connect_timeout: 2 }
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    connection_pool (3.0.2)
    rails (8.1.2)
    redis (5.4.1)
    redis-client (0.26.4)
    sidekiq (8.1.0)
`,
    },
  ],
}
