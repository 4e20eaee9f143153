/** The audit as Markdown: a page by itself, and the part that joins a report's comment and summary. */
import type { AuditDocument, AuditedServer } from '../../model/audit.ts'
import type { FindingItem } from '../../model/document.ts'
import { worstItems } from '../items.ts'
import { code, htmlCode, sentence } from '../markdown/escape.ts'
import { findingFold, fold } from '../markdown/findingFold.ts'
import { gfmTable } from '../markdown/gfmTable.ts'
import type { MarkdownOptions } from '../markdown/options.ts'
import { redactAll } from '../redact.ts'
import { plural } from '../tally.ts'
import { expectedSections, sinceSections } from './changeSections.ts'
import { clientsSection } from './clientsSection.ts'
import { clusterSections } from './clusterSections.ts'
import { keyspaceSections } from './keyspaceSections.ts'
import { disagreementSection, notCheckedSection, refusedSection, unreachedSection } from './openSections.ts'
import type { Section } from './section.ts'
import { serverSection, titleOf } from './serverSection.ts'
import { sidekiqSections } from './sidekiqSections.ts'
import { sizingSection } from './sizingSection.ts'
import { verdictOf } from './verdict.ts'

const MARKS = { Split: '🔴', 'Too small': '🔴', Fits: '🟢', 'Not known': '⚪' } as const
const MOST_ROWS = 40
const MOST_CELL = 400

function body({ columns, rows, lead, note }: Section): string {
  const shown = rows.slice(0, MOST_ROWS).map(row => row.map(text => sentence(text, MOST_CELL)))
  return [
    ...(lead === undefined ? [] : [sentence(lead)]),
    ...(rows.length > 0
      ? [
          gfmTable(
            columns.map(c => c.head),
            shown,
          ),
        ]
      : []),
    ...(rows.length > MOST_ROWS ? [`and ${plural(rows.length - MOST_ROWS, 'row')} more`] : []),
    ...(note === undefined ? [] : [sentence(note)]),
  ].join('\n\n')
}

const open = (section: Section): string => `**${sentence(section.title)}**\n\n${body(section)}`
const folded = (section: Section): string => fold(htmlCode(section.title).replace(/<\/?code>/g, ''), body(section))
const there = (all: readonly (Section | undefined)[]): readonly Section[] => all.flatMap(s => (s === undefined ? [] : [s]))

/** A server: its verdict open, everything else in folds. */
function serverParts(server: AuditedServer, detail: boolean): readonly string[] {
  const { word, sentence: said } = verdictOf(server)
  const head = `${MARKS[word]} ${code(titleOf(server))}: ${sentence(said)}`
  const partial = server.partial === null ? [] : [`Not all of it was read, because ${sentence(server.partial)}.`]
  if (!detail) return [head, ...partial]
  const sections = [
    serverSection(server),
    ...keyspaceSections(server),
    sizingSection(server),
    ...sidekiqSections(server),
    clientsSection(server),
    refusedSection(server),
  ]
  return [head, ...partial, ...there(sections).map(s => (s.id === 'workloads' ? open(s) : folded(s)))]
}

/**
 * What an audit adds to a report: each server's verdict, with `detail` also its tables, and what stayed open. Of constant
 * size without `detail`, save for the number of servers.
 */
export function auditPart(given: AuditDocument, detail: boolean): string {
  const audit = redactAll(given)
  const parts = [
    `**Live servers**, read on ${sentence(audit.takenAt.slice(0, 16).replace('T', ' '))} UTC`,
    ...clusterSections(audit).map(open),
    ...audit.servers.flatMap(s => serverParts(s, detail)),
    ...(detail ? expectedSections(audit).map(open) : []),
    ...(detail ? sinceSections(audit).map(folded) : []),
    ...there([unreachedSection(audit), disagreementSection(audit)]).map(open),
    ...(detail ? there([notCheckedSection(audit)]).map(folded) : []),
  ]
  return parts.join('\n\n')
}

const SEVERITIES = ['error', 'warning', 'note'] as const

/** A page about an audit alone, which ends in a newline. */
export function auditMarkdown(given: AuditDocument, all: readonly FindingItem[], options: MarkdownOptions = {}): string {
  const findings = worstItems(redactAll(all.filter(f => !f.silenced)))
  const counts = SEVERITIES.flatMap(severity => {
    const n = findings.filter(f => f.severity === severity).length
    return n > 0 ? [plural(n, severity)] : []
  })
  const parts = [
    `### Redis audit: ${counts.length > 0 ? counts.join(', ') : 'nothing found that breaks'}`,
    ...findings.map(f => findingFold(f, { prose: true, mending: true, open: false }, options)),
    auditPart(given, true),
  ]
  return `${parts.join('\n\n')}\n`
}
