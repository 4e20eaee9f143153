/** Sidekiq's dead set is full: the oldest dead jobs are discarded. */

import { count, counted } from '../model/figures.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { threshold } from '../model/thresholds.ts'
import { about, name, sidekiqs } from './live/server.ts'
import type { Rule } from './rule.ts'

/** `max_dead_jobs`. Source: sidekiq lib/sidekiq/config.rb and job_retry.rb at v8.1.7. */
const CAP = 10_000

function* check(model: Model): Iterable<Finding> {
  const limit = threshold(model, 'dead-set.entries')
  for (const server of sidekiqs(model)) {
    const dead = server.live.sidekiq?.dead ?? 0
    if (dead < limit) continue
    const full = dead >= CAP - 1
    yield about('dead-set', server, {
      severity: 'warning',
      message: `Sidekiq's dead set on ${name(server)} holds ${counted(dead, 'job')}. ${
        full
          ? `It keeps ${count(CAP)} for 180 days: each job that dies now deletes the oldest one, which nobody can retry any more.`
          : `From ${count(CAP)} on, each job that dies deletes the oldest one for good.`
      }`,
      advice:
        'Look at what died, retry or discard it in the Web UI, or by class:\n\n```ruby\nSidekiq::DeadSet.new.map(&:klass).tally\n```\n\nWhere jobs need not be kept after their last retry, say so in the job: `sidekiq_options dead: false`.',
      about: 'dead jobs',
    })
  }
}

export const deadSet: Rule = {
  id: 'dead-set',
  severity: 'warning',
  since: '0.1.0',
  needs: ['live'],
  asks: [['sidekiq']],
  title: "Sidekiq's dead set is full, and old dead jobs are discarded",
  why: 'A job that failed its last retry (25 by default, over about 20 days) goes to the dead set, where someone can look at it and retry it. The set holds 10,000 jobs for 180 days. Whenever another job dies, what is beyond that is deleted, oldest first, without a word. Each entry carries its error message and perhaps a backtrace, so a full set also takes tens to hundreds of megabytes.',
  fix: `Find the class that fills it, mend it, and empty the set:

\`\`\`ruby
Sidekiq::DeadSet.new.map(&:klass).tally.max_by(5, &:last)
Sidekiq::DeadSet.new.select { |job| job.klass == "ImportJob" }.each(&:retry)
\`\`\``,
  sources: [
    'https://github.com/sidekiq/sidekiq/wiki/Error-Handling',
    'https://github.com/sidekiq/sidekiq/blob/v8.1.7/lib/sidekiq/job_retry.rb',
  ],
  check,
  examples: [
    {
      title: 'The set is at its cap',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- holds 10,000 jobs. It keeps 10,000 for 180 days: each job that dies now deletes the oldest one
  sidekiq:
    dead: 10000
`,
    },
    {
      title: 'Nearly full, on the second of two servers',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_CACHE_URL
- id: REDIS_JOBS_URL # <- From 10,000 on, each job that dies deletes the oldest one for good.
  sidekiq:
    dead: 9950
`,
    },
    {
      title: 'Some dead jobs are normal',
      kind: 'good',
      files: `--- audit.yml
- id: REDIS_URL
  sidekiq:
    dead: 412
`,
    },
  ],
}
