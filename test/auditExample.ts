/** The file `audit.yml` of an example: what an audit found, written short, as the document that an audit gives. */
import { parse } from 'yaml'
import type { AuditDocument, AuditedServer, Estimate, Keyspace, SidekiqState } from '../src/model/audit.ts'
import type { Facts } from '../src/model/fact.ts'

/** Noon of a day, when every example's audit was taken. */
export const TAKEN = '2026-03-02T12:00:00.000Z'

const UNITS: Readonly<Record<string, number>> = {
  bytes: 1,
  KB: 2 ** 10,
  MB: 2 ** 20,
  GB: 2 ** 30,
  ms: 0.001,
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
}

/** `2 GB` as bytes, `9 days` as seconds, everywhere in a value. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)]))
  const [, number = '', unit = ''] = (typeof value === 'string' && /^([\d.,]+) ([A-Za-z]+)$/.exec(value)) || []
  const factor = UNITS[unit.length > 2 && !unit.endsWith('s') ? `${unit}s` : unit]
  return factor === undefined ? value : Number(number.replaceAll(',', '')) * factor
}

type Plain = Readonly<Record<string, unknown>>
const isPlain = (x: unknown): x is Plain => typeof x === 'object' && x !== null && !Array.isArray(x)
const plains = (x: unknown): readonly Plain[] => (Array.isArray(x) ? x.filter(isPlain) : [])

const estimate = (x: unknown): Estimate =>
  isPlain(x) ? (x as unknown as Estimate) : { value: Number(x ?? 0), low: Number(x ?? 0), high: Number(x ?? 0) }

const group = (g: Plain): Plain => ({
  ...g,
  keys: estimate(g.keys),
  bytes: estimate(g.bytes),
  ...(g.untimed === undefined ? {} : { untimed: estimate(g.untimed) }),
})

function facts(given: Plain): Facts {
  const known = Object.entries(given).map(([name, value]) => [
    name,
    isPlain(value) && 'refused' in value ? value : { value, source: 'live' },
  ])
  return Object.fromEntries(known)
}

function keyspace(given: Plain): Keyspace {
  const workloads = plains(given.workloads).map(g => ({ told: 'its names', ...group(g) }))
  const total = workloads.reduce((n, g) => n + (g as unknown as Keyspace['workloads'][number]).keys.value, 0)
  const sum = workloads.reduce((n, g) => n + (g as unknown as Keyspace['workloads'][number]).bytes.value, 0)
  return {
    method: 'exact',
    scanned: total,
    total,
    closure: { sum, usedMemory: sum },
    readByName: [],
    values: true,
    seconds: 1,
    ...given,
    workloads,
    prefixes: plains(given.prefixes).map(g => ({ workload: 'unclaimed', database: 0, ...group(g) })),
    biggest: plains(given.biggest).map(k => ({ workload: 'unclaimed', database: 0, ...k })),
  } as unknown as Keyspace
}

const sidekiq = (given: Plain): SidekiqState =>
  ({
    namespace: '',
    database: 0,
    scheduled: 0,
    retries: 0,
    dead: 0,
    stale: 0,
    processed: 0,
    failed: 0,
    ...given,
    queues: plains(given.queues).map(q => ({ depth: 0, worked: true, ...q })),
    processes: plains(given.processes).map(p => ({ concurrency: 10, busy: 0, queues: ['default'], beat: 3, quiet: false, ...p })),
    bytes: estimate(given.bytes),
  }) as unknown as SidekiqState

function server(given: Plain): AuditedServer {
  const id = String(given.id)
  return {
    names: /^[A-Z][A-Z0-9_]*$/.test(id) ? [id] : [],
    runId: `run of ${id}`,
    hostClass: 'another host',
    endpoint: `host of ${id}`,
    partial: null,
    refused: [],
    warnings: [],
    ...given,
    id,
    facts: facts(isPlain(given.facts) ? given.facts : {}),
    keyspace: isPlain(given.keyspace) ? keyspace(given.keyspace) : null,
    sidekiq: isPlain(given.sidekiq) ? sidekiq(given.sidekiq) : null,
    ...(given.otherSidekiqs === undefined ? {} : { otherSidekiqs: plains(given.otherSidekiqs).map(sidekiq) }),
  } as AuditedServer
}

/** The audit that a file `audit.yml` tells. Throws where it is no list of servers with ids. */
export function readAudit(text: string): AuditDocument {
  const list: unknown = plain(parse(text))
  const servers = plains(list)
  if (servers.length === 0 || servers.some(s => typeof s.id !== 'string')) throw new Error('audit.yml is no list of servers with ids')
  return {
    schema: 1,
    kind: 'redline-audit',
    tool: { name: 'redline', version: '0.0.0' },
    takenAt: TAKEN,
    servers: servers.map(server),
    unreached: [],
    findings: [],
    notChecked: [],
  }
}
