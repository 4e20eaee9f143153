/** Commands that kept a server busy while all other clients waited. */
import type { SlowCommand } from '../model/fact.ts'
import { known } from '../model/fact.ts'
import { counted, duration } from '../model/figures.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { threshold } from '../model/thresholds.ts'
import { about, type LiveServer, liveServers, name } from './live/server.ts'
import { perSecond, rate, sinceStart } from './live/state.ts'
import type { Rule } from './rule.ts'
import { listed } from './words.ts'

const MOST_SHOWN = 3
/** Commands whose cost grows with all there is, and what to use instead. */
const INSTEAD: Readonly<Record<string, string>> = {
  keys: '`KEYS` walks over every key of the database: use `SCAN` (`redis.scan_each(match: "report:*")`), or keep the names in a set. `Rails.cache.delete_matched` scans by itself.',
  smembers: '`SMEMBERS` reads a whole set: use `sscan_each`, or ask for one member by `SISMEMBER`.',
  hgetall: '`HGETALL` reads a whole hash: use `hmget` for the fields that are needed, or `hscan_each`.',
  lrange: '`LRANGE` over a whole list reads all of it: page through it.',
  zrange: '`ZRANGE` over a whole sorted set reads all of it: page through it.',
  sort: '`SORT` sorts in Redis while everyone waits: sort in Ruby.',
  eval: 'A Lua script runs alone: let it touch fewer keys at a time.',
  evalsha: 'A Lua script runs alone: let it touch fewer keys at a time.',
  del: '`DEL` of a large key frees all of it at once: use `UNLINK`.',
  flushdb: '`FLUSHDB` frees everything at once: `FLUSHDB ASYNC` does it in the background.',
  flushall: '`FLUSHALL` frees everything at once: `FLUSHALL ASYNC` does it in the background.',
}

/** Of these the slow log shows whatever took long enough to be in it at all. */
const ALWAYS = new Set(['keys', 'smembers', 'lrange', 'sort', 'eval', 'evalsha', 'hgetall'])

interface Slow {
  readonly command: string
  readonly times: number
  readonly worst: number
}

/** Of the app's: what an audit sent tells nothing of it. */
function slow(log: readonly SlowCommand[], model: Model): readonly Slow[] {
  const recent = log.filter(e => !e.own && e.secondsAgo <= threshold(model, 'slow-commands.hours') * 3600)
  const by = new Map<string, Slow>()
  for (const { command, seconds } of recent) {
    const key = command.toLowerCase()
    const before = by.get(key)
    by.set(key, { command: key, times: (before?.times ?? 0) + 1, worst: Math.max(before?.worst ?? 0, seconds) })
  }
  const limit = threshold(model, 'slow-commands.milliseconds') / 1000
  return [...by.values()].filter(s => s.worst >= limit || ALWAYS.has(s.command)).sort((a, b) => b.worst - a.worst)
}

const advice = (commands: readonly string[]): string => {
  const known = commands.flatMap(c => INSTEAD[c] ?? [])
  return known.length > 0
    ? known.map(k => `- ${k}`).join('\n')
    : 'See the slow log on the server for the arguments (`SLOWLOG GET 25`): most often the key is too large, or one call takes thousands of keys.'
}

function* logged(server: LiveServer, model: Model): Iterable<Finding> {
  const all = slow(known(server.facts.slowlog)?.value ?? [], model)
  const [first] = all
  if (!first) return
  const limit = threshold(model, 'slow-commands.milliseconds') / 1000
  const words = all
    .slice(0, MOST_SHOWN)
    .map(s => `\`${s.command.toUpperCase()}\` up to ${duration(s.worst)}${s.times > 1 ? ` (${counted(s.times, 'time')})` : ''}`)
  yield about('slow-commands', server, {
    severity: first.worst >= limit ? 'warning' : 'note',
    message: `In the last ${threshold(model, 'slow-commands.hours')} hours ${name(server)} was kept busy by ${listed(words)}. Redis answers one command at a time, so for as long every request and every job waited.`,
    advice: advice(all.slice(0, MOST_SHOWN).map(s => s.command)),
    about: 'slow log',
  })
}

