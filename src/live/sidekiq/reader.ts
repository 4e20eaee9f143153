/** Reads keys of Sidekiq by name, in rounds of a bounded size, and notes which keys were read. */
import type { Command, Reading } from '../allowed.ts'
import type { OpenServer } from '../open.ts'
import { count, isRefusal, list, type Reply, text } from '../reply.ts'

/** Commands of one round: their replies are held at once. */
const ROUND = 100
/** Elements of a set that are read at most, and the calls that look for them: what answers may never come to an end. */
const MOST_MEMBERS = 2000
const MOST_CALLS = 100

export interface Reader {
  /** Replies in order; a refusal is noted and stands for nothing. */
  ask(commands: readonly Command[], round?: number): Promise<readonly Reply[]>
  /** Members of a set, at most 2,000. */
  members(key: string): Promise<readonly string[]>
  /** Keys that were read and were there. */
  readonly touched: Set<string>
  /** The first refusal of each command. */
  readonly refusals: Map<Reading, string>
}

const isThere = (reply: Reply): boolean =>
  Array.isArray(reply) ? reply.some(part => part !== null && !(Array.isArray(part) && part.length === 0)) : reply !== null && reply !== 0

/** Commands after which their key's idle time begins anew. */
const TOUCHES = /^(?:GET|MGET|LLEN|LINDEX|LRANGE|SCARD|SSCAN|ZCARD|ZRANGE|HLEN|HMGET|HSCAN)$/

export function reader(open: OpenServer): Reader {
  const touched = new Set<string>()
  const refusals = new Map<Reading, string>()
  const ask: Reader['ask'] = async (commands, round = ROUND) => {
    const all: Reply[] = []
    for (let i = 0; i < commands.length; i += round) {
      const part = commands.slice(i, i + round)
      const replies = await open.ask(part)
      part.forEach(([name, key], at) => {
        const reply = replies[at] ?? null
        if (isRefusal(reply)) {
          if (!refusals.has(name)) refusals.set(name, reply.refused)
          all.push(null)
          return
        }
        if (TOUCHES.test(name) && isThere(reply)) touched.add(String(key))
        all.push(reply)
      })
    }
    return all
  }
  const members = async (key: string): Promise<readonly string[]> => {
    const names = new Set<string>()
    let cursor = '0'
    let calls = 0
    do {
      const [reply] = await ask([['SSCAN', key, cursor, 'COUNT', 500]])
      const [next, found] = list(reply)
      for (const name of list(found)) names.add(text(name) ?? '')
      cursor = text(next) ?? '0'
    } while (cursor !== '0' && names.size < MOST_MEMBERS && ++calls < MOST_CALLS)
    return [...names]
  }
  return { ask, members, touched, refusals }
}

/** A count that a missing key makes 0. */
export const amount = (reply: Reply | undefined): number => Math.max(0, count(reply) ?? 0)
