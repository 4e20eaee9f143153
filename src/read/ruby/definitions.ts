/** Classes, modules and methods: defining them, finding them, and running a method's body. */

import type { Span } from '../../model/span.ts'
import { literal, unknown } from '../../model/value.ts'
import { findConstant } from './constants.ts'
import { enter, leave, type Machine, write } from './machine.ts'
import { merge } from './merge.ts'
import {
  alternatives,
  type Choice,
  type Frame,
  type HashObject,
  type Instance,
  type Method,
  type Module,
  type Ruby,
  type Source,
} from './object.ts'
import { bind } from './parameters.ts'
import { type ArgumentsNode, DefNode, type Node } from './parse.ts'

/** The arguments of a call, as far as they are known. */
export interface Arguments {
  readonly positional: readonly Ruby[]
  readonly keywords?: HashObject | undefined
  /** The keywords as alternatives, where they spread one of several hashes whose keys belong together. */
  readonly whole?: Choice | undefined
  readonly block?: Ruby | undefined
  /** A splat of something unknown stands among them. */
  readonly open: boolean
  /** Where they are written. */
  readonly from?: { readonly source: Source; readonly node: ArgumentsNode | null }
}

export const noArguments: Arguments = { positional: [], open: false }

/** What runs a node; given by evaluate.ts, which this file must not import. */
export type Run = (m: Machine, frame: Frame, node: Node | null) => Ruby

/** All arguments in order, keywords as a last hash, as a library sees them. */
export const flat = (args: Arguments): readonly Ruby[] => {
  const last = args.whole ?? args.keywords
  return last ? [...args.positional, last] : args.positional
}

/** Opens a class or module, making it where it is new. */
export function openModule(m: Machine, name: string, at: Span): Module {
  const known = m.constants.get(name)
  if (known?.kind === 'module') return known
  const made: Module = { kind: 'module', name, methods: new Map(), singletons: new Map(), data: new Map(), ancestors: [], extended: [], at }
  m.constants.set(name, made)
  m.defined += 1
  return made
}

/** Adds an ancestor of a class, once. */
export function inherit(m: Machine, of: Module, name: string, scope: string): void {
  if (of.ancestors.some(a => a.name === name && a.scope === scope)) return
  of.ancestors.push({ name, scope })
  m.defined += 1
}

/** Every module that a class inherits from or includes, itself first; names that the app doesn't define are left out. */
export function lineage(m: Machine, of: Module): readonly Module[] {
  const known = m.lineages.get(of)
  if (known?.defined === m.defined) return known.line
  const { defined } = m
  const line = ancestry(m, of, new Set())
  m.lineages.set(of, { defined, line })
  return line
}

function ancestry(m: Machine, of: Module, seen: Set<Module>): readonly Module[] {
  if (seen.has(of) || seen.size > 30) return []
  seen.add(of)
  return [
    of,
    ...of.ancestors.flatMap(a => {
      const found = findConstant(m, a.name, a.scope)
      return found?.kind === 'module' ? ancestry(m, found, seen) : []
    }),
  ]
}

/** The nearest class of a library that a class of the app inherits from. */
export function libraryAncestor(m: Machine, of: Module): string | undefined {
  for (const module of lineage(m, of)) {
    for (const a of module.ancestors) if (!findConstant(m, a.name, a.scope)) return a.name.replace(/^::/, '')
  }
  return undefined
}

export function findMethod(m: Machine, on: Ruby, name: string): Method | undefined {
  if (on.kind === 'instance') {
    for (const module of lineage(m, on.of)) {
      const found = module.methods.get(name)
      if (found) return found
    }
    return undefined
  }
  if (on.kind === 'made') return m.extensions.get(on.path)?.flatMap(x => x.methods.get(name) ?? [])[0]
  if (on.kind !== 'module') return undefined
  for (const module of lineage(m, on)) {
    const found = module.singletons.get(name)
    if (found) return found
    for (const e of module.extended) {
      const extension = e.name === 'self' ? module : findConstant(m, e.name, e.scope)
      const extended = extension?.kind === 'module' ? extension.methods.get(name) : undefined
      if (extended) return extended
    }
  }
  return undefined
}

/** An object of a class of the app; its `initialize` runs with what is known. */
export function instantiate(m: Machine, of: Module, args: Arguments, at: Span, run: Run, reached: boolean): Instance {
  const made: Instance = { kind: 'instance', of, data: new Map(), at }
  const initialize = findMethod(m, made, 'initialize')
  if (initialize) invoke(m, initialize, made, args, at, run, reached)
  return made
}

/** A method may call itself with other arguments, as configuration that falls back on another does; not for ever. */
const MOST_RECURSION = 2

/** Runs a method of the app with these arguments; `undefined` arguments stand for a caller that isn't known. */
export function invoke(m: Machine, method: Method, self: Ruby, args: Arguments | undefined, at: Span, run: Run, reached: boolean): Ruby {
  const { body } = method
  const data = self.kind === 'instance' || self.kind === 'module' ? self.data : new Map<string, Ruby>()
  if ('reader' in body) return data.get(body.reader) ?? literal(null, at)
  if ('writer' in body) {
    const value = args?.positional[0] ?? unknown('nothing here calls the writer', at)
    write(m, data, body.writer, value)
    return value
  }
  if ('delegate' in body) return unknown(`it is delegated to ${body.delegate}`, at)
  if (!(body.node instanceof DefNode)) return unknown('it is no method', at)
  const key = body.node
  const running = m.active.get(key) ?? 0
  // What only ever calls itself returns nothing: on a branch the other side is what comes back.
  if (running >= MOST_RECURSION && m.branches.length > 0) m.stopped = { how: 'raise', value: unknown(`${method.name} calls itself`, at) }
  if (running >= MOST_RECURSION) return unknown(`${method.name} calls itself`, at)
  if (!enter(m, key, running)) return unknown('the calls nest too deep', at)
  const frame: Frame = {
    source: method.source,
    self,
    locals: new Map(),
    namespace: method.namespace,
    method: method.name,
    singleton: method.singleton,
    reached,
    block: args?.block,
    given: args,
    returns: [],
    body: body.node.body,
  }
  m.depth += 1
  bind(m, frame, body.node.parameters, args, at, run)
  const last = run(m, frame, body.node.body)
  const stopped = m.stopped
  if (stopped && stopped.how !== 'raise') m.stopped = undefined
  m.depth -= 1
  leave(m, key, running)
  const value = stopped && stopped.how !== 'raise' ? stopped.value : last
  return withEarly(frame.returns, value, at)
}

/** The value of a method with those that it returned before its end, on branches. */
export const withEarly = (returns: readonly Ruby[], value: Ruby, at: Span): Ruby =>
  returns.reduceRight((rest, early) => merge(unknown('an early return', at), early, rest, at), value)

/** What people call the thing a call is made on: `Sidekiq`, `Redis.new`, `Rails.application.config`; undefined where nothing says. */
export function pathOf(r: Ruby): string | undefined {
  switch (r.kind) {
    case 'constant':
    case 'module':
      return r.name
    case 'made':
      return r.path
    case 'instance':
      return `${r.of.name}#`
    case 'choice':
    case 'firstOf':
    case 'either': {
      const named = alternatives(r).map(pathOf)
      return named.find(n => n !== undefined)
    }
    default:
      return undefined
  }
}
