/** How hard an audit reads: a share of the time that halves while the server answers slowly, and an end where that is not enough. */

/** Milliseconds of pings that are judged together. */
export const WINDOW = 2000
/** A median of pings below this is never slow, whatever the first ones were. */
const SLOW = 5
/** Nor is one below so many times that of the first batches. */
const TIMES = 3
/** Batches that are each followed by a ping, so that there is something to compare with. */
export const FIRST = 10
/** Milliseconds between two pings after that. */
export const BETWEEN = 50
/** The least share of the time, and so many slow windows in a row at which the reading ends. */
export const LEAST = 1 / 8
export const STRIKES = 3

/** A timer's grain in milliseconds: shorter pauses add up until there is one. */
const GRAIN = 1

export interface Pace {
  /** Whether to ping before the next batch. */
  pingDue(): boolean
  /** A ping took so many milliseconds. */
  ping(took: number): void
  /** A batch took so many milliseconds; gives those to wait before the next, 0 for none. */
  batch(took: number): number
  /** The share of the time that is spent reading, 1 for all of it. */
  readonly duty: number
  /** Why the reading has to end, in words that follow "because"; undefined where it may go on. */
  readonly ended: string | undefined
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** `now` gives milliseconds of a clock that never goes back. */
export function pace(now: () => number, duty = 1): Pace {
  let share = duty
  let debt = 0
  const first: number[] = []
  let pings: number[] = []
  let windowEnds = now() + WINDOW
  let lastPing = Number.NEGATIVE_INFINITY
  let strikes = 0
  let ended: string | undefined

  /** Judges the window that has passed. */
  function judge(): void {
    const limit = Math.max(SLOW, TIMES * median(first))
    const slow = pings.length > 0 && median(pings) > limit
    if (!slow) strikes = 0
    else if (share > LEAST) share = Math.max(LEAST, share / 2)
    else if (++strikes >= STRIKES)
      ended = `the server's answers took ${median(pings).toFixed(1)} ms (${median(first).toFixed(1)} ms at first) although it was read for ${Math.round(share * 100)} % of the time`
    pings = []
  }

  return {
    pingDue: () => first.length < FIRST || now() - lastPing >= BETWEEN,
    ping(took) {
      lastPing = now()
      if (first.length < FIRST) first.push(took)
      pings.push(took)
      if (now() < windowEnds) return
      judge()
      windowEnds = now() + WINDOW
    },
    batch(took) {
      debt += took * (1 / share - 1)
      if (debt < GRAIN) return 0
      const wait = Math.round(debt)
      debt -= wait
      return wait
    },
    get duty() {
      return share
    },
    get ended() {
      return ended
    },
  }
}
