/** Findings sorted and counted, for every report. */
import type { Confidence } from '../model/finding.ts'
import { rank } from '../model/rank.ts'
import type { Judged, Report } from '../model/report.ts'
import type { Severity } from '../model/workload.ts'

const SEVERITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 }
const CONFIDENCE: Readonly<Record<Confidence, number>> = { certain: 0, likely: 1, possible: 2 }

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Worst first: by severity, then confidence, then what is at stake, then place. */
export const worstFirst = (findings: readonly Judged[]): readonly Judged[] =>
  [...findings].sort(
    (a, b) =>
      SEVERITY[a.severity] - SEVERITY[b.severity] ||
      CONFIDENCE[a.confidence] - CONFIDENCE[b.confidence] ||
      rank(a.rule) - rank(b.rule) ||
      text(a.at.file, b.at.file) ||
      a.at.start - b.at.start ||
      text(a.rule, b.rule) ||
      text(a.identity, b.identity),
  )

/** Findings that count, as no ignore, baseline or severity silences them. */
export const counted = (findings: readonly Judged[]): readonly Judged[] => worstFirst(findings.filter(f => !f.silenced))

/** All findings of a run, those of policy included. */
export const allFindings = (report: Report): readonly Judged[] => [...report.apps.flatMap(app => app.findings), ...report.findings]

export interface Tally {
  readonly error: number
  readonly warning: number
  readonly note: number
  readonly silenced: number
}

export function tally(findings: readonly Judged[]): Tally {
  const count = (severity: Severity): number => findings.filter(f => !f.silenced && f.severity === severity).length
  return { error: count('error'), warning: count('warning'), note: count('note'), silenced: findings.filter(f => f.silenced).length }
}

/** `1,204`, of a whole number. Not by toLocaleString, whose tables cost a small run a tenth of its time. */
export const thousands = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',')

/** `1 error`, `2 errors`, `1,204 files`. */
export const plural = (n: number, word: string): string => `${thousands(n)} ${word}${n === 1 ? '' : 's'}`
