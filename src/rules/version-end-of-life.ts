/** A server's version that gets no fixes any more, or that the app's gems refuse. */
import { type Known, known } from '../model/fact.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import type { Server } from '../model/server.ts'
import { atLeast, before } from '../model/version.ts'
import type { Rule } from './rule.ts'
import { day, ended, isImageTag } from './servers/endOfLife.ts'
import { LOCK, SIDEKIQ } from './servers/exampleFiles.ts'
import { judgedServers, tenants } from './servers/tenants.ts'
import { because, liveName, onceEach, relatedTo, titled, whereSaid } from './servers/wording.ts'
import { capital } from './words.ts'

/** What each Sidekiq asks of its server at boot. Source: sidekiq lib/sidekiq/cli.rb at v6.5.12, v7.3.9 and v8.1.7. */
const FLOORS: readonly (readonly [sidekiq: string, server: string])[] = [
  ['8', '7.0.0'],
  ['7', '6.2.0'],
  ['6', '4.0.0'],
]

/** `6` as a tag, and `6.x` as ElastiCache has it, stand for the last minor version. */
const precise = (version: string): string => (/^\d+(?:\.x)?$/.test(version) ? `${version.replace('.x', '')}.99` : version)

function refused(server: Server, version: Known<string>, model: Model): Finding | undefined {
  const gem = model.gems['sidekiq']
  const tenant = tenants(server, model).find(t => t.workload === 'sidekiq' && t.clients.length > 0)
  const floor = FLOORS.find(([sidekiq]) => atLeast(gem, sidekiq))?.[1]
  const engine = known(server.facts.engine)?.value ?? 'redis'
  if (!tenant || floor === undefined || engine !== 'redis' || !before(precise(version.value), floor)) return undefined
  const at = whereSaid(server, version)
  return {
    rule: 'version-end-of-life',
    severity: 'error',
    confidence: tenant.confidence !== 'certain' || version.unless ? (tenant.confidence === 'possible' ? 'possible' : 'likely') : 'certain',
    message: `${capital(titled(server))} is Redis ${version.value}${because(version)}, and Sidekiq ${gem} asks for ${floor} or newer: it raises at boot, and no job is worked.`,
    advice: `Upgrade the server to Redis 7.2 or later, or Valkey, before Sidekiq ${gem} is deployed.`,
    at,
    related: relatedTo(at, server, [tenant]),
    about: `Sidekiq on ${server.id}`,
    ...liveName(server),
  }
}

function old(server: Server, version: Known<string>, model: Model): Finding | undefined {
  const end = isImageTag(server) ? undefined : ended(server, model.now)
  if (!end) return undefined
  const at = whereSaid(server, version)
  const own = end.by === 'Amazon'
  return {
    rule: 'version-end-of-life',
    severity: 'warning',
    confidence: version.unless ? 'likely' : 'certain',
    message: `${capital(titled(server))} is ${known(server.facts.engine)?.value === 'valkey' ? 'Valkey' : 'Redis'} ${end.version}${because(version)}: ${own ? `Amazon's standard support for it ended on ${day(end.on)}; what runs on costs more, and is upgraded for you one day` : `${end.by} has given it no security fixes since ${day(end.on)}`}.`,
    advice: own
      ? '```hcl\nengine         = "valkey"\nengine_version = "8.1"\n```\n\nThe upgrade happens in place; with `apply_immediately = false` it waits for the maintenance window.'
      : `Go to ${end.next}. Newer servers read older ones' files; take a snapshot first, because the way back is closed.`,
    at,
    related: relatedTo(at, server, []),
    about: `version of ${server.id}`,
    ...liveName(server),
  }
}

/** A product that its provider closes. Source: Microsoft, Azure Cache for Redis retirement. */
const CLOSES = '2028-09-30'

function closing(server: Server, model: Model): Finding | undefined {
  if (server.provider !== 'azure-cache' || model.now === 0) return undefined
  return {
    rule: 'version-end-of-life',
    severity: Date.parse(CLOSES) > model.now ? 'note' : 'warning',
    confidence: 'certain',
    message: `${capital(titled(server))} is an Azure Cache for Redis, which Microsoft closes on ${day(CLOSES)}; new ones can't be made any more in subscriptions without one.`,
    advice:
      'Its successor is Azure Managed Redis. For jobs it needs other settings than its defaults:\n\n```hcl\nresource "azurerm_managed_redis" "jobs" {\n  default_database {\n    clustering_policy                  = "NoCluster"\n    eviction_policy                    = "NoEviction"\n    access_keys_authentication_enabled = true\n  }\n}\n```',
    at: server.at,
    related: [],
    about: `product of ${server.id}`,
    ...liveName(server),
  }
}

function* check(model: Model): Iterable<Finding> {
  for (const server of judgedServers(model)) {
    const version = known(server.facts.version)
    const found = [...(version ? [refused(server, version, model), old(server, version, model)] : []), closing(server, model)]
    for (const one of found) if (one) yield one
  }
}

export const versionEndOfLife: Rule = {
  id: 'version-end-of-life',
  severity: 'error',
  since: '0.1.0',
  needs: ['declared', 'live'],
  title: 'A server version that gets no fixes, or that Sidekiq refuses',
  why: "Sidekiq checks the server when it boots: 8 asks for Redis 7.0, 7 for 6.2, 6 for 4.0, and raises on anything older, so that a deploy of the gem before the server stops all jobs. Versions that their project has given up get no security fixes: Redis up to 5.0 since April 2022, 6.0 since May 2022, 7.0 since July 2024. A provider's own dates go before the project's: Amazon keeps 6 and 7, and ended standard support for 4 and 5 on 31 January 2026. An image whose tag is such a version is the matter of `image-tag`.",
  fix: 'Upgrade the server first, then the gem. Valkey 7.2 and later answer as Redis 7.2 does.',
  sources: [
    'https://github.com/sidekiq/sidekiq/blob/v8.1.7/lib/sidekiq/cli.rb',
    'https://github.com/redis/redis/security/policy',
    'https://endoflife.date/redis',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/deprecated-engine-versions.html',
  ],
  check: model => onceEach(check(model)),
  examples: [
    {
      title: 'Older than Sidekiq allows, and past its end',
      kind: 'bad',
      files: `--- redis.tf
resource "aws_elasticache_replication_group" "jobs" {
  replication_group_id = "jobs"
  engine_version       = "5.0.6" # <- is Redis 5.0.6, and Sidekiq 7.3.9 asks for 6.2.0 or newer <- standard support for it ended on 31 January 2026
  node_type            = "cache.t4g.small"
  num_cache_clusters   = 2
}

resource "aws_ssm_parameter" "redis_url" {
  name  = "/shop/REDIS_URL"
  value = "rediss://\${aws_elasticache_replication_group.jobs.primary_endpoint_address}:6379"
}
${SIDEKIQ}${LOCK}`,
    },
    {
      title: 'A live server',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_CACHE_URL # <- is Redis 7.0.15, as the live server says: the Redis project has given it no security fixes since 29 July 2024
  facts:
    engine: redis
    version: 7.0.15
- id: REDIS_URL
  facts:
    engine: valkey
    version: 8.1.4
`,
    },
    {
      title: 'Versions that are kept',
      kind: 'good',
      files: `--- redis.tf
resource "aws_elasticache_replication_group" "cache" {
  replication_group_id = "cache"
  engine_version       = "7.0"
  node_type            = "cache.t4g.small"
  num_cache_clusters   = 2
}
--- audit.yml
- id: REDIS_URL
  facts:
    engine: redis
    version: 7.2.11
${LOCK}`,
    },
  ],
}
