/** Waits for a server that is loading, busy or without its primary, for a short while. */
import { isPassing } from './refusal.ts'
import { isRefusal, type Reply } from './reply.ts'

/** Resolves after so many milliseconds. */
export type Wait = (milliseconds: number) => Promise<void>

/** Waits between attempts, in milliseconds: three seconds in all. */
const PAUSES = [100, 400, 1000, 1500] as const

/** Asks again while any reply is one that passes by itself; gives the last replies. */
export async function patiently(ask: () => Promise<readonly Reply[]>, wait: Wait): Promise<readonly Reply[]> {
  let replies = await ask()
  for (const pause of PAUSES) {
    if (!replies.some(reply => isRefusal(reply) && isPassing(reply.refused))) break
    await wait(pause)
    replies = await ask()
  }
  return replies
}
