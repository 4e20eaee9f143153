/** The facts of a server as rows: what it is, what its memory, clients and persistence are like, and what they should make one think. */
import type { AuditedServer } from '../../model/audit.ts'
import { type Fact, type Facts, known, type Persistence } from '../../model/fact.ts'
import { briefly, bytes, count, counted, percent } from '../../model/figures.ts'
import { listed, type Section } from './section.ts'
import { memory } from './verdict.ts'

const ENGINES: Readonly<Record<string, string>> = { redis: 'Redis', valkey: 'Valkey', keydb: 'KeyDB', dragonfly: 'Dragonfly' }

/** The value in words, or why it isn't known; '' where nothing asked for it. */
function told<T>(fact: Fact<T> | undefined, words: (value: T) => string): string {
  if (!fact) return ''
  return 'refused' in fact ? `not known: ${fact.refused}` : words(fact.value)
}

const value = <T>(fact: Fact<T> | undefined): T | undefined => known(fact)?.value

function identity({ facts }: AuditedServer): string {
  const engine = value(facts.engine)
  const parts = [
    [engine === undefined ? '' : (ENGINES[engine] ?? engine), told(facts.version, v => v)].filter(p => p !== '').join(' '),
    told(facts.role, r => r),
    value(facts.clusterMode) ? 'cluster mode' : '',
    told(facts.uptime, s => `up ${briefly(s)}`),
  ]
  return parts.filter(p => p !== '').join(', ')
}

function memoryRow(server: AuditedServer): string {
  const peak = value(server.facts.usedMemoryPeak)
  const limit = value(server.facts.maxmemory)
  const parts = [memory(server) ?? '', limit === 0 ? 'no limit of its own' : '', peak === undefined ? '' : `peak ${bytes(peak)}`]
  return parts.filter(p => p !== '').join(', ')
}

function fragmentation(facts: Facts): string {
  const [ratio, wasted] = [value(facts.memFragmentationRatio), value(facts.memFragmentationBytes)]
  if (ratio === undefined) return ''
  return `${ratio.toFixed(2)}${wasted === undefined ? '' : `, ${bytes(wasted)}`}`
}

const HOUR = 3600

/** Over how many seconds a rate was counted; undefined for an average. */
const counting = (because: string | undefined): string | undefined => /counted over (\d+ seconds)/.exec(because ?? '')?.[1]

function evictions(facts: Facts): string {
  const [total, rate] = [value(facts.evictedKeys), known(facts.evictionsPerHour)]
  if (total === undefined) return ''
  const over = counting(rate?.because)
  // An average over less than an hour is no rate by the hour.
  const often = rate?.value && (over !== undefined || (value(facts.uptime) ?? 0) >= HOUR) ? rate.value : undefined
  const now = over === undefined ? ' on average' : ` over the ${over} of this audit`
  return `${count(total)} keys${often === undefined ? '' : `, ${count(often)} an hour${now}`}`
}

function clients(facts: Facts): string {
  const [now, most, rejected, blocked] = [
    value(facts.connectedClients),
    value(facts.maxclients),
    value(facts.rejectedConnections),
    value(facts.blockedClients),
  ]
  if (now === undefined) return ''
  const monitors = (value(facts.clients) ?? []).filter(c => c.state === 'monitor').reduce((n, c) => n + c.count, 0)
  return [
    `${most ? `${count(now)} of ${count(most)} (${percent(now / most)})` : count(now)} with this audit’s own`,
    blocked ? `${count(blocked)} ${blocked === 1 ? 'waits' : 'wait'} for jobs` : '',
    rejected ? `${count(rejected)} ${rejected === 1 ? 'was' : 'were'} turned away` : '',
    monitors > 0 ? `${counted(monitors, 'MONITOR')} running, which may halve its speed` : '',
  ]
    .filter(p => p !== '')
    .join(', ')
}

/** What waits to be sent to clients. */
function buffers(facts: Facts): string {
  const [largest, all, cut] = [value(facts.largestOutputBuffer), value(facts.memClientsNormal), value(facts.outputBufferDisconnections)]
  return [
    all === undefined ? '' : `${bytes(all)} for all clients`,
    largest === undefined ? '' : largest > 0 ? `${bytes(largest)} waits for the slowest` : 'nothing waits to be sent',
    cut ? `${counted(cut, 'client')} cut because theirs was full` : '',
  ]
    .filter(p => p !== '')
    .join(', ')
}

function processor(facts: Facts): string {
  const fact = known(facts.cpuShare)
  if (!fact) return ''
  const over = counting(fact.because)
  return `${percent(fact.value)} of one, ${over === undefined ? 'on average since it started' : `over the ${over} of this audit, its own reading included`}`
}

/** Calls below which a percentile is chance. */
const FEW_CALLS = 20
/** Seconds below which no command is slow. */
const WORTH_NAMING = 0.001

/** The commands that take longest, by the server's own histogram; waiting in BRPOP is no part of it. */
function slowest(facts: Facts): string {
  return Object.entries(value(facts.commands) ?? {})
    .flatMap(([name, c]) => (c.p99 !== undefined && c.p99 >= WORTH_NAMING && c.calls >= FEW_CALLS ? [{ name, ...c, p99: c.p99 }] : []))
    .sort((a, b) => b.p99 - a.p99)
    .slice(0, 3)
    .map(
      c =>
        `${c.name.toUpperCase().replace('|', ' ')} ${c.p50 === undefined ? '' : `${briefly(c.p50)}, `}at worst ${briefly(c.p99)} (99 of 100 calls)`,
    )
    .join('; ')
}

