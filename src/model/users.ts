/** Which processes use a client, and with how many threads at the same time. */

import { amount } from './amount.ts'
import { callsAt } from './callsAt.ts'
import type { Client } from './client.ts'
import { sidekiqConcurrency } from './defaults.ts'
import type { Model } from './model.ts'
import { cableWorkers } from './poolSize.ts'
import type { Process } from './process.ts'
import { contains, place } from './span.ts'
import { parts, type Value } from './value.ts'
import { atLeast } from './version.ts'
import { kindTitle, plural } from './wording.ts'

const WEB = new Set(['puma', 'unicorn', 'pitchfork', 'passenger', 'falcon', 'thin', 'webrick', 'iodine'])

export const isWeb = (process: Process): boolean => WEB.has(process.kind)

const holds = (v: Value, client: Client, depth = 0): boolean =>
  depth < 8 && ((v.kind === 'made' && contains(v.at, client.at)) || parts(v).some(inner => holds(inner, client, depth + 1)))

/** Whether code outside of the configuration calls the client, or the pool around it. */
function calledElsewhere(client: Client, model: Model): boolean {
  const [made] = callsAt(model.calls, client.at)
  const places = new Set([place(client.at), ...(made?.inside ?? []).map(c => place(c.at))])
  return model.calls.some(c => c.on !== undefined && places.has(c.on) && /(?:^|\/)(?:app|lib)\//.test(c.at.file))
}

/** Whether rack-attack, which only sees requests, counts on this client, and nothing else does. */
const countsRequests = (client: Client, model: Model): boolean =>
  client.workload === 'rate-limit' &&
  !calledElsewhere(client, model) &&
  (client.name === 'Rack::Attack' || model.calls.some(c => c.path === 'Rack::Attack.cache.store=' && c.args.some(a => holds(a, client))))

/** Gems that only requests use: a profiler of them, and checks that a request asks for. */
const OF_REQUESTS = new Set(['rack-mini-profiler', 'OkComputer'])

/** Sessions, requests' limits, controllers and channels are web servers' alone. */
const onlyWeb = (client: Client, model: Model): boolean =>
  client.workload === 'session' ||
  (client.holder === 'library' && OF_REQUESTS.has(client.name)) ||
  countsRequests(client, model) ||
  /(?:^|\/)app\/(?:controllers|channels)\//.test(client.at.file)

/** Whether a kind of process uses a client, as far as the files tell. */
export function uses(client: Client, process: Process, model: Model): boolean {
  if (client.usedBy && !client.usedBy.some(kind => kind === process.kind || kind === process.name)) return false
  if (!client.usedBy && (client.library === 'ioredis' || client.library === 'node-redis')) return false
  // It only puts jobs into Resque's queues.
  if (process.kind === 'resque-scheduler' && client.workload !== 'resque') return false
  if (client.role) return (client.role === 'server') === (process.kind === 'sidekiq')
  return !onlyWeb(client, model) || isWeb(process)
}

/** The threads of one process of a kind. */
export interface Users {
  readonly process: Process
  /** Threads that serve requests or work jobs. */
  readonly threads: number
  /** Threads for channel actions beside them. */
  readonly channels: number
  /** `Sidekiq runs 10 + 5 = 15 job threads`. */
  readonly text: string
  /** What the numbers rest on; where they are a library's default, the gem whose version decides. */
  readonly values: readonly Value[]
  readonly gems: readonly string[]
}

interface Counted {
  readonly number: number
  readonly values: readonly Value[]
  readonly gems: readonly string[]
}

/** What a library does by itself where the files set nothing. */
function byDefault(process: Process, model: Model): Counted | undefined {
  if (process.kind === 'puma')
    return { number: model.gems['puma'] === undefined || atLeast(model.gems['puma'], '5') ? 5 : 16, values: [], gems: ['puma'] }
  if (process.kind === 'sidekiq') return { number: sidekiqConcurrency(model.gems), values: [], gems: ['sidekiq'] }
  return undefined
}

/** Undefined where the files don't tell. */
function own(process: Process, model: Model): Counted | undefined {
  const value = process.kind === 'sidekiq' ? process.concurrency : (process.threads ?? process.concurrency)
  const given = amount(value)
  if (!value || !given) return byDefault(process, model)
  return given.number === null ? undefined : { number: given.number, values: [value], gems: [] }
}

/**
 * The threads of each kind of process that use a client, most first; kinds whose number the files don't tell are left
 * out. Of capsules whose size is unknown nothing is counted, so the number is never too high. AnyCable's threads run
 * channel actions alone and rarely all at once: like Action Cable's own they crowd nothing by themselves.
 */
export function users(client: Client, model: Model): readonly Users[] {
  return model.processes
    .filter(process => uses(client, process, model) && process.kind !== 'anycable')
    .flatMap(process => {
      const counted = own(process, model)
      if (!counted) return []
      const capsules = (process.capsules ?? []).flatMap(c => {
        const number = amount(c.concurrency)?.number
        return number ? [{ number, value: c.concurrency }] : []
      })
      const threads = capsules.reduce((sum, c) => sum + c.number, counted.number)
      const channels = isWeb(process) ? cableWorkers(model) : 0
      const sum =
        capsules.length > 0
          ? `${[counted.number, ...capsules.map(c => c.number)].join(' + ')} = ${plural(threads, 'thread')}`
          : plural(threads, 'thread')
      return [
        {
          process,
          threads,
          channels,
          text: `${kindTitle(process.kind)} runs ${sum}`,
          values: [...counted.values, ...capsules.map(c => c.value)],
          gems: counted.gems,
        },
      ]
    })
    .sort((a, b) => b.threads - a.threads)
}

/** `Puma and Sidekiq` for the kinds of process that use a client; empty where no process is known. */
export const userKinds = (client: Client, model: Model): readonly string[] => [
  ...new Set(model.processes.filter(p => uses(client, p, model)).map(p => kindTitle(p.kind))),
]
