/** Asks a server about itself: a fixed number of questions, each answer known or refused with a reason. */
import type { Facts } from '../model/fact.ts'
import type { Command, Reading } from './allowed.ts'
import { isKnownBy } from './allowed.ts'
import { clientKinds } from './clients.ts'
import type { Connection } from './connect.ts'
import { type Engine, engineOf } from './engine.ts'
import { channelOwners, histogram, latencyEvents, slowCommands } from './events.ts'
import { type Info, numberIn, parseInfo } from './info.ts'
import { numberFacts } from './numbers.ts'
import { Cut } from './open.ts'
import { patiently, type Wait } from './patience.ts'
import { type Refused, refusal, refusedFact } from './refusal.ts'
import { count, isRefusal, list, pairs, type Reply, text } from './reply.ts'
import { roundTrip } from './roundTrip.ts'
import { settingFacts, settingsCommands, settingsIn } from './settings.ts'
import { textFacts } from './texts.ts'
import { whyReply } from './why.ts'

export interface Probed {
  readonly facts: Facts
  readonly refused: readonly Refused[]
  readonly runId: string | null
  readonly engine: Engine
  /** INFO as it was before the audit read anything. */
  readonly info: Info
  /** Seconds since 1970 by the server's clock, or by ours where it doesn't tell. */
  readonly now: number
  /** When INFO was asked, in seconds since 1970 by our clock. */
  readonly asked: number
}

export interface Probing {
  readonly hostClass: string
  readonly tls: boolean
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly wait: Wait
}

/** Lists longer than these take a server long to write, so they aren't asked for (live-listed clients cost about 1 µs each). */
const MOST_CLIENTS = 10_000
const MOST_CHANNELS = 50_000

/** Seconds since 1970 of a clock that can be believed: 2009, when Redis began, to 2100. */
const [EARLIEST, LATEST] = [1.23e9, 4.1e9]

const live = <T>(value: T): { readonly value: T; readonly source: 'live' } => ({ value, source: 'live' })

/** INFO, waited for a while where the server is busy. Throws a Cut where it never comes: without it nothing can be said. */
async function infoOf(open: Connection, wait: Wait): Promise<Info> {
  const [reply] = await patiently(() => open.ask([['INFO', 'all']]), wait)
  if (isRefusal(reply)) throw new Cut(whyReply(reply.refused) ?? 'it does not answer INFO, without which nothing can be said about it')
  const info = parseInfo(text(reply) ?? '')
  if (info.size === 0) throw new Cut('its INFO is empty, so what answers there may be no Redis')
  return info
}

/** Bytes of the tables of all databases: one group of fields a database, in Redis and Valkey. */
const keyTables = (reply: Reply | undefined): number =>
  pairs(reply)
    .filter(([name]) => /^db\.\d+$/.test(name))
    .flatMap(([, body]) => pairs(body))
    .reduce((sum, [name, bytes]) => sum + (/^overhead\.hashtable\.(?:main|expires)$/.test(name) ? (count(bytes) ?? 0) : 0), 0)

