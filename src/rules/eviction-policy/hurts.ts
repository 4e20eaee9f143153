/** What a server's eviction policy does to each workload on it, by the workload's needs. */

import { isRider } from '../../model/client.ts'
import { type Known, known } from '../../model/fact.ts'
import { bytes } from '../../model/figures.ts'
import type { Server } from '../../model/server.ts'
import { entry, isNothing } from '../../model/value.ts'
import { lower, needs, type Severity } from '../../model/workload.ts'
import { isMild, ofKind, type Tenant } from '../servers/tenants.ts'
import { tenantName, tenantNames } from '../servers/wording.ts'
import { verb } from '../words.ts'

/** One thing that goes wrong. */
export interface Hurt {
  readonly tenant: Tenant
  readonly severity: Severity
  /** A sentence without its full stop. */
  readonly words: string
}

const OOM = "`OOM command not allowed when used memory > 'maxmemory'`"

/** Whether a policy deletes keys that have no expiry. */
export const takesAll = (policy: string): boolean => /^allkeys-|^optimistic-volatile$|^cache_mode$/.test(policy)
const takesTimed = (policy: string): boolean => policy.startsWith('volatile-')

/** What eviction deletes, for those who can't do without: completes "when memory is full, …". */
const GONE: Readonly<Record<string, string>> = {
  jobs: 'queued and scheduled jobs are deleted, without an error and without a trace',
  session: 'sessions are deleted and users are signed out',
  lock: 'locks that are held are deleted, and two processes hold one',
  data: 'application data is deleted',
  'feature-flag': 'flags are deleted, and a flag that is gone is off',
}

/** The same where only keys with an expiry go: those workloads whose keys have one. */
const TIMED: Readonly<Record<string, string>> = {
  jobs: 'its queues have no expiry and stay, but what has one goes first when memory is full: the heartbeats of its processes, which then look dead, locks of unique jobs, batches. Once those are gone each push raises an error',
  session: GONE['session'] as string,
  lock: GONE['lock'] as string,
}

const weigh = (severity: Severity, server: Server, tenant: Tenant): Severity =>
  isMild(server, ['maxmemoryPolicy'], tenant) ? lower(severity) : severity

const there = (tenant: Tenant): string => {
  const name = tenantName(tenant)
  const [client] = tenant.clients
  const is = client ? verb(client, 'is', 'are') : /s$/.test(name) && !/^Sidekiq|Kredis/.test(name) ? 'are' : 'is'
  const only = tenant.byName
    ? ', by its name'
    : tenant.confidence === 'certain'
      ? ''
      : tenant.confidence === 'likely'
        ? ' as a fallback'
        : ' on some branch'
  return `${name} ${is} there${only}`
}

/** Providers and servers that show no limit have one all the same, or may. */
const unlimited = (server: Server): boolean => {
  const limit = known(server.facts.maxmemory)
  return limit?.value === 0 && (limit.source !== 'live' || /loopback|private/.test(server.live?.hostClass ?? ''))
}

/** Whether the cache gives its entries an expiry by itself, as far as the code says; the audit's count goes first. */
function expiry(server: Server, cache: Tenant): 'all' | 'some' | 'none' {
  const counted = server.live?.keyspace?.workloads.find(w => w.workload === cache.workload)?.untimed?.value
  if (counted !== undefined) return counted < 0.5 ? 'all' : 'none'
  const own = cache.clients.filter(c => !isRider(c))
  const timed = own.filter(c => {
    const set = c.options && entry(c.options, 'expires_in')
    return set !== undefined && set.kind !== 'absent' && !isNothing(set)
  })
  return own.length > 0 && timed.length === own.length ? 'all' : timed.length > 0 ? 'some' : 'none'
}

/** What the cache comes to on a server that doesn't evict its entries. */
function fills(server: Server, policy: Known<string>, cache: Tenant, others: readonly Tenant[]): Hurt | undefined {
  const timed = expiry(server, cache) === 'all'
  if (takesTimed(policy.value) && timed) return undefined
  const limit = known(server.facts.maxmemory)
  const full = limit && limit.value > 0 ? `its ${bytes(limit.value)} are full` : 'its memory is full'
  const untimed = server.live?.keyspace?.workloads.find(w => w.workload === cache.workload)?.untimed
  const kept = untimed
    ? `${Math.round(untimed.value * 100)} % of its entries have no expiry`
    : timed
      ? 'its entries go only when their time is up'
      : 'entries without an expiry are never deleted'
  const besides = others.some(t => needs[t.workload].kind === 'jobs')
    ? ', and every job that is pushed raises it too'
    : others.length > 0
      ? ', and so does everyone else who writes there'
      : ''
  const words = unlimited(server)
    ? `${there(cache)}: ${kept}, no \`maxmemory\` is set, and so the server grows until the machine's memory is gone and the kernel kills it with all that it holds${others.length > 0 ? `, ${tenantNames(others)} included` : ''}`
    : `${there(cache)}: ${kept}, and once ${full}, each write gets ${OOM}, which the cache store only logs, so that nothing new is cached${besides}`
  const severity = timed ? 'note' : 'warning'
  return { tenant: cache, severity: policy.unconfirmed ? lower(severity) : severity, words }
}

/** What the policy does to one tenant that must not lose anything. */
function loses(server: Server, policy: Known<string>, tenant: Tenant): Hurt | undefined {
  const { kind, eviction } = needs[tenant.workload]
  if (eviction !== 'never') return undefined
  const all = takesAll(policy.value)
  // Resque's keys have no expiry: what is volatile takes none of them.
  const words = all ? GONE[kind] : tenant.workload === 'resque' ? undefined : TIMED[kind]
  if (words === undefined) return undefined
  const severity = kind === 'jobs' ? 'error' : 'warning'
  if (unlimited(server)) {
    // Nothing is evicted without a limit; Sidekiq warns of the policy at boot all the same.
    return kind === 'jobs'
      ? {
          tenant,
          severity: 'note',
          words: `${there(tenant)}: nothing is deleted only because no \`maxmemory\` is set; the day someone sets one, queued jobs are what is deleted when it is reached`,
        }
      : undefined
  }
  const when = all ? `: when memory is full, ${words}` : kind === 'jobs' ? `: ${words}` : `: when memory is full, ${words}`
  return { tenant, severity: weigh(severity, server, tenant), words: `${there(tenant)}${when}` }
}

const RANK: readonly Severity[] = ['error', 'warning', 'note']

/** All that goes wrong on a server under its policy, the worst first. */
export function hurts(server: Server, policy: Known<string>, all: readonly Tenant[]): readonly Hurt[] {
  const evicts = takesAll(policy.value) || takesTimed(policy.value)
  const lost = evicts ? all.flatMap(t => loses(server, policy, t) ?? []) : []
  const others = all.filter(t => needs[t.workload].eviction === 'never')
  const cached =
    takesAll(policy.value) && !unlimited(server) ? [] : ofKind(all, 'cache').flatMap(t => fills(server, policy, t, others) ?? [])
  return [...lost, ...cached].sort((a, b) => RANK.indexOf(a.severity) - RANK.indexOf(b.severity))
}
