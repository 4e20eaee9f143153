/** What findings advise to paste and which places they name, where a real app once read something that didn't fit it. */
import { expect, test } from 'vitest'
import { consoleReport } from '../src/report/console.ts'
import { findingsOf, readBundle, reportOn } from './bundle.ts'

const lock = (...gems: string[]): string =>
  `--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n${gems.map(g => `    ${g}\n`).join('')}`

const found = (rule: string, text: string) => findingsOf(reportOn(readBundle(text).files, [rule]))

const SIDEKIQ = `--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = { url: ENV["REDIS_URL"] } }
Sidekiq.configure_client { |config| config.redis = { url: ENV["REDIS_URL"] } }
--- config/sidekiq.yml
:concurrency: 10
`

test.each<[string, string, string]>([
  ['config', 'url: ENV["STOCK_URL"], timeout: 2', 'redis-client'],
  ['sentinel', 'name: "stock", sentinels: [{ host: "s1.internal" }]', 'redis-client'],
  ['cluster', 'nodes: ["redis://n1.internal:6380"]', 'redis-cluster-client'],
])('a pool takes the place of the client that RedisClient.%s makes', (how, options, gem) => {
  const [finding] = found(
    'unpooled-client',
    `--- config/initializers/redis.rb
STOCK = RedisClient.${how}(${options}).new_client
--- config/sidekiq.yml
:concurrency: 9
${lock('rails (8.0.2)', 'redis-client (0.26.4)', 'redis-cluster-client (0.13.5)', 'sidekiq (7.3.9)')}`,
  )
  expect(finding?.advice).toContain(`Use ${gem}'s own pool`)
  expect(finding?.advice).toContain(`\nSTOCK = RedisClient.${how}(${options}).new_pool(size: 9, timeout: 1)\n`)
})

