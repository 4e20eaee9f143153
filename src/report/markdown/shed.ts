/** Fits a report into a budget of bytes: the same report with less and less in it, in a fixed order, down to one of constant size. */
import type { Detail } from './sections.ts'

/** All that a comment shows: what reviewers of one pull request read. */
const commentDetail: Detail = {
  diagram: true,
  processes: false,
  openRows: 15,
  rows: 60,
  folds: 40,
  lines: 200,
  prose: true,
  mending: true,
  asides: 60,
  apps: 12,
}

/** What is taken away, step by step: pictures, what isn't new, prose, what mends, findings, all but counts. */
const STEPS: readonly Partial<Detail>[] = [
  { diagram: false, openRows: 8, processes: false },
  { asides: 15, apps: 6, openRows: 4 },
  { prose: false },
  { mending: false },
  { folds: 0, lines: 100, rows: 15, asides: 0, apps: 4 },
  { lines: 20, rows: 0, apps: 0 },
  { lines: 0 },
]

/** A step never adds to what the one before it shows. */
const less = (from: Detail, step: Partial<Detail>): Detail =>
  Object.fromEntries(
    Object.entries(from).map(([key, now]) => {
      const then = step[key as keyof Detail]
      if (then === undefined) return [key, now]
      return [key, typeof now === 'number' ? Math.min(now, then as number) : now && then]
    }),
  ) as unknown as Detail

function steps(from: Detail): readonly Detail[] {
  const all = [from]
  for (const step of STEPS) all.push(less(all.at(-1) as Detail, step))
  return all
}

export const commentSteps: readonly Detail[] = steps(commentDetail)

export const summarySteps: readonly Detail[] = [
  { ...commentDetail, processes: true, openRows: 200, rows: 1000, folds: 500, lines: 5000, asides: 1000, apps: 300 },
  { ...commentDetail, processes: true, openRows: 60, rows: 200, folds: 150, lines: 1000, asides: 200, apps: 60 },
  ...commentSteps,
]

const bytes = (text: string): number => Buffer.byteLength(text)

/** What is seen without opening a fold. Folds that stand open count. */
function visibleBytes(text: string): number {
  let depth = 0
  let size = 0
  const open: boolean[] = []
  for (const line of text.split('\n')) {
    if (line.startsWith('<details')) {
      open.push(line === '<details open>')
      if (!open.at(-1)) depth += 1
    }
    if (depth === 0) size += bytes(line) + 1
    if (line === '</details>' && open.pop() === false) depth -= 1
  }
  return size
}

export interface Budget {
  /** Bytes of UTF-8 in all. */
  readonly most: number
  /** Bytes that stand outside folds. */
  readonly visible?: number
}

/**
 * The first of the steps' texts that fits, else `last`, else nothing. Texts are made one after the other, each only if
 * the one before it did not fit.
 */
export function fitted(
  steps: readonly Detail[],
  render: (detail: Detail) => string,
  last: string,
  { most, visible = most }: Budget,
): string {
  for (const detail of steps) {
    const text = render(detail)
    if (bytes(text) <= most && visibleBytes(text) <= visible) return text
  }
  return bytes(last) <= most ? last : ''
}
