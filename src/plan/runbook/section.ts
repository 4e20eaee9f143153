/** A part of the runbook, and how its steps are written. */
import { code, listed } from '../words.ts'

export interface Section {
  readonly title: string
  /** Steps to tick off, or (`plain`) sentences. */
  readonly steps: readonly string[]
  readonly plain?: readonly string[]
}

/** Commands in a step. */
export const fenced = (text: string): string => `\n\n  \`\`\`sh\n${text.replace(/^/gm, '  ')}\n  \`\`\``
export const names = (list: readonly string[]): string => listed(list.map(code))