/** Asks. `INFO` comes first, before anything that counts as a lookup; no question that follows counts as one. */
export async function probe(open: Connection, probing: Probing): Promise<Probed> {
  const asked = probing.now() / 1000
  const info = await infoOf(open, probing.wait)
  const caused = new Map(open.caused)
  const engine = engineOf(info, probing.hostClass)
  const refused: Refused[] = []
  const note = (refusal: Refused): { readonly refused: string } => {
    if (!refused.some(r => r.command === refusal.command)) refused.push(refusal)
    return refusedFact(refusal)
  }
  const trip = await roundTrip(open)

  const manyAtOnce =
    isKnownBy(engine.speaks || '6.0', 'LATENCY HISTOGRAM') &&
    'value' in engine.engine &&
    /^(?:redis|valkey)$/.test(engine.engine.value) &&
    !engine.service
  const settings = settingsCommands(manyAtOnce)
  const clients = numberIn(info, 'connected_clients') ?? 0
  const channels = numberIn(info, 'pubsub_channels') ?? 0
  const hasPercentiles = [...info.keys()].some(name => name.startsWith('latency_percentiles_'))
  const questions: readonly Command[] = [
    ['TIME'],
    ['SLOWLOG GET', 128],
    ['LATENCY LATEST'],
    ['MEMORY STATS'],
    ['ACL WHOAMI'],
    ...(clients <= MOST_CLIENTS ? [['CLIENT LIST'] as const] : []),
    ...(channels <= MOST_CHANNELS ? [['PUBSUB CHANNELS'] as const] : []),
    // From 7.0 on INFO has the same percentiles; a provider may leave them out there and answer here.
    ...(hasPercentiles || !isKnownBy(engine.speaks, 'LATENCY HISTOGRAM') ? [] : [['LATENCY HISTOGRAM'] as const]),
    ...settings,
  ]
  const replies = await patiently(() => open.ask(questions), probing.wait)
  const answers = new Map(questions.slice(0, -settings.length).map(([name], i) => [name, replies[i]] as const))

  /** A fact from the answer to one question. */
  const told = <T>(
    name: Reading,
    read: (reply: Reply | undefined) => T,
  ): { readonly value: T; readonly source: 'live' } | { readonly refused: string } => {
    const reply = answers.get(name)
    return isRefusal(reply) ? note(refusal(name, reply.refused, engine.speaks, probing.hostClass)) : live(read(reply))
  }
  const [seconds, micros] = list(answers.get('TIME'))
  const clock = count(seconds)
  const now = clock === undefined || clock < EARLIEST || clock > LATEST ? probing.now() / 1000 : clock + (count(micros) ?? 0) / 1e6

  const configs = replies.slice(-settings.length)
  const found = settingsIn(configs)
  const no = configs.find(isRefusal)
  const whyNot = found
    ? 'CONFIG GET leaves it out'
    : note(
        no
          ? refusal('CONFIG GET', no.refused, engine.speaks, probing.hostClass)
          : { command: 'CONFIG GET', reason: 'CONFIG GET answers with nothing' },
      ).refused

  const kinds = answers.has('CLIENT LIST')
    ? told('CLIENT LIST', reply => clientKinds(text(reply) ?? ''))
    : note({ command: 'CLIENT LIST', reason: `it has ${clients} clients, and listing more than ${MOST_CLIENTS} keeps a server busy` })
  const owners = answers.has('PUBSUB CHANNELS')
    ? told('PUBSUB CHANNELS', channelOwners)
    : note({
        command: 'PUBSUB CHANNELS',
        reason: `it has ${channels} channels, and listing more than ${MOST_CHANNELS} keeps a server busy`,
      })
  const recent = numberIn(info, 'client_recent_max_output_buffer') ?? numberIn(info, 'client_longest_output_list')
  const texts = textFacts(info, caused)
  const percentiles = answers.has('LATENCY HISTOGRAM') ? told('LATENCY HISTOGRAM', histogram) : undefined
  const facts: Facts = {
    engine: engine.engine,
    version: engine.version,
    ...numberFacts(info),
    ...texts,
    ...settingFacts(info, found, whyNot, probing.tls),
    ...(percentiles && 'value' in percentiles && { commands: withPercentiles(texts.commands, percentiles.value) }),
    ...(open.asksPassword !== undefined && { auth: live(open.asksPassword) }),
    clients: kinds,
    channels: owners,
    ...(('value' in kinds || recent !== undefined) && {
      largestOutputBuffer: live('value' in kinds ? Math.max(0, ...kinds.value.map(kind => kind.output)) : (recent ?? 0)),
    }),
    slowlog: told('SLOWLOG GET', reply => slowCommands(reply, now)),
    latencyEvents: told('LATENCY LATEST', latencyEvents),
    keyTables: told('MEMORY STATS', keyTables),
    aclUser: told('ACL WHOAMI', reply => text(reply) ?? ''),
    ...(trip && { roundTrip: live(trip) }),
  }
  return { facts, refused, runId: info.get('run_id') || null, engine, info, now, asked }
}

/** Calls as INFO counts them, with percentiles that came apart; calls alone where INFO has none. */
function withPercentiles(commands: Facts['commands'], by: ReturnType<typeof histogram>): NonNullable<Facts['commands']> {
  const before = commands && 'value' in commands ? commands.value : {}
  const none = { mean: 0, rejected: 0, failed: 0 }
  return live(
    Object.fromEntries(
      [...new Set([...Object.keys(before), ...Object.keys(by)])].map(name => [name, { calls: 0, ...none, ...by[name], ...before[name] }]),
    ),
  )
}