test.each<[string, string, string, string]>([
  [
    'a store that is made for a setting goes to that setting',
    'missing-timeout',
    `--- config/initializers/cache.rb
Rails.cache = ActiveSupport::Cache::RedisCacheStore.new(url: ENV["CACHE_URL"])
${lock('rails (8.0.2)', 'redis (5.4.1)')}`,
    'Rails.cache = ActiveSupport::Cache::RedisCacheStore.new(',
  ],
  [
    'a store of redis-activesupport stays one',
    'shared-instance',
    `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_store, ENV["REDIS_URL"]
end
${SIDEKIQ}${lock('rails (7.1.5)', 'redis (4.8.0)', 'redis-activesupport (5.3.0)', 'sidekiq (6.5.7)')}`,
    'config.cache_store = :redis_store, ENV["REDIS_CACHE_URL"].presence || ENV["REDIS_URL"]',
  ],
  [
    'a cache that moves keeps its options',
    'shared-instance',
    `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, {
    url: ENV["REDIS_URL"],
    ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_NONE },
    expires_in: 12.hours
  }
end
${SIDEKIQ}${lock('rails (8.0.2)', 'redis (5.4.1)', 'sidekiq (7.3.9)')}`,
    `config.cache_store = :redis_cache_store, {
  url: ENV["REDIS_CACHE_URL"].presence || ENV["REDIS_URL"],
  ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_NONE },
  expires_in: 12.hours,
}`,
  ],
  [
    'a client that moves keeps its pool, and the host gives way to the URL',
    'shared-instance',
    `--- config/initializers/redis.rb
CACHE = ConnectionPool.new(size: 7) { Redis.new(host: "redis.internal", timeout: 2) }
--- app/models/page.rb
class Page
  def html = CACHE.with { |r| r.get("html") || r.setex("html", 60, render) }
end
--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { redis: CACHE }
end
--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = { url: "redis://redis.internal:6379/1" } }
Sidekiq.configure_client { |config| config.redis = { url: "redis://redis.internal:6379/1" } }
--- config/sidekiq.yml
:concurrency: 10
${lock('rails (8.0.2)', 'redis (5.4.1)', 'sidekiq (7.3.9)', 'connection_pool (2.4.1)')}`,
    `CACHE = ConnectionPool.new(size: 7) do
  Redis.new(url: ENV["REDIS_CACHE_URL"].presence || "redis://redis.internal:6379", timeout: 2)
end`,
  ],
  [
    'a pool that Sidekiq is handed grows itself',
    'undersized-pool',
    `--- config/initializers/sidekiq.rb
Sidekiq.configure_client do |config|
  config.redis = ConnectionPool.new(size: 1) { Redis.new(url: ENV["REDIS_URL"]) }
end
--- config/puma.rb
threads 5, 5
${lock('rails (6.1.4)', 'redis (4.4.0)', 'sidekiq (6.2.2)', 'connection_pool (2.2.5)', 'puma (5.6.7)')}`,
    'config.redis = ConnectionPool.new(size: 5) { Redis.new(url: ENV["REDIS_URL"]) }',
  ],
  [
    'a namespace comes beside the options that are there',
    'cache-clear-flushes',
    `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV["REDIS_URL"], expires_in: 12.hours }
end
${SIDEKIQ}${lock('rails (8.0.2)', 'redis (5.4.1)', 'sidekiq (7.3.9)')}`,
    `config.cache_store = :redis_cache_store, {
  url: ENV["REDIS_URL"],
  expires_in: 12.hours,
  namespace: "cache",
}`,
  ],
  [
    'a cache store makes its own pool',
    'unpooled-client',
    `--- app/models/launch.rb
class Launch
  STORE = ActiveSupport::Cache::RedisStore.new(url: ENV["STORE_URL"])
end
--- config/puma.rb
threads 5, 5
${lock('rails (5.2.8)', 'redis (3.3.5)', 'redis-store (1.6.0)', 'redis-activesupport (5.0.7)', 'puma (5.6.7)')}`,
    'STORE = ActiveSupport::Cache::RedisStore.new(url: ENV["STORE_URL"], pool_size: 5, pool_timeout: 1)',
  ],
  [
    'a Redis::Store has no pool of its own',
    'unpooled-client',
    `--- app/models/launch.rb
class Launch
  STORE = Redis::Store.new(url: ENV["STORE_URL"])
end
--- config/puma.rb
threads 5, 5
${lock('rails (5.2.8)', 'redis (3.3.5)', 'redis-store (1.6.0)', 'puma (5.6.7)')}`,
    'STORE = ConnectionPool::Wrapper.new(size: 5, timeout: 1) { Redis::Store.new(url: ENV["STORE_URL"]) }',
  ],
  [
    'Resque gets its address with its timeout',
    'missing-timeout',
    `--- config/environments/production.rb
Rails.application.configure do
  config.active_job.queue_adapter = :resque
end
${lock('rails (8.0.2)', 'redis (5.4.1)', 'resque (2.7.0)')}`,
    'Resque.redis = Redis.new(url: "redis://localhost:6379/0", timeout: 1)',
  ],
  [
    'options stay as the app wrote them',
    'missing-timeout',
    `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: Acme.config.cache_url, expires_in: 12.hours, pool: { size: Acme.threads } }
end
${lock('rails (8.0.2)', 'redis (5.4.1)')}`,
    'url: Acme.config.cache_url,\n  expires_in: 12.hours,\n  pool: { size: Acme.threads },\n  connect_timeout: 1',
  ],
  [
    'a local variable stays one where it stands',
    'missing-timeout',
    `--- app/models/feed.rb
class Feed
  def self.store(db)
    @store ||= Redis.new(url: ENV["FEED_URL"], db: db)
  end
end
${lock('rails (8.0.2)', 'redis (5.4.1)')}`,
    'Redis.new(url: ENV["FEED_URL"], db: db, timeout: 1)',
  ],
  [
    'options that stand elsewhere stay there',
    'missing-timeout',
    `--- lib/store.rb
OPTIONS = { url: ENV["STORE_URL"], id: nil }
OPTIONS[:id] = "store"
--- config/initializers/store.rb
require Rails.root.join("lib/store")

$store = Redis.new(OPTIONS)
${lock('rails (8.0.2)', 'redis (5.4.1)')}`,
    '# config/initializers/store.rb\n$store = Redis.new(OPTIONS.merge(timeout: 1))',
  ],
  [
    'what other environments have stays',
    'missing-timeout',
    `--- config/initializers/store.rb
options = if Rails.env.production?
  { url: ENV["STORE_URL"], ssl_params: { ca_file: "config/ca.pem" } }
else
  { host: "localhost" }
end
$store = Redis.new(options)
$other = Redis.new(Rails.env.production? ? { url: ENV["OTHER_URL"] } : { db: 3 })
${lock('rails (8.0.2)', 'redis (5.4.1)')}`,
    '$store = Redis.new(options.merge(timeout: 1))',
  ],
  [
    'a choice in the call is put in brackets',
    'missing-timeout',
    `--- config/initializers/store.rb
$other = Redis.new(Rails.env.production? ? { url: ENV["OTHER_URL"] } : { db: 3 })
${lock('rails (8.0.2)', 'redis (5.4.1)')}`,
    '$other = Redis.new((Rails.env.production? ? { url: ENV["OTHER_URL"] } : { db: 3 }).merge(timeout: 1))',
  ],
  [
    'an address that moves takes the place of a host that stands elsewhere',
    'shared-instance',
    `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, Shop::CACHE
end
--- lib/shop.rb
module Shop
  CACHE = { host: "redis.internal", port: 6380, expires_in: 2.hours }
end
--- config/application.rb
require "rails/all"
require_relative "../lib/shop"
module Shop
  class Application < Rails::Application
  end
end
--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = { url: "redis://redis.internal:6380/1" } }
Sidekiq.configure_client { |config| config.redis = { url: "redis://redis.internal:6380/1" } }
${lock('rails (8.0.2)', 'redis (5.4.1)', 'sidekiq (7.3.9)')}`,
    `config.cache_store = :redis_cache_store, Shop::CACHE.except(:host, :port).merge(`,
  ],
  [
    'what a hash spreads stays spread',
    'missing-timeout',
    `--- config/initializers/store.rb
BASE = { url: ENV["STORE_URL"], db: 1 }.freeze
$store = Redis.new(**BASE, db: 3)
${lock('rails (8.0.2)', 'redis (4.8.1)')}`,
    '$store = Redis.new(**BASE, db: 3, timeout: 1)',
  ],
  [
    'a lambda of several lines stays as it is',
    'cache-clear-flushes',
    `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, {
    url: ENV["REDIS_URL"],
    error_handler: lambda { |method:, returning:, exception:|
      Rails.logger.warn(exception.message)
    }
  }
end
${SIDEKIQ}${lock('rails (8.0.2)', 'redis (5.4.1)', 'sidekiq (7.3.9)')}`,
    `  error_handler: lambda { |method:, returning:, exception:|
    Rails.logger.warn(exception.message)
  },
  namespace: "cache",`,
  ],
  [
    'options that nobody can repeat are added to',
    'missing-timeout',
    `--- config/initializers/store.rb
$store = Redis.new(
  { url: ENV["STORE_URL"] }.tap do |options|
    options[:db] = 1
    options[:db] = 2
    options[:db] = 3
    options[:db] = 4
    options[:db] = 5
    options[:db] = 6
    options[:db] = 7
    options[:db] = 8
    options[:db] = 9
    options[:db] = 10
    options[:db] = 11
  end
)
${lock('rails (8.0.2)', 'redis (4.8.1)')}`,
    '# config/initializers/store.rb:1, among the options\ntimeout: 1',
  ],
  [
    "a block's own word for Sidekiq's configuration stays",
    'missing-timeout',
    `--- config/initializers/sidekiq.rb
jobs = { url: ENV["JOBS_URL"] }
Sidekiq.configure_server { |s| s.redis = jobs }
Sidekiq.configure_client { |s| s.redis = jobs }
${lock('rails (8.0.2)', 'redis (5.4.1)', 'sidekiq (7.3.9)')}`,
    '# config/initializers/sidekiq.rb, in Sidekiq.configure_server\ns.redis = jobs.merge(timeout: 3)',
  ],
  [
    'a client goes where it went',
    'missing-timeout',
    `--- config/initializers/redis.rb
connection = Redis.new(
  url: ENV["REDIS_URL"]
)
Redis.current = Redis::Namespace.new("shop", redis: connection)
${lock('rails (6.1.4)', 'redis (4.3.1)', 'redis-namespace (1.8.1)')}`,
    'connection = Redis.new(url: ENV["REDIS_URL"], timeout: 1)',
  ],
  [
    'a client keeps the namespace around it',
    'missing-timeout',
    `--- config/initializers/redis.rb
STOCK = Redis::Namespace.new("stock", redis: Redis.new(url: ENV["REDIS_URL"]))
${SIDEKIQ}${lock('rails (7.1.5)', 'redis (4.8.0)', 'redis-namespace (1.11.0)', 'sidekiq (6.5.7)')}`,
    'STOCK = Redis::Namespace.new("stock", redis: Redis.new(url: ENV["REDIS_URL"], timeout: 1))',
  ],
  [
    'a namespace goes into the pool',
    'unpooled-client',
    `--- config/initializers/redis.rb
STOCK = Redis::Namespace.new("stock", redis: Redis.new(url: ENV["REDIS_URL"]))
--- config/puma.rb
threads 5, 5
${lock('rails (7.1.5)', 'redis (4.8.0)', 'redis-namespace (1.11.0)', 'puma (5.6.7)')}`,
    `STOCK = ConnectionPool.new(size: 5, timeout: 1) do
  Redis::Namespace.new("stock", redis: Redis.new(url: ENV["REDIS_URL"]))
end`,
  ],
  [
    'a gem that makes its client of a hash gets a longer hash',
    'missing-timeout',
    `--- config/initializers/jobs.rb
Rpush.configure { |config| config.redis_options = { url: ENV["PUSH_URL"] } }
${lock('rails (7.1.5)', 'redis (4.8.1)', 'rpush (7.0.1)')}`,
    'config.redis_options = { url: ENV["PUSH_URL"], timeout: 1 }',
  ],
  [
    'a gem that takes a client or an address gets a client',
    'missing-timeout',
    `--- config/initializers/split.rb
Split.configure { |config| config.redis = ENV["SPLIT_URL"] }
${lock('rails (7.1.5)', 'redis (4.8.1)', 'split (4.0.4)')}`,
    'config.redis = Redis.new(url: ENV["SPLIT_URL"], timeout: 1)',
  ],
  [
    'the number of a pool is raised where it stands',
    'undersized-pool',
    `--- lib/sizes.rb
POOL = 4
--- config/initializers/store.rb
require Rails.root.join("lib/sizes")
STORE = ConnectionPool.new(size: POOL) { Redis.new(url: ENV["STORE_URL"]) }.freeze
--- config/puma.rb
threads 12, 12
${lock('rails (8.0.2)', 'redis (5.4.1)', 'connection_pool (2.5.5)', 'puma (6.6.0)')}`,
    'The number stands at `lib/sizes.rb:1`: make it 12 there.\n\n```ruby\n# config/initializers/store.rb\nSTORE = ConnectionPool.new(size: POOL, timeout: 1) { Redis.new(url: ENV["STORE_URL"]) }.freeze\n```',
  ],
  [
    'a number that the code repeats is raised in it',
    'undersized-pool',
    `--- config/environments/production.rb
Rails.application.configure do
  options = { url: ENV["CACHE_URL"], pool: { size: ENV.fetch("CACHE_POOL", 4) } }
  config.cache_store = :redis_cache_store, options
end
--- config/puma.rb
threads 12, 12
${lock('rails (8.0.2)', 'redis (5.4.1)', 'connection_pool (2.5.5)', 'puma (6.6.0)')}`,
    'options.merge(pool: { size: Integer(ENV.fetch("CACHE_POOL", 12)), timeout: 1 })',
  ],
  [
    'a gem that nobody knows and that takes an address alone gets no code',
    'missing-timeout',
    `--- Gemfile
source "https://rubygems.org"
gem "watchful"
--- config/initializers/watchful.rb
Watchful.configure { |config| config.redis_url = ENV["WATCH_URL"] }
${lock('rails (7.1.5)', 'redis (4.8.1)', 'watchful (1.0.0)\n      redis')}`,
    'whether it takes a time limit beside it nothing here knows. redis 5 would wait 1 s.',
  ],
  [
    'an object keeps one client of all that its class makes',
    'client-per-call',
    `--- app/services/feed.rb
class Feed
  def redis
    options = { url: ENV["FEED_URL"] }
    options[:db] = 3 if ENV["FEED_DB"]
    @redis ||= Redis.new(options)
  end
end
${lock('rails (8.0.2)', 'redis (5.4.1)')}`,
    '@@redis ||= ConnectionPool.new(size: 5, timeout: 1) { Redis.new(options) }',
  ],
  [
    "a pool's options stay as the app wrote them",
    'missing-timeout',
    `--- config/initializers/store.rb
STORE = ConnectionPool.new(size: Acme.threads, timeout: 2.seconds, name: "s") { Redis.new(url: ENV["STORE_URL"]) }
${lock('rails (8.0.2)', 'redis (5.4.1)', 'connection_pool (2.5.5)')}`,
    'ConnectionPool.new(size: Acme.threads, timeout: 2.seconds, name: "s")',
  ],
  [
    'a URL gets a key and the options stay',
    'invalid-option',
    `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, ENV["CACHE_URL"], { expires_in: 2.hours }
end
${lock('rails (7.1.3)', 'redis (5.2.0)')}`,
    'config.cache_store = :redis_cache_store, { url: ENV["CACHE_URL"], expires_in: 2.hours }',
  ],
  [
    'both keys of a pool go into one',
    'invalid-option',
    `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV["CACHE_URL"], pool_size: 7, pool_timeout: 2 }
end
${lock('rails (8.1.0)', 'redis (5.4.1)', 'redis-client (0.25.0)')}`,
    '`pool: { size: 7, timeout: 2 }`',
  ],
  [
    'both sides of Sidekiq get what one of them has',
    'sidekiq-client-server-mismatch',
    `--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = { url: ENV["JOBS_URL"], namespace: "shop" } }
${lock('rails (5.2.8)', 'redis (4.8.1)', 'sidekiq (5.2.10)')}`,
    'settings = { url: ENV["JOBS_URL"], namespace: "shop" }',
  ],
  [
    "Action Cable's adapter is loaded before its connector is set",
    'missing-timeout',
    `--- config/cable.yml
production:
  adapter: redis
  url: <%= ENV["CABLE_URL"] %>
${lock('rails (5.2.8)', 'redis (4.8.1)')}`,
    'require "action_cable/subscription_adapter/redis"',
  ],
])('%s', (_, rule, text, wanted) => {
  expect(found(rule, text).map(f => f.advice ?? '')).toContainEqual(expect.stringContaining(wanted))
})

