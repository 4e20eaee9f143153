/** Redis holds much more memory than it uses, or some of it was swapped to disk. */
import { known } from '../model/fact.ts'
import { bytes, percent } from '../model/figures.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { threshold } from '../model/thresholds.ts'
import { about, type LiveServer, liveServers, name, shardOf } from './live/server.ts'
import { figure, isLoading } from './live/state.ts'
import type { Rule } from './rule.ts'

const MB = 2 ** 20
/** A server that has just started has touched few of its pages. */
const FRESH = 600
/** DOCTOR's bar for naming a kind. Source: redis src/object.c at 7.4.1. */
const KIND = { ratio: 1.1, bytes: 10 * MB }

/** Where the difference is, in words and what to do about it. */
function kind(server: LiveServer): readonly [words: string, advice: string] {
  const { facts } = server
  const ratio = figure(facts.allocatorFragRatio)
  const within = figure(facts.allocatorFragBytes)
  const peak = figure(facts.usedMemoryPeak) ?? 0
  const used = figure(facts.usedMemory) ?? 1
  if (ratio !== undefined && within !== undefined && ratio > KIND.ratio && within > KIND.bytes) {
    const on = known(facts.settings)?.value.activedefrag === 'yes'
    const advice = on
      ? 'Active defragmentation is on and has not caught up: `active-defrag-cycle-max` lets it use more of the CPU.'
      : 'Where the server allows it, Redis moves the values together while it runs:\n\n```\nCONFIG SET activedefrag yes\n```\n\nElse a restart does, or a failover to a replica.'
    return [`${bytes(within)} of it lies in holes between values`, advice]
  }
  if (peak / used > 1.5)
    return [
      `it once used ${bytes(peak)} and its allocator has not given the pages back`,
      'Pages that nobody uses go back by:\n\n```\nMEMORY PURGE\n```\n\nIf the peak comes again, leave it: the memory is needed then.',
    ]
  return ['it is in pages that the allocator keeps', 'Pages that nobody uses go back by:\n\n```\nMEMORY PURGE\n```']
}

function* judge(server: LiveServer, model: Model, ratio: number, used: number): Iterable<Finding> {
  const over = figure(server.facts.memFragmentationBytes) ?? (ratio - 1) * used
  const least = threshold(model, 'fragmentation.megabytes') * MB
  const missing = used - ratio * used
  if (ratio > threshold(model, 'fragmentation.ratio') && over > least) {
    const [words, advice] = kind(server)
    yield about('fragmentation', server, {
      severity: 'warning',
      message: `${shardOf(server, 'worst')} uses ${bytes(used)} and holds ${bytes(used + over)} of its machine's memory (ratio ${ratio.toFixed(2)}): ${words}. \`maxmemory\` doesn't count it, so the machine runs out first.`,
      advice,
      about: 'fragmentation',
    })
    // A little below 1 is pages that were never touched; a proxy in front of several shards gives numbers that don't belong together.
  } else if (ratio < 1 && missing > least && missing / used > 0.05 && !/redis-?\s?cloud|upstash/i.test(server.live.hostClass)) {
    yield about('fragmentation', server, {
      severity: 'error',
      message: `Of the ${bytes(used)} that ${name(server)} uses only ${bytes(ratio * used)} are in memory: ${bytes(missing)} (${percent(missing / used)}) were swapped to disk. Redis answers one command at a time, so each key that must be read back from disk keeps every client waiting.`,
      advice: `Give the machine more memory or Redis a smaller limit, then restart it, or let a replica take over. On the machine one sees it by:\n\n\`\`\`sh\ngrep VmSwap /proc/$(pidof redis-server)/status\n\`\`\``,
      about: 'swapping',
    })
  }
}

/** What is used by the machine that the ratio is of: of a cluster that isn't the fullest shard. */
function inUse({ live, facts }: LiveServer, ratio: number | undefined): number {
  const resident = figure(facts.usedMemoryRss)
  return live.shards !== undefined && resident !== undefined && ratio ? resident / ratio : (figure(facts.usedMemory) ?? 0)
}

function* check(model: Model): Iterable<Finding> {
  for (const server of liveServers(model)) {
    const ratio = figure(server.facts.memFragmentationRatio)
    const used = inUse(server, ratio)
    const uptime = figure(server.facts.uptime) ?? Number.POSITIVE_INFINITY
    if (ratio === undefined || ratio <= 0 || uptime < FRESH || isLoading(server)) continue
    yield* judge(server, model, ratio, used)
  }
}

export const fragmentation: Rule = {
  id: 'fragmentation',
  severity: 'error',
  since: '0.1.0',
  needs: ['live'],
  asks: [['memFragmentationRatio', 'usedMemory']],
  title: 'Redis holds much more memory than it uses, or less than it needs',
  why: `\`mem_fragmentation_ratio\` is the memory that the process holds by what Redis uses. Far above 1 the rest lies in holes between values, or in pages that a past peak left; \`maxmemory\` doesn't count it. A ratio says nothing on a small server, where 10 MB for nothing make 3, so bytes must say it too.

Below 1 a part of Redis was swapped to disk, and whoever asks for it waits for the disk, and everyone else with them.`,
  fix: `\`\`\`
CONFIG SET activedefrag yes
MEMORY PURGE
\`\`\`

Both need jemalloc, which stock Redis has on Linux. Hosted servers do it by themselves or by a restart.`,
  sources: [
    'https://redis.io/docs/latest/commands/info/',
    'https://redis.io/docs/latest/commands/memory-doctor/',
    'https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/latency/',
  ],
  check,
  examples: [
    {
      title: 'Holes between values',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- uses 1 GB and holds 1.8 GB of its machine's memory (ratio 1.80): 700 MB of it lies in holes between values.
  facts:
    usedMemory: 1 GB
    memFragmentationRatio: 1.8
    memFragmentationBytes: 819 MB
    allocatorFragRatio: 1.6
    allocatorFragBytes: 700 MB
    uptime: 40 days
`,
    },
    {
      title: 'Swapped; and memory that a peak left',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- Of the 2 GB that \`$REDIS_URL\` uses only 1.2 GB are in memory: 819 MB (40 %) were swapped to disk.
  facts:
    usedMemory: 2 GB
    memFragmentationRatio: 0.6
    uptime: 40 days
- id: REDIS_CACHE_URL # <- it once used 1.5 GB and its allocator has not given the pages back
  facts:
    usedMemory: 300 MB
    usedMemoryPeak: 1.5 GB
    memFragmentationRatio: 4.8
    memFragmentationBytes: 1.1 GB
    uptime: 40 days
`,
    },
    {
      title: 'A high ratio of a small server; one that has just started; nearly 1',
      kind: 'good',
      files: `--- audit.yml
- id: REDIS_URL
  facts:
    usedMemory: 3 MB
    memFragmentationRatio: 6.2
    memFragmentationBytes: 16 MB
    uptime: 40 days
- id: REDIS_CACHE_URL
  facts:
    usedMemory: 3 GB
    memFragmentationRatio: 0.4
    uptime: 90 seconds
- id: REDIS_JOBS_URL
  facts:
    usedMemory: 9 GB
    memFragmentationRatio: 0.98
    uptime: 40 days
`,
    },
  ],
}
