/** The topology as rows for people: workloads with their servers, and processes with the connections that they open. */
import { type Client, isRider } from '../model/client.ts'
import { connections, type ProcessConnections } from '../model/connections.ts'
import type { ClientRow, ProcessRow } from '../model/document.ts'
import type { Confidence } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { poolSize } from '../model/poolSize.ts'
import { place } from '../model/span.ts'
import { isNothing, options, show, type Value } from '../model/value.ts'
import { needs } from '../model/workload.ts'
import { redact } from './redact.ts'
import { visible } from './visible.ts'
import { glued } from './width.ts'

const clean = (text: string): string => visible(redact(text))

/** Workloads that an app may have several of, each under its own name. */
const SEVERAL: ReadonlySet<Client['workload']> = new Set(['app', 'lock', 'kredis', 'cache', 'rate-limit', 'feature-flag'])

/** `Sidekiq server`, `Cache`, `Cache: Geocoder`, `Application data: REDIS_POOL`. */
export function title(client: Client): string {
  const { title: words } = needs[client.workload]
  if (client.role) return `${words} ${client.role}`
  const own = client.name !== '' && client.name !== words && client.name !== 'Rails.cache'
  return own && SEVERAL.has(client.workload) ? `${words}: ${clean(client.name)}` : words
}

/** What a rider rides on, by the name that its client has. */
function via(client: Client, model: Model): string {
  const target = model.clients.find(c => c !== client && place(c.at) === client.ridesOn)
  return `via ${clean(target?.name ?? client.ridesOn ?? '')}`
}

/** A value as `show` has it, URLs without quotes; why something is unknown stands among the gaps. */
function server(v: Value): string {
  switch (v.kind) {
    case 'literal':
      return typeof v.value === 'string' ? clean(v.value) : clean(show(v))
    case 'concat':
      return clean(v.parts.map(part).join(''))
    case 'firstOf':
      return v.options.map(server).join(`${glued(' or')} `)
    case 'either':
      return v.options.map(server).join(`${glued(' /')} `)
    case 'list':
      return v.items.map(server).join(', ')
    case 'unknown':
      return v.from?.length ? `unknown, from ${v.from.map(server).join(', ')}` : 'unknown'
    default:
      return clean(show(v))
  }
}

/** A part of a text: nil leaves nothing, and a choice between texts is not spelled out. */
function part(v: Value): string {
  if (v.kind === 'literal') return String(v.value ?? '')
  const choice = v.kind === 'either' || v.kind === 'firstOf' ? v.options : []
  return choice.length > 0 && choice.every(o => o.kind === 'literal') ? '…' : server(v)
}

function pool(client: Client, model: Model): string {
  if (isRider(client)) return ''
  if (client.poolSize && !isNothing(client.poolSize)) return server(client.poolSize)
  if (client.library === 'action-cable') return '2 sockets'
  if (client.library === 'sidekiq' && client.role === 'server') return 'concurrency'
  if (client.holder === 'thread' && client.pooling === 'none') return 'none, 1 a thread'
  const { size } = poolSize(client, model)
  if (size === null) return 'none, one a call'
  return size === 1 ? 'none, 1 socket' : `${size} (default)`
}

/** `1 s`, `connect 2 s, read 5 s`: what the repository sets. */
function timeouts(client: Client): string {
  if (isRider(client)) return ''
  const each = (['connect', 'read', 'write'] as const).flatMap(name => {
    const v = client.timeouts[name]
    return v && !isNothing(v) ? [{ name, text: `${server(v)} s` }] : []
  })
  if (each.length === 0) return 'not set'
  const same = each.length === 3 && each.every(t => t.text === each[0]?.text)
  return same ? (each[0]?.text ?? '') : each.map(t => `${t.name} ${t.text}`).join(', ')
}

function tls(client: Client): string {
  if (client.tlsVerify) return client.tlsVerify === 'none' ? 'unverified' : 'verified'
  if (isRider(client)) return ''
  const first = options(client.endpoint)[0]
  if (first?.kind !== 'literal' || typeof first.value !== 'string') return 'by URL'
  return /^rediss:/i.test(first.value) ? 'on' : 'off'
}

