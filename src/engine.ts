/** How V8 is told to treat a program that is over in a second. */
import { setFlagsFromString } from 'node:v8'

/**
 * Flags by V8's version, since one that a version doesn't know is reported on stderr. Node 20's V8 optimises far too
 * eagerly for us: it compiles Prism's one function that reads every kind of node, 15,577 bytes of bytecode, again and
 * again, and drops the result at each kind it has not met before. With these a run takes half of the processor's time.
 * Node 22 and later have a quick optimising compiler in between and need nothing.
 */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  '11.3': ['--max-optimized-bytecode-size=15000', '--interrupt-budget=600000', '--wasm-tiering-budget=100000000'],
}

/** Sets what pays for short runs; nothing on an engine where that was not measured. Call it before anything is run often. */
export function tuneEngine(v8: string): void {
  const [minor = ''] = /^\d+\.\d+/.exec(v8) ?? []
  for (const flag of FLAGS[minor] ?? []) setFlagsFromString(flag)
}
