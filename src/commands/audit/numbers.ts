/** Options that are numbers. */
import { UsageError } from '../../errors.ts'
import type { Values } from '../../options.ts'

/** A positive number of an option. */
export function numberOf(
  values: Values,
  name: 'max-seconds' | 'max-keys' | 'max-commands' | 'outage-hours' | 'live-max-age',
): number | undefined {
  const text = values[name]
  if (text === undefined) return undefined
  if (!/^\d{1,12}(?:\.\d{1,6})?$/.test(text) || Number(text) <= 0) throw new UsageError(`\`--${name}\` takes a number above 0`)
  return Number(text)
}
