/** An address that is written in the repository and that no variable can change. */
import { chains } from '../model/address.ts'
import { type Client, isRider } from '../model/client.ts'
import type { Finding, Fix } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { place } from '../model/span.ts'
import { entry, options } from '../model/value.ts'
import { byPlace, reach, type Written, written, writtenFor } from '../model/written.ts'
import { confidence } from './confidence.ts'
import type { Rule } from './rule.ts'
import { capital, connection, eachForItself, listed, named, subject, workloads } from './words.ts'

const isYaml = (file: string): boolean => /\.ya?ml(?:\.erb)?$/.test(file)

/** Variables that move a client: those that the app names, and one that a library reads by itself where nothing comes before it. */
const moving = (client: Client): ReadonlySet<string> =>
  new Set(options(client.endpoint).flatMap((o, i) => (o.kind === 'env' && (i === 0 || !o.implied) ? [o.name] : [])))

/** The variable that most of the app's other clients follow. */
function followed(model: Model): string | undefined {
  const counts = new Map<string, number>()
  for (const c of model.clients) for (const v of moving(c)) counts.set(v, (counts.get(v) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

const hasPassword = (url: string): boolean => /^[a-z+]+:\/\/[^/@]*:[^/@]+@/i.test(url)

/** The literal itself, where it is a whole plain or quoted URL, replaced by the variable with the literal behind it. */
function throughVariable({ client, value }: Written, variable: string, code: string): Fix | undefined {
  const url = client.options && entry(client.options, 'url')
  const text = String(value.value)
  const quotes = isYaml(value.at.file) ? 0 : 2
  const whole =
    url &&
    url.kind === 'literal' &&
    url.at.start === value.at.start &&
    url.at.file === value.at.file &&
    value.at.end - value.at.start === text.length + quotes
  if (!whole || hasPassword(text)) return undefined
  return {
    title: `read ${variable}, with this address behind it`,
    safe: false,
    edits: [{ at: value.at, text: quotes === 0 ? `<%= ${code} %>` : code }],
  }
}

function finding(group: readonly Written[], model: Model): Finding | undefined {
  const [first] = group
  if (!first) return undefined
  const { client, value, key } = first
  const clients = group.map(w => w.client)
  const url = String(value.value)
  const local = reach(key) === 'localhost'
  const variable = followed(model) ?? 'REDIS_URL'
  const others = model.clients.filter(c => !clients.includes(c) && c.ridesOn === undefined && moving(c).has(variable))
  const moved = others.length > 0 ? ` ${named([variable])} moves ${listed([...new Set(others.map(subject))])}, but not this.` : ''
  const code = local || hasPassword(url) ? `ENV.fetch("${variable}")` : `ENV.fetch("${variable}", ${JSON.stringify(url)})`
  const names = [...new Set(clients.map(subject))]
  const fix = group.every(w => place(w.value.at) === place(value.at))
    ? throughVariable(first, variable, `ENV.fetch("${variable}", ${JSON.stringify(url)})`)
    : undefined
  return {
    rule: 'hard-coded-url',
    severity: reach(key) === 'service' ? 'note' : 'warning',
    confidence: confidence([value]),
    message: `${capital(listed(names))} always ${names.length > 1 ? 'connect' : 'connects'} to \`${url}\` in ${model.environment}: the address is written in the repository and no variable can change it.${moved} ${local ? eachForItself(client) : 'When that server moves or fails over to another name, it takes a commit and a deployment to follow.'}${hasPassword(url) ? ' Its password is in the history of the repository: change it.' : ''}`,
    advice: `Read it from the environment:\n\n\`\`\`${isYaml(value.at.file) ? `yaml\n# ${value.at.file}\nurl: <%= ${code} %>` : `ruby\n# ${value.at.file}\n${code}`}\n\`\`\``,
    at: value.at,
    related: clients.filter(c => c.at.file !== value.at.file || c.at.line !== value.at.line).map(c => ({ at: c.at, role: connection(c) })),
    about: `${workloads(clients)} on ${key}`,
    ...(fix ? { fix } : {}),
  }
}

/** A client that takes one of several addresses, each of them written down. */
function chosen(client: Client, model: Model): Finding | undefined {
  if (isRider(client)) return undefined
  const all = chains(client.endpoint, model.endpoints)
  const firsts = writtenFor(client, model).filter(w => w.preferred.length === 0 && isServer(w))
  const keys = [...new Set(firsts.map(w => w.key))]
  const known = all.every(chain => firsts.some(w => w.value === chain[0]?.value))
  const [first] = firsts
  if (!first || !known || keys.length < 2) return undefined
  const variable = followed(model) ?? 'REDIS_URL'
  const urls = [...new Set(firsts.map(w => `\`${String(w.value.value)}\``))]
  return {
    rule: 'hard-coded-url',
    severity: firsts.every(w => reach(w.key) === 'service') ? 'note' : 'warning',
    confidence: confidence(firsts.map(w => w.value)),
    message: `${capital(subject(client))} connects to ${listed(urls, 'or')} in ${model.environment}: a condition chooses, ${urls.length > 2 ? 'all' : 'both'} are written in the repository, and no variable can name another. When a server moves or fails over to another name, it takes a commit and a deployment to follow.`,
    advice: `Read it from the environment, which each deployment sets for itself:\n\n\`\`\`ruby\n# ${client.at.file}\nENV.fetch("${variable}")\n\`\`\``,
    at: first.at,
    related: firsts.slice(1).map(w => ({ at: w.at, role: 'the other address' })),
    about: `${client.workload} on ${keys.join(' or ')}`,
  }
}

/** A socket is a matter of the machine, and `""` or a path names no server. */
const isServer = ({ value, key }: Written): boolean => !key.startsWith('unix:') && value.value !== ''

function* check(model: Model): Iterable<Finding> {
  if (model.environment === 'development' || model.environment === 'test') return
  const first = written(model).filter(w => w.preferred.length === 0 && w.always && isServer(w))
  for (const group of byPlace(first)) {
    const one = finding(group, model)
    if (one) yield one
  }
  for (const client of model.clients) {
    const one = chosen(client, model)
    if (one) yield one
  }
}

const LOCK =
  '--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    rails (8.0.2)\n    redis (5.4.1)\n    redis-client (0.25.0)\n'

export const hardCodedUrl: Rule = {
  id: 'hard-coded-url',
  severity: 'warning',
  since: '0.1.0',
  needs: ['code'],
  title: 'A Redis address that no variable can change',
  why: 'Providers move servers, change passwords and fail over to other host names. An address that stands in the repository follows only by a commit and a deployment, and it is the same for staging and production. `localhost` in the production section is the common case: it works on one machine, and with two each has a Redis of its own.',
  fix: `Read it from the environment, in each place:

\`\`\`yaml
# config/cable.yml
production:
  adapter: redis
  url: <%= ENV.fetch("REDIS_URL") %>
\`\`\``,
  sources: ['https://12factor.net/config', 'https://guides.rubyonrails.org/action_cable_overview.html#redis-adapter'],
  check,
  examples: [
    {
      title: 'The production section names a host',
      kind: 'bad',
      files: `--- config/cable.yml
production:
  adapter: redis
  url: redis://localhost:6379/1 # <- Action Cable always connects to \`redis://localhost:6379/1\`
  channel_prefix: shop_production
${LOCK}`,
    },
    {
      title: 'A constant in another file, beside a client that follows a variable',
      kind: 'bad',
      files: `--- lib/store.rb
module Store
  URL = "rediss://store.example.com:6380/0" # <- \`$REDIS_URL\` moves the cache (\`Rails.cache\`), but not this.
end
--- config/initializers/store.rb
require Rails.root.join("lib/store")

STORE = Redis.new(url: Store::URL)
--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_URL") }
end
${LOCK}`,
    },
    {
      title: 'From a variable; literals only in development',
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
  ],
}
