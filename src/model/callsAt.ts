/** The calls at a place, and those on what was made there, found once for all who ask: rules look at each client's own. */
import type { Call } from './call.ts'
import { grouped } from './grouped.ts'
import { place, type Span } from './span.ts'

type Index = ReadonlyMap<string, readonly Call[]>

/** Calls by a key. */
function indexed(key: (call: Call) => string): (calls: readonly Call[]) => Index {
  const known = new WeakMap<readonly Call[], Index>()
  return calls => {
    const before = known.get(calls)
    if (before) return before
    const made = grouped(calls, key)
    known.set(calls, made)
    return made
  }
}

const byPlace = indexed(call => place(call.at))
const byReceiver = indexed(call => call.on ?? '')
const byClass = indexed(call => `${call.at.file} ${call.namespace}`)
const byPath = indexed(call => call.path)
const byFile = indexed(call => call.at.file)

/** In the order in which they were made; none where no call begins there. */
export const callsAt = (calls: readonly Call[], at: Span): readonly Call[] => byPlace(calls).get(place(at)) ?? []

/** The calls whose receiver is what the call at a place returned. */
export const callsOn = (calls: readonly Call[], at: Span): readonly Call[] => callsOnPlace(calls, place(at))

/** The same for what the call at a `file:line:column` returned. */
export const callsOnPlace = (calls: readonly Call[], at: string): readonly Call[] => byReceiver(calls).get(at) ?? []

/** The calls in the class, module or file's top level where a call stands, as far as it is in the same file. */
export const callsBeside = (calls: readonly Call[], call: Pick<Call, 'at' | 'namespace'>): readonly Call[] =>
  byClass(calls).get(`${call.at.file} ${call.namespace}`) ?? []

/** The calls of a path. */
export const callsOf = (calls: readonly Call[], path: string): readonly Call[] => byPath(calls).get(path) ?? []

/** The calls of a file: whoever looks for what stands around a place need look no further. */
export const callsIn = (calls: readonly Call[], file: string): readonly Call[] => byFile(calls).get(file) ?? []
