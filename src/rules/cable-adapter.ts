/** Action Cable on an adapter that production can't use: one for a single process, or Redis without a gem that fits. */
import type { Client } from '../model/client.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { optionKey } from '../model/optionKeys.ts'
import { hasNoSection } from '../model/snippet/section.ts'
import { atLeast, before } from '../model/version.ts'
import { leastSure } from './confidence.ts'
import type { Rule } from './rule.ts'
import { fenced } from './words.ts'

const id = 'cable-adapter'

const LOCAL: Readonly<Record<string, string>> = {
  async: 'keeps its subscribers in the memory of one process',
  inline: 'keeps its subscribers in the memory of one process',
  test: 'keeps what is broadcast in memory, for tests to look at',
}

/** Environments that people work in, where one process is all there is. */
const ELSEWHERE = new Set(['development', 'test', 'ci'])

const REDIS_ADAPTER = `production:
  adapter: redis
  url: <%= ENV.fetch("REDIS_URL") %>
  channel_prefix: app_production`

/** What a process of its own broadcasts, in words: `the Sidekiq process and every other Puma worker`. */
function others(model: Model): { readonly who: string; readonly seen: boolean } {
  const kinds = new Set(model.processes.map(p => p.kind))
  const jobs = ['sidekiq', 'resque', 'good_job', 'solid_queue', 'delayed_job'].find(kind => kinds.has(kind))
  if (jobs) return { who: `a job in the ${jobs} process, or in another web process,`, seen: true }
  return { who: 'another web process, a job worker or a console', seen: false }
}

/** Whether something broadcasts or connects: a page that opens a connection, channels, or a call in Ruby. */
const isUsed = (model: Model): boolean => model.consumers.length > 0 || !model.cableIdle

function* local(model: Model): Iterable<Finding> {
  const name = model.instead.cable
  const at = model.insteadAt?.cable
  const keeps = name === undefined ? undefined : LOCAL[name]
  if (name === undefined || !keeps || !at || ELSEWHERE.has(model.environment)) return
  const { who, seen } = others(model)
  yield {
    rule: id,
    severity: isUsed(model) && seen ? 'error' : 'warning',
    confidence: 'certain',
    message: `Action Cable's adapter in ${model.environment} is \`${name}\`, which ${keeps}: what ${who} broadcasts never reaches the browsers connected here.`,
    advice: `Take an adapter that all processes share, in config/cable.yml:\n\n${fenced('yaml', REDIS_ADAPTER)}\n\nwith \`gem "redis"\` in the Gemfile (or solid_cable, which keeps messages in the database).`,
    at,
    related: model.consumers.slice(0, 3).map(c => ({ at: c.at, role: 'a browser connects here' })),
    about: `cable adapter ${name}`,
  }
}

interface Want {
  readonly gem: string
  /** What the adapter's own `gem` call demands. */
  readonly range: string
  readonly fits: (version: string) => boolean
}

/** Source: the first lines of actioncable lib/action_cable/subscription_adapter/redis.rb at v5.0.7.2 to v8.1.3.1 and main. */
function wanted(rails: string): Want {
  const within = (floor: string, ceiling: string) => (v: string) => atLeast(v, floor) && before(v, ceiling)
  if (atLeast(rails, '8.2.0.alpha')) return { gem: 'redis-client', range: '>= 0.28.0', fits: () => true }
  if (atLeast(rails, '7.1')) return { gem: 'redis', range: '>= 4, < 6', fits: within('4', '6') }
  if (atLeast(rails, '7.0.4')) return { gem: 'redis', range: '>= 3, < 6', fits: within('3', '6') }
  if (atLeast(rails, '5.1.5')) return { gem: 'redis', range: '>= 3, < 5', fits: within('3', '5') }
  return { gem: 'redis', range: '~> 3.0', fits: within('3', '4') }
}

