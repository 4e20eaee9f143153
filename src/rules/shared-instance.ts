/** Two workloads that need different servers share one. */

import { type Client, isRider } from '../model/client.ts'
import type { Finding, Related } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { meeting, type Sharing, sharing, type Tier } from '../model/sharing.ts'
import { place } from '../model/span.ts'
import { conflict, lower, needs, type Severity, spokenFor } from '../model/workload.ts'
import { confidence, leastSure } from './confidence.ts'
import type { LiveServer } from './live/server.ts'
import type { Rule } from './rule.ts'
import { examples } from './shared-instance/examples.ts'
import { effect, evidence, liveAt, oneServer, seenTogether } from './shared-instance/seen.ts'
import { advice, consequence, databases, MOVES } from './shared-instance/words.ts'
import { capital, connection, few, noneSet, ridden, serverLabel, serverName, subject, verb } from './words.ts'

const RANK: readonly Severity[] = ['error', 'warning', 'note']
const TIERS: readonly Tier[] = ['definite', 'fallback', 'unknown']
const MOST_RELATED = 8

interface Judged {
  readonly pair: Sharing
  /** The one that should get a server of its own, and the other. */
  readonly mover: Client
  readonly stayer: Client
  readonly severity: Severity
  /** The server itself, where an audit read it, and whether it saw both there. */
  readonly live?: LiveServer
  readonly seen?: 'in effect' | 'not'
}

/** Whether one of the two has no connection but the other's: the app's choice, made in the open, and so a lesser matter. */
const ridesOn = (rider: Client, host: Client, model: Model): boolean =>
  isRider(rider) && rider.workload !== 'cache' && ridden(rider, model)?.workload === host.workload

/** Whether a variable is named after a workload: `REDIS_CACHE_URL` is the cache's. */
const isNamedAfter = (key: string, client: Client): boolean => /^env:/.test(key) && spokenFor[needs[client.workload].kind].test(key)

/** The one to move first: what rides on the other; then whoever stands on a variable of the other; then by kind. */
function ordered(pair: Sharing, model: Model): readonly [mover: Client, stayer: Client] {
  const order = (c: Client): number => MOVES.indexOf(needs[c.workload].kind)
  const [a, b] = order(pair.clients[0]) <= order(pair.clients[1]) ? pair.clients : ([pair.clients[1], pair.clients[0]] as const)
  const swapped = ridesOn(b, a, model) || (!ridesOn(a, b, model) && isNamedAfter(pair.key, a) && !isNamedAfter(pair.key, b))
  return swapped ? [b, a] : [a, b]
}

function judge(pair: Sharing, model: Model): Judged | undefined {
  const plain = conflict(pair.a, pair.b)
  // A plugin of Sidekiq keeps its state on Sidekiq's connection and nowhere else: nothing to choose.
  if (pair.clients.some(c => isRider(c) && /^sidekiq-/.test(c.name))) return undefined
  // What meets only where every variable is unset is the matter of localhost-fallback.
  const byDefault = pair.onlyLocalhost && (pair.tier !== 'definite' || pair.at.every(v => v.kind === 'literal' && v.implied))
  if (!plain || byDefault) return undefined
  const [mover, stayer] = ordered(pair, model)
  const live = liveAt(pair.key, model)
  const seen = live && effect(live, pair.a, pair.b)
  // What an audit saw is no question of fallbacks any more; where it saw none of the cache, the variable that parts the two is set.
  const tier: Tier = seen === 'in effect' ? 'definite' : pair.tier
  const milder = tier !== 'definite' || ridesOn(mover, stayer, model)
  const severity = seen === 'not' && tier !== 'definite' ? 'note' : milder ? lower(plain) : plain
  return { pair, mover, stayer, severity, ...(live && { live }), ...(seen && { seen }) }
}

