/** A made-up Rails monolith of any size, the same for the same seed: `node scripts/generate-tree.js FOLDER [FILES] [SEED]`. */
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One Ruby file in this many speaks of Redis. A prime, so that it meets every kind of file. */
const ONE_IN = 101
const [SHORTEST, LONGEST] = [20, 120]
/** Files of one subject, over all kinds: about ten of them share a folder. */
const SUBJECT = 240

const words = text => text.trim().split(/\s+/)
const NOUNS = words(`account address agreement approval asset attachment audience badge balance batch booking budget campaign card
  catalog channel charge claim comment company contact contract coupon course currency customer delivery deposit discount document
  dispute event export feed filter folder form grant group guest handbook holding import incident invoice item journal label lead
  ledger letter license lesson limit listing location message milestone notice offer order partner payment payout plan policy post
  price product profile project proposal quote rating receipt refund region reminder reply report request review schedule segment
  seller session shipment shop signup slot statement step subscription summary survey table tag task tax team template tenant ticket
  tier token topic transfer trial unit upload user vendor version visit voucher wallet warehouse webhook widget`)
const VERBS = words(`accept activate add apply approve archive assign attach build calculate cancel capture charge check clear close
  collect compare complete confirm convert copy create decline deliver dispatch draft enable expire export fetch finish grant hide
  import issue load lock mark match merge move notify open pause prepare publish refresh reject release remove rename reopen replace
  request resolve resume revoke schedule send settle sort split start submit suspend sync track transfer update upload validate verify`)
const QUALITIES = words(`active annual blocked bulk closed current default draft due empty external final first global hidden inner
  last late local manual monthly open outer overdue paid partial pending primary public recent remote shared single total valid`)
const STATES = words('active archived cancelled complete draft failed open paid pending refused sent')

