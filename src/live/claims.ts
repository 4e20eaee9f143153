/** Whose keys the code says that some are: prefixes that it gives its clients, and databases that only one of them uses. */
import { amount } from '../model/amount.ts'
import { type Client, isRider } from '../model/client.ts'
import { options } from '../model/value.ts'
import type { Workload } from '../model/workload.ts'

export interface CodeClaim {
  readonly workload: Workload
  readonly prefix: string
  readonly database?: number
}

/** The texts that a prefix may be. */
const texts = (client: Client): readonly string[] =>
  client.prefix === null
    ? []
    : options(client.prefix).flatMap(v => (v.kind === 'literal' && typeof v.value === 'string' && v.value !== '' ? [v.value] : []))

/** Rails' cache and redis-namespace put a colon behind what they are given. */
const separated = (client: Client, prefix: string): string =>
  (client.workload === 'cache' || client.workload === 'sidekiq' || client.workload === 'resque') && !prefix.endsWith(':')
    ? `${prefix}:`
    : prefix

/** The claims of an app's clients; what nobody gives a prefix is told by its library's own names. */
export function claimsOf(clients: readonly Client[]): readonly CodeClaim[] {
  const prefixed = clients.flatMap(c => texts(c).map(prefix => ({ workload: c.workload, prefix: separated(c, prefix) })))
  const numbered = clients.flatMap(c => {
    const database = isRider(c) ? undefined : amount(c.db)?.number
    return database ? [{ workload: c.workload, prefix: '', database }] : []
  })
  const alone = numbered.filter(n => numbered.every(m => m.database !== n.database || m.workload === n.workload))
  const all = [...prefixed, ...alone]
  return [...new Map(all.map(c => [JSON.stringify(c), c])).values()]
}
