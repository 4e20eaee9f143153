/** A key beside the environments of cable.yml, which Rails never reads. */
import type { Client } from '../model/client.ts'
import type { Finding, Fix } from '../model/finding.ts'
import type { MisplacedKey, Model } from '../model/model.ts'
import { optionKey } from '../model/optionKeys.ts'
import { show } from '../model/value.ts'
import { confidence } from './confidence.ts'
import type { Rule } from './rule.ts'
import { fenced } from './words.ts'

const id = 'misplaced-key'

/** Keys that decide which server the cable reaches. */
const ADDRESS = new Set(['url', 'host', 'port', 'path', 'sentinels'])

/** What happens instead, and how bad that is. */
function effect(
  key: MisplacedKey,
  model: Model,
  cable: Client | undefined,
): { readonly text: string; readonly severity: Finding['severity'] } {
  const { environment } = key
  if (!cable) {
    const adapter = model.instead.cable
    return {
      text: `${environment} runs on the adapter \`${adapter ?? 'that its own section names'}\`, and nothing uses it`,
      severity: 'note',
    }
  }
  if (key.key === 'adapter')
    return { text: `${environment} has no adapter of its own and gets \`redis\`, whatever is written here`, severity: 'warning' }
  const own = optionKey(cable.options, key.key)
  if (own) return { text: `${environment} uses its own \`${key.key}: ${show(own.value)}\`, so this line only misleads`, severity: 'note' }
  if (ADDRESS.has(key.key)) return { text: `Action Cable in ${environment} connects to ${show(cable.endpoint)} instead`, severity: 'error' }
  if (key.key === 'channel_prefix')
    return { text: `channels in ${environment} have no prefix and are shared by every app on the same server`, severity: 'warning' }
  if (key.key === 'ssl_params')
    return { text: `a TLS connection in ${environment} verifies certificates by Ruby's defaults`, severity: 'warning' }
  return { text: `${environment} runs with the library's own \`${key.key}\``, severity: 'warning' }
}

/** Moves the line to the top of the environment's section. */
function fixOf({ key, environment, move }: MisplacedKey): Fix | undefined {
  if (!move) return undefined
  const indent = ' '.repeat(move.to.column - 1)
  const start = { ...move.to, end: move.to.start, endLine: move.to.line, endColumn: move.to.column }
  return {
    title: `move ${key} into ${environment}`,
    safe: false,
    edits: [
      { at: move.line, text: '' },
      { at: start, text: `${move.text.trim()}\n${indent}` },
    ],
  }
}

export const misplacedKey: Rule = {
  id,
  severity: 'error',
  since: '0.1.0',
  needs: ['code'],
  title: 'A key in cable.yml stands where Rails never looks',
  why: `Rails reads one section of config/cable.yml, the one named after the environment, over the section \`shared\` (Rails 6.0 and later). A key at the top level of the file belongs to no section and is dropped without a word. A \`url:\` that is lost this way sends Action Cable to \`REDIS_URL\` or, without it, to localhost: the app boots, and the first broadcast fails or goes to another server.`,
  fix: `Indent the key below its environment:

\`\`\`yaml
production:
  adapter: redis
  url: <%= ENV.fetch("CABLE_REDIS_URL") %>
\`\`\`

or below \`shared:\` where all environments are to have it.`,
  sources: [
    'https://github.com/rails/rails/blob/v8.0.2/actioncable/lib/action_cable/engine.rb',
    'https://api.rubyonrails.org/classes/Rails/Application.html#method-i-config_for',
  ],
  *check(model) {
    const cable = model.clients.find(c => c.library === 'action-cable')
    for (const key of model.misplacedKeys) {
      if (key.reader) continue
      const { text, severity } = effect(key, model, cable)
      const fix = severity === 'note' ? undefined : fixOf(key)
      yield {
        rule: id,
        severity,
        confidence: severity === 'note' ? 'certain' : confidence([cable?.options]),
        message: `\`${key.key}\`${key.value && severity !== 'note' ? ` (${show(key.value)})` : ''} stands beside the environments and is never read: Rails takes the section \`${key.environment}:\` alone, so ${text}.`,
        advice:
          severity === 'note'
            ? `Delete the line, or indent it below \`${key.environment}:\`.`
            : `Indent it below its environment:\n\n${fenced('yaml', `${key.environment}:\n  ${move(key)}`)}`,
        at: key.at,
        related: cable ? [{ at: cable.at, role: 'what Rails reads' }] : [],
        about: `${key.key} beside the environments of the cable`,
        ...(fix ? { fix } : {}),
      }
    }
  },
  examples: [
    {
      title: 'The URL stands beside production, so the cable connects elsewhere',
      kind: 'bad',
      files: `--- config/cable.yml
production:
  adapter: redis
  channel_prefix: shop_production
url: <%= ENV.fetch("CABLE_REDIS_URL") %> # <- connects to $REDIS_URL or
`,
    },
    {
      title: 'The section is an alias, and the prefix stands beside it',
      kind: 'bad',
      files: `--- config/cable.yml
default: &default
  adapter: redis
  url: <%= ENV.fetch("CABLE_REDIS_URL") %>

channel_prefix: shop # <- channels in production have no prefix

production:
  <<: *default
`,
    },
    {
      title: 'Anchors, shared and sections are read',
      kind: 'good',
      files: `--- config/cable.yml
shared:
  channel_prefix: shop

production:
  adapter: redis
  url: <%= ENV.fetch("CABLE_REDIS_URL") %>
`,
    },
  ],
}

const move = (key: MisplacedKey): string => key.move?.text.trim() ?? `${key.key}: …`
