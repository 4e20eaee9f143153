/** What in a rendered comment or summary speaks to GitHub without being ours: links elsewhere, images, HTML, mentions, references. */
import { nodes, parsed } from '../report/markdown/parse.ts'

const ACTIVE = /@\w|#\d|GH-\d|[\u202a-\u202e\u2066-\u2069]/
const OUR_HTML = /<\/?(?:details(?: open)?|summary|b|code|sub|br)>|^<!-- redline [^<>]*-->/g

export function unmeant(text: string, ours: string): readonly string[] {
  const found: string[] = []
  for (const node of nodes(parsed(text))) {
    if (/^(?:image|imageReference|definition|footnote\w*)$/.test(node.type)) found.push(`a ${node.type}`)
    if (node.type === 'link' && (!node.url.startsWith(ours) || /\/\.\.?(?:\/|$)|%2e/i.test(node.url))) found.push(`a link to ${node.url}`)
    if (node.type === 'text' && ACTIVE.test(node.value)) found.push(`text ${node.value}`)
    if (node.type !== 'html') continue
    const rest = node.value.replace(/<code>[^<>]*<\/code>/g, '').replace(OUR_HTML, '')
    if (/[<>]/.test(rest) || ACTIVE.test(rest)) found.push(`html ${node.value}`)
  }
  return found
}
