/** Code frames: the lines around a place, with a pointer under it. */
import type { Span } from '../model/span.ts'
import type { Paint, Palette } from './color.ts'
import { redact } from './redact.ts'
import { visible } from './visible.ts'
import { clip, clipStart, displayWidth } from './width.ts'

export interface FrameOptions {
  readonly width: number
  readonly paint: Palette
  /** The colour of the pointer. */
  readonly pointer: Paint
  /** Lines shown before and after. */
  readonly context?: number
}

const TAB = '  '
/** Of a span over many lines only the first few are shown. */
const MOST_LINES = 4
/** Columns that stay before the marked part where a long line is cut at its start. */
const LEAD = 6

/** A line as it is printed: secrets masked, tabs as two spaces, control characters escaped. */
const printable = (line: string): string => visible(redact(line.replace(/\r$/, '')).replaceAll('\t', TAB))

/** Columns before a place in a line. Where a secret was masked before it, of what is left. */
const columnsBefore = (line: string, offset: number): number => displayWidth(printable(line.slice(0, offset)))

/** The columns under which the pointer stands, from and to; undefined where it would stand under nothing. */
function pointed(line: string, from: number, to: number): readonly [number, number] {
  const shown = displayWidth(printable(line))
  const start = Math.min(columnsBefore(line, from), shown)
  const end = Math.min(Math.max(columnsBefore(line, to), start + 1), Math.max(shown, start + 1))
  return [start, end]
}

/** A key's block lies over many lines, of which none looks secret alone. */
function withoutKeys(text: string): string {
  if (!text.includes('-----BEGIN ')) return text
  return text.replace(/-----BEGIN [\s\S]*?(?:-----END [^\n-]*-----|$)/g, block =>
    block
      .split('\n')
      .map(() => '***')
      .join('\n'),
  )
}

/** The text that was split last, with its lines: a file with many findings is shown again and again. */
let split: { readonly text: string; readonly lines: readonly string[] } = { text: '', lines: [''] }

function linesOf(text: string): readonly string[] {
  if (split.text !== text) split = { text, lines: withoutKeys(text).split('\n') }
  return split.lines
}

/** The lines of one file that hold a span; undefined where the file has no such line. */
function linesAround(text: string, at: Span, context: number): { first: number; lines: readonly string[] } | undefined {
  const all = linesOf(text)
  if (at.line > all.length) return undefined
  const last = Math.min(at.endLine, at.line + MOST_LINES - 1)
  let [first, end] = [Math.max(1, at.line - context), Math.min(all.length, last + context)]
  const blank = (n: number): boolean => (all[n - 1] ?? '').trim() === ''
  while (first < at.line && blank(first)) first += 1
  while (end > last && blank(end)) end -= 1
  return { first, lines: all.slice(first - 1, end) }
}

/**
 * The frame of a span, a list of lines: line numbers, code, `^^^` under the span. Long lines are cut to the width. Empty
 * where the text has no such line.
 */
export function codeFrame(text: string, at: Span, { width, paint, pointer, context = 2 }: FrameOptions): readonly string[] {
  const around = linesAround(text, at, context)
  if (!around) return []
  const { first, lines } = around
  const gutter = String(first + lines.length - 1).length
  const room = Math.max(20, width - gutter - 5)
  const indent = Math.min(...lines.filter(l => l.trim() !== '').map(l => /^[ \t]*/.exec(l)?.[0].length ?? 0))
  const cut = Number.isFinite(indent) && indent > 8 ? indent - 2 : 0
  const out: string[] = []
  for (const [i, raw] of lines.entries()) {
    const number = first + i
    const line = raw.slice(cut)
    const here = number >= at.line && number <= Math.min(at.endLine, at.line + MOST_LINES - 1)
    const label = String(number).padStart(gutter)
    const shown = printable(line)
    // Of a span over several lines only the first is underlined; `>` marks the rest.
    const marked = number === at.line && line.trim() !== ''
    const from = Math.max(0, at.column - 1 - cut)
    const to = at.endLine === at.line ? Math.max(0, at.endColumn - 1 - cut) : line.trimEnd().length
    const [start, end] = marked ? pointed(line, from, to) : [0, 0]
    const tooWide = displayWidth(shown) > room
    // A line is cut at its start as far as it must be for the marked part to be seen, and no further than where that begins.
    const skipped = tooWide ? Math.max(0, Math.min(start - LEAD, end + 1 - room)) : 0
    const rest = clipStart(shown, skipped)
    const edge = paint.dim(`${label} │`)
    out.push(`${here ? pointer('>') : ' '} ${here ? `${paint.bold(label)} ${paint.dim('│')}` : edge} ${clip(rest, room)}`.trimEnd())
    if (!marked) continue
    const visibleEnd = Math.min(end - skipped, displayWidth(rest) > room ? room - 1 : room)
    const carets = '^'.repeat(Math.max(1, visibleEnd - (start - skipped)))
    out.push(`  ${paint.dim(`${' '.repeat(gutter)} │`)} ${' '.repeat(start - skipped)}${pointer(carets)}`)
  }
  return out
}
