/** A server's eviction policy against what lives on it, whoever says which policy it is. */
import { type Known, known } from '../model/fact.ts'
import { counted, duration } from '../model/figures.ts'
import type { Finding, Fix } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import type { Server } from '../model/server.ts'
import { needs } from '../model/workload.ts'
import { leastSure } from './confidence.ts'
import { examples } from './eviction-policy/examples.ts'
import { type Hurt, hurts, takesAll } from './eviction-policy/hurts.ts'
import type { Rule } from './rule.ts'
import { editOf } from './servers/edit.ts'
import { setting } from './servers/setting.ts'
import { judgedServers, ofKind, sureness, type Tenant, tenants } from './servers/tenants.ts'
import { because, liveName, onceEach, relatedTo, tenantNames, titled, whereSaid } from './servers/wording.ts'
import { capital } from './words.ts'

/** `evicts by \`allkeys-lru\``, and who says so. */
function runs(policy: Known<string>): string {
  const { value } = policy
  const what =
    value === 'noeviction'
      ? 'never evicts (`noeviction`)'
      : value === 'optimistic-volatile'
        ? 'evicts (`eviction` is on), keys without an expiry too'
        : value === 'cache_mode'
          ? 'evicts (`cache_mode` is on), keys without an expiry too'
          : `evicts by \`${value}\``
  return `${what}${because(policy)}`
}

/** How many keys were evicted, where the live server counts them. */
function evicted(server: Server, policy: Known<string>): string {
  const count = known(server.facts.evictedKeys)?.value
  const uptime = known(server.facts.uptime)?.value
  if (count === undefined || policy.value === 'noeviction') return ''
  const since = uptime === undefined ? 'since it started' : `in the ${duration(uptime)} since it started`
  return count === 0 ? ` It has evicted nothing ${since}.` : ` It has evicted ${counted(count, 'key')} ${since}.`
}

/** What the files say where the live server says otherwise. */
function differs(server: Server, policy: Known<string>): string | undefined {
  const written = known(server.declared?.maxmemoryPolicy)
  if (policy.source !== 'live' || written?.source !== 'declared' || written.value === policy.value) return undefined
  const where = written.at ? ` (${written.at.file}:${written.at.line})` : ''
  return `Its declaration says \`${written.value}\`${where}: someone changed the running server, or the change was never applied, and the next deployment may bring it back.`
}

/** What suits those who live there; undefined where no policy suits all. */
function wanted(all: readonly Tenant[]): string | undefined {
  const never = all.some(t => needs[t.workload].eviction === 'never')
  const cache = all.some(t => needs[t.workload].eviction === 'wanted')
  return never && cache ? undefined : never ? 'noeviction' : 'allkeys-lru'
}

function advice(server: Server, policy: Known<string>, all: readonly Tenant[]): string {
  const suits = wanted(all)
  const fixed = server.provider === 'elasticache-serverless'
  if (suits === undefined) {
    const stay = tenantNames(all.filter(t => needs[t.workload].eviction === 'never'))
    const paste = policy.value === 'noeviction' ? undefined : setting(server, ['maxmemory-policy', 'noeviction'])
    return `No policy suits both: give ${tenantNames(ofKind(all, 'cache'))} a server of its own with \`maxmemory-policy allkeys-lru\` (\`shared-instance\` shows the code), and keep ${stay} on one that never evicts${paste ? `:\n\n${paste}` : '.'}`
  }
  if (fixed)
    return 'Its policy can not be changed: jobs, sessions and data need a node-based ElastiCache with `maxmemory-policy` `noeviction`, without cluster mode.'
  const limit = known(server.facts.maxmemory)?.value === 0 && suits === 'allkeys-lru' ? ([['maxmemory', '256mb']] as const) : []
  const paste = setting(server, ...limit, ['maxmemory-policy', suits])
  const first =
    limit.length > 0
      ? 'Give it a limit that the machine has room for, and a policy that deletes what was not used lately'
      : suits === 'noeviction'
        ? 'Let it refuse writes rather than delete'
        : 'Let it delete what was not used lately'
  return paste === undefined ? `${first}: \`maxmemory-policy ${suits}\`.` : `${first}:\n\n${paste}`
}

/** Policies that these write in another form than redis.conf. */
const OTHER_FORM = new Set(['azure-managed', 'digitalocean'])

