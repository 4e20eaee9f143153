/** A server turned connections away, or cut them. */
import { known } from '../model/fact.ts'
import { bytes, count, counted } from '../model/figures.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { threshold } from '../model/thresholds.ts'
import { about, type LiveServer, liveServers, name } from './live/server.ts'
import { figure, lately, perSecond, rate, sinceStart } from './live/state.ts'
import type { Rule } from './rule.ts'
import { listed } from './words.ts'

/** The largest kinds of connections that are open now: ` Now most are 120 of sidekiq (blocked) and 80 of puma (idle).` */
function crowd(server: LiveServer): string {
  const kinds = [...(known(server.facts.clients)?.value ?? [])].sort((a, b) => b.count - a.count).slice(0, 2)
  const words = kinds.map(k => `${count(k.count)} ${k.state}${k.name || k.library ? ` of \`${k.name || k.library}\`` : ''}`)
  return words.length > 0 ? ` Most that are open now: ${listed(words)}.` : ''
}

function* rejected(server: LiveServer, model: Model, total: number): Iterable<Finding> {
  const since = lately(server, 'rejectedConnections')
  const each = since ?? perSecond(server, total)
  const most = figure(server.facts.maxclients)
  const open = figure(server.facts.connectedClients)
  const often = each !== undefined && each * 60 > threshold(model, 'rejected-connections.per-minute')
  yield about('rejected-connections', server, {
    severity: often ? 'error' : 'warning',
    message: `${name(server)} turned ${counted(total, 'connection')} away ${sinceStart(server)}${often && each !== undefined ? `, ${rate(each)} ${since === undefined ? 'on average' : 'since the last audit'}` : ''}, because all${most === undefined ? '' : ` ${count(most)}`} that \`maxclients\` allows were open${open === undefined ? '' : ` (now ${count(open)} are)`}. Who is turned away reads \`ERR max number of clients reached\` and raises, in a request or a job.${crowd(server)}`,
    advice:
      'Open fewer: `redline model` shows how many connections each process opens, and pools should be no larger than the threads that share them. Connections that nobody uses any more end where the server has a `timeout`:\n\n```\nCONFIG SET timeout 300\n```',
    about: 'rejected connections',
  })
}

function* cut(server: LiveServer, total: number): Iterable<Finding> {
  const largest = figure(server.facts.largestOutputBuffer)
  yield about('rejected-connections', server, {
    severity: 'warning',
    message: `${name(server)} cut ${counted(total, 'connection')} ${sinceStart(server)}, because what waited to be sent to them was more than \`client-output-buffer-limit\` allows${largest ? ` (the largest buffer now: ${bytes(largest)})` : ''}: a subscriber of Action Cable that reads too slowly misses what was broadcast until it has reconnected, and a replica starts over.`,
    advice:
      'See which process reads too slowly, and whether large messages are broadcast to many. For a replica that is cut while it syncs:\n\n```\nCONFIG SET client-output-buffer-limit "replica 512mb 128mb 60"\n```',
    about: 'cut connections',
  })
}

function* check(model: Model): Iterable<Finding> {
  for (const server of liveServers(model)) {
    const turned = figure(server.facts.rejectedConnections) ?? 0
    if (turned > 0) yield* rejected(server, model, turned)
    const cutOff = figure(server.facts.outputBufferDisconnections) ?? 0
    if (cutOff > 0) yield* cut(server, cutOff)
  }
}

export const rejectedConnections: Rule = {
  id: 'rejected-connections',
  severity: 'error',
  since: '0.1.0',
  needs: ['live'],
  asks: [['rejectedConnections']],
  title: 'A server turned connections away',
  why: `At \`maxclients\` Redis accepts a connection, writes \`ERR max number of clients reached\` and closes it. Small hosted plans allow 20 to 50; one deploy that runs old and new processes side by side takes twice what it takes between. The counter runs since the server started, so a single bad hour long ago is in it too.

A connection whose reader is slower than its writer is cut when its output buffer is full: 32 MB, or 8 MB for a minute, for subscribers. The server counts those from Redis 7.4 and Valkey 8 on.`,
  fix: `Count what the app opens: threads × processes for each pool, and twice during a deploy. Make pools as large as the threads that use them and no larger:

\`\`\`ruby
config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL"), pool: { size: Integer(ENV.fetch("RAILS_MAX_THREADS", 3)) } }
\`\`\``,
  sources: [
    'https://redis.io/docs/latest/develop/reference/clients/',
    'https://redis.io/docs/latest/commands/info/',
    'https://devcenter.heroku.com/articles/heroku-redis',
  ],
  check,
  examples: [
    {
      title: 'A plan with 40 connections',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- turned 1,204 connections away since the server started 9 days ago, because all 40 that \`maxclients\` allows were open (now 38 are). Who is turned away reads \`ERR max number of clients reached\` and raises, in a request or a job. Most that are open now: 25 blocked of \`sidekiq\` and 10 idle.
  facts:
    uptime: 9 days
    rejectedConnections: 1204
    maxclients: 40
    connectedClients: 38
    clients:
      - { name: "", library: "", state: idle, count: 10, output: 0, databases: [0] }
      - { name: "", library: sidekiq, state: blocked, count: 25, output: 0, databases: [0] }
`,
    },
    {
      title: 'Right now, and subscribers that were cut',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_CACHE_URL # <- turned 9,000 connections away since the server started 10 minutes ago, 15 a second on average
  facts:
    uptime: 600
    rejectedConnections: 9000
- id: REDIS_CABLE_URL # <- cut 12 connections since the server started 3 days ago
  facts:
    uptime: 3 days
    rejectedConnections: 0
    outputBufferDisconnections: 12
`,
    },
    {
      title: 'None',
      kind: 'good',
      files: `--- audit.yml
- id: REDIS_URL
  facts:
    uptime: 9 days
    rejectedConnections: 0
    maxclients: 40
    connectedClients: 21
`,
    },
  ],
}