/** How sure one can be of which server this is: by the kinds of value that the endpoint holds. */
function certainty(v: Value): Confidence | 'unknown' {
  switch (v.kind) {
    case 'firstOf':
      return certainty(v.options[0] as Value) === 'certain' ? 'likely' : certainty(v.options[0] as Value)
    case 'either':
      return 'possible'
    case 'list':
    case 'concat': {
      const all = (v.kind === 'list' ? v.items : v.parts).map(certainty)
      return (['unknown', 'possible', 'likely'] as const).find(c => all.includes(c)) ?? 'certain'
    }
    case 'unknown':
    case 'made':
    case 'absent':
      return v.kind === 'unknown' && v.from?.length ? 'possible' : 'unknown'
    default:
      return 'certain'
  }
}

/** Names for rows that stay theirs: what a client is, numbered where several are the same. */
function keys(clients: readonly Client[]): readonly string[] {
  const seen = new Map<string, number>()
  return clients.map(c => {
    const key = [c.workload, c.role ?? '', c.name].join('/')
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return redact(count === 1 ? key : `${key}/${count}`)
  })
}

/** A row a client, in the model's order, redacted; \u00a0 and the like glue what a narrow table must not part. */
export function clientRows(model: Model): readonly ClientRow[] {
  const names = keys(model.clients)
  return model.clients.map((client, i) => {
    const rides = isRider(client)
    return {
      key: names[i] as string,
      workload: title(client),
      server: rides ? via(client, model) : server(client.endpoint),
      pool: pool(client, model),
      timeouts: timeouts(client),
      tls: tls(client),
      certainty: rides ? '' : certainty(client.endpoint),
      rides,
      at: clean(place(client.at)),
    }
  })
}

const number = (v: Value | null | undefined, taken: number): string => {
  if (v === undefined) return ''
  if (v === null || isNothing(v)) return `${taken} by default`
  return v.kind === 'unknown' || v.kind === 'either' ? `${taken} assumed` : server(v)
}

function threads({ process, threads: taken }: ProcessConnections): string {
  const own = number(process.concurrency !== undefined ? process.concurrency : process.threads, taken)
  return [own, ...(process.capsules ?? []).map(c => `+ ${server(c.concurrency)} (${clean(c.name)})`)].join(' ').trim()
}

/** Names of processes, with their file where names alone are the same. */
function names(rows: readonly ProcessConnections[]): readonly string[] {
  const plain = rows.map(({ process: p }) => clean(p.name === undefined || p.name === p.kind ? p.kind : `${p.name} (${p.kind})`))
  return plain.map((name, i) => (plain.filter(n => n === name).length > 1 ? `${name}, ${clean(rows[i]?.process.at.file ?? '')}` : name))
}

/** A row a process, in the model's order. */
export function processRows(model: Model): readonly ProcessRow[] {
  const rows = connections(model)
  const named = names(rows)
  return rows.map((row, i) => ({
    process: named[i] ?? '',
    threads: threads(row),
    workers: number(row.process.workers, row.copies),
    connections: row.text,
    // A term stays whole: `Action Cable 2 +`.
    terms: row.terms
      .split(' + ')
      .map(glued)
      .join(`${glued(' +')} `),
    at: clean(place(row.process.at)),
  }))
}

/** What a deployment opens in all; undefined where one process or none opens any. */
export function deployment(model: Model): string | undefined {
  const rows = connections(model)
  if (rows.filter(row => row.typical > 0).length < 2) return undefined
  const typical = rows.reduce((n, row) => n + row.typical, 0)
  const limited = rows.every(row => row.ceiling !== null)
  const most = rows.reduce((n, row) => n + (row.ceiling ?? 0), 0)
  const ceiling = limited ? (most > typical ? `, at most ${most}` : '') : ' and more'
  return `One of each opens ${typical} connections to Redis${ceiling}; a rolling deployment up to twice as many.`
}
