/** By how much what was measured will grow until a server is sized again: from two audits, the server's own peak, or an assumption. */
import type { AuditDocument } from '../../model/audit.ts'
import type { Workload } from '../../model/workload.ts'
import { bytes, number } from '../words.ts'

export interface Trend {
  /** Bytes by which the workloads grew a day between the two audits; negative where they shrank. */
  readonly perDay: number
  /** Between the two audits. */
  readonly days: number
}

export interface Growth {
  readonly factor: number
  /** Words in brackets behind the factor. */
  readonly why: string
}

/** Ours: no source says how much an app grows between two looks at its servers. */
const ASSUMED = 1.3
/** How far ahead a server is ordered. Ours. */
const AHEAD = 90
/** Two audits that are nearer show the time of day and no trend. Ours. */
const SHORTEST = 1
/** A peak, or what evicts when it is full, asks for no more than this. Ours. */
const MOST = 2

/** What two audits say of these workloads together; null where the audit was not compared with an earlier one. */
export function trend(workloads: readonly Workload[], servers: readonly string[], { since }: AuditDocument): Trend | null {
  const rates = (since?.servers ?? [])
    .filter(s => servers.includes(s.id))
    .flatMap(s => s.workloads.filter(w => workloads.some(x => x === w.workload)).flatMap(w => (w.perHour === undefined ? [] : [w.perHour])))
  return since && rates.length > 0 ? { perDay: rates.reduce((a, b) => a + b, 0) * 24, days: since.seconds / 86_400 } : null
}

const days = (n: number): string => `${number(n)} ${n === 1 ? 'day' : 'days'}`

/** The measured trend as a factor, or why it is none. */
function measured({ perDay, days: apart }: Trend, now: number, unsure: number): Growth {
  const grew = `${bytes(Math.abs(perDay))} a day ${perDay < 0 ? 'less' : 'more'} between two audits ${days(apart)} apart`
  if (apart < SHORTEST) return { factor: 1, why: 'the two audits are less than a day apart, which shows no trend' }
  // Bytes are estimates: a difference that lies within their interval may be none.
  if (Math.abs(perDay) * apart <= unsure) return { factor: 1, why: `${grew}, which is within what the measurement is off by` }
  return { factor: 1 + (perDay * AHEAD) / now, why: `${grew}, for ${AHEAD} days to come` }
}

/**
 * The largest of what is assumed, what the server's peak says, and what two audits measured. `now` are the bytes of the
 * workloads, `unsure` the width of their interval; what evicts is never asked to hold more than twofold.
 */
export function growth(found: Trend | null, peak: number, now: number, unsure: number, evicts: boolean): Growth {
  const own = found && now > 0 ? measured(found, now, unsure) : undefined
  const capped =
    own && evicts && own.factor > MOST ? { factor: MOST, why: `${own.why}; twofold at most, because it evicts when it is full` } : own
  const highest = Math.min(peak, MOST)
  if (capped && capped.factor >= Math.max(ASSUMED, highest)) return { factor: capped.factor, why: `growth: ${capped.why}` }
  const beside = capped ? `; measured: ${capped.why}` : ''
  return highest > ASSUMED
    ? { factor: highest, why: `the highest use against the present one${beside}` }
    : { factor: ASSUMED, why: `growth, assumed${beside || ': an audit with `--since` an earlier one measures it'}` }
}
