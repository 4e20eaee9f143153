/** Where something stands in a file of the scanned repository. */

/**
 * A stretch of a file. `file` is relative to the repository root, with forward slashes. `start` and `end` are UTF-16
 * offsets into the file's text (every reader converts to these); lines and columns count from 1.
 */
export interface Span {
  readonly file: string
  readonly start: number
  readonly end: number
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** `file:line:column`, the form of every place in a report. */
export const place = (at: Span): string => `${at.file}:${at.line}:${at.column}`

/** The offsets at which lines begin; `\n` ends a line, as editors and GitHub count them. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  return starts
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** A span from two offsets; `starts` comes from `lineStarts` of the same text. */
export function spanAt(file: string, starts: readonly number[], start: number, end: number): Span {
  const line = lineOf(starts, start)
  // Most spans end on the line where they begin.
  const endLine = end < (starts[line + 1] ?? Number.POSITIVE_INFINITY) ? line : lineOf(starts, end)
  return {
    file,
    start,
    end,
    line: line + 1,
    column: start - (starts[line] as number) + 1,
    endLine: endLine + 1,
    endColumn: end - (starts[endLine] as number) + 1,
  }
}

/** The first character of a file, for what concerns the file as a whole. */
export const fileSpan = (file: string): Span => ({ file, start: 0, end: 0, line: 1, column: 1, endLine: 1, endColumn: 1 })

/** Whether `inner` lies within `outer`. */
export const contains = (outer: Span, inner: Span): boolean =>
  outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end
