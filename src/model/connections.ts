/** How many connections each kind of process opens, by the arithmetic of its threads and its clients' pools. */
import { amount } from './amount.ts'
import { type Client, isRider } from './client.ts'
import { sidekiqConcurrency, sidekiqDefaults } from './defaults.ts'
import type { Model } from './model.ts'
import { cableWorkers, hasCapsules, poolSize, readsSize } from './poolSize.ts'
import type { Process } from './process.ts'
import { isWeb, uses } from './users.ts'
import { atLeast } from './version.ts'
import { needs } from './workload.ts'

/** What one client opens in one process. A ceiling of null: nothing in the files limits it. */
export interface Share {
  readonly client: Client
  readonly typical: number
  readonly ceiling: number | null
  /** How the numbers come about: `min(pool 10, 5 threads)`. */
  readonly why: string
}

/** What one kind of process opens. Numbers hold for one server or dyno of that kind, with all its forked processes. */
export interface ProcessConnections {
  readonly process: Process
  /** The threads that use clients in one process, and how many such processes there are. */
  readonly threads: number
  readonly copies: number
  /** What was assumed where the files name no number: `5 threads by Puma's default`. */
  readonly assumed: readonly string[]
  readonly shares: readonly Share[]
  readonly typical: number
  readonly ceiling: number | null
  /** The sum as text: `3 × (Sidekiq 5 + Cache 5 + Action Cable 2)`; empty where the process opens none. */
  readonly terms: string
  /** What it comes to: `36, at most 54`. */
  readonly text: string
}

interface Assumption {
  readonly number: number
  readonly assumed?: string
}

const orElse = (given: ReturnType<typeof amount>, fallback: number, words: string): Assumption => {
  if (!given) return { number: fallback, assumed: `${words} by default` }
  if (given.number !== null)
    return given.variable
      ? { number: given.number, assumed: `$${given.variable} ${given.setIn ? `as ${given.setIn} sets it` : 'unset'}` }
      : { number: given.number }
  return {
    number: fallback,
    assumed: given.variable ? `${words} while $${given.variable} is unset` : `${words}, which the files do not tell`,
  }
}

/** Threads of one process that may use a client at the same time. */
function threadsOf(process: Process, model: Model): Assumption {
  if (process.kind === 'puma') {
    const own = model.gems.puma === undefined || atLeast(model.gems.puma, '5.0.0') ? 5 : 16
    return orElse(amount(process.threads), own, `${own} threads`)
  }
  if (process.kind === 'sidekiq') {
    const own = sidekiqConcurrency(model.gems)
    return orElse(amount(process.concurrency), own, `concurrency ${own}`)
  }
  const given = amount(process.threads) ?? amount(process.concurrency)
  return given ? orElse(given, 1, '1 thread') : { number: 1 }
}

