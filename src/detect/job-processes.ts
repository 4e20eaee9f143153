/** Worker processes of the smaller libraries: Resque, Delayed Job, Que, Karafka, Clockwork, Shoryuken, Sneakers, AnyCable. */
import type { Process } from '../model/process.ts'
import { env, firstOf, identity, literal, unknown, type Value } from '../model/value.ts'
import type { App } from '../read/app.ts'
import { flag, type Invocation } from '../read/command.ts'
import { commands, distinct, loads, notStarted, runsTask, words } from './commands.ts'
import { counted, decided, orElse, unreadable, withVariables } from './counts.ts'
import type { Detector, Fact } from './detector.ts'
import type { Started } from './invocations.ts'
import { hasPool, startsPool } from './resque-pool.ts'
import { said } from './sidekiq-settings.ts'

type At = Value['at']

interface Kind {
  readonly kind: string
  readonly title: string
  readonly gem: string
  readonly starts: (i: Invocation) => boolean
  /** Jobs at once in one process; left out where the kind has no threads of its own. */
  readonly concurrency?: (i: Started, app: App) => Value
  /** Forked processes. */
  readonly workers?: (i: Started, app: App) => Value | undefined
  readonly queues?: (i: Started) => Value | undefined
}

const orDefault = (v: Value | undefined, own: number, at: At, ...names: readonly string[]): Value =>
  orElse(v, firstOf([...names.map(n => env(n, at)), literal(own, at)], at))
const assigned = (app: App, path: RegExp): Value | undefined =>
  decided(
    app.calls.filter(c => path.test(c.path)),
    c => c.args.at(-1),
  )

/** A key of the options that a library's `configure` is given. */
const option = (app: App, path: string, key: string): Value | undefined => {
  const options = app.calls.findLast(c => c.path === path)?.args.at(-1)
  return said(options, key)?.value
}

/**
 * Only the file of `-C` is read, with its default of 25. Each of its groups has threads of its own; beside them the default
 * group has some only where queues stand in none. Source: shoryuken lib/shoryuken/environment_loader.rb, `parse_queues`, at v5.2.2.
 */
function shoryuken(i: Started, app: App): Value {
  const file = flag(i, '-C', '--config')
  const yaml = file?.kind === 'literal' ? app.yaml(app.path(String(file.value).replace(/^\.\//, ''))) : undefined
  const single = orDefault(flag(i, '-c', '--concurrency') ?? said(yaml, 'concurrency')?.value, 25, i.at)
  const groups = said(yaml, 'groups')?.value
  if (groups?.kind !== 'record' || groups.entries.size === 0) return single
  const own = [...groups.entries.values()].map(group => said(group, 'concurrency')?.value ?? single)
  const all = said(yaml, 'queues') ? [single, ...own] : own
  const numbers = all.flatMap(v => (v.kind === 'literal' ? [Number(v.value)] : []))
  return numbers.length === all.length
    ? literal(
        numbers.reduce((a, b) => a + b, 0),
        groups.at,
      )
    : unknown('its groups add up what the files do not tell', groups.at, all)
}

/** Sources: each library's README and option parser. */
const KINDS: readonly Kind[] = [
  {
    kind: 'resque',
    title: 'Resque',
    gem: 'resque',
    starts: i => runsTask(i, /^resque:workers?$|^resque:work\b/) || i.program === 'resque',
    workers: i => (runsTask(i, /^resque:workers$/) ? orDefault(i.env.get('COUNT'), 1, i.at, 'COUNT') : undefined),
    queues: i => i.env.get('QUEUES') ?? i.env.get('QUEUE'),
  },
  {
    kind: 'resque-scheduler',
    title: 'resque-scheduler',
    gem: 'resque-scheduler',
    starts: i => runsTask(i, /^resque:scheduler$/) || i.program === 'resque-scheduler',
  },
  {
    kind: 'que',
    title: 'Que',
    gem: 'que',
    starts: i => i.program === 'que',
    concurrency: i => orDefault(flag(i, '-w', '--worker-count'), 6, i.at),
  },
  {
    kind: 'karafka',
    title: 'Karafka',
    gem: 'karafka',
    starts: i => i.program === 'karafka' && /^(?:server|s|swarm|consumer)$/.test(words(i)[0] ?? ''),
    concurrency: (i, app) => orDefault(assigned(app, /(?:^|\.)setup\{\}\.concurrency=$/), 5, i.at),
  },
  {
    kind: 'clockwork',
    title: 'Clockwork',
    gem: 'clockwork',
    starts: i => i.program === 'clockwork' || (i.program === 'clockworkd' && !words(i).includes('stop')),
  },
  { kind: 'shoryuken', title: 'Shoryuken', gem: 'shoryuken', starts: i => i.program === 'shoryuken', concurrency: shoryuken },
  {
    kind: 'sneakers',
    title: 'Sneakers',
    gem: 'sneakers',
    starts: i => runsTask(i, /^sneakers:run$/) || (i.program === 'sneakers' && words(i)[0] === 'work'),
    concurrency: (i, app) => orDefault(option(app, 'Sneakers.configure', 'threads'), 10, i.at),
    workers: (i, app) => orDefault(option(app, 'Sneakers.configure', 'workers'), 4, i.at),
  },
  {
    kind: 'anycable',
    title: 'AnyCable',
    gem: 'anycable',
    starts: i => i.program === 'anycable',
    concurrency: i => orDefault(flag(i, '--rpc-pool-size'), 30, i.at, 'ANYCABLE_RPC_POOL_SIZE'),
  },
]

function* processes(kind: Kind, app: App): Generator<Fact> {
  const items = commands(app, kind.starts).map(started => {
    const value = (v: Value | undefined): Value | undefined => v && counted(withVariables(v, started.env))
    const concurrency = value(kind.concurrency?.(started, app))
    const workers = value(kind.workers?.(started, app))
    const queues = kind.queues?.(started)
    const process: Process = {
      kind: kind.kind,
      name: started.name,
      ...(workers && { workers }),
      ...(concurrency && { concurrency }),
      ...(queues?.kind === 'literal' && { queues: String(queues.value).split(',') }),
      at: started.at,
    }
    return { started, item: process }
  })
  const settings = (p: Process): string =>
    [p.concurrency && identity(p.concurrency), p.workers && identity(p.workers), ...(p.queues ?? [])].join(' ')
  for (const process of distinct(items, () => kind.kind, settings)) {
    yield { process }
    yield* unreadable(`${kind.title}'s concurrency`, process.concurrency)
    yield* unreadable(`${kind.title}'s number of workers`, process.workers)
  }
}

export const jobProcesses: Detector = {
  id: 'job-processes',
  *detect(app: App): Iterable<Fact> {
    for (const kind of KINDS.filter(k => loads(app, k.gem))) {
      yield* processes(kind, app)
      const isStarted = (s: Started): boolean => kind.starts(s) || (kind.kind === 'resque' && startsPool(s))
      if (kind.kind === 'resque' && hasPool(app)) continue
      if (commands(app, isStarted).length === 0) yield* notStarted(app, kind.kind, kind.title)
    }
  },
}