/** Numbers from 0 up to 1 (mulberry32). */
function random(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const camel = name => name.replace(/(^|_)([a-z])/g, (_, __, letter) => letter.toUpperCase())

/** Draws for everything below, from one stream. */
function dice(seed) {
  const next = random(seed)
  const upTo = n => Math.floor(next() * n)
  const one = list => list[upTo(list.length)]
  return { upTo, one, noun: () => one(NOUNS), verb: () => one(VERBS), quality: () => one(QUALITIES) }
}

/** What a method's body may hold: a few lines a time, none of which is about Redis. */
const PASSAGES = [
  d => [`${d.noun()} = ${camel(d.noun())}.find_by(${d.noun()}_id: ${d.noun()}.id)`],
  d => [`return if ${d.noun()}.blank? || ${d.noun()}.${d.quality()}?`],
  d => [
    `if ${d.noun()}.${d.quality()}?`,
    `  ${d.verb()}_${d.noun()}(${d.noun()}, at: Time.zone.now)`,
    'else',
    `  errors.add(:${d.noun()}, "is not ${d.quality()}")`,
    'end',
  ],
  d => [
    `${d.noun()}s.where(state: %w[${d.one(STATES)} ${d.one(STATES)}]).find_each do |${d.noun()[0]}|`,
    `  ${d.verb()}_${d.noun()}(${d.upTo(90)} + ${d.upTo(90)})`,
    'end',
  ],
  d => [`@${d.noun()} ||= ${d.noun()}s.order(created_at: :desc).limit(${5 + d.upTo(95)}).to_a`],
  d => [
    `${d.noun()}.update!(`,
    `  ${d.noun()}: params.fetch(:${d.noun()}),`,
    `  ${d.quality()}_at: ${1 + d.upTo(30)}.days.from_now,`,
    `  note: "The ${d.quality()} ${d.noun()} of #{${d.noun()}.name}",`,
    ')',
  ],
  d => [
    `case ${d.noun()}.state`,
    `when '${d.one(STATES)}' then ${d.verb()}_${d.noun()}`,
    `when '${d.one(STATES)}', '${d.one(STATES)}' then :${d.quality()}`,
    `else raise ArgumentError, "unknown ${d.noun()}"`,
    'end',
  ],
  d => [`Rails.logger.info("${d.verb()} #{self.class.name} #{${d.noun()}_id}")`],
  d => [`${d.noun()}s.map { |item| item.slice(:id, :${d.noun()}, :${d.quality()}).merge(kind: :${d.noun()}) }`],
  d => [
    'ActiveRecord::Base.transaction do',
    `  ${d.noun()}.lock!`,
    `  ${d.verb()}_${d.noun()}(${d.noun()}, by: current_user)`,
    `rescue ${camel(d.noun())}::${camel(d.quality())}Error => e`,
    '  report(e)',
    'end',
  ],
  d => [`# The ${d.noun()} is ${d.quality()} until someone has to ${d.verb()} it.`],
  d => [`${d.noun()} = (${d.noun()}.amount * ${1 + d.upTo(20)}) / 100.0`],
]

/** What a file that speaks of Redis says, as a method of its class. */
const REDIS_PASSAGES = [
  d => [
    `Rails.cache.fetch("${d.noun()}/#{id}", expires_in: ${1 + d.upTo(12)}.hours) do`,
    `  ${d.noun()}s.count # redis keeps this for us`,
    'end',
  ],
  d => [`REDIS_POOL.with { |redis| redis.incr("${d.noun()}:#{${d.noun()}_id}") }`],
  d => [`Sidekiq.redis { |redis| redis.call('DEL', "${d.noun()}:#{${d.noun()}.id}") }`],
  d => [`REDIS_POOL.with { |redis| redis.set("${d.noun()}:${d.quality()}", value, ex: ${60 + d.upTo(600)}) }`],
  d => [`# Kept out of Redis on purpose: a ${d.noun()} is ${d.quality()} for months.`, `${d.verb()}_${d.noun()}`],
]

const indented = (lines, depth) => lines.map(line => (line === '' ? '' : `${'  '.repeat(depth)}${line}`))

function method(d, passages) {
  const lines = []
  for (let n = 1 + d.upTo(3); n > 0; n--) lines.push(...d.one(passages)(d))
  return [
    `def ${d.verb()}_${d.quality()}_${d.noun()}${d.upTo(2) ? `(${d.noun()}, ${d.noun()}_id: nil)` : ''}`,
    ...indented(lines, 1),
    'end',
  ]
}

function example(d) {
  return [
    `it '${d.verb()}s the ${d.quality()} ${d.noun()}' do`,
    `  ${d.noun()} = create(:${d.noun()}, :${d.quality()}, ${d.noun()}: ${d.upTo(1000)})`,
    `  expect(subject.${d.verb()}(${d.noun()}).${d.noun()}).to eq(${d.upTo(1000)})`,
    'end',
  ]
}

const OPENINGS = {
  models: (d, name) => [`class ${name} < ApplicationRecord`, `  belongs_to :${d.noun()}`, `  has_many :${d.noun()}s`, ''],
  controllers: (d, name) => [`class ${name}Controller < ApplicationController`, `  before_action :${d.verb()}_${d.noun()}`, ''],
  services: (d, name) => [`class ${name}`, `  ${d.noun().toUpperCase()}_LIMIT = ${d.upTo(500)}`, ''],
  jobs: (d, name) => [`class ${name}Job < ApplicationJob`, `  queue_as :${d.one(['default', 'low', 'mailers', 'exports'])}`, ''],
  policies: (_, name) => [`class ${name}Policy < ApplicationPolicy`],
  serializers: (d, name) => [`class ${name}Serializer`, `  attributes :id, :${d.noun()}, :${d.noun()}`, ''],
  lib: (_, name) => [`class ${name}`],
}
const SUFFIX = {
  controllers: '_controller',
  jobs: '_job',
  policies: '_policy',
  serializers: '_serializer',
  models: '',
  services: '',
  lib: '',
}
const KINDS = words('models models controllers services services services jobs policies serializers')

/** One Ruby file of 20 to 120 lines. */
function source(d, kind, module, base, aboutRedis) {
  const length = SHORTEST + d.upTo(LONGEST - SHORTEST + 1)
  const lines = ['# frozen_string_literal: true', '']
  const body = []
  if (kind === 'spec') {
    lines.push("require 'rails_helper'", '', `RSpec.describe ${camel(module)}::${camel(base)} do`)
    if (aboutRedis) body.push('before { Redis.current.flushdb }', '')
    while (lines.length + body.length < length - 6) body.push(...example(d), '')
    lines.push(...indented(body, 1))
    lines.push(
      ...Array.from({ length: Math.max(0, length - lines.length - 1) }, () => `  # ${d.verb()} the ${d.quality()} ${d.noun()}`),
      'end',
    )
    return `${lines.join('\n')}\n`
  }
  lines.push(`module ${camel(module)}`, ...indented(OPENINGS[kind](d, camel(base)), 1))
  if (aboutRedis) body.push(...method(d, REDIS_PASSAGES), '')
  for (;;) {
    const more = method(d, PASSAGES)
    if (lines.length + body.length + more.length + 3 > length) break
    body.push(...more, '')
  }
  lines.push(...indented(body, 2))
  lines.push(...Array.from({ length: Math.max(0, length - lines.length - 2) }, () => `    # ${d.verb()} the ${d.quality()} ${d.noun()}`))
  lines.push('  end', 'end')
  return `${lines.join('\n')}\n`
}

/** Files that every such app has. Those in Ruby count among the files asked for. */
const FIXED = {
  Gemfile: `source 'https://rubygems.org'

gem 'connection_pool'
gem 'puma'
gem 'rails', '~> 7.1.0'
gem 'redis', '~> 5.0'
gem 'sidekiq', '~> 7.2'
`,
  'Gemfile.lock': `GEM
  remote: https://rubygems.org/
  specs:
    connection_pool (2.4.1)
    puma (6.4.2)
    rails (7.1.3)
    redis (5.1.0)
    redis-client (0.20.0)
    sidekiq (7.2.2)

DEPENDENCIES
  connection_pool
  puma
  rails (~> 7.1.0)
  redis (~> 5.0)
  sidekiq (~> 7.2)
`,
  Procfile: `web: bundle exec puma -C config/puma.rb
worker: bundle exec sidekiq -C config/sidekiq.yml
`,
  'config/application.rb': `require_relative 'boot'
require 'rails/all'

Bundler.require(*Rails.groups)

module Monolith
  class Application < Rails::Application
    config.load_defaults 7.1
    config.active_job.queue_adapter = :sidekiq
    config.autoload_paths += Dir[Rails.root.join('packs/*/app/*')]
  end
end
`,
  'config/boot.rb': "ENV['BUNDLE_GEMFILE'] ||= File.expand_path('../Gemfile', __dir__)\n\nrequire 'bundler/setup'\n",
  'config/environment.rb': "require_relative 'application'\n\nRails.application.initialize!\n",
  'config/environments/production.rb': `Rails.application.configure do
  config.eager_load = true
  config.cache_store = :redis_cache_store, { url: ENV.fetch('REDIS_URL') }
end
`,
  'config/environments/development.rb': 'Rails.application.configure do\n  config.cache_store = :memory_store\nend\n',
  'config/puma.rb': `threads_count = ENV.fetch('RAILS_MAX_THREADS', 5).to_i
threads threads_count, threads_count
workers ENV.fetch('WEB_CONCURRENCY', 2).to_i
preload_app!
`,
  'config/initializers/redis.rb': `REDIS_POOL = ConnectionPool.new(size: 3) { Redis.new(url: ENV['STORE_REDIS_URL'] || ENV['REDIS_URL']) }
`,
  'config/initializers/sidekiq.rb': `Sidekiq.configure_server { |config| config.redis = { url: ENV.fetch('REDIS_URL'), network_timeout: 2 } }
Sidekiq.configure_client { |config| config.redis = { url: ENV.fetch('REDIS_URL'), network_timeout: 2 } }
`,
  'app/controllers/application_controller.rb': 'class ApplicationController < ActionController::Base\nend\n',
  'app/jobs/application_job.rb': 'class ApplicationJob < ActiveJob::Base\n  retry_on ActiveRecord::Deadlocked\nend\n',
  'app/models/application_record.rb': 'class ApplicationRecord < ActiveRecord::Base\n  primary_abstract_class\nend\n',
  'app/policies/application_policy.rb': 'class ApplicationPolicy\n  attr_reader :user, :record\nend\n',
  'config/initializers/inflections.rb': "ActiveSupport::Inflector.inflections(:en) { |inflect| inflect.acronym 'API' }\n",
  'config/cable.yml': `production:
  adapter: redis
  url: <%= ENV.fetch("REDIS_URL") %>
  channel_prefix: monolith_production
`,
  'config/database.yml': 'production:\n  adapter: postgresql\n  pool: <%= ENV.fetch("RAILS_MAX_THREADS", 5) %>\n',
  'config/sidekiq.yml': ':concurrency: 10\n:queues:\n  - default\n  - low\n  - mailers\n  - exports\n',
}

/** Where the n-th generated file stands, and what it is. */
function place(d, n) {
  const base = `${d.verb()}_${d.noun()}_${n}`
  // Folders grow in number with the tree, not in size.
  const subject = Math.floor(n / SUBJECT)
  const module = `${NOUNS[subject % NOUNS.length]}_${subject}`
  const share = n % 20
  const pack = `packs/${NOUNS[Math.floor(n / 700) % NOUNS.length]}s`
  if (share < 4) return { kind: 'spec', module, base, path: `spec/${d.one(KINDS)}/${module}/${base}_spec.rb` }
  if (share === 4) return { kind: 'spec', module, base, path: `${pack}/spec/${d.one(KINDS)}/${module}/${base}_spec.rb` }
  if (share === 5) return { kind: 'lib', module, base, path: `lib/${module}/${base}.rb` }
  const kind = d.one(KINDS)
  return { kind, module, base, path: `${share < 12 ? 'app' : `${pack}/app`}/${kind}/${module}/${base}${SUFFIX[kind]}.rb` }
}

/**
 * Writes a tree with exactly `files` Ruby files (at least those that every app has) into `folder`. The first files of a
 * larger tree are those of a smaller one.
 * @param {string} folder
 * @param {number} files
 * @param {number} seed
 */
export function generateTree(folder, files, seed) {
  const made = new Set()
  const write = (path, text) => {
    const to = join(folder, path)
    const into = dirname(to)
    if (!made.has(into)) mkdirSync(into, { recursive: true })
    made.add(into)
    writeFileSync(to, text, { flag: 'wx' })
  }
  for (const [path, text] of Object.entries(FIXED)) write(path, text)
  const d = dice(seed)
  const left = files - Object.keys(FIXED).filter(path => path.endsWith('.rb')).length
  for (let n = 0; n < left; n++) {
    const { kind, module, base, path } = place(d, n)
    write(path, source(d, kind, module, base, n % ONE_IN === 7))
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [folder, files = '50000', seed = '1'] = process.argv.slice(2)
  if (!folder || !(Number(files) >= 100)) {
    console.error('usage: node scripts/generate-tree.js FOLDER [FILES, at least 100] [SEED]; FOLDER must not hold such a tree yet')
    process.exit(2)
  }
  generateTree(folder, Number(files), Number(seed))
}
