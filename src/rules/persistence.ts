/** Jobs, sessions and data on a server that keeps nothing on disk, or whose last save failed. */
import { type Facts, type Known, known, type Persistence } from '../model/fact.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import type { Server } from '../model/server.ts'
import { lower, needs, type Severity } from '../model/workload.ts'
import type { Rule } from './rule.ts'
import { CACHE, LOCK, SIDEKIQ } from './servers/exampleFiles.ts'
import { setting } from './servers/setting.ts'
import { isMild, judgedServers, ofKind, sureness, type Tenant, tenants } from './servers/tenants.ts'
import { because, liveName, onceEach, relatedTo, tenantNames, titled, whereSaid } from './servers/wording.ts'
import { capital, listed } from './words.ts'

/** Where copies on other machines stand for a disk, which `single-node-for-jobs` judges. Source: AWS, "Engine specific parameters". */
const COPIES = /^(?:elasticache|elasticache-serverless|memorydb|memorystore|azure-cache|azure-managed)$/

/** Run by the team itself, so that the team decides what is on disk. */
const OWN = /^(?:compose|kamal|kubernetes|fly|procfile|self-run)$/

const LOST: Readonly<Record<string, string>> = {
  jobs: 'every queued, scheduled and retried job',
  session: 'every session',
  data: 'all application data',
  'feature-flag': 'every flag',
}

const lostBy = (all: readonly Tenant[]): string => {
  const kinds = [...new Set(all.map(t => needs[t.workload].kind))]
  return listed(kinds.map(k => LOST[k] ?? 'everything'))
}

const base = (server: Server, fact: Known<unknown>): Pick<Finding, 'rule' | 'at' | 'server'> => ({
  rule: 'persistence',
  at: whereSaid(server, fact),
  ...liveName(server),
})

const paste = (server: Server): string => {
  if (server.provider === 'render')
    return 'Take a paid plan, which keeps an append-only file. Render wipes the data when a free instance is upgraded, so move before it matters:\n\n```yaml\nplan: starter\n```'
  if (server.provider === 'heroku')
    return 'Take a premium plan, which keeps an append-only file:\n\n```sh\nheroku addons:upgrade REDIS_URL heroku-redis:premium-0\n```'.replace(
      'REDIS_URL',
      server.names[0] ?? 'REDIS_URL',
    )
  const own = setting(server, ['appendonly', 'yes'])
  const volume = OWN.test(server.provider) && server.provider !== 'procfile' ? ' on a disk that outlives the container' : ''
  return own === undefined
    ? 'Switch persistence on, best an append-only file.'
    : `Keep an append-only file${volume}; by default at most the last second is lost:\n\n${own}`
}

/** Nothing on disk. */
function nothing(server: Server, fact: Known<Persistence>, all: readonly Tenant[]): Finding | undefined {
  const losers = all.filter(t => needs[t.workload].persistence === 'wanted')
  const [first] = ofKind(losers, 'jobs').length > 0 ? ofKind(losers, 'jobs') : losers
  if (!first || (COPIES.test(server.provider) && fact.source !== 'live' && fact.source !== 'declared')) return undefined
  if (server.live && fact.source === 'live' && !/loopback|private|another/.test(server.live.hostClass)) return undefined
  // A replica copies all from its primary after a restart: what is on disk there counts.
  if (known(server.facts.role)?.value === 'replica') return undefined
  const heavy: Severity = ofKind(losers, 'jobs', 'data').length > 0 ? 'warning' : 'note'
  const who = tenantNames(losers)
  const only = first.byName ? ', as its name says' : first.confidence === 'certain' ? '' : ' as a fallback'
  return {
    ...base(server, fact),
    severity: isMild(server, ['persistence'], first) ? lower(heavy) : heavy,
    confidence: sureness(server, ['persistence'], first),
    message: `${capital(titled(server))} keeps nothing on disk${because(fact)}, and ${who} ${losers.length > 1 || (/s$/.test(who) && first.clients.length === 0 && first.workload !== 'kredis') ? 'are' : 'is'} there${only}: a restart, a crash or a move to another machine loses ${lostBy(losers)}.`,
    advice: paste(server),
    related: relatedTo(base(server, fact).at, server, losers, ['plan']),
    about: `${losers
      .map(t => t.workload)
      .sort()
      .join('+')} on ${server.id}`,
  }
}

const STOCK = 'up to an hour of them where little is written, five minutes where more is'

/** Snapshots alone: what was written since the last one is lost in a crash. */
function snapshots(server: Server, fact: Known<Persistence>, all: readonly Tenant[]): Finding | undefined {
  const [first] = ofKind(all, 'jobs')
  const managed = server.provider === 'aiven' || server.provider === 'digitalocean'
  if (!first || first.byName || !(managed || OWN.test(server.provider) || (server.live && fact.source === 'live'))) return undefined
  const since = managed ? 'up to ten minutes of them' : fact.source === 'default' ? STOCK : 'all since the last snapshot'
  return {
    ...base(server, fact),
    severity: 'note',
    confidence: sureness(server, ['persistence'], first),
    message: `${capital(titled(server))} saves snapshots and no append-only file${because(fact)}, and ${tenantNames([first])} is there: a crash loses the jobs that were pushed since the last snapshot, ${since}. Only a note, because an orderly restart saves first.`,
    advice: paste(server),
    related: relatedTo(base(server, fact).at, server, [first]),
    about: `snapshots of ${first.workload} on ${server.id}`,
  }
}

