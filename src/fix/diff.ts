/** Two texts of one file as a unified diff, in the form that `patch` and `git apply` read. */

type Line = { readonly sign: ' ' | '-' | '+'; readonly text: string; readonly before: number; readonly after: number }

/** Lines that are shown around each change. */
export const CONTEXT = 3
/** Beyond this many differing lines on both sides a stretch is shown as replaced whole, which keeps the work linear. */
const MOST_EDITS = 1000
/** Characters that are compared at once. */
const STRIDE = 512

/** Lines with their ends, so that a missing last newline and CRLF show as differences. */
const lines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** The shortest edit script between two lists of lines (Myers 1986, greedy), as the pairs of lines that are kept. */
function kept(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const most = Math.min(a.length + b.length, MOST_EDITS)
  const trace: Map<number, number>[] = []
  let reach = new Map([[1, 0]])
  const step = (d: number, k: number, from: Map<number, number>): number => {
    const [down, right] = [from.get(k + 1) ?? -1, from.get(k - 1) ?? -1]
    return k === -d || (k !== d && right < down) ? down : right + 1
  }
  for (let d = 0; d <= most; d++) {
    trace.push(reach)
    const next = new Map<number, number>()
    for (let k = -d; k <= d; k += 2) {
      let x = step(d, k, reach)
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      next.set(k, x)
      if (x >= a.length && x - k >= b.length) return backwards(trace, step, a.length, b.length, d)
    }
    reach = next
  }
  return []
}

function backwards(
  trace: readonly Map<number, number>[],
  step: (d: number, k: number, from: Map<number, number>) => number,
  ends: number,
  endsAfter: number,
  found: number,
): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  let [x, y] = [ends, endsAfter]
  for (let d = found; d >= 0; d--) {
    const k = x - y
    const from = step(d, k, trace[d] as Map<number, number>)
    while (x > from && x > 0 && y > 0) pairs.push([--x, --y])
    if (d === 0) break
    const down =
      from === (trace[d] as Map<number, number>).get(k + 1) &&
      (k === -d || (k !== d && ((trace[d] as Map<number, number>).get(k - 1) ?? -1) < from))
    ;[x, y] = down ? [from, from - k - 1] : [from - 1, from - k]
  }
  return pairs.reverse()
}

/** How many characters at the beginning are alike. */
function alike(before: string, after: string): number {
  const most = Math.min(before.length, after.length)
  let same = 0
  while (same + STRIDE <= most && before.slice(same, same + STRIDE) === after.slice(same, same + STRIDE)) same += STRIDE
  while (same < most && before[same] === after[same]) same++
  return same
}

/** The start of a line, some lines above a place. */
function above(text: string, place: number): number {
  let at = place
  for (let n = 0; n <= CONTEXT && at >= 0; n++) at = at === 0 ? -1 : text.lastIndexOf('\n', at - 1)
  return at + 1
}

/** How many characters at the end of both needn't be looked at: what is alike, without some lines below where it begins to be. */
function endsBefore(before: string, after: string, head: number): number {
  const most = Math.min(before.length, after.length) - head
  const [a, b] = [before.length, after.length]
  let same = 0
  while (same + STRIDE <= most && before.slice(a - same - STRIDE, a - same) === after.slice(b - same - STRIDE, b - same)) same += STRIDE
  while (same < most && before[a - 1 - same] === after[b - 1 - same]) same++
  let at = before.length - same
  for (let n = 0; n <= CONTEXT && at >= 0; n++) at = before.indexOf('\n', at) + 1 || -1
  return at < 0 ? 0 : before.length - at
}

/** Every line of both texts in the order of the diff. */
function script(a: readonly string[], b: readonly string[], skipped: number): readonly Line[] {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const middle = kept(a.slice(head, a.length - tail), b.slice(head, b.length - tail)).map(([x, y]) => [x + head, y + head] as const)
  const out: Line[] = []
  let [i, j] = [0, 0]
  const until = (x: number, y: number): void => {
    for (; i < x; i++) out.push({ sign: '-', text: a[i] as string, before: i + skipped, after: j + skipped })
    for (; j < y; j++) out.push({ sign: '+', text: b[j] as string, before: i + skipped, after: j + skipped })
  }
  const pairs = [...Array.from({ length: head }, (_, n) => [n, n] as const), ...middle]
  for (let n = tail; n > 0; n--) pairs.push([a.length - n, b.length - n])
  for (const [x, y] of pairs) {
    until(x, y)
    out.push({ sign: ' ', text: a[i] as string, before: skipped + i++, after: skipped + j++ })
  }
  until(a.length, b.length)
  return out
}

/** A hunk's range: `3,7`, or `3` for one line; an empty one names the line before it. */
const range = (start: number, count: number): string => (count === 1 ? `${start + 1}` : `${count === 0 ? start : start + 1},${count}`)

function hunk(part: readonly Line[]): string {
  const first = part[0] as Line
  const [before, after] = [part.filter(l => l.sign !== '+').length, part.filter(l => l.sign !== '-').length]
  const body = part.map(l => `${l.sign}${l.text.endsWith('\n') ? l.text : `${l.text}\n\\ No newline at end of file\n`}`)
  return `@@ -${range(first.before, before)} +${range(first.after, after)} @@\n${body.join('')}`
}

/** A path in a diff's head: quoted as git does where it holds what would break the line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must be quoted
const named = (path: string): string => (/[\u0000-\u001f"\\\u007f]/.test(path) ? JSON.stringify(path) : path)

/** The unified diff from one text of a file to another, `''` where they are equal. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  const head = alike(before, after)
  const start = above(before, head)
  const end = endsBefore(before, after, head)
  const [old, young] = [before, after].map(text => lines(text.slice(start, text.length - end))) as [string[], string[]]
  const all = script(old, young, start === 0 ? 0 : before.slice(0, start).split('\n').length - 1)
  const hunks: string[] = []
  let open: number | undefined
  let last = 0
  for (const [i, line] of all.entries()) {
    if (line.sign === ' ') continue
    if (open !== undefined && i - last > 2 * CONTEXT) {
      hunks.push(hunk(all.slice(open, last + CONTEXT + 1)))
      open = undefined
    }
    open ??= Math.max(0, i - CONTEXT)
    last = i
  }
  if (open !== undefined) hunks.push(hunk(all.slice(open, last + CONTEXT + 1)))
  return `--- ${named(`a/${path}`)}\n+++ ${named(`b/${path}`)}\n${hunks.join('')}`
}
