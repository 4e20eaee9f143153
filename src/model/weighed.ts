/** How much of a large key MEMORY USAGE looks at: so many elements, or blocks of them where a type has blocks. */
import { type Facts, known } from './fact.ts'

/** Elements or blocks that it is asked for: the first ones. */
export const WEIGHED = 10_000

/** Bytes of a list's block by a negative `list-max-listpack-size`, which means 4 KB to 64 KB, and where it is a number of elements. */
const [BLOCKS, MOST] = [[4096, 8192, 16_384, 32_768, 65_536], 8192] as const
/** `-2` is the default, and what is presumed where CONFIG tells nothing. Source: quicklist.c of Redis 3.2 to 8.0. */
const DEFAULT = -2

/** Entries of a stream's block, and its bytes: `stream-node-max-entries` and `-bytes` by default. */
const [STREAM_ENTRIES, STREAM_BYTES] = [100, 4096]

/** What a list's block holds: bytes where it is negative, else elements. Redis called it `list-max-ziplist-size` before 7.0. */
export function listSizeOf(facts: Facts): number {
  const settings = known(facts.settings)?.value
  const said = Number(settings?.['list-max-listpack-size'] ?? settings?.['list-max-ziplist-size'] ?? DEFAULT)
  return Number.isInteger(said) ? said : DEFAULT
}

/** Elements of a list of so large elements, in the mean, that are looked at. */
function ofList(mean: number, size: number): number {
  const bytes = size < 0 ? (BLOCKS[-size - 1] ?? MOST) : MOST
  const fit = Math.max(1, Math.floor(bytes / mean))
  return WEIGHED * (size < 0 ? fit : Math.min(fit, Math.max(1, size)))
}

/** Elements of a key that are looked at, where their mean is so many bytes; `listSize` as `listSizeOf` tells it. */
export function weighed(type: string, mean: number, listSize: number): number {
  if (type === 'list') return ofList(mean, listSize)
  return type === 'stream' ? WEIGHED * Math.max(1, Math.min(STREAM_ENTRIES, Math.floor(STREAM_BYTES / mean))) : WEIGHED
}
