/** Variables that only Heroku or its add-ons set, and `herokuapp.com` addresses: gone on any other platform. */
import { isRider } from '../model/client.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { place, type Span } from '../model/span.ts'
import { options, parts, type Value, variables } from '../model/value.ts'
import { confidence } from './confidence.ts'
import type { Rule } from './rule.ts'
import { capital, connection, listed, named, subject, verb, workloads } from './words.ts'

/** Who sets a variable: the fact sheet's section 9. Plain REDIS_URL is everybody's. */
const ADD_ONS: readonly (readonly [RegExp, string])[] = [
  [/^REDIS_TLS_URL$/, 'Heroku Key-Value Store set it beside a plain `REDIS_URL` until December 2024'],
  [/^HEROKU_REDIS_[A-Z0-9_]+_URL$/, 'Heroku sets it for each further Key-Value Store'],
  [/^REDISCLOUD_URL$/, "Heroku's add-on Redis Cloud sets it"],
  [/^REDISTOGO_URL$/, "Heroku's add-on RedisToGo sets it"],
  [/^REDISGREEN_URL$/, "Heroku's add-on RedisGreen sets it"],
  [/^OPENREDIS_URL$/, "Heroku's add-on openredis sets it"],
  [/^STACKHERO_REDIS_URL_(?:TLS|CLEAR)$/, "Heroku's add-on Stackhero sets it"],
]

const HOST = /(?:^|[/.@])[\w-]+\.herokuapp\.com(?=[:/]|$)/i

const weight = (model: Model, isAlone: boolean): Finding['severity'] => (model.target === null ? 'note' : isAlone ? 'error' : 'warning')

const elsewhere = (model: Model): string => (model.target === null ? 'On any other platform' : `On ${model.target}`)

function places(v: Value, name: string): Span | undefined {
  if (v.kind === 'env') return v.name === name ? v.at : undefined
  for (const inner of parts(v)) {
    const found = places(inner, name)
    if (found) return found
  }
  return undefined
}

const whose = (name: string): string | undefined => ADD_ONS.find(([pattern]) => pattern.test(name))?.[1]

/** Whether a variable of the app's own is asked before: `ENV["REDIS_URL"] || ENV["REDISCLOUD_URL"]` can be set anywhere. */
function comesSecond(name: string, endpoint: Value): boolean {
  if (endpoint.kind !== 'firstOf') return false
  const names = endpoint.options.slice(
    0,
    endpoint.options.findIndex(o => variables(o).includes(name)),
  )
  return names.some(o => o.kind === 'env' && whose(o.name) === undefined)
}

function* addOns(model: Model): Iterable<Finding> {
  const clients = model.clients.filter(c => !isRider(c))
  const names = [...new Set(clients.flatMap(c => variables(c.endpoint)))]
  for (const name of names) {
    const why = whose(name)
    if (why === undefined) continue
    const using = clients.filter(c => variables(c.endpoint).includes(name) && !comesSecond(name, c.endpoint))
    const spots = new Map(
      using.flatMap(c => {
        const at = places(c.endpoint, name)
        return at ? [[place(at), { at, client: c }] as const] : []
      }),
    )
    const [spot] = spots.values()
    if (!spot) continue
    const behind = options(spot.client.endpoint).filter(o => !(o.kind === 'env' && o.name === name) && !(o.kind === 'literal' && o.implied))
    const [next] = behind
    const then =
      next?.kind === 'env'
        ? `\`$${next.name}\` is read instead`
        : next?.kind === 'literal'
          ? `\`${String(next.value)}\` is used instead`
          : 'nothing names the server'
    const subjects = [...new Set(using.map(subject))]
    yield {
      rule: 'heroku-variable',
      severity: weight(model, behind.length === 0),
      confidence: confidence([...spots.values()].flatMap(s => (s.client.endpoint.kind === 'either' ? [s.client.endpoint] : []))),
      message: `${capital(listed(subjects))} ${subjects.length > 1 ? 'read' : verb(spot.client, 'reads', 'read')} ${named([name])}: ${why}. ${elsewhere(model)} it does not exist, and ${then}.`,
      advice: `Read a name that is yours first, which you can set anywhere:\n\n\`\`\`ruby\nENV["REDIS_URL"].presence || ENV["${name}"]\n\`\`\`\n\nOn Heroku: \`heroku config:set REDIS_URL=$(heroku config:get ${name})\`, or \`heroku redis:promote\` for its own Key-Value Store.`,
      at: spot.at,
      related: [...spots.values()].slice(1).map(s => ({ at: s.at, role: connection(s.client) })),
      about: `${workloads(using)} on env:${name}`,
    }
  }
}

/** Literal text with a `herokuapp.com` host in it. */
function hosts(v: Value, depth = 0): readonly { readonly text: string; readonly at: Span }[] {
  if (depth > 6) return []
  if (v.kind === 'literal' && typeof v.value === 'string' && HOST.test(v.value)) return [{ text: v.value, at: v.at }]
  return parts(v).flatMap(inner => hosts(inner, depth + 1))
}

