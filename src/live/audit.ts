/** Audits the servers that one target means: connects, asks, reads Sidekiq's state and the keys, and closes. */
import type { AuditedServer, Keyspace } from '../model/audit.ts'
import { type Facts, known } from '../model/fact.ts'
import type { Reading } from './allowed.ts'
import { type Connection, connect, LIMITS, type Limits, type Way } from './connect.ts'
import { discreetKey } from './discreet.ts'
import { endpointHash } from './endpoint.ts'
import { find } from './find.ts'
import { hostClass } from './hostClass.ts'
import type { KeyspaceOptions } from './keyspace.ts'
import { Cut, type OpenServer } from './open.ts'
import type { Wait } from './patience.ts'
import { type Probed, probe } from './probe.ts'
import { later } from './rates.ts'
import { type Refused, refusal } from './refusal.ts'
import { readSidekiq, type SidekiqFound } from './sidekiq.ts'
import type { Target } from './target.ts'
import type { Trust } from './trust.ts'

export type ReadKeyspace = (open: OpenServer, facts: Facts, options: KeyspaceOptions) => Promise<Keyspace>

export interface AuditOptions extends KeyspaceOptions {
  readonly trust: Trust
  /** Reads every job of Sidekiq, for classes by bytes. */
  readonly jobs: boolean
  /** What the endpoint's hash is made with, so that it tells nothing outside this document. */
  readonly salt: string
  readonly wait: Wait
  readonly limits?: Limits
  /** Left out where keys aren't to be read. */
  readonly readKeyspace?: ReadKeyspace
}

export interface Unreached {
  readonly id: string
  readonly names: readonly string[]
  readonly why: string
}

export interface Audited {
  readonly servers: readonly AuditedServer[]
  readonly unreached: readonly Unreached[]
}

/** Keys that are named as read; a saved audit holds no more. */
const MOST_NAMES = 1000

/** Policies under which a read postpones a key's eviction. */
const BY_USE = /-(?:lru|lfu|lrm)$/

/** Sidekiq's keys that were read although that resets their idle time; none where it doesn't, or where nobody evicts by it. */
function disturbed(open: Connection, facts: Facts, touched: readonly string[]): readonly string[] {
  if (open.noTouch || !BY_USE.test(known(facts.maxmemoryPolicy)?.value ?? '')) return []
  return [...new Set(touched.map(discreetKey))].slice(0, MOST_NAMES)
}

/** Refusals that hide part of Sidekiq's state or of the keys, beside those of the server's facts. */
const refusalsOf = (said: ReadonlyMap<Reading, string>, probed: Probed, host: string): readonly Refused[] =>
  [...said]
    .filter(([command]) => command !== 'SELECT' && !probed.refused.some(r => r.command === command))
    .map(([command, said]) => refusal(command, said, probed.engine.speaks, host))

/** What follows the facts; a cut in the middle leaves what was read so far. */
async function auditOne(
  way: Way,
  target: Target,
  names: { readonly id: string; readonly names: readonly string[] },
  notes: readonly string[],
  options: AuditOptions,
): Promise<AuditedServer> {
  const host = hostClass(typeof way.to === 'string' ? undefined : way.to)
  const open = await connect(way, options.trust, options.limits ?? LIMITS)
  try {
    const probed = await probe(open, { hostClass: host, tls: target.tls, now: options.now, wait: options.wait })
    const { info } = probed
    let facts = probed.facts
    let partial: string | null = info.get('loading') === '1' ? 'the server was still loading its data from disk' : null
    let sidekiq: SidekiqFound | null = null
    let keyspace: Keyspace | null = null
    const ofKeys = new Map<Reading, string>()
    const warnings = [...open.warnings, ...notes]
    if (info.get('cluster_enabled') === '1' && !way.clusterNode)
      warnings.push('it is one node of a cluster and was read alone; redis+cluster:// reads them all')
    try {
      if (partial === null && !way.clusterNode) sidekiq = await readSidekiq(open, readingOf(probed, options))
      const refused = (command: Reading, said: string): void => void ofKeys.set(command, said)
      if (partial === null && options.readKeyspace) keyspace = await options.readKeyspace(open, facts, { ...options, refused })
      open.giveBack()
      facts = await later(open, probed, options.now)
    } catch (error) {
      // Who reads the borrowed socket by hand says `Garbled` for what is no reply; the connection is of no use then either.
      if (!(error instanceof Cut) && !(error instanceof Error && error.name === 'Garbled')) throw error
      partial = error.message
    }
    // Where nobody evicts values are looked into without it.
    if (open.noTouchRefused !== undefined && known(facts.maxmemoryPolicy)?.value !== 'noeviction')
      ofKeys.set('CLIENT NO-TOUCH', open.noTouchRefused)
    const named = disturbed(open, facts, sidekiq?.touched ?? [])
    if (keyspace) keyspace = { ...keyspace, readByName: [...new Set([...keyspace.readByName.map(discreetKey), ...named])].sort() }
    else if (named.length > 0) warnings.push(`reading Sidekiq's own keys reset their idle times: ${named.slice(0, 20).join(', ')}`)
    const [main, ...others] = sidekiq?.states ?? []
    return {
      ...names,
      runId: probed.runId,
      hostClass: host,
      endpoint: endpointHash(way.to, options.salt),
      partial: partial ?? keyspace?.ended ?? (options.readKeyspace ? null : 'keys were not asked for'),
      facts,
      keyspace,
      sidekiq: main ?? null,
      ...(others.length > 0 && { otherSidekiqs: others }),
      refused: [...probed.refused, ...refusalsOf(new Map([...ofKeys, ...(sidekiq?.refusals ?? [])]), probed, host)],
      warnings,
    }
  } finally {
    open.close()
  }
}

function readingOf(probed: Probed, options: AuditOptions): Parameters<typeof readSidekiq>[1] {
  const databases = known(probed.facts.databaseKeys)?.value.map(db => db.database) ?? []
  return {
    databases,
    namespaces: options.claims.filter(claim => claim.workload === 'sidekiq'),
    jobs: options.jobs,
    now: probed.now,
    rest: options.wait,
  }
}

/**
 * Audits what a target means: one server, or each shard of a cluster by a connection of its own, at the same time. `id` names
 * it; further shards get `-2`, `-3`. What can't be reached is listed with one sentence. Throws UsageErrors of options, and Errors
 * that are faults of Redline.
 */
export async function auditTarget(target: Target, id: string, options: AuditOptions): Promise<Audited> {
  const { names } = target
  const limits = options.limits ?? LIMITS
  let found: Awaited<ReturnType<typeof find>>
  try {
    found = await find(target, options.trust, limits)
  } catch (error) {
    if (!(error instanceof Cut)) throw error
    return { servers: [], unreached: [{ id, names, why: error.message }] }
  }
  const all = await Promise.all(
    found.ways.map(async (way, i): Promise<AuditedServer | Unreached> => {
      const called = { id: i === 0 ? id : `${id}-${i + 1}`, names }
      try {
        return await auditOne(way, target, called, found.warnings, options)
      } catch (error) {
        if (!(error instanceof Cut)) throw error
        return { ...called, why: error.message }
      }
    }),
  )
  return {
    servers: all.filter(one => 'facts' in one),
    unreached: all.filter(one => 'why' in one),
  }
}
