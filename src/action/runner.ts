/** What the Action may do to the world: the runner's log, files and outputs. */

import type { OutputName } from './outputs.ts'

/** Where a message stands in a file; lines and columns count from 1. */
export interface Place {
  readonly title?: string
  readonly file?: string
  readonly startLine?: number
  readonly endLine?: number
  readonly startColumn?: number
  readonly endColumn?: number
}

export interface Runner {
  readonly env: Readonly<Record<string, string | undefined>>
  input(name: string): string
  /** A line of the log. */
  log(line: string): void
  annotate(level: 'error' | 'warning' | 'notice', message: string, place?: Place): void
  output(name: OutputName, value: string): void
  /** Adds Markdown to the job's page; `taken` is how many bytes other programs of this step have written there. */
  summary: { taken(): number; write(markdown: string): void } | undefined
  /** Says why the step fails. */
  fail(message: string): void
  /** Has the runner mask a value in everything that it shows. */
  hide(secret: string): void
}

/**
 * Text as lines that a runner prints and never obeys: `::cmd::` counts at a line's start, whatever blank stands before it,
 * and `##[cmd]` anywhere. A zero-width space breaks them, everything else stays. A carriage return of its own ends a line too.
 */
export const inert = (text: string): readonly string[] =>
  text
    .split(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/)
    .map(line => line.replace(/^([\s\p{C}]*:)(?=:)/u, '$1\u200b').replace(/#(?=#\[)/g, '#\u200b'))
