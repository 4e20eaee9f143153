/** Runs rules over a model. */
import type { Finding, NotChecked } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import type { Failure } from '../model/report.ts'
import { asUsed } from './idle.ts'
import { untold } from './lacking.ts'
import type { Rule } from './rule.ts'

export interface Ran {
  readonly findings: readonly Finding[]
  readonly notChecked: readonly NotChecked[]
  readonly failures: readonly Failure[]
}

/** Runs each rule whose facts are there; what a server doesn't tell is named, and a rule that throws too, and the others run. */
export function runRules(rules: readonly Rule[], model: Model): Ran {
  const findings: Finding[] = []
  const notChecked: NotChecked[] = []
  const failures: Failure[] = []
  for (const rule of rules) {
    const { blind, gaps } = untold(rule, model)
    notChecked.push(...gaps)
    if (blind) continue
    try {
      for (const finding of rule.check(model)) findings.push(asUsed(finding, model))
    } catch (error) {
      failures.push({ part: `rule ${rule.id}`, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  }
  return { findings, notChecked, failures }
}