/** Latency events; a server that records none says nothing by having none. */
function delays(facts: Facts): string {
  const events = Object.entries(value(facts.latencyEvents) ?? {}).sort((a, b) => b[1] - a[1])
  if (events.length > 0)
    return events
      .slice(0, 4)
      .map(([name, worst]) => `${name} up to ${briefly(worst)}`)
      .join(', ')
  return value(facts.settings)?.['latency-monitor-threshold'] === '0' ? 'not recorded: `latency-monitor-threshold` is 0' : ''
}

/** What a crash takes from an append-only file, by `appendfsync`. */
const SYNCED: Readonly<Record<string, string>> = {
  always: ': a crash loses nothing that was answered',
  everysec: ': a crash loses about a second',
  no: ': a crash loses what the system had not written yet, up to half a minute',
}

/** What is on disk, and what is lost without it. */
function saving(kind: Persistence, facts: Facts): string {
  if (kind === 'none')
    return value(facts.role) === 'replica' ? 'none: after a restart it copies all from its primary' : 'none: a restart loses everything'
  if (kind === 'rdb') {
    const changes = value(facts.rdbChangesSinceLastSave)
    return `snapshots: a crash loses what was written since the last one${changes ? `, ${counted(changes, 'change')} now` : ''}`
  }
  const synced = SYNCED[value(facts.settings)?.['appendfsync'] ?? ''] ?? ''
  return `append-only file${kind === 'aof+rdb' ? ' and snapshots' : ''}${synced}`
}

function persistence(facts: Facts): string {
  const bad = [
    value(facts.rdbLastSaveStatus) === 'err' ? 'the last snapshot failed' : '',
    value(facts.aofLastWriteStatus) === 'err' ? 'the last write to the append-only file failed' : '',
    value(facts.aofLastRewriteStatus) === 'err' ? 'the last rewrite of the append-only file failed' : '',
  ].filter(p => p !== '')
  return [told(facts.persistence, kind => saving(kind, facts)), ...bad].filter(p => p !== '').join('; ')
}

function replication(facts: Facts): string {
  const links = value(facts.replicaLinks)
  const status = value(facts.primaryLinkStatus)
  // A replica may have replicas of its own.
  const link = status === undefined ? [] : [`the link to its primary is ${status}`]
  if (links === undefined || links.length === 0) return link.join('')
  const worst = links.reduce((a, b) => (b.lag > a.lag ? b : a))
  return [...link, `${counted(links.length, 'replica')}, the slowest ${briefly(worst.lag)} and ${bytes(worst.lagBytes)} behind`].join('; ')
}

function errors(facts: Facts): string {
  const all = Object.entries(value(facts.errors) ?? {}).sort((a, b) => b[1] - a[1])
  return all
    .slice(0, 6)
    .map(([kind, n]) => `${kind} ${count(n)}`)
    .join(', ')
}

function slow(facts: Facts): string {
  const all = [...(value(facts.slowlog) ?? [])].sort((a, b) => b.seconds - a.seconds)
  return all
    .slice(0, 4)
    .map(s => `${s.command.toUpperCase()} ${briefly(s.seconds)}, ${briefly(s.secondsAgo)} ago${s.own ? ' (of an audit)' : ''}`)
    .join('; ')
}

function access(facts: Facts): string {
  const tls = told(facts.tls, t => ({ off: 'no TLS', required: 'TLS', optional: 'TLS and plain text' })[t])
  const user = value(facts.aclUser)
  return [
    tls,
    value(facts.auth) === false ? 'no password' : '',
    user === undefined ? '' : `as user ${user}`,
    told(facts.openTo, to => `open to ${to}`),
  ]
    .filter(p => p !== '')
    .join(', ')
}

/** What a server is called: by its variables; a cluster's further shards by their number. */
export const titleOf = ({ id, names }: AuditedServer): string =>
  names.length === 0 || names.some(name => id !== name && id.startsWith(`${name}-`)) ? id : names.join(', ')

/** The facts of a server. */
export function serverSection(server: AuditedServer): Section {
  const { facts } = server
  const rows: readonly (readonly [string, string])[] = [
    ['Server', identity(server)],
    ['Where', server.hostClass],
    ['Memory', memoryRow(server)],
    ['Policy', told(facts.maxmemoryPolicy, p => p)],
    ['Evicted', evictions(facts)],
    ['Hit rate', told(facts.hitRate, rate => `${percent(rate)} of all lookups before this audit’s own`)],
    ['Fragmentation', fragmentation(facts)],
    ['Persistence', persistence(facts)],
    ['Replication', replication(facts)],
    ['Clients', clients(facts)],
    ['Buffers', buffers(facts)],
    ['Commands', told(facts.opsPerSecond, n => `${count(n)} a second`)],
    ['Processor', processor(facts)],
    ['Errors', errors(facts)],
    ['Slow commands', slow(facts)],
    ['Slowest by kind', slowest(facts)],
    ['Delays', delays(facts)],
    ['Round trip', told(facts.roundTrip, r => `${briefly(r.p50)}, at worst ${briefly(r.p99)} (99 of 100 pings)`)],
    ['Access', access(facts)],
  ]
  return {
    id: 'server',
    title: 'Server',
    columns: [{ head: 'Fact' }, { head: 'Value', wraps: true }],
    rows: rows.filter(([, text]) => text !== ''),
    ...(server.warnings.length > 0 && { note: `${listed(server.warnings.map(w => w.charAt(0).toUpperCase() + w.slice(1)))}.` }),
  }
}
