/** Writes that the server refused because its memory was full. */
import { known } from '../model/fact.ts'
import { count, counted } from '../model/figures.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { residents } from '../model/residents.ts'
import { threshold } from '../model/thresholds.ts'
import { needs } from '../model/workload.ts'
import { about, type LiveServer, liveServers, name } from './live/server.ts'
import { evicts, figure, lately, perSecond, rate, sinceStart } from './live/state.ts'
import type { Rule } from './rule.ts'
import { FULL } from './shared-instance/words.ts'
import { listed } from './words.ts'

const MOST_SHOWN = 3

/** Which commands were refused most often, where INFO counts that (6.2). */
function commands(server: LiveServer): string {
  const all = Object.entries(known(server.facts.commands)?.value ?? {})
    .filter(([, c]) => c.rejected > 0)
    .sort(([, a], [, b]) => b.rejected - a.rejected)
    .slice(0, MOST_SHOWN)
    .map(([command, c]) => `\`${command.toUpperCase()}\` ${count(c.rejected)}`)
  return all.length > 0 ? ` Most often refused: ${listed(all)}.` : ''
}

function* check(model: Model): Iterable<Finding> {
  for (const server of liveServers(model)) {
    const refused = Object.entries(known(server.facts.errors)?.value ?? {}).find(([word]) => word.toUpperCase() === 'OOM')?.[1] ?? 0
    if (refused === 0) continue
    const used = figure(server.facts.usedMemory) ?? 0
    const limit = figure(server.facts.maxmemory) ?? 0
    // The counter never goes down: what happened once, on a server that has room again, is over.
    // Under a policy that takes any key it happens for a moment, while nothing was evicted fast enough.
    const still =
      (lately(server, 'oomErrors') ?? 0) > 0 ||
      (evicts(server) !== 'any' && (limit === 0 || used / limit >= threshold(model, 'memory-headroom.warning') / 100))
    const kinds = residents(server, model).map(r => needs[r.workload].kind)
    const [first] = kinds.flatMap(kind => FULL[kind] ?? [])
    const since = lately(server, 'oomErrors')
    const each = since ?? perSecond(server, refused)
    yield about('refused-writes', server, {
      severity: still ? 'error' : 'warning',
      message: `${name(server)} refused ${counted(refused, 'write')} ${sinceStart(server)}${each === undefined ? '' : ` (${since === 0 ? 'none' : rate(each)}${since === undefined ? '' : ' since the last audit'})`} with \`OOM command not allowed when used memory > 'maxmemory'\`${first ? `: while that is so, ${first}` : ''}.${commands(server)}${still ? '' : evicts(server) === 'any' ? ' It evicts, so that each time there is soon room again.' : ' There is room again now.'}`,
      advice:
        'More memory, or less in it: `redline explain memory-headroom`. What could not be pushed is nowhere but in the error tracker: look for `OOM command not allowed` there.',
      about: 'refused writes',
    })
  }
}

export const refusedWrites: Rule = {
  id: 'refused-writes',
  severity: 'error',
  since: '0.1.0',
  needs: ['live'],
  asks: [['errors']],
  title: 'The server refused writes because its memory was full',
  why: `Under \`noeviction\`, and under \`volatile-*\` once no key has an expiry any more, a server whose memory is full answers each command that needs more with \`OOM command not allowed\`. \`perform_async\` raises, sessions aren't saved, and Rails' cache store logs it and keeps nothing. Redis counts these answers from 6.2 on, since it started.`,
  fix: `\`\`\`
CONFIG SET maxmemory 4gb
CONFIG REWRITE
\`\`\``,
  sources: ['https://redis.io/docs/latest/develop/reference/eviction/', 'https://redis.io/docs/latest/commands/info/'],
  check,
  examples: [
    {
      title: 'Jobs were refused, and the server is still full',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- refused 1,204 writes since the server started 9 days ago (6 an hour) with \`OOM command not allowed when used memory > 'maxmemory'\`: while that is so, every job that is pushed raises. Most often refused: \`LPUSH\` 1,100 and \`ZADD\` 104.
  facts:
    uptime: 9 days
    usedMemory: 990 MB
    maxmemory: 1 GB
    errors: { OOM: 1204, NOSCRIPT: 3 }
    commands:
      lpush: { calls: 9000000, mean: 0, rejected: 1100, failed: 0 }
      zadd: { calls: 900000, mean: 0, rejected: 104, failed: 0 }
      get: { calls: 900000, mean: 0, rejected: 0, failed: 0 }
  sidekiq:
    processes:
      - { name: "worker:1" }
`,
    },
    {
      title: 'Over by now',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- There is room again now.
  facts:
    uptime: 9 days
    usedMemory: 200 MB
    maxmemory: 1 GB
    errors: { oom: 40 }
`,
    },
    {
      title: 'Errors that are no refusal',
      kind: 'good',
      files: `--- audit.yml
- id: REDIS_URL
  facts:
    uptime: 9 days
    errors: { NOSCRIPT: 3, ERR: 12 }
`,
    },
  ],
}
