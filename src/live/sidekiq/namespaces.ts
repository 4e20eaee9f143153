/** Finds the namespaces under which Sidekiq keeps its keys in the selected database, without reading the keyspace. */
import { list, text } from '../reply.ts'
import type { Reader } from './reader.ts'

/** Keys that Sidekiq keeps, and two that only Resque does. */
const SIGNS = ['queues', 'processes', 'schedule', 'retry', 'dead', 'stat:processed', 'workers', 'failed'] as const
type Types = Readonly<Record<(typeof SIGNS)[number], string>>

/** Calls of SCAN that look for `…:queues`: 20,000 keys, all of a small database and the beginning of a large one. */
const MOST_CALLS = 20
const MOST_NAMESPACES = 20

/** Types of keys don't reset their idle time, so nothing that isn't Sidekiq's is touched. */
async function typesUnder(prefix: string, reader: Reader): Promise<Types> {
  const replies = await reader.ask(SIGNS.map(name => ['TYPE', `${prefix}${name}`] as const))
  return Object.fromEntries(SIGNS.map((name, i) => [name, text(replies[i]) ?? 'none'])) as Types
}

/** Both keep `queues` and `stat:processed`; Resque has its workers and failures besides and neither processes nor sorted sets. */
function isSidekiqs(types: Types): boolean {
  if (types.processes === 'set') return true
  const sorted = [types.schedule, types.retry, types.dead].filter(type => type === 'zset').length
  if (types.queues === 'set' && sorted > 0) return true
  if (sorted > 1) return true
  return types.queues === 'set' && types.workers !== 'set' && types.failed !== 'list'
}

/** Prefixes with their colon, '' for none: those that were told, and those that a bounded scan finds. */
export async function namespaces(told: readonly string[], reader: Reader): Promise<readonly string[]> {
  const prefixes = new Set(['', ...told.map(name => (name === '' || name.endsWith(':') ? name : `${name}:`))])
  let cursor = '0'
  for (let calls = 0; calls < MOST_CALLS; calls += 1) {
    const [reply] = await reader.ask([['SCAN', cursor, 'MATCH', '*:queues', 'COUNT', 1000]])
    const [next, found] = list(reply)
    for (const key of list(found)) prefixes.add((text(key) ?? '').replace(/queues$/, ''))
    cursor = text(next) ?? '0'
    if (cursor === '0') break
  }
  const all: string[] = []
  for (const prefix of [...prefixes].slice(0, MOST_NAMESPACES)) if (isSidekiqs(await typesUnder(prefix, reader))) all.push(prefix)
  return all
}