/** The finding that a pair belongs to because one of the two rides on a connection that is itself in that finding. */
function host(one: Judged, all: readonly Judged[], model: Model): Judged | undefined {
  const sides = [
    [one.mover, one.stayer],
    [one.stayer, one.mover],
  ] as const
  for (const [rider, other] of sides) {
    const on = isRider(rider) ? ridden(rider, model) : undefined
    if (!on || on.workload === other.workload) continue
    const found = all.find(({ mover, stayer }) => [on.workload, other.workload].every(w => w === mover.workload || w === stayer.workload))
    if (found && RANK.indexOf(found.severity) <= RANK.indexOf(one.severity)) return found
  }
  return undefined
}

/** Everything that meets on that server for the two, and who rides along. */
function related({ pair, mover, stayer }: Judged, riders: readonly Client[], model: Model): readonly Related[] {
  const there = (c: Client, met: Client): boolean => {
    const found = meeting(c, met, model)
    // A client that needs other variables unset than the finding names is on that server in another case.
    return (
      found?.key === pair.key &&
      TIERS.indexOf(found.tier) <= TIERS.indexOf(pair.tier) &&
      (pair.partedBy.length === 0 || found.partedBy.every(v => pair.partedBy.includes(v)))
    )
  }
  const others = (workload: string, met: Client): readonly Client[] =>
    model.clients.filter(c => c !== mover && c !== stayer && c.workload === workload && there(c, met))
  const met = [stayer, ...others(stayer.workload, mover), ...others(mover.workload, stayer)]
  const clients = [...met.slice(0, MOST_RELATED), ...riders]
  const places = new Map(clients.filter(c => place(c.at) !== place(mover.at)).map(c => [place(c.at), c]))
  const role = (c: Client): string => {
    const on = isRider(c) ? ridden(c, model) : undefined
    return on ? `${subject(c)}, on ${on.role ? connection(on) : `the connection of ${subject(on)}`}` : connection(c)
  }
  return [...places.values()].map(c => ({ at: c.at, role: role(c) }))
}

function when({ pair, mover, stayer, live, seen }: Judged, model: Model): string {
  const server = live && live.names.length > 1 ? serverLabel(live) : serverName(pair.key)
  const rides = ridesOn(mover, stayer, model)
  const one = server.startsWith('the server ')
    ? server.replace('the server', 'the Redis server')
    : server.startsWith('the setting')
      ? `the Redis server that ${server} ${server.startsWith('the settings') ? 'name' : 'names'}`
      : `one Redis server, ${server}`
  const both = `${subject(mover)} and ${subject(stayer)} share ${one}`
  const share = rides ? `${subject(mover)} ${verb(mover, 'uses', 'use')} the connection of ${subject(stayer)}, to ${server}` : both
  if (pair.tier === 'definite' || seen === 'in effect') return `${capital(share)}.`
  if (pair.tier === 'unknown') return `On a branch that the files do not settle, ${share}.`
  if (pair.partedBy.length === 0) return `Where nothing overrides the defaults, ${share}.`
  return `As long as ${noneSet(pair.partedBy)}, ${share}.`
}

function finding(one: Judged, riders: readonly Client[], model: Model): Finding {
  const { pair, mover, stayer, severity, live, seen } = one
  const along = [...new Set(riders.map(subject))]
  // Equal addresses behind a proxy make two variables one server only as far as one can tell.
  const presumed = model.presumed?.includes(pair.key) ?? false
  const guessed = [mover, stayer].find(c => c.guessed)
  const sure = leastSure([confidence(pair.at), presumed ? 'likely' : 'certain', guessed ? 'possible' : 'certain'])
  const words = [
    when(one, model),
    ...(live && seen === 'in effect' ? [evidence(live, mover.workload, stayer.workload)] : []),
    ...(live && seen === 'not' ? [`The audit found no key of the cache on ${serverLabel(live)}, so it was elsewhere then.`] : []),
    consequence(mover, stayer, severity),
    ...(along.length > 0 ? [`The same connection carries ${few(along)} as well.`] : []),
    ...databases(pair, mover, stayer),
    ...(guessed ? [`That is a guess: nothing here knows what ${guessed.name} keeps, and whether anyone would miss it.`] : []),
    ...(live ? [oneServer(live, model)] : []),
  ].filter(text => text !== '')
  return {
    rule: 'shared-instance',
    severity,
    confidence:
      seen === 'in effect' && !presumed
        ? 'certain'
        : pair.tier === 'definite'
          ? sure
          : leastSure([sure, pair.tier === 'fallback' ? 'likely' : 'possible']),
    message: words.join(' '),
    ...advice(pair, mover, stayer, severity, model),
    at: mover.at,
    related: related(one, riders, model),
    about: `${pair.a}+${pair.b} on ${pair.key}`,
  }
}

