/** Large lists and sorted sets whose first elements may not stand for those behind: weighed again at places spread over all of them. */
import { weighed } from '../model/weighed.ts'
import type { Command } from './allowed.ts'
import type { Big } from './biggest.ts'
import type { OpenServer } from './open.ts'
import { isRefusal, list } from './reply.ts'

/** Places that are looked at, and how many of them in one round. */
const [PLACES, AT_ONCE] = [48, 8]
/** Mean bytes above which a look at so many elements would fetch megabytes. */
const HEAVY = 64 * 1024

const BY_TYPE = { list: 'LRANGE', zset: 'ZRANGE' } as const

/** Bytes that the allocator gives for so many: four sizes for each doubling. Source: jemalloc's size classes. */
function allocated(bytes: number): number {
  const step = bytes <= 128 ? 16 : 2 ** (Math.ceil(Math.log2(bytes)) - 3)
  return Math.ceil(bytes / step) * step
}

/** What an element takes: in a list's block its bytes, in a sorted set an allocation with a head of up to 6 and a zero. */
const taken = (type: string | undefined, length: number): number =>
  type === 'list' ? length : allocated(length + (length < 32 ? 2 : length < 256 ? 4 : 6))

/** The mean size of elements at places spread evenly over the first so many; undefined where not all were told. */
async function meanOf(open: OpenServer, { name, type }: Big, among: number): Promise<number | undefined> {
  const command = BY_TYPE[type as keyof typeof BY_TYPE]
  const places = Array.from({ length: PLACES }, (_, i) => Math.floor(((i + 0.5) / PLACES) * among))
  let sum = 0
  for (let at = 0; at < PLACES; at += AT_ONCE) {
    const asked = places.slice(at, at + AT_ONCE).map((place): Command => [command, name, place, place])
    for (const reply of await open.ask(asked)) {
      const [element] = isRefusal(reply) ? [] : list(reply)
      if (!Buffer.isBuffer(element)) return undefined
      sum += taken(type, element.length)
    }
  }
  return sum / PLACES
}

/**
 * What a large list or sorted set takes, where the elements behind the first ones are longer or shorter than those: the
 * difference of the means is added for each of its elements. Reads values, so only where that changes nothing. Undefined
 * where there is nothing to mend. `listSize` says how a list is laid out.
 */
export async function spread(open: OpenServer, big: Big, elements: number, listSize: number): Promise<number | undefined> {
  if (big.type === undefined || !Object.hasOwn(BY_TYPE, big.type)) return undefined
  const first = weighed(big.type, big.bytes / elements, listSize)
  if (elements <= first || big.bytes / elements > HEAVY) return undefined
  const [head, all] = [await meanOf(open, big, first), await meanOf(open, big, elements)]
  if (head === undefined || all === undefined) return undefined
  return Math.max(elements, Math.round(big.bytes + (all - head) * elements))
}
