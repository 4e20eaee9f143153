/** Which of an app's Ruby files are read while it boots. */
import { expect, test } from 'vitest'
import { readBundle, reportOn } from '../bundle.ts'

const INITIALIZERS = `--- config/initializers/a_search.rb
Search.index = Entry.new
--- config/initializers/b_redis.rb
STOCK = Redis.new(url: Address.of(:stock), timeout: 1)
--- app/models/entry.rb
class Entry
end
--- app/models/address.rb
class Address
  def self.of(name)
    "redis://#{name}.internal:6379/0"
  end
end
`

test('an initializer that names Redis brings the classes that it names, another does not', () => {
  const report = reportOn(readBundle(INITIALIZERS).files)
  const [app] = report.apps
  expect(app?.model.clients.map(c => c.endpoint.kind)).toEqual(['literal'])
  // application.rb, the initializers and address.rb.
  expect(report.seen.parsed).toBe(4)
})

test('a class that an earlier initializer had no need of is read for a later one', () => {
  const both = INITIALIZERS.replace('Entry.new', 'Address.of(:search)')
  const [app] = reportOn(readBundle(both).files).apps
  expect(app?.model.clients.map(c => c.endpoint.kind)).toEqual(['literal'])
})
