/** Names that people chose for queues, namespaces and libraries, as a report may show them: words stay; people, addresses and identifiers don't. */
import { shown } from './names.ts'
import { shapeOf } from './shape.ts'

/** An e-mail address, an IPv4 address however it is joined, a UUID, a long run of hexadecimal digits, a long number. */
const TELLING =
  /[^\s@:|/()]+@[^\s@:|/()]+|(?<![\d.])\d{1,3}(?:[._-]\d{1,3}){3}(?![\d.])|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?<![0-9a-z])(?=[a-f]*\d)[0-9a-f]{12,}(?![0-9a-z])|\d{5,}/gi
/** Longer names say nothing more to a reader. */
const LONGEST = 200

export const discreet = (name: string): string => name.replace(TELLING, '*').slice(0, LONGEST)

/**
 * The same for names that stand beside each other: those that would look alike are numbered in the order of their own
 * names, `tenant-*`, `tenant-* (2)`.
 */
export function discreetly(names: Iterable<string>): ReadonlyMap<string, string> {
  const seen = new Map<string, number>()
  return new Map(
    [...new Set(names)].sort().map(name => {
      const shownAs = discreet(name)
      const nth = (seen.get(shownAs) ?? 0) + 1
      seen.set(shownAs, nth)
      return [name, nth === 1 ? shownAs : `${shownAs} (${nth})`]
    }),
  )
}

/** Keys of Sidekiq that are called the same on every server, but for the queue's name and a namespace. */
const FIXED = /^(?:.+:)?(?:queues|processes|schedule|retry|dead|stat:(?:processed|failed)(?::[\d-]+)?|queue:(?!sq\|).+)$/s

/** The name of a key of Sidekiq as a report may show it: those of processes hold the names of their hosts. */
export const discreetKey = (name: string): string => (FIXED.test(name) ? discreet(name) : shown(shapeOf(Buffer.from(name))))
