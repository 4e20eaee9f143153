/** Keys that never expire where they fill a server: a cache's, sessions, and keys that nobody claims. */
import type { KeyGroup, Keyspace, WorkloadKeys } from '../model/audit.ts'
import { known } from '../model/fact.ts'
import { bytes, count, counted, percent } from '../model/figures.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { threshold } from '../model/thresholds.ts'
import { examples } from './expiry-missing/examples.ts'
import { about, type LiveServer, liveServers, name } from './live/server.ts'
import { evicts, figure } from './live/state.ts'
import type { Rule } from './rule.ts'
import { fenced, listed } from './words.ts'

const MB = 2 ** 20
const MOST_PREFIXES = 3

/** Bytes of a group's keys without an expiry: its bytes by its share of such keys. */
const untimedBytes = (group: KeyGroup): number => group.bytes.value * (group.untimed?.value ?? 0)

const nearly = (keyspace: Keyspace): string => (keyspace.method === 'exact' ? '' : 'about ')

/** Where the policy is known, eviction-policy says what it makes of a cache without expiry; `allkeys-*` finds room by itself. */
function* cache(server: LiveServer, keyspace: Keyspace, group: WorkloadKeys): Iterable<Finding> {
  if (known(server.facts.maxmemoryPolicy)) return
  yield about('expiry-missing', server, {
    severity: 'warning',
    confidence: 'likely',
    message: `${percent(group.untimed?.value ?? 0)} of the cache's ${nearly(keyspace)}${count(group.keys.value)} keys on ${name(server)} never expire (${bytes(untimedBytes(group))}), and the server does not tell its policy: unless that is one of \`allkeys-*\`, they stay until memory is full, and then every write fails with \`OOM command not allowed\`.`,
    advice: `See in the provider's panel that \`maxmemory-policy\` is \`allkeys-lru\`, or give every entry an expiry:\n\n${fenced('ruby', 'config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL"), expires_in: 1.day }')}\n\nEntries that are there get none until they are written again.`,
    about: 'cache',
  })
}

function* sessions(server: LiveServer, keyspace: Keyspace, group: WorkloadKeys): Iterable<Finding> {
  yield about('expiry-missing', server, {
    severity: 'warning',
    message: `${percent(group.untimed?.value ?? 0)} of the ${nearly(keyspace)}${count(group.keys.value)} sessions on ${name(server)} never expire (${bytes(untimedBytes(group))}): each visit of a robot leaves one for ever.`,
    advice: `Session stores set an expiry only where one is given:\n\n${fenced('ruby', 'Rails.application.config.session_store :cache_store, key: "_app_session", expire_after: 2.weeks')}`,
    about: 'session',
  })
}

/** Keys of no workload that is known, without an expiry, by their largest prefixes. */
function* unclaimed(server: LiveServer, keyspace: Keyspace, group: WorkloadKeys): Iterable<Finding> {
  const much = untimedBytes(group)
  const used = figure(server.facts.usedMemory) ?? keyspace.closure.usedMemory
  const share = used > 0 ? much / used : 0
  const prefixes = keyspace.prefixes
    .filter(p => p.workload === 'unclaimed' && (p.untimed?.value ?? 0) > 0)
    .sort((a, b) => untimedBytes(b) - untimedBytes(a))
    .slice(0, MOST_PREFIXES)
    .map(p => `\`${p.prefix}\` (${counted(p.keys.value, 'key')}, ${bytes(untimedBytes(p))})`)
  const what = prefixes.length > 0 ? ` The largest: ${listed(prefixes)}.` : ''
  const heavy = share >= 0.25 && evicts(server) !== 'any'
  yield about('expiry-missing', server, {
    severity: heavy ? 'warning' : 'note',
    message: `${bytes(much)} on ${name(server)} (${percent(share)} of what it uses) are keys that nobody claims and that never expire.${what} ${heavy ? 'They stay until memory is full, and then every write fails.' : 'Only a note, because it may be data that is meant to stay.'}`,
    advice:
      'Find out who writes them: a search for the prefix in the code, or another application on the same server. What is meant to stay can be declared as such by its client in the code; the rest wants an expiry:\n\n```ruby\nredis.set(key, value, ex: 1.week.to_i)\n```',
    about: 'unclaimed',
  })
}

function* check(model: Model): Iterable<Finding> {
  for (const server of liveServers(model)) {
    const { keyspace } = server.live
    for (const group of keyspace?.workloads ?? []) {
      if (!keyspace || untimedBytes(group) < threshold(model, 'expiry-missing.megabytes') * MB) continue
      const many = (group.untimed?.value ?? 0) * 100 >= threshold(model, 'expiry-missing.share')
      if (group.workload === 'cache' && many) yield* cache(server, keyspace, group)
      else if (group.workload === 'session' && many) yield* sessions(server, keyspace, group)
      else if (group.workload === 'unclaimed') yield* unclaimed(server, keyspace, group)
    }
  }
}

export const expiryMissing: Rule = {
  id: 'expiry-missing',
  severity: 'warning',
  since: '0.1.0',
  needs: ['live'],
  asks: [['keyspace', 'sizes', 'expiries']],
  title: 'Keys that never expire fill the server',
  why: `Rails' cache sets no expiry unless \`expires_in\` is given, for the store or for a call, and session stores none unless \`expire_after\` is. Under \`allkeys-lru\` that is all right for a cache: the server deletes what was not used lately. Under \`noeviction\` and \`volatile-*\` such entries stay until memory is full, which \`eviction-policy\` reports; here is what it does not: a cache on a server that hides its policy, sessions, and keys of nobody.

Keys that belong to no library that Redline knows and never expire are often what a feature of years ago left behind.`,
  fix: `\`\`\`ruby
config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL"), expires_in: 1.day }
\`\`\`

Keys that are there get no expiry by that. To empty a cache without stopping the server, raise its \`namespace:\` and let a task \`UNLINK\` the old keys by SCAN.`,
  sources: [
    'https://redis.io/docs/latest/develop/reference/eviction/',
    'https://guides.rubyonrails.org/caching_with_rails.html',
    'https://api.rubyonrails.org/classes/ActionDispatch/Session/CacheStore.html',
  ],
  check,
  examples,
}
