/** How much a value holds, so that what is too much to walk through is not kept. */
import { parts } from './parts.ts'
import type { Value } from './value.ts'

/** Values that hold no others: most of them, and never worth remembering. */
const isLeaf = (v: Value): boolean =>
  v.kind === 'literal' || v.kind === 'env' || v.kind === 'setting' || v.kind === 'constant' || v.kind === 'absent'

const weights = new WeakMap<Value, number>()

/** How many leaves a value has, shared ones counted each time, up to a bound. */
export function weight(v: Value): number {
  if (isLeaf(v)) return 1
  const known = weights.get(v)
  if (known !== undefined) return known
  const sum = Math.max(
    1,
    parts(v).reduce((n, inner) => Math.min(n + weight(inner), 10_000), 0),
  )
  weights.set(v, sum)
  return sum
}

const sizes = new WeakMap<Value, number>()

/** How many values a value is made of, shared ones counted each time, up to a bound. */
export function size(v: Value): number {
  if (isLeaf(v)) return 1
  const known = sizes.get(v)
  if (known !== undefined) return known
  const sum = parts(v).reduce((n, inner) => Math.min(n + size(inner), 100_000), 1)
  sizes.set(v, sum)
  return sum
}
