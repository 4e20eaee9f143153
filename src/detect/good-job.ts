/** GoodJob's worker processes: threads by queue, from its settings, flags and variables. */

import { numberIn } from '../model/amount.ts'
import type { Process } from '../model/process.ts'
import type { Span } from '../model/span.ts'
import { entry, env, firstOf, identity, isNothing, literal, options, type Value } from '../model/value.ts'
import type { App } from '../read/app.ts'
import { flag } from '../read/command.ts'
import { commands, distinct, loads, notStarted, words } from './commands.ts'
import { counted, orElse, unreadable, withVariables } from './counts.ts'
import type { Detector, Fact } from './detector.ts'
import type { Started } from './invocations.ts'

/** `config.good_job.queues = …`, or a key of `config.good_job = { … }`. */
function setting(app: App, name: string): Value | undefined {
  const own = app.settings.get(`Rails.application.config.good_job.${name}`)
  const whole = app.settings.get('Rails.application.config.good_job')
  const value = own ?? (whole && entry(whole, name))
  return value && !isNothing(value) ? value : undefined
}

/** The last text among the alternatives: what holds where no variable is set. */
const textOf = (v: Value): Extract<Value, { kind: 'literal' }> | undefined => options(v).findLast(o => o.kind === 'literal')

/**
 * `default:5;low:1;*`: pools by semicolons, each with its threads or else the maximum. One pool without a number of its
 * own is the maximum itself. Source: good_job lib/good_job/multi_scheduler.rb and configuration.rb, fact: README
 * "Optimize queues, threads, and processes".
 */
function threads(queues: Value, most: Value): Value {
  const text = textOf(queues)
  if (!text) return most
  const pools = String(text.value)
    .split(';')
    .filter(p => p.trim() !== '')
  const own = pools.map(p => /:\s*(\d+)\s*$/.exec(p)?.[1])
  if (own.length === 1 && own[0] === undefined) return most
  const highest = textOf(most)
  const each = highest && numberIn(highest)
  const sum = own.reduce<number | undefined>(
    (total, n) => (total === undefined || (n === undefined && each === undefined) ? undefined : total + Number(n ?? each)),
    0,
  )
  return sum === undefined ? most : literal(sum, text.at)
}

function found(started: Started | undefined, app: App, adapter: Span): Process {
  const at = started?.at ?? adapter
  const fromFlag = started && flag(started, '--queues', '--queue')
  const queues = fromFlag ?? orElse(setting(app, 'queues'), firstOf([env('GOOD_JOB_QUEUES', at), literal('*', at)], at))
  const own = firstOf([env('GOOD_JOB_MAX_THREADS', at), env('RAILS_MAX_THREADS', at), literal(5, at)], at)
  const most = (started && flag(started, '--max-threads')) ?? orElse(setting(app, 'max_threads'), own)
  const set = started?.env ?? new Map<string, Value>()
  const concurrency = threads(withVariables(queues, set), counted(withVariables(most, set)))
  const written = textOf(queues)
  return {
    kind: 'good_job',
    ...(started && { name: started.name }),
    concurrency,
    ...(written && {
      queues: String(written.value)
        .split(';')
        .map(q => q.trim()),
    }),
    at: !fromFlag && setting(app, 'queues') ? (written?.at ?? at) : at,
  }
}

export const goodJob: Detector = {
  id: 'good-job',
  *detect(app: App): Iterable<Fact> {
    if (!loads(app, 'good_job')) return
    const started = commands(app, s => s.program === 'good_job' && ['start', undefined].includes(words(s)[0]))
    const mode = setting(app, 'execution_mode')
    const adapter = app.calls.findLast(c => /^Rails\.application\.config\.good_job(?:\.execution_mode)?=$/.test(c.path))
    const runsInside = mode?.kind === 'literal' && /^async/.test(String(mode.value))
    if (started.length === 0 && !(runsInside && adapter)) return yield* notStarted(app, 'good_job', 'GoodJob')
    const at = adapter?.at ?? started[0]?.at
    if (!at) return
    const items = (started.length > 0 ? started : [undefined]).map(s => ({ ...(s && { started: s }), item: found(s, app, at) }))
    for (const process of distinct(
      items,
      () => 'good_job',
      p => `${p.concurrency && identity(p.concurrency)} ${p.queues?.join(';')}`,
    )) {
      yield { process }
      yield* unreadable("GoodJob's number of threads", process.concurrency)
    }
  },
}
