/** Delayed Job's workers: one job at a time, forked as often as a flag says. */
import type { Process } from '../model/process.ts'
import { identity, literal, type Value } from '../model/value.ts'
import type { App } from '../read/app.ts'
import { flag, type Invocation } from '../read/command.ts'
import { adapterCall, commands, distinct, loads, runsTask, words } from './commands.ts'
import { counted, withVariables } from './counts.ts'
import type { Detector, Fact } from './detector.ts'
import type { Started } from './invocations.ts'

const starts = (i: Invocation): boolean =>
  runsTask(i, /^jobs:work$/) || (/^delayed_job/.test(i.program) && words(i).some(w => /^(?:start|restart|run)$/.test(w)))

/** A script of the app that stays up: what works the queue where nothing of Delayed Job's own is started. */
const runsScript = (i: Started): boolean => i.program === 'rails' && words(i)[0] === 'runner' && /\.rb$/.test(words(i)[1] ?? '')

function found(started: Started): Process {
  const given = flag(started, '-n', '--number-of-workers', '--number_of_workers')
  const queue = flag(started, '--queue', '--queues') ?? started.env.get('QUEUES') ?? started.env.get('QUEUE')
  const workers: Value | undefined = given && counted(withVariables(given, started.env))
  return {
    kind: 'delayed_job',
    name: started.name,
    concurrency: literal(1, started.at),
    ...(workers && { workers }),
    ...(queue?.kind === 'literal' && { queues: String(queue.value).split(',') }),
    at: started.at,
  }
}

export const delayedJob: Detector = {
  id: 'delayed-job',
  *detect(app: App): Iterable<Fact> {
    if (!loads(app, 'delayed_job')) return
    const adapter = adapterCall(app, 'delayed_job')
    const direct = commands(app, starts)
    const started = direct.length > 0 || !adapter ? direct : commands(app, runsScript).slice(0, 1)
    const items = started.map(s => ({ started: s, item: found(s) }))
    const settings = (p: Process): string => [p.workers && identity(p.workers), ...(p.queues ?? [])].join(' ')
    yield* distinct(items, () => 'delayed_job', settings).map(process => ({ process }))
    if (started.length === 0 && adapter) {
      yield { process: { kind: 'delayed_job', concurrency: literal(1, adapter.at), at: adapter.at } }
    }
  },
}