/** A save that failed: by default Redis then refuses writes. Source: redis.conf, stop-writes-on-bgsave-error. */
function* failed(server: Server, all: readonly Tenant[]): Iterable<Finding> {
  const checks: readonly (readonly [keyof Facts, string, string])[] = [
    [
      'rdbLastSaveStatus',
      'its last snapshot failed',
      'by default Redis then refuses every write with `MISCONF` until one succeeds (`stop-writes-on-bgsave-error`), and the last good snapshot gets older',
    ],
    [
      'aofLastWriteStatus',
      'its last write to the append-only file failed',
      'Redis then refuses every write with `MISCONF` until one succeeds',
    ],
    [
      'aofLastRewriteStatus',
      'the last rewrite of its append-only file failed',
      'the file grows until the disk is full, and then writes fail',
    ],
  ]
  for (const [name, what, then] of checks) {
    const fact = known(server.facts[name] as Known<string> | undefined)
    if (!fact || fact.value === 'ok') continue
    yield {
      ...base(server, fact),
      severity: 'error',
      confidence: 'certain',
      message: `${capital(titled(server))}: ${what} (\`${fact.value}\`). ${capital(then)}.`,
      advice:
        "The server's log says why: mostly the disk is full, or there was no memory for the fork (`vm.overcommit_memory = 1` allows it). Then try again:\n\n```\nBGSAVE\n```",
      related: relatedTo(whereSaid(server, fact), server, all),
      about: `${String(name)} of ${server.id}`,
    }
  }
}

function* check(model: Model): Iterable<Finding> {
  for (const server of judgedServers(model)) {
    const all = tenants(server, model)
    yield* failed(server, all)
    const fact = known(server.facts.persistence)
    const found = fact?.value === 'none' ? nothing(server, fact, all) : fact?.value === 'rdb' ? snapshots(server, fact, all) : undefined
    if (found) yield found
  }
}

export const persistence: Rule = {
  id: 'persistence',
  severity: 'warning',
  since: '0.1.0',
  needs: ['declared', 'live'],
  asks: [['persistence']],
  title: 'Jobs or data on a server that keeps nothing on disk',
  why: `A Redis that keeps nothing on disk comes back empty: after a crash, a deploy that replaces its container, or maintenance. A cache is computed again; queued, scheduled and retried jobs, sessions, flags and application data are gone. An append-only file (\`appendonly yes\`) loses at most the last second; snapshots alone (the default of the stock server and its image) lose what was written since the last one, which is a note here.

Render's free plan keeps nothing, its paid plans an append-only file. ElastiCache keeps none at all: its replicas stand for it, and \`single-node-for-jobs\` judges those. A live server whose last save failed is an error: Redis then refuses writes.`,
  fix: `\`\`\`conf
appendonly yes
\`\`\`

on a volume that outlives the container.`,
  sources: [
    'https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/',
    'https://render.com/docs/key-value',
    'https://github.com/redis/redis/blob/7.2.6/redis.conf',
  ],
  check: model => onceEach(check(model)),
  examples: [
    {
      title: 'A container without persistence holds the queues',
      kind: 'bad',
      files: `--- compose.prod.yml
services:
  redis:
    image: redis:7.4
    command: redis-server --save "" --appendonly no # <- keeps nothing on disk, and Sidekiq is there
  worker:
    image: shop
    environment:
      REDIS_URL: redis://redis:6379/0
${SIDEKIQ}${LOCK}`,
    },
    {
      title: 'A configuration file that the Procfile names, and a free plan',
      kind: 'bad',
      files: `--- Procfile
redis: redis-server config/jobs.conf
--- config/jobs.conf
port 6390
appendonly no
save "" # <- loses every queued, scheduled and retried job
--- render.yaml
services:
  - type: keyvalue
    name: sessions # <- keeps nothing on disk, because Render's free plan has no disk, and the session store is there
    plan: free
    ipAllowList: []
  - type: web
    name: shop
    envVars:
      - key: SESSIONS_URL
        fromService: { type: keyvalue, name: sessions, property: connectionString }
--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = { url: "redis://localhost:6390/0" } }
Sidekiq.configure_client { |config| config.redis = { url: "redis://localhost:6390/0" } }
--- config/initializers/session_store.rb
Rails.application.config.session_store :redis_session_store, redis: { url: ENV["SESSIONS_URL"] }
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    redis (5.4.1)
    redis-client (0.25.0)
    redis-session-store (0.11.6)
    sidekiq (7.3.9)
`,
    },
    {
      title: 'The queues are on disk, the cache need not be',
      kind: 'good',
      files: `--- compose.prod.yml
services:
  redis:
    image: redis:7.4
    command: redis-server --appendonly yes
    volumes: [jobs:/data]
  pages:
    image: redis:7.4
    command: redis-server --save "" --maxmemory 200mb --maxmemory-policy allkeys-lru
  worker:
    image: shop
    environment:
      REDIS_URL: redis://redis:6379/0
      REDIS_CACHE_URL: redis://pages:6379/0
${SIDEKIQ}${CACHE}${LOCK}`,
    },
  ],
}
