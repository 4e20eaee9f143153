/** A production client that ends up on localhost without a word where a variable is unset. */
import type { Finding, Fix } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { contains, place } from '../model/span.ts'
import { byPlace, reach, type Written, written } from '../model/written.ts'
import { confidence, leastSure } from './confidence.ts'
import { nilUrl } from './localhost-fallback/nil.ts'
import type { Rule } from './rule.ts'
import { connection, declaredName, eachForItself, fenced, few, listed, noneSet, serverName, subject, verb, workloads } from './words.ts'

const EARLY = 'Where this file is read while assets are precompiled, give the variable any value there.'

/** The variables that decide, in order: of text built around a host and a port the host. */
const deciding = (preferred: Written['preferred']): readonly string[] => [
  ...new Set(preferred.flatMap(a => (a.value.kind === 'concat' ? a.variables.slice(0, 1) : a.variables))),
]

/** What would have to be set: `` `$A` is not set``. */
function unset(preferred: Written['preferred']): string {
  const names = deciding(preferred)
  const settings = preferred.flatMap(a =>
    (a.value.kind === 'concat' ? a.value.parts : [a.value]).flatMap(v => (v.kind === 'setting' ? [serverName(`settings:${v.path}`)] : [])),
  )
  if (names.length > 0) return noneSet(names)
  return settings.length > 0 ? `nothing overrides ${listed([...new Set(settings)], 'or')}` : 'what comes before it gives nothing'
}

/** `ENV.fetch("A", "redis://localhost…")` becomes `ENV.fetch("A")`; undefined where the expression holds more than that. */
function withoutDefault({ client: { endpoint }, value }: Written): Fix | undefined {
  if (endpoint.kind !== 'firstOf' || endpoint.options.length !== 2) return undefined
  const [variable] = endpoint.options
  const whole =
    variable?.kind === 'env' && variable.at.start === endpoint.at.start && [variable.at, value.at].every(at => contains(endpoint.at, at))
  if (!whole || variable.kind !== 'env') return undefined
  const text = `ENV.fetch("${variable.name}")`
  return { title: `let the app stop at boot where ${variable.name} is not set`, safe: false, edits: [{ at: endpoint.at, text }] }
}

function advice(names: readonly string[], { client, preferred, at }: Written, model: Model): string {
  const last = names.at(-1)
  if (last === undefined)
    return `Give ${model.environment} a value of its own, or none, so that the app stops at boot where nobody set one.`
  if (/(?:^|\/)\.env[^/]*$/.test(at.file))
    return `Move the line into \`.env.development\`, which production does not load, and let the app stop at boot where nobody set \`${last}\`: as long as the line is there, \`ENV.fetch("${last}")\` finds it.`
  const declared = `Where \`${last}\` is surely set, tell Redline, which can't read your variables:\n\n\`\`\`yaml\n# .redline.yml\nendpoints:\n  ${last}: ${declaredName(last)}\n\`\`\``
  if (client.library === 'ioredis' || client.library === 'node-redis') return `Throw where \`${last}\` is missing. ${declared}`
  // A host or a list of sentinels is no URL that could stand before another.
  if (names.length > 1 && names.some(n => /HOST|PORT|SENTINEL/i.test(n)))
    return `Let the app stop at boot where none of them is set: \`raise\` in place of the address. ${declared}`
  const urls = preferred.every(a => a.value.kind === 'env') ? names : [last]
  const code = urls.map(n => (n === last ? `ENV.fetch("${n}")` : `ENV["${n}"].presence`)).join(' || ')
  const paste = /\.ya?ml$/.test(at.file)
    ? fenced('yaml', `${client.urlAt?.file === at.file ? 'url: ' : ''}<%= ${code} %>`)
    : fenced('ruby', code)
  return `Let the app stop at boot instead:\n\n${paste}\n\n${EARLY} ${declared}`
}

/** That some files set the variable, where they do. */
function elsewhere(names: readonly string[], { wired = {}, setIn = {}, servers }: Model): string {
  const name = names.find(n => Object.hasOwn(wired, n)) ?? names.find(n => Object.hasOwn(setIn, n))
  const file = servers.find(s => s.id === wired[name ?? ''])?.file ?? setIn[name ?? '']
  return file ? ` The deployment in \`${file}\` sets \`${name}\`; another may not.` : ''
}

function finding(group: readonly Written[], model: Model): Finding | undefined {
  const [first] = group
  if (!first) return undefined
  const { client, value, at, preferred } = first
  const clients = group.map(w => w.client)
  const subjects = [...new Set(clients.map(subject))]
  // Each client has a chain of its own before the common default: none of all their variables may be set.
  const before = group.flatMap(w => w.preferred)
  const names = deciding(before)
  const url = String(value.value)
  const fix = group.every(w => place(w.client.endpoint.at) === place(client.endpoint.at)) ? withoutDefault(first) : undefined
  const said = subjects.length > 1 || verb(client, 'connects', 'connect') === 'connect' ? 'connect' : 'connects'
  return {
    rule: 'localhost-fallback',
    severity: names.some(n => Object.hasOwn({ ...model.setIn, ...model.wired }, n)) ? 'note' : 'warning',
    confidence: leastSure(['likely', first.always ? 'likely' : 'possible', confidence([value])]),
    message: `As long as ${unset(before)}, ${few(subjects)} ${said} to \`${url}\` in ${model.environment}, and nothing says that a setting is missing. ${eachForItself(client)}${elsewhere(names, model)}`,
    advice: advice(deciding(preferred), first, model),
    at,
    related: clients.filter(c => c.at.file !== at.file || c.at.line !== at.line).map(c => ({ at: c.at, role: connection(c) })),
    about: `${workloads(clients)} after ${[...new Set(preferred.flatMap(a => a.keys))].join(', ') || 'unknown'}`,
    ...(fix ? { fix } : {}),
  }
}

