/** Sidekiq's two sides prefer different servers, databases or namespaces: jobs that are pushed are never fetched. */
import { chains } from '../model/address.ts'
import { type Client, isRider } from '../model/client.ts'
import type { Confidence, Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { given, withOptions } from '../model/snippet/given.ts'
import { entry, identity, options, show, type Value } from '../model/value.ts'
import { atLeast } from '../model/version.ts'
import { confidence, leastSure } from './confidence.ts'
import type { Rule } from './rule.ts'
import { fenced, serverName } from './words.ts'

interface Side {
  /** Servers that may come first, one for each unordered branch; undefined where one isn't known. */
  readonly keys: readonly string[] | undefined
  readonly first: readonly Value[]
  readonly db: string | undefined
  readonly namespace: string | undefined
  /** Whether the app says nothing of this side's URL, so that Sidekiq reads REDIS_URL. */
  readonly isDefault: boolean
}

/** The database that a literal says, `''` where it is the URL's own business, undefined where it can't be told. */
function database(client: Client, first: readonly Value[]): string | undefined {
  if (client.db) return client.db.kind === 'literal' ? String(client.db.value) : undefined
  const [only] = first
  if (first.length !== 1 || only?.kind !== 'literal') return ''
  return /^rediss?:\/\/[^/?#]+(?:\/(\d*))?/i.exec(String(only.value))?.[1] || '0'
}

function side(client: Client, model: Model): Side {
  const first = chains(client.endpoint, model.endpoints).map(chain => chain[0])
  const known = first.every(a => a !== undefined && a.keys.length > 0)
  const url = client.options ? entry(client.options, 'url') : undefined
  const given = client.options ? ['host', 'port', 'path', 'sentinels'].some(k => entry(client.options as Value, k).kind !== 'absent') : true
  const { prefix } = client
  return {
    keys: known ? [...new Set(first.flatMap(a => a?.keys ?? []))].sort() : undefined,
    first: first.flatMap(a => (a ? [a.value] : [])),
    db: database(
      client,
      first.flatMap(a => (a ? [a.value] : [])),
    ),
    namespace: prefix === null ? '' : options(prefix).every(o => o.kind === 'literal') ? identity(prefix) : undefined,
    isDefault: url?.kind === 'absent' && !given,
  }
}

/** Whether nothing in the app configures this side: then it stands where the gem is locked. */
const isSilent = (client: Client): boolean => /(?:^|\/)(?:Gemfile|gems)\.(?:lock|locked)$/.test(client.at.file)

const where = (keys: readonly string[]): string => keys.map(serverName).join(' or ')

function* check(model: Model): Iterable<Finding> {
  const of = (role: Client['role']): readonly Client[] =>
    model.clients.filter(c => c.workload === 'sidekiq' && c.role === role && !isRider(c))
  const [servers, clients] = [of('server'), of('client')]
  const [server, client] = [servers[0], clients[0]]
  // Several of one side (embedded servers, pools handed over) don't tell which one counts.
  if (!server || !client || servers.length > 1 || clients.length > 1) return
  const [s, c] = [side(server, model), side(client, model)]
  if (!s.keys || !c.keys) return
  // Workers that each choose one of several servers, all of which something pushes to: a fleet, not a mistake.
  const pushed = model.clients.filter(x => x.workload === 'sidekiq' && x.role !== 'server').flatMap(x => side(x, model).keys ?? [])
  if (s.keys.length > 1 && s.keys.every(k => pushed.includes(k))) return
  const at = isSilent(client) || (c.isDefault && !s.isDefault) ? server : client
  const other = at === server ? client : server
  const base = {
    rule: 'sidekiq-client-server-mismatch',
    at: at.at,
    related: isSilent(other) ? [] : [{ at: other.at, role: `Sidekiq's ${other.role} connection` }],
  }
  const lost = 'jobs that web servers, consoles and tasks push are never fetched, and nothing raises'
  const unseen = c.isDefault
    ? ' `Sidekiq.configure_server` runs in worker processes alone; what pushes jobs needs `Sidekiq.configure_client`.'
    : s.isDefault
      ? ' `Sidekiq.configure_client` is left out in worker processes, which need `Sidekiq.configure_server`.'
      : ''
  const [told] = [server, client].filter(x => !isSilent(x))
  const own = told && given(told, model, {})
  const known = own && ('whole' in own || own.inner.length > 0)
  const paste = withOptions('settings = ', known ? own : { inner: ['url: ENV.fetch("REDIS_URL")'] }, ['{', '}'])
  const blocks = ['server', 'client'].map(role => `Sidekiq.configure_${role} { |config| config.redis = settings }`)
  const advice = `Configure both sides alike:\n\n${fenced('ruby', [paste, ...blocks].join('\n'))}`
  if (s.keys.join(' ') !== c.keys.join(' ')) {
    const literal = [...s.first, ...c.first].every(v => v.kind === 'literal')
    const sure: Confidence = leastSure([
      confidence([...s.first, ...c.first]),
      literal ? 'certain' : 'likely',
      s.keys.some(k => c.keys?.includes(k)) ? 'possible' : 'certain',
    ])
    yield {
      ...base,
      severity: 'error',
      confidence: sure,
      message: `Sidekiq's workers fetch from ${where(s.keys)}, but jobs are pushed to ${where(c.keys)}${c.isDefault ? ', which Sidekiq reads where nothing is said' : ''}: unless both name one server, ${lost}.${unseen}`,
      advice,
      about: `sidekiq server ${s.keys.join('|')}, client ${c.keys.join('|')}`,
    }
    return
  }
  if (s.db !== undefined && c.db !== undefined && s.db !== c.db) {
    const words = (db: string): string => (db === '' ? "the URL's own database" : `database ${db}`)
    yield {
      ...base,
      severity: 'error',
      confidence: s.db === '' || c.db === '' ? 'likely' : 'certain',
      message: `Sidekiq's workers fetch from ${words(s.db)} of ${where(s.keys)}, but jobs are pushed to ${words(c.db)}: ${lost}.${unseen}`,
      advice,
      about: `sidekiq server db ${s.db || 'url'}, client db ${c.db || 'url'}`,
    }
    return
  }
  // From 7.0 a namespace raises at the first use. Source: sidekiq lib/sidekiq/redis_client_adapter.rb at v7.0.0.
  if (atLeast(model.gems['sidekiq'], '7') || s.namespace === undefined || c.namespace === undefined || s.namespace === c.namespace) return
  const words = (v: Value | null): string => (v === null ? 'without a namespace' : `under the namespace ${show(v)}`)
  yield {
    ...base,
    severity: 'error',
    confidence: confidence([server.prefix, client.prefix]),
    message: `Sidekiq's workers fetch ${words(server.prefix)} on ${where(s.keys)}, but jobs are pushed ${words(client.prefix)}: ${lost}.${isSilent(client) || isSilent(server) ? unseen : ''}`,
    advice,
    about: 'sidekiq namespaces',
  }
}

const LOCK =
  '--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    rails (8.0.2)\n    redis-client (0.25.0)\n    sidekiq (7.3.9)\n'

export const sidekiqClientServerMismatch: Rule = {
  id: 'sidekiq-client-server-mismatch',
  severity: 'error',
  since: '0.1.0',
  needs: ['code'],
  title: "Sidekiq's client and server use different servers",
  why: 'The block of `Sidekiq.configure_server` runs in worker processes alone, that of `Sidekiq.configure_client` everywhere else. A side for which nothing is said reads `REDIS_URL`, or localhost. Where the two end up on different servers, databases or (before 7.0) namespaces, pushing works, fetching works, and no job ever runs.',
  fix: `Configure both sides with the same hash:

\`\`\`ruby
settings = { url: ENV.fetch("SIDEKIQ_REDIS_URL") }
Sidekiq.configure_server { |config| config.redis = settings }
Sidekiq.configure_client { |config| config.redis = settings }
\`\`\``,
  sources: ['https://github.com/sidekiq/sidekiq/wiki/Using-Redis', 'https://github.com/sidekiq/sidekiq/blob/v7.3.9/lib/sidekiq.rb'],
  check,
  examples: [
    {
      title: 'Only the server side is configured',
      kind: 'bad',
      files: `--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = { url: ENV.fetch("JOBS_REDIS_URL") } } # <- workers fetch from \`$JOBS_REDIS_URL\`, but jobs are pushed to \`$REDIS_URL\`
${LOCK}`,
    },
    {
      title: 'Two databases of one server, one of them in a constant',
      kind: 'bad',
      files: `--- config/initializers/00_redis.rb
JOBS = { url: ENV.fetch("REDIS_URL"), db: 2 }
--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = JOBS }
Sidekiq.configure_client { |config| config.redis = JOBS.merge(db: 3) } # <- workers fetch from database 2 of \`$REDIS_URL\`, but jobs are pushed to database 3
${LOCK}`,
    },
    {
      title: 'One hash for both',
      kind: 'good',
      files: `--- config/initializers/sidekiq.rb
settings = { url: ENV.fetch("JOBS_REDIS_URL") }
Sidekiq.configure_server { |config| config.redis = settings }
Sidekiq.configure_client { |config| config.redis = settings }
${LOCK}`,
    },
    {
      title: 'The server side says what the client side reads by itself',
      kind: 'good',
      files: `--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = { url: ENV.fetch("REDIS_URL", "redis://localhost:6379/0") } }
${LOCK}`,
    },
  ],
}
