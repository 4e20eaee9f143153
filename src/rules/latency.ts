/** The way to the server is long, or forks stop it. */
import { known } from '../model/fact.ts'
import { bytes, counted, duration } from '../model/figures.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { threshold } from '../model/thresholds.ts'
import { about, type LiveServer, liveServers, name } from './live/server.ts'
import { figure } from './live/state.ts'
import type { Rule } from './rule.ts'

const GB = 2 ** 30
/** Below this a fork is not felt. */
const SHORT_FORK = 0.1

function median(all: readonly number[]): number {
  const sorted = [...all].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}

/** What Sidekiq's processes measure themselves is the app's own network. */
function* way(server: LiveServer, model: Model): Iterable<Finding> {
  const limit = threshold(model, 'latency.milliseconds') / 1000
  const own = (server.live.sidekiq?.processes ?? []).flatMap(p => (p.roundTrip !== undefined && p.roundTrip > 0 ? [p.roundTrip] : []))
  if (own.length > 0) {
    const middle = median(own)
    if (middle <= limit) return
    yield about('latency', server, {
      severity: 'warning',
      message: `Sidekiq's ${own.length === 1 ? 'process measures' : `${own.length} processes measure`} ${duration(middle)} for a round trip to ${name(server)}${own.length === 1 ? '' : ' (median)'}; in one data centre it is less than 1 ms. Each job costs several, each cache read in a request one.`,
      advice: `Put the app and Redis into one region and zone. Where they are, the server is busy (\`redline explain slow-commands\`) or the worker is: one that computes on all threads measures its own delay.`,
      about: 'round trip',
    })
    return
  }
  const trip = known(server.facts.roundTrip)?.value
  if (!trip || trip.p50 <= limit) return
  yield about('latency', server, {
    severity: 'note',
    confidence: 'possible',
    message: `A ping to ${name(server)} takes ${duration(trip.p50)} (99 of 100 less than ${duration(trip.p99)}) from where the audit ran. Only a note, because the app may be nearer.`,
    advice: 'Run the audit where the app runs, or see what Sidekiq measures: its Web UI shows `RTT` on the Busy page.',
    about: 'round trip of the audit',
  })
}

/** A fork copies the table of pages while every client waits. */
function* fork(server: LiveServer, model: Model): Iterable<Finding> {
  const took = figure(server.facts.latestFork)
  const used = figure(server.facts.usedMemory)
  if (took === undefined || used === undefined || took < SHORT_FORK) return
  const each = took / (used / GB)
  if (each * 1000 <= threshold(model, 'latency.fork')) return
  yield about('latency', server, {
    severity: 'warning',
    message: `The last fork of ${name(server)} took ${duration(took)} for ${bytes(used)}, and every snapshot or rewrite of the AOF begins with one: for as long no client is answered.`,
    advice:
      'On the machine: transparent huge pages off (`echo never > /sys/kernel/mm/transparent_hugepage/enabled`), and no virtual machine of an old kind. Else save on a replica alone.',
    about: 'fork',
  })
}

/** Events that the server itself recorded, where its latency monitor is on. */
function* events(server: LiveServer): Iterable<Finding> {
  const worst = Object.entries(known(server.facts.latencyEvents)?.value ?? {})
    // Slow commands have a rule of their own, and a fork is told above.
    .filter(([event, seconds]) => !/^(?:command|fast-command|fork)$/.test(event) && seconds >= 0.1)
    .sort(([, a], [, b]) => b - a)
  const [first] = worst
  if (!first) return
  const what = /^aof|^rdb/.test(first[0])
    ? 'The disk is too slow for what is written: `appendfsync everysec` needs little of it, `always` much.'
    : /expire|eviction/.test(first[0])
      ? 'Many keys expire or are evicted at once: spread their expiries (`expires_in: 1.day + rand(1.hour)`).'
      : '`LATENCY DOCTOR` on the server says more.'
  yield about('latency', server, {
    severity: 'note',
    message: `${name(server)} recorded ${counted(worst.length, 'kind')} of delay; the worst, \`${first[0]}\`, stopped it for ${duration(first[1])}.`,
    advice: what,
    about: 'latency events',
  })
}

function* check(model: Model): Iterable<Finding> {
  for (const server of liveServers(model)) {
    yield* way(server, model)
    yield* fork(server, model)
    yield* events(server)
  }
}

export const latency: Rule = {
  id: 'latency',
  severity: 'warning',
  since: '0.1.0',
  needs: ['live'],
  asks: [['sidekiq'], ['roundTrip']],
  title: 'The way to the server is long, or something stops it for a moment',
  why: `Every command waits for a round trip. In one data centre that is less than a millisecond; between regions 10 to 80. A page with 50 cache reads then takes seconds. Sidekiq measures its own round trip with each heartbeat (from 6.2) and warns above 50 ms; Redline takes that, since it is the app's network. A ping from where the audit runs, such as a runner of GitHub's, measures the internet, and is never more than a note.

Snapshots and rewrites of the AOF begin with a fork, during which nobody is answered: 10 to 20 ms for each gigabyte on a usual machine, ten times that with huge pages.`,
  fix: 'One region and one zone for app and Redis; pipelines and `read_multi` where many keys are read.',
  sources: [
    'https://github.com/sidekiq/sidekiq/wiki/Using-Redis',
    'https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/latency/',
  ],
  check,
  examples: [
    {
      title: 'Workers in another region',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- Sidekiq's 3 processes measure 34 ms for a round trip to \`$REDIS_URL\` (median)
  facts:
    roundTrip: { p50: 0.0004, p99: 0.002 }
  sidekiq:
    processes:
      - { name: "worker:1", roundTrip: 34 ms }
      - { name: "worker:2", roundTrip: 35 ms }
      - { name: "worker:3", roundTrip: 0.9 ms }
`,
    },
    {
      title: 'Forks that are felt, and a slow disk',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- The last fork of \`$REDIS_URL\` took 1.2 seconds for 6 GB <- the worst, \`aof-write\`, stopped it for 480 ms
  facts:
    usedMemory: 6 GB
    latestFork: 1.2
    roundTrip: { p50: 0.0004, p99: 0.002 }
    latencyEvents: { aof-write: 0.48, command: 2 }
`,
    },
    {
      title: 'A short way; a long one from a runner is only possible',
      kind: 'good',
      files: `--- audit.yml
- id: REDIS_URL
  facts:
    usedMemory: 6 GB
    latestFork: 0.06
    roundTrip: { p50: 0.0004, p99: 0.002 }
  sidekiq:
    processes:
      - { name: "worker:1", roundTrip: 0.6 ms }
`,
    },
  ],
}
