/** What a refused option is told with: the finding's parts but for the rule and its severity. */
import { type Configured, keyPlace } from '../../model/configured.ts'
import type { Confidence, Fix, Related } from '../../model/finding.ts'
import type { OptionKey } from '../../model/optionKeys.ts'
import type { Span } from '../../model/span.ts'

/** One refusal; the rule makes a finding of it. */
export interface Refusal {
  readonly at: Span
  readonly related?: readonly Related[]
  readonly message: string
  readonly advice: string
  readonly about: string
  readonly confidence: Confidence
  readonly fix?: Fix
}

export const sure = (key: OptionKey, handed?: Pick<Configured, 'conditional'>): Confidence =>
  key.always && !handed?.conditional ? 'certain' : 'likely'

/** The key, or the call with the key behind it. */
export function placed(handed: Configured, key: OptionKey): { readonly at: Span; readonly related?: readonly Related[] } {
  const at = keyPlace(handed, key)
  return at === key.at ? { at } : { at, related: [{ at: key.at, role: `\`${key.key}:\` is written here` }] }
}
