/** Keys of one kind: how many there are, and what those that were measured came to. */
import type { Candidate, Claim } from './classify.ts'

export interface Group {
  readonly database: number
  /** The prefix of the code that the names begin with. */
  readonly claim: Claim | undefined
  readonly candidates: readonly Candidate[]
  /** The shape behind the claim's prefix, in segments. */
  readonly path: readonly string[]
  /** Names that were read. */
  names: number
  /** Keys that were measured, and their bytes. */
  measured: number
  sum: number
  squares: number
  largest: number
  /** Measured keys by size; `bucket` says which size counts where. */
  readonly sizes: Uint32Array
  /** Keys that were asked for type and expiry, and those that never expire. */
  asked: number
  untimed: number
  readonly types: Map<string, number>
  /** Whether a key of another type than string was met. */
  collections: boolean
  /** Values that were looked into, and what they begin with. */
  headers: number
  cacheHeaders: number
  sessionHeaders: number
  /** Set where the keys were asked by name, so that there are no more of them than these. */
  readonly certain: boolean
  /** The group that took this one over; what is still to come goes there. */
  into: Group | undefined
}

/** Eight sizes for each doubling: a percentile is right within 5 %. */
const STEPS = 8
const BUCKETS = STEPS * 34

const bucket = (bytes: number): number => Math.min(BUCKETS - 1, Math.max(0, Math.floor(Math.log2(bytes) * STEPS)))

/** The size in the middle of a bucket. */
export const sizeOf = (at: number): number => Math.round(2 ** ((at + 0.5) / STEPS))

export const newGroup = (of: Pick<Group, 'database' | 'claim' | 'candidates' | 'path'>, certain = false): Group => ({
  database: of.database,
  claim: of.claim,
  candidates: of.candidates,
  path: of.path,
  names: 0,
  measured: 0,
  sum: 0,
  squares: 0,
  largest: 0,
  sizes: new Uint32Array(BUCKETS),
  asked: 0,
  untimed: 0,
  types: new Map(),
  collections: false,
  headers: 0,
  cacheHeaders: 0,
  sessionHeaders: 0,
  certain,
  into: undefined,
})

/** Counts one measured key. */
export function measure(group: Group, bytes: number): void {
  group.measured++
  group.sum += bytes
  group.squares += bytes * bytes
  if (bytes > group.largest) group.largest = bytes
  const at = bucket(bytes)
  group.sizes[at] = (group.sizes[at] ?? 0) + 1
}

/** Corrects the size of a key that is already counted. */
export function remeasure(group: Group, before: number, bytes: number): void {
  group.sum += bytes - before
  group.squares += bytes * bytes - before * before
  if (bytes > group.largest) group.largest = bytes
  const [from, to] = [bucket(before), bucket(bytes)]
  group.sizes[from] = (group.sizes[from] ?? 0) - 1
  group.sizes[to] = (group.sizes[to] ?? 0) + 1
}

/** Adds one group's counts to another's. */
export function add(to: Group, from: Group): void {
  to.names += from.names
  to.measured += from.measured
  to.sum += from.sum
  to.squares += from.squares
  to.largest = Math.max(to.largest, from.largest)
  for (let i = 0; i < BUCKETS; i++) to.sizes[i] = (to.sizes[i] ?? 0) + (from.sizes[i] ?? 0)
  to.asked += from.asked
  to.untimed += from.untimed
  for (const [type, n] of from.types) to.types.set(type, (to.types.get(type) ?? 0) + n)
  to.collections ||= from.collections
  to.headers += from.headers
  to.cacheHeaders += from.cacheHeaders
  to.sessionHeaders += from.sessionHeaders
}

/** The group that counts for a group now. */
export function current(group: Group): Group {
  let at = group
  while (at.into) at = at.into
  return at
}
