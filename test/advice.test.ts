/** What findings advise to paste and which places they name, where a real app once read something that didn't fit it. */
import { expect, test } from 'vitest'
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

test.each<[string, string, string, string]>([
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
    'ConnectionPool.new(size: 5) { Redis.new(url: ENV["REDIS_URL"]) }',
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
    'ActiveSupport::Cache::RedisStore.new(…, pool_size: 5, pool_timeout: 1)',
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
    'ConnectionPool::Wrapper.new(size: 5, timeout: 1) { Redis::Store.new(…) }',
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
    'what is only meant elsewhere is written out, what means the same everywhere is not',
    'missing-timeout',
    `--- lib/store.rb
wait = 3
AT = ENV["STORE_URL"]
OPTIONS = { url: AT, reconnect_attempts: wait, db: Integer(ENV.fetch("STORE_DB", 7)), id: nil }
OPTIONS[:id] = "store"
--- config/initializers/store.rb
require Rails.root.join("lib/store")

$store = Redis.new(OPTIONS)
${lock('rails (8.0.2)', 'redis (5.4.1)')}`,
    'url: ENV["STORE_URL"],\n  reconnect_attempts: 3,\n  db: Integer(ENV.fetch("STORE_DB", 7)),\n  id: "store",\n  timeout: 1',
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
