/** Gives the parameters of methods and blocks their values. */
import type { Span } from '../../model/span.ts'
import { literal, unknown, type Value } from '../../model/value.ts'
import { type Arguments, flat, type Run } from './definitions.ts'
import { type Machine, write } from './machine.ts'
import { array, type Frame, type HashObject, hash, isValue, items, type Ruby } from './object.ts'
import { MultiTargetNode, type Node, type ParametersNode, SplatNode } from './parse.ts'

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
  const give = (n: Node | null, value: Ruby): void => {
    if (n instanceof MultiTargetNode) for (const [inner, share] of shares(n, value, at)) give(inner, share)
    else set(parameterName(n as { name?: string } | null), value)
  }
  const takes = (n: Node): void => give(n, positional.shift() ?? lost(parameterName(n as { name?: string })))
  for (const n of node.requireds) takes(n)
  for (const [i, n] of node.optionals.entries()) {
    const given = i < spare ? positional.shift() : undefined
    const name = parameterName(n as { name?: string })
    set(name, given ?? run(m, frame, (n as unknown as { value: Node }).value))
  }
  if (node.rest) {
    const rest = positional.splice(0, Math.max(0, positional.length - node.posts.length))
    set(
      parameterName(node.rest as { name?: string }) ?? '*',
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
      parameterName(node.keywordRest as { name?: string }) ?? '**',
      hash(at, others, keywords?.keys, args === undefined || (keywords?.open ?? false)),
    )
  }
  if (node.block) set(parameterName(node.block as { name?: string }), frame.block ?? literal(null, at))
}

/** A target of several, or the parameter `(a, *b)`. */
interface Several {
  readonly lefts: readonly Node[]
  readonly rest: Node | null
  readonly rights: readonly Node[]
}

/** What each of several targets gets of a value: its elements where they are known. */
export function shares({ lefts, rest, rights }: Several, value: Ruby, at: Span): readonly (readonly [Node | null, Ruby])[] {
  const whole = value.kind === 'array' ? items(value) : value.kind === 'literal' ? [value] : undefined
  const lost = unknown('it is one of several values', at, isValue(value) ? [value] : [])
  const middle = whole?.slice(lefts.length, Math.max(lefts.length, whole.length - rights.length)) ?? []
  const nth = (i: number): Ruby => (whole ? (whole[i] ?? literal(null, at)) : lost)
  return [
    ...lefts.map((target, i) => [target, nth(i)] as const),
    ...(rest instanceof SplatNode ? [[rest.expression, whole ? array(middle, at) : lost] as const] : []),
    ...rights.map((target, i) => [target, nth(lefts.length + middle.length + i)] as const),
  ]
}

function lastHash(positional: Ruby[]): HashObject | undefined {
  const last = positional.at(-1)
  if (last?.kind !== 'hash') return undefined
  positional.pop()
  return last
}
