/** Web servers besides Puma: Unicorn, Pitchfork, Falcon, Passenger, Thin. */

import type { Process } from '../model/process.ts'
import { fileSpan, lineStarts, type Span, spanAt } from '../model/span.ts'
import { literal, unknown, type Value } from '../model/value.ts'
import type { App } from '../read/app.ts'
import { flag, type Invocation } from '../read/command.ts'
import { gemLine } from './bundle.ts'
import { commands, distinct, loads, words } from './commands.ts'
import { counted, decided, orElse, unreadable, withVariables } from './counts.ts'
import type { Detector, Fact } from './detector.ts'
import { isDeployed } from './invocations.ts'

interface Server {
  readonly kind: string
  readonly title: string
  /** Programs that start it; the gems have the server's name. */
  readonly programs: readonly string[]
  /** Its file below `config/`, without the ending. */
  readonly file?: string
  /** The call in its file that sets the number of processes, and the flags that do. */
  readonly setting: string
  readonly flags: readonly string[]
  /** Threads of one process: 1 where it serves one request after another, null where nothing limits it. */
  readonly threads: (at: Value['at'], started: Invocation | undefined) => Value | null
  /** Processes where nothing sets them. */
  readonly workers: (at: Value['at']) => Value
}

const one = (at: Value['at']): Value => literal(1, at)

/** Sources: the READMEs and option parsers of unicorn, pitchfork, falcon, passenger and thin. */
const SERVERS: readonly Server[] = [
  {
    kind: 'pitchfork',
    title: 'Pitchfork',
    programs: ['pitchfork'],
    file: 'pitchfork',
    setting: 'worker_processes',
    flags: [],
    threads: one,
    workers: one,
  },
  {
    kind: 'unicorn',
    title: 'Unicorn',
    programs: ['unicorn', 'unicorn_rails'],
    file: 'unicorn',
    setting: 'worker_processes',
    flags: [],
    threads: one,
    workers: one,
  },
  {
    kind: 'falcon',
    title: 'Falcon',
    programs: ['falcon', 'falcon-host'],
    file: 'falcon',
    setting: 'count',
    flags: ['-n', '--count'],
    threads: () => null,
    workers: at => unknown('it is the number of processors', at),
  },
  {
    kind: 'passenger',
    title: 'Passenger',
    programs: ['passenger', 'passenger-start'],
    setting: 'max_pool_size',
    flags: ['--max-pool-size'],
    threads: (at, started) => (started && flag(started, '--thread-count')) ?? literal(1, at),
    workers: at => literal(6, at),
  },
  { kind: 'thin', title: 'Thin', programs: ['thin'], setting: 'servers', flags: ['-s', '--servers'], threads: one, workers: one },
]

const starts = (server: Server) => (i: Invocation) => server.programs.includes(i.program) && !words(i).includes('stop')

/** The file that a command names, or the one where the server's users keep it. */
function fileOf(server: Server, app: App, started?: Invocation): string | undefined {
  // `falcon serve` takes flags alone; `falcon host` reads the file. Source: falcon lib/falcon/command/serve.rb and host.rb.
  if (server.file === undefined || (server.kind === 'falcon' && started && words(started).includes('serve'))) return undefined
  const given = started && flag(started, '-c', '--config-file')
  const own = given?.kind === 'literal' ? [String(given.value).replace(/^\.\//, '')] : []
  const usual = [`config/${server.file}/${app.environment}.rb`, `config/${server.file}.rb`, `${server.file}.rb`]
  return [...own, ...usual].map(app.path).find(f => app.files.includes(f))
}

/** Whether a command starts Puma: itself, or Rails' or Rack's server, which takes Puma where it is loaded. */
export function startsPuma(started: Invocation): boolean {
  const given = words(started)
  // `thrust bin/rails server` is Rails' server behind a proxy.
  const [program = '', ...rest] =
    started.program === 'thrust' ? given.map(w => w.slice(w.lastIndexOf('/') + 1)) : [started.program, ...given]
  if (program === 'puma' || program === 'rackup') return true
  if (program === 'pumactl') return rest.includes('start')
  return program === 'rails' && (rest[0] === 'server' || rest[0] === 's')
}

/**
 * The servers that production runs: those that a command names, and where none is named, a loaded gem with its file.
 * Rails brings Puma by itself, so another server beside it was chosen.
 */
function running(app: App): readonly Server[] {
  const loaded = SERVERS.filter(s => app.loaded !== undefined && loads(app, s.kind))
  const named = SERVERS.filter(s => loads(app, s.kind) && commands(app, starts(s)).length > 0)
  if (named.length > 0) return named
  // Capistrano restarts what the machines run; which gem it is told to restart says which server that is. Beside it a
  // Procfile's `rails server` is for development; one that names Puma is not.
  const restarted = SERVERS.filter(s => app.gems[`capistrano-${s.kind}`] !== undefined)
  const pumas = loads(app, 'puma') ? commands(app, startsPuma).filter(isDeployed) : []
  if (pumas.some(s => restarted.length === 0 || s.program.startsWith('puma'))) return []
  return [...loaded.filter(s => s.kind === 'passenger' || fileOf(s, app) !== undefined), ...restarted].slice(0, 1)
}

/** Where Capistrano is told to restart a server: the line of the Capfile that requires its gem, else the Gemfile's. */
function restartedAt(server: Server, app: App): Span | undefined {
  const gem = `capistrano-${server.kind}`
  const capfile = app.path('Capfile')
  const text = app.files.includes(capfile) ? app.text(capfile) : undefined
  const line = new RegExp(`^[ \\t]*require[ (]+["']capistrano[/-]${server.kind}["']`, 'm').exec(text ?? '')
  if (text !== undefined && line) return spanAt(capfile, lineStarts(text), line.index, line.index + line[0].length)
  return gemLine(app, gem) ?? app.lockedAt.get(gem)
}

/** Whether another server than Puma serves the app, by a command or by choice. */
export const hasOtherServer = (app: App): boolean => running(app).length > 0

export const webServers: Detector = {
  id: 'web-servers',
  *detect(app: App): Iterable<Fact> {
    for (const server of running(app)) {
      const started = commands(app, starts(server))
      const items = (started.length > 0 ? started : [undefined]).map(s => {
        const file = fileOf(server, app, s)
        const all = app.calls.filter(c => c.at.file === file && c.path === server.setting)
        // Each service of Falcon counts for itself, and the first is the app.
        const calls = all.filter(c => c.inside[0]?.at.start === all[0]?.inside[0]?.at.start)
        const at = calls.at(-1)?.at ?? s?.at ?? (file ? undefined : restartedAt(server, app)) ?? fileSpan(file ?? app.path('Gemfile.lock'))
        const given = s && flag(s, ...server.flags)
        const workers = counted(withVariables(orElse(given ?? decided(calls, c => c.args[0]), server.workers(at)), s?.env ?? new Map()))
        const process: Process = { kind: server.kind, ...(s && { name: s.name }), threads: server.threads(at, s), workers, at }
        return { ...(s && { started: s }), item: process }
      })
      for (const process of distinct(
        items,
        () => server.kind,
        () => '',
      )) {
        yield { process }
        yield* unreadable(`${server.title}'s number of processes`, process.workers)
      }
    }
  },
}
