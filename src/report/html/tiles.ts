/** A server's few numbers that decide: memory, policy, evictions, clients, the longest wait of a queue, the hit rate. */
import type { AuditedServer } from '../../model/audit.ts'
import { known, type Persistence } from '../../model/fact.ts'
import { briefly, bytes, count, percent } from '../../model/figures.ts'
import { workloadsOn } from '../../model/fit.ts'
import { needs } from '../../model/workload.ts'
import { gauge } from './bars.ts'
import { esc } from './escape.ts'

interface Tile {
  readonly name: string
  readonly value: string
  readonly small?: string
  readonly picture?: string
}

function memoryTile({ facts }: AuditedServer): Tile | undefined {
  const [used, limit, peak] = [known(facts.usedMemory)?.value, known(facts.maxmemory)?.value, known(facts.usedMemoryPeak)?.value]
  if (used === undefined) return undefined
  const peaked = peak === undefined ? undefined : `peak ${bytes(peak)}`
  if (!limit)
    return {
      name: 'Memory',
      value: bytes(used),
      small: [limit === 0 ? 'no limit' : 'limit not known', peaked ?? ''].filter(t => t !== '').join(', '),
    }
  const share = used / limit
  return {
    name: 'Memory',
    value: percent(share),
    small: `${bytes(used)} of ${bytes(limit)}`,
    picture: gauge(
      `Memory ${percent(share)}${peaked === undefined ? '' : `, ${peaked}`}`,
      share,
      peak === undefined ? undefined : peak / limit,
    ),
  }
}

function clientsTile({ facts }: AuditedServer): Tile | undefined {
  const [now, most, rejected] = [
    known(facts.connectedClients)?.value,
    known(facts.maxclients)?.value,
    known(facts.rejectedConnections)?.value,
  ]
  if (now === undefined) return undefined
  const turned = rejected ? `${count(rejected)} turned away` : undefined
  if (!most) return { name: 'Clients', value: count(now), ...(turned !== undefined && { small: turned }) }
  return {
    name: 'Clients',
    value: `${count(now)} of ${count(most)}`,
    ...(turned !== undefined && { small: turned }),
    picture: gauge(`Clients ${percent(now / most)}`, now / most),
  }
}

function evictionTile(server: AuditedServer): Tile | undefined {
  const { facts } = server
  const [total, rate] = [known(facts.evictedKeys)?.value, known(facts.evictionsPerHour)?.value]
  if (total === undefined) return undefined
  const lost = workloadsOn(server).some(w => needs[w].eviction === 'never')
  return {
    name: 'Evicted keys',
    value: rate ? `${count(rate)} an hour` : count(total),
    small: rate ? `${count(total)} in all` : total === 0 ? 'none so far' : lost ? 'not all of them a cache’s' : 'since the start',
  }
}

function waitTile({ sidekiq }: AuditedServer): Tile | undefined {
  const waiting = (sidekiq?.queues ?? []).filter(q => q.depth > 0)
  if (!sidekiq) return undefined
  if (waiting.length === 0) return { name: 'Jobs waiting', value: 'none' }
  const worst = waiting.reduce((a, b) => ((b.latency ?? 0) > (a.latency ?? 0) ? b : a))
  return {
    name: 'Longest wait',
    value: worst.latency === undefined ? 'not known' : briefly(worst.latency),
    small: `${worst.name}; ${count(waiting.reduce((n, q) => n + q.depth, 0))} jobs in all`,
  }
}

const DISK: Readonly<Record<Persistence, string>> = {
  none: 'nothing on disk',
  rdb: 'snapshots on disk',
  aof: 'append-only file on disk',
  'aof+rdb': 'append-only file on disk',
}

function policyTile({ facts }: AuditedServer): Tile {
  const policy = known(facts.maxmemoryPolicy)?.value
  const saving = known(facts.persistence)?.value
  return {
    name: 'Policy',
    value: policy ?? 'not known',
    ...(saving !== undefined && { small: DISK[saving] }),
  }
}

function hitTile({ facts }: AuditedServer): Tile | undefined {
  const rate = known(facts.hitRate)?.value
  return rate === undefined ? undefined : { name: 'Hit rate', value: percent(rate), small: 'of all lookups, jobs’ too' }
}

/** The tiles as a list of terms. */
export function tiles(server: AuditedServer): string {
  const all = [memoryTile(server), policyTile(server), evictionTile(server), clientsTile(server), waitTile(server), hitTile(server)]
  const shown = all.filter(t => t !== undefined)
  return `<dl class="tiles">${shown
    .map(
      t =>
        `<div class="tile"><dt>${esc(t.name)}</dt><dd>${esc(t.value)}${t.small === undefined ? '' : `<small>${esc(t.small)}</small>`}${t.picture ?? ''}</dd></div>`,
    )
    .join('\n')}</dl>`
}