test('each finding on a client pastes what all of them ask, and says so', () => {
  const text = `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV["REDIS_URL"] }
end
--- config/puma.rb
threads 5, 5
${SIDEKIQ}${lock('rails (7.0.4)', 'redis (4.8.0)', 'sidekiq (6.5.7)', 'puma (5.6.7)', 'connection_pool (2.4.1)')}`
  const cache = findingsOf(reportOn(readBundle(text).files)).filter(f => f.paste?.change.client.workload === 'cache')
  const code = cache.map(f => /```ruby\n([\s\S]*?)\n```/.exec(f.advice ?? '')?.[1] ?? '')
  expect(new Set(code).size).toBe(1)
  expect(cache.map(f => f.rule).sort()).toEqual(['cache-clear-flushes', 'missing-timeout', 'shared-instance', 'unpooled-client'])
  for (const one of code)
    for (const key of [
      'url: ENV["REDIS_CACHE_URL"].presence || ENV["REDIS_URL"]',
      'namespace: "cache"',
      'connect_timeout: 1',
      'pool_size: 10',
    ])
      expect(one).toContain(key)
  expect(cache.find(f => f.rule === 'missing-timeout')?.advice).toContain(
    'what `cache-clear-flushes`, `shared-instance` and `unpooled-client` ask of this client as well',
  )
})

