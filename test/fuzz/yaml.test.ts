/** Random YAML with ERB through the whole program, in each file that something reads. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { APPLICATION, LOCKFILE, patience, runs, scanned } from './scanned.ts'
import { yamlFile } from './yamlText.ts'

const PLACES = [
  'config/cable.yml',
  'config/sidekiq.yml',
  'config/sidekiq.yml.erb',
  'config/redis.yml',
  'config/redis/shared.yml',
  'config/anycable.yml',
  'config/resque-pool.yml',
  'config/settings.yml',
  'config/solid_queue.yml',
  'config/queue.yml',
  'config/cache.yml',
  'docker-compose.prod.yml',
  'render.yaml',
  'Procfile',
  'app.json',
  'heroku.yml',
  '.env',
  '.env.production',
  '.redline.yml',
  'config/application.yml',
  'config/secrets.yml',
  'config/deploy.yml',
  'fly.toml',
  'package.json',
  'Gemfile.lock',
  '.github/workflows/ci.yml',
  'k8s/web.yaml',
  'config/redis.conf',
  'main.tf',
] as const

/** Reads what the YAML may say. */
const READERS = `
redis = Rails.application.config_for(:redis)
REDIS = Redis.new(**redis)
OTHER = Redis.new(url: YAML.load(ERB.new(File.read(Rails.root.join("config/redis.yml"))).result)[Rails.env]["url"])
Sidekiq.configure_server { |config| config.redis = redis.merge(url: Settings.redis.url) }
`

test('any YAML gives a report without failures', { timeout: patience }, () => {
  let clients = 0
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...PLACES), yamlFile), { minLength: 1, maxLength: 4 }), files => {
      const tree = new Map([
        ['config/application.rb', APPLICATION],
        ['Gemfile.lock', LOCKFILE],
        ['config/initializers/redis.rb', READERS],
        ...files,
      ])
      for (const { model } of scanned(tree).apps) clients += model.clients.length
    }),
    runs(100),
  )
  expect(clients).toBeGreaterThan(60)
})
