/** The bytes of the parsers that are wasm: beside the code in the bundle, in their packages when run from the sources. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Reads `name`, which in the sources is the file that `specifier` means. */
export function wasmBytes(name: string, specifier: string): Uint8Array {
  try {
    return readFileSync(new URL(name, import.meta.url))
  } catch {
    return readFileSync(createRequire(import.meta.url).resolve(specifier))
  }
}