test('what a gem keeps that nobody knows is a guess', () => {
  const text = `--- Gemfile
source "https://rubygems.org"
gem "watchful"
--- config/initializers/watchful.rb
Watchful.configure { |config| config.redis_url = ENV["REDIS_URL"] }
--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV["REDIS_URL"] }
end
${lock('rails (7.1.5)', 'redis (4.8.1)', 'watchful (1.0.0)\n      redis')}`
  const all = findingsOf(reportOn(readBundle(text).files)).filter(f =>
    ['shared-instance', 'cache-clear-flushes', 'unpooled-client'].includes(f.rule),
  )
  expect(all.map(f => [f.rule, f.confidence]).sort()).toEqual([
    ['cache-clear-flushes', 'possible'],
    ['shared-instance', 'possible'],
  ])
})

test('what the team silenced is in no block but its own', () => {
  const text = `--- config/environments/production.rb
Rails.application.configure do
  # redline:ignore cache-clear-flushes -- nobody clears it
  config.cache_store = :redis_cache_store, { url: ENV["REDIS_URL"] }
end
${SIDEKIQ}${lock('rails (8.0.2)', 'redis (5.4.1)', 'sidekiq (6.5.7)')}`
  const cache = findingsOf(reportOn(readBundle(text).files)).filter(f => f.paste?.change.client.workload === 'cache')
  expect(cache.length).toBeGreaterThan(1)
  expect(cache.filter(f => f.advice?.includes('namespace'))).toEqual([])
})

