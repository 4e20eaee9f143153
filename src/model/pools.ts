/** The options of each `ConnectionPool` that holds clients, with what its version takes. */
import type { Call } from './call.ts'
import { distinctCalls } from './configured.ts'
import type { Model } from './model.ts'
import { contains, place } from './span.ts'
import type { RecordValue } from './value.ts'

const POOLS: Readonly<Record<string, readonly string[]>> = { 'ConnectionPool.new': [], 'ConnectionPool::Wrapper.new': ['pool'] }

/** What connection_pool reads: `auto_reload_after_fork` from 2.4.1, `name` to ignore it. Source: lib/connection_pool.rb at v2.5.5, v3.0.2. */
const KEYS = ['size', 'timeout', 'auto_reload_after_fork', 'name']

export interface PoolOptions {
  readonly call: Call
  /** As people write it: `ConnectionPool.new`. */
  readonly name: string
  readonly options: RecordValue
  readonly known: ReadonlySet<string>
  /** Handed over as a Hash, in braces or under a name, and not as keywords. */
  readonly asHash: boolean
}

export const poolOptions = (model: Model): readonly PoolOptions[] =>
  distinctCalls(model.calls).flatMap(call => {
    const more = POOLS[call.path]
    const options = call.args.at(-1)
    if (!more || options?.kind !== 'record' || !model.clients.some(c => contains(call.at, c.at) || place(c.at) === place(call.at)))
      return []
    return [{ call, name: call.path, options, known: new Set([...KEYS, ...more]), asHash: !call.keywords }]
  })
