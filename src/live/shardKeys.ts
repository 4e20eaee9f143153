/** The keys of a cluster's shards together. */
import type { Estimate, KeyGroup, Keyspace } from '../model/audit.ts'

const MOST_PREFIXES = 50
const MOST_BIGGEST = 20

const plus = (a: Estimate, b: Estimate): Estimate => ({ value: a.value + b.value, low: a.low + b.low, high: a.high + b.high })

/** Shares of two groups, each with the weight of its keys. */
function shared(a: KeyGroup, b: KeyGroup): Estimate | undefined {
  if (!a.untimed || !b.untimed) return a.untimed ?? b.untimed
  const all = a.keys.value + b.keys.value
  if (all === 0) return a.untimed
  const [x, y] = [a.untimed, b.untimed]
  const mean = (of: keyof Estimate): number => (x[of] * a.keys.value + y[of] * b.keys.value) / all
  return { value: mean('value'), low: mean('low'), high: mean('high') }
}

/** Two groups as one. Keys of one kind are spread over shards by chance, so that percentiles are those of the larger group. */
function merged<T extends KeyGroup>(a: T, b: T): T {
  const larger = b.keys.value > a.keys.value ? b : a
  const untimed = shared(a, b)
  const max = Math.max(a.sizes?.max ?? 0, b.sizes?.max ?? 0)
  return {
    ...larger,
    keys: plus(a.keys, b.keys),
    bytes: plus(a.bytes, b.bytes),
    ...(untimed && { untimed }),
    ...(larger.sizes && { sizes: { ...larger.sizes, max } }),
    ...((a.skewed ?? b.skewed) && { skewed: true }),
  }
}

function byName<T extends KeyGroup>(all: readonly T[], name: (of: T) => string): readonly T[] {
  const found = new Map<string, T>()
  for (const one of all) {
    const before = found.get(name(one))
    found.set(name(one), before ? merged(before, one) : one)
  }
  return [...found.values()]
}

const METHODS = ['exact', 'strata', 'sample'] as const

/** What the shards hold together; null where the keys of none were read. */
export function keysOf(all: readonly (Keyspace | null)[]): Keyspace | null {
  const read = all.filter(k => k !== null)
  const [first] = read
  if (!first || read.length === 1) return first ?? null
  const sum = (of: (k: Keyspace) => number): number => read.reduce((n, k) => n + of(k), 0)
  const ended = read.find(k => k.ended !== undefined)?.ended
  return {
    ...first,
    method: METHODS[Math.max(...read.map(k => METHODS.indexOf(k.method)))] ?? first.method,
    scanned: sum(k => k.scanned),
    total: sum(k => k.total),
    ...(ended !== undefined && { ended }),
    workloads: byName(
      read.flatMap(k => k.workloads),
      w => w.workload,
    ),
    prefixes: byName(
      read.flatMap(k => k.prefixes),
      p => `${p.database} ${p.workload} ${p.prefix}`,
    )
      .toSorted((a, b) => b.bytes.value - a.bytes.value)
      .slice(0, MOST_PREFIXES),
    biggest: read
      .flatMap(k => k.biggest)
      .sort((a, b) => b.bytes - a.bytes)
      .slice(0, MOST_BIGGEST),
    closure: { sum: sum(k => k.closure.sum), usedMemory: sum(k => k.closure.usedMemory) },
    readByName: [...new Set(read.flatMap(k => k.readByName))].sort(),
    values: read.every(k => k.values),
    seconds: Math.max(...read.map(k => k.seconds)),
  }
}
