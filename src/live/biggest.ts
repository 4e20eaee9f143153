/** The largest keys of a server, by name. */
import type { Group } from './group.ts'

export interface Big {
  readonly name: Buffer
  readonly group: Group
  bytes: number
  /** As TYPE tells it; undefined until it was asked. */
  type: string | undefined
  elements?: number
  /** Set where elements from all over it were weighed, not the first ones alone. */
  spread?: boolean
}

export interface Biggest {
  /** A key smaller than this is none of the largest. */
  readonly least: number
  /** The entry of a name; undefined where it is none of the largest. */
  find(database: number, name: Buffer): Big | undefined
  /** Takes a key in, and puts out the smallest where there are too many. */
  add(big: Big): void
  all(): readonly Big[]
}

export function biggest(most: number): Biggest {
  const all: Big[] = []
  let least = 0
  return {
    get least() {
      return least
    },
    find: (database, name) => all.find(big => big.group.database === database && big.name.equals(name)),
    add(big) {
      all.push({ ...big, name: Buffer.from(big.name) })
      all.sort((a, b) => b.bytes - a.bytes)
      if (all.length > most) all.pop()
      if (all.length === most) least = all[all.length - 1]?.bytes ?? 0
    },
    all: () => [...all].sort((a, b) => b.bytes - a.bytes),
  }
}
