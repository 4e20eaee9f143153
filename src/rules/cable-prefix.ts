/** Action Cable on Redis without a prefix for its channels. */
import { serverOf } from '../model/address.ts'
import type { Client } from '../model/client.ts'
import { databaseOf } from '../model/database.ts'
import type { Fix } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { meeting } from '../model/sharing.ts'
import { cableSection, hasNoSection } from '../model/snippet/section.ts'
import { options, type Value } from '../model/value.ts'
import { before } from '../model/version.ts'
import { confidence } from './confidence.ts'
import type { Rule } from './rule.ts'
import { addresses } from './words.ts'

const id = 'cable-prefix'

/** A database of its own, in the URL or beside it: someone meant it to part this app from what else is there. */
function ownDatabase(client: Client): number | undefined {
  const all = options(client.endpoint).map(v => databaseOf(client, v))
  return all.find(db => typeof db === 'number' && db !== 0) as number | undefined
}

/** A client of the same server that names its keys after the app, as one does where others use the server too. */
const prefixed = (client: Client, model: Model): Client | undefined =>
  model.clients.find(
    c => c !== client && c.prefix !== null && c.ridesOn === undefined && meeting(c, client, model)?.onlyLocalhost === false,
  )

/** Whether the options may hold more than the files show. */
const open = (v: Value | undefined): boolean => v?.kind !== 'record' || v.open === true

/** `IdentityIdp` as `identity_idp`. */
const underscored = (name: string): string =>
  name
    .replace(/([A-Z]+)([A-Z][a-z])|([a-z\d])(?=[A-Z])/g, '$1$3_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase()

/** What the app calls itself, else its folder's name. */
const appName = ({ name, root }: Model): string => underscored(name ?? root.slice(root.lastIndexOf('/') + 1)) || 'app'

function fixOf(client: Client, prefix: string): Fix | undefined {
  const at = client.urlAt
  if (!at || !/\.ya?ml$/.test(at.file)) return undefined
  const indent = ' '.repeat(at.column - 1)
  const edit = { at: { ...at, end: at.start, endLine: at.line, endColumn: at.column }, text: `channel_prefix: ${prefix}\n${indent}` }
  return { title: `set channel_prefix: ${prefix}`, safe: false, edits: [edit] }
}

export const cablePrefix: Rule = {
  id,
  severity: 'warning',
  since: '0.1.0',
  needs: ['code'],
  title: 'Action Cable has no prefix, so all apps on its server share its channels',
  why: `Redis knows channels by name alone: pub/sub ignores database numbers. Two apps, or production and staging, on one server therefore hear each other's broadcasts where their channels have the same name, as \`chat_1\` or a Turbo stream of the same model has; a user of one sees what was meant for the other. \`channel_prefix\` (Rails 5.1 and later) is the only thing that parts them.

It is a note where nothing says that the server is shared, and a warning where something does: a database number of its own, or a prefix that another client of the same server has.`,
  fix: `\`\`\`yaml
# config/cable.yml
production:
  adapter: redis
  url: <%= ENV.fetch("REDIS_URL") %>
  channel_prefix: shop_production
\`\`\`

While a deployment replaces processes, old and new ones don't hear each other, so browsers miss the broadcasts of those minutes.`,
  sources: [
    'https://redis.io/docs/latest/develop/pubsub/',
    'https://guides.rubyonrails.org/action_cable_overview.html#redis-adapter',
    'https://github.com/rails/rails/blob/v8.0.2/actioncable/lib/action_cable/subscription_adapter/channel_prefix.rb',
  ],
  *check(model) {
    for (const client of model.clients) {
      if (client.library !== 'action-cable' || client.prefix !== null || open(client.options)) continue
      if (before(model.gems.rails, '5.1')) continue
      // A prefix that stands where nothing reads it is the matter of misplaced-key, which moves it.
      if (model.misplacedKeys.some(k => k.key === 'channel_prefix')) continue
      const db = ownDatabase(client)
      const neighbour = prefixed(client, model)
      const where = addresses(client.endpoint) || 'the localhost of each machine'
      const sign =
        db !== undefined
          ? ` Database ${db} does not help: pub/sub ignores database numbers.`
          : neighbour
            ? ` ${neighbour.name} has a prefix on this server, so others seem to use it.`
            : ''
      const prefix = `${appName(model)}_${model.environment}`
      const fix = fixOf(client, prefix)
      const put = hasNoSection(client) ? `There is no section \`${model.environment}\`. Put one` : 'Put this beside `adapter: redis`'
      yield {
        rule: id,
        severity: sign ? 'warning' : 'note',
        confidence: confidence([client.options]),
        message: `Action Cable broadcasts on ${where} without a \`channel_prefix\`: any other app or environment on that server that has a channel of the same name gets this app's messages, and this app theirs.${sign}`,
        advice: `${put} in config/cable.yml:\n\n${cableSection(client, model.environment, [`channel_prefix: ${prefix}`])}`,
        at: client.at,
        related: neighbour ? [{ at: neighbour.at, role: `${neighbour.name} has a prefix` }] : [],
        about: `cable without prefix on ${options(client.endpoint)
          .map(v => (v.kind === 'env' ? `env:${v.name}` : v.kind === 'literal' ? serverOf(String(v.value)) : v.kind))
          .join(' or ')}`,
        ...(fix ? { fix } : {}),
      }
    }
  },
  examples: [
    {
      title: 'A database of its own does not part channels',
      kind: 'bad',
      files: `--- config/cable.yml
production:
  adapter: redis
  url: redis://redis.internal:6380/3 # <- Database 3 does not help
`,
    },
    {
      title: 'The cache keeps to a namespace on the same server, the cable does not',
      kind: 'bad',
      files: `--- config/cable.yml
default: &default
  adapter: redis
  url: <%= ENV.fetch("SHARED_REDIS_URL") %> # <- Rails.cache has a prefix on this server

production:
  <<: *default
--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("SHARED_REDIS_URL"), namespace: "shop", connect_timeout: 1 }
end
`,
    },
    {
      title: 'A prefix, written or from a variable',
      kind: 'good',
      files: `--- config/cable.yml
production:
  adapter: redis
  url: redis://redis.internal:6380/3
  channel_prefix: <%= ENV.fetch("CABLE_PREFIX", "shop_production") %>
`,
    },
  ],
}
