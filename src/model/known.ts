/** Which findings of a change were there before it. */
import { SEVERITY, type Severity } from './workload.ts'

interface Counted {
  readonly identity: string
  readonly severity: Severity
  readonly silenced?: unknown
}

/**
 * A function that tells whether the base has a finding, not silenced and no lighter. What is a warning there, because it was so
 * while a variable is unset, and an error now that it always is so, the change has made.
 */
export function knownIn(base: readonly Counted[]): (finding: Counted) => boolean {
  const heaviest = new Map<string, number>()
  for (const { silenced, identity, severity } of base)
    if (!silenced) heaviest.set(identity, Math.max(heaviest.get(identity) ?? 0, SEVERITY[severity]))
  return ({ identity, severity }) => SEVERITY[severity] <= (heaviest.get(identity) ?? -1)
}
