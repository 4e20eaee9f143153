/** A redis:// URL to another machine: what goes over the network, and the password, can be read on the way. */
import { type Client, isRider } from '../model/client.ts'
import type { Finding, Fix } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { place, type Span } from '../model/span.ts'
import { entry, isNothing, options, type Value } from '../model/value.ts'
import { byPlace, reach, written } from '../model/written.ts'
import { confidence } from './confidence.ts'
import { unencrypted } from './plaintext-url/servers.ts'
import type { Rule } from './rule.ts'
import { onceEach } from './servers/wording.ts'
import { capital, connection, listed, named, subject, verb, workloads } from './words.ts'

/** Whether `ssl:` encrypts the connection whatever the URL's scheme is, or may. */
function isEncrypted(client: Client): boolean {
  const ssl = client.options ? entry(client.options, 'ssl') : undefined
  return client.tlsVerify !== null || (ssl !== undefined && ssl.kind !== 'absent' && !isNothing(ssl))
}

const others = (clients: readonly Client[], at: Span): Finding['related'] =>
  clients.filter(c => c.at.file !== at.file || c.at.line !== at.line).map(c => ({ at: c.at, role: connection(c) }))

/** Whether a client sends a password, in its URL or beside it. */
const isOpened = (client: Client, url: string): boolean =>
  /^[^/]*\/\/[^/]*@/.test(url) || (client.options !== undefined && entry(client.options, 'password').kind !== 'absent')

