/** A client that is handed over keeps the place of its URL, so that a default of several is mended where it stands. */
import { expect, test } from 'vitest'
import { findingsOf, readBundle, reportOn } from '../bundle.ts'

test('a default of several clients, of which a library is handed one', () => {
  const { files } = readBundle(`--- config/application.rb
module Shop
  class Application < Rails::Application
    config.x.redis_url = ENV.fetch("REDIS_URL") { "redis://localhost:6379" }
  end
end
--- config/initializers/redis.rb
STOCK = Redis.new(url: Rails.configuration.x.redis_url)
Rack::Attack.cache.store = Redis.new(url: Rails.configuration.x.redis_url)
`)
  const [finding, ...others] = findingsOf(reportOn(files, ['localhost-fallback']))
  expect(others).toEqual([])
  expect(finding?.message).toContain('the rate limits (`Rack::Attack`)')
  expect(finding?.fix?.edits).toMatchObject([{ at: { file: 'config/application.rb', line: 3 }, text: 'ENV.fetch("REDIS_URL")' }])
})
