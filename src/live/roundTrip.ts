/** Round trips of pings, one after the other. */
import type { OpenServer } from './open.ts'

const PINGS = 50
/** Pings end early where the server is far away: milliseconds in all, after the first few. */
const ENOUGH = 250
const AT_LEAST = 5

/** Median and 99th percentile in seconds (of 50 pings the longest); undefined where PING is refused. */
export async function roundTrip(open: OpenServer): Promise<{ readonly p50: number; readonly p99: number } | undefined> {
  const times: number[] = []
  const began = performance.now()
  while (times.length < PINGS && (times.length < AT_LEAST || performance.now() - began < ENOUGH)) {
    const before = performance.now()
    const [reply] = await open.ask([['PING']])
    if (!Buffer.isBuffer(reply)) return undefined
    times.push((performance.now() - before) / 1000)
  }
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}
