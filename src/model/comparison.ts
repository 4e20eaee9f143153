/** What a change does: its base's report against its head's. */
import type { ClientRow, FindingItem } from './document.ts'

/** A row of the topology before and after; one side is missing where the change adds or removes the client. */
export interface RowChange {
  readonly change: 'same' | 'added' | 'removed' | 'changed'
  readonly before?: ClientRow
  readonly after?: ClientRow
}

export interface AppChange {
  readonly root: string
  readonly rows: readonly RowChange[]
}

export interface Comparison {
  /** Findings that count and that the base doesn't have, has silenced or has as a lesser one; all that count where there is no base to read. */
  readonly added: readonly FindingItem[]
  /** Findings that count on both sides. */
  readonly kept: readonly FindingItem[]
  /** Findings that counted in the base and that the head doesn't have, not even silenced. */
  readonly mended: readonly FindingItem[]
  readonly apps: readonly AppChange[]
}
