/** What a finding asks of a client's configuration; what all findings ask of one client is pasted together. */
import type { Client } from './client.ts'
import { place } from './span.ts'

/** Options by their name, each with its source: `{ timeout: '1' }`. */
export type Sources = Readonly<Record<string, string>>

export interface Change {
  readonly client: Client
  readonly added: Sources
  /** What the pool around it is to have; it gets one where it has none. */
  readonly pool?: Sources
  /** The pool has to answer to Redis' own methods, as whoever is handed it expects a client. */
  readonly wrapper?: true
  /** The constant that keeps it from now on. */
  readonly constant?: string
}

/** The same for two changes of one client. Sidekiq's two sides may stand in one place. */
export const target = ({ client }: Change): string => `${place(client.at)} ${client.workload} ${client.role ?? ''}`

/** What one change asks, with what others ask of the same client besides. */
export const together = (own: Change, others: readonly Change[]): Change =>
  others.reduce<Change>((all, other) => {
    const pool = all.pool || other.pool ? { ...other.pool, ...all.pool } : undefined
    const constant = all.constant ?? other.constant
    return {
      client: all.client,
      added: { ...other.added, ...all.added },
      ...(pool ? { pool } : {}),
      ...(all.wrapper || other.wrapper ? { wrapper: true } : {}),
      ...(constant !== undefined ? { constant } : {}),
    }
  }, own)
