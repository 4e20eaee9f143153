/** Single keys so large that one command on them stops the server. */
import type { BigKey } from '../model/audit.ts'
import { bytes, counted } from '../model/figures.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { threshold } from '../model/thresholds.ts'
import { needs } from '../model/workload.ts'
import { about, liveServers, name } from './live/server.ts'
import type { Rule } from './rule.ts'
import { GENERIC, listed } from './words.ts'

const MB = 2 ** 20
const MOST_SHOWN = 3
/** Commands that read a whole key of a type, and what reads it in parts. */
const WHOLE: Readonly<Record<string, readonly [whole: string, parts: string]>> = {
  hash: ['HGETALL', '`HSCAN`'],
  set: ['SMEMBERS', '`SSCAN`'],
  zset: ['ZRANGE 0 -1', '`ZSCAN`'],
  list: ['LRANGE 0 -1', '`LRANGE` in steps of 1,000'],
  stream: ['XRANGE - +', '`XRANGE` with `COUNT`'],
  string: ['GET', '`GETRANGE`'],
}

const TYPES: Readonly<Record<string, string>> = { zset: 'sorted set' }

function shown({ name: key, type, bytes: size, elements, workload }: BigKey): string {
  const inside = elements === undefined ? '' : ` with ${counted(elements, 'element')}`
  return `the ${TYPES[type] ?? type} \`${key}\` (${bytes(size)}${inside}${workload === 'unclaimed' ? '' : `, of ${GENERIC[workload]}`})`
}

function* check(model: Model): Iterable<Finding> {
  for (const server of liveServers(model)) {
    // A long queue is the matter of queue-latency, a large job that of big-job.
    const big = (server.live.keyspace?.biggest ?? [])
      .filter(k => k.bytes >= threshold(model, 'big-key.megabytes') * MB)
      .filter(k => k.workload === 'unclaimed' || needs[k.workload].kind !== 'jobs')
      .sort((a, b) => b.bytes - a.bytes)
    const [first] = big
    if (!first) continue
    const rest = big.length - MOST_SHOWN
    const list = listed([...big.slice(0, MOST_SHOWN).map(shown), ...(rest > 0 ? [`${rest} more`] : [])])
    const [whole, parts] = WHOLE[first.type] ?? ['a read of all of it', 'a scan']
    yield about('big-key', server, {
      severity: 'warning',
      message: `${name(server)} has ${big.length === 1 ? 'a key' : `${big.length} keys`} too large to be touched at once: ${list}. \`${whole}\`, \`DEL\` or an expiry of such a key is one command, and while it runs every other client waits.`,
      advice: `Read it in parts (${parts}), delete it by \`UNLINK\`, which frees the memory in the background, and split it by an id, a day or a page. \`lazyfree-lazy-expire yes\` frees keys that expire in the background too.`,
      about: 'big keys',
    })
  }
}

export const bigKey: Rule = {
  id: 'big-key',
  severity: 'warning',
  since: '0.1.0',
  needs: ['live'],
  asks: [['keyspace', 'sizes']],
  title: 'Single keys are so large that one command on them stops the server',
  why: `Redis answers one command at a time. Reading or deleting a list of 500,000 elements (42 MB) was measured to stop a server for 0.1 to 0.2 seconds, and a hash of 200,000 fields for as long; Sidekiq's threads, requests and health checks wait meanwhile. A key can't be spread over the nodes of a cluster, and a copy to another server moves it whole.

Job queues are left out: Sidekiq takes one job at a time from an end, which costs the same however long the list is.`,
  fix: `\`\`\`ruby
redis.unlink("export:all")                       # not DEL
redis.hscan_each("export:all") { |field, value| } # not HGETALL
redis.set("export:#{account.id}", json, ex: 1.day.to_i)
\`\`\``,
  sources: [
    'https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/latency/',
    'https://redis.io/docs/latest/commands/unlink/',
  ],
  check,
  examples: [
    {
      title: 'A list and a hash',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- has 2 keys too large to be touched at once: the list \`export:*\` (42 MB with 500,000 elements) and the hash \`tracker\` (20 MB with 200,000 elements)
  keyspace:
    workloads:
      - { workload: unclaimed, keys: 2, bytes: 62 MB }
    biggest:
      - { name: tracker, type: hash, bytes: 20 MB, elements: 200000 }
      - { name: "export:*", type: list, bytes: 42 MB, elements: 500000 }
      - { name: settings, type: string, bytes: 1 MB }
`,
    },
    {
      title: "A cache entry beside a long queue, which isn't reported",
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- has a key too large to be touched at once: the string \`views/report/*\` (30 MB, of the cache). \`GET\`, \`DEL\`
  keyspace:
    workloads:
      - { workload: cache, keys: 1, bytes: 30 MB }
    biggest:
      - { name: "queue:default", type: list, bytes: 90 MB, elements: 900000, workload: sidekiq }
      - { name: "views/report/*", type: string, bytes: 30 MB, workload: cache }
`,
    },
    {
      title: 'Keys of a size that is usual',
      kind: 'good',
      files: `--- audit.yml
- id: REDIS_CACHE_URL
  keyspace:
    workloads:
      - { workload: cache, keys: 310000, bytes: 490 MB }
    biggest:
      - { name: "views/products/*", type: string, bytes: 2 MB, workload: cache }
`,
    },
  ],
}
