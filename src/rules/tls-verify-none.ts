/** TLS to Redis without verifying whom one talks to. */
import { type Client, isRider } from '../model/client.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { place, type Span } from '../model/span.ts'
import { entry, isNothing, options, ordered, type Value } from '../model/value.ts'
import { before } from '../model/version.ts'
import { confidence } from './confidence.ts'
import type { Rule } from './rule.ts'
import { addresses, capital, connection, fenced, listed, subject, verb } from './words.ts'

const id = 'tls-verify-none'

/** A string is not the constant: OpenSSL refuses it (invalid-option). */
const written = (client: Client): boolean => {
  const params = client.options ? entry(client.options, 'ssl_params') : undefined
  const mode = params ? entry(params, 'verify_mode') : undefined
  return mode?.kind === 'literal' && typeof mode.value === 'string'
}

/** An address that is reached without TLS unless `ssl: true` stands beside it. */
function withoutTls(v: Value): boolean {
  const start = v.kind === 'concat' ? v.parts[0] : v
  return start?.kind === 'literal' && /^(?:redis|unix):\/\//.test(String(start.value))
}

/** The addresses at which something would be verified. */
function overTls(client: Client): readonly Value[] {
  const ssl = client.options ? entry(client.options, 'ssl') : undefined
  const all = options(client.endpoint)
  return ssl && ssl.kind !== 'absent' ? all : all.filter(v => !withoutTls(v))
}

/** hiredis-client takes over once it is loaded, and verified whatever it was told before 0.30.0 (ignored-option). */
const verifiesAnyway = (client: Client, model: Model): boolean =>
  before(model.gems['hiredis-client'], '0.30') && client.library !== 'redis-store' && !before(model.gems.redis, '5')

/** A client by what doesn't move: its workload with its role, or with the name that the app gives it. */
const known = (c: Client): string => `${c.workload} ${c.role ?? (/^[\w:$@]+$/.test(c.name) ? c.name : '')}`.trim()

/** Clients that redis-rb connects. */
const BY_REDIS_RB = new Set<Client['library']>([
  'redis-rb',
  'rails-cache',
  'action-cable',
  'kredis',
  'sidekiq',
  'redis-store',
  'redis-session-store',
])

/** Whether the code asks for TLS, in a URL that it writes or with `ssl: true`. */
function asksForTls(client: Client): boolean {
  const ssl = client.options ? entry(client.options, 'ssl') : undefined
  if (ssl?.kind === 'literal' && ssl.value === true) return true
  return options(client.endpoint).some(v => {
    const start = v.kind === 'concat' ? v.parts[0] : v
    return start?.kind === 'literal' && String(start.value).startsWith('rediss://')
  })
}

/** redis-rb up to 4.1 verifies only what `ssl_params:` asks for. Source: redis lib/redis/connection/ruby.rb at v4.1.3 and v4.2.0. */
function* byDefault(model: Model): Iterable<Finding> {
  const { redis } = model.gems
  if (!before(redis, '4.2')) return
  for (const client of model.clients) {
    const params = client.options ? entry(client.options, 'ssl_params') : undefined
    if (isRider(client) || !BY_REDIS_RB.has(client.library) || client.tlsVerify !== null || !asksForTls(client)) continue
    if (params && params.kind !== 'absent' && !isNothing(params)) continue
    yield {
      rule: id,
      severity: 'warning',
      confidence: confidence([]),
      message: `${capital(connection(client))} goes to ${addresses(client.endpoint)} over TLS, and redis ${redis} accepts any certificate where no \`ssl_params:\` are given: it verifies by default from 4.2 on.`,
      advice: `Update redis to 4.2 or later, or ask for it:\n\n${fenced('ruby', 'ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_PEER }')}`,
      at: client.urlAt ?? client.at,
      related: [],
      about: `certificates unverified by default for ${known(client)}`,
    }
  }
}

