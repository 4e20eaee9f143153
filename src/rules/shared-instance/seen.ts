/** What an audit adds to shared-instance: what of each workload is on a server, and pairs that no code tells of. */
import { known } from '../../model/fact.ts'
import { bytes, counted } from '../../model/figures.ts'
import type { Finding } from '../../model/finding.ts'
import type { Model } from '../../model/model.ts'
import { type Resident, residents } from '../../model/residents.ts'
import { conflict, needs, type Severity, type Workload } from '../../model/workload.ts'
import { about, type LiveServer, liveServers, name } from '../live/server.ts'
import { evictions, evicts, figure, residentName } from '../live/state.ts'
import { capital, GENERIC, listed, serverLabel } from '../words.ts'
import { consequenceOf, MOVES } from './words.ts'

/** The live server behind a key of `sharing`: `env:REDIS_URL`, `server:jobs`. */
export function liveAt(key: string, model: Model): LiveServer | undefined {
  const [, kind, rest = ''] = /^(env|server):(.*)$/.exec(key) ?? []
  if (kind === undefined) return undefined
  const called = (server: LiveServer): boolean =>
    server.id === rest || server.names.some(variable => Object.hasOwn(model.endpoints, variable) && model.endpoints[variable] === rest)
  return liveServers(model).find(server => (kind === 'env' ? server.names.includes(rest) : called(server)))
}

/** What an audit found of a workload: `310,000 keys of the cache (750 MB)`; undefined where it found nothing. */
function found(server: LiveServer, workload: Workload): string | undefined {
  const { keyspace, sidekiq } = server.live
  const whose = GENERIC[workload]
  if (workload === 'sidekiq' && sidekiq) {
    const jobs = sidekiq.queues.reduce((n, q) => n + q.depth, 0) + sidekiq.scheduled + sidekiq.retries + sidekiq.dead
    return jobs === 0 ? "Sidekiq's queues, empty at that moment" : `${counted(jobs, 'job')} of Sidekiq${size(sidekiq.bytes.value)}`
  }
  const channels = known(server.facts.channels)?.value
  const subscribed = workload === 'cable' ? channels?.cable : workload === 'anycable' ? channels?.anycable : undefined
  if (subscribed) return `${counted(subscribed, 'subscribed channel')} of ${whose}`
  const keys = keyspace?.workloads.find(w => w.workload === workload)
  if (!keys || keys.keys.value === 0) return undefined
  return `${keyspace?.method === 'exact' ? '' : 'about '}${counted(keys.keys.value, 'key')} of ${whose}${size(keys.bytes.value)}`
}

const size = (n: number): string => (n > 0 ? ` (${bytes(n)})` : '')

/** `in effect`: an audit saw both there. `not`: it read all keys and saw nothing of one. Undefined where it can't tell. */
export function effect(server: LiveServer, a: Workload, b: Workload): 'in effect' | 'not' | undefined {
  const isSeen = (workload: Workload): boolean => found(server, workload) !== undefined
  if (isSeen(a) && isSeen(b)) return 'in effect'
  const { keyspace } = server.live
  // Pub/sub has no keys, and idle Sidekiq or a flag that was never written leave none either: only a cache is always seen.
  const absent = [a, b].some(w => w === 'cache' && !isSeen(w))
  return absent && keyspace && keyspace.method !== 'sample' && server.live.partial === null ? 'not' : undefined
}