/** KEYS has no place in an application, however quick it still is. */
function* keys(server: LiveServer, log: readonly SlowCommand[]): Iterable<Finding> {
  const calls = Object.entries(known(server.facts.commands)?.value ?? {}).find(([command]) => command.toLowerCase() === 'keys')?.[1]
  if (!calls || calls.calls === 0 || log.some(e => e.command.toLowerCase() === 'keys')) return
  const each = perSecond(server, calls.calls)
  yield about('slow-commands', server, {
    severity: 'note',
    message: `${name(server)} was asked for \`KEYS\` ${counted(calls.calls, 'time')} ${sinceStart(server)}${each === undefined ? '' : ` (${rate(each)})`}, ${duration(calls.mean)} each: it walks over every key, so it takes longer with each key that is added.`,
    advice: advice(['keys']),
    about: 'KEYS',
  })
}

function* check(model: Model): Iterable<Finding> {
  for (const server of liveServers(model)) {
    yield* logged(server, model)
    yield* keys(server, known(server.facts.slowlog)?.value ?? [])
  }
}

export const slowCommands: Rule = {
  id: 'slow-commands',
  severity: 'warning',
  since: '0.1.0',
  needs: ['live'],
  asks: [['slowlog']],
  title: 'Slow commands keep all other clients waiting',
  why: `Redis runs one command at a time. While \`KEYS *\` walks over two million keys, or \`SMEMBERS\` reads a set of a million, nobody else is answered: requests time out (after 1 second with redis-rb 5 by default) and Sidekiq's fetchers wait.

The slow log keeps the last 128 commands that took longer than 10 ms, whatever their age, so only those of the last day count. Commands are shown without their arguments.`,
  fix: `\`\`\`ruby
redis.scan_each(match: "report:*") { |key| } # not redis.keys("report:*")
redis.sscan_each("seen") { |id| }            # not redis.smembers("seen")
\`\`\``,
  sources: [
    'https://redis.io/docs/latest/commands/slowlog-get/',
    'https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/latency/',
    'https://redis.io/docs/latest/commands/keys/',
  ],
  check,
  examples: [
    {
      title: 'KEYS, and a read of a whole set',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- In the last 24 hours \`$REDIS_URL\` was kept busy by \`KEYS\` up to 1.2 seconds (2 times) and \`SMEMBERS\` up to 40 ms.
  facts:
    slowlog:
      - { command: KEYS, seconds: 0.9, secondsAgo: 7200 }
      - { command: keys, seconds: 1.2, secondsAgo: 3600 }
      - { command: SMEMBERS, seconds: 0.04, secondsAgo: 60 }
      - { command: SET, seconds: 0.012, secondsAgo: 60 }
      - { command: FLUSHALL, seconds: 8, secondsAgo: 400000 }
`,
    },
    {
      title: 'KEYS that is still quick, by the count of calls',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_CACHE_URL # <- was asked for \`KEYS\` 1,204 times since the server started 9 days ago (6 an hour), 4 ms each
  facts:
    uptime: 9 days
    slowlog: []
    commands:
      keys: { calls: 1204, mean: 0.004, rejected: 0, failed: 0 }
`,
    },
    {
      title: 'Commands just over 10 ms, a slow one of last week, and one of an audit',
      kind: 'good',
      files: `--- audit.yml
- id: REDIS_URL
  facts:
    slowlog:
      - { command: ZADD, seconds: 0.014, secondsAgo: 7200 }
      - { command: KEYS, seconds: 2.2, secondsAgo: 600000 }
      - { command: LRANGE, seconds: 0.2, secondsAgo: 60, own: true }
`,
    },
  ],
}
