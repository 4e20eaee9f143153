/** What was not checked with what would allow it, what a server refused, and where code and server say different things. */
import type { AuditDocument, AuditedServer } from '../../model/audit.ts'
import type { Section } from './section.ts'

/** Commands that a server refused; undefined where it answered all. */
export function refusedSection({ refused }: AuditedServer): Section | undefined {
  if (refused.length === 0) return undefined
  return {
    id: 'refused',
    title: 'Refused commands',
    columns: [{ head: 'Command' }, { head: 'Reason', wraps: true }, { head: 'What would allow it', wraps: true }],
    rows: refused.map(r => [r.command, r.reason, r.allow ?? '']),
  }
}

/** Rules that could not run; undefined where all did. */
export function notCheckedSection({ notChecked }: Pick<AuditDocument, 'notChecked'>): Section | undefined {
  if (notChecked.length === 0) return undefined
  return {
    id: 'not-checked',
    title: 'Not checked',
    columns: [{ head: 'Rule' }, { head: 'Because', wraps: true }, { head: 'What would allow it', wraps: true }],
    rows: notChecked.map(n => [n.rule, n.why, n.allow]),
  }
}

/** Servers that could not be reached. */
export function unreachedSection({ unreached }: AuditDocument): Section | undefined {
  if (unreached.length === 0) return undefined
  return {
    id: 'unreached',
    title: 'Not reached',
    columns: [{ head: 'Server' }, { head: 'Because', wraps: true }],
    rows: unreached.map(u => [u.id, u.why]),
  }
}

/** What files declare and the server doesn't do. */
export function disagreementSection({ disagreements = [] }: AuditDocument): Section | undefined {
  if (disagreements.length === 0) return undefined
  return {
    id: 'disagreements',
    title: 'Code and server disagree',
    columns: [{ head: 'Server' }, { head: 'Fact' }, { head: 'The server says' }, { head: 'The files say' }, { head: 'Where' }],
    rows: disagreements.map(d => [d.server, d.fact, d.live, d.declared, d.at ?? '']),
  }
}
