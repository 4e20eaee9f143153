/** The state of an evaluation: what is defined, what changed, which branch it is on, and how much work is left. */
import type { Call } from '../../model/call.ts'
import type { Gap } from '../../model/finding.ts'
import { place, type Span } from '../../model/span.ts'
import { absent, env, variables } from '../../model/value.ts'
import { asTest, truth } from './condition.ts'
import { merge } from './merge.ts'
import { type Frame, type Instance, isValue, type Module, type Ruby, type Source } from './object.ts'
import type { Node } from './parse.ts'
import type { Surroundings } from './surroundings.ts'

/** A call while it is being evaluated: its block's value comes last. */
export type OpenCall = { -readonly [K in keyof Call]: Call[K] }

type Change = { readonly data: Map<string, Ruby>; readonly key: string; readonly old: Ruby | undefined }

/** What a value under evaluation is being assigned to, in the method `in`; `from` is the assignment, where `value` is all that it assigns. */
export interface Target {
  readonly name: string
  readonly memoised: boolean
  readonly from?: { readonly source: Source; readonly node: Node; readonly value: Node | undefined; readonly in?: Frame }
}

export interface Machine {
  readonly surroundings: Surroundings
  readonly constants: Map<string, Ruby>
  readonly globals: Map<string, Ruby>
  /** Attributes of library objects that code assigned: `Rails.application.config.cache_store`. */
  readonly settings: Map<string, Ruby>
  /** Variables that code itself sets where they are unset. */
  readonly env: Map<string, Ruby>
  readonly calls: OpenCall[]
  /** How often the call at a place was evaluated. */
  readonly made: Map<string, number>
  /** How often a method or block was entered since `steps` was nought. */
  readonly entered: Map<unknown, number>
  readonly gaps: Gap[]
  readonly trail: Change[]
  /** What a condition left of a variable's value on a side of a branch → the value, which the variable has again behind it. */
  readonly narrowed: WeakMap<Ruby, Ruby>
  /** Calls whose blocks are being evaluated. */
  readonly inside: OpenCall[]
  /** Branches on things that the files don't tell; each names variables of which one must be set. */
  readonly branches: (readonly (readonly string[])[])[]
  /** The same branches by their place and side, outermost first. */
  readonly sides: string[]
  /** Variables on whose value code called a method that `nil` doesn't have. */
  readonly assumed: (readonly string[])[]
  /** What the value under evaluation is being assigned to, outermost first. */
  readonly targets: Target[]
  /** Methods and blocks being evaluated, with how often, to see recursion. */
  readonly active: Map<unknown, number>
  readonly missing: Set<string>
  /** Grows with each constant and each ancestor, so that what was found missing can be searched again. */
  defined: number
  /** Constants that were searched in a namespace in vain, with what `defined` was then; and the ancestors of modules. */
  readonly vain: Map<string, number>
  readonly lineages: Map<Module, { readonly defined: number; readonly line: readonly Module[] }>
  readonly instances: Map<Module, Instance>
  /** Modules that the app extends a library's object with in the block that makes it, by the object's path. */
  readonly extensions: Map<string, Module[]>
  /** Why the current statements stopped, with what they return. */
  stopped: { readonly how: 'return' | 'next' | 'raise'; readonly value: Ruby } | undefined
  depth: number
  steps: number
  /** What `steps` may reach; beyond it everything is unknown. */
  limit: number
}

/** Nodes that the files of one boot may take: four times what the largest app seen needs, and less than a second. */
const BOOT_STEPS = 200_000
/** Nodes that a single method may take with all it calls, when nothing shows who calls it. */
export const METHOD_STEPS = 4_000
export const MAX_DEPTH = 150

export const machine = (surroundings: Surroundings): Machine => ({
  surroundings,
  constants: new Map(),
  globals: new Map(),
  settings: new Map(),
  env: new Map(),
  calls: [],
  made: new Map(),
  entered: new Map(),
  gaps: [],
  trail: [],
  narrowed: new WeakMap(),
  inside: [],
  branches: [],
  sides: [],
  assumed: [],
  targets: [],
  active: new Map(),
  missing: new Set(),
  defined: 0,
  vain: new Map(),
  lineages: new Map(),
  instances: new Map(),
  extensions: new Map(),
  stopped: undefined,
  depth: 0,
  steps: 0,
  limit: BOOT_STEPS,
})

/** The one door through which evaluated code changes anything, so that a branch can be undone. */
export function write(m: Machine, data: Map<string, Ruby>, key: string, value: Ruby): void {
  if (m.branches.length > 0) m.trail.push({ data, key, old: data.get(key) })
  if (data === m.constants) m.defined += 1
  data.set(key, value)
}

type Written = Map<Map<string, Ruby>, Map<string, Ruby>>

