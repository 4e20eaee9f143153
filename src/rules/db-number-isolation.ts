/** Database numbers that the server doesn't have, or that part nothing. */
import { chains, isLocalhost } from '../model/address.ts'
import { type Client, isRider } from '../model/client.ts'
import { databaseOf } from '../model/database.ts'
import { known } from '../model/fact.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import type { Server } from '../model/server.ts'
import { meeting } from '../model/sharing.ts'
import { place } from '../model/span.ts'
import { atLeast } from '../model/version.ts'
import { conflict, lower, type Severity } from '../model/workload.ts'
import { leastSure } from './confidence.ts'
import type { Rule } from './rule.ts'
import { CACHE, LOCK, SIDEKIQ } from './servers/exampleFiles.ts'
import { isMild, judgedServers, sureness, tenants } from './servers/tenants.ts'
import { because, liveName, onceEach, relatedTo, titled } from './servers/wording.ts'
import { capital, connection, few, serverName, subject, verb, workloads } from './words.ts'

/** The number that a client selects, as far as the files tell: its own `db:`, or the path of its first URL. */
function number(client: Client, model: Model): number | undefined {
  const first = chains(client.endpoint, model.endpoints)[0]?.[0]
  const found = first && databaseOf(client, first.value)
  return typeof found === 'number' ? found : undefined
}

/** A database that the server doesn't have. */
function* missing(server: Server, model: Model): Iterable<Finding> {
  const count = known(server.facts.databases)
  const cluster = known(server.facts.clusterMode)
  // Source: ElastiCache User Guide, "ElastiCache version 9.0 for Valkey": clusters have numbered databases from there on.
  if (cluster?.value && known(server.facts.engine)?.value === 'valkey' && atLeast(known(server.facts.version)?.value, '9')) return
  const fact = cluster?.value ? cluster : count
  const has = cluster?.value ? 1 : count?.value
  if (!fact || has === undefined) return
  const facts = cluster?.value ? (['clusterMode'] as const) : (['databases'] as const)
  for (const tenant of tenants(server, model)) {
    for (const client of tenant.clients) {
      const db = isRider(client) ? undefined : number(client, model)
      if (db === undefined || db < has) continue
      const only = cluster?.value
        ? 'is a cluster, which has only database 0'
        : `has ${has === 1 ? 'only database 0' : `${has} databases, 0 to ${has - 1}`}`
      yield {
        rule: 'db-number-isolation',
        severity: isMild(server, facts, tenant) ? lower('error') : 'error',
        confidence: leastSure([sureness(server, facts, tenant), fact.source === 'default' && fact.unconfirmed ? 'likely' : 'certain']),
        message: `${capital(subject(client))} ${verb(client, 'selects', 'select')} database ${db}, but ${titled(server)} ${only}${because(fact)}: each connection is refused with ${cluster?.value ? '`ERR SELECT is not allowed in cluster mode`' : "`ERR DB index is out of range`, or an error of the provider's own"}.`,
        advice:
          client.workload === 'cache'
            ? 'Leave the number out, and keep the cache apart by a prefix:\n\n```ruby\nnamespace: "cache"\n```'
            : "Leave the number out (`db:`, or the end of the URL's path). What must not mix gets a prefix in its keys' names, or a server of its own.",
        at: client.db?.at.file === client.at.file ? client.db.at : client.at,
        related: relatedTo(client.at, server, []),
        about: `database ${db} of ${client.workload} on ${server.id}`,
        ...liveName(server),
      }
    }
  }
}

