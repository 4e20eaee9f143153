/** Puma: the threads and workers of the web server that Rails starts by default. */

import type { Process } from '../model/process.ts'
import { fileSpan, type Span } from '../model/span.ts'
import { env, firstOf, identity, literal, nil, type Value } from '../model/value.ts'
import { atLeast } from '../model/version.ts'
import type { App } from '../read/app.ts'
import { flag } from '../read/command.ts'
import { gemLine } from './bundle.ts'
import { commands, distinct, loads } from './commands.ts'
import { counted, decided, orElse, unreadable, withVariables } from './counts.ts'
import type { Detector, Fact } from './detector.ts'
import type { Started } from './invocations.ts'
import { hasOtherServer, startsPuma } from './web-servers.ts'

/** `config/puma/production.rb` before `config/puma.rb`; one only. */
const defaultFile = (app: App): string | undefined =>
  [`config/puma/${app.environment}.rb`, 'config/puma.rb'].map(app.path).find(f => app.files.includes(f))

/** The configuration file of a command; undefined where it has none. */
function fileOf(started: Started | undefined, app: App): string | undefined {
  const given = started && flag(started, '-C', '--config', '-F', '--config-file')
  if (given?.kind !== 'literal' || given.value === true) return defaultFile(app)
  return given.value === '-' ? undefined : app.path(String(given.value).replace(/^(?:\.\/|.*\/(?=config\/puma))/, ''))
}

/** The most threads of `-t 0:16`, `-t 5` or `-t $MIN:$MAX`. */
function most(v: Value): Value {
  if (v.kind === 'firstOf') return firstOf(v.options.map(most), v.at)
  if (v.kind === 'literal') return literal(String(v.value).split(':').at(-1) ?? null, v.at)
  if (v.kind !== 'concat') return v
  const behind = v.parts.slice(v.parts.findLastIndex(p => p.kind === 'literal' && String(p.value).includes(':')) + 1)
  return behind.length === 1 && behind[0] ? behind[0] : most(v.parts.at(-1) ?? nil(v.at))
}

interface Found {
  readonly process: Process
  readonly file: string | undefined
}

/**
 * Flags win over the file, the file over PUMA_MAX_THREADS, MAX_THREADS and WEB_CONCURRENCY, those over Puma's own: 5
 * threads (16 before 5.0) and one process. Source: puma lib/puma/configuration.rb and dsl.rb, fact sheet 7.1.
 */
function found(started: Started | undefined, app: App): Found {
  const file = fileOf(started, app)
  const calls = app.calls.filter(c => c.at.file === file)
  const named = (path: string) => calls.filter(c => c.path === path)
  const at: Span = named('threads').at(-1)?.at ?? named('workers').at(-1)?.at ?? started?.at ?? (file ? fileSpan(file) : gemAt(app))
  const modern = app.gems.puma === undefined || atLeast(app.gems.puma, '5.0.0')
  const own = {
    threads: modern ? firstOf([env('PUMA_MAX_THREADS', at), env('MAX_THREADS', at), literal(5, at)], at) : literal(16, at),
    workers: modern ? firstOf([env('WEB_CONCURRENCY', at), literal(0, at)], at) : literal(0, at),
  }
  const given = {
    threads: started && flag(started, '-t', '--threads'),
    workers: started && flag(started, '-w', '--workers'),
  }
  const threads = given.threads
    ? most(given.threads)
    : orElse(
        decided(named('threads'), c => c.args.slice(0, 2).at(-1)),
        own.threads,
      )
  const workers =
    given.workers ??
    orElse(
      decided(named('workers'), c => c.args[0]),
      own.workers,
    )
  const value = (v: Value): Value => counted(withVariables(v, started?.env ?? new Map()))
  const name = started && { name: started.name }
  return { process: { kind: 'puma', ...name, threads: value(threads), workers: value(workers), at }, file }
}

const gemAt = (app: App): Span => gemLine(app, 'puma') ?? fileSpan(app.path('Gemfile.lock'))

const settings = ({ process }: Found): string =>
  `${process.threads && identity(process.threads)} ${process.workers && identity(process.workers)}`

export const puma: Detector = {
  id: 'puma',
  *detect(app: App): Iterable<Fact> {
    const starts = commands(app, startsPuma)
    const exact = starts.some(s => s.program === 'puma')
    if (!loads(app, 'puma') || (!app.loaded && !defaultFile(app) && !exact)) return
    if (!exact && hasOtherServer(app)) return
    const items = (starts.length > 0 ? starts : [undefined]).map(started => ({ ...(started && { started }), item: found(started, app) }))
    for (const { process, file } of distinct(items, i => i.file ?? '', settings)) {
      yield { process }
      if (file && file !== defaultFile(app) && !app.calls.some(c => c.at.file === file))
        yield { gap: { at: process.at, why: `${file}, which Puma is started with, was not read` } }
      yield* unreadable("Puma's number of threads", process.threads)
      yield* unreadable("Puma's number of workers", process.workers)
    }
  },
}
