/** Which rows of the evaluator's tables a piece of Ruby uses: classes of syntax and names of methods. */
import { methods } from '../src/read/ruby/methods.ts'
import { CallNode, type Node, parseRuby } from '../src/read/ruby/parse.ts'

/** The row of a call on a constant, such as `ENV.fetch`, or of a method of any receiver, such as `.presence`. */
function rowOf(node: CallNode, written: (node: Node) => string): string {
  const on = node.receiver ? written(node.receiver) : ''
  return [`${on}.${node.name}`, `${on}.*`].find(name => methods.has(name)) ?? `.${node.name}`
}

/** The names of all rows that a text uses, each once. */
export function uses(ruby: string): ReadonlySet<string> {
  const parsed = parseRuby(ruby)
  if ('refused' in parsed) throw new Error(`an example ${parsed.refused}: ${ruby}`)
  const found = new Set<string>()
  const written = ({ location }: Node): string =>
    ruby.slice(parsed.utf16(location.startOffset), parsed.utf16(location.startOffset + location.length))
  const visit = (node: Node): void => {
    found.add(node.constructor.name)
    if (node instanceof CallNode) found.add(rowOf(node, written))
    for (const child of node.compactChildNodes()) visit(child as Node)
  }
  visit(parsed.program)
  return found
}
