/** What a reader of Markdown makes of a report, and what in it is not what we meant. */
import type { Nodes, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const parser = unified().use(remarkParse).use(remarkGfm)
export const parsed = (text: string): Root => parser.parse(text)

export function* nodes(node: Nodes): Generator<Nodes> {
  yield node
  if ('children' in node) for (const child of node.children) yield* nodes(child)
}

const MEANT = new Set(
  'root html heading paragraph text inlineCode code list listItem strong table tableRow tableCell link blockquote'.split(' '),
)
const SUMMARY = /^<details(?: open)?>\n<summary>(.*)<\/summary>$/
const OURS = [
  /^https:\/\/github\.com\/o\/shop\/blob\/5f2c1d9\/[^()\s]*#L\d+(?:-L\d+)?$/,
  /^https:\/\/github\.com\/o\/redline\/blob\/v1\/docs\/rules\/[a-z\d-]+\.md$/,
  /^https:\/\/github\.com\/o\/shop\/actions\/runs\/42$/,
]

/** What GitHub would make of words: mentions, references, links, emoji, formulas; and what nobody can see. */
const ACTIVE =
  /@|#\d|\bGH-\d|\p{L}-\d|https?:|www\.|\$|:[\w+-]+:|(?<![\p{L}\p{N}])[0-9a-f]{7,40}(?![\p{L}\p{N}])|[\u200b\u202a-\u202e\u2066-\u2069]|(?![\t\n])\p{Cc}|\p{Cs}/iu

function faultOf(node: Nodes, marker: string, first: boolean): string | undefined {
  if (!MEANT.has(node.type)) return `a ${node.type}`
  if (node.type === 'text') return ACTIVE.test(node.value) ? `text ${JSON.stringify(node.value)}` : undefined
  if (node.type === 'link') return OURS.some(o => o.test(node.url)) ? undefined : `a link to ${node.url}`
  if (node.type !== 'html') return undefined
  if (first) return node.value === marker ? undefined : 'no marker'
  const inner = SUMMARY.exec(node.value)?.[1]
  if (inner === undefined) return node.value === '</details>' ? undefined : `html ${JSON.stringify(node.value)}`
  const words = inner.replace(/<code>[^<>]*<\/code>/g, '').replace(/<\/?b>/g, '')
  return /[<>]/.test(words) || ACTIVE.test(words) ? `summary ${JSON.stringify(inner)}` : undefined
}

/** Everything in a comment that isn't what we meant, in words. */
export function faults(text: string, marker: string): readonly string[] {
  const all = [...nodes(parsed(text))]
  const htmls = all.filter(n => n.type === 'html')
  const found = all.flatMap(n => faultOf(n, marker, n === htmls[0]) ?? [])
  const opened = htmls.filter(n => n.type === 'html' && n.value.startsWith('<details')).length
  const closed = htmls.filter(n => n.type === 'html' && n.value === '</details>').length
  if (opened !== closed) found.push(`${opened} folds opened, ${closed} closed`)
  if (text.split('<!--').length !== 2) found.push('more than one comment')
  for (const table of all.filter(n => n.type === 'table')) {
    const widths = new Set(table.children.map(row => row.children.length))
    if (widths.size > 1) found.push(`a table with rows of ${[...widths].join(' and ')} cells`)
  }
  return found
}

/** The texts of the diagrams. */
export const diagrams = (text: string): readonly string[] =>
  [...nodes(parsed(text))].flatMap(n => (n.type === 'code' && n.lang === 'mermaid' ? [n.value] : []))