test('a terminal shows code that stands under several findings once, and ignores that do nothing before the topology', () => {
  const text = `--- config/environments/production.rb
Rails.application.configure do
  # redline:ignore cable-prefix -- there is none
  config.cache_store = :redis_cache_store, { url: ENV["REDIS_URL"] }
end
${SIDEKIQ}${lock('rails (7.0.4)', 'redis (4.8.0)', 'sidekiq (6.5.7)')}`
  const { files } = readBundle(text)
  const shown = consoleReport({ ...reportOn(files), base: './apps/shop/' }, { color: false, width: 100, source: f => files.get(f) })
  expect(shown.split('config.cache_store = :redis_cache_store, {\n').length).toBe(2)
  expect(shown).toMatch(/The code stands above, under `shared-instance` \(`production\.rb:3`\)\./)
  expect(shown).toMatch(/^error {2}shared-instance.* {2}apps\/shop\/config\/environments\/production\.rb:3:3$/m)
  expect(shown.indexOf('unused-ignore')).toBeGreaterThan(0)
  expect(shown.indexOf('unused-ignore')).toBeLessThan(shown.indexOf('Topology'))
})

test('a Node client fails as Node fails', () => {
  const text = `--- streaming/index.js
const redis = require('redis')
const client = redis.createClient({ url: process.env.REDIS_URL || 'redis://127.0.0.1:6379' })
--- package.json
{ "dependencies": { "redis": "^4.6.0" } }
`
  expect(found('localhost-fallback', text).map(f => f.message)).toEqual([expect.stringContaining('ECONNREFUSED')])
})

