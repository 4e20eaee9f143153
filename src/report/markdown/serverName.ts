/** A server's cell of the topology as Markdown: its names as code, the words between them as ours. */
import { code } from './escape.ts'

const WORDS = /( or | \/ |^via |^unknown(?:, from )?)/

/** `` `$A` or `$B` ``, `` via `Rails.cache` ``, `unknown`. */
export const serverName = (cell: string): string =>
  cell
    .split(WORDS)
    .map((part, i) => (part === '' ? '' : i % 2 === 1 ? part : code(part)))
    .join('')

/** The server that the code prefers; all of them where no order is known. */
export const preferred = (cell: string): string => cell.split(' or ')[0] as string
