/** From keys that were measured to all of them, each number with the 95 % interval that it rests on. */
import type { Estimate } from '../model/audit.ts'

/** Something of which `measured` were measured out of `all`; the sum and the sum of squares of what they came to. */
export interface Sample {
  readonly all: number
  readonly measured: number
  readonly sum: number
  readonly squares: number
}

/** Fewer than these say too little for an interval that one may trust. */
export const FEW = 30
/** One that is more than this share of what was measured makes an interval worthless. */
export const SKEW = 0.2

/** Two-sided 95 % quantiles of Student's t by degrees of freedom: few measurements know their own spread badly. */
const T = [12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.2, 2.18, 2.16, 2.14, 2.13, 2.12, 2.11, 2.1, 2.09, 2.09]
const quantile = (measured: number): number => (measured < 2 ? 12.71 : (T[measured - 2] ?? (measured <= FEW ? 2.05 : 1.96)))

export const exactly = (value: number): Estimate => ({ value, low: value, high: value })

/** A total with its variance, as estimates add up. */
export interface Total {
  readonly value: number
  readonly variance: number
  /** What was seen, below which no total can be. */
  readonly seen: number
  readonly measured: number
  readonly exact: boolean
}

/** The total of one group of which every key's name is known: its mean times its keys. */
export function total({ all, measured, sum, squares }: Sample): Total {
  if (all <= measured) return { value: sum, variance: 0, seen: sum, measured, exact: true }
  if (measured === 0) return { value: 0, variance: 0, seen: 0, measured: 0, exact: false }
  const mean = sum / measured
  // Of one key the spread is not known: it may as well be as large as the key.
  const spread = measured === 1 ? mean * mean : Math.max(0, (squares - sum * mean) / (measured - 1))
  return {
    value: all * mean,
    variance: (all * all * spread * (1 - measured / all)) / measured,
    seen: sum,
    measured,
    exact: false,
  }
}

/** The total of several groups that were sampled apart. */
export function together(totals: readonly Total[]): Total {
  const sum = (of: (t: Total) => number): number => totals.reduce((all, t) => all + of(t), 0)
  return {
    value: sum(t => t.value),
    variance: sum(t => t.variance),
    seen: sum(t => t.seen),
    measured: sum(t => t.measured),
    exact: totals.every(t => t.exact),
  }
}

export function interval(of: Total): Estimate {
  if (of.exact) return exactly(Math.round(of.value))
  const half = quantile(of.measured) * Math.sqrt(of.variance)
  return { value: Math.round(of.value), low: Math.round(Math.max(of.seen, of.value - half)), high: Math.round(of.value + half) }
}

/**
 * The total of a group of which `sample.measured` keys were met when `scanned` of a server's `all` keys had been read in no
 * particular order. Keys that aren't of the group count as 0, so that the interval knows how rare the group is.
 */
export function extrapolated(group: Total, squares: number, scanned: number, all: number): Total {
  if (scanned >= all || scanned === 0) return group
  const mean = group.value / scanned
  const spread = Math.max(0, (squares - group.value * mean) / Math.max(1, scanned - 1))
  const factor = all / scanned
  return {
    ...group,
    value: group.value * factor,
    // What is not known of the keys that were read grows with them.
    variance: (all * all * spread * (1 - scanned / all)) / scanned + group.variance * factor * factor,
    exact: false,
  }
}

/** How many of a server's keys are of a group of which `met` were met among `scanned`: Wilson's interval. */
export function countOf(met: number, scanned: number, all: number): Estimate {
  if (scanned >= all || scanned === 0) return exactly(met)
  const { value, low, high } = share(met, scanned, all)
  return { value: Math.round(value * all), low: Math.max(met, Math.round(low * all)), high: Math.round(high * all) }
}

/** The share of `yes` among `asked` of `all`, as Wilson has it; it is exact where all were asked. */
export function share(yes: number, asked: number, all: number): Estimate {
  if (asked === 0) return { value: 0, low: 0, high: 1 }
  const p = yes / asked
  if (asked >= all) return exactly(p)
  // Asking a good part of all leaves less to be unsure of.
  const z2 = 1.96 ** 2 * (1 - asked / all)
  const centre = (p + z2 / (2 * asked)) / (1 + z2 / asked)
  const half = (Math.sqrt(z2) * Math.sqrt((p * (1 - p)) / asked + z2 / (4 * asked * asked))) / (1 + z2 / asked)
  return { value: p, low: Math.max(0, Math.min(p, centre - half)), high: Math.min(1, Math.max(p, centre + half)) }
}
