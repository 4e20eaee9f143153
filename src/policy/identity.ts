/** What makes a finding the same finding tomorrow: its rule and what it concerns, never where it stands. */
import { createHash } from 'node:crypto'
import type { Finding } from '../model/finding.ts'
import type { Judged } from '../model/report.ts'

const HEX_DIGITS = 16

/** `RULE:hash` of a rule and what a finding concerns; the same after moves, renames and reformatting. */
export const identityOf = (rule: string, about: string): string =>
  `${rule}:${createHash('sha256').update(`${rule}\n${about}`).digest('hex').slice(0, HEX_DIGITS)}`

/**
 * Gives every finding its identity. Equal ones are numbered from the second on (`RULE:hash:2`) in the order given, so
 * that a second finding of the same kind is new although the first is known. Pass all findings of a run at once.
 */
export function identify<F extends Finding>(findings: readonly F[]): readonly (F & Judged)[] {
  const seen = new Map<string, number>()
  return findings.map(finding => {
    const identity = identityOf(finding.rule, finding.about)
    const count = (seen.get(identity) ?? 0) + 1
    seen.set(identity, count)
    return { ...finding, identity: count === 1 ? identity : `${identity}:${count}` }
  })
}

/** Whether a text has the form of an identity. */
export const isIdentity = (text: string): boolean => /^[a-z][a-z0-9-]*:[0-9a-f]{16}(:[1-9][0-9]*)?$/.test(text)
