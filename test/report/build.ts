/** Small builders of models and reports, so that a test names only what it is about. */
import type { Client } from '../../src/model/client.ts'
import type { Model } from '../../src/model/model.ts'
import type { Process } from '../../src/model/process.ts'
import type { AppReport, Judged, Report } from '../../src/model/report.ts'
import { lineStarts, type Span, spanAt } from '../../src/model/span.ts'
import { env, firstOf, literal, type Value } from '../../src/model/value.ts'

export const spot = (file: string, line = 1, column = 1): Span => ({
  file,
  start: 0,
  end: 1,
  line,
  column,
  endLine: line,
  endColumn: column + 1,
})

/** The span of the first occurrence of `what` in a file's text. */
export function spanOf(file: string, text: string, what: string): Span {
  const start = text.indexOf(what)
  return spanAt(file, lineStarts(text), start, start + what.length)
}

export const HERE = spot('config/application.rb', 7, 3)

/** `$NAME` → a variable, a number or other text → a literal, a list → the first that is set. */
export function value(of: string | number | readonly (string | number)[]): Value {
  if (typeof of === 'object') return firstOf(of.map(value), HERE)
  return typeof of === 'string' && of.startsWith('$') ? env(of.slice(1), HERE) : literal(of, HERE)
}

export const client = (given: Partial<Client> = {}): Client => ({
  workload: 'app',
  library: 'redis-rb',
  at: HERE,
  name: '$redis',
  endpoint: value('$REDIS_URL'),
  db: null,
  pooling: 'none',
  poolSize: null,
  poolTimeout: null,
  timeouts: { connect: null, read: null, write: null },
  reconnectAttempts: null,
  tlsVerify: null,
  prefix: null,
  holder: 'global',
  ...given,
})

export const sidekiq = (role: 'server' | 'client', given: Partial<Client> = {}): Client =>
  client({ workload: 'sidekiq', role, library: 'sidekiq', name: 'Sidekiq', pooling: 'library', holder: 'library', ...given })

export const cache = (given: Partial<Client> = {}): Client =>
  client({ workload: 'cache', library: 'rails-cache', name: 'Rails.cache', pooling: 'library', holder: 'library', ...given })

export const cable = (given: Partial<Client> = {}): Client =>
  client({ workload: 'cable', library: 'action-cable', name: 'Action Cable', pooling: 'library', holder: 'library', ...given })

export const running = (kind: string, given: Partial<Process> = {}): Process => ({ kind, at: HERE, ...given })

export const model = (given: Partial<Model> = {}): Model => ({
  root: '.',
  environment: 'production',
  gems: {},
  clients: [],
  processes: [],
  servers: [],
  consumers: [],
  misplacedKeys: [],
  calls: [],
  gaps: [],
  settings: new Map(),
  platform: null,
  target: null,
  endpoints: {},
  instead: {},
  now: 0,
  ...given,
})

export const finding = (given: Partial<Judged> = {}): Judged => ({
  rule: 'missing-timeout',
  severity: 'warning',
  confidence: 'certain',
  message: 'The client has no read timeout.',
  at: HERE,
  related: [],
  about: '$redis',
  identity: 'missing-timeout:0f3a9c',
  ...given,
})

export const appReport = (given: Partial<AppReport> = {}): AppReport => ({
  root: '.',
  model: model(),
  findings: [],
  gaps: [],
  notChecked: [],
  ...given,
})

export const report = (given: Partial<Report> = {}): Report => ({
  version: '9.8.7',
  base: '.',
  apps: [appReport()],
  skipped: [],
  failures: [],
  findings: [],
  seen: { files: 1204, parsed: 42 },
  ...given,
})
