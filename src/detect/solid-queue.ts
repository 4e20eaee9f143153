/** Solid Queue's workers: one process an entry of its YAML. */
import { fileSpan, type Span } from '../model/span.ts'
import { entry, isNothing, literal, type Value } from '../model/value.ts'
import { before } from '../model/version.ts'
import type { App } from '../read/app.ts'
import { adapterCall, commands, loads, runsTask, words } from './commands.ts'
import { counted, orElse, unreadable, withVariables } from './counts.ts'
import type { Detector, Fact } from './detector.ts'
import type { Started } from './invocations.ts'
import { queueNames, said } from './sidekiq-settings.ts'

/** `bin/jobs`, the rake task, or Solid Queue's own command. */
const starts = (s: Started): boolean =>
  (s.program === 'jobs' && ['start', undefined].includes(words(s)[0])) || s.program === 'solid_queue' || runsTask(s, /^solid_queue:start$/)

const pluginOf = (app: App) =>
  app.calls.find(c => c.path === 'plugin' && c.args[0]?.kind === 'literal' && c.args[0].value === 'solid_queue')
/** The section of the environment, or the whole file where it has none. Source: solid_queue lib/solid_queue/configuration.rb. */
function configuration(app: App, file: string | undefined): Value | undefined {
  const whole = file === undefined ? undefined : app.yaml(file)
  const own = whole && entry(whole, app.environment)
  return own && !isNothing(own) ? own : whole
}

export const solidQueue: Detector = {
  id: 'solid-queue',
  *detect(app: App): Iterable<Fact> {
    if (!loads(app, 'solid_queue')) return
    const [started] = commands(app, starts)
    const [plugin, adapter] = [pluginOf(app), adapterCall(app, 'solid_queue')]
    // Rails' own puma.rb has the plugin behind a variable, whether the app uses Solid Queue or not.
    const at: Span | undefined = started?.at ?? (adapter ? (plugin ?? adapter) : plugin?.conditional ? undefined : plugin)?.at
    if (!at) return
    // Until 1.0 the file was config/solid_queue.yml.
    const names = before(app.gems.solid_queue, '0.9')
      ? ['config/solid_queue.yml', 'config/queue.yml']
      : ['config/queue.yml', 'config/solid_queue.yml']
    const file = names.map(app.path).find(f => app.files.includes(f))
    const workers = said(configuration(app, file), 'workers')
    const set = started?.env ?? new Map<string, Value>()
    const value = (v: Value | undefined, own: number, where: Span): Value => counted(withVariables(orElse(v, literal(own, where)), set))
    const listed = workers?.value.kind === 'list' ? workers.value.items : []
    if (workers && listed.length === 0) yield { gap: { at: workers.at, why: 'the workers of Solid Queue are no list that could be read' } }
    // Without a list there is one worker with 3 threads for all queues.
    if (listed.length === 0)
      yield {
        process: { kind: 'solid_queue', threads: literal(3, at), workers: literal(1, at), at: file && !workers ? fileSpan(file) : at },
      }
    for (const worker of listed) {
      const threads = value(said(worker, 'threads')?.value, 3, worker.at)
      const processes = value(said(worker, 'processes')?.value, 1, worker.at)
      const queues = queueNames(said(worker, 'queues')?.value)
      yield {
        process: {
          kind: 'solid_queue',
          ...(started && { name: started.name }),
          threads,
          workers: processes,
          ...(queues && { queues }),
          at: said(worker, 'threads')?.at ?? worker.at,
        },
      }
      yield* unreadable("the number of a Solid Queue worker's threads", threads)
      yield* unreadable("the number of Solid Queue's processes", processes)
    }
  },
}
