/** Jobs wait too long: longer than the queue promises, on a queue that nobody works on, or with nobody at work at all. */
import type { SidekiqProcess, SidekiqQueue, SidekiqState } from '../model/audit.ts'
import { counted, duration } from '../model/figures.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { threshold } from '../model/thresholds.ts'
import { tells } from './lacking.ts'
import { about, type LiveServer, name, sidekiqs } from './live/server.ts'
import { examples } from './queue-latency/examples.ts'
import { isPatient, promise } from './queue-latency/promise.ts'
import type { Rule } from './rule.ts'
import { fenced, listed } from './words.ts'

/** A heartbeat comes every 10 seconds and lives for 60. Source: sidekiq lib/sidekiq/launcher.rb at v8.1.7. */
const HEARTBEAT = 60
const MOST_SHOWN = 3

const living = (state: SidekiqState): readonly SidekiqProcess[] => state.processes.filter(p => p.beat <= HEARTBEAT)

const some = (words: readonly string[]): string =>
  listed([...words.slice(0, MOST_SHOWN), ...(words.length > MOST_SHOWN ? [`${words.length - MOST_SHOWN} more`] : [])])

/** The queues with jobs, longest wait first. */
const waiting = (state: SidekiqState): readonly SidekiqQueue[] =>
  state.queues.filter(q => q.depth > 0).sort((a, b) => (b.latency ?? 0) - (a.latency ?? 0))

const oldest = (queue: SidekiqQueue): string => (queue.latency === undefined ? '' : `, the oldest for ${duration(queue.latency)}`)

function* nobody(server: LiveServer, queues: readonly SidekiqQueue[]): Iterable<Finding> {
  const jobs = queues.reduce((n, q) => n + q.depth, 0)
  const where = some(queues.map(q => `\`${q.name}\``))
  yield about('queue-latency', server, {
    severity: 'error',
    message: `Nobody works on ${name(server)}: no Sidekiq process has sent a heartbeat in the last minute, and ${counted(jobs, 'job')} ${jobs === 1 ? 'waits' : 'wait'} in ${where}${oldest(queues[0] as SidekiqQueue)}.`,
    advice:
      'Start Sidekiq, and see that it reads the same variable and the same database number as the app that pushes: a process on another server or database sends its heartbeats there.\n\n```sh\nbundle exec sidekiq\n```',
    about: 'nobody at work',
  })
}

function* orphan(server: LiveServer, queue: SidekiqQueue, state: SidekiqState): Iterable<Finding> {
  const worked = [...new Set(living(state).flatMap(p => p.queues))].sort()
  yield about('queue-latency', server, {
    severity: 'error',
    message: `No process works on the queue \`${queue.name}\` on ${name(server)}: its ${counted(queue.depth, 'job')} ${queue.depth === 1 ? 'waits' : 'wait'} for ever${oldest(queue)}. The ${counted(living(state).length, 'process', 'processes')} at work ${living(state).length === 1 ? 'takes' : 'take'} from ${some(worked.map(w => `\`${w}\``))}.`,
    advice: `Name the queue where Sidekiq is started, or send the jobs to one that is worked on:\n\n${fenced('yaml', `# config/sidekiq.yml\n:queues:\n${[...worked, queue.name].map(q => `  - ${/^\w[\w-]*$/.test(q) ? q : JSON.stringify(q)}`).join('\n')}`)}`,
    about: `queue ${queue.name}`,
  })
}

/** Why a queue is slow, as far as its processes tell. */
function cause(queue: SidekiqQueue, state: SidekiqState): string {
  const on = living(state).filter(p => p.queues.includes(queue.name))
  const threads = on.reduce((n, p) => n + p.concurrency, 0)
  const busy = on.reduce((n, p) => n + p.busy, 0)
  if (threads === 0) return ''
  const long = Math.max(0, ...on.map(p => p.oldestJob ?? 0))
  const running = long >= 3600 ? `; the longest job has run for ${duration(long)}` : ''
  if (busy >= threads) return ` All ${counted(threads, 'thread')} that work on it are busy${running}.`
  return ` ${busy} of ${counted(threads, 'thread')} that work on it are busy${running}${on.every(p => p.quiet) ? ', and all its processes are quiet: they take no new job' : ''}.`
}

function* late(server: LiveServer, queue: SidekiqQueue, state: SidekiqState, model: Model): Iterable<Finding> {
  const { latency } = queue
  if (latency === undefined) return
  const [warning, error] = [threshold(model, 'queue-latency.warning'), threshold(model, 'queue-latency.error')]
  const promised = promise(queue.name)
  const patient = promised === undefined && isPatient(queue.name)
  const limit = promised ?? (patient ? error : warning)
  if (latency <= limit) return
  const severe = promised === undefined ? !patient && latency > error : latency > 2 * promised
  const said = promised === undefined ? '' : `, and its name promises ${duration(promised)}`
  yield about('queue-latency', server, {
    severity: severe ? 'error' : 'warning',
    message: `The oldest job in the queue \`${queue.name}\` on ${name(server)} has waited for ${duration(latency)}${said}; ${counted(queue.depth, 'job')} ${queue.depth === 1 ? 'is' : 'are'} in it.${cause(queue, state)}`,
    advice:
      'Start more processes for it (each opens its own connections), or give what is slow a queue and a process of its own, so that quick jobs need not wait behind it. A queue that may wait can say so in its name, such as `within_1_hour`.',
    about: `queue ${queue.name}`,
  })
}

function* check(model: Model): Iterable<Finding> {
  for (const server of sidekiqs(model)) {
    const state = server.live.sidekiq
    const queues = state ? waiting(state) : []
    if (!state || queues.length === 0 || !tells(queueLatency, server)) continue
    if (living(state).length === 0) {
      yield* nobody(server, queues)
      continue
    }
    for (const queue of queues) yield* queue.worked ? late(server, queue, state, model) : orphan(server, queue, state)
  }
}

export const queueLatency: Rule = {
  id: 'queue-latency',
  severity: 'error',
  since: '0.1.0',
  needs: ['live'],
  asks: [['sidekiq', 'processes']],
  title: 'Jobs wait too long, or for ever',
  why: `How long the oldest job has waited says whether workers keep up; how many jobs wait does not. More than a minute is a warning, more than a quarter of an hour an error, unless the queue's name says what it promises (\`within_5_minutes\`, \`within_1_hour\`, \`30s\`) or that it may wait (\`low\`, \`bulk\`, \`maintenance\`).

Jobs in a queue that no running process names are never run, and nothing tells: \`perform_async\` succeeds. The same where the processes look at another server or database than the app.`,
  fix: `\`\`\`yaml
# config/sidekiq.yml
:queues:
  - within_30_seconds
  - default
  - within_1_hour
\`\`\``,
  sources: [
    'https://github.com/sidekiq/sidekiq/wiki/Advanced-Options#queues',
    'https://github.com/sidekiq/sidekiq/wiki/Monitoring',
    'https://samber.github.io/awesome-prometheus-alerts/rules',
  ],
  check,
  examples,
}
