/** A server's memory is nearly full, has no limit, or leaves no room for a fork. */
import { known } from '../model/fact.ts'
import { bytes, count, duration, percent } from '../model/figures.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { residents } from '../model/residents.ts'
import { threshold } from '../model/thresholds.ts'
import { needs } from '../model/workload.ts'
import { about, type LiveServer, liveServers, name, shardOf } from './live/server.ts'
import { evicts, figure, isLoading, isManaged, keepers, names } from './live/state.ts'
import { examples } from './memory-headroom/examples.ts'
import type { Rule } from './rule.ts'
import { FULL } from './shared-instance/words.ts'
import { GENERIC, listed } from './words.ts'

const MB = 2 ** 20

/** Largest workloads by bytes: ` Most of it is the cache (1.9 GB) and Sidekiq (400 MB).` */
function holders(server: LiveServer): string {
  const all = [...(server.live.keyspace?.workloads ?? [])].sort((a, b) => b.bytes.value - a.bytes.value).slice(0, 2)
  const large = all.filter(w => w.bytes.value > 0)
  const called = large.map(w => `${w.workload === 'unclaimed' ? 'keys that nobody claims' : GENERIC[w.workload]} (${bytes(w.bytes.value)})`)
  if (called.length === 0) return ''
  return server.live.shards === undefined ? ` Most of it is ${listed(called)}.` : ` All shards together hold mostly ${listed(called)}.`
}

/** How many more jobs fit into what is left, by the size of those there. */
function room(server: LiveServer, left: number): string {
  const { sidekiq } = server.live
  const jobs = sidekiq ? sidekiq.queues.reduce((n, q) => n + q.depth, 0) + sidekiq.scheduled + sidekiq.retries + sidekiq.dead : 0
  if (!sidekiq || jobs < 100 || sidekiq.bytes.value === 0 || left <= 0) return ''
  return ` What is left, ${bytes(left)}, is room for about ${count(left / (sidekiq.bytes.value / jobs))} more jobs like those there.`
}

/** What fails first where nothing may be deleted. */
function failing(server: LiveServer, model: Model): string {
  const kinds = residents(server, model).map(r => needs[r.workload].kind)
  const [first] = kinds.flatMap(kind => FULL[kind] ?? [])
  return first ?? (kinds.includes('cache') ? 'no cache entry can be written' : 'every write raises')
}

function* fullness(server: LiveServer, model: Model, used: number, limit: number): Iterable<Finding> {
  const counted = used - (figure(server.facts.memNotCountedForEvict) ?? 0)
  const peak = figure(server.facts.usedMemoryPeak) ?? 0
  const [error, warning] = [threshold(model, 'memory-headroom.error') / 100, threshold(model, 'memory-headroom.warning') / 100]
  const share = counted / limit
  const how = evicts(server)
  const kept = keepers(server, model)
  // A cache under a policy that evicts is full by design; what that costs others is said where evictions are counted.
  if (how === 'any' && (kept.length === 0 || (figure(server.facts.evictedKeys) ?? 0) > 0)) return
  const of = `${bytes(counted)} of its \`maxmemory\` of ${bytes(limit)}`
  const then =
    how === 'any'
      ? `At 100 % it begins to delete keys, and ${names(kept)} must lose none.`
      : how === 'timed'
        ? `At 100 % it deletes keys with an expiry; once none are left, writes fail with \`OOM command not allowed\`, and ${failing(server, model)}.`
        : `${how === 'nothing' ? 'It evicts nothing (`noeviction`), so at 100 %' : 'Unless its policy, which it does not tell, lets it evict, at 100 %'} writes fail with \`OOM command not allowed\`, and ${failing(server, model)}.`
  const advice = `Give it more memory, or part what it holds: \`redline explain shared-instance\`. What can go at once is what nobody needs: \`redline explain expiry-missing\`.`
  const soon = server.live.since?.fullInHours
  const when = soon === undefined ? '' : ` At the rate since the last audit it is full in ${duration(soon * 3600)}.`
  if (share >= warning) {
    yield about('memory-headroom', server, {
      severity: share >= error ? 'error' : 'warning',
      confidence: how === undefined ? 'likely' : 'certain',
      message: `${shardOf(server, 'fullest')} uses ${of} (${percent(share)}).${when} ${then}${holders(server)}${room(server, limit - counted)}`,
      advice,
      about: 'fullness',
    })
  } else if (soon !== undefined && soon <= threshold(model, 'memory-headroom.hours')) {
    yield about('memory-headroom', server, {
      severity: 'warning',
      message: `${shardOf(server, 'fullest')} uses ${of} (${percent(share)}), and at the rate since the last audit it is full in ${duration(soon * 3600)}. ${then}${holders(server)}`,
      advice,
      about: 'full soon',
    })
  } else if (peak / limit >= error && kept.length > 0) {
    yield about('memory-headroom', server, {
      severity: 'note',
      message: `${shardOf(server, 'fullest')} uses ${of} (${percent(share)}), but has been at ${bytes(peak)} (${percent(peak / limit)}). ${then}`,
      advice,
      about: 'peak',
    })
  }
}

