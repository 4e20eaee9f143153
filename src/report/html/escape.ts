/** Text as HTML: everything escaped, control characters made visible, secrets masked; Markdown as findings use it. */
import { blocks } from '../prose.ts'
import { redact } from '../redact.ts'
import { visible } from '../visible.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** One line of text, safe between tags and inside quoted attributes. */
export const esc = (text: string): string => visible(redact(text)).replace(/[&<>"']/g, c => ENTITIES[c] as string)

/** A name that a narrow screen may break behind a colon or a slash rather than inside a word. */
export const breakable = (name: string): string => esc(name).replace(/[:/]/g, end => `${end}<wbr>`)

/** A sentence whose `code` stands in code elements. */
export const inline = (text: string): string => esc(text).replace(/`([^`]+)`/g, '<code>$1</code>')

/** Paragraphs, lists and fenced code. */
export function prose(markdown: string): string {
  const out: string[] = []
  for (const block of blocks(redact(markdown))) {
    if ('code' in block) out.push(`<pre><code>${block.code.map(esc).join('\n')}</code></pre>`)
    else if ('item' in block) out.push(`<p class="item">${inline(block.item)}</p>`)
    else out.push(`<p>${inline(block.text)}</p>`)
  }
  return out.join('\n')
}
