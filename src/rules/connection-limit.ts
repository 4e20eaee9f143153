/** More connections than a server allows: what a deployment opens, by arithmetic, and what an audit counted. */

import type { Client } from '../model/client.ts'
import { connections, type ProcessConnections } from '../model/connections.ts'
import { type Known, known } from '../model/fact.ts'
import { count } from '../model/figures.ts'
import type { Confidence, Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { aim } from '../model/residents.ts'
import type { Server } from '../model/server.ts'
import { threshold } from '../model/thresholds.ts'
import { kindTitle } from '../model/wording.ts'
import type { Severity } from '../model/workload.ts'
import { examples } from './connection-limit/examples.ts'
import type { Rule } from './rule.ts'
import { judgedServers, tenants } from './servers/tenants.ts'
import { because, liveName, onceEach, relatedTo, titled, whereSaid } from './servers/wording.ts'
import { capital, listed } from './words.ts'

const REFUSED = '`ERR max number of clients reached`'

/** A sum over all processes; a ceiling of null: nothing in the files limits it. */
interface Sum {
  readonly typical: number
  readonly ceiling: number | null
  readonly processes: readonly ProcessConnections[]
}

function sumFor(server: Server, model: Model): Sum {
  const there = new Set<Client>(tenants(server, model).flatMap(t => t.clients))
  const processes = connections(model, c => there.has(c) && (aim(c, server, model) ?? 'likely') !== 'possible').filter(
    p => p.shares.length > 0,
  )
  const limited = processes.every(p => p.ceiling !== null)
  return {
    typical: processes.reduce((n, p) => n + p.typical, 0),
    ceiling: limited ? processes.reduce((n, p) => n + (p.ceiling ?? 0), 0) : null,
    processes,
  }
}

/** `Puma 2 × (Cache 5 + Action Cable 2) = 14`. */
function arithmetic({ processes }: Sum): string {
  return processes
    .map(({ process, terms, typical }) => {
      const name = `${kindTitle(process.kind)}${process.name && process.name !== process.kind ? ` (\`${process.name}\`)` : ''}`
      return /[+×]/.test(terms)
        ? `${name}: ${terms} = ${typical}`
        : `${name}: ${terms.startsWith(kindTitle(process.kind)) ? typical : terms}`
    })
    .join('; ')
}

interface Verdict {
  readonly severity: Severity
  /** Completes "It allows 20". */
  readonly outcome: string
}

function verdict({ typical, ceiling }: Sum, limit: number): Verdict | undefined {
  if (typical > limit)
    return {
      severity: 'error',
      outcome: `, so that ${typical - limit === 1 ? 'one of them is' : `${typical - limit} of them are`} refused with ${REFUSED} as soon as all threads are busy`,
    }
  if (2 * typical > limit)
    return {
      severity: 'warning',
      outcome: `. That is enough until a release: while old and new processes overlap they open up to ${2 * typical}, and those beyond the limit are refused with ${REFUSED}`,
    }
  if (ceiling !== null && ceiling > limit)
    return {
      severity: 'warning',
      outcome: `, but pools may grow to ${ceiling} together, and those beyond the limit are refused with ${REFUSED}`,
    }
  if (ceiling !== null && 2 * ceiling > limit)
    return {
      severity: 'note',
      outcome: `. Full pools of two deployments that overlap in a release may come to ${2 * ceiling}, and those beyond the limit are refused with ${REFUSED}`,
    }
  return undefined
}

function advice(server: Server, { processes }: Sum, uncounted: readonly string[]): string {
  const larger =
    server.provider === 'heroku'
      ? 'a plan that allows more (premium-0 40, premium-1 80, premium-2 200, premium-3 400)'
      : known(server.facts.maxclients)?.source === 'declared'
        ? 'a larger `maxclients`'
        : 'a larger plan or node'
  const threads = listed([...new Set(processes.map(p => `${kindTitle(p.process.kind)}'s threads`))])
  const counts =
    uncounted.length > 0
      ? `\n\nEach process counts once here. Where a deployment runs more, say so:\n\n\`\`\`yaml\n# .redline.yml\nprocesses:\n${uncounted.map(name => `  ${name}: 2`).join('\n')}\n\`\`\``
      : ''
  return `Either fewer connections (${threads} and pools that are no larger), or ${larger}. Clients that share one pool in a process share its connections.${counts}`
}

function deployment(server: Server, limit: Known<number>, model: Model): Finding | undefined {
  const sum = sumFor(server, model)
  const found = sum.typical === 0 ? undefined : verdict(sum, limit.value)
  if (!found) return undefined
  const at = whereSaid(server, limit)
  const uncounted = sum.processes.filter(p => p.process.count === undefined).map(p => p.process.name ?? p.process.kind)
  const assumed = [...new Set(sum.processes.flatMap(p => p.assumed))]
  const clients = [...new Set(sum.processes.flatMap(p => p.shares.map(s => s.client)))]
  const confidence: Confidence =
    assumed.length + uncounted.length > 0 || limit.unconfirmed || limit.unless || clients.some(c => aim(c, server, model) !== 'certain')
      ? 'likely'
      : 'certain'
  return {
    rule: 'connection-limit',
    severity: limit.unconfirmed ? 'note' : found.severity,
    confidence,
    message: `With every thread busy the app opens ${sum.typical} connections to ${titled(server)}: ${arithmetic(sum)}${assumed.length > 0 ? ` (${listed(assumed)})` : ''}. It allows ${count(limit.value)}${because(limit)}${found.outcome}.`,
    advice: advice(server, sum, [...new Set(uncounted)]),
    at,
    related: [
      ...relatedTo(at, server, [], ['plan']),
      ...sum.processes.map(p => ({ at: p.process.at, role: `${kindTitle(p.process.kind)}: ${p.text}` })),
    ],
    about: `deployment on ${server.id}`,
    ...liveName(server),
  }
}

/** Each node of a cluster has clients and a limit of its own. */
const whose = (server: Server): string =>
  server.live?.shards === undefined ? titled(server) : `the busiest of the ${server.live.shards} shards of ${titled(server)}`

function counted(server: Server, limit: Known<number>, model: Model): Finding | undefined {
  const clients = known(server.facts.connectedClients)
  if (!clients || limit.value === 0) return undefined
  const percent = (clients.value / limit.value) * 100
  if (percent < threshold(model, 'connection-limit.warning')) return undefined
  const kinds = known(server.facts.clients)?.value ?? []
  const most = [...kinds].sort((a, b) => b.count - a.count).slice(0, 3)
  const who =
    most.length > 0
      ? ` Most of them: ${listed(most.map(k => `${k.count} ${k.state} of ${k.library || k.name || 'an unnamed client'}`))}.`
      : ''
  const at = whereSaid(server, undefined)
  return {
    rule: 'connection-limit',
    severity: percent >= threshold(model, 'connection-limit.error') ? 'error' : 'warning',
    confidence: 'certain',
    message: `${capital(whose(server))} has ${count(clients.value)} clients of ${count(limit.value)} that it allows (${Math.floor(percent)} %): beyond the limit each new connection is refused with ${REFUSED}.${who}`,
    advice:
      'Idle clients of processes that are gone can be cut by the server (`CONFIG SET timeout 300`, where clients reconnect). Else smaller pools, fewer processes, or a larger plan.',
    at,
    related: [],
    about: `clients on ${server.id}`,
    ...liveName(server),
  }
}

function* check(model: Model): Iterable<Finding> {
  for (const server of judgedServers(model)) {
    const limit = known(server.facts.maxclients)
    if (!limit) continue
    for (const found of [counted(server, limit, model), deployment(server, limit, model)]) if (found) yield found
  }
}

export const connectionLimit: Rule = {
  id: 'connection-limit',
  severity: 'error',
  since: '0.1.0',
  needs: ['declared', 'live'],
  asks: [['maxclients']],
  title: 'A deployment opens more connections than the server allows',
  why: `Each process has pools of its own: a Puma worker one for the cache, one for what the app itself made and two sockets of Action Cable; a Sidekiq process one connection for each thread and a few more. Small plans allow few (Heroku's mini 20, premium-0 40), and beyond the limit each new connection gets \`ERR max number of clients reached\`: threads raise, and a process that boots then can't start its work.

Counted are all processes with all their threads busy, once each unless a file or \`processes:\` in \`.redline.yml\` says how many run; the message shows the sum. More than the limit is an error. A warning is what goes over it only while two deployments overlap during a release, or when every pool is full. On a live server 80 % of \`maxclients\` is a warning, 90 % an error.`,
  fix: 'Smaller pools or fewer threads, one pool for several uses, or a plan that allows more. Connections open on demand: a pool that is larger than the threads of its process costs nothing.',
  sources: [
    'https://devcenter.heroku.com/articles/heroku-redis#plans',
    'https://redis.io/docs/latest/develop/reference/clients/#maximum-concurrent-connected-clients',
    'https://github.com/sidekiq/sidekiq/wiki/Using-Redis',
  ],
  check: model => onceEach(check(model)),
  examples,
}
