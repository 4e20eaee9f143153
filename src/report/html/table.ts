/** A section's table as HTML, open or folded behind a picture. */
import type { Section } from '../audit/section.ts'
import { esc, inline } from './escape.ts'

/** The table; columns whose cells are all empty are left out. It scrolls by itself where it is wider than the page. */
export function table({ columns, rows, title }: Section): string {
  const kept = columns.flatMap((_, i) => (rows.some(row => (row[i] ?? '') !== '') ? [i] : []))
  const cell = (tag: string, text: string, i: number): string => `<${tag}${columns[i]?.right ? ' class="n"' : ''}>${text}</${tag}>`
  const head = kept.map(i => cell('th scope="col"', esc(columns[i]?.head ?? ''), i).replace('</th scope="col">', '</th>')).join('')
  const body = rows.map(row => `<tr>${kept.map(i => cell('td', inline(row[i] ?? ''), i)).join('')}</tr>`).join('\n')
  return `<div class="scroll" tabindex="0" role="region" aria-label="${esc(title)}"><table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`
}

const noted = ({ note }: Section): string => (note === undefined ? '' : `<p class="note">${inline(note)}</p>`)

/** A section whose table stands open. */
export const openSection = (section: Section): string =>
  `<section class="part"><h3>${esc(section.title)}</h3>${section.lead === undefined ? '' : `<p>${inline(section.lead)}</p>`}${section.rows.length > 0 ? table(section) : ''}${noted(section)}</section>`

/** A section with a picture; its table is folded behind that. */
export const pictured = (section: Section, picture: string): string =>
  `<section class="part"><h3>${esc(section.title)}</h3>${section.lead === undefined ? '' : `<p class="lead">${inline(section.lead)}</p>`}
<figure>${picture}</figure>
<details><summary>As a table</summary>${table(section)}${noted(section)}</details></section>`
