/** What a finding asks of a client's configuration; what all findings ask of one client is pasted together. */
import type { Client } from './client.ts'
import { place } from './span.ts'

/** Options by their name, each with its source: `{ timeout: '1' }`. */
export type Sources = Readonly<Record<string, string>>

/** As code has them in a hash. */
export const pairs = (sources: Sources): readonly string[] => Object.entries(sources).map(([key, source]) => `${key}: ${source}`)

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

/** What all of some changes ask, `own` among them, which wins where two ask for the same: each of them leads to the same code. */
export const together = (own: Change, all: readonly Change[]): Change =>
  [...all, own].reduce<Change>(
    (sum, one) => {
      const pool = sum.pool || one.pool ? { ...sum.pool, ...one.pool } : undefined
      const constant = one.constant ?? sum.constant
      return {
        client: own.client,
        added: { ...sum.added, ...one.added },
        ...(pool ? { pool } : {}),
        ...(sum.wrapper || one.wrapper ? { wrapper: true } : {}),
        ...(constant !== undefined ? { constant } : {}),
      }
    },
    { client: own.client, added: {} },
  )
