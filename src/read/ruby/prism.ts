/** Prism's parser as a machine that can be thrown away: its wasm, loaded without node:wasi, on a stack that can't run over. */
import { wasmBytes } from '../wasm.ts'

const PAGE = 64 * 1024
/** The pages that Prism asks for itself; ours come behind them. */
const OWN_PAGES = 3
/**
 * The stack that Prism's C code gets, 8 MiB. As shipped it has 64 KiB between its data and its heap, and a hundred
 * nested hashes overwrite the data: the parser then fails, or never ends. The engine has a stack of its own for the
 * same calls (1 MiB, 4 in a worker), and while Prism's needs no more than that, as measured, it is the engine's that
 * ends first, with an error that can be caught.
 */
const STACK_PAGES = 128

interface Memory {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}

const GLOBALS = 6

/**
 * The bytes of a wasm module whose first global, the stack pointer, starts at `top`. Format: WebAssembly core
 * specification, section 5.5.9 (https://webassembly.github.io/spec/core/binary/modules.html#global-section).
 */
function withStackAt(top: number, wasm: Uint8Array): Uint8Array {
  let at = 8
  const number = (): number => {
    for (let result = 0, shift = 0; ; shift += 7) {
      const byte = wasm[at++] ?? 0
      result |= (byte & 0x7f) << shift
      if (byte < 0x80) return result
    }
  }
  while (at < wasm.length) {
    const section = wasm[at]
    const sizeAt = ++at
    const size = number()
    const body = at
    if (section !== GLOBALS) {
      at = body + size
      continue
    }
    number()
    // A mutable i32 that starts as a constant.
    if (wasm[at] !== 0x7f || wasm[at + 1] !== 1 || wasm[at + 2] !== 0x41) break
    at += 3
    const from = at
    number()
    const start = leb(top)
    return Buffer.concat([
      wasm.subarray(0, sizeAt),
      leb(size + start.length - (at - from)),
      wasm.subarray(body, from),
      start,
      wasm.subarray(at),
    ])
  }
  throw new Error('prism.wasm does not begin its globals with a stack pointer: is it another version?')
}

/** A positive number in five bytes of LEB128, which both the signed and the unsigned reading accept. */
const leb = (n: number): Uint8Array => Uint8Array.from([0, 7, 14, 21, 28], shift => ((n >>> shift) & 0x7f) | (shift < 28 ? 0x80 : 0))

let compiled: WebAssembly.Module | undefined

/** A fresh parser: the exports that Prism's own JavaScript drives. It needs nothing of the system, so every call to it is refused. */
export function newPrism(): WebAssembly.Exports {
  compiled ??= new WebAssembly.Module(withStackAt((OWN_PAGES + STACK_PAGES) * PAGE, wasmBytes('prism.wasm', '@ruby/prism/src/prism.wasm')))
  const imports: Record<string, Record<string, (...args: number[]) => number>> = {}
  for (const { module, name } of WebAssembly.Module.imports(compiled)) {
    imports[module] ??= {}
    imports[module][name] = name === 'proc_exit' ? stopped : () => NOT_CAPABLE
  }
  const { exports } = new WebAssembly.Instance(compiled, imports)
  const memory = exports.memory as Memory
  if (memory.buffer.byteLength !== OWN_PAGES * PAGE) throw new Error('prism.wasm has another memory than expected: is it another version?')
  memory.grow(STACK_PAGES)
  ;(exports._initialize as () => void)()
  return exports
}

/** WASI's `notcapable`. */
const NOT_CAPABLE = 76

function stopped(): never {
  throw new RangeError('the parser stopped')
}

/** The memory that a parser holds beyond its stack, in bytes. */
export const heapOf = (prism: WebAssembly.Exports): number => (prism.memory as Memory).buffer.byteLength - STACK_PAGES * PAGE
