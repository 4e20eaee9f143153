/** Rows of Markdown as a GFM table; columns whose cells are all empty are left out. */
import { cell } from './escape.ts'

/** A table; `heads` are our own words, cells are Markdown of one line. */
export function gfmTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const kept = heads.flatMap((_, i) => (rows.some(row => (row[i] ?? '') !== '') ? [i] : []))
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(kept.map(i => heads[i] as string)),
    line(kept.map(() => '---')),
    ...rows.map(row => line(kept.map(i => cell(row[i] ?? '')))),
  ].join('\n')
}