/** Application data on the connection of one of the two, which the other's needs hurt as well. */
function data({ mover, stayer, pair }: Judged, model: Model): readonly Client[] {
  if (isRider(mover) || isRider(stayer) || pair.tier === 'unknown') return []
  return model.clients.filter(c => {
    const on = isRider(c) && needs[c.workload].kind === 'data' ? ridden(c, model)?.workload : undefined
    const other = on === mover.workload ? stayer : on === stayer.workload ? mover : undefined
    return other !== undefined && other.workload !== c.workload && conflict(c.workload, other.workload) === 'error'
  })
}

function* check(model: Model): Iterable<Finding> {
  const all = sharing(model).flatMap(pair => judge(pair, model) ?? [])
  const hosts = new Map(all.map(one => [one, host(one, all, model)]))
  for (const one of all) {
    if (hosts.get(one)) continue
    const along = all.filter(other => hosts.get(other) === one).flatMap(other => [other.mover, other.stayer].filter(isRider))
    yield finding(one, [...new Set([...along, ...data(one, model)])], model)
  }
  // Whatever the code says of a pair on a server, also that it is its own choice, is said above.
  const met = sharing(model)
  yield* seenTogether(model, (server, a, b) =>
    met.some(pair => [a, b].every(w => w === pair.a || w === pair.b) && liveAt(pair.key, model) === server),
  )
}

export const sharedInstance: Rule = {
  id: 'shared-instance',
  severity: 'error',
  since: '0.1.0',
  needs: ['code', 'live'],
  title: 'Two workloads that need different servers share one',
  why: `A Redis server has one \`maxmemory-policy\` for all that it holds. A cache wants \`allkeys-lru\`, which deletes whatever was not used lately; job queues, sessions, locks and application data need \`noeviction\`, under which a cache without expiries fills the memory until every write fails with \`OOM command not allowed when used memory > 'maxmemory'\`. Sidekiq warns at boot from 6.1.3 where the policy isn't \`noeviction\`.

Database numbers (\`/0\`, \`/1\`) part nothing: memory, eviction policy, CPU and pub/sub belong to the server. Namespaces part less still.

A shared server that the code prefers is an error where a cache would cost jobs, sessions, locks or data. One level milder is a *fallback*: the two meet only while a variable is unset, which Redline can't see. Pairs that tolerate each other's policy (cable and jobs, rate limits and jobs) are notes.`,
  fix: `Give each its own variable, with the old one behind it, so that the code can be deployed before the second server is there:

\`\`\`ruby
config.cache_store = :redis_cache_store, { url: ENV["REDIS_CACHE_URL"].presence || ENV["REDIS_URL"] }
\`\`\`

Then set \`REDIS_CACHE_URL\` to a server with \`maxmemory-policy allkeys-lru\`, and tell Redline, which can't read your variables, that it is another one:

\`\`\`yaml
# .redline.yml
endpoints:
  REDIS_CACHE_URL: cache
  REDIS_URL: jobs
\`\`\``,
  sources: [
    'https://redis.io/docs/latest/develop/reference/eviction/',
    'https://github.com/sidekiq/sidekiq/wiki/Using-Redis',
    'https://guides.rubyonrails.org/caching_with_rails.html',
  ],
  check,
  examples,
}
