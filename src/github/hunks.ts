/** The lines of a file that a pull request's diff shows, so that a remark can be attached to them. */

/** One hunk's lines as they are after the change: their numbers run on from `start`. */
export interface Hunk {
  readonly start: number
  readonly lines: readonly string[]
}

const HEAD = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/

/** The hunks of a patch as GitHub gives it. */
export function hunksOf(patch: string): readonly Hunk[] {
  const hunks: { start: number; lines: string[] }[] = []
  for (const line of patch.split('\n')) {
    const [, start] = HEAD.exec(line) ?? []
    if (start !== undefined) hunks.push({ start: Number(start), lines: [] })
    else if (line.startsWith(' ') || line.startsWith('+')) hunks.at(-1)?.lines.push(line.slice(1))
  }
  return hunks
}

/** Whether one of the hunks shows all of some consecutive lines, with just this content. */
export const shows = (hunks: readonly Hunk[], first: number, lines: readonly string[]): boolean =>
  hunks.some(h => {
    const from = first - h.start
    return from >= 0 && lines.length > 0 && lines.every((line, i) => h.lines[from + i] === line)
  })
