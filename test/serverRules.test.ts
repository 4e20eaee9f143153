/** How much findings on servers weigh, how sure they are, and what they advise to paste in the form that the server is declared in. */
import { expect, test } from 'vitest'
import { findingsOf, readBundle, reportOn } from './bundle.ts'

const SIDEKIQ = `--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = { url: ENV["REDIS_URL"] } }
Sidekiq.configure_client { |config| config.redis = { url: ENV["REDIS_URL"] } }
--- Gemfile.lock
GEM
  specs:
    rails (8.0.2)
    redis (5.4.1)
    redis-client (0.25.0)
    sidekiq (7.3.9)
`

const found = (rule: string, text: string, code = SIDEKIQ) => findingsOf(reportOn(readBundle(text + code).files, [rule]))

/** A resource whose address `$REDIS_URL` is. */
const terraform = (resource: string, address: string): string =>
  `--- redis.tf\n${resource}\nresource "kubernetes_secret" "app" {\n  data = { REDIS_URL = "rediss://\${${address}}:6379" }\n}\n`

const compose = (command: string, image = 'redis:7.4', more = ''): string =>
  `--- compose.prod.yml\nservices:\n  redis:\n    image: ${image}\n    command: ${command}\n${more}  web:\n    image: shop\n    environment: { REDIS_URL: "redis://redis:6379" }\n`

const render = (more: string): string =>
  `--- render.yaml\nservices:\n  - type: keyvalue\n    name: jobs\n${more}    ipAllowList: []\n  - type: worker\n    name: worker\n    envVars:\n      - key: REDIS_URL\n        fromService: { type: keyvalue, name: jobs, property: connectionString }\n`

test.each<[string, string, string, string]>([
  ['a policy that a file says', 'eviction-policy', compose('redis-server --maxmemory 1gb --maxmemory-policy allkeys-lru'), 'error certain'],
  [
    'one that a variable may change',
    'eviction-policy',
    compose('redis-server --maxmemory 1gb --maxmemory-policy \u0024{POLICY:-allkeys-lru}'),
    'error likely',
  ],
  ['a default that nobody confirmed is never an error', 'eviction-policy', render('    plan: starter\n'), 'warning likely'],
  [
    'a default of the vendor',
    'eviction-policy',
    terraform('resource "azurerm_redis_cache" "r" {\n  capacity = 1\n  family = "C"\n}', 'azurerm_redis_cache.r.hostname'),
    'error certain',
  ],
  [
    'the only server of an app that knows one address',
    'eviction-policy',
    '--- compose.prod.yml\nservices:\n  redis:\n    image: redis:7.4\n    command: redis-server --maxmemory 1gb --maxmemory-policy allkeys-lru\n',
    'warning likely',
  ],
  ['nothing on disk', 'persistence', compose('redis-server --save "" --appendonly no'), 'warning certain'],
  ['a free plan', 'persistence', render('    plan: free\n'), 'warning certain'],
  [
    'a node without a replica, by what nobody confirmed',
    'single-node-for-jobs',
    terraform(
      'resource "aws_elasticache_replication_group" "r" {\n  node_type = "cache.t4g.small"\n}',
      'aws_elasticache_replication_group.r.primary_endpoint_address',
    ),
    'note likely',
  ],
  [
    'a cluster that nobody confirmed',
    'cluster-mode-for-sidekiq',
    terraform(
      'resource "aws_memorydb_cluster" "r" {\n  node_type = "db.t4g.small"\n}',
      'aws_memorydb_cluster.r.cluster_endpoint[0].address',
    ),
    'warning likely',
  ],
  [
    'a limit of a plan that nobody names',
    'connection-limit',
    '--- app.json\n{ "addons": ["heroku-redis"] }\n--- config/sidekiq.yml\n:concurrency: 25\n',
    'note likely',
  ],
  [
    'a limit of a plan',
    'connection-limit',
    '--- app.json\n{ "addons": ["heroku-redis:mini"] }\n--- config/sidekiq.yml\n:concurrency: 25\n',
    'error likely',
  ],
  ['a published port', 'open-server', compose('redis-server', 'redis:7.4', '    ports: ["6379:6379"]\n'), 'error certain'],
  [
    'a published port with a password',
    'open-server',
    compose('redis-server --requirepass x', 'redis:7.4', '    ports: ["6379:6379"]\n'),
    'warning certain',
  ],
])('%s', (_, rule, text, wanted) => {
  expect(found(rule, text).map(f => `${f.severity} ${f.confidence}`)).toEqual([wanted])
})

