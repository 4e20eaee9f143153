/** HCL text → a tree of plain nodes; the only door to web-tree-sitter and its grammar of Terraform. */
import type { Parser, TreeCursor } from 'web-tree-sitter'
import { lineStarts, type Span, spanAt } from '../../model/span.ts'
import { wasmBytes } from '../wasm.ts'

/** A text with places. */
export interface Source {
  readonly text: string
  /** The place of two offsets into the text. */
  span(start: number, end: number): Span
}

/** A node of the grammar; of nodes without a name only operators are kept. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly children: readonly Node[]
  readonly source: Source
}

export const textOf = (node: Node): string => node.source.text.slice(node.start, node.end)
export const placeOf = (node: Node): Span => node.source.span(node.start, node.end)
export const child = (node: Node, type: string): Node | undefined => node.children.find(c => c.type === type)

let parser: Parser | undefined

/** Loads the parser. Await it once before `parseHcl`; it takes some 30 ms, so only where a file may matter. */
export async function loadHcl(): Promise<void> {
  if (parser) return
  const { Language, Parser } = await import('web-tree-sitter')
  await Parser.init({ wasmBinary: wasmBytes('tree-sitter.wasm', 'web-tree-sitter/tree-sitter.wasm') })
  const grammar = wasmBytes('tree-sitter-terraform.wasm', '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm')
  const language = await Language.load(grammar)
  parser = new Parser().setLanguage(language)
}

/** Nested deeper than anyone writes. */
const DEPTH = 300

/** Where the blocks of a file stand in its tree: below the file and its body. */
const TOP = 2

function convert(cursor: TreeCursor, source: Source, keep: (block: string) => boolean, depth: number): Node {
  const { nodeType: type, startIndex: start, endIndex: end } = cursor
  const children: Node[] = []
  const operators = type === 'binary_operation' || type === 'unary_operation'
  const skipped = depth === TOP && type === 'block' && !keep(source.text.slice(start, end))
  if (!skipped && depth < DEPTH && cursor.gotoFirstChild()) {
    do {
      if ((cursor.nodeIsNamed && cursor.nodeType !== 'comment') || (operators && !cursor.nodeIsNamed)) {
        children.push(convert(cursor, source, keep, depth + 1))
      }
    } while (cursor.gotoNextSibling())
    cursor.gotoParent()
  }
  return { type, start, end, children, source }
}

export interface ParsedHcl {
  /** The file's body; undefined for an empty file. */
  readonly body: Node | undefined
  /** Whether all of it was understood; what was not is left out. */
  readonly whole: boolean
}

/**
 * Parses a text; blocks of the file that `keep` doesn't want are left empty, since walking a tree takes longer than making
 * it. Never throws on input. Needs `loadHcl` before.
 */
export function parseHcl(source: Source, keep: (block: string) => boolean = () => true): ParsedHcl {
  if (!parser) throw new Error('loadHcl must be awaited before parseHcl')
  const tree = parser.parse(source.text)
  if (!tree) return { body: undefined, whole: false }
  try {
    const cursor = tree.walk()
    const root = convert(cursor, source, keep, 0)
    cursor.delete()
    return { body: child(root, 'body'), whole: !tree.rootNode.hasError }
  } finally {
    // What wasm holds nobody else frees.
    tree.delete()
  }
}

/** The source of a whole file. */
export function fileSource(text: string, file: string): Source {
  const starts = lineStarts(text)
  return { text, span: (start, end) => spanAt(file, starts, start, end) }
}
