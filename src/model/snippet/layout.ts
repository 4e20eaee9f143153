/** How code to paste is laid out: on one line, or one entry a line where that is too long. */

const WIDEST = 92

export const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ')

/** Code to paste, as Markdown has it. */
export const fenced = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\``

/** Hash or arguments on one line, or one an entry where that is too long or an entry has lines of its own. */
export function bracketed(before: string, inner: readonly string[], [open, close]: readonly [string, string], after = ''): string {
  if (inner.length === 0) return `${before}${open}${close}${after}`
  const pad = open === '{' ? ' ' : ''
  const line = `${before}${open}${pad}${inner.join(', ')}${pad}${close}${after}`
  const fits = line.length - Math.max(line.lastIndexOf('\n'), 0) <= WIDEST && !inner.some(p => p.includes('\n'))
  return fits ? line : `${before}${open}\n${inner.map(p => indented(`${p},`)).join('\n')}\n${close}${after}`
}

/** A block around one expression, in braces or from `do` to `end`. */
export function blockAround(head: string, inner: string): string {
  const line = `${head} { ${inner} }`
  return line.length <= WIDEST && !inner.includes('\n') ? line : `${head} do\n${indented(inner)}\nend`
}
