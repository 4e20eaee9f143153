/** Markdown as far as rules and findings use it, laid out for a terminal: paragraphs wrapped, code kept and set off. */
import type { Palette } from './color.ts'
import { redact } from './redact.ts'
import { visible } from './visible.ts'
import { wrap } from './width.ts'

export interface ProseOptions {
  readonly width: number
  readonly paint: Palette
  readonly indent?: string
}

const CODE_INDENT = '    '

export type Block = { readonly code: readonly string[]; readonly language: string } | { readonly item: string } | { readonly text: string }

/** The paragraphs, list items and fenced code of a text. An unclosed fence runs to the end. */
export function blocks(markdown: string): readonly Block[] {
  const found: Block[] = []
  let text: string[] = []
  let code: string[] | undefined
  let language = ''
  const flush = (): void => {
    if (text.length > 0) found.push({ text: text.join(' ') })
    text = []
  }
  for (const line of markdown.split(/\r?\n/)) {
    if (/^\s*```/.test(line)) {
      if (code) found.push({ code, language })
      else flush()
      language = line.trim().slice(3)
      code = code ? undefined : []
    } else if (code) code.push(line)
    else if (line.trim() === '') flush()
    else if (/^\s*[-*] /.test(line)) {
      flush()
      found.push({ item: line.replace(/^\s*[-*] /, '') })
    } else text.push(line.trim())
  }
  flush()
  if (code && code.length > 0) found.push({ code, language })
  return found
}

/** Inline code in the colour of code, without its backticks where there is colour. */
const inline = (line: string, paint: Palette): string =>
  paint.bold('x') === 'x' ? line : line.replace(/`([^`]+)`/g, (_, code: string) => paint.path(code))

/** The lines of a text, blocks parted by an empty line. */
export function prose(markdown: string, { width, paint, indent = '' }: ProseOptions): readonly string[] {
  const lines: string[] = []
  let previous: Block | undefined
  for (const block of blocks(redact(markdown))) {
    if (previous && !('item' in previous && 'item' in block)) lines.push('')
    if ('code' in block) lines.push(...block.code.map(line => `${indent}${CODE_INDENT}${visible(line.replaceAll('\t', '  '))}`.trimEnd()))
    else {
      const bullet = 'item' in block ? '- ' : ''
      const text = visible('item' in block ? block.item : block.text)
      const broken = wrap(text, width - indent.length - bullet.length)
      // Painted as a whole, so that code which runs over a line end is painted on both.
      const painted = inline(broken.join('\n'), paint).split('\n')
      lines.push(...painted.map((line, i) => indent + (i === 0 ? bullet : ' '.repeat(bullet.length)) + line))
    }
    previous = block
  }
  return lines
}
