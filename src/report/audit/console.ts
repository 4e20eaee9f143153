/** The audit for a terminal: findings worst first, then each server: its verdict, its facts, its keys, Sidekiq's health, what stayed open. */
import type { AuditDocument, AuditedServer } from '../../model/audit.ts'
import type { FindingItem } from '../../model/document.ts'
import { type Palette, palette } from '../color.ts'
import { worstItems } from '../items.ts'
import { prose } from '../prose.ts'
import { redact } from '../redact.ts'
import { table } from '../table.ts'
import { plural } from '../tally.ts'
import { visible } from '../visible.ts'
import { displayWidth } from '../width.ts'
import { expectedSections, sinceSections } from './changeSections.ts'
import { clientsSection } from './clientsSection.ts'
import { clusterSections } from './clusterSections.ts'
import { keyspaceSections } from './keyspaceSections.ts'
import { disagreementSection, notCheckedSection, refusedSection, unreachedSection } from './openSections.ts'
import type { Section } from './section.ts'
import { serverSection, titleOf } from './serverSection.ts'
import { sidekiqSections } from './sidekiqSections.ts'
import { sizingSection } from './sizingSection.ts'
import { type Verdict, verdictOf } from './verdict.ts'

export interface AuditConsoleOptions {
  readonly color: boolean
  readonly width: number
  /** What to show: the audit's own findings; undefined where a report of the code shows them. */
  readonly findings: readonly FindingItem[] | undefined
  /** Findings and verdicts alone. */
  readonly quiet?: boolean
}

const NARROWEST = 60
const WIDEST_TEXT = 100
const clean = (text: string): string => visible(redact(text))

interface Layout {
  readonly width: number
  readonly paint: Palette
}

/** A finding of a server, or one that an audit beside code has of a file. */
function findingLines(f: FindingItem, { width, paint }: Layout): readonly string[] {
  const sure = f.confidence === 'certain' ? '' : paint.dim(` (${f.confidence})`)
  const room = { width: Math.min(width, WIDEST_TEXT), paint, indent: '  ' }
  return [
    `${paint.severity[f.severity](f.severity)}  ${paint.bold(clean(f.rule))}${sure}  ${paint.path(clean(f.at ?? f.server ?? ''))}`,
    ...prose(f.message, room),
    ...(f.advice === undefined ? [] : ['', ...prose(f.advice, room)]),
  ]
}

function sectionLines(section: Section, { width, paint }: Layout): readonly string[] {
  const room = { width: Math.min(width, WIDEST_TEXT), paint, indent: '  ' }
  const columns = section.columns.map(c => (section.id === 'server' ? { ...c, head: '' } : c))
  const rows = section.rows.map(row => row.map(clean))
  const lines = rows.length > 0 ? table(columns, rows, { width, indent: '  ', lead: 1, head: paint.dim }) : []
  const body = section.id === 'server' ? lines.slice(1) : lines
  return [
    paint.bold(clean(section.title)),
    ...(section.lead === undefined ? [] : prose(section.lead, room)),
    ...body,
    ...(section.note === undefined ? [] : prose(section.note, room).map(paint.dim)),
  ]
}

const stacked = (blocks: readonly (readonly string[])[]): readonly string[] =>
  blocks.filter(b => b.length > 0).flatMap((block, i) => (i === 0 ? block : ['', ...block]))

const painted = ({ word }: Verdict, paint: Palette): ((text: string) => string) =>
  word === 'Fits' ? paint.good : word === 'Not known' ? paint.bold : paint.severity.error

function heading(server: AuditedServer, { width, paint }: Layout): readonly string[] {
  const name = clean(titleOf(server))
  const line = '─'.repeat(Math.max(3, Math.min(width, WIDEST_TEXT) - displayWidth(name) - 4))
  return [`${paint.dim('──')} ${paint.bold(name)} ${paint.dim(line)}`]
}

function serverLines(server: AuditedServer, layout: Layout, quiet: boolean): readonly (readonly string[])[] {
  const { paint, width } = layout
  const verdict = verdictOf(server)
  const said = prose(verdict.sentence, { width: Math.min(width, WIDEST_TEXT), paint }).map((line, i) =>
    i === 0 ? painted(verdict, paint)(line) : line,
  )
  const partial = server.partial === null ? [] : prose(`Not all of it was read, because ${server.partial}.`, { width, paint })
  if (quiet) return [heading(server, layout), [...said, ...partial]]
  const sections = [
    serverSection(server),
    ...keyspaceSections(server),
    sizingSection(server),
    ...sidekiqSections(server),
    clientsSection(server),
    refusedSection(server),
  ]
  return [heading(server, layout), [...said, ...partial], ...sections.flatMap(s => (s ? [sectionLines(s, layout)] : []))]
}

function summary({ servers, unreached, notChecked }: AuditDocument, findings: readonly FindingItem[] | undefined, paint: Palette): string {
  const found = (['error', 'warning', 'note'] as const).flatMap(severity => {
    const n = (findings ?? []).filter(f => f.severity === severity).length
    return n > 0 ? [paint.severity[severity](plural(n, severity))] : []
  })
  return [
    ...(findings === undefined ? [] : [found.length > 0 ? found.join(', ') : 'No findings']),
    `${plural(servers.length, 'server')} audited`,
    ...(unreached.length > 0 ? [`${plural(unreached.length, 'server')} not reached`] : []),
    ...(notChecked.length > 0 ? [`${plural(notChecked.length, 'rule')} not checked`] : []),
  ].join(' · ')
}

/** The audit as text that ends in a newline. Everything is redacted and control characters are escaped. */
export function auditConsole(audit: AuditDocument, { color, width: given, findings: all, quiet = false }: AuditConsoleOptions): string {
  const layout: Layout = { width: Math.max(NARROWEST, given), paint: palette(color) }
  const findings = all && worstItems(all.filter(f => !f.silenced))
  const aside = [...expectedSections(audit), ...clusterSections(audit), ...(quiet ? [] : sinceSections(audit))]
  const open = [unreachedSection(audit), disagreementSection(audit), quiet ? undefined : notCheckedSection(audit)]
  const blocks = [
    ...(findings ?? []).map(f => findingLines(f, layout)),
    ...aside.map(s => sectionLines(s, layout)),
    ...audit.servers.flatMap(s => serverLines(s, layout, quiet)),
    ...open.flatMap(s => (s ? [sectionLines(s, layout)] : [])),
    [summary(audit, findings, layout.paint)],
  ]
  return `${stacked(blocks).join('\n')}\n`
}
