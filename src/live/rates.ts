/** What a second INFO at the end of an audit adds: how fast counters grow that reading doesn't move. */
import { type Fact, type Facts, known } from '../model/fact.ts'
import { numberIn, parseInfo } from './info.ts'
import type { OpenServer } from './open.ts'
import type { Probed } from './probe.ts'
import { text } from './reply.ts'
import { cpuSeconds } from './texts.ts'

/** Seconds below which a difference says nothing. */
const SHORTEST = 10
const HOUR = 3600

/** Evictions an hour: between two INFOs where at least ten seconds lie between them, otherwise since the counters began. */
function evictionsPerHour(first: number, last: number, between: number, uptime: number | undefined): Fact<number> {
  // A counter that fell was reset, and the difference means nothing.
  if (between >= SHORTEST && last >= first)
    return { value: ((last - first) / between) * HOUR, source: 'live', because: `it was counted over ${Math.round(between)} seconds` }
  if (uptime === undefined) return { refused: 'the server does not tell how long it has been counting' }
  return { value: (first / Math.max(1, uptime)) * HOUR, source: 'live', because: 'it is the average since the server started' }
}

/** The facts with what the server is busy now, the audit's own questions included, where that can be told. */
async function busy(open: OpenServer, { facts, info, asked }: Probed, now: () => number): Promise<Facts> {
  const [before, between] = [cpuSeconds(info), now() / 1000 - asked]
  if (before === undefined || between < SHORTEST) return facts
  const [reply] = await open.ask([['INFO', 'cpu']])
  const after = cpuSeconds(parseInfo(text(reply) ?? ''))
  if (after === undefined || after < before) return facts
  const because = `it was counted over ${Math.round(between)} seconds, in which the audit read too`
  return { ...facts, cpuShare: { value: (after - before) / between, source: 'live', because } }
}

/** The facts with rates. Asks INFO once more where the audit took long enough for that to tell something. */
export async function later(open: OpenServer, probed: Probed, now: () => number): Promise<Facts> {
  const { info } = probed
  const evicted = numberIn(info, 'evicted_keys')
  if (evicted === undefined) return probed.facts
  const facts = await busy(open, probed, now)
  const uptime = known(facts.uptime)?.value
  const between = now() / 1000 - probed.asked
  const [reply] = between >= SHORTEST ? await open.ask([['INFO', 'stats']]) : []
  const last = reply === undefined ? undefined : numberIn(parseInfo(text(reply) ?? ''), 'evicted_keys')
  return { ...facts, evictionsPerHour: evictionsPerHour(evicted, last ?? 0, last === undefined ? 0 : between, uptime) }
}