/** Takes back what was written since the trail was that long, and tells what it was. */
export function undo(m: Machine, mark: number): Written {
  const written: Written = new Map()
  for (let i = m.trail.length - 1; i >= mark; i--) {
    const { data, key, old } = m.trail[i] as Change
    const keys = written.get(data) ?? new Map<string, Ruby>()
    written.set(data, keys)
    const now = data.get(key)
    if (!keys.has(key) && now && (old === undefined || m.narrowed.get(now) !== old)) keys.set(key, now)
    if (data === m.constants) m.defined += 1
    if (old === undefined) data.delete(key)
    else data.set(key, old)
  }
  m.trail.length = mark
  return written
}

/** The names of variables of which a condition needs one each, where it holds. */
const needed = (condition: Ruby, holds: boolean): readonly (readonly string[])[] => {
  const told = asTest(condition)
  if (!told || told.negated === holds) return []
  return told.clauses.map(c => c.flatMap(variables)).filter(c => c.length > 0)
}

/**
 * Evaluates both sides of a branch that the files don't decide, each from the same state, and merges what they changed
 * and returned. A side that raises leaves nothing behind; where one side returns, the other goes on.
 */
export function branch(m: Machine, frame: Frame, condition: Ruby, yes: () => Ruby, no: () => Ruby, at: Span, end = false): Ruby {
  const known = truth(condition)
  if (known !== undefined) return known ? yes() : no()
  const run = (side: () => Ruby, holds: boolean) => {
    const mark = m.trail.length
    const assumed = m.assumed.length
    m.branches.push(needed(condition, holds))
    m.sides.push(`${place(at)} ${holds}`)
    const value = side()
    const { stopped } = m
    m.stopped = undefined
    const written = undo(m, mark)
    m.branches.pop()
    m.sides.pop()
    m.assumed.length = assumed
    return { value: stopped && stopped.how !== 'raise' ? stopped.value : value, stopped: stopped?.how, written }
  }
  const a = run(yes, true)
  const b = run(no, false)
  const commit = (written: Written) => {
    for (const [data, keys] of written) for (const [key, value] of keys) write(m, data, key, value)
  }
  if (a.stopped === 'raise' || b.stopped === 'raise') {
    const other = a.stopped === 'raise' ? b : a
    if (a.stopped === b.stopped) m.stopped = { how: 'raise', value: other.value }
    else if (other.stopped) m.stopped = { how: other.stopped, value: other.value }
    commit(other.written)
    return other.value
  }
  const merged = merge(condition, a.value, b.value, at)
  if (a.stopped && b.stopped) m.stopped = { how: a.stopped, value: merged }
  else if (a.stopped || b.stopped) {
    const [left, stays] = a.stopped ? [a, b] : [b, a]
    // `return` in a block leaves more than the block.
    if (end && !(frame.inBlock && left.stopped === 'return')) {
      m.stopped = { how: left.stopped ?? 'return', value: merged }
      join(m, condition, a.written, b.written, at)
      return merged
    }
    if (left.stopped === 'return') frame.returns.push(left.value)
    commit(stays.written)
    return stays.value
  }
  join(m, condition, a.written, b.written, at)
  return merged
}

function join(m: Machine, condition: Ruby, a: Written, b: Written, at: Span): void {
  for (const data of new Set([...a.keys(), ...b.keys()])) {
    const [x, y] = [a.get(data), b.get(data)]
    for (const key of new Set([...(x?.keys() ?? []), ...(y?.keys() ?? [])])) {
      const old = data.get(key) ?? (data === m.env ? env(key, at) : absent(at))
      write(m, data, key, merge(condition, x?.get(key) ?? old, y?.get(key) ?? old, at))
    }
  }
}

/** The same for one method or block: in blocks within blocks the innermost would take all there are. */
const MOST_ENTRIES = 1000

/** Begins to count steps anew. */
export function restart(m: Machine, limit: number): void {
  m.steps = 0
  m.limit = limit
  m.entered.clear()
}

/** Begins the evaluation of a method or block; false where it was begun too often already. */
export function enter(m: Machine, key: unknown, running: number): boolean {
  const times = m.entered.get(key) ?? 0
  if (times >= MOST_ENTRIES || m.depth > MAX_DEPTH) return false
  m.entered.set(key, times + 1)
  m.active.set(key, running + 1)
  return true
}

/** Ends the evaluation of a method or block that was running this often before. */
export function leave(m: Machine, key: unknown, running: number): void {
  if (running === 0) m.active.delete(key)
  else m.active.set(key, running)
}

/** After `a || raise`, `a && return b`: the code goes on where the right side was not reached, with this value. */
export function goesOn(m: Machine, frame: Frame, value: Ruby): Ruby {
  if (m.stopped?.how === 'return') frame.returns.push(m.stopped.value)
  m.stopped = undefined
  return value
}

/** Notes that a method was called that `nil` doesn't have: from here on the variable is set, or the app has raised. */
export function assumeSet(m: Machine, r: Ruby): void {
  if (isValue(r) && r.kind === 'env') m.assumed.push([r.name])
}

/** What the code so far requires of the environment, for a call. */
export const requirements = (m: Machine): readonly (readonly string[])[] => [...m.branches.flat(), ...m.assumed]
