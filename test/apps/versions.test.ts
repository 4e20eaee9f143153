/** One small app for each version row of the fact sheet that a judgement rests on: same files, other gems, other answer. */
import { describe, expect, test } from 'vitest'
import { defaults } from '../../src/model/defaults.ts'
import { mapRepo } from '../../src/model/repo.ts'
import type { AppReport } from '../../src/model/report.ts'
import { emptyConfig } from '../../src/policy/config.ts'
import { analyse } from '../../src/redline.ts'
import { endpoint, setting } from '../../src/report/inventory.ts'

type Files = Readonly<Record<string, string>>
type Ask = (app: AppReport) => unknown

const lockfile = (gems: string): string =>
  `GEM\n  remote: https://rubygems.org/\n  specs:\n${gems
    .split(', ')
    .map(g => `    ${g.replace(' ', ' (')})`)
    .join('\n')}\n`

function read(gems: string, files: Files): AppReport {
  const app = 'require "rails/all"\nmodule Shop\n  class Application < Rails::Application\n  end\nend\n'
  const repo = mapRepo(new Map(Object.entries({ 'config/application.rb': app, 'Gemfile.lock': lockfile(gems), ...files })))
  const report = analyse(repo, { environment: 'production', base: '.', config: () => emptyConfig })
  expect(report.failures).toEqual([])
  return report.apps[0] as AppReport
}

const client = ({ model }: AppReport, workload: string) => {
  const found = model.clients.find(c => c.workload === workload)
  if (!found) throw new Error(`no ${workload}`)
  return found
}
const reaches =
  (workload: string): Ask =>
  app =>
    endpoint(client(app, workload).endpoint)
const waits =
  (workload: string): Ask =>
  app => {
    const { connect, read: answer, reconnects } = defaults(client(app, workload), app.model.gems)
    return [connect, answer, reconnects]
  }
const pool =
  (workload: string): Ask =>
  app => [client(app, workload).pooling, defaults(client(app, workload), app.model.gems).pool]
const concurrency: Ask = ({ model }) => setting(model.processes.find(p => p.kind === 'sidekiq')?.concurrency)
const threads: Ask = ({ model }) => setting(model.processes.find(p => p.kind === 'puma')?.threads)
const says =
  (rule: string): Ask =>
  ({ findings }) => [...new Set(findings.filter(f => f.rule === rule).map(f => f.severity))]

const advises =
  (rule: string, words: RegExp): Ask =>
  ({ findings }) => findings.filter(f => f.rule === rule).map(f => words.test(f.message))

const NIL: Files = { 'config/initializers/redis.rb': 'REDIS = Redis.new(url: nil)\n' }
const HOST: Files = { 'config/initializers/redis.rb': 'REDIS = Redis.new(host: "data.internal", port: 6380)\n' }
const BARE: Files = { 'config/initializers/redis.rb': 'REDIS = Redis.new(db: 3)\n' }
const JOBS: Files = { 'config/sidekiq.yml': ':queues:\n  - mail\n', Procfile: 'worker: bundle exec sidekiq\n' }
const CACHE: Files = { 'config/environments/production.rb': 'Rails.application.configure do\n  config.cache_store = :redis_cache_store, { url: nil }\nend\n' }
const SIZED: Files = {
  'config/environments/production.rb': 'Rails.application.configure do\n  config.cache_store = :redis_cache_store, { url: "redis://c.internal:6390", pool_size: 7 }\nend\n',
}
const CABLE: Files = { 'config/cable.yml': 'shared:\n  host: cable.internal\nproduction:\n  adapter: redis\n  connect_timeout: 4\n' }
const POOLED: Files = {
  'config/initializers/sidekiq.rb': 'POOL = ConnectionPool.new(size: 22) { Redis.new(url: "redis://j.internal:6391") }\nSidekiq.configure_server { |c| c.redis = POOL }\n',
}
const NAMESPACED: Files = { 'config/initializers/sidekiq.rb': 'Sidekiq.configure_server { |c| c.redis = { namespace: "shop" } }\nSidekiq.configure_client { |c| c.redis = { namespace: "shop" } }\n' }
const SMALL: Files = { ...JOBS, 'config/initializers/sidekiq.rb': 'Sidekiq.configure_server { |c| c.redis = { size: 8 } }\n', 'config/sidekiq.yml': ':concurrency: 8\n' }
const NINE: Files = { 'config/initializers/sidekiq.rb': 'Sidekiq.configure_server { |c| c.redis = { size: 9 } }\n' }
const CROWDED: Files = {
  'config/environments/production.rb': 'Rails.application.configure do\n  config.cache_store = :redis_cache_store, { url: ENV.fetch("CACHE_URL") }\nend\n',
  'config/sidekiq.yml': ':concurrency: 12\n',
  Procfile: 'worker: bundle exec sidekiq\n',
}
const WEB: Files = { 'config/puma.rb': 'workers 3\n', Procfile: 'web: bundle exec puma -C config/puma.rb\n' }

