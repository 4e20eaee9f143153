/** An app's calls by their path, for detectors that ask for many paths. */
import type { Call } from '../model/call.ts'
import type { App } from '../read/app.ts'

const known = new WeakMap<App, ReadonlyMap<string, readonly Call[]>>()

function index(app: App): ReadonlyMap<string, readonly Call[]> {
  const before = known.get(app)
  if (before) return before
  const paths = new Map<string, Call[]>()
  for (const call of app.calls) {
    const same = paths.get(call.path)
    if (same) same.push(call)
    else paths.set(call.path, [call])
  }
  known.set(app, paths)
  return paths
}

/** The calls of any of these paths; those of one path in the order in which the app boots. */
export const byPath = (app: App, paths: readonly string[]): readonly Call[] => paths.flatMap(path => index(app).get(path) ?? [])
