/** Numbers as people read them. */

const round = (n: number, digits: number): number => Number(n.toFixed(digits))

/** `12,401`. */
export const count = (n: number): string => String(Math.round(n)).replace(/\B(?=(?:\d{3})+$)/g, ',')

/** `1 job`, `12,401 keys`. */
export const counted = (n: number, one: string, several = `${one}s`): string => `${count(n)} ${Math.round(n) === 1 ? one : several}`

const BYTES = ['bytes', 'KB', 'MB', 'GB', 'TB']

/** `512 bytes`, `1.5 GB`; a KB is 1,024 bytes, as INFO's `used_memory_human` counts. */
export function bytes(n: number): string {
  let [value, unit] = [n, 0]
  while (value >= 1023.5 && unit < BYTES.length - 1) [value, unit] = [value / 1024, unit + 1]
  return `${round(value, unit === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2)} ${BYTES[unit]}`
}

const TIMES: readonly (readonly [seconds: number, unit: string])[] = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
]

/** A stretch of time in one unit: `9 days`, `45 minutes`, `1.2 seconds`, `120 ms`. */
export function duration(seconds: number): string {
  // What is less than two of a unit says more in the smaller one.
  const [size, unit] = TIMES.find(([s]) => seconds >= 2 * s) ?? [1, 'second']
  if (size > 1) return counted(seconds / size, unit)
  if (seconds >= 1) return `${round(seconds, seconds >= 10 ? 0 : 1)} ${round(seconds, 1) === 1 ? 'second' : 'seconds'}`
  return seconds >= 0.001 || seconds === 0 ? `${round(seconds * 1000, seconds >= 0.01 ? 0 : 1)} ms` : 'less than 1 ms'
}

/** A share between 0 and 1 in whole percent, rounded down so that 100 % is all: `97 %`. */
export const percent = (share: number): string => `${Math.floor(share * 100 + 1e-9)} %`