test.each<[string, string, string, string]>([
  [
    'compose',
    'eviction-policy',
    compose('redis-server --maxmemory 1gb --maxmemory-policy allkeys-lru'),
    'command: redis-server --maxmemory-policy noeviction',
  ],
  [
    'Valkey',
    'eviction-policy',
    compose('valkey-server --maxmemory 1gb --maxmemory-policy allkeys-lru', 'valkey/valkey:8.1'),
    'command: valkey-server --maxmemory-policy noeviction',
  ],
  ['Render', 'eviction-policy', render('    plan: starter\n    maxmemoryPolicy: allkeys-lru\n'), '  maxmemoryPolicy: noeviction'],
  [
    'ElastiCache',
    'eviction-policy',
    terraform(
      'resource "aws_elasticache_replication_group" "jobs" {\n  engine = "valkey"\n  node_type = "cache.t4g.small"\n}',
      'aws_elasticache_replication_group.jobs.primary_endpoint_address',
    ),
    '  family = "valkey8"\n\n  parameter {\n    name  = "maxmemory-policy"\n    value = "noeviction"\n  }',
  ],
  [
    'ElastiCache Serverless',
    'eviction-policy',
    terraform(
      'resource "aws_elasticache_serverless_cache" "jobs" {\n  engine = "valkey"\n}',
      'aws_elasticache_serverless_cache.jobs.endpoint[0].address',
    ),
    'Its policy can not be changed',
  ],
  [
    'Memorystore',
    'eviction-policy',
    terraform(
      'resource "google_redis_instance" "jobs" {\n  redis_configs = { "maxmemory-policy" = "volatile-ttl" }\n}',
      'google_redis_instance.jobs.host',
    ),
    'redis_configs = {\n  "maxmemory-policy" = "noeviction"\n}',
  ],
  [
    'Azure Managed Redis',
    'eviction-policy',
    terraform('resource "azurerm_managed_redis" "jobs" {}', 'azurerm_managed_redis.jobs.hostname'),
    'eviction_policy = "NoEviction"',
  ],
  [
    'DigitalOcean',
    'eviction-policy',
    terraform(
      'resource "digitalocean_database_cluster" "jobs" {\n  engine = "valkey"\n  eviction_policy = "allkeys_lru"\n}',
      'digitalocean_database_cluster.jobs.host',
    ),
    'eviction_policy = "noeviction"',
  ],
  [
    'Upstash',
    'eviction-policy',
    terraform('resource "upstash_redis_database" "jobs" {\n  eviction = true\n}', 'upstash_redis_database.jobs.endpoint'),
    'eviction = false',
  ],
  [
    'Aiven',
    'eviction-policy',
    terraform(
      'resource "aiven_valkey" "jobs" {\n  valkey_user_config {\n    valkey_maxmemory_policy = "allkeys-lfu"\n  }\n}',
      'aiven_valkey.jobs.service_host',
    ),
    'valkey_maxmemory_policy = "noeviction"',
  ],
  [
    'a live server',
    'eviction-policy',
    '--- audit.yml\n- id: REDIS_URL\n  hostClass: a private address\n  facts:\n    maxmemoryPolicy: allkeys-lru\n    maxmemory: 1 GB\n',
    'CONFIG SET maxmemory-policy noeviction\nCONFIG REWRITE',
  ],
  [
    'a live server of Heroku',
    'eviction-policy',
    '--- audit.yml\n- id: REDIS_URL\n  hostClass: heroku\n  facts:\n    maxmemoryPolicy: allkeys-lru\n    maxmemory: 1 GB\n',
    'heroku redis:maxmemory REDIS_URL --policy noeviction',
  ],
  [
    'Kamal',
    'persistence',
    '--- config/deploy.yml\nservice: shop\nenv:\n  clear:\n    REDIS_URL: redis://shop-redis:6379\nservers: [1.2.3.4]\naccessories:\n  redis:\n    image: redis:7.4\n    host: 1.2.3.4\n    cmd: redis-server --save ""\n',
    'cmd: redis-server --appendonly yes',
  ],
  [
    'a queue whose name is masked',
    'queue-latency',
    '--- audit.yml\n- id: REDIS_URL\n  sidekiq:\n    queues:\n      - { name: "*", depth: 3, latency: 30, worked: false }\n    processes:\n      - { name: web, concurrency: 5, busy: 0, queues: [default], beat: 3, quiet: false }\n',
    ':queues:\n  - default\n  - "*"',
  ],
])('what to paste for %s', (_, rule, text, wanted) => {
  expect(found(rule, text).map(f => f.advice ?? '')).toContainEqual(expect.stringContaining(wanted))
})

test.each<[string, string, readonly string[]]>([
  ['a policy in a command', compose('redis-server --maxmemory 1gb --maxmemory-policy allkeys-lru'), ['noeviction']],
  ['one in a list of words is left to people', compose('["redis-server", "--maxmemory", "1gb", "--maxmemory-policy", "allkeys-lru"]'), []],
  [
    'a parameter group of two servers is left to people',
    `${terraform(
      'resource "aws_elasticache_parameter_group" "g" {\n  family = "redis7"\n  parameter {\n    name = "maxmemory-policy"\n    value = "allkeys-lru"\n  }\n}\nresource "aws_elasticache_replication_group" "a" {\n  node_type = "cache.t4g.small"\n  parameter_group_name = aws_elasticache_parameter_group.g.name\n}\nresource "aws_elasticache_replication_group" "b" {\n  node_type = "cache.t4g.small"\n  parameter_group_name = aws_elasticache_parameter_group.g.name\n}',
      'aws_elasticache_replication_group.a.primary_endpoint_address',
    )}`,
    [],
  ],
])('a fix of %s', (_, text, wanted) => {
  expect(found('eviction-policy', text).flatMap(f => f.fix?.edits.map(e => e.text) ?? [])).toEqual(wanted)
})

test('a server that is only a fallback weighs one level less', () => {
  const fallback = SIDEKIQ.replaceAll('ENV["REDIS_URL"]', 'ENV["OWN_URL"] || ENV["REDIS_URL"]')
  const all = found('eviction-policy', compose('redis-server --maxmemory 1gb --maxmemory-policy allkeys-lru'), fallback)
  expect(all.map(f => `${f.severity} ${f.confidence}`)).toEqual(['warning likely'])
})

test('without servers the rules are listed as not checked', () => {
  const report = reportOn(readBundle(SIDEKIQ).files)
  const notChecked = report.apps.flatMap(a => a.notChecked).map(n => n.rule)
  expect(notChecked).toEqual(expect.arrayContaining(['eviction-policy', 'persistence', 'connection-limit', 'image-tag', 'cross-zone']))
})
