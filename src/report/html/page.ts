/** The audit as one file that people look at: no script, nothing fetched, every picture with its table. */
import type { AuditDocument } from '../../model/audit.ts'
import type { FindingItem } from '../../model/document.ts'
import { expectedSections, sinceSections } from '../audit/changeSections.ts'
import { clusterSections } from '../audit/clusterSections.ts'
import { disagreementSection, notCheckedSection, unreachedSection } from '../audit/openSections.ts'
import type { Section } from '../audit/section.ts'
import { verdictOf } from '../audit/verdict.ts'
import { worstItems } from '../items.ts'
import { redactAll } from '../redact.ts'
import { plural } from '../tally.ts'
import { esc, inline, prose } from './escape.ts'
import { map } from './map.ts'
import { CHIPS, serverCard } from './server.ts'
import { STYLE } from './style.ts'
import { openSection } from './table.ts'

const CHIP: Readonly<Record<FindingItem['severity'], string>> = { error: 'error', warning: 'warning', note: 'noted' }

export interface HtmlOptions {
  /** What to show: the audit's own findings, or those of the report that it was joined with. */
  readonly findings: readonly FindingItem[]
}

function findingCard(f: FindingItem): string {
  const sure = f.confidence === 'certain' ? '' : `<span class="soft">${f.confidence}</span>`
  const where = f.at ?? f.server ?? ''
  const related = f.related.map(r => `<li><code>${esc(r.at)}</code> ${esc(r.role)}</li>`).join('')
  const more =
    f.advice === undefined && related === ''
      ? ''
      : `<details><summary>What to do</summary>${prose(f.advice ?? '')}${related === '' ? '' : `<ul>${related}</ul>`}</details>`
  return `<div class="finding is-${f.severity}"><div class="head"><span class="chip ${CHIP[f.severity]}">${f.severity}</span><b>${esc(f.rule)}</b>${sure}<code>${esc(where)}</code></div>${prose(f.message)}${more}</div>`
}

function tally(findings: readonly FindingItem[]): string {
  const chips = (['error', 'warning', 'note'] as const).flatMap(severity => {
    const n = findings.filter(f => f.severity === severity).length
    return n > 0 ? [`<li class="chip ${CHIP[severity]}">${plural(n, severity)}</li>`] : []
  })
  return chips.length > 0 ? chips.join('') : '<li class="chip good">Nothing found that breaks</li>'
}

const cardOf = (title: string, inner: string): string =>
  inner === '' ? '' : `<section class="card"><h2>${esc(title)}</h2>${inner}</section>`

const sections = (all: readonly (Section | undefined)[]): string => all.flatMap(s => (s === undefined ? [] : [openSection(s)])).join('\n')

/** The sentence without the word that stands before it. */
function afterWord(sentence: string): string {
  const rest = sentence.replace(/^(?:Split it|Too small|Fits|Whether it fits is not known): /, '')
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`
}

/** The servers at a glance. */
function overview({ servers }: AuditDocument): string {
  const lines = servers.map(s => {
    const { word, sentence } = verdictOf(s)
    return `<li><span class="head"><b>${esc(s.id)}</b><span class="chip ${CHIPS[word]}">${word}</span></span>${inline(afterWord(sentence))}</li>`
  })
  const picture = map(servers)
  if (picture === '') return ''
  return `<section class="card"><h2>What is where</h2><div class="glance"><figure>${picture}</figure><ul class="overview">${lines.join('\n')}</ul></div></section>`
}

/** The whole page; it ends in a newline. */
export function htmlPage(given: AuditDocument, { findings: found }: HtmlOptions): string {
  const audit = redactAll(given)
  const findings = worstItems(found.filter(f => !f.silenced))
  const when = audit.takenAt.slice(0, 16).replace('T', ' ')
  const parts = [
    overview(audit),
    cardOf('Findings', findings.map(findingCard).join('\n')),
    cardOf('Clusters', sections(clusterSections(audit))),
    ...audit.servers.map(serverCard),
    cardOf('Ready for what it is meant for?', sections(expectedSections(audit))),
    cardOf('What changed', sections(sinceSections(audit))),
    cardOf('What is open', sections([unreachedSection(audit), disagreementSection(audit), notCheckedSection(audit)])),
  ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<link rel="icon" href="data:,">
<title>Redis audit of ${esc(when)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>Redis audit</h1><div class="soft">${esc(when)} UTC · ${plural(audit.servers.length, 'server')} · read only</div><ul class="tally">${tally(findings)}</ul></header>
<main>
${parts.filter(p => p !== '').join('\n')}
</main>
<footer>${esc(`${audit.tool.name} ${audit.tool.version}`)}. Sizes are in powers of 1024, keys as MEMORY USAGE counts them. This file holds no script and fetches nothing.</footer>
</body>
</html>
`
}
