/** How sure a finding is, computed from the values that it rests on. */
import type { Confidence } from '../model/finding.ts'
import type { Value } from '../model/value.ts'

const ORDER: readonly Confidence[] = ['certain', 'likely', 'possible']

/** The least sure of several; `certain` of none. */
export const leastSure = (all: readonly Confidence[]): Confidence => ORDER[Math.max(0, ...all.map(c => ORDER.indexOf(c)))] ?? 'possible'

/**
 * How sure one value is: a literal, a variable or a setting is what it says; a value through a default or a fallback is
 * likely; what depends on an unordered branch, or isn't known, is possible.
 */
function sureness(v: Value): Confidence {
  switch (v.kind) {
    case 'either':
    case 'unknown':
      return 'possible'
    case 'firstOf':
      return leastSure(['likely', ...v.options.map(sureness)])
    case 'concat':
      return leastSure(v.parts.map(sureness))
    case 'list':
      return leastSure(v.items.map(sureness))
    case 'record':
      return v.open ? 'possible' : 'certain'
    default:
      return 'certain'
  }
}

/**
 * The confidence of a finding that rests on these values and on the defaults of these gems' versions: a version that the
 * lockfile doesn't have was assumed, so what rests on it is likely. `undefined` and null values were never set.
 */
export function confidence(
  values: readonly (Value | null | undefined)[],
  { gems = {}, versionsOf = [] }: { readonly gems?: Readonly<Record<string, string>>; readonly versionsOf?: readonly string[] } = {},
): Confidence {
  const known = values.filter(v => v !== null && v !== undefined).map(sureness)
  const locked = versionsOf.every(gem => gems[gem] !== undefined)
  return leastSure(locked ? known : [...known, 'likely'])
}