function* check(model: Model): Iterable<Finding> {
  if (model.environment === 'development' || model.environment === 'test') return
  // What files set is set where they are used, and an app is often deployed in other ways too: worth a note.
  const { wired = {}, endpoints } = model
  const stated = { ...model, endpoints: Object.fromEntries(Object.entries(endpoints).filter(([name]) => !Object.hasOwn(wired, name))) }
  const ends = written(stated).filter(w => w.isLast && w.preferred.length > 0 && reach(w.key) === 'localhost' && !w.key.startsWith('unix:'))
  for (const group of byPlace(ends)) {
    const one = finding(group, model)
    if (one) yield one
  }
  for (const client of model.clients) {
    const one = nilUrl(client, stated)
    if (one) yield one
  }
}

const LOCK =
  '--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    rails (8.0.2)\n    redis (5.4.1)\n    redis-client (0.25.0)\n'

export const localhostFallback: Rule = {
  id: 'localhost-fallback',
  severity: 'warning',
  since: '0.1.0',
  needs: ['code'],
  title: 'A client in production falls back to localhost without a word',
  why: `A default such as \`ENV.fetch("REDIS_URL", "redis://localhost:6379/1")\` is meant for development. In production it hides that a variable is missing or mistyped: the app boots, and each machine talks to a Redis of its own, or to none.

The like happens with \`Redis.new(url: ENV["X"])\` on redis-rb 5 and later: an explicit \`url: nil\` makes it pass over \`REDIS_URL\`, which redis-rb 4 and older still read, and connect to localhost. A plain \`url: nil\` does the same, and so does a cache store without \`url:\` before Rails 7.0, which passes it on as nil. What a library does else where the app says nothing at all is no finding.`,
  fix: `Let production stop at boot, and keep the default for development:

\`\`\`yaml
# config/cable.yml
development:
  url: redis://localhost:6379/1
production:
  url: <%= ENV.fetch("REDIS_URL") %>
\`\`\`

Where the variable is surely set, name it under \`endpoints:\` in \`.redline.yml\`.`,
  sources: [
    'https://github.com/redis/redis-rb/blob/v5.4.1/lib/redis.rb',
    'https://guides.rubyonrails.org/action_cable_overview.html#redis-adapter',
  ],
  check,
  examples: [
    {
      title: "Rails' own cable.yml",
      kind: 'bad',
      files: `--- config/cable.yml
production:
  adapter: redis
  url: <%= ENV.fetch("REDIS_URL") { "redis://localhost:6379/1" } %> # <- As long as \`$REDIS_URL\` is not set, Action Cable connects to \`redis://localhost:6379/1\`
  channel_prefix: shop_production
${LOCK}`,
    },
    {
      title: 'A default in a constant of another file',
      kind: 'bad',
      files: `--- lib/redis_url.rb
REDIS_SERVER = ENV["STORE_URL"] || "redis://127.0.0.1:6379/3" # <- the data of \`$store\` connects
--- config/initializers/store.rb
require Rails.root.join("lib/redis_url")

$store = Redis.new(url: REDIS_SERVER)
${LOCK}`,
    },
    {
      title: 'An explicit nil on redis-rb 5',
      kind: 'bad',
      files: `--- config/initializers/geocoder.rb
Geocoder.configure(
  cache: Redis.new(url: ENV["REDIS_CACHE_URL"]), # <- passes over \`$REDIS_URL\` and connects to localhost:6379
)
${LOCK}    geocoder (1.8.5)
`,
    },
    {
      title: 'The app stops at boot where the variable is missing',
      kind: 'good',
      files: `--- config/cable.yml
development:
  adapter: redis
  url: redis://localhost:6379/1
production:
  adapter: redis
  url: <%= ENV.fetch("REDIS_URL") %>
  channel_prefix: shop_production
${LOCK}`,
    },
    {
      title: "A library's own default alone",
      kind: 'good',
      files: `--- config/initializers/redis.rb
$redis = Redis.new(timeout: 1)
${LOCK}`,
    },
    {
      title: 'An explicit nil on redis-rb 4, which reads REDIS_URL then',
      kind: 'good',
      files: `--- config/initializers/store.rb
$store = Redis.new(url: ENV["STORE_URL"], timeout: 1)
${LOCK.replace('redis (5.4.1)', 'redis (4.8.1)')}`,
    },
  ],
}
