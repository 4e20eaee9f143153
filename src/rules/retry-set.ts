/** Many jobs fail: the retry set grows. */
import { counted, percent } from '../model/figures.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { threshold } from '../model/thresholds.ts'
import { about, name, sidekiqs } from './live/server.ts'
import type { Rule } from './rule.ts'

/** Below this many, a share of a day's jobs says nothing. */
const FEW = 100

function* check(model: Model): Iterable<Finding> {
  for (const server of sidekiqs(model)) {
    const { sidekiq } = server.live
    if (!sidekiq) continue
    const { retries, perDay } = sidekiq
    const share = perDay !== undefined && perDay > 0 ? retries / perDay : undefined
    const much = retries >= FEW && share !== undefined && share * 100 > threshold(model, 'retry-set.share')
    if (retries <= threshold(model, 'retry-set.entries') && !much) continue
    const day = share === undefined ? '' : `, ${share < 0.01 ? 'less than 1 %' : percent(share)} of what it does in a day`
    yield about('retry-set', server, {
      severity: 'warning',
      message: `${counted(retries, 'job')} on ${name(server)} failed and ${retries === 1 ? 'waits' : 'wait'} to be tried again${day}: something that they need is broken, or they can never succeed. Each is tried 25 times over about 20 days, beside the work of the day.`,
      advice:
        'See which class fails, and with what:\n\n```ruby\nSidekiq::RetrySet.new.map { |job| [job.klass, job["error_class"]] }.tally.max_by(10, &:last)\n```\n\nA job that can never succeed should not be retried: `sidekiq_options retry: 3`, or `discard_on ActiveJob::DeserializationError`.',
      about: 'retries',
    })
  }
}

export const retrySet: Rule = {
  id: 'retry-set',
  severity: 'warning',
  since: '0.1.0',
  needs: ['live'],
  asks: [['sidekiq']],
  title: 'Many jobs fail and wait to be tried again',
  why: "A job that raises goes to the retry set and is tried 25 times, with pauses that grow to days. A few are normal. More than a thousand, or more than a tenth of a day's jobs, mean that a service or a release is broken, or that jobs are retried that can never succeed. They take memory on the jobs server, come back in waves, and end in the dead set.",
  fix: `\`\`\`ruby
class ImportJob
  include Sidekiq::Job
  sidekiq_options retry: 3
end
\`\`\``,
  sources: ['https://github.com/sidekiq/sidekiq/wiki/Error-Handling'],
  check,
  examples: [
    {
      title: 'Thousands of retries',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- 5,204 jobs on \`$REDIS_URL\` failed and wait to be tried again, 2.1 % of what it does in a day
  sidekiq:
    retries: 5204
    perDay: 240000
`,
    },
    {
      title: 'Few, but a large part of the work',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- 412 jobs on \`$REDIS_URL\` failed and wait to be tried again, 34 % of what it does in a day
  sidekiq:
    retries: 412
    perDay: 1200
`,
    },
    {
      title: 'Some always fail',
      kind: 'good',
      files: `--- audit.yml
- id: REDIS_URL
  sidekiq:
    retries: 412
    perDay: 240000
`,
    },
  ],
}
