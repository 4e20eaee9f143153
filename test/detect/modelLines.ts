/** What the files of an example come to, a line a fact: what the tests of detectors and the table of libraries compare. */
import { detect, WORDS } from '../../src/detect/index.ts'
import type { Client } from '../../src/model/client.ts'
import type { Model } from '../../src/model/model.ts'
import { mapRepo } from '../../src/model/repo.ts'
import type { Span } from '../../src/model/span.ts'
import { isNothing, show, type Value } from '../../src/model/value.ts'
import { readApp } from '../../src/read/app.ts'
import { bundledFiles } from '../../src/report/bundle.ts'
import { endpoint } from '../../src/report/inventory.ts'

/** `rails 8.0.2, redis 5.4.1` as a Gemfile.lock. */
function lockfile(gems: string): string {
  const all = gems.split(',').map(g => g.trim().split(' '))
  const specs = all.map(([name, version]) => `    ${name} (${version})`)
  return ['GEM', '  remote: https://rubygems.org/', '  specs:', ...specs, '', 'DEPENDENCIES', ...all.map(([name]) => `  ${name}`), ''].join('\n')
}

const where = (at: Span): string => `@ ${at.file}:${at.line}`
const said = (name: string, v: Value | null | undefined): readonly string[] => (v && !(isNothing(v) && v.kind === 'absent') ? [`${name} ${show(v)}`] : [])

function sockets(c: Client): readonly string[] {
  if (c.ridesOn !== undefined) return []
  if (c.pooling === 'none') return ['unpooled']
  return [c.pooling === 'library' ? "library's sockets" : c.poolSize ? `pool ${show(c.poolSize)}` : 'pool of default size', ...said('pool timeout', c.poolTimeout)]
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
export function modelLines(model: Model): readonly string[] {
  return [
    ...model.clients.map(clientLine),
    ...model.consumers.map(c => `consumer ${c.library} ${where(c.at)} → ${c.url ? show(c.url) : 'where the page says'}`),
    ...model.misplacedKeys.map(k => `unread ${k.key} ${where(k.at)}`),
    // Rails' own default, where nothing is written, says nothing about an example.
    ...Object.entries(model.instead).filter(([, what]) => what !== 'file_store').map(([need, what]) => `${need} by ${what}`),
    ...model.gaps.map(g => `gap ${g.why} ${where(g.at)}`),
  ]
}

export type Kind = 'positive' | 'indirect' | 'negative'

export interface Case {
  readonly kind: Kind
  /** What the example shows of which library, where the folder's name doesn't tell. */
  readonly library?: string
  readonly files: ReadonlyMap<string, string>
  readonly expected: readonly string[]
}

/** A case: `positive: what it shows`, `library: NAME` and `gems: NAME VERSION, …` above the files, `=== model` below them. */
export function readCase(text: string): Case {
  const [bundle = '', expected] = text.split(/^=== model\n/m)
  if (expected === undefined) throw new Error('no === model')
  const head = bundle.split(/^--- /m)[0] ?? ''
  const kind = /^(positive|indirect|negative): \S/.exec(head)?.[1] as Kind | undefined
  if (!kind) throw new Error('the first line says neither positive: nor indirect: nor negative:')
  const files = new Map(bundledFiles(bundle).map(f => [f.path, `${f.text}\n`]))
  const gems = /^gems: (.+)$/m.exec(head)?.[1]
  if (gems) files.set('Gemfile.lock', lockfile(gems))
  const library = /^library: (.+)$/m.exec(head)?.[1]
  return { kind, ...(library ? { library } : {}), files, expected: expected.split('\n').filter(l => l !== '') }
}

/** What Redline makes of a case's files. */
export function linesOf(files: ReadonlyMap<string, string>): readonly string[] {
  const app = readApp(mapRepo(files), '.', { environment: 'production', nested: [], words: WORDS, excluded: () => false })
  const { model, failures } = detect(app, { platform: null, target: null, endpoints: {}, processes: {}, now: 0 })
  return [...modelLines(model), ...failures.map(f => `failure in ${f.part}: ${f.error}`), ...app.failures.map(f => `failure in ${f.part}: ${f.error}`)]
}