function* literals(model: Model): Iterable<Finding> {
  const plain = written(model).filter(w => /^redis:\/\//i.test(String(w.value.value)) && !isEncrypted(w.client))
  for (const group of byPlace(plain)) {
    const [first] = group
    const far = first && reach(first.key)
    if (!first || (far !== 'public' && far !== 'private')) continue
    const { value, key, at } = first
    const clients = group.map(w => w.client)
    const names = [...new Set(clients.map(subject))]
    const url = String(value.value)
    const quoted = value.at.end - value.at.start - url.length
    const scheme: Span = { ...value.at, start: value.at.start + quoted / 2, end: value.at.start + quoted / 2 + 'redis'.length }
    const fix: Fix | undefined =
      (quoted === 0 || quoted === 2) && place(at) === place(value.at)
        ? { title: 'use TLS', safe: false, edits: [{ at: scheme, text: 'rediss' }] }
        : undefined
    const network = far === 'private' ? ' Only a note, because the name is one of a private network.' : ''
    yield {
      rule: 'plaintext-url',
      severity: far === 'private' ? 'note' : 'warning',
      confidence: confidence([value]),
      message: `${capital(listed(names))} ${names.length > 1 ? 'talk' : verb(clients[0] as Client, 'talks', 'talk')} to \`${url}\` without TLS: whoever is on the way to ${key.replace(/:\d+$/, '')} reads ${group.some(w => isOpened(w.client, url)) ? 'the password and ' : ''}everything that is stored.${network}`,
      advice: `Where the server offers TLS, often at a port of its own:\n\n\`\`\`\n${url.replace(/^redis/i, 'rediss')}\n\`\`\``,
      at,
      related: others(clients, at),
      about: `${workloads(clients)} on ${key}`,
      ...(fix ? { fix } : {}),
    }
  }
}

interface Host {
  readonly name: string
  readonly setting: boolean
}

/** The host in text that begins with `redis://`, where a variable gives it. */
function hostVariable(v: Value): Host | undefined {
  if (v.kind !== 'concat') return undefined
  const text = v.parts.map((p, i) => (p.kind === 'literal' ? String(p.value) : `\0${i}\0`)).join('')
  const index = /^redis:\/\/(?:[^@/]*@)?\0(\d+)\0/i.exec(text)?.[1]
  const part = index === undefined ? undefined : v.parts[Number(index)]
  if (part?.kind === 'env') return { name: part.name, setting: false }
  return part?.kind === 'setting' ? { name: part.path, setting: true } : undefined
}

/** `"redis://#{ENV["REDIS_HOST"]}"`: another host can be set, TLS can't. */
function* built(model: Model): Iterable<Finding> {
  const seen = new Map<string, { readonly value: Value; readonly hosts: Host[]; readonly clients: Client[] }>()
  for (const client of model.clients) {
    const url = client.options && entry(client.options, 'url')
    if (isRider(client) || !url || isEncrypted(client)) continue
    for (const value of options(url)) {
      const host = hostVariable(value)
      if (!host) continue
      const known = seen.get(place(value.at)) ?? { value, hosts: [], clients: [] }
      if (!known.clients.includes(client)) known.clients.push(client)
      if (!known.hosts.some(h => h.name === host.name)) known.hosts.push(host)
      seen.set(place(value.at), known)
    }
  }
  for (const { value, hosts, clients } of seen.values()) {
    const names = [...new Set(clients.map(subject))]
    const one = hosts.length === 1
    const what = listed(hosts.map(h => (h.setting ? `the setting \`${h.name}\`` : named([h.name]))))
    const built = one ? 'the host in' : 'the hosts in'
    const by = one ? 'a URL that always begins with' : 'URLs that always begin with'
    const can = one ? 'the host can be set' : 'the hosts can be set'
    yield {
      rule: 'plaintext-url',
      severity: 'note',
      confidence: confidence([value]),
      message: `${capital(listed(names))} ${names.length > 1 ? 'connect' : verb(clients[0] as Client, 'connects', 'connect')} to ${built} ${what} by ${by} \`redis://\`: ${can}, TLS can't, so a server that asks for it (Heroku's and most hosted ones do) can't be used, and elsewhere the traffic stays readable.`,
      advice: `Take a whole URL, which carries scheme, user and password:\n\n\`\`\`ruby\nENV.fetch("REDIS_URL")\n\`\`\``,
      at: value.at,
      related: others(clients, value.at),
      about: `${workloads(clients)} built on ${hosts.map(h => `${h.setting ? 'setting' : 'env'}:${h.name}`).join('+')}`,
    }
  }
}

function* check(model: Model): Iterable<Finding> {
  if (model.environment === 'development' || model.environment === 'test') return
  yield* literals(model)
  yield* built(model)
  yield* onceEach(unencrypted(model))
}

const LOCK =
  '--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    rails (8.0.2)\n    redis (5.4.1)\n    redis-client (0.25.0)\n'

export const plaintextUrl: Rule = {
  id: 'plaintext-url',
  severity: 'warning',
  since: '0.1.0',
  needs: ['code', 'declared', 'live'],
  title: 'A connection to another host without TLS',
  why: "With `redis://` the password and all data go over the network as they are; with `rediss://` redis-rb (from 4.2) and redis-client use TLS and verify the certificate. Localhost and names of one label, such as a service of Docker Compose, are not reported; names and addresses of private networks are a note. A URL whose host comes from a variable and whose scheme is fixed is a note too: no setting can turn TLS on.\n\nA server that is declared without TLS, or that a live audit found so, is reported where it stands: a warning where its network is the provider's or the internet, a note in a private network of a cloud.",
  fix: `Use the server's TLS address, best as a whole URL from the environment:

\`\`\`ruby
Redis.new(url: ENV.fetch("REDIS_URL")) # rediss://…
\`\`\``,
  sources: [
    'https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/',
    'https://github.com/redis/redis-rb/blob/v5.4.1/README.md',
  ],
  check,
  examples: [
    {
      title: 'A server on another host',
      kind: 'bad',
      files: `--- config/initializers/store.rb
STORE = Redis.new(url: ENV["STORE_URL"] || "redis://store.example.com:6379/0") # <- without TLS: whoever is on the way to store.example.com
${LOCK}`,
    },
    {
      title: 'The scheme is fixed, the host comes from a variable, in a file of its own',
      kind: 'bad',
      files: `--- lib/store_url.rb
module StoreUrl
  def self.build
    "redis://#{ENV.fetch("STORE_HOST")}:6380/0" # <- a URL that always begins with \`redis://\`
  end
end
--- config/initializers/store.rb
require Rails.root.join("lib/store_url")

STORE = Redis.new(url: StoreUrl.build)
${LOCK}`,
    },
    {
      title: 'Servers that are declared without TLS',
      kind: 'bad',
      files: `--- redis.tf
resource "aws_elasticache_replication_group" "jobs" {
  replication_group_id       = "jobs"
  node_type                  = "cache.t4g.small"
  num_cache_clusters         = 2
  transit_encryption_enabled = false # <- \`aws_elasticache_replication_group.jobs\` talks without TLS
}

resource "azurerm_redis_cache" "pages" {
  capacity             = 1
  family               = "C"
  sku_name             = "Standard"
  non_ssl_port_enabled = true # <- also answers without TLS
}
${LOCK}`,
    },
    {
      title: 'TLS, a local server, and a service of Docker Compose',
      kind: 'good',
      files: `--- config/initializers/stores.rb
FAR = Redis.new(url: "rediss://store.example.com:6380/0", timeout: 1)
NEAR = Redis.new(url: ENV.fetch("NEAR_URL", "redis://127.0.0.1:6379/0"), timeout: 1)
BESIDE = Redis.new(url: ENV.fetch("BESIDE_URL", "redis://redis:6379/0"), timeout: 1)
BY_OPTION = Redis.new(url: "redis://store.example.com:6380/1", ssl: true, timeout: 1)
${LOCK}`,
    },
  ],
}
