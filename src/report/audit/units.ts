/** Numbers of a server as people read them: sizes, times, shares, counts. */
import { thousands } from '../tally.ts'

const SIZES = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const

/** Three digits at most, no trailing zeros: `2.31`, `23.1`, `231`. */
const short = (n: number): string => {
  const digits = n >= 100 ? 0 : n >= 10 ? 1 : 2
  return String(Number(n.toFixed(digits)))
}

/** `2.31 GB`, in powers of 1024 as Redis and its hosts count. */
export function bytes(n: number): string {
  let [size, at] = [Math.abs(n), 0]
  while (size >= 999.5 && at < SIZES.length - 1) {
    size /= 1024
    at += 1
  }
  return `${n < 0 ? '-' : ''}${at === 0 ? String(Math.round(size)) : short(size)} ${SIZES[at]}`
}

/** `92 %`, `0.4 %`, `<0.1 %`. */
export function percent(share: number): string {
  const n = share * 100
  if (n > 0 && n < 0.1) return '<0.1 %'
  return `${Math.abs(n) < 10 ? Number(n.toFixed(1)) : Math.round(n)} %`
}

/** `1,204,311`. */
export const count = (n: number): string => thousands(Math.round(n))

const tenths = (n: number): string => String(Number(n.toFixed(n >= 10 ? 0 : 1)))

const STEPS: readonly (readonly [number, string])[] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
]

/** `41 d`, `20 h`, `21 min`, `4 s`, `0.9 ms`. */
export function duration(seconds: number): string {
  for (const [size, unit] of STEPS) if (seconds >= size) return `${tenths(seconds / size)} ${unit}`
  if (seconds >= 1 || seconds === 0) return `${tenths(seconds)} s`
  return `${tenths(seconds * 1000)} ms`
}

/** A number that rests on a sample says between which others it is. */
export function estimated(
  of: { readonly value: number; readonly low: number; readonly high: number },
  unit: (n: number) => string,
): string {
  return of.low === of.value && of.high === of.value ? unit(of.value) : `${unit(of.value)} (${unit(of.low)} to ${unit(of.high)})`
}
