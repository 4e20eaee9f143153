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

/** Whether the audit saw a workload on a server. */
const isSeen = (server: LiveServer, workload: Workload): boolean => found(server, workload) !== undefined

/** `in effect`: an audit saw both there. `not`: it read all keys and saw nothing of one. Undefined where it can't tell. */
export function effect(server: LiveServer, a: Workload, b: Workload): 'in effect' | 'not' | undefined {
  if (isSeen(server, a) && isSeen(server, b)) return 'in effect'
  const { keyspace } = server.live
  // Pub/sub has no keys, and idle Sidekiq or a flag that was never written leave none either: only a cache is always seen.
  const absent = [a, b].some(w => w === 'cache' && !isSeen(server, w))
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

interface Pair {
  readonly server: LiveServer
  readonly mover: Resident
  readonly stayer: Resident
  readonly severity: Severity
}

/** Pairs that an audit saw on one server and that `told` doesn't know of from the code. */
function* pairs(model: Model, told: (server: LiveServer, a: Workload, b: Workload) => boolean): Iterable<Pair> {
  for (const server of liveServers(model)) {
    const there = residents(server, model)
      .filter(r => isSeen(server, r.workload))
      .sort((a, b) => MOVES.indexOf(needs[a.workload].kind) - MOVES.indexOf(needs[b.workload].kind))
    for (const [i, mover] of there.entries()) {
      for (const stayer of there.slice(i + 1)) {
        const severity = conflict(mover.workload, stayer.workload)
        if (severity && !told(server, mover.workload, stayer.workload)) yield { server, mover, stayer, severity }
      }
    }
  }
}

/** Findings on what the audit alone shows. They have no place in the code, which may keep its URLs elsewhere. */
export function* seenTogether(model: Model, told: (server: LiveServer, a: Workload, b: Workload) => boolean): Iterable<Finding> {
  for (const { server, mover, stayer, severity } of pairs(model, told)) {
    const [from, to] = [needs[mover.workload].kind, needs[stayer.workload].kind]
    const much = server.live.keyspace?.workloads.find(w => w.workload === mover.workload)?.bytes.value ?? 0
    const roomy = from === 'cache' && much > 0 ? ` It holds ${bytes(much)} now; a quarter more is room to breathe.` : ''
    const [a, b] = [mover.workload, stayer.workload].sort()
    const said = about('shared-instance', server, {
      severity,
      message:
        `${capital(residentName(mover))} and ${residentName(stayer)} share one Redis server, ${name(server)}. ${evidence(server, mover.workload, stayer.workload)} ${consequenceOf(from, to, severity)} ${oneServer(server, model)}`.trimEnd(),
      advice: `Give ${residentName(mover)} a server of its own${from === 'cache' ? ' with `maxmemory-policy allkeys-lru`' : ''} and point it there.${roomy} The code that sends it here was not found by Redline: look for another application on this server, or for a URL that is kept in credentials or a setting.`,
      about: '',
    })
    // As the code's own findings are named, so that one that is found by both is one.
    yield { ...said, about: `${a}+${b} on ${server.names[0] === undefined ? server.id : `env:${server.names[0]}`}` }
  }
}
