/** Options that the locked version of a library refuses with an exception. */
import { place } from '../model/span.ts'
import { cacheStore, drivers, namedDatabases, unknownKeys, verifyModes } from './invalid-option/checks.ts'
import { examples } from './invalid-option/examples.ts'
import { deleteMatched, redisCurrent } from './invalid-option/gone.ts'
import { poolArguments } from './invalid-option/pool.ts'
import { sidekiqNamespace, sidekiqProc, sidekiqSeven } from './invalid-option/sidekiq.ts'
import type { Rule } from './rule.ts'

const id = 'invalid-option'

const CHECKS = [
  sidekiqSeven,
  sidekiqProc,
  sidekiqNamespace,
  unknownKeys,
  poolArguments,
  cacheStore,
  namedDatabases,
  verifyModes,
  drivers,
  redisCurrent,
  deleteMatched,
]

export const invalidOption: Rule = {
  id,
  severity: 'error',
  since: '0.1.0',
  needs: ['code'],
  title: 'The locked version refuses an option',
  why: `redis-rb up to 4 ignores options that it does not know; redis-rb 5, redis-client and with it Sidekiq 7 and later raise ArgumentError. Sidekiq 7 also refuses what older ones took: a ConnectionPool (TypeError), \`namespace:\` (ArgumentError), \`Sidekiq.redis =\` (NoMethodError). Rails 7.1 makes the cache's pool itself, and from 7.2 takes its size as \`pool: { size: … }\` only. connection_pool 3 takes keywords only, and redis 5 has no \`Redis.current\`.

Most of these are raised late, when the first connection is made: the app boots, and the first job or the first cached page fails. They come with an upgrade of a gem and not with a change of the code, so no review sees them. What is accepted and does nothing is the matter of ignored-option. Without a lockfile nothing is said.`,
  fix: `\`\`\`ruby
# Sidekiq 7 and later: a Hash, with redis-client's options
config.redis = { url: ENV.fetch("REDIS_URL"), timeout: 3 }

# Rails 7.2 and later
config.cache_store = :redis_cache_store, { url: ENV.fetch("CACHE_URL"), pool: { size: 10 } }
\`\`\``,
  sources: [
    'https://github.com/redis-rb/redis-client/blob/v0.26.4/lib/redis_client/config.rb',
    'https://github.com/redis/redis-rb/blob/v5.4.1/CHANGELOG.md#500',
    'https://github.com/sidekiq/sidekiq/blob/main/docs/7.0-Upgrade.md',
    'https://github.com/rails/rails/blob/v8.0.2/activesupport/lib/active_support/cache/redis_cache_store.rb',
  ],
  *check(model) {
    const seen = new Set<string>()
    for (const check of CHECKS) {
      for (const refusal of check(model)) {
        const where = `${place(refusal.at)} ${refusal.about}`
        if (seen.has(where)) continue
        seen.add(where)
        yield { rule: id, severity: 'error', related: [], ...refusal }
      }
    }
  },
  examples,
}
