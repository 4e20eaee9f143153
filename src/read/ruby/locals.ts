/** Locals of a template's other tags: each tag is parsed by itself, so what one before it assigned reads as a call there. */
import type { Frame, Ruby } from './object.ts'
import type * as n from './parse.ts'

/** The local that a bare name means; undefined where it is a call like any other. */
export function localOfTag(f: Frame, node: n.CallNode): Ruby | undefined {
  if (!node.isVariableCall()) return undefined
  for (let frame: Frame | undefined = f; frame; frame = frame.outer) {
    const value = frame.locals.get(node.name)
    if (value) return value
  }
  return undefined
}
