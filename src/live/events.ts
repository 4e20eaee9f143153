/** What a server remembers of slow commands, latency and channels, without arguments or names of anything. */
import type { CommandCalls, SlowCommand } from '../model/fact.ts'
import { CLIENT_NAME } from './greet.ts'
import { count, list, pairs, type Reply, text } from './reply.ts'

/** Commands whose second word is a sub-command and no argument. */
const CONTAINERS = /^(?:ACL|CLIENT|CLUSTER|COMMAND|CONFIG|DEBUG|FUNCTION|LATENCY|MEMORY|MODULE|OBJECT|PUBSUB|SCRIPT|SLOWLOG|XGROUP|XINFO)$/

/** The command of a slowlog's arguments. */
function commandOf(args: readonly Reply[]): string {
  const [first = '', second = ''] = args.slice(0, 2).map(arg => (text(arg) ?? '').toUpperCase())
  if (!/^[A-Z][A-Z._]{1,30}$/.test(first)) return 'unknown'
  return CONTAINERS.test(first) && /^[A-Z-]{2,20}$/.test(second) ? `${first} ${second}` : first
}

/** Entries of SLOWLOG GET; `now` in seconds since 1970 by the server's clock. */
export const slowCommands = (reply: Reply | undefined, now: number): readonly SlowCommand[] =>
  list(reply).flatMap(entry => {
    // Whose it was stands there from Redis 4.0 on.
    const [, at, micros, args, , name] = list(entry)
    const [seconds, taken] = [count(at), count(micros)]
    if (seconds === undefined || taken === undefined) return []
    const own = text(name) === CLIENT_NAME
    const secondsAgo = Math.max(0, Math.round(now - seconds))
    return [{ command: commandOf(list(args)), seconds: taken / 1e6, secondsAgo, ...(own && { own: true }) }]
  })

/** Events of LATENCY LATEST: the worst of each in seconds. */
export const latencyEvents = (reply: Reply | undefined): Readonly<Record<string, number>> =>
  Object.fromEntries(
    list(reply).flatMap(entry => {
      const [name, , , worst] = list(entry)
      const [event, milliseconds] = [text(name) ?? '', count(worst)]
      return /^[a-z][a-z-]{1,40}$/.test(event) && milliseconds !== undefined ? [[event, milliseconds / 1000] as const] : []
    }),
  )

/** The value below which a share of calls lies, by the upper bounds of LATENCY HISTOGRAM, which counts up; in seconds. */
function quantile(buckets: readonly (readonly [number, number])[], share: number): number | undefined {
  const total = buckets.at(-1)?.[1] ?? 0
  const bound = buckets.find(([, calls]) => calls >= total * share)?.[0]
  return total === 0 || bound === undefined ? undefined : bound / 1e6
}

/** Percentiles by command of LATENCY HISTOGRAM, for servers whose INFO has none. */
export const histogram = (
  reply: Reply | undefined,
): Readonly<Record<string, Pick<CommandCalls, 'p50' | 'p99'> & { readonly calls: number }>> =>
  Object.fromEntries(
    pairs(reply).flatMap(([name, body]) => {
      const fields = new Map(pairs(body))
      const buckets = pairs(fields.get('histogram_usec')).flatMap(([bound, calls]) => [[Number(bound), count(calls) ?? 0] as const])
      const [p50, p99] = [quantile(buckets, 0.5), quantile(buckets, 0.99)]
      if (!/^[a-z][a-z0-9|._-]{1,40}$/.test(name)) return []
      return [
        [name, { calls: count(fields.get('calls')) ?? 0, ...(p50 !== undefined && { p50 }), ...(p99 !== undefined && { p99 }) }] as const,
      ]
    }),
  )

/** Global IDs of Rails begin with `gid://` in Base64: `stream_for` and Turbo name their channels by them. */
const OF_CABLE = /^_action_cable_internal$|(?:^|:)action_cable\/|(?:^|:)Z2lkOi8v/
const OF_ANYCABLE = /^__anycable(?:_internal)?__$/

/** Subscribed channels by whose they are; a name that an app chose for a stream of its own looks like any other. */
export function channelOwners(reply: Reply | undefined): Readonly<Record<'cable' | 'anycable' | 'other', number>> {
  const owners = { cable: 0, anycable: 0, other: 0 }
  for (const channel of list(reply)) {
    const name = text(channel) ?? ''
    owners[OF_CABLE.test(name) ? 'cable' : OF_ANYCABLE.test(name) ? 'anycable' : 'other'] += 1
  }
  return owners
}
