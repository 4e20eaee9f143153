/** Sidekiq processes that vanished, hang, or were told to finish and never stopped. */
import type { SidekiqProcess } from '../model/audit.ts'
import { counted, duration } from '../model/figures.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { threshold } from '../model/thresholds.ts'
import { tells } from './lacking.ts'
import { about, type LiveServer, name, sidekiqs } from './live/server.ts'
import type { Rule } from './rule.ts'
import { capital, listed } from './words.ts'

/** A heartbeat comes every 10 seconds; what is three late has been stuck. Source: sidekiq lib/sidekiq/launcher.rb at v8.1.7. */
const LATE = 30
const MOST_SHOWN = 3

const some = (processes: readonly SidekiqProcess[], say: (p: SidekiqProcess) => string): string =>
  listed([...processes.slice(0, MOST_SHOWN).map(say), ...(processes.length > MOST_SHOWN ? [`${processes.length - MOST_SHOWN} more`] : [])])

function* vanished(server: LiveServer, stale: number): Iterable<Finding> {
  yield about('stale-process', server, {
    severity: 'note',
    message: `${capital(counted(stale, 'Sidekiq process', 'Sidekiq processes'))} on ${name(server)} ${stale === 1 ? 'is' : 'are'} still listed, with no heartbeat: ${stale === 1 ? 'it was' : 'they were'} killed without a chance to stop (out of memory, a machine that went away, a stop that took too long). Jobs in hand are lost then, unless super_fetch keeps them. Only a note, because the list may be old.`,
    advice:
      'Give a deploy time to stop Sidekiq: it waits 25 seconds for its jobs (`-t`), so the platform must wait longer (`stop_grace_period: 40s`, `terminationGracePeriodSeconds: 40`; Heroku gives 30). The entries go when someone opens the Web UI.',
    about: 'vanished processes',
  })
}

/** A process that is quiet takes no job; between the signals of a deploy that is so for seconds. */
function* quiet(server: LiveServer, processes: readonly SidekiqProcess[], model: Model): Iterable<Finding> {
  const limit = threshold(model, 'stale-process.quiet-minutes') * 60
  const all = processes.filter(p => p.quiet && p.beat <= LATE)
  const stuck = all.filter(p => (p.oldestJob ?? 0) >= limit)
  const idle = all.filter(p => p.busy === 0 && (p.uptime ?? 0) >= limit)
  if (stuck.length > 0)
    yield about('stale-process', server, {
      severity: 'warning',
      message: `${capital(some(stuck, p => `\`${p.name}\` (a job has run for ${duration(p.oldestJob ?? 0)})`))} on ${name(server)} ${stuck.length === 1 ? 'was' : 'were'} told to finish and still ${stuck.length === 1 ? 'works' : 'work'}: no new job is taken, and a stop kills the one that runs.`,
      advice:
        "A job that runs for hours survives no deploy. Cut it into small ones, or let it be interrupted and go on (`Sidekiq::IterableJob`, from 7.3; Active Job's Continuation, from Rails 8.1).",
      about: 'quiet processes at work',
    })
  if (idle.length > 0)
    yield about('stale-process', server, {
      severity: 'note',
      confidence: 'likely',
      message: `${capital(some(idle, p => `\`${p.name}\` (${counted(p.concurrency, 'thread')})`))} on ${name(server)} ${idle.length === 1 ? 'is' : 'are'} quiet with nothing left to do: told to finish (TSTP, or Quiet in the Web UI) and never stopped, ${idle.length === 1 ? 'it takes' : 'they take'} no job. Only a note, because a deploy looks the same for a moment.`,
      advice: 'Stop and start it: nothing else ends the quiet.',
      about: 'quiet processes without work',
    })
}

function* late(server: LiveServer, processes: readonly SidekiqProcess[]): Iterable<Finding> {
  const all = processes.filter(p => p.beat > LATE)
  if (all.length === 0) return
  yield about('stale-process', server, {
    severity: 'warning',
    confidence: 'likely',
    message: `The heartbeat of ${some(all, p => `\`${p.name}\` (${duration(p.beat)} ago, ${p.busy} of ${p.concurrency} threads busy)`)} on ${name(server)} is late; it comes every 10 seconds. The process has just been killed, or one thread keeps Ruby so busy that no other gets its turn.`,
    advice:
      'On the machine `kill -TTIN PID` makes Sidekiq log what each thread does. Fewer threads (`concurrency`) where jobs compute rather than wait.',
    about: 'late heartbeats',
  })
}

function* check(model: Model): Iterable<Finding> {
  for (const server of sidekiqs(model)) {
    const { sidekiq } = server.live
    if (!sidekiq || !tells(staleProcess, server)) continue
    if (sidekiq.stale > 0) yield* vanished(server, sidekiq.stale)
    yield* quiet(server, sidekiq.processes, model)
    yield* late(server, sidekiq.processes)
  }
}

export const staleProcess: Rule = {
  id: 'stale-process',
  severity: 'warning',
  since: '0.1.0',
  needs: ['live'],
  asks: [['sidekiq', 'processes']],
  title: 'Sidekiq processes vanished, hang, or never finished',
  why: `Each Sidekiq process writes a heartbeat every 10 seconds that lives for 60. A name in the list without one is a process that was killed: with the fetch of open-source Sidekiq the jobs that it had in hand are in no queue any more, and gone.

A quiet process was told to take no more jobs, which is the first half of a deploy. One that stays so for an hour holds a job that no deploy will let finish, or was forgotten.`,
  fix: `\`\`\`yaml
# compose; Kubernetes: terminationGracePeriodSeconds: 40
services:
  worker:
    stop_grace_period: 40s # Sidekiq itself waits 25 s for its jobs
\`\`\``,
  sources: [
    'https://github.com/sidekiq/sidekiq/wiki/Signals',
    'https://github.com/sidekiq/sidekiq/wiki/Deployment',
    'https://github.com/sidekiq/sidekiq/wiki/Reliability',
  ],
  check,
  examples: [
    {
      title: 'A deploy that waits for a job of three hours',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- \`worker:1\` (a job has run for 3 hours) on \`$REDIS_URL\` was told to finish and still works
  sidekiq:
    processes:
      - { name: "worker:1", busy: 1, quiet: true, oldestJob: 3 hours, uptime: 2 days }
      - { name: "worker:2", busy: 4, oldestJob: 5 hours, uptime: 20 minutes }
`,
    },
    {
      title: 'Killed, forgotten, and stuck',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- 2 Sidekiq processes on \`$REDIS_URL\` are still listed, with no heartbeat <- \`worker:1\` (10 threads) on \`$REDIS_URL\` is quiet with nothing left to do <- The heartbeat of \`worker:2\` (45 seconds ago, 10 of 10 threads busy) on \`$REDIS_URL\` is late
  sidekiq:
    stale: 2
    processes:
      - { name: "worker:1", busy: 0, quiet: true, uptime: 2 days }
      - { name: "worker:2", busy: 10, beat: 45 }
`,
    },
    {
      title: 'A deploy that is under way',
      kind: 'good',
      files: `--- audit.yml
- id: REDIS_URL
  sidekiq:
    processes:
      - { name: "worker:1", busy: 3, quiet: true, oldestJob: 12 seconds, uptime: 2 days }
      - { name: "worker:2", busy: 0, uptime: 20 seconds }
`,
    },
  ],
}