const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`

/** What Sidekiq opens in its own worker process. */
function workerShare(client: Client, process: Process, concurrency: number, model: Model): Share {
  const capsules = (process.capsules ?? []).map(c => amount(c.concurrency)?.number ?? 1)
  const threads = concurrency + capsules.reduce((a, b) => a + b, 0)
  const given = amount(client.poolSize)?.number ?? null
  if (!hasCapsules(model)) {
    const ceiling = given ?? concurrency + 5
    return { client, typical: Math.min(ceiling, threads + 1), ceiling, why: `concurrency ${concurrency} + 1, pool ${ceiling}` }
  }
  const size = readsSize(model) ? given : null
  const internal = size ?? sidekiqDefaults(model.gems).pool ?? 0
  const ceiling = [concurrency, ...capsules].reduce((sum, c) => sum + (size ?? c), 0) + internal
  return {
    client,
    typical: threads + 1,
    ceiling,
    why: `${[concurrency, ...capsules].join(' + ')} job threads + 1, with an internal pool of ${internal}`,
  }
}

const limit = (ceiling: number): number | null => (Number.isFinite(ceiling) ? ceiling : null)

/** What one client opens in one process; undefined where that process doesn't use it. */
function share(client: Client, process: Process, threads: number, model: Model): Share | undefined {
  const web = isWeb(process)
  if (!uses(client, process, model)) return undefined
  if (client.library === 'sidekiq' && process.kind === 'sidekiq') return workerShare(client, process, threads, model)
  const capsules = (process.capsules ?? []).reduce((sum, c) => sum + (amount(c.concurrency)?.number ?? 0), 0)
  const own = threads + capsules
  // Falcon serves each request in a fiber and limits them by nothing, so its pools may all fill.
  const most = process.kind === 'falcon' ? Number.POSITIVE_INFINITY : own + (web ? cableWorkers(model) : 0)
  if (client.library === 'action-cable') {
    const both = web ? 2 : 1
    return { client, typical: both, ceiling: both, why: web ? 'one to publish, one to subscribe' : 'one to publish' }
  }
  const nodes = client.endpoint.kind === 'list' ? Math.max(1, client.endpoint.items.length) : 1
  const times = nodes > 1 ? ` × ${nodes} servers` : ''
  if (client.holder === 'thread' && client.pooling === 'none')
    return { client, typical: own * nodes, ceiling: limit(most * nodes), why: `1 for each thread${times}` }
  const { size, known } = poolSize(client, model)
  if (size === null && known)
    return { client, typical: own * nodes, ceiling: null, why: `a new connection for each ${client.holder === 'call' ? 'call' : 'object'}` }
  if (size === null)
    return {
      client,
      typical: own * nodes,
      ceiling: limit(most * nodes),
      why: `a pool whose size the files do not tell, ${plural(own, 'thread')}${times}`,
    }
  if (size === 1) return { client, typical: nodes, ceiling: nodes, why: `1 for all threads${times}` }
  return {
    client,
    typical: Math.min(size, own) * nodes,
    ceiling: Math.min(size, most) * nodes,
    why: `pool ${size}, ${plural(own, 'thread')}${times}`,
  }
}

function label(client: Client): string {
  const { title } = needs[client.workload]
  const several = client.workload === 'app' || client.workload === 'lock' || (client.workload === 'cache' && client.name !== 'Rails.cache')
  return several ? client.name : title
}

/** `Sidekiq 5 + Cache 5 + 2 × $redis 1`. */
function sum(shares: readonly Share[]): string {
  const counted = new Map<string, number>()
  for (const s of shares) {
    const term = `${label(s.client)} ${s.typical}`
    counted.set(term, (counted.get(term) ?? 0) + 1)
  }
  return [...counted].map(([term, n]) => (n > 1 ? `${n} × ${term}` : term)).join(' + ')
}

function total(shares: readonly Share[], copies: number): Pick<ProcessConnections, 'typical' | 'ceiling' | 'terms' | 'text'> {
  const typical = copies * shares.reduce((n, s) => n + s.typical, 0)
  const limited = shares.every(s => s.ceiling !== null)
  const ceiling = limited ? copies * shares.reduce((n, s) => n + (s.ceiling ?? 0), 0) : null
  const inner = sum(shares)
  const terms = copies > 1 && shares.length > 0 ? `${copies} × ${shares.length > 1 ? `(${inner})` : inner}` : inner
  return { typical, ceiling, terms, text: range(typical, ceiling) }
}

/** A number of connections with its ceiling, null being none: `36, at most 54`. */
function range(typical: number, ceiling: number | null): string {
  if (ceiling === null) return `${typical} and more`
  return ceiling > typical ? `${typical}, at most ${ceiling}` : String(typical)
}

/**
 * The connections that each kind of process opens to all Redis servers together: `typical` with every thread busy,
 * `ceiling` when every pool is full. Riders open none. Forked workers count each; how many machines or dynos run a kind
 * is not in the files, so each kind counts once. Rows of the fact sheet's tables of sockets by library and version.
 * `counts` picks the clients that matter, such as those of one server.
 */
export function connections(model: Model, counts: (client: Client) => boolean = () => true): readonly ProcessConnections[] {
  const clients = model.clients.filter(client => !isRider(client) && counts(client))
  return model.processes.map(process => {
    const threads = threadsOf(process, model)
    const workers =
      process.workers === undefined || process.workers === null ? { number: 0 } : orElse(amount(process.workers), 0, '1 process')
    const copies = Math.max(1, workers.number) * (process.count ?? 1)
    const shares = clients.map(client => share(client, process, threads.number, model)).filter(s => s !== undefined)
    const assumed = [threads.assumed, 'assumed' in workers ? workers.assumed : undefined].filter(a => a !== undefined)
    return { process, threads: threads.number, copies, assumed: [...new Set(assumed)], shares, ...total(shares, copies) }
  })
}
