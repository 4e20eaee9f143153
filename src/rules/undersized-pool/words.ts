/** What becomes of threads that find no free connection, in words, and where the numbers come from. */
import type { Client } from '../../model/client.ts'
import type { Crowd } from '../../model/crowd.ts'
import type { Related } from '../../model/finding.ts'
import type { Model } from '../../model/model.ts'
import type { Process } from '../../model/process.ts'
import { place } from '../../model/span.ts'
import { atLeast, before } from '../../model/version.ts'
import { kindTitle } from '../../model/wording.ts'

const MOST_RELATED = 4

/** Rails takes a full pool for a miss from 7.2.3 and 8.0.2 on. Source: redis_cache_store.rb, fact sheet 5.1. */
const rescued = ({ rails }: Model['gems']): boolean => atLeast(rails, '8.0.2') || (atLeast(rails, '7.2.3') && before(rails, '8'))

/** What `threads` of them do when they have waited in vain; completes "one waits 5 s and then …". */
export function emptyHanded(client: Client, model: Model, threads: number): string {
  const raise = `${threads === 1 ? 'raises' : 'raise'} \`ConnectionPool::TimeoutError\``
  if (client.library !== 'rails-cache') return raise
  if (rescued(model.gems))
    return `${threads === 1 ? 'goes' : 'go'} without: Rails takes the \`ConnectionPool::TimeoutError\` for a miss and the work is done again`
  const { rails } = model.gems
  return `${raise}, which Rails${rails === undefined ? '' : ` ${rails}`} lets through into the app`
}

/** Where processes get their threads, each place once. */
export const processes = (all: readonly Process[]): readonly Related[] =>
  [...new Map(all.map(p => [place(p.at), p])).values()]
    .slice(0, MOST_RELATED)
    .map(p => ({ at: p.at, role: `${kindTitle(p.kind)}'s threads${p.name ? `, \`${p.name}\`` : ''}` }))

/** Where the pool's size and the threads that use it are written. */
export function whence(client: Client, { users }: Crowd): readonly Related[] {
  const given = client.poolSize
  const size = given && given.at.file !== client.at.file ? [{ at: given.at, role: "the pool's size" }] : []
  return [...size, ...processes(users.map(u => u.process))].slice(0, MOST_RELATED)
}
