/** What a queue's name says about how long its jobs may wait. */

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 }
const WORDS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, half: 0.5, two: 2, five: 5, ten: 10, fifteen: 15, thirty: 30 }
const AMOUNT = '(\\d+|half_an|an?|one|two|five|ten|fifteen|thirty)'
const PROMISE = new RegExp(
  `^(?:.*_)?(?:within|under|in|max|latency|sla)_?${AMOUNT}_?(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|[smhd])(?:_.*)?$`,
)
/** `30s`, `5_minutes`, `1_hour`, with nothing else in the name. */
const BARE = new RegExp(`^${AMOUNT}_?(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|[smhd])$`)
const PATIENT =
  /(?:^|_)(?:low|lowest|slow|bulk|batch(?:es)?|background|maintenance|nightly|archive|backfills?|imports?|exports?|reports?|analytics|lazy|later)(?:_|$)/

const plain = (queue: string): string => queue.toLowerCase().replace(/[^a-z0-9]+/g, '_')

/** Seconds within which a queue's jobs are to begin, where its name says so: 3600 for `within_1_hour`. */
export function promise(queue: string): number | undefined {
  const name = plain(queue)
  const [, amount = '', unit = ''] = PROMISE.exec(name) ?? BARE.exec(name) ?? []
  const size = UNITS[unit.charAt(0)]
  if (size === undefined) return undefined
  return (WORDS[amount.replace('half_an', 'half')] ?? Number(amount)) * size
}

/** Whether a queue's name says that its jobs may wait: `low`, `bulk_mail`. */
export const isPatient = (queue: string): boolean => PATIENT.test(plain(queue))
