/** Scheduled and retried jobs are due, and nobody moves them to their queues. */
import { counted, duration } from '../model/figures.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { threshold } from '../model/thresholds.ts'
import { tells } from './lacking.ts'
import { about, name, sidekiqs } from './live/server.ts'
import type { Rule } from './rule.ts'

/** A heartbeat lives for 60 seconds. */
const HEARTBEAT = 60

function* check(model: Model): Iterable<Finding> {
  for (const server of sidekiqs(model)) {
    const { sidekiq } = server.live
    const overdue = sidekiq?.overdue ?? 0
    if (!sidekiq || !tells(overdueSchedule, server) || overdue <= threshold(model, 'overdue-schedule.seconds')) continue
    const alive = sidekiq.processes.filter(p => p.beat <= HEARTBEAT).length
    // Where nobody works and queues hold jobs, queue-latency says so of the same processes.
    if (alive === 0 && sidekiq.queues.some(q => q.depth > 0)) continue
    const waiting = [
      ...(sidekiq.scheduled > 0 ? [`${counted(sidekiq.scheduled, 'scheduled job')}`] : []),
      ...(sidekiq.retries > 0 ? [`${counted(sidekiq.retries, 'job')} to be tried again`] : []),
    ].join(' and ')
    yield about('overdue-schedule', server, {
      severity: 'error',
      message: `The first job in the schedule or the retry set on ${name(server)} was due ${duration(overdue)} ago${waiting ? `, of ${waiting}` : ''}. ${
        alive === 0
          ? 'No Sidekiq process has sent a heartbeat in the last minute, so nobody moves what is due to its queue.'
          : `${counted(alive, 'process', 'processes')} ${alive === 1 ? 'is' : 'are'} alive, but none of them moves what is due to its queue, which they look for every few seconds.`
      }`,
      advice:
        alive === 0
          ? 'Start Sidekiq on this server: `bundle exec sidekiq`.'
          : "The log of the processes says why: `EVALSHA` refused by an ACL or a proxy, errors of the connection, or a clock that is behind (`Time.now` on the workers against the server's `TIME`). A restart starts the poller again.",
      about: 'overdue jobs',
    })
  }
}

export const overdueSchedule: Rule = {
  id: 'overdue-schedule',
  severity: 'error',
  since: '0.1.0',
  needs: ['live'],
  asks: [['sidekiq', 'processes']],
  title: 'Jobs that are due stay in the schedule',
  why: "Jobs pushed with `perform_in` and jobs to be tried again wait in sorted sets. One thread in each Sidekiq process, the poller, moves those that are due to their queues; together the processes look every 5 seconds or so. Where the first job has been due for more than a minute, no poller works: reminders, expiries and retries don't happen, and no error tells. From 6.3 on the poller runs a Lua script, which some ACLs and proxies refuse.",
  fix: 'Restart the workers, read their log, and see that their clocks are right and `EVALSHA` is allowed.',
  sources: [
    'https://github.com/sidekiq/sidekiq/wiki/Scheduled-Jobs',
    'https://github.com/sidekiq/sidekiq/blob/v8.1.7/lib/sidekiq/scheduled.rb',
  ],
  check,
  examples: [
    {
      title: 'Processes are alive, and the poller is not',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- was due 12 minutes ago, of 1,204 scheduled jobs and 8 jobs to be tried again. 1 process is alive, but none of them moves what is due
  sidekiq:
    scheduled: 1204
    retries: 8
    overdue: 12 minutes
    processes:
      - { name: "worker:1" }
`,
    },
    {
      title: 'Nobody is alive, and no queue holds a job that would tell',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- was due 3 hours ago, of 40 scheduled jobs. No Sidekiq process has sent a heartbeat in the last minute
  sidekiq:
    scheduled: 40
    overdue: 3 hours
`,
    },
    {
      title: 'The next job is still to come',
      kind: 'good',
      files: `--- audit.yml
- id: REDIS_URL
  sidekiq:
    scheduled: 1204
    overdue: -30
    processes:
      - { name: "worker:1" }
`,
    },
  ],
}