function* unloadable(model: Model, client: Client): Iterable<Finding> {
  const rails = model.gems.rails ?? model.gems.actioncable
  if (rails === undefined || !model.loaded) return
  const { gem, range, fits } = wanted(rails)
  const version = model.gems[gem]
  const missing = version === undefined || !model.loaded.has(gem)
  if (!missing && fits(version)) return
  const adapter = optionKey(client.options, 'adapter')
  const locked = model.lockedAt?.get(gem)
  const problem =
    version === undefined
      ? `\`${gem}\` is not in Gemfile.lock`
      : missing
        ? `\`${gem}\` is in the Gemfile only for other environments than ${model.environment}`
        : `${gem} ${version} is locked and Rails ${rails} takes \`${gem}\` ${range} only`
  const used = isUsed(model)
  yield {
    rule: id,
    severity: used ? 'error' : 'warning',
    confidence: leastSure(version !== undefined && missing ? ['likely'] : ['certain']),
    message: `Action Cable's adapter in ${model.environment} is \`redis\`, ${hasNoSection(client) ? `the default where config/cable.yml has no section \`${model.environment}\`, ` : ''}but ${problem}: the first connection or broadcast raises LoadError ("Error loading the 'redis' Action Cable pubsub adapter").`,
    advice: `${used ? '' : 'If the app has no channels, delete config/cable.yml and leave action_cable/engine out of config/application.rb. Otherwise '}${used ? 'P' : 'p'}ut this in the Gemfile, outside of groups, and run \`bundle install\`:\n\n${fenced('ruby', `gem "${gem}", "${gem === 'redis' ? (atLeast(rails, '7.0.4') ? '~> 5.4' : '~> 4.8') : range}"`)}`,
    at: adapter?.at ?? client.at,
    related: locked ? [{ at: locked, role: `${gem} ${version} is locked here` }] : [],
    about: `cable adapter redis without ${gem}`,
  }
}

export const cableAdapter: Rule = {
  id,
  severity: 'error',
  since: '0.1.0',
  needs: ['code'],
  title: "Action Cable's adapter does not work in production",
  why: `The \`async\` adapter hands a broadcast to the subscribers of its own process. In production a page is connected to one web process, while most broadcasts come from another one or from a job worker: they are lost, without an error.

The \`redis\` adapter asks for the gem \`redis\` itself when it is loaded, at the first connection or broadcast: Rails 7.1 to 8.1 take 4 and 5, Rails 7.0.4 and later 3 to 5, older ones 3 and 4. A gem that is not there, or one that is too new, is a LoadError then and not when the app boots. \`redis-client\`, which Sidekiq 7 brings, does not stand in for it before Rails 8.2.`,
  fix: `Use an adapter that all processes share, with its gem in the Gemfile:

\`\`\`yaml
# config/cable.yml
${REDIS_ADAPTER}
\`\`\`

\`\`\`ruby
# Gemfile
gem "redis", "~> 5.4"
\`\`\``,
  sources: [
    'https://guides.rubyonrails.org/action_cable_overview.html#subscription-adapter',
    'https://github.com/rails/rails/blob/v8.0.2/actioncable/lib/action_cable/subscription_adapter/redis.rb',
    'https://github.com/rails/rails/blob/v8.0.2/actioncable/lib/action_cable/subscription_adapter/async.rb',
  ],
  *check(model) {
    yield* local(model)
    const client = model.clients.find(c => c.library === 'action-cable')
    if (client) yield* unloadable(model, client)
  },
  examples: [
    {
      title: 'Production on async, with jobs in another process',
      kind: 'bad',
      files: `--- config/cable.yml
production:
  adapter: async # <- never reaches the browsers
--- app/javascript/channels/consumer.js
import { createConsumer } from "@rails/actioncable"
export default createConsumer()
--- Procfile
web: bundle exec puma
worker: bundle exec sidekiq
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    puma (6.6.0)
    rails (8.0.2)
    redis-client (0.26.4)
    sidekiq (7.3.9)
`,
    },
    {
      title: 'Sidekiq 7 brings redis-client, but the adapter needs redis; the adapter comes from a YAML anchor',
      kind: 'bad',
      files: `--- config/cable.yml
default: &default
  adapter: redis # <- \`redis\` is not in Gemfile.lock
  url: <%= ENV.fetch("REDIS_URL") %>

production:
  <<: *default
  channel_prefix: shop_production
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    redis-client (0.26.4)
    sidekiq (7.3.9)
`,
    },
    {
      title: 'The redis adapter with a gem that fits; async stays in development',
      kind: 'good',
      files: `--- config/cable.yml
development:
  adapter: async

production:
  adapter: redis
  url: <%= ENV.fetch("REDIS_URL") %>
  channel_prefix: shop_production
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    redis (5.4.1)
    redis-client (0.26.4)
`,
    },
  ],
}
