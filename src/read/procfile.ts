/** A Procfile → the processes it names. */
import { lineStarts, type Span, spanAt } from '../model/span.ts'

export interface ProcfileEntry {
  readonly name: string
  readonly command: string
  /** The command alone, so that places within it can be told. */
  readonly at: Span
}

/** Reads a Procfile as foreman does: `name: command` lines; everything else is a comment. */
export function readProcfile(text: string, file: string): readonly ProcfileEntry[] {
  const starts = lineStarts(text)
  const entries: ProcfileEntry[] = []
  for (const start of starts) {
    const end = text.indexOf('\n', start)
    const line = text.slice(start, end === -1 ? text.length : end)
    const [head, name] = /^([\w-]+):[ \t]*/.exec(line) ?? []
    if (head === undefined || name === undefined) continue
    const command = line.slice(head.length).trimEnd()
    if (command === '') continue
    const from = start + head.length
    entries.push({ name, command, at: spanAt(file, starts, from, from + command.length) })
  }
  return entries
}