/** Two workloads of one server that only their numbers part, where nothing worse is to be said of the pair. */
function* parted(model: Model): Iterable<Finding> {
  const own = model.clients.filter(c => !isRider(c) && number(c, model) !== undefined)
  const groups = new Map<string, Set<Client>>()
  for (const [i, a] of own.entries()) {
    for (const b of own.slice(i + 1)) {
      // What may not share at all is told by shared-instance, numbers and all.
      if (number(a, model) === number(b, model) || (a.workload !== b.workload && conflict(a.workload, b.workload))) continue
      const met = meeting(a, b, model)
      if (met?.tier !== 'definite' || isLocalhost(met.key)) continue
      groups.set(met.key, (groups.get(met.key) ?? new Set()).add(a).add(b))
    }
  }
  for (const [key, set] of groups) {
    const clients = [...set].sort((a, b) => (number(a, model) ?? 0) - (number(b, model) ?? 0))
    const [first] = clients.filter(c => number(c, model) !== 0)
    if (!first) continue
    const severity: Severity = 'note'
    yield {
      rule: 'db-number-isolation',
      severity,
      confidence: 'likely',
      message: `Database numbers part ${few([...new Set(clients.map(c => `${subject(c)} (${number(c, model)})`))])} on ${serverName(key)}. They part names and nothing else: memory, eviction policy, CPU, \`FLUSHALL\` and pub/sub belong to the server, and clusters before Valkey 9, Redis Cloud, Upstash and Memorystore for Valkey have only database 0.`,
      advice:
        'Where that is enough, nothing is to do. Before a move to a server with one database, part them by a prefix (`namespace:`), or by a URL each.',
      at: first.db?.at.file === first.at.file ? first.db.at : first.at,
      related: clients.filter(c => place(c.at) !== place(first.at)).map(c => ({ at: c.at, role: connection(c) })),
      about: `${workloads(clients)} on ${key}`,
    }
  }
}

function* check(model: Model): Iterable<Finding> {
  const found = judgedServers(model).flatMap(server => [...missing(server, model)])
  yield* found
  yield* parted(model)
}

export const dbNumberIsolation: Rule = {
  id: 'db-number-isolation',
  severity: 'error',
  since: '0.1.0',
  needs: ['code'],
  title: 'Database numbers that the server does not have, or that part nothing',
  why: 'A stock server has 16 numbered databases. Redis Cloud, Upstash, Memorystore for Valkey, Azure Managed Redis and clusters before Valkey 9 have only number 0, Scalingo has five: there a client that selects another number cannot connect. Where the numbers exist they part the names of keys and nothing else. A pair that must not share a server at all is told by `shared-instance`; for others different numbers are a note, because they break with a move.',
  fix: 'A prefix for each use, or a server of its own where the needs differ.',
  sources: [
    'https://redis.io/docs/latest/commands/select/',
    'https://redis.io/docs/latest/operate/rc/compatibility/',
    'https://upstash.com/docs/redis/overall/rediscompatibility',
  ],
  check: model => onceEach(check(model)),
  examples: [
    {
      title: 'A number on a cluster',
      kind: 'bad',
      files: `--- redis.tf
resource "upstash_redis_database" "limits" {
  database_name = "limits"
  region        = "eu-west-1"
  tls           = true
}

resource "fly_secret" "limits" {
  LIMITS_URL = upstash_redis_database.limits.endpoint
}
--- config/initializers/limits.rb
LIMITS = Redis.new(url: ENV["LIMITS_URL"], timeout: 1, db: 2) # <- selects database 2, but \`upstash_redis_database.limits\` (\`$LIMITS_URL\`) has only database 0
${LOCK}`,
    },
    {
      title: 'Numbers in one file, and a server that both read',
      kind: 'bad',
      files: `--- lib/stores.rb
module Stores
  URL = ENV.fetch("STORE_URL")
  PRICES = Redis.new(url: URL, db: 1, timeout: 1) # <- Database numbers part
end
--- config/initializers/sidekiq.rb
require Rails.root.join("lib/stores")
Sidekiq.configure_server { |config| config.redis = { url: Stores::URL, db: 0 } }
Sidekiq.configure_client { |config| config.redis = { url: Stores::URL, db: 0 } }
${LOCK}`,
    },
    {
      title: 'Servers of their own, and numbers that exist',
      kind: 'good',
      files: `--- compose.prod.yml
services:
  redis:
    image: redis:7.4
    command: redis-server --appendonly yes
  web:
    image: shop
    environment:
      STORE_URL: redis://redis:6379
--- config/initializers/store.rb
STORE = Redis.new(url: ENV.fetch("STORE_URL"), db: 15, timeout: 1)
${SIDEKIQ}${CACHE}${LOCK}`,
    },
  ],
}
