/** Where files declare one thing of a server and the server does another. */
import type { Disagreement } from '../model/audit.ts'
import { type Facts, known } from '../model/fact.ts'
import type { Server } from '../model/server.ts'
import { place } from '../model/span.ts'

/** All of them, in the order of the servers; a provider's default that a server contradicts is no disagreement. */
export const disagreements = (servers: readonly Server[]): readonly Disagreement[] =>
  servers.flatMap(server =>
    (Object.keys(server.facts) as (keyof Facts)[]).flatMap(fact => {
      const found = known<unknown>(server.facts[fact])
      if (!found?.against || found.against.source === 'default') return []
      const { value, at } = found.against
      const live = typeof found.value === 'object' ? JSON.stringify(found.value) : String(found.value)
      return [{ server: server.names[0] ?? server.id, fact, live, declared: value, ...(at && { at: place(at) }) }]
    }),
  )