const SETTINGS: readonly (readonly [string, string])[] = [
  [
    'Rails.application.config.action_cable.allowed_request_origins',
    'a page from any other host is refused with “Request origin not allowed”, and its subscriptions never connect',
  ],
  ['Rails.application.config.action_cable.url', 'the page tells browsers to connect there'],
]

function* addresses(model: Model): Iterable<Finding> {
  for (const { url, at, library } of model.consumers) {
    for (const host of url ? hosts(url) : []) {
      yield {
        rule: 'heroku-variable',
        severity: weight(model, true),
        confidence: confidence([url]),
        message: `The Action Cable consumer of \`${library}\` connects to \`${host.text}\`, a host of Heroku's: ${model.target === null ? 'once the app moves, or gets a domain of its own' : `on ${model.target}`} browsers still connect to the old app.`,
        advice:
          "Let the page say where the cable is (`action_cable_meta_tag`), or connect to the page's own host:\n\n```js\ncreateConsumer()\n```",
        at,
        related: [],
        about: `cable consumer on ${HOST.exec(host.text)?.[0].replace(/^[/.@]/, '') ?? host.text}`,
      }
    }
  }
  for (const [path, what] of SETTINGS) {
    const value = model.settings.get(path)
    const found = value ? hosts(value) : []
    const [first] = found
    if (!first) continue
    const key = path.split('.').at(-1) ?? path
    yield {
      rule: 'heroku-variable',
      severity: weight(model, true),
      confidence: confidence([]),
      message: `\`${key}\` names \`${first.text}\`, a host of Heroku's: ${model.target === null ? 'once the app moves, or gets a domain of its own,' : `on ${model.target}`} ${what}.`,
      advice: `Take the host from the environment:\n\n\`\`\`ruby\nconfig.action_cable.${key} = ${key === 'url' ? '"wss://#{ENV.fetch("APP_HOST")}/cable"' : '["https://#{ENV.fetch("APP_HOST")}"]'}\n\`\`\``,
      at: first.at,
      related: [],
      about: `cable ${key} on herokuapp.com`,
    }
  }
}

function* check(model: Model): Iterable<Finding> {
  yield* addOns(model)
  yield* addresses(model)
}

const LOCK =
  '--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    rails (8.0.2)\n    redis (5.4.1)\n    redis-client (0.25.0)\n'

export const herokuVariable: Rule = {
  id: 'heroku-variable',
  severity: 'error',
  since: '0.1.0',
  needs: ['code'],
  title: 'A name that only Heroku knows decides where Redis or the cable is',
  why: 'Add-ons of Heroku name their variables themselves: `REDISCLOUD_URL`, `HEROKU_REDIS_IVORY_URL`, `REDIS_TLS_URL`. On another platform, or with another add-on, they do not exist, and the app goes to its next default, often localhost. `*.herokuapp.com` in a consumer or among `allowed_request_origins` keeps the cable on the old app. Without a `target:` in `.redline.yml` this is a note; with one it is an error, or a warning where another variable stands behind it. Plain `REDIS_URL` is never reported, nor a name that is read only after one of your own.',
  fix: `Read a name of your own first:

\`\`\`ruby
Redis.new(url: ENV["REDIS_URL"].presence || ENV["REDISCLOUD_URL"])
\`\`\``,
  sources: [
    'https://devcenter.heroku.com/articles/heroku-redis',
    'https://devcenter.heroku.com/articles/rediscloud',
    'https://guides.rubyonrails.org/action_cable_overview.html#allowed-request-origins',
  ],
  check,
  examples: [
    {
      title: "An add-on's variable",
      kind: 'bad',
      files: `--- config/initializers/redis.rb
STORE = Redis.new(url: ENV["REDISCLOUD_URL"] || ENV["REDIS_URL"]) # <- On any other platform it does not exist, and \`$REDIS_URL\` is read instead.
${LOCK}`,
    },
    {
      title: 'A move is planned, and a constant of another file names the variable',
      kind: 'bad',
      files: `--- .redline.yml
target: render
--- lib/servers.rb
CABLE = ENV.fetch("HEROKU_REDIS_IVORY_URL") # <- On render it does not exist
--- config/initializers/store.rb
require Rails.root.join("lib/servers")

STORE = Redis.new(url: CABLE)
--- config/environments/production.rb
Rails.application.configure do
  config.action_cable.allowed_request_origins = ["https://shop.example.com", "https://shop-prod.herokuapp.com"] # <- \`allowed_request_origins\` names
end
${LOCK}`,
    },
    {
      title: 'REDIS_URL, and hosts of the app',
      kind: 'good',
      files: `--- config/initializers/redis.rb
STORE = Redis.new(url: ENV.fetch("REDIS_URL"), timeout: 1)
--- config/environments/production.rb
Rails.application.configure do
  config.action_cable.allowed_request_origins = ["https://shop.example.com"]
end
${LOCK}`,
    },
  ],
}