function fix(server: Server, policy: Known<string>, all: readonly Tenant[], model: Model): Pick<Finding, 'fix'> {
  const suits = wanted(all)
  if (suits === undefined || OTHER_FORM.has(server.provider) || all.some(t => t.byName)) return {}
  if (server.provider === 'render' && suits !== 'noeviction') return {}
  if (takesAll(policy.value) && suits === 'allkeys-lru') return {}
  // A parameter group that others use too is not this server's alone to change.
  const shared = judgedServers(model).some(
    s => s.id !== server.id && policy.at !== undefined && known(s.facts.maxmemoryPolicy)?.at === policy.at,
  )
  const edit = shared ? undefined : editOf(policy, 'maxmemory-policy', suits)
  const made: Fix | undefined = edit && { title: `set the policy to ${suits}`, safe: false, edits: [edit] }
  return made ? { fix: made } : {}
}

function judge(server: Server, model: Model): Finding | undefined {
  const policy = known(server.facts.maxmemoryPolicy)
  if (!policy) return undefined
  const all = tenants(server, model)
  const found = hurts(server, policy, all)
  const [worst] = found
  const other = differs(server, policy)
  const at = whereSaid(server, policy)
  const base = { rule: 'eviction-policy', at, ...liveName(server) }
  if (!worst) {
    return other === undefined
      ? undefined
      : {
          ...base,
          severity: 'warning',
          confidence: 'certain',
          message: `${capital(titled(server))} ${runs(policy)}. ${other}`,
          advice: 'Write what is meant where the server is declared, and apply it.',
          related: relatedTo(at, server, all),
          about: `policy of ${server.id} differs`,
        }
  }
  const said = found.filter((h, i) => found.findIndex(o => o.words === h.words) === i).slice(0, 3)
  const words = said.map((h: Hurt, i) => (i === 0 ? h.words : capital(h.words)))
  return {
    ...base,
    severity: worst.severity,
    confidence: leastSure([sureness(server, ['maxmemoryPolicy'], worst.tenant)]),
    message: `${capital(titled(server))} ${runs(policy)}, and ${words.join('. ')}.${evicted(server, policy)}${other ? ` ${other}` : ''}`,
    advice: advice(server, policy, all),
    related: relatedTo(at, server, all, ['maxmemory', 'plan']),
    about: `${[...new Set(found.map(h => h.tenant.workload))].sort().join('+')} on ${server.id}`,
    ...fix(server, policy, all, model),
  }
}

function* check(model: Model): Iterable<Finding> {
  for (const server of judgedServers(model)) {
    const found = judge(server, model)
    if (found) yield found
  }
}

export const evictionPolicy: Rule = {
  id: 'eviction-policy',
  severity: 'error',
  since: '0.1.0',
  needs: ['declared', 'live'],
  asks: [['maxmemoryPolicy']],
  title: "A server's eviction policy does not suit what lives on it",
  why: `\`maxmemory-policy\` decides what happens when memory is full. \`noeviction\` refuses writes, which jobs, sessions, locks and data need. \`allkeys-*\` deletes whatever was not used lately, which a cache needs, and with it queued jobs. \`volatile-*\`, the default of ElastiCache, Redis Cloud, Azure and Memorystore, deletes only keys with an expiry: Rails' cache writes entries without one unless \`expires_in\` is set, so that such a cache fills the server, while Sidekiq's heartbeats and job locks are what is deleted. Sidekiq warns at boot from 6.1.3 where the policy isn't \`noeviction\`.

The policy is what a live server says, else what the repository declares, else the provider's default. A default that was not read in the provider's own material is never an error. A policy that a server refuses to tell, or that is empty, is not checked.`,
  fix: `Jobs, sessions, locks and data:

\`\`\`conf
maxmemory-policy noeviction
\`\`\`

A cache alone:

\`\`\`conf
maxmemory 1gb
maxmemory-policy allkeys-lru
\`\`\`

Where both live on one server no policy is right: give the cache its own.`,
  sources: [
    'https://redis.io/docs/latest/develop/reference/eviction/',
    'https://github.com/sidekiq/sidekiq/wiki/Using-Redis#memory',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html',
  ],
  check: model => onceEach(check(model)),
  examples,
}
