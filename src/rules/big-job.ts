/** Jobs whose arguments are so large that the queue costs memory and the network. */
import type { JobClass } from '../model/audit.ts'
import { bytes, counted } from '../model/figures.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { threshold } from '../model/thresholds.ts'
import { about, name, sidekiqs } from './live/server.ts'
import type { Rule } from './rule.ts'
import { fenced, listed } from './words.ts'

const KB = 2 ** 10
const MOST_SHOWN = 3
/** A job this many times too large is an error. */
const FAR = 10

const shown = ({ name: job, jobs, bytes: sum, largest }: JobClass): string =>
  `\`${job}\` (up to ${bytes(largest)}; ${counted(jobs, 'job')}, ${bytes(sum)})`

function* check(model: Model): Iterable<Finding> {
  const limit = threshold(model, 'big-job.kilobytes') * KB
  for (const server of sidekiqs(model)) {
    const large = (server.live.sidekiq?.classes ?? []).filter(c => c.largest >= limit).sort((a, b) => b.largest - a.largest)
    const [first] = large
    if (!first) continue
    const rest = large.length - MOST_SHOWN
    const list = listed([...large.slice(0, MOST_SHOWN).map(shown), ...(rest > 0 ? [`${rest} more`] : [])])
    yield about('big-job', server, {
      severity: first.largest >= limit * FAR ? 'error' : 'warning',
      message: `Jobs on ${name(server)} carry their data with them: ${list}. Each is sent to Redis, kept there until it has run, and sent again to be retried; when workers are down for an hour, an hour of them must fit into memory.`,
      advice: `Pass what finds the data, and load it in the job:\n\n${fenced('ruby', `${first.name.replace(/[^\w:]/g, '') || 'ImportJob'}.perform_async(import.id) # not the rows themselves`)}`,
      about: 'big jobs',
    })
  }
}

export const bigJob: Rule = {
  id: 'big-job',
  severity: 'error',
  since: '0.1.0',
  needs: ['live'],
  asks: [['jobs']],
  title: 'Jobs carry so much data that the queue fills the server',
  why: `Sidekiq keeps a job's arguments as JSON in Redis, whole, until the job is done, and again in the retry and dead sets. 100,000 jobs of 1 KB are 100 MB, of 100 KB they are 10 GB. The memory is needed at once when workers stop, and a full jobs server refuses every new job.

Sizes are known where the jobs were read: \`redline audit --jobs\`. Names of classes and sizes are kept of it, never an argument.`,
  fix: `\`\`\`ruby
ImportJob.perform_async(import.id)   # not ImportJob.perform_async(rows)
\`\`\``,
  sources: ['https://github.com/sidekiq/sidekiq/wiki/Best-Practices'],
  check,
  examples: [
    {
      title: 'Rows as arguments',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- Jobs on \`$REDIS_URL\` carry their data with them: \`ImportJob\` (up to 180 KB; 1,204 jobs, 96 MB).
  sidekiq:
    queues:
      - { name: default, depth: 9000, latency: 4 }
    processes:
      - { name: "worker:1" }
    classes:
      - { name: ImportJob, jobs: 1204, bytes: 96 MB, largest: 180 KB }
      - { name: MailJob, jobs: 7796, bytes: 3 MB, largest: 900 bytes }
`,
    },
    {
      title: 'Several classes, by their largest job',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- \`ReportJob\` (up to 40 KB; 10 jobs, 300 KB) and \`ImportJob\` (up to 12 KB; 1,204 jobs, 9 MB).
  sidekiq:
    classes:
      - { name: ImportJob, jobs: 1204, bytes: 9 MB, largest: 12 KB }
      - { name: ReportJob, jobs: 10, bytes: 300 KB, largest: 40 KB }
`,
    },
    {
      title: 'Ids as arguments',
      kind: 'good',
      files: `--- audit.yml
- id: REDIS_URL
  sidekiq:
    classes:
      - { name: ImportJob, jobs: 1204, bytes: 400 KB, largest: 410 bytes }
`,
    },
  ],
}
