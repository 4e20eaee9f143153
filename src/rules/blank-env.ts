/** A variable that is set to `""` counts as set, so what stands behind it is never read. */
import { type Client, isRider } from '../model/client.ts'
import type { Finding, Fix } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { place, type Span } from '../model/span.ts'
import { type Env, entry, type FirstOf, identity, options, parts, type Value } from '../model/value.ts'
import { before } from '../model/version.ts'
import type { Rule } from './rule.ts'
import { listed, named, subject, verb, workloads } from './words.ts'

/** Every place in the app's clients where a variable's blank value is taken for none: `.presence`. */
function skipping(model: Model): ReadonlyMap<string, Span> {
  const found = new Map<string, Span>()
  const visit = (v: Value, depth: number): void => {
    if (depth > 8) return
    if (v.kind === 'env' && v.skipsBlank && !found.has(v.name)) found.set(v.name, v.at)
    for (const inner of parts(v)) visit(inner, depth + 1)
  }
  for (const client of model.clients) visit(client.endpoint, 0)
  return found
}

/** What is made of `url: ""`. Source: redis-rb at v4.8.1 and v5.4.1, fact sheet 3.1. */
function consequence(client: Client, model: Model): string {
  const old =
    client.library !== 'redis-client' &&
    before(model.gems['redis'], '5') &&
    !(client.library === 'sidekiq' && !before(model.gems['sidekiq'], '7'))
  if (old) return `redis ${model.gems['redis']} raises ArgumentError for a URL without a scheme as soon as the client is made`
  const gem = model.gems['redis-client'] ? `redis-client ${model.gems['redis-client']}` : 'redis-client'
  return `${gem} takes it for the path of a socket and fails at the first command, not at boot`
}

/** `ENV["A"] || …`: the part that decides, where nothing but variables and literals follow. */
function overriding(url: Value): { readonly first: Env; readonly whole: FirstOf } | undefined {
  if (url.kind !== 'firstOf') return undefined
  const [first, next] = url.options
  return first?.kind === 'env' &&
    !first.skipsBlank &&
    next &&
    (next.kind === 'env' || next.kind === 'literal') &&
    next.at.start >= first.at.end
    ? { first, whole: url }
    : undefined
}

function* check(model: Model): Iterable<Finding> {
  const careful = skipping(model)
  const seen = new Map<string, { readonly first: Env; readonly next: Value; readonly clients: Client[] }>()
  for (const client of model.clients) {
    const url = client.options && entry(client.options, 'url')
    const found = url && !isRider(client) ? overriding(url) : undefined
    if (!found) continue
    const known = seen.get(place(found.first.at))
    if (known) known.clients.push(client)
    else seen.set(place(found.first.at), { first: found.first, next: options(found.whole)[1] as Value, clients: [client] })
  }
  for (const { first, next, clients } of seen.values()) {
    const elsewhere = careful.get(first.name)
    // An override before the app's main variable is what example files leave blank; a literal default rarely is.
    if (!elsewhere && next.kind !== 'env') continue
    const [client] = clients as [Client]
    const instead = next.kind === 'env' ? named([next.name]) : `\`${next.kind === 'literal' ? String(next.value) : identity(next)}\``
    const subjects = [...new Set(clients.map(subject))]
    const fix: Fix = {
      title: `take a blank ${first.name} for none`,
      safe: true,
      edits: [{ at: { ...first.at, start: first.at.end, line: first.at.endLine, column: first.at.endColumn }, text: '.presence' }],
    }
    yield {
      rule: 'blank-env',
      severity: 'note',
      confidence: elsewhere ? 'likely' : 'possible',
      message: `Where ${named([first.name])} is set but empty, as \`${first.name}=\` in a file or \`\${${first.name}:-}\` in Compose leaves it, ${listed(subjects)} ${subjects.length > 1 ? 'do' : verb(client, 'does', 'do')} not fall back to ${instead}: Ruby takes \`""\` for set, and ${consequence(client, model)}.${elsewhere ? ` Elsewhere the app reads the same variable with \`.presence\`.` : ''}`,
      advice: `Take blank for none:\n\n\`\`\`ruby\nENV["${first.name}"].presence || ${next.kind === 'env' ? `ENV["${next.name}"]` : JSON.stringify(next.kind === 'literal' ? next.value : '')}\n\`\`\``,
      at: first.at,
      related: elsewhere ? [{ at: elsewhere, role: 'the same variable, where blank counts as unset' }] : [],
      about: `${workloads(clients)} env:${first.name}`,
      fix,
    }
  }
}

const LOCK = '--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    rails (8.0.2)\n    redis (4.8.1)\n'

export const blankEnv: Rule = {
  id: 'blank-env',
  severity: 'note',
  since: '0.1.0',
  needs: ['code'],
  title: 'A blank variable hides its fallback',
  why: `\`ENV["A"] || ENV["B"]\` falls back where \`A\` is not set. An empty string is true in Ruby, so with \`A=\` in a dotenv file, a dashboard's empty field or \`A: "\${A:-}"\` in Compose the URL is \`""\`. redis-rb 4 and older raise ArgumentError at once; redis-client, and so redis-rb 5 and Sidekiq 7, take it for the path of a socket and fail at the first command.

Reported where the app itself reads the same variable with \`.presence\` elsewhere; a mere \`ENV["A"] || ENV["B"]\` is only possible.`,
  fix: 'Take blank for none:\n\n```ruby\nENV["REDIS_CACHE_URL"].presence || ENV["REDIS_URL"]\n```',
  sources: [
    'https://api.rubyonrails.org/classes/Object.html#method-i-presence',
    'https://github.com/redis/redis-rb/blob/v4.8.1/lib/redis/client.rb',
    'https://github.com/redis-rb/redis-client/blob/v0.25.0/lib/redis_client/config.rb',
  ],
  check,
  examples: [
    {
      title: 'One place expects blanks, the other does not',
      kind: 'bad',
      files: `--- config/initializers/sidekiq.rb
SIDEKIQ = Redis.new(url: ENV["REDIS_URL"].presence || "redis://redis:6379/0")
--- config/initializers/store.rb
STORE = Redis.new(url: ENV["REDIS_URL"] || "redis://redis:6379/0") # <- redis 4.8.1 raises ArgumentError
${LOCK}`,
    },
    {
      title: 'An override before the main variable, in a constant of another file',
      kind: 'bad',
      files: `--- lib/store_url.rb
STORE_URL = ENV["REDIS_STORE_URL"] || ENV["REDIS_URL"] # <- does not fall back to \`$REDIS_URL\`
--- config/initializers/store.rb
require Rails.root.join("lib/store_url")

STORE = Redis.new(url: STORE_URL)
${LOCK}`,
    },
    {
      title: 'Blank counts as unset, or there is nothing behind it',
      kind: 'good',
      files: `--- config/initializers/store.rb
STORE = Redis.new(url: ENV["REDIS_STORE_URL"].presence || ENV["REDIS_URL"], timeout: 1)
OTHER = Redis.new(url: ENV.fetch("OTHER_URL"), timeout: 1)
${LOCK}`,
    },
  ],
}
