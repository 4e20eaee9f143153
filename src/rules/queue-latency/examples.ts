/** Examples of queue-latency. */
import type { Example } from '../rule.ts'

export const examples: readonly Example[] = [
  {
    title: 'A queue that falls behind, and one that nobody works on',
    kind: 'bad',
    files: `--- audit.yml
- id: REDIS_URL # <- The oldest job in the queue \`default\` on \`$REDIS_URL\` has waited for 12 minutes; 1,204 jobs are in it. All 10 threads that work on it are busy; the longest job has run for 3 hours. <- No process works on the queue \`reports\` on \`$REDIS_URL\`: its 88 jobs wait for ever, the oldest for 12 days.
  sidekiq:
    queues:
      - { name: default, depth: 1204, latency: 12 minutes }
      - { name: reports, depth: 88, latency: 12 days, worked: false }
      - { name: mailers, depth: 0 }
    processes:
      - { name: "worker:1", concurrency: 10, busy: 10, queues: [default, mailers], oldestJob: 3 hours }
`,
  },
  {
    title: 'A promise in the name',
    kind: 'bad',
    files: `--- audit.yml
- id: REDIS_URL # <- The oldest job in the queue \`within_30_seconds\` on \`$REDIS_URL\` has waited for 50 seconds, and its name promises 30 seconds; 4 jobs are in it. 2 of 10 threads that work on it are busy.
  sidekiq:
    queues:
      - { name: within_30_seconds, depth: 4, latency: 50 seconds }
    processes:
      - { name: "worker:1", concurrency: 10, busy: 2, queues: [within_30_seconds] }
`,
  },
  {
    title: 'Nobody is at work',
    kind: 'bad',
    files: `--- audit.yml
- id: REDIS_URL # <- Nobody works on \`$REDIS_URL\`: no Sidekiq process has sent a heartbeat in the last minute, and 12,204 jobs wait in \`default\` and \`mailers\`, the oldest for 3 hours.
  sidekiq:
    queues:
      - { name: mailers, depth: 204, latency: 2 hours }
      - { name: default, depth: 12000, latency: 3 hours }
`,
  },
  {
    title: 'Queues that keep up, and ones that may wait',
    kind: 'good',
    files: `--- audit.yml
- id: REDIS_URL
  sidekiq:
    queues:
      - { name: default, depth: 90000, latency: 12 seconds }
      - { name: within_1_hour, depth: 4000, latency: 40 minutes }
      - { name: low, depth: 900, latency: 10 minutes }
      - { name: reports, depth: 0, worked: false }
    processes:
      - { name: "worker:1", queues: [default, within_1_hour, low] }
`,
  },
]
