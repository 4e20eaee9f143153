/** What is inside a value. */
import type { Value } from './value.ts'

/** The leaf alternatives of a value, in order; of unordered branches all. */
export const options = (v: Value): readonly Value[] => (v.kind === 'firstOf' || v.kind === 'either' ? v.options.flatMap(options) : [v])

/** The environment variables that a value depends on, in order, each once. */
export function variables(v: Value): readonly string[] {
  const names = new Set<string>()
  const visit = (x: Value): void => {
    if (x.kind === 'env') names.add(x.name)
    for (const inner of parts(x)) visit(inner)
  }
  visit(v)
  return [...names]
}

/** The values directly inside a value. */
export function parts(v: Value): readonly Value[] {
  switch (v.kind) {
    case 'firstOf':
    case 'either':
      return v.options
    case 'concat':
      return v.parts
    case 'record':
      return [...v.entries.values()]
    case 'list':
      return v.items
    case 'made':
      return v.block ? [...v.args, v.block] : v.args
    case 'unknown':
      return v.from ?? []
    default:
      return []
  }
}