/** A limit of 0 lets Redis grow until the machine has no more. */
function* unlimited(server: LiveServer, used: number): Iterable<Finding> {
  if (isManaged(server)) return
  const machine = figure(server.facts.totalSystemMemory)
  const small = /loopback|socket|railway/.test(`${server.live.hostClass} ${server.provider}`)
  const limit = machine === undefined ? '2gb' : `${Math.max(64, Math.floor((machine * 0.6) / MB))}mb`
  yield about('memory-headroom', server, {
    severity: small ? 'note' : 'warning',
    message: `${name(server)} has no memory limit (\`maxmemory\` is 0) and uses ${bytes(used)}${machine === undefined ? '' : ` of its machine's ${bytes(machine)}`}: it grows until the machine has no memory left and the kernel kills it, and all that is not on disk is gone.`,
    advice: `Leave room for buffers and for the copy that a fork makes:\n\n\`\`\`\nCONFIG SET maxmemory ${limit}\nCONFIG REWRITE\n\`\`\``,
    about: 'no limit',
  })
}

/** While a snapshot or a rewrite of the AOF runs, each page that is written is there twice. */
function* forks(server: LiveServer, model: Model, used: number): Iterable<Finding> {
  const machine = figure(server.facts.totalSystemMemory)
  const persistence = known(server.facts.persistence)?.value
  if (isManaged(server) || machine === undefined || machine === 0 || persistence === undefined || persistence === 'none') return
  if (used / machine < threshold(model, 'memory-headroom.fork') / 100) return
  yield about('memory-headroom', server, {
    severity: 'warning',
    message: `${shardOf(server, 'fullest')} uses ${bytes(used)} of its machine's ${bytes(machine)} (${percent(used / machine)}) and saves to disk (${persistence}): while it does, each page that is written is copied, up to twice the memory. Then the save fails, or the kernel kills Redis.`,
    advice:
      'A larger machine, or a smaller `maxmemory`; and see that `vm.overcommit_memory` is 1 on the machine, else the fork itself is refused.',
    about: 'fork',
  })
}

function* check(model: Model): Iterable<Finding> {
  for (const server of liveServers(model)) {
    const used = figure(server.facts.usedMemory)
    if (used === undefined || used < threshold(model, 'memory-headroom.smallest') * MB || isLoading(server)) continue
    const limit = figure(server.facts.maxmemory)
    if (limit === 0) yield* unlimited(server, used)
    else if (limit !== undefined) yield* fullness(server, model, used, limit)
    yield* forks(server, model, used)
  }
}

export const memoryHeadroom: Rule = {
  id: 'memory-headroom',
  severity: 'error',
  since: '0.1.0',
  needs: ['live'],
  asks: [['usedMemory', 'maxmemory']],
  title: "A server's memory is nearly full, or has no limit",
  why: `At \`maxmemory\` Redis does what its policy says. Under \`noeviction\`, which job queues need, every command that needs memory fails with \`OOM command not allowed when used memory > 'maxmemory'\`: \`perform_async\` raises inside requests, and workers can't put a failed job back. Memory fills fastest when workers are down, which is when the queue is needed most.

Counted is what Redis counts: \`used_memory\` without the buffers that eviction leaves out. A cache under \`allkeys-*\` is full by design and isn't reported; nor is a server that holds less than 5 MB.

With \`maxmemory 0\` Redis grows until the machine has no memory. A server that saves to disk needs more: while the fork writes, each page that changes is there twice.`,
  fix: `Find out what takes the memory (\`redline audit\` shows it by workload and by prefix), move the cache to a server of its own, or raise the limit:

\`\`\`
CONFIG SET maxmemory 4gb
CONFIG REWRITE
\`\`\``,
  sources: [
    'https://redis.io/docs/latest/develop/reference/eviction/',
    'https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/memory-optimization/',
    'https://learn.microsoft.com/azure/azure-cache-for-redis/cache-best-practices-memory-management',
  ],
  check,
  examples,
}
