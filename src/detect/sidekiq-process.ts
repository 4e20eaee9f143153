/** Sidekiq's worker processes: one for each configuration that something starts. */
import type { Process } from '../model/process.ts'
import { fileSpan, type Span } from '../model/span.ts'
import { env, identity, literal, options, show, unknown, type Value } from '../model/value.ts'
import type { App } from '../read/app.ts'
import { flag } from '../read/command.ts'
import { commands, distinct, loads, runsTask, words } from './commands.ts'
import { counted, orElse, unreadable, withVariables } from './counts.ts'
import type { Detector, Fact } from './detector.ts'
import type { Started } from './invocations.ts'
import { capsules, configured, handed, ownConcurrency, parsedFile, queueNames, said, sidekiqYaml } from './sidekiq-settings.ts'
import { sidekiqIdle } from './sidekiq-use.ts'

const PROGRAMS = new Set(['sidekiq', 'sidekiqswarm', 'sidekiq-ent'])
const DEFAULTS = ['config/sidekiq.yml', 'config/sidekiq.yml.erb']

interface Found {
  readonly process: Process
  readonly file: string
  readonly gaps: readonly Fact[]
}

const defaultFile = (app: App): string | undefined => DEFAULTS.map(app.path).find(f => app.files.includes(f))

/**
 * The file of `-C`, as the repository names it: of several the last, of a variable with a default the default, of a path
 * on the machine what begins with the app's `config/`. Undefined where it is computed.
 */
function namedFile(v: Value, app: App): string | undefined {
  const last = options(v.kind === 'list' ? (v.items.at(-1) ?? v) : v).findLast(o => o.kind === 'literal' || o.kind === 'concat')
  const text = last?.kind === 'concat' ? last.parts.at(-1) : last
  if (text?.kind !== 'literal') return undefined
  const path = String(text.value).replace(/^\.\//, '')
  return app.path(path.startsWith('/') ? path.slice(path.lastIndexOf('/config/') + 1) : path)
}

/** What makes Sidekiq the app's: its file, the queue adapter, its initializer, the gem. */
function elsewhere(app: App): Span {
  const file = defaultFile(app)
  if (file) return fileSpan(file)
  const by = (path: string) =>
    app.calls.findLast(c => c.path === path && (path !== 'gem' || (c.args[0]?.kind === 'literal' && c.args[0].value === 'sidekiq')))
  const call = by('Rails.application.config.active_job.queue_adapter=') ?? by('Sidekiq.configure_server') ?? by('gem')
  return call?.at ?? fileSpan(defaultFile(app) ?? app.path('Gemfile.lock'))
}

/**
 * Precedence: an initializer, `-c`, the file's section, RAILS_MAX_THREADS, Sidekiq's default. Source:
 * sidekiq lib/sidekiq/cli.rb, fact sheet 1.5.
 */
function found(started: Started | undefined, app: App): Found {
  const given = started ? flag(started, '-C', '--config') : parsedFile(app)
  const file = given ? namedFile(given, app) : defaultFile(app)
  const missing = given !== undefined && (file === undefined || !app.files.includes(file))
  const section = file === undefined || missing ? undefined : sidekiqYaml(app, file)
  const fromCode = configured(app)
  const fromFlag = started && flag(started, '-c', '--concurrency')
  const fromFile = said(section, 'concurrency')
  const options = handed(app)
  const fromOptions = said(options, 'concurrency')
  const code = fromCode ?? fromOptions
  const at = (fromFlag && !code ? started?.at : undefined) ?? (code ?? fromFile)?.at ?? started?.at ?? elsewhere(app)
  const why = file === undefined ? 'the file that it is started with is computed' : `${file} is not in the repository`
  const own = missing ? unknown(why, at) : ownConcurrency(app, at)
  const set = started?.env ?? new Map<string, Value>()
  const concurrency = counted(withVariables(orElse(code?.value ?? fromFlag ?? fromFile?.value, own), set))
  const inner = capsules(app, section, concurrency).map(c => ({ ...c, concurrency: counted(withVariables(c.concurrency, set)) }))
  const queues = queueNames((started && flag(started, '-q', '--queue')) ?? (said(options, 'queues') ?? said(section, 'queues'))?.value)
  const swarm = started?.program === 'sidekiqswarm'
  const workers = swarm
    ? { workers: withVariables(orElse(env('SIDEKIQ_COUNT', at), unknown('it is the number of processors', at)), set) }
    : undefined
  return {
    file: file ?? (given ? show(given) : ''),
    process: {
      kind: 'sidekiq',
      ...(started && { name: started.name }),
      ...(workers && { workers: counted(workers.workers) }),
      concurrency,
      ...(inner.length > 0 && { capsules: inner }),
      ...(queues && { queues }),
      at,
    },
    gaps: [
      ...unreadable("Sidekiq's concurrency", concurrency),
      ...inner.flatMap(c => unreadable(`the concurrency of Sidekiq's capsule ${c.name}`, c.concurrency)),
    ],
  }
}

const settings = ({ process: p }: Found): string =>
  [p.concurrency && identity(p.concurrency), p.workers && identity(p.workers), ...(p.queues ?? [])].join(' ')

/** Sidekiq inside another process: 2 threads unless the block says otherwise. Source: sidekiq lib/sidekiq.rb at v8.1.7. */
function* embedded(app: App): Iterable<Fact> {
  const call = app.calls.find(c => c.path === 'Sidekiq.configure_embed')
  if (!call) return
  const own = configured(app, /^Sidekiq\.configure_embed\{\}(?:\.default_capsule)?$/)
  const concurrency = counted(own?.value ?? literal(2, call.at))
  yield { process: { kind: 'sidekiq', name: 'embedded', concurrency, at: own?.at ?? call.at } }
  yield* unreadable("embedded Sidekiq's concurrency", concurrency)
}

/** A rake task of the app that is named after Sidekiq starts it; with which flags its body would say, which is not read. */
const TASK = /^sidekiq(?::(?:start|run|work|server))?$/

const starts = (s: Started): boolean => (PROGRAMS.has(s.program) && !words(s).includes('stop')) || runsTask(s, TASK)

/** Whether anything but the gem speaks of Sidekiq: a gem that is only there for another one starts nothing. */
const isUsed = (app: App): boolean =>
  defaultFile(app) !== undefined ||
  app.calls.some(
    c =>
      c.path.startsWith('Sidekiq.') ||
      (c.path === 'gem' && c.args[0]?.kind === 'literal' && /^sidekiq(?:-pro|-ent)?$/.test(String(c.args[0].value))),
  ) ||
  app.calls.some(
    c => c.path === 'Rails.application.config.active_job.queue_adapter=' && c.args[0]?.kind === 'literal' && c.args[0].value === 'sidekiq',
  )

export const sidekiqProcess: Detector = {
  id: 'sidekiq-process',
  *detect(app: App): Iterable<Fact> {
    const started = commands(app, starts)
    if (!loads(app, 'sidekiq', 'sidekiq-pro', 'sidekiq-ent') || (started.length === 0 && (!isUsed(app) || sidekiqIdle(app)))) return
    yield* embedded(app)
    // A process of its own besides an embedded one only where something starts it.
    if (started.length === 0 && app.calls.some(c => c.path === 'Sidekiq.configure_embed')) return
    const items = (started.length > 0 ? started : [undefined]).map(s => ({ ...(s && { started: s }), item: found(s, app) }))
    for (const { process, gaps } of distinct(items, i => i.file, settings)) {
      yield { process }
      yield* gaps
    }
  },
}
