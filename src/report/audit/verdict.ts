/** What the article asks of a server, in one sentence: too small, fits, or split. */
import type { AuditedServer } from '../../model/audit.ts'
import { known } from '../../model/fact.ts'
import { bytes, count, duration, percent } from '../../model/figures.ts'
import { type Fit, fitOf, workloadsOn } from '../../model/fit.ts'
import { needs, type Workload } from '../../model/workload.ts'
import { listed } from './section.ts'

export interface Verdict {
  readonly word: 'Split' | 'Too small' | 'Fits' | 'Not known'
  /** The whole sentence, the word included. */
  readonly sentence: string
}

const WORDS: Readonly<Record<Fit['verdict'], Verdict['word']>> = { split: 'Split', small: 'Too small', fits: 'Fits', unknown: 'Not known' }

const lower = (workload: Workload): string =>
  ({
    cache: 'the cache',
    session: 'sessions',
    'rate-limit': 'rate limits',
    lock: 'locks',
    'feature-flag': 'feature flags',
    app: 'application data',
  })[workload as string] ?? needs[workload].title

/** `2.31 GB of 2.5 GB (92 %)`. */
export function memory(server: AuditedServer): string | undefined {
  const [used, limit] = [known(server.facts.usedMemory)?.value, known(server.facts.maxmemory)?.value]
  if (used === undefined) return undefined
  return limit ? `${bytes(used)} of ${bytes(limit)} (${percent(used / limit)})` : bytes(used)
}

function sizeOf(server: AuditedServer, workload: Workload): string {
  const group = server.keyspace?.workloads.find(w => w.workload === workload)
  return group && group.bytes.value > 0 ? ` (${bytes(group.bytes.value)})` : ''
}

/** What the policy does to one of the two that share. */
function under(policy: string | undefined, jobs: Workload): string {
  if (policy === undefined) return 'one policy can’t suit both'
  if (policy === 'noeviction') return 'under `noeviction` a full cache makes every write fail'
  if (policy.startsWith('volatile-')) return `under \`${policy}\` what never expires fills the memory until writes fail`
  return `under \`${policy}\` ${needs[jobs].kind === 'jobs' ? 'queued jobs are deleted' : `${lower(jobs)} are deleted`} when memory is short`
}

function evictions(server: AuditedServer): string {
  const [evicted, uptime] = [known(server.facts.evictedKeys)?.value ?? 0, known(server.facts.uptime)?.value]
  return evicted > 0 ? `it has deleted ${count(evicted)} keys${uptime ? ` in ${duration(uptime)}` : ''}` : ''
}

const sentence = (parts: readonly string[]): string => {
  const text = parts.filter(p => p !== '').join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** The verdict on a server. */
export function verdictOf(server: AuditedServer): Verdict {
  const fit = fitOf(server)
  const word = WORDS[fit.verdict]
  const policy = known(server.facts.maxmemoryPolicy)?.value
  const used = memory(server)
  const full = fit.refusedWrites ? `${count(fit.refusedWrites)} writes were refused for lack of memory` : ''
  switch (fit.verdict) {
    case 'split': {
      const [a, b] = fit.pair as readonly [Workload, Workload]
      const size = (fit.fullness ?? 0) >= 0.9 && used ? `it is too small besides, ${used} used` : ''
      return {
        word,
        sentence: sentence([
          `split it: ${lower(a)}${sizeOf(server, a)} and ${lower(b)}${sizeOf(server, b)} share this server, and ${under(policy, b)}`,
          evictions(server),
          full,
          size,
        ]),
      }
    }
    case 'small':
      return {
        word,
        sentence: sentence([
          `too small: ${used ? `${used} used` : 'it is full'}`,
          evictions(server),
          full,
          fit.wanted === undefined ? '' : `with its peak and an outage it should have ${bytes(fit.wanted)}`,
        ]),
      }
    case 'fits': {
      const on = workloadsOn(server)
      const what = on.length > 0 ? `${listed(on.map(lower))} with ` : ''
      return { word, sentence: sentence([`fits: ${what}${used ?? ''} used`, evictions(server)]) }
    }
    default:
      return { word, sentence: sentence([`whether it fits is not known: ${fit.why ?? ''}${used ? `; ${used} used` : ''}`]) }
  }
}
