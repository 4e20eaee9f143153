/** One connection, one loop: the next names and the answers about the last ones come in one round trip. */
import type { Pace } from './pace.ts'
import { isRefusal, list, type Reply, text } from './reply.ts'
import { type Asked, NOTHING, type Sampler } from './sample.ts'
import type { Wire } from './wire.ts'
import { commandWriter } from './writer.ts'

export interface Scanning {
  readonly wire: Wire
  readonly sampler: Sampler
  readonly pace: Pace
  /** Names that one SCAN asks for. */
  readonly count: number
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
  /** Why to end now, in words that follow "because"; `commands` were sent so far. */
  readonly over: (commands: number) => string | undefined
  /** Where SCAN stands. */
  readonly at: (cursor: string) => void
}

/** A server that is busy for a moment is asked again, so often and after so many milliseconds. */
const RETRIES = 20
const RETRY_AFTER = 250

const isPassing = (said: string): boolean => /^(?:LOADING|BUSY|MASTERDOWN|TRYAGAIN)\b/.test(said)

/** What a server's refusal to go on comes to, without its own words, which may hold names. */
function refusal(said: string): string {
  if (/^NOPERM/.test(said)) return 'the user may not run SCAN'
  if (/^LOADING/.test(said)) return 'the server is still loading its data'
  if (/^BUSY/.test(said)) return 'a script keeps the server busy'
  if (/^MASTERDOWN/.test(said)) return 'the replica has lost its primary and does not answer'
  if (/^NOAUTH/.test(said)) return 'the server asks for a password anew, as one does that took over or whose users were changed'
  if (/^(?:MOVED|ASK|CROSSSLOT)/.test(said)) return 'it answers as a node of a cluster does; redis+cluster:// reads them all'
  return 'the server refuses SCAN'
}

/**
 * Reads the names of the selected database and asks about them as the sampler plans. While the server works on one batch
 * the answers of the last are counted and the next is written, so that neither waits for the other. Gives why it ended early.
 */
export async function scan({ wire, sampler, pace, count, now, sleep, over, at }: Scanning): Promise<string | undefined> {
  const writers = [commandWriter(), commandWriter()] as const
  const ping = commandWriter()
  let turn: 0 | 1 = 0
  let cursor = '0'
  let begun = false
  let ended: string | undefined
  let commands = 0
  let tries = 0
  let names: readonly Reply[] = []
  let written = NOTHING
  let answered: { readonly asked: Asked; readonly replies: readonly Reply[] } | undefined

  for (;;) {
    if (pace.pingDue()) {
      ping.add(['PING'])
      const sentAt = now()
      await wire.send(ping.take(), 1)
      pace.ping(now() - sentAt)
      commands++
    }
    ended ??= pace.ended ?? over(commands)
    if (ended !== undefined) sampler.drop()
    const scans = (!begun || cursor !== '0') && ended === undefined
    const writer = writers[turn]
    if (scans) writer.scan(cursor, count)
    const sent = writer.count
    if (sent === 0 && names.length === 0 && !answered) return ended
    commands += sent
    const asked = written
    const started = now()
    const pending = wire.send(writer.take(), sent)
    turn = turn === 0 ? 1 : 0
    if (answered) sampler.digest(answered.asked, answered.replies)
    written = sampler.plan(names, writers[turn])
    const replies = await pending
    names = []
    answered = sent > 0 ? { asked, replies } : undefined
    if (scans) {
      const reply = replies[replies.length - 1]
      if (isRefusal(reply)) {
        if (!isPassing(reply.refused) || ++tries > RETRIES) ended = refusal(reply.refused)
        else await sleep(RETRY_AFTER)
      } else {
        const [next, found] = list(reply)
        begun = true
        cursor = text(next) ?? '0'
        names = list(found)
        at(cursor)
      }
    }
    const wait = pace.batch(now() - started)
    if (wait > 0) await sleep(wait)
  }
}
