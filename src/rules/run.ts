/** Runs rules over a model. */
import type { Finding, NotChecked } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import type { Failure } from '../model/report.ts'
import type { Rule } from './rule.ts'

export interface Ran {
  readonly findings: readonly Finding[]
  readonly notChecked: readonly NotChecked[]
  readonly failures: readonly Failure[]
}

/** Runs each rule whose facts are there; a rule that throws is named, and the others run. */
export function runRules(rules: readonly Rule[], model: Model): Ran {
  const findings: Finding[] = []
  const notChecked: NotChecked[] = []
  const failures: Failure[] = []
  for (const rule of rules) {
    const missing = !rule.needs.includes('code') && model.servers.length === 0
    if (missing) {
      notChecked.push({ rule: rule.id, why: 'nothing here declares a Redis server', allow: 'declare it, or audit the live server' })
      continue
    }
    try {
      findings.push(...rule.check(model))
    } catch (error) {
      failures.push({ part: `rule ${rule.id}`, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  }
  return { findings, notChecked, failures }
}