const LOCAL = 'redis://localhost:6379/0'

const ROWS: readonly (readonly [section: string, what: string, gems: string, files: Files, ask: Ask, is: unknown])[] = [
  ['1.4', 'Sidekiq 5.2 raises where the pool is below concurrency + 2', 'rails 5.2.8, redis 4.1.0, sidekiq 5.2.10', SMALL, says('undersized-pool'), ['error']],
  ['1.4', 'Sidekiq 6.5 likewise', 'rails 6.1.7, redis 4.8.1, sidekiq 6.5.12', SMALL, says('undersized-pool'), ['error']],
  ['1.4', 'Sidekiq 7 is content with the concurrency', 'rails 7.1.5, sidekiq 7.3.9', SMALL, says('undersized-pool'), []],
  ['1.5', 'Sidekiq 5.1 runs 25 threads', 'rails 5.1.7, redis 4.1.0, sidekiq 5.1.3', JOBS, concurrency, { env: 'RAILS_MAX_THREADS', default: 25 }],
  ['1.5', 'Sidekiq 5.2 runs 10', 'rails 5.2.8, redis 4.1.0, sidekiq 5.2.10', JOBS, concurrency, { env: 'RAILS_MAX_THREADS', default: 10 }],
  ['1.5', 'Sidekiq 6.5 runs 10', 'rails 6.1.7, redis 4.8.1, sidekiq 6.5.12', JOBS, concurrency, { env: 'RAILS_MAX_THREADS', default: 10 }],
  ['1.5', 'Sidekiq 7 runs 5', 'rails 7.1.5, sidekiq 7.0.0', JOBS, concurrency, { env: 'RAILS_MAX_THREADS', default: 5 }],
  ['1.2', 'Sidekiq 6.5 waits as redis 4 does', 'rails 6.1.7, redis 4.8.1, sidekiq 6.5.12', JOBS, waits('sidekiq'), [5, 5, 1]],
  ['1.2', 'Sidekiq 7.2 waits 1 s', 'rails 7.1.5, sidekiq 7.2.4', JOBS, waits('sidekiq'), [1, 1, 1]],
  ['1.2', 'Sidekiq 7.3 waits 3 s', 'rails 7.1.5, sidekiq 7.3.0', JOBS, waits('sidekiq'), [3, 3, 1]],
  ['1.2', 'Sidekiq 8 waits 3 s', 'rails 8.0.2, sidekiq 8.0.10', JOBS, waits('sidekiq'), [3, 3, 1]],
  ['1.4', 'Sidekiq 7.1.0 has 5 connections besides', 'rails 7.1.5, sidekiq 7.1.0', JOBS, pool('sidekiq'), ['library', 5]],
  ['1.4', 'Sidekiq 7.1.1 has 10', 'rails 7.1.5, sidekiq 7.1.1', JOBS, pool('sidekiq'), ['library', 10]],
  ['1.1', 'Sidekiq 6 takes a pool', 'rails 6.1.7, redis 4.8.1, sidekiq 6.5.12, connection_pool 2.4.1', POOLED, says('invalid-option'), []],
  ['1.1', 'Sidekiq 7 refuses a pool', 'rails 7.1.5, redis 5.4.1, sidekiq 7.3.9, connection_pool 2.5.3', POOLED, says('invalid-option'), ['error']],
  ['1.2', 'Sidekiq 6 takes a namespace', 'rails 6.1.7, redis 4.8.1, sidekiq 6.5.12, redis-namespace 1.11.0', NAMESPACED, says('invalid-option'), []],
  ['1.2', 'Sidekiq 7 refuses a namespace', 'rails 7.1.5, sidekiq 7.3.9', NAMESPACED, says('invalid-option'), ['error']],
  ['3.1', 'redis 3 waits 5 s', 'rails 5.2.8, redis 3.3.5', BARE, waits('app'), [5, 5, 1]],
  ['3.1', 'redis 4 waits 5 s', 'rails 6.1.7, redis 4.8.1', BARE, waits('app'), [5, 5, 1]],
  ['3.1', 'redis 5 waits 1 s', 'rails 7.1.5, redis 5.4.1', BARE, waits('app'), [1, 1, 1]],
  ['3.1', 'redis 4 takes REDIS_URL for nil', 'rails 6.1.7, redis 4.8.1', NIL, reaches('app'), ['env:REDIS_URL', LOCAL]],
  ['3.1', 'redis 5 takes localhost for nil', 'rails 7.1.5, redis 5.4.1', NIL, reaches('app'), [LOCAL]],
  ['3.1', 'a host is the server on redis 4', 'rails 6.1.7, redis 4.8.1', HOST, reaches('app'), ['redis://data.internal:6380']],
  ['3.1', 'and on redis 5', 'rails 7.1.5, redis 5.4.1', HOST, reaches('app'), ['redis://data.internal:6380']],
  ['3.1', 'a database alone leaves REDIS_URL on redis 5', 'rails 7.1.5, redis 5.4.1', BARE, reaches('app'), ['env:REDIS_URL', LOCAL]],
  ['5.1', 'Rails 6.1 passes a nil URL on, which is localhost on redis 5', 'rails 6.1.7, redis 5.4.1', CACHE, reaches('cache'), [LOCAL]],
  ['5.1', 'Rails 6.1 with redis 4 reads REDIS_URL', 'rails 6.1.7, redis 4.8.1', CACHE, reaches('cache'), ['env:REDIS_URL', LOCAL]],
  ['5.1', 'Rails 7.0 drops a nil URL', 'rails 7.0.10, redis 5.4.1', CACHE, reaches('cache'), ['env:REDIS_URL', LOCAL]],
  ['5.1', 'Rails 7.0 connects for 20 s and never again', 'rails 7.0.10, redis 5.4.1', CACHE, waits('cache'), [20, 1, 0]],
  ['5.1', 'Rails 7.1 for 1 s', 'rails 7.1.6, redis 5.4.1', CACHE, waits('cache'), [1, 1, 1]],
  ['5.1', 'Rails 7.0 shares one connection', 'rails 7.0.10, redis 5.4.1', CACHE, pool('cache'), ['none', null]],
  ['5.1', 'Rails 7.1 pools 5', 'rails 7.1.6, redis 5.4.1', CACHE, pool('cache'), ['library', 5]],
  ['5.1', 'Rails 7.1 takes pool_size', 'rails 7.1.6, redis 5.4.1', SIZED, says('invalid-option'), []],
  ['5.1', 'Rails 7.2 hands it to redis 5, which refuses it', 'rails 7.2.3, redis 5.4.1', SIZED, says('invalid-option'), ['error']],
  ['5.1', 'Rails 7.2.2 lets a full pool raise', 'rails 7.2.2, redis 5.4.1, sidekiq 7.3.9', CROWDED, advises('undersized-pool', /then raise/), [true]],
  ['5.1', 'Rails 7.2.3 rescues it', 'rails 7.2.3, redis 5.4.1, sidekiq 7.3.9', CROWDED, advises('undersized-pool', /then raise/), [false]],
  ['5.1', 'Rails 8.0.1 lets it raise', 'rails 8.0.1, redis 5.4.1, sidekiq 7.3.9', CROWDED, advises('undersized-pool', /then raise/), [true]],
  ['5.1', 'Rails 8.0.2 rescues it', 'rails 8.0.2, redis 5.4.1, sidekiq 7.3.9', CROWDED, advises('undersized-pool', /then raise/), [false]],
  ['1.4', 'Sidekiq 5.2 counts the two more when it starts', 'rails 5.2.8, redis 4.1.0, sidekiq 5.2.10', { ...SMALL, ...NINE }, advises('undersized-pool', /RuntimeError/), [true]],
  ['1.4', 'Sidekiq 6.5 when the options are set', 'rails 6.1.7, redis 4.8.1, sidekiq 6.5.12', { ...SMALL, ...NINE }, advises('undersized-pool', /ArgumentError/), [true]],
  ['6.3', 'Rails 5.2 drops the timeouts of cable.yml', 'rails 5.2.8, redis 4.8.1', CABLE, app => client(app, 'cable').timeouts.connect, null],
  ['6.3', 'Rails 6.0 passes them', 'rails 6.0.6, redis 4.8.1', CABLE, app => setting(client(app, 'cable').timeouts.connect), 4],
  ['6.1', 'Rails 5.2 knows no shared section', 'rails 5.2.8, redis 4.8.1', CABLE, reaches('cable'), ['env:REDIS_URL', LOCAL]],
  ['6.1', 'Rails 6.1 lays the section over it', 'rails 6.1.7, redis 4.8.1', CABLE, reaches('cable'), ['redis://cable.internal:6379']],
  ['7.1', 'Puma 4 runs 16 threads', 'rails 6.1.7, puma 4.3.12', WEB, threads, 16],
  ['7.1', 'Puma 6 runs 5, or what two variables say', 'rails 7.1.6, puma 6.6.0', WEB, threads, { env: 'PUMA_MAX_THREADS', default: 5 }],
]

describe('versions', () => {
  test.each(ROWS)('%s: %s (%s)', (_section, _what, gems, files, ask, is) => expect(ask(read(gems, files))).toEqual(is))
})
