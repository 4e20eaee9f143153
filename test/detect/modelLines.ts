/** What the files of a case come to, a line a fact. */
import { detect, LIBRARIES, WORDS } from '../../src/detect/index.ts'
import type { Client } from '../../src/model/client.ts'
import type { Model } from '../../src/model/model.ts'
import { mapRepo } from '../../src/model/repo.ts'
import type { Span } from '../../src/model/span.ts'
import { show, type Value } from '../../src/model/value.ts'
import { readApp } from '../../src/read/app.ts'
import { endpoint } from '../../src/report/inventory.ts'

const where = (at: Span): string => `@ ${at.file}:${at.line}`
const said = (name: string, v: Value | null | undefined): readonly string[] => (v && v.kind !== 'absent' ? [`${name} ${show(v)}`] : [])

function sockets(c: Client): readonly string[] {
  if (c.ridesOn !== undefined) return []
  if (c.pooling === 'none') return ['unpooled']
  return [
    c.pooling === 'library' ? "library's sockets" : c.poolSize ? `pool ${show(c.poolSize)}` : 'pool of default size',
    ...said('pool timeout', c.poolTimeout),
  ]
}

function clientLine(c: Client): string {
  const who = [c.workload, ...(c.role ? [c.role] : []), c.name, `(${c.library}${c.version ? ` ${c.version}` : ''})`, where(c.at)].join(' ')
  const rides = c.ridesOn === undefined ? [] : [`rides on ${c.ridesOn}`]
  const { connect, read, write } = c.timeouts
  const settings = [
    ...rides,
    ...sockets(c),
    ...said('db', c.db),
    ...said('connect', connect),
    ...said('read', read),
    ...said('write', write),
    ...said('retries', c.reconnectAttempts),
    ...(c.tlsVerify ? [`tls ${c.tlsVerify}`] : []),
    ...said('prefix', c.prefix),
  ]
  const unordered = c.endpoint.kind === 'either'
  return `${who} → ${endpoint(c.endpoint).join(unordered ? ' / ' : ' | ')}; ${settings.join(', ')}`
}

/** The clients of a model, then consumers, keys that nothing reads, what serves a need without Redis, and gaps. */
function modelLines(model: Model): readonly string[] {
  return [
    ...model.clients.map(clientLine),
    ...model.consumers.map(c => `consumer ${c.library} ${where(c.at)} → ${c.url ? show(c.url) : 'where the page says'}`),
    ...model.misplacedKeys.map(k => `unread ${k.key} ${where(k.at)}`),
    // Rails' own default, where nothing is written, says nothing about an example.
    ...Object.entries(model.instead)
      .filter(([, what]) => what !== 'file_store')
      .map(([need, what]) => `${need} by ${what}`),
    ...model.gaps.map(g => `gap ${g.why} ${where(g.at)}`),
  ]
}

/** What Redline makes of a case's files. */
export function linesOf(files: ReadonlyMap<string, string>): readonly string[] {
  const app = readApp(mapRepo(files), '.', { environment: 'production', nested: [], words: WORDS, libraries: LIBRARIES })
  const { model, failures } = detect(app, { platform: null, target: null, endpoints: {}, processes: {}, now: 0 })
  return [
    ...modelLines(model),
    ...failures.map(f => `failure in ${f.part}: ${f.error}`),
    ...app.failures.map(f => `failure in ${f.part}: ${f.error}`),
  ]
}
