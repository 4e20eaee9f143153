/** `config/cable.yml`: the adapter of the environment and what reaches its Redis. */
import { fileSpan, type Span } from '../model/span.ts'
import { options as alternatives, entry, type RecordValue, record, type Value, variables } from '../model/value.ts'
import { before } from '../model/version.ts'
import type { App } from '../read/app.ts'
import { section, sharedIn } from '../read/section.ts'
import type { Detector, Fact } from './detector.ts'
import { endpoint } from './endpoint.ts'
import { redisFallback } from './fallback.ts'
import { common, setting } from './options.ts'

/** Whether the app loads Action Cable: `rails/all`, or its engine by itself. */
function cableLoaded(app: App): boolean {
  const required = app.calls.filter(c => c.path === 'require').map(c => c.args[0])
  const names = required.flatMap(v => (v?.kind === 'literal' ? [String(v.value)] : []))
  const frameworks = names.filter(
    n => n === 'rails/all' || n === 'rails' || /^(active|action)_\w+\/(railtie|engine)$/.test(n) || n === 'rails/test_unit/railtie',
  )
  // Nothing said means that the requires stand where they were not read, so the engine may be there.
  return frameworks.length === 0 || names.includes('rails/all') || names.includes('action_cable/engine')
}

/** Names under which Rails looks for a section; other top-level keys are never read. */
const KEYS = new Set([
  'adapter',
  'url',
  'channel_prefix',
  'host',
  'port',
  'db',
  'password',
  'username',
  'ssl',
  'ssl_params',
  'timeout',
  'connect_timeout',
  'read_timeout',
  'write_timeout',
  'reconnect_attempts',
  'id',
  'driver',
  'sentinels',
  'role',
  'name',
  'path',
  'namespace',
])

/** Rails 5.0 and 5.1 pass `url` alone, 5.2 five keys: other options have no effect there. Source: subscription_adapter/redis.rb at each. */
function passed(options: RecordValue, app: App): RecordValue {
  const rails = app.gems['rails']
  if (!before(rails, '6')) return options
  const known = before(rails, '5.2') ? ['url'] : ['url', 'host', 'port', 'db', 'password']
  return record(new Map([...options.entries].filter(([k]) => known.includes(k))), options.at, options.keys ? { keys: options.keys } : {})
}

/** Keys beside the environments' sections, unless a section takes them over as an alias. */
function* besideSections(whole: RecordValue, options: RecordValue, file: string, app: App): Iterable<Fact> {
  const used = [...options.entries.values()].map(v => v.at.start)
  const to = firstKey(whole, app.environment)
  for (const [key, value] of whole.entries) {
    if (!KEYS.has(key) || value.kind === 'record' || used.includes(value.at.start)) continue
    const at = whole.keys?.get(key) ?? value.at
    const line = wholeLine(app.text(file) ?? '', at)
    const simple = to && at.column === 1 && value.at.endLine === at.line && value.at.start >= at.end
    yield {
      misplaced: { file, key, environment: app.environment, at, value, ...(simple ? { move: { ...line, to } } : {}) },
    }
  }
}

function wholeLine(text: string, at: Span): { readonly line: Span; readonly text: string } {
  const start = at.start - (at.column - 1)
  const end = text.indexOf('\n', at.start)
  const line: Span = { ...at, start, end: end === -1 ? text.length : end + 1, column: 1, endLine: at.line + 1, endColumn: 1 }
  return { line, text: text.slice(start, end === -1 ? text.length : end) }
}

/** Where the environment's own section begins, if it is written out below its name. */
function firstKey(whole: RecordValue, environment: string): Span | undefined {
  const own = whole.entries.get(environment)
  const name = whole.keys?.get(environment)
  if (own?.kind !== 'record' || !name) return undefined
  const keys = [...(own.keys?.values() ?? [])].filter(k => k.file === name.file && k.start > name.start && k.line > name.line)
  return keys.sort((a, b) => a.start - b.start)[0]
}

export const actionCable: Detector = {
  id: 'action-cable',
  *detect(app: App): Iterable<Fact> {
    const file = [app.path('config/cable.yml'), app.path('config/cable.yaml')].find(f => app.files.includes(f))
    if (!file || !cableLoaded(app)) return
    const whole = app.yaml(file)
    if (!whole) return
    const own = section(whole, app.environment, { shared: sharedIn(app.gems['rails']) })
    const options = own?.kind === 'record' ? own : record(new Map(), fileSpan(file))
    if (whole.kind === 'record') yield* besideSections(whole, options, file, app)
    const adapters = alternatives(entry(options, 'adapter'))
    // A section without an adapter, or none at all, means redis. Source: action_cable/server/configuration.rb.
    const names = adapters.map(a => (a.kind === 'absent' ? 'redis' : a.kind === 'literal' ? String(a.value) : undefined))
    for (const name of names)
      if (name && name !== 'redis')
        yield { instead: names.length > 1 ? ['cable', name] : ['cable', name, options.keys?.get('adapter') ?? options.at] }
    if (names.every(n => n === undefined))
      yield { gap: { at: options.at, why: 'the adapter of Action Cable is not written in config/cable.yml' } }
    if (!names.includes('redis')) return
    const at = placeOf(whole, options, app.environment)
    const handed = passed(options, app)
    for (const [key, value] of options.entries) {
      const ours = key === 'adapter' || (key === 'channel_prefix' && !before(app.gems['rails'], '5.1'))
      if (ours || handed.entries.has(key)) continue
      yield {
        misplaced: { file, key, environment: app.environment, at: options.keys?.get(key) ?? value.at, value, reader: 'action-cable' },
      }
    }
    const version = app.gems['redis']
    yield {
      client: {
        workload: 'cable',
        library: 'action-cable',
        ...(version ? { version } : {}),
        at,
        name: 'Action Cable',
        pooling: 'library',
        poolSize: null,
        poolTimeout: null,
        prefix: setting(options, 'channel_prefix'),
        holder: 'library',
        ...common(handed),
        endpoint: endpoint(handed, redisFallback(app, at), names.length > 1 ? [askedBefore(options, app)] : []),
      },
    }
  },
}

/** The variables of the URL that choose the adapter too: `ENV["REDIS_URL"].present? ? "redis" : "async"`. */
function askedBefore(options: RecordValue, app: App): readonly string[] {
  const { at } = entry(options, 'adapter')
  const named = new Set(app.text(at.file)?.slice(at.start, at.end).match(/\w+/g))
  return variables(entry(options, 'url')).filter(name => named.has(name))
}

/** The line of `url`, or the section's line where there is none. */
function placeOf(whole: Value, options: RecordValue, environment: string): Span {
  const url = options.keys?.get('url') ?? options.entries.get('url')?.at
  if (url) return url
  return (whole.kind === 'record' ? whole.keys?.get(environment) : undefined) ?? options.at
}
