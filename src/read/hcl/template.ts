/** Text with expressions in it: between quotes, or a heredoc. */
import { concat, literal, unknown, type Value } from '../../model/value.ts'
import { child, type Node, placeOf } from './parse.ts'

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }
const unescaped = (text: string): string =>
  text
    .replace(/\\(?:u([\da-fA-F]{4})|(.))/g, (_, code?: string, one = '') =>
      code ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPES[one] ?? one),
    )
    .replace(/([$%])\1\{/g, '$1{')

/** Text between quotes or of a heredoc, with what stands in it. The grammar skips space at the ends of a literal: all that is no part is text. */
export function template(node: Node, evaluate: (expression: Node) => Value, quoted: boolean): Value {
  const at = placeOf(node)
  const [open] = node.children
  const close = node.children.at(-1)
  const inner = node.children.filter(c => c.type === 'template_interpolation' || c.type === 'template_directive')
  const parts: Value[] = []
  const plain = (start: number, end: number): void => {
    const raw = node.source.text.slice(start, end)
    if (raw !== '') parts.push(literal(quoted ? unescaped(raw) : raw, node.source.span(start, end)))
  }
  // Behind the word that opens a heredoc stands a new line.
  let from = quoted ? (open?.end ?? node.start) : node.source.text.indexOf('\n', node.start) + 1
  for (const part of inner) {
    plain(from, part.start)
    from = part.end
    const expression = child(part, 'expression')
    if (part.type === 'template_directive') parts.push(unknown('a directive in the template decides about it', placeOf(part)))
    else if (expression) parts.push(evaluate(expression))
  }
  plain(from, Math.max(from, close?.start ?? node.end))
  const [only = literal('', at)] = parts
  return parts.length < 2 ? (only.kind === 'literal' ? { ...only, at } : only) : concat(parts, at)
}
