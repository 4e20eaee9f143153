/** Gives the parameters of methods and blocks their values. */
import type { Span } from '../../model/span.ts'
import { literal, unknown, type Value } from '../../model/value.ts'
import { type Arguments, flat, type Run } from './definitions.ts'
import { type Machine, write } from './machine.ts'
import { array, type Frame, type HashObject, hash, type Ruby } from './object.ts'
import type { Node, ParametersNode } from './parse.ts'

const parameterName = (node: { readonly name?: string | null } | null): string | undefined => node?.name ?? undefined

/** Gives a method's parameters their values. */
export function bind(m: Machine, frame: Frame, node: ParametersNode | null, args: Arguments | undefined, at: Span, run: Run): void {
  if (!node) return
  const set = (name: string | undefined, value: Ruby) => {
    if (name) write(m, frame.locals, name, value)
  }
  const lost = (name: string | undefined): Value =>
    unknown(`it is the parameter ${name ?? ''} of ${frame.method ?? 'a block'}, and what is passed could not be told`, at)
  const takesKeywords = node.keywords.length > 0 || node.keywordRest !== null
  const positional = args ? [...(takesKeywords ? args.positional : flat(args))] : []
  const keywords = takesKeywords ? (args?.keywords ?? lastHash(positional)) : undefined
  const required = [...node.requireds, ...node.posts]
  const spare = positional.length - required.length
  const takes = (n: Node): void => {
    const value = positional.shift()
    set(parameterName(n as { name?: string }), value ?? lost(parameterName(n as { name?: string })))
  }
  for (const n of node.requireds) takes(n)
  for (const [i, n] of node.optionals.entries()) {
    const given = i < spare ? positional.shift() : undefined
    const name = parameterName(n as { name?: string })
    set(name, given ?? run(m, frame, (n as unknown as { value: Node }).value))
  }
  if (node.rest) {
    const rest = positional.splice(0, Math.max(0, positional.length - node.posts.length))
    set(
      parameterName(node.rest as { name?: string }),
      args && !args.open ? array(rest, at) : lost(parameterName(node.rest as { name?: string })),
    )
  }
  for (const n of node.posts) takes(n)
  const taken = new Set<string>()
  for (const n of node.keywords as readonly (Node & { name: string; value?: Node })[]) {
    taken.add(n.name)
    const given = keywords?.data.get(n.name)
    if (given && given.kind !== 'absent') set(n.name, given)
    else set(n.name, n.value && !keywords?.open ? run(m, frame, n.value) : lost(n.name))
  }
  if (node.keywordRest) {
    const others = new Map([...(keywords?.data ?? [])].filter(([k]) => !taken.has(k)))
    set(
      parameterName(node.keywordRest as { name?: string }),
      hash(at, others, keywords?.keys, args === undefined || (keywords?.open ?? false)),
    )
  }
  if (node.block) set(parameterName(node.block as { name?: string }), frame.block ?? literal(null, at))
}

function lastHash(positional: Ruby[]): HashObject | undefined {
  const last = positional.at(-1)
  if (last?.kind !== 'hash') return undefined
  positional.pop()
  return last
}
