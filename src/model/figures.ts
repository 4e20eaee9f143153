/** Numbers as people read them, in sentences and in the cells of tables. */

/** `12,401`. */
export const count = (n: number): string => String(Math.round(n)).replace(/\B(?=(?:\d{3})+$)/g, ',')

/** `1 job`, `12,401 keys`. */
export const counted = (n: number, one: string, several = `${one}s`): string => `${count(n)} ${Math.round(n) === 1 ? one : several}`

const SIZES = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const

/** Three digits at most, no trailing zeros: `2.31`, `23.1`, `231`. */
const threeDigits = (n: number): string => String(Number(n.toFixed(n >= 100 ? 0 : n >= 10 ? 1 : 2)))

/** `512 B`, `2.31 GB`; a KB is 1,024 bytes, as INFO's `used_memory_human` counts. */
export function bytes(n: number): string {
  let [size, at] = [Math.abs(n), 0]
  while (size >= 1023.5 && at < SIZES.length - 1) [size, at] = [size / 1024, at + 1]
  return `${n < 0 ? '-' : ''}${at === 0 ? String(Math.round(size)) : threeDigits(size)} ${SIZES[at]}`
}

/** A share between 0 and 1: `97 %`, `0.4 %`, `<0.1 %`; rounded down, so that 100 % is all. */
export function percent(share: number): string {
  const n = share * 100 + 1e-9
  if (share > 0 && n < 0.1) return '<0.1 %'
  return `${Math.abs(n) < 10 ? Math.floor(n * 10) / 10 : Math.floor(n)} %`
}

const tenths = (n: number): string => String(Number(n.toFixed(n >= 10 ? 0 : 1)))

const TIMES: readonly (readonly [seconds: number, word: string, short: string])[] = [
  [86_400, 'day', 'd'],
  [3600, 'hour', 'h'],
  [60, 'minute', 'min'],
]

/** A stretch of time in a sentence: `9 days`, `45 minutes`, `1.2 seconds`, `120 ms`. */
export function duration(seconds: number): string {
  // What is less than two of a unit says more in the smaller one.
  const [size, unit] = TIMES.find(([s]) => seconds >= 2 * s) ?? [1, 'second']
  if (size > 1) return counted(seconds / size, unit)
  if (seconds >= 1) return `${tenths(seconds)} ${tenths(seconds) === '1' ? 'second' : 'seconds'}`
  return seconds >= 0.001 || seconds === 0 ? `${tenths(seconds * 1000)} ms` : 'less than 1 ms'
}

/** The same in a cell: `41 d`, `20 h`, `21 min`, `4 s`, `0.9 ms`, `4 µs`. */
export function briefly(seconds: number): string {
  const [size, , unit] = TIMES.find(([s]) => seconds >= s) ?? [1, '', 's']
  if (seconds >= 1 || seconds === 0) return `${tenths(seconds / size)} ${unit}`
  return seconds < 0.0001 ? `${tenths(seconds * 1e6)} µs` : `${tenths(seconds * 1000)} ms`
}

/** A number that rests on a sample says between which others it is. */
export const estimated = (
  { value, low, high }: { readonly value: number; readonly low: number; readonly high: number },
  unit: (n: number) => string,
): string => (low === value && high === value ? unit(value) : `${unit(value)} (${unit(low)} to ${unit(high)})`)
