/** What happens when every browser connects to Action Cable again, by the client's own back-off. */
import { before } from '../../model/version.ts'
import type { Plan } from '../plan.ts'
import { channels } from '../size/measure.ts'
import { number } from '../words.ts'

interface BackOff {
  readonly client: string
  readonly words: string
  /** Seconds over which the first attempts are spread. */
  readonly spread: number
}

/** Source: the fact sheet on Ruby, section 6.5: connection_monitor.js of Rails and monitor/index.js of AnyCable. */
function backOff({ model }: Plan): BackOff {
  if (model.consumers.some(c => /anycable/.test(c.library)))
    return { client: 'AnyCable', words: 'the first attempt after 1.5 to 9 s, each further one after about twice as long', spread: 7.5 }
  const rails = model.gems['rails'] ?? model.gems['actioncable']
  if (before(rails, '7'))
    return {
      client: `@rails/actioncable ${rails}`,
      words: 'the first attempt after 3 s without any jitter, later ones up to 30 s apart: all browsers come in the same second',
      spread: 1,
    }
  return {
    client: `@rails/actioncable ${rails ?? '7.0 or later (assumed, no version is locked)'}`,
    words: 'the first attempt after 6 to 12 s at random, the eleventh and later ones 24 to 28 s apart',
    spread: 6,
  }
}

/**
 * Redis knows channels, not visitors: one for each that `identified_by` tells apart, one for each stream, shared streams
 * once. Source: actioncable lib/action_cable/connection/internal_channel.rb and channel/streams.rb at v8.0.2.
 */
const WHAT_CHANNELS_ARE =
  'That is a number of channels, not of visitors: a visitor has one of its own where the connection says `identified_by`, and one more for each stream, but a stream that all visitors share counts once. Your load balancer knows how many WebSockets are open; divide that by the same seconds.'

/** The estimate for as many connections as channels were subscribed when the audit looked, or for numbers to compare with. */
export function wave(plan: Plan): readonly string[] {
  const { client, words, spread } = backOff(plan)
  const subscribed = channels(plan.audit)
  const each = (n: number): string => `${number(n)} connections: about ${number(Math.ceil(n / spread))} a second for ${number(spread)} s`
  const numbers =
    subscribed !== null && subscribed > 0
      ? `When the audit looked, ${number(subscribed)} ${subscribed === 1 ? 'channel was' : 'channels were'} subscribed. If each is one visitor's, that is ${each(subscribed)}. ${WHAT_CHANNELS_ARE}`
      : `${each(1000)}; ${each(10_000)}. How many there are now nobody measured: your load balancer knows how many WebSockets are open.`
  return [
    `When web processes restart, every WebSocket drops and every browser comes back: ${client} makes ${words}.`,
    numbers,
    'Each costs a TLS handshake, an HTTP upgrade, whatever `connect` looks up, and a subscription for every stream. It is the same wave as after each deployment: what a deployment bears, the cutover bears.',
  ]
}
