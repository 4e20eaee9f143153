/** What a rule would have to know of a server and does not: why, and what would allow it. */
import type { Fact } from '../model/fact.ts'
import type { NotChecked } from '../model/finding.ts'
import { areSized, areTimed, wereRead } from '../model/measured.ts'
import type { Model } from '../model/model.ts'
import type { Server } from '../model/server.ts'
import type { Asked, Rule } from './rule.ts'
import { listed, serverLabel } from './words.ts'

/** The command whose answer tells a fact, where it isn't INFO. */
const COMMANDS: Readonly<Partial<Record<Asked, string>>> = {
  settings: 'CONFIG GET',
  slowlog: 'SLOWLOG GET',
  clients: 'CLIENT LIST',
  latencyEvents: 'LATENCY LATEST',
  channels: 'PUBSUB CHANNELS',
  aclUser: 'ACL WHOAMI',
  keyTables: 'MEMORY STATS',
  roundTrip: 'PING',
  keyspace: 'SCAN',
}

/** Commands that Sidekiq's state is read with; where none was refused, a server without that state has no Sidekiq. */
const SIDEKIQ = /^(?:SSCAN|SMEMBERS|SCARD|LLEN|LINDEX|LRANGE|ZCARD|ZRANGE|HMGET|HGETALL|HGET|HLEN|GET|EXISTS|TYPE)\b/i
/** Those of them that tell of processes: without their answers nobody would seem to be at work. */
const PROCESSES = /^(?:SSCAN|SMEMBERS|HMGET|HGETALL|HGET|HLEN)\b/i

interface Lack {
  /** Why, with the servers' names in it. */
  readonly words: (servers: string) => string
  readonly allow: string
}

/** The ACL rule that allows a command: `+config|get`. */
const aclRule = (command: string): string => `+${command.toLowerCase().split(' ').join('|')}`

/** What would allow a command: what the audit says, else the rule where an ACL forbids it. */
const allowing = (command: string, reason: string): string =>
  /NOPERM|ACL|permission/i.test(reason)
    ? `give the audit's user \`${aclRule(command)}\``
    : 'another provider, or a newer server, may tell it'

type Refused = NonNullable<Server['live']>['refused'][number]

