/** Options that the locked version of a library takes and never uses. */
import { place } from '../model/span.ts'
import { cacheTimeout, hiredisVerify, sessionTls, sidekiqSize, unknownKeys, unreadKeys } from './ignored-option/checks.ts'
import { examples } from './ignored-option/examples.ts'
import { poolArguments } from './ignored-option/pool.ts'
import { namedDatabases, sentinelUrl } from './ignored-option/urls.ts'
import type { Rule } from './rule.ts'

const id = 'ignored-option'

const CHECKS = [unknownKeys, poolArguments, cacheTimeout, sidekiqSize, sentinelUrl, namedDatabases, unreadKeys, sessionTls, hiredisVerify]

export const ignoredOption: Rule = {
  id,
  severity: 'warning',
  since: '0.1.0',
  needs: ['code'],
  title: 'An option has no effect',
  why: `Some options look right and do nothing. redis-rb up to 4, and Sidekiq up to 6 with it, drop keys they don't know; so does connection_pool up to 2, which calls them \`size:\` and \`timeout:\`. \`timeout:\` on \`:redis_cache_store\` loses to the three specific timeouts that Rails fills in (connect 20 s before Rails 7.1). Sidekiq reads no \`url:\`, \`redis:\` or \`namespace:\` from sidekiq.yml. Action Cable of Rails 5 hands five keys to Redis and drops the rest, \`ssl_params\` too. redis-store reads TLS options inside \`servers:\` only, and hiredis-client before 0.30.0 verifies certificates whatever \`verify_mode\` says.

Whoever wrote the option believes in it, and finds out on the day it was meant for. What is refused with an exception is the matter of invalid-option.`,
  fix: `\`\`\`ruby
# not timeout: 2
config.cache_store = :redis_cache_store, { url: ENV["CACHE_URL"], connect_timeout: 2, read_timeout: 2, write_timeout: 2 }
\`\`\``,
  sources: [
    'https://github.com/redis/redis-rb/blob/v4.8.1/lib/redis/client.rb',
    'https://github.com/rails/rails/blob/v7.0.8/activesupport/lib/active_support/cache/redis_cache_store.rb',
    'https://github.com/sidekiq/sidekiq/wiki/Using-Redis',
    'https://github.com/rails/rails/blob/v5.2.8/actioncable/lib/action_cable/subscription_adapter/redis.rb',
    'https://github.com/redis-rb/redis-client/blob/v0.30.0/CHANGELOG.md',
  ],
  *check(model) {
    const seen = new Set<string>()
    for (const check of CHECKS) {
      for (const ignored of check(model)) {
        const where = `${place(ignored.at)} ${ignored.about}`
        if (seen.has(where)) continue
        seen.add(where)
        yield { rule: id, related: [], ...ignored }
      }
    }
  },
  examples,
}
