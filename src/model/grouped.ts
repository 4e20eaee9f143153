/** Items by their keys, found once for all who ask. */

/** Items by each of their keys, in their order. */
export function groupedByEach<T, K>(items: Iterable<T>, keys: (item: T) => Iterable<K>): ReadonlyMap<K, readonly T[]> {
  const found = new Map<K, T[]>()
  for (const item of items) {
    for (const key of keys(item)) {
      const known = found.get(key)
      if (known) known.push(item)
      else found.set(key, [item])
    }
  }
  return found
}

/** Items by their one key, in their order. */
export const grouped = <T, K>(items: Iterable<T>, key: (item: T) => K): ReadonlyMap<K, readonly T[]> =>
  groupedByEach(items, item => [key(item)])
