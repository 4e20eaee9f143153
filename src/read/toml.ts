/** TOML → Value; the only door to toml-eslint-parser, which keeps positions. */
import type { AST } from 'toml-eslint-parser'
import type { Refused } from '../model/repo.ts'
import { lineStarts, type Span, spanAt } from '../model/span.ts'
import { list, literal, record, type Value } from '../model/value.ts'

let parser: typeof import('toml-eslint-parser') | undefined

/** Loads the parser. Await it once before `readToml`. */
export async function loadToml(): Promise<void> {
  parser ??= await import('toml-eslint-parser')
}

/** A table while it is filled: tables may be spread over a file. */
interface Table {
  readonly kind: 'table'
  readonly entries: Map<string, Content>
  readonly keys: Map<string, Span>
  readonly at: Span
}
type Content = Table | Table[] | Value

/** Reads a TOML file. Dates stay text. What is no TOML is refused, in words that follow the path in a sentence. */
export function readToml(text: string, file: string): Value | Refused {
  if (!parser) throw new Error('loadToml must be awaited before readToml')
  const starts = lineStarts(text)
  const at = (node: { readonly range: readonly [number, number] }): Span => spanAt(file, starts, node.range[0], node.range[1])
  const fresh = (node: AST.TOMLNode): Table => ({ kind: 'table', entries: new Map(), keys: new Map(), at: at(node) })

  function below(table: Table, key: string, node: AST.TOMLNode): Table {
    const found = table.entries.get(key)
    if (Array.isArray(found)) return found.at(-1) ?? fresh(node)
    if (found?.kind === 'table') return found
    const made = fresh(node)
    table.entries.set(key, made)
    return made
  }

  const nameOf = (key: AST.TOMLBare | AST.TOMLQuoted): string => (key.type === 'TOMLBare' ? key.name : key.value)

  function assign(table: Table, { key, value }: AST.TOMLKeyValue): void {
    const names = key.keys.map(nameOf)
    const last = names.pop() ?? ''
    const into = names.reduce((t, name) => below(t, name, key), table)
    into.entries.set(last, content(value))
    into.keys.set(last, at(key))
  }

  function content(node: AST.TOMLContentNode): Value {
    if (node.type === 'TOMLArray') return list(node.elements.map(content), at(node))
    if (node.type === 'TOMLInlineTable') {
      const table = fresh(node)
      for (const one of node.body) assign(table, one)
      return built(table)
    }
    return literal(node.value instanceof Date ? text.slice(...node.range) : node.value, at(node))
  }

  const built = (of: Content): Value => {
    if (Array.isArray(of)) return list(of.map(built), (of[0] as Table).at)
    if (of.kind !== 'table') return of
    return record(new Map([...of.entries].map(([k, v]) => [k, built(v)])), of.at, { keys: of.keys })
  }

  try {
    const { body } = parser.parseTOML(text)
    const root = fresh(body[0])
    for (const node of body[0].body) {
      if (node.type === 'TOMLKeyValue') {
        assign(root, node)
        continue
      }
      const names = node.key.keys.map(nameOf)
      const last = names.pop() ?? ''
      const parent = names.reduce((t, name) => below(t, name, node), root)
      const before = parent.entries.get(last)
      const table = node.kind === 'array' ? fresh(node) : below(parent, last, node)
      if (node.kind === 'array') parent.entries.set(last, Array.isArray(before) ? [...before, table] : [table])
      if (!parent.keys.has(last)) parent.keys.set(last, at(node.key))
      for (const one of node.body) assign(table, one)
    }
    return built(root)
  } catch (error) {
    return { refused: `is not valid TOML: ${(error as Error).message}` }
  }
}
