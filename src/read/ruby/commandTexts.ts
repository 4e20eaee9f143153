/** What a Ruby script starts: the text of `system "…"`, `exec "…"` and the like, as a shell is given it. */
import type { Span } from '../../model/span.ts'
import * as n from './parse.ts'
import { rubySource } from './source.ts'

export interface CommandText {
  readonly text: string
  readonly at: Span
}

const STARTERS = new Set(['system', 'system!', 'exec', 'spawn', 'sh', 'run', 'run!'])
const STARTS = new RegExp(`\\b(?:${[...STARTERS].map(name => name.replace('!', '')).join('|')})\\b`)

/** The texts in the order of the script; those that are computed are left out, as is all where it can't be parsed. */
export function commandTexts(text: string, file: string): readonly CommandText[] {
  if (!STARTS.test(text)) return []
  const source = rubySource(file, text)
  if ('refused' in source) return []
  const found: CommandText[] = []
  const visit = (node: n.Node): void => {
    if (node instanceof n.CallNode && node.receiver === null && STARTERS.has(node.name)) {
      const given = node.arguments_?.arguments_ ?? []
      const words = given.flatMap(a => (a instanceof n.StringNode ? [a.unescaped.value] : []))
      const [first] = given
      // Several words are started without a shell.
      if (first && words.length > 0 && given[0] instanceof n.StringNode)
        found.push({ text: words.length === 1 ? (words[0] as string) : JSON.stringify(words), at: source.span(first) })
    }
    for (const child of node.compactChildNodes()) visit(child)
  }
  visit(source.program)
  return found
}