const refusal = ({ command, reason, allow }: Refused): Lack => ({
  words: servers => `refused on ${servers}: ${command === 'INFO' || reason.includes(command) ? '' : `\`${command}\`, `}${reason}`,
  allow: allow ?? allowing(command, reason),
})

/** INFO's name of a fact: `usedMemory` is `used_memory`. */
const infoName = (asked: Asked): string => asked.replace(/[A-Z]/g, c => `_${c.toLowerCase()}`)

function ofSidekiq(server: Server, asked: 'sidekiq' | 'processes' | 'jobs'): Lack | undefined {
  const { sidekiq, refused = [] } = server.live ?? {}
  const missing = refused.find(r => (asked === 'processes' ? PROCESSES : SIDEKIQ).test(r.command))
  if (missing && (!sidekiq || asked === 'processes')) return refusal({ ...missing, command: missing.command.split(' ')[0] ?? '' })
  return asked === 'jobs' && sidekiq && !sidekiq.classes
    ? { words: servers => `the jobs on ${servers} were not read`, allow: 'let the audit read them: `redline audit --jobs`' }
    : undefined
}

function ofKeyspace({ live }: Server): Lack | undefined {
  if (live?.keyspace && wereRead(live.keyspace)) return undefined
  const scan = live?.refused.find(r => r.command.toUpperCase().startsWith('SCAN'))
  const because = live?.partial ? `, because ${live.partial}` : ''
  return scan ? refusal(scan) : { words: servers => `the keys of ${servers} were not read${because}`, allow: 'let the audit read them' }
}

/** What each key was asked for, where names were read: the command that tells it, and whether any key told it. */
const OF_KEYS = {
  sizes: { command: 'MEMORY USAGE', told: areSized, what: 'how large keys are' },
  expiries: { command: 'PTTL', told: areTimed, what: 'whether keys expire' },
} as const

function ofKeys({ live }: Server, asked: keyof typeof OF_KEYS): Lack | undefined {
  const { command, told, what } = OF_KEYS[asked]
  if (!live?.keyspace || !wereRead(live.keyspace) || told(live.keyspace)) return undefined
  const refused = live.refused.find(r => r.command.toUpperCase() === command)
  return refused ? refusal(refused) : { words: servers => `${servers} did not tell ${what}`, allow: 'let the audit read longer' }
}

/** Why a server doesn't tell something; undefined where it does. */
function lack(server: Server, asked: Asked): Lack | undefined {
  if (asked === 'sidekiq' || asked === 'processes' || asked === 'jobs') return ofSidekiq(server, asked)
  if (asked === 'keyspace') return ofKeyspace(server)
  if (asked === 'sizes' || asked === 'expiries') return ofKeys(server, asked)
  const fact = server.facts[asked] as Fact<unknown> | undefined
  if (fact && 'value' in fact) return undefined
  const command = COMMANDS[asked] ?? 'INFO'
  if (fact) {
    // A refused fact may carry what would allow it behind its reason.
    const [reason = '', ...allow] = fact.refused.split('; ')
    const entry = server.live?.refused.find(r => r.reason === reason) ?? { command, reason }
    return refusal({ ...entry, ...(allow.length > 0 && { allow: allow.join('; ') }) })
  }
  const what = `\`${command === 'INFO' ? infoName(asked) : command}\``
  return server.live
    ? { words: servers => `${servers} did not tell ${what}`, allow: 'another provider, or a newer server, may tell it' }
    : { words: servers => `no file says ${what} of ${servers}`, allow: 'say it there, or audit the live server' }
}

/** What stands in the way of judging one server: nothing where one of the groups is known whole, else the nearest one's lacks. */
function lacks(rule: Rule, server: Server): readonly Lack[] {
  const groups = (rule.asks ?? []).map(group => group.flatMap(asked => lack(server, asked) ?? []))
  return groups.sort((a, b) => a.length - b.length)[0] ?? []
}

/** Whether a server tells all that a rule must know to judge it. */
export const tells = (rule: Rule, server: Server): boolean => lacks(rule, server).length === 0

/** The servers that a rule judges: live ones, and declared ones where it takes what files declare. */
const judged = (rule: Pick<Rule, 'needs'>, model: Model): readonly Server[] =>
  model.servers.filter(s => s.aside === undefined && (s.live !== undefined || rule.needs.includes('declared')))

/** Why a rule could not run, or not on some server. `blind` where it could not run at all. */
export function untold(rule: Rule, model: Model): { readonly blind: boolean; readonly gaps: readonly NotChecked[] } {
  const servers = judged(rule, model)
  const blind = !rule.needs.includes('code')
  if (servers.length === 0) {
    const gap = rule.needs.includes('declared')
      ? { rule: rule.id, why: 'nothing here declares a Redis server', allow: 'declare it, or audit the live server' }
      : { rule: rule.id, why: 'no live server was audited', allow: 'run `redline audit`' }
    return { blind, gaps: blind ? [gap] : [] }
  }
  const lacking = new Map<string, { readonly lack: Lack; readonly servers: Server[] }>()
  for (const server of servers) {
    for (const one of lacks(rule, server)) {
      const key = `${one.words('')}\n${one.allow}`
      const before = lacking.get(key)
      if (before) before.servers.push(server)
      else lacking.set(key, { lack: one, servers: [server] })
    }
  }
  const gaps = [...lacking.values()].map(({ lack: one, servers: all }) => ({
    rule: rule.id,
    why: one.words(listed(all.map(serverLabel))),
    allow: one.allow,
  }))
  return { blind: blind && servers.every(s => lacks(rule, s).length > 0), gaps }
}