export const tlsVerifyNone: Rule = {
  id,
  severity: 'error',
  since: '0.1.0',
  needs: ['code'],
  title: 'A TLS connection to Redis accepts any certificate',
  why: `With \`OpenSSL::SSL::VERIFY_NONE\` the connection is encrypted, but to whoever answers: a machine between the app and Redis can present any certificate, read the password that the client sends first, and with it all jobs, sessions and cached pages.

Heroku's Key-Value Store has self-signed certificates and its documentation asks for this setting, so on Heroku it is a note as long as the app stays there. Elsewhere (ElastiCache, Upstash, Redis Cloud, Render, …) certificates are signed by an authority, and the setting only takes the protection away. redis-rb verifies by default from 4.2; before, TLS without \`ssl_params:\` accepts any certificate as well (a warning).`,
  fix: `Leave \`ssl_params\` out where the provider's certificate is signed by a public authority. Where it is the provider's own, name the authority:

\`\`\`ruby
ssl_params: { ca_file: Rails.root.join("config/redis-ca.pem").to_s }
\`\`\``,
  sources: [
    'https://devcenter.heroku.com/articles/connecting-heroku-redis',
    'https://github.com/redis/redis-rb/blob/v5.4.1/README.md#ssltls-support',
    'https://github.com/redis/redis-rb/blob/v5.4.1/CHANGELOG.md#420',
    'https://docs.ruby-lang.org/en/3.4/OpenSSL/SSL/SSLContext.html#attribute-i-verify_mode',
  ],
  *check(model) {
    yield* byDefault(model)
    const places = new Map<string, { readonly at: Span; readonly clients: Client[] }>()
    for (const client of model.clients) {
      if (
        client.tlsVerify !== 'none' ||
        isRider(client) ||
        written(client) ||
        overTls(client).length === 0 ||
        verifiesAnyway(client, model)
      )
        continue
      const at = client.tlsAt ?? client.at
      const group = places.get(place(at)) ?? { at, clients: [] }
      group.clients.push(client)
      places.set(place(at), group)
    }
    const onHeroku = model.platform === 'heroku' && model.target === null
    for (const { at, clients } of places.values()) {
      const both = clients.some(c => c.role === 'server') && clients.some(c => c.role === 'client')
      const names = [...new Set(clients.map(c => (both ? subject(c) : connection(c))))]
      const servers = [
        ...new Set(clients.map(c => addresses(ordered(overTls(c), c.at))).filter(text => text !== '' && !text.includes('unknown'))),
      ]
      const goes = names.length === 1 ? verb(clients[0] as Client, 'goes', 'go') : 'go'
      const to = servers.length > 0 ? ` to ${listed(servers)}` : ''
      yield {
        rule: id,
        severity: onHeroku ? 'note' : 'error',
        confidence: confidence([]),
        message: `${capital(listed(names))} ${goes}${to} with \`VERIFY_NONE\`: whoever stands between the app and Redis can answer with a certificate of their own and read the password and the data.${onHeroku ? " Heroku's certificates are self-signed, so it is needed as long as the app stays there." : ''}`,
        advice: onHeroku
          ? 'Keep it on Heroku. Take it out on the day the app moves to a provider whose certificates are signed.'
          : `Take \`verify_mode\` out, or name the provider's authority if its certificate is not signed by a public one:\n\n${fenced('ruby', 'ssl_params: { ca_file: Rails.root.join("config/redis-ca.pem").to_s }')}\n\nIf this runs on Heroku, say so in .redline.yml (\`platform: heroku\`): there it is needed.`,
        at,
        related: clients
          .filter(c => c.at.file !== at.file || c.at.line !== at.line)
          .map(c => ({ at: c.at, role: `used by ${connection(c)}` })),
        about: `certificates unverified for ${[...new Set(clients.map(known))].sort().join('+')}`,
      }
    }
  },
  examples: [
    {
      title: 'Sidekiq without verification',
      kind: 'bad',
      files: `--- config/initializers/sidekiq.rb
Sidekiq.configure_server do |config|
  config.redis = {
    url: ENV.fetch("JOBS_REDIS_URL"),
    ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_NONE } # <- Sidekiq's server connection goes to \`$JOBS_REDIS_URL\` with \`VERIFY_NONE\`
  }
end

Sidekiq.configure_client do |config|
  config.redis = { url: ENV.fetch("JOBS_REDIS_URL") }
end
`,
    },
    {
      title: 'One constant for two clients, and the number in YAML',
      kind: 'bad',
      files: `--- config/initializers/redis.rb
UNVERIFIED = { verify_mode: OpenSSL::SSL::VERIFY_NONE }.freeze # <- The data of \`CARTS\` and the data of \`FLAGS\` go to
CARTS = Redis.new(url: ENV.fetch("CARTS_URL"), ssl_params: UNVERIFIED, timeout: 1)
FLAGS = Redis.new(url: ENV.fetch("FLAGS_URL"), ssl_params: UNVERIFIED, timeout: 1)
--- config/cable.yml
production:
  adapter: redis
  url: <%= ENV.fetch("CABLE_URL") %>
  channel_prefix: shop
  ssl_params:
    verify_mode: <%= OpenSSL::SSL::VERIFY_NONE %> # <- Action Cable goes to \`$CABLE_URL\` with \`VERIFY_NONE\`
`,
    },
    {
      title: 'Verified, by default or by an authority of its own; without TLS there is nothing to verify',
      kind: 'good',
      files: `--- config/initializers/redis.rb
CARTS = Redis.new(url: ENV.fetch("CARTS_URL"), ssl_params: { ca_file: "config/redis-ca.pem" }, timeout: 1)
FLAGS = Redis.new(url: ENV.fetch("FLAGS_URL"), ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_PEER }, timeout: 1)
LOCAL = Redis.new(url: "redis://redis.internal:6380", ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_NONE }, timeout: 1)
`,
    },
  ],
}
