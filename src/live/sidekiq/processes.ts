/** Sidekiq's processes by their heartbeats, and what they are working on. */
import type { SidekiqProcess } from '../../model/audit.ts'
import { count, list, type Reply, text } from '../reply.ts'
import { hostKind } from './hostKind.ts'
import { amount, type Reader } from './reader.ts'
import { record, seconds } from './time.ts'

const FIELDS = ['info', 'concurrency', 'busy', 'beat', 'quiet', 'rss', 'rtt_us'] as const
/** Pages of running jobs that are read of each process. */
const MOST_PAGES = 20

export interface Processes {
  readonly live: readonly SidekiqProcess[]
  readonly stale: number
  /** All that are listed, with a heartbeat or without. */
  readonly identities: readonly string[]
}

/** Queues that a process works on: `queues` of its info, or those of its capsules (Sidekiq 8). */
function queuesOf(info: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  const names = new Set<string>()
  const add = (of: unknown): void => {
    if (Array.isArray(of)) for (const name of of) if (typeof name === 'string') names.add(name.replace(/,\d+$/, ''))
    if (typeof of === 'object' && of !== null && !Array.isArray(of)) for (const name of Object.keys(of)) names.add(name)
  }
  add(info?.queues)
  add(Array.isArray(info?.weights) ? {} : info?.weights)
  if (Array.isArray(info?.weights)) for (const one of info.weights) add(one)
  const capsules = info?.capsules
  if (typeof capsules === 'object' && capsules !== null)
    for (const capsule of Object.values(capsules)) add((capsule as { readonly weights?: unknown } | null)?.weights)
  return [...names]
}

/** Seconds that the oldest running job of a process runs; the arguments beside its time are never kept. */
async function oldestJob(key: string, now: number, reader: Reader): Promise<number | undefined> {
  let oldest: number | undefined
  // To 6.4.1 the hash was called :workers.
  for (const name of [`${key}:work`, `${key}:workers`]) {
    let cursor = '0'
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const [reply] = await reader.ask([['HSCAN', name, cursor, 'COUNT', 10]])
      const [next, found] = list(reply)
      const works = list(found).filter((_, i) => i % 2 === 1)
      for (const work of works) {
        const at = seconds(record(text(work))?.run_at)
        if (at !== undefined) oldest = Math.max(oldest ?? 0, now - at)
      }
      cursor = text(next) ?? '0'
      if (cursor === '0') break
    }
  }
  return oldest
}

async function processOf(identity: string, prefix: string, values: readonly Reply[], now: number, reader: Reader): Promise<SidekiqProcess> {
  const [said, concurrency, busy, beat, quiet, rss, trip] = values
  const info = record(text(said))
  const started = seconds(info?.started_at)
  const host = typeof info?.hostname === 'string' ? info.hostname : identity.replace(/(?::[^:]*){1,2}$/, '')
  const pid = typeof info?.pid === 'number' ? info.pid : Number(identity.split(':').at(-2))
  const oldest = amount(busy) > 0 ? await oldestJob(`${prefix}${identity}`, now, reader) : undefined
  const [kilobytes, micros] = [count(rss), count(trip)]
  return {
    name: Number.isInteger(pid) ? `${hostKind(host)}:${pid}` : hostKind(host),
    concurrency: count(concurrency) ?? (typeof info?.concurrency === 'number' ? info.concurrency : 0),
    busy: amount(busy),
    queues: queuesOf(info),
    beat: Math.max(0, now - (seconds(text(beat)) ?? now)),
    quiet: text(quiet) === 'true',
    ...(started !== undefined && { uptime: Math.max(0, now - started) }),
    ...(kilobytes !== undefined && kilobytes > 0 && { rss: kilobytes * 1024 }),
    ...(micros !== undefined && micros > 0 && { roundTrip: micros / 1e6 }),
    ...(oldest !== undefined && { oldestJob: Math.max(0, oldest) }),
  }
}

/** Reads the processes that are listed. One without its hash stopped beating more than a minute ago. */
export async function processes(prefix: string, now: number, reader: Reader): Promise<Processes> {
  const identities = await reader.members(`${prefix}processes`)
  const replies = await reader.ask(identities.map(identity => ['HMGET', `${prefix}${identity}`, ...FIELDS] as const))
  const live: SidekiqProcess[] = []
  for (const [i, identity] of identities.entries()) {
    const values = list(replies[i])
    if (values[0] !== null && values[0] !== undefined) live.push(await processOf(identity, prefix, values, now, reader))
  }
  return { live, stale: identities.length - live.length, identities }
}
