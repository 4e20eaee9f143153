/** The one door to Prism. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { ProgramNode } from '@ruby/prism/src/nodes.js'
import { parsePrism } from '@ruby/prism/src/parsePrism.js'
export * from '@ruby/prism/src/nodes.js'
export interface Parsed { readonly program: ProgramNode; readonly errors: readonly { message: string; at: number }[]; readonly comments: readonly { startOffset: number; length: number }[]; utf16(byte: number): number }
let exports: WebAssembly.Exports | undefined
export function parseRuby(text: string): Parsed | { readonly refused: string } {
  if (!exports) {
    const m = new WebAssembly.Module(readFileSync(createRequire(import.meta.url).resolve('@ruby/prism/src/prism.wasm')))
    const imp: Record<string, Record<string, () => number>> = {}
    for (const i of WebAssembly.Module.imports(m)) (imp[i.module] ??= {})[i.name] = () => 0
    exports = new WebAssembly.Instance(m, imp).exports
    ;(exports['_initialize'] as () => void)()
  }
  const r = parsePrism(exports, text)
  return { comments: (r.comments as any[]).map(c => ({ startOffset: c.location.startOffset, length: c.location.length })) as any, program: r.value as ProgramNode, errors: r.errors.map((e: any) => ({ message: e.message, at: e.location.startOffset })), utf16: b => b }
}