test('shared-instance names who is on that server in that case, and nobody else', () => {
  const text = `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV["REDIS_CACHE_URL"] || ENV["REDIS_URL"] }
end
--- config/initializers/limits.rb
ActiveJob::TrafficControl.client = Redis.new(url: ENV["REDIS_URL"])
class Rack::Attack
  throttle("ip", limit: 5, period: 1) { |request| request.ip }
end
${SIDEKIQ}${lock('rails (8.0.2)', 'redis (5.4.1)', 'redis-client (0.25.0)', 'sidekiq (7.3.9)', 'rack-attack (6.7.0)')}`
  const places = found('shared-instance', text).map(f => [f.at, ...f.related.map(r => r.at)].map(at => `${at.file}:${at.line}`))
  expect(places).toContainEqual(['config/initializers/limits.rb:3', 'config/environments/production.rb:2'])
  expect(places).toContainEqual(['config/initializers/limits.rb:1', 'config/initializers/sidekiq.rb:1', 'config/initializers/sidekiq.rb:2'])
})

test("application data on Sidekiq's connection is lost with the jobs", () => {
  const text = `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV["REDIS_CACHE_URL"] || ENV["REDIS_URL"] }
end
--- config/initializers/redis.rb
REFRESHED = Redis.new(url: ENV["REFRESHED_URL"] || ENV["REDIS_CACHE_URL"])
--- app/models/schedule.rb
class Schedule
  def self.mark(id) = Sidekiq.redis { |redis| redis.call("SADD", "marked", id) }
end
${SIDEKIQ}${lock('rails (8.0.2)', 'redis (5.4.1)', 'redis-client (0.25.0)', 'sidekiq (7.3.9)')}`
  const messages = found('shared-instance', text).map(f => f.message)
  expect(messages).toContainEqual(expect.stringMatching(/and Sidekiq share .* The same connection carries the data of `Schedule` as well/))
})

