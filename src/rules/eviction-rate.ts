/** A server deletes keys before their time: more than a cache should, or keys that were not to go. */

import { type Known, known } from '../model/fact.ts'
import { bytes, count, duration, percent } from '../model/figures.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { threshold } from '../model/thresholds.ts'
import { examples } from './eviction-rate/examples.ts'
import { about, type LiveServer, liveServers, name } from './live/server.ts'
import { evictions, evicts, figure, keepers, lately, names, perSecond, rate, sinceStart, writes } from './live/state.ts'
import type { Rule } from './rule.ts'

/** What was lost before the policy was mended. What a policy that evicts does to jobs and sessions is the matter of eviction-policy. */
function* losses(server: LiveServer, model: Model): Iterable<Finding> {
  const kept = keepers(server, model)
  if (evicts(server) !== 'nothing' || kept.length === 0) return
  yield about('eviction-rate', server, {
    severity: 'warning',
    message: `${name(server)} evicts nothing now (\`noeviction\`), but ${evictions(server)}: its policy was another, and ${names(kept)} may have lost something.`,
    advice:
      'Look for what is missing: jobs that never ran, users who were signed out. See that the policy stands in redis.conf too (`CONFIG REWRITE`), or a restart brings the old one back. `CONFIG RESETSTAT` starts the counter again.',
    about: 'evicted before the policy was set',
  })
}

/** Evictions a second while the audit ran; undefined where it was too short to count, and the number an average since the start. */
const nowadays = (fact: Known<number> | undefined): number | undefined =>
  fact === undefined || /average/.test(fact.because ?? '') ? undefined : fact.value / 3600

/** A cache that is too small throws away what it will be asked for. */
function* pressure(server: LiveServer, model: Model, evicted: number): Iterable<Finding> {
  const since = lately(server, 'evictedKeys')
  const measured = nowadays(known(server.facts.evictionsPerHour))
  const each = since ?? measured ?? perSecond(server, evicted)
  if (each === undefined || each < threshold(model, 'eviction-rate.per-second')) return
  const written = writes(server)
  const share = written !== undefined && written > 0 ? evicted / written : undefined
  const hits = figure(server.facts.hitRate)
  const muchOfWrites = share !== undefined && share * 100 > threshold(model, 'eviction-rate.share')
  const fewHits = hits !== undefined && hits * 100 < threshold(model, 'eviction-rate.hit-rate')
  const limit = figure(server.facts.maxmemory)
  const words = [
    `${name(server)} evicts ${rate(each)}${since !== undefined ? ' since the last audit' : measured === undefined ? '' : ' now'} (${count(evicted)} keys ${sinceStart(server)})`,
    ...(muchOfWrites && share !== undefined ? [`${percent(share)} of what is written goes before it expires`] : []),
    ...(hits === undefined ? [] : [`${percent(hits)} of lookups find their key`]),
  ]
  const mild = muchOfWrites || fewHits ? '' : ' Only a note, because a cache that is full evicts.'
  yield about('eviction-rate', server, {
    severity: muchOfWrites || fewHits ? 'warning' : 'note',
    message: `${words.join('; ')}.${mild}`,
    advice: `${limit ? `Its \`maxmemory\` is ${bytes(limit)}. ` : ''}Give it more memory, or put less in: an \`expires_in\` that fits, no entries that are never read again. The largest prefixes are in the audit's report.`,
    about: 'evictions',
  })
}

/** Memory above the limit that no eviction brings down: nothing is left that may go, or it goes too slowly. */
function* stuck(server: LiveServer): Iterable<Finding> {
  const milliseconds = figure(server.facts.evictionExceededTime) ?? 0
  if (milliseconds < 1000) return
  yield about('eviction-rate', server, {
    severity: 'warning',
    message: `${name(server)} has been above its \`maxmemory\` for ${duration(milliseconds / 1000)} and can't evict fast enough: writes fail with \`OOM command not allowed\` meanwhile.`,
    advice: 'More memory. Under `volatile-*` see whether any key has an expiry: without, nothing may be evicted.',
    about: 'above the limit',
  })
}

function* check(model: Model): Iterable<Finding> {
  for (const server of liveServers(model)) {
    yield* stuck(server)
    const evicted = figure(server.facts.evictedKeys) ?? 0
    if (evicted === 0) continue
    if (keepers(server, model).length > 0) yield* losses(server, model)
    else yield* pressure(server, model, evicted)
  }
}

export const evictionRate: Rule = {
  id: 'eviction-rate',
  severity: 'warning',
  since: '0.1.0',
  needs: ['live'],
  asks: [['evictedKeys']],
  title: 'A server evicts, or has evicted, keys that are still needed',
  why: `When memory is full, a policy that evicts deletes keys to make room. For a cache that is its purpose, up to a point: one that evicts much of what is written, or finds less than half of what it is asked for, is too small, and the database does the work instead.

What was evicted from a server that holds jobs, sessions or data is gone, and nothing names it. The counter tells of it even after the policy was set right; a policy that still evicts there is the matter of eviction-policy.

A rate is the average since the server started, unless two audits were compared (\`--since\`) or reading took ten seconds or more. Hits and misses are counted by the server over all commands, so a hit rate is shown for servers that hold a cache and nothing that must be kept.`,
  fix: `Give the cache memory, or keep less in it:

\`\`\`ruby
config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL"), expires_in: 1.day }
\`\`\``,
  sources: ['https://redis.io/docs/latest/develop/reference/eviction/', 'https://redis.io/docs/latest/commands/info/'],
  check,
  examples,
}