/** What was found of the two, and what eviction has done there so far, as sentences. */
export function evidence(server: LiveServer, a: Workload, b: Workload): string {
  const both = [found(server, a), found(server, b)].filter(words => words !== undefined)
  const counts = both.length === 2 ? `The audit found ${listed(both)} there` : ''
  if (counts === '' || ![a, b].some(w => needs[w].kind === 'cache')) return counts === '' ? '' : `${counts}.`
  const policy = known(server.facts.maxmemoryPolicy)?.value
  if ((figure(server.facts.evictedKeys) ?? 0) > 0) return `${counts}; ${evictions(server)}${policy ? ` (\`${policy}\` now)` : ''}.`
  const how = evicts(server)
  const sofar = how === 'nothing' || how === undefined ? '' : `, and nothing was evicted yet`
  return `${counts}${policy ? `, under \`${policy}\`` : ''}${sofar}.`
}

/** What tells that several variables are one server, where they are. */
export function oneServer(server: LiveServer, model: Model): string {
  if (server.names.length < 2) return ''
  const presumed = model.presumed?.some(key => liveAt(key, model) === server) ?? false
  const proof = presumed ? 'their addresses are the same' : 'the server answers with one `run_id`'
  return `${serverLabel(server)} are one server, whatever their names and database numbers say: ${proof}.`
}

/** Whether the code tells of two workloads on a server. */
type Told = (server: LiveServer, a: Workload, b: Workload) => boolean

interface Pair {
  readonly mover: Resident
  readonly stayer: Resident
  readonly severity: Severity
}

const RANK: readonly Severity[] = ['error', 'warning', 'note']

/** Pairs that an audit saw on a server and that `told` doesn't know of from the code, the worst first. */
function pairs(server: LiveServer, model: Model, told: Told): readonly Pair[] {
  const there = residents(server, model)
    .filter(r => found(server, r.workload) !== undefined)
    .sort((a, b) => MOVES.indexOf(needs[a.workload].kind) - MOVES.indexOf(needs[b.workload].kind))
  return there
    .flatMap((mover, i) =>
      there.slice(i + 1).flatMap(stayer => {
        const severity = conflict(mover.workload, stayer.workload)
        return severity && !told(server, mover.workload, stayer.workload) ? [{ mover, stayer, severity }] : []
      }),
    )
    .sort((a, b) => RANK.indexOf(a.severity) - RANK.indexOf(b.severity) || jobsFirst(a, b))
}

/** Who is hardest to move weighs most. */
const jobsFirst = (a: Pair, b: Pair): number => MOVES.indexOf(needs[b.stayer.workload].kind) - MOVES.indexOf(needs[a.stayer.workload].kind)

/**
 * What the audit alone shows, one finding a server: the worst pair, and who else is there. It has no place in the code,
 * which may keep its URLs elsewhere.
 */
export function* seenTogether(model: Model, told: Told): Iterable<Finding> {
  for (const server of liveServers(model)) {
    const all = pairs(server, model, told)
    const [worst] = all
    if (!worst) continue
    const { mover, stayer, severity } = worst
    const [from, to] = [needs[mover.workload].kind, needs[stayer.workload].kind]
    const others = new Set(all.flatMap(p => [p.mover, p.stayer]).filter(r => r !== mover && r !== stayer))
    const besides = [...others].flatMap(r => found(server, r.workload) ?? [])
    const much = server.live.keyspace?.workloads.find(w => w.workload === mover.workload)?.bytes.value ?? 0
    const roomy = from === 'cache' && much > 0 ? ` It holds ${bytes(much)} now; give it a quarter more.` : ''
    const words = [
      `${capital(residentName(mover))} and ${residentName(stayer)} share one Redis server, ${name(server)}.`,
      evidence(server, mover.workload, stayer.workload),
      consequenceOf(from, to, severity),
      besides.length > 0 ? `Besides there are ${listed(besides)}.` : '',
      oneServer(server, model),
    ]
    const [a, b] = [mover.workload, stayer.workload].sort()
    yield {
      ...about('shared-instance', server, {
        severity,
        message: words.filter(text => text !== '').join(' '),
        advice: `Give ${residentName(mover)} a server of its own${from === 'cache' ? ' with `maxmemory-policy allkeys-lru`' : ''} and point it there.${roomy} No code that sends both here was found: look for a URL that is kept in credentials or a setting, or for another application on this server.`,
        about: '',
      }),
      // As the code's own findings are named, so that one that is found by both is one.
      about: `${a}+${b} on ${server.names[0] === undefined ? server.id : `env:${server.names[0]}`}`,
    }
  }
}