const CABLE = 'production:\n  adapter: redis\n  url: <%= ENV["CABLE_URL"] %>\n'
const application = (inside: string) => `require "rails/all"\n${inside}\n`

test.each<[string, string, string]>([
  ['config/', application('module OnlineShop\n  class Application < Rails::Application\n  end\nend'), 'online_shop_production'],
  ['config/', application('module HCBWeb\n  class Application < ::Rails::Application\n  end\nend'), 'hcb_web_production'],
  [
    'config/',
    application('module Acme\n  module V2Shop\n    class Application < Rails::Application\n    end\n  end\nend'),
    'acme_v2_shop_production',
  ],
  ['config/', application('class App\nend'), 'app_production'],
  ['apps/My-Shop/config/', application('class App\nend'), 'my_shop_production'],
])('a channel prefix is the name of the app: in %s%s %s', (folder, text, wanted) => {
  const files = new Map([
    [`${folder}application.rb`, text],
    [`${folder}cable.yml`, CABLE],
  ])
  const [one] = findingsOf(reportOn(files, ['cable-prefix']))
  expect([one?.fix?.title, one?.advice]).toEqual([`set channel_prefix: ${wanted}`, expect.stringContaining(`channel_prefix: ${wanted}\n`)])
})

test('shared-instance names three who ride along, counts the others and lists them all', () => {
  const names = ['Ads', 'Bids', 'Cuts', 'Days', 'Ends']
  const riders = names.map(
    name => `--- app/models/${name.toLowerCase()}.rb
class ${name}
  def self.mark(id) = Sidekiq.redis { |redis| redis.call("SADD", "marked", id) }
end
`,
  )
  const text = `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV["REDIS_URL"] }
end
${riders.join('')}${SIDEKIQ}${lock('rails (8.0.2)', 'redis (5.4.1)', 'redis-client (0.25.0)', 'sidekiq (7.3.9)')}`
  const [one] = found('shared-instance', text)
  expect(one?.message).toContain('The same connection carries the data of `Ads`, `Bids`, `Cuts` and 2 more as well.')
  expect(one?.related.map(r => r.at.file).filter(f => f.startsWith('app/'))).toEqual(names.map(n => `app/models/${n.toLowerCase()}.rb`))
})

test.each(['missing-timeout', 'cable-prefix'])('%s of a cable.yml without a section gives the whole of one', rule => {
  const [finding] = found(rule, `--- config/cable.yml\ndevelopment:\n  adapter: async\n${lock('rails (8.0.2)', 'redis (5.4.1)')}`)
  expect(finding?.advice).toContain('\nproduction:\n  adapter: redis\n  url: <%= ENV.fetch("REDIS_URL") %>\n')
})

test('a class of its own that is a Redis is told by super, and its objects are pooled where they are made', () => {
  const [finding] = found(
    'missing-timeout',
    `--- lib/shop/redis.rb
module Shop
  class Redis < ::Redis
    def initialize(options = {})
      super({ url: ENV["STOCK_URL"] }.merge(options))
    end
  end
end
--- config/initializers/stock.rb
require "shop/redis"
STOCK = Shop::Redis.new
--- config/sidekiq.yml
:concurrency: 10
${lock('rails (7.1.5)', 'redis (4.8.1)', 'sidekiq (6.5.12)')}`,
  ).filter(f => f.at.file === 'lib/shop/redis.rb')
  expect(finding?.advice).toContain('\nsuper({ url: ENV["STOCK_URL"] }.merge(options).merge(timeout: 1))\n')
})
