/** The lists and sorted sets of Sidekiq: how many elements, and what they weigh. */
import type { Estimate, JobClass } from '../../model/audit.ts'
import type { Command } from '../allowed.ts'
import { list, type Reply, text } from '../reply.ts'
import type { Reader } from './reader.ts'
import { record } from './time.ts'

/** A queue or a set with its number of elements. */
export interface Collection {
  readonly key: string
  readonly sorted: boolean
  readonly elements: number
  /** Bytes of the element that was seen of it, from which the size of a bite is guessed. */
  readonly seen: number
}

/** Elements sampled at each end, and the bytes that a reply is meant to stay under. */
const AT_EACH_END = 10
const BITE = 2 * 1024 * 1024
/** Elements that `jobs` reads at most, and those of one bite. */
const MOST_JOBS = 2_000_000
const MOST_AT_ONCE = 1000

const range = ({ key, sorted }: Collection, from: number, to: number): Command => [sorted ? 'ZRANGE' : 'LRANGE', key, from, to]
const sizes = (replies: readonly Reply[]): readonly number[] =>
  replies.flatMap(reply => list(reply).map(element => (Buffer.isBuffer(element) ? element.length : 0)))

/** The sum of elements that were not all seen, as if those seen had been drawn at random: both ends may differ from the middle. */
function estimate(seen: readonly number[], elements: number): Estimate {
  const sum = seen.reduce((a, b) => a + b, 0)
  if (seen.length >= elements || seen.length === 0) return { value: sum, low: sum, high: sum }
  const mean = sum / seen.length
  const spread = Math.sqrt(seen.reduce((a, b) => a + (b - mean) ** 2, 0) / Math.max(1, seen.length - 1))
  const half = ((1.96 * spread) / Math.sqrt(seen.length)) * elements * Math.sqrt(1 - seen.length / elements)
  const value = Math.round(mean * elements)
  return { value, low: Math.max(sum, Math.round(value - half)), high: Math.round(value + half) }
}

/** Bytes of all collections from elements at both ends of each. */
export async function sampledBytes(collections: readonly Collection[], reader: Reader): Promise<Estimate> {
  let [value, low, high] = [0, 0, 0]
  for (const collection of collections) {
    const { elements, seen } = collection
    if (elements === 0) continue
    const ends = Math.max(1, Math.min(AT_EACH_END, Math.floor(BITE / Math.max(1, seen))))
    const whole = elements <= ends * 2
    const replies = await reader.ask(
      whole ? [range(collection, 0, Math.max(0, elements - 1))] : [range(collection, 0, ends - 1), range(collection, -ends, -1)],
    )
    const part = estimate(sizes(replies), elements)
    value += part.value
    low += part.low
    // The spreads of collections are independent, and adding them up errs on the safe side.
    high += part.high
  }
  return { value, low, high }
}

/** ActiveJob's wrapper is one class to Sidekiq: what it wraps is the job. */
function classOf(element: Buffer): string {
  const job = record(element.toString('utf8'))
  const name = job?.wrapped ?? job?.class
  return typeof name === 'string' && /^[A-Z][\w:]{0,100}$/.test(name) ? name : 'unknown'
}

export interface Whole {
  readonly bytes: Estimate
  readonly classes: readonly JobClass[]
}

/** Reads every element in bites and counts classes by bytes; rests after each bite as long as it took. */
export async function allJobs(
  collections: readonly Collection[],
  reader: Reader,
  rest: (milliseconds: number) => Promise<void>,
): Promise<Whole> {
  const classes = new Map<string, { jobs: number; bytes: number; largest: number }>()
  let [value, low, high] = [0, 0, 0]
  let jobs = 0
  for (const collection of collections) {
    const read: number[] = []
    let mean = Math.max(1, collection.seen)
    while (read.length < collection.elements && jobs < MOST_JOBS) {
      const most = Math.max(1, Math.min(MOST_AT_ONCE, Math.floor(BITE / mean)))
      const began = performance.now()
      const [reply] = await reader.ask([range(collection, read.length, read.length + most - 1)])
      const elements = list(reply).filter(Buffer.isBuffer)
      // It shrank while it was read.
      if (elements.length === 0) break
      for (const element of elements) {
        const name = classOf(element)
        const before = classes.get(name) ?? { jobs: 0, bytes: 0, largest: 0 }
        classes.set(name, {
          jobs: before.jobs + 1,
          bytes: before.bytes + element.length,
          largest: Math.max(before.largest, element.length),
        })
        read.push(element.length)
      }
      jobs += elements.length
      mean = Math.max(1, Math.max(...elements.slice(-20).map(element => element.length)))
      await rest(performance.now() - began)
    }
    const part = estimate(read, jobs < MOST_JOBS ? read.length : collection.elements)
    value += part.value
    low += part.low
    high += part.high
  }
  const all = [...classes].map(([name, sums]) => ({ name, ...sums })).sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1))
  return { bytes: { value, low, high }, classes: all.slice(0, 50) }
}

/** Bytes of an element that was read. */
export const weight = (reply: Reply | undefined): number => Buffer.byteLength(text(reply) ?? '')
