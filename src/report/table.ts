/** Text tables with aligned columns that fit a terminal. */
import { displayWidth, glued, pad, wrap } from './width.ts'

export interface Column {
  readonly head: string
  readonly right?: boolean
  /** Whether the column may be narrowed, its cells broken into lines at spaces. */
  readonly wraps?: boolean
}

export interface TableOptions {
  readonly width: number
  readonly indent?: string
  /** The column that leads where the table doesn't fit: each row then stands as a record, with what follows the lead under it. */
  readonly lead?: number
  /** Paints the heads. */
  readonly head?: (text: string) => string
  /** Paints one cell, padding included. */
  readonly cell?: (text: string, column: number, row: number) => string
}

const GAP = '  '
/** What a column that may wrap keeps; words that are longer are broken. */
const NARROWEST = 14

// Not spread into Math.max: a report may hold more words than a call takes arguments.
const widest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0)

const longestWord = (texts: readonly string[]): number => widest(texts.flatMap(text => text.split(' ')))

/** Narrows the widest columns to their least, until the columns fit or nothing gives. */
function narrowed(size: readonly number[], least: readonly number[], room: number): readonly number[] {
  const now = [...size]
  for (;;) {
    const over = now.reduce((sum, w) => sum + w, 0) - room
    const open = now.map((w, i) => ({ w, i })).filter(({ w, i }) => w > (least[i] as number))
    if (over <= 0 || open.length === 0) return now
    const widest = open.reduce((a, b) => (b.w > a.w ? b : a))
    now[widest.i] = widest.w - 1
  }
}

/** The widths of columns: natural ones where they fit; else cells break between words, at last within them. */
function widths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  room: number,
): { size: readonly number[]; fits: boolean } {
  const texts = columns.map((c, i) => [c.head, ...rows.map(row => row[i] ?? '')])
  const natural = texts.map(column => widest(column))
  const least = (of: (natural: number, i: number) => number): readonly number[] =>
    natural.map((w, i) => (columns[i]?.wraps ? Math.min(w, of(w, i)) : w))
  const free = room - GAP.length * (columns.length - 1)
  const byWords = narrowed(
    natural,
    least((_, i) => Math.max(NARROWEST, longestWord(texts[i] ?? []))),
    free,
  )
  return {
    size: narrowed(
      byWords,
      least(() => NARROWEST),
      free,
    ),
    fits: byWords.reduce((sum, w) => sum + w, 0) <= free,
  }
}

/** Rows as records: the first cell as label, the leading cell beside it, the others under that with their heads. */
function records(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  lead: number,
  { width, indent = '', head, cell }: TableOptions,
): readonly string[] {
  const label = widest(rows.map(row => row[0] ?? ''))
  const room = width - displayWidth(indent) - label - GAP.length
  return rows.flatMap((row, n) => {
    const rest = columns.flatMap((c, i) =>
      i === 0 || i === lead || !row[i] ? [] : [glued(`${/^[A-Z]+$/.test(c.head) ? c.head : c.head.toLowerCase()} ${row[i]}`)],
    )
    const main = wrap(row[lead] ?? '', room, true).map(text => cell?.(text, lead, n) ?? text)
    const under = wrap(rest.join(`${glued(' ·')} `), room, true).map(text => head?.(text) ?? text)
    const first = pad(row[0] ?? '', label)
    return [...(main.length > 0 ? main : ['']), ...under].map((text, i) =>
      (indent + (i === 0 ? first : ' '.repeat(label)) + GAP + text).trimEnd(),
    )
  })
}

/** The lines of a table; a column whose cells are all empty is left out. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], options: TableOptions): readonly string[] {
  const kept = columns.map((_, i) => i).filter(i => rows.some(row => (row[i] ?? '') !== ''))
  const shown = kept.map(i => columns[i] as Column)
  const cells = rows.map(row => kept.map(i => row[i] ?? ''))
  const indent = options.indent ?? ''
  const { size, fits } = widths(shown, cells, options.width - displayWidth(indent))
  const lead = kept.indexOf(options.lead ?? -1)
  if (!fits && lead !== -1) return records(shown, cells, lead, options)
  const line = (texts: readonly string[], paint: (text: string, column: number) => string): string => {
    const last = texts.findLastIndex(text => text !== '')
    const parts = texts.slice(0, last + 1).map((text, i) => {
      const right = shown[i]?.right ?? false
      return paint(i === last && !right ? text : pad(text, size[i] as number, right), kept[i] as number)
    })
    return indent + parts.join(GAP)
  }
  const head = line(
    shown.map(c => c.head),
    text => options.head?.(text) ?? text,
  )
  const body = cells.flatMap((row, n) => {
    const broken = row.map((text, i) => (shown[i]?.wraps ? wrap(text, size[i] as number, true) : [text]))
    const height = Math.max(1, ...broken.map(b => b.length))
    return Array.from({ length: height }, (_, k) =>
      line(
        broken.map(b => b[k] ?? ''),
        (text, i) => options.cell?.(text, i, n) ?? text,
      ),
    )
  })
  return [head, ...body]
}
