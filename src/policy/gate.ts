/** Whether a run passes, and the exit code that says so. */
import { exit } from '../errors.ts'
import type { Confidence } from '../model/finding.ts'
import type { Judged, Report } from '../model/report.ts'
import { SEVERITY } from '../model/workload.ts'

export const failOnChoices = ['error', 'warning', 'note', 'never'] as const
export const failScopeChoices = ['new', 'all'] as const
export const confidenceChoices = ['likely', 'certain', 'possible'] as const

export type FailOn = (typeof failOnChoices)[number]
export type FailScope = (typeof failScopeChoices)[number]

/** What may fail a run. */
export interface Gate {
  /** The mildest severity that fails. */
  readonly failOn: FailOn
  /** `new`: only findings that the base does not have. Without a base every finding is new. */
  readonly failScope: FailScope
  /** The least confidence that is reported. Whatever it says, a merely possible finding never fails a run. */
  readonly minConfidence: Confidence
}

export const defaultGate: Gate = { failOn: 'error', failScope: 'all', minConfidence: 'likely' }

type Verdict = 'pass' | 'fail' | 'nothing-to-scan' | 'incomplete'

export interface Outcome {
  readonly verdict: Verdict
  readonly code: number
  /** The findings that fail the run. */
  readonly failing: readonly Judged[]
}

const CONFIDENCE: Readonly<Record<Confidence, number>> = { possible: 0, likely: 1, certain: 2 }

/** Whether a setting of `fail-on` lets more pass than another. */
export const milder = (before: FailOn, after: FailOn): boolean => {
  const weight = (on: FailOn): number => (on === 'never' ? 3 : SEVERITY[on])
  return weight(after) > weight(before)
}

/** Whether a confidence is at least another. */
export const atLeastAs = (confidence: Confidence, least: Confidence): boolean => CONFIDENCE[confidence] >= CONFIDENCE[least]

/** All findings of a report: the apps' and those that no app owns. */
export const allFindings = (report: Report): readonly Judged[] => [...report.apps.flatMap(a => a.findings), ...report.findings]

/** Whether one finding, of a run or of a saved result, fails a run. `base` holds the identities that the base has. */
export function fails(
  finding: Pick<Judged, 'silenced' | 'stale' | 'confidence' | 'severity' | 'identity'>,
  gate: Gate,
  base: ReadonlySet<string> = new Set(),
): boolean {
  if (finding.silenced || finding.stale !== undefined || gate.failOn === 'never') return false
  if (!atLeastAs(finding.confidence, 'likely') || !atLeastAs(finding.confidence, gate.minConfidence)) return false
  if (gate.failScope === 'new' && base.has(finding.identity)) return false
  return SEVERITY[finding.severity] >= SEVERITY[gate.failOn]
}

/**
 * The verdict on a report, and the exit code. Wrong use (2) never gets here; a failure of Redline itself goes before
 * findings, because what was not looked at can't be called clean or counted.
 */
export function judgeRun(report: Report, gate: Gate, base?: ReadonlySet<string>): Outcome {
  const failing = allFindings(report).filter(f => fails(f, gate, base))
  if (report.failures.length > 0) return { verdict: 'incomplete', code: exit.failed, failing }
  if (failing.length > 0) return { verdict: 'fail', code: exit.findings, failing }
  if (report.apps.length === 0 && !report.servers?.length) return { verdict: 'nothing-to-scan', code: exit.nothing, failing }
  return { verdict: 'pass', code: exit.clean, failing }
}
