/** Where a key of a hash stands, and how its value was written. */
import type { Span } from './span.ts'

export interface Key extends Span {
  /**
   * The value's source, where that is Ruby that can be repeated. `of` is the place of what the value came to then; `alone` where
   * the source means the same wherever it stands.
   */
  readonly written?: { readonly text: string; readonly of: Span; readonly alone: boolean }
}
