/** Variables and constants: reading and writing them, with `||=` and its kin. Part of evaluate.ts's table. */
import type { Span } from '../../model/span.ts'
import { constant, firstOf, identity, literal, unknown } from '../../model/value.ts'
import { dispatch } from './call.ts'
import { truth } from './condition.ts'
import { findConstant } from './constants.ts'
import { type Means, run } from './evaluate.ts'
import { type Machine, type Target, write } from './machine.ts'
import { merge } from './merge.ts'
import { alternatives, type Frame, freeze, isNothingRuby, isValue, type Ruby } from './object.ts'
import * as n from './parse.ts'

export const holder = (m: Machine, f: Frame): Map<string, Ruby> =>
  f.self.kind === 'instance' || f.self.kind === 'module' ? f.self.data : m.globals
export const field = (f: Frame, name: string): string =>
  f.self.kind === 'instance' || f.self.kind === 'module' ? name : `${f.source.file} ${name}`

/** The variables of the frame, or the frame around a block, that hold a local. */
export function scopeOf(f: Frame, name: string): Map<string, Ruby> {
  for (let frame: Frame | undefined = f; frame; frame = frame.outer) if (frame.locals.has(name)) return frame.locals
  return f.locals
}

/** Evaluates what is assigned, under the name it is assigned to. */
export function assigning(m: Machine, name: string, memoised: boolean, value: () => Ruby, from?: Target['from']): Ruby {
  m.targets.push({ name, memoised, ...(from ? { from } : {}) })
  const result = value()
  m.targets.pop()
  return result
}

export function orWrite(
  m: Machine,
  name: string,
  old: Ruby,
  value: () => Ruby,
  set: (r: Ruby) => void,
  at: Span,
  from?: Target['from'],
): Ruby {
  const known = truth(old)
  if (known === true) return old
  const made = assigning(m, name, true, value, from)
  if (known === undefined && m.stopped?.how === 'raise') {
    m.stopped = undefined
    return old
  }
  // What another branch has memoised already is the same again.
  if (known === undefined && remembers(old, made)) {
    set(made)
    return made
  }
  const result = known === false ? made : isValue(old) && isValue(made) ? firstOf([old, made], at) : merge(old, old, made, at)
  set(result)
  return result
}

/** Whether all that is there of an old value is among the alternatives of a new one. */
function remembers(old: Ruby, now: Ruby): boolean {
  const was = alternatives(old).filter(o => !isNothingRuby(o))
  if (was.length === 0 || was.length === alternatives(old).length) return false
  const known = new Set(alternatives(now).map(o => identity(freeze(o))))
  return was.every(o => known.has(identity(freeze(o))))
}

interface Variable {
  readonly read: (m: Machine, f: Frame, name: string, at: Span) => Ruby
  readonly write: (m: Machine, f: Frame, name: string, value: Ruby) => void
}

const local: Variable = {
  read: (_m, f, name, at) => scopeOf(f, name).get(name) ?? literal(null, at),
  write: (m, f, name, value) => write(m, scopeOf(f, name), name, value),
}
const instance: Variable = {
  read: (m, f, name, at) => holder(m, f).get(field(f, name)) ?? literal(null, at),
  write: (m, f, name, value) => write(m, holder(m, f), field(f, name), value),
}
const classVariable: Variable = {
  read: (m, f, name, at) => m.globals.get(`${f.namespace} ${name}`) ?? literal(null, at),
  write: (m, f, name, value) => write(m, m.globals, `${f.namespace} ${name}`, value),
}
/** What an initializer sets that is read later on: a block may run long after the line that it stands on. */
function setElsewhere(m: Machine, name: string): Ruby | undefined {
  if (m.missing.has(name)) return undefined
  m.missing.add(name)
  for (const file of m.surroundings.defining(name)) m.surroundings.load(file)
  return m.globals.get(name)
}

const globalVariable: Variable = {
  read: (m, _f, name, at) => m.globals.get(name) ?? setElsewhere(m, name) ?? unknown(`nothing that was read sets ${name}`, at),
  write: (m, _f, name, value) => write(m, m.globals, name, value),
}
const constantVariable: Variable = {
  read: (m, f, name, at) => readConstant(m, f, name, at),
  write: (m, f, name, value) => write(m, m.constants, f.namespace === '' ? name : `${f.namespace}::${name}`, value),
}

type Named = n.Node & { readonly name: string }
type Writes = Named & { readonly value: n.Node }
type Kind<T> = abstract new (...args: never) => T

function variable(
  means: Means,
  v: Variable,
  reads: Kind<Named>,
  writes: Kind<Writes>,
  ors: Kind<Writes>,
  ands: Kind<Writes>,
  ops: Kind<Writes & { binaryOperator: string }>,
): void {
  const set = (m: Machine, f: Frame, name: string, value: Ruby): Ruby => {
    v.write(m, f, name, value)
    return value
  }
  means(reads, (m, f, node) => v.read(m, f, node.name, f.source.span(node)))
  means(writes, (m, f, node) =>
    set(
      m,
      f,
      node.name,
      assigning(m, node.name, false, () => run(m, f, node.value), { source: f.source, node, value: node.value, in: f }),
    ),
  )
  means(ors, (m, f, node) => {
    const at = f.source.span(node)
    const old = v === constantVariable || v === globalVariable ? known(v, m, f, node.name, at) : v.read(m, f, node.name, at)
    return orWrite(
      m,
      node.name,
      old,
      () => run(m, f, node.value),
      r => v.write(m, f, node.name, r),
      at,
      { source: f.source, node, value: node.value, in: f },
    )
  })
  means(ands, (m, f, node) => {
    const old = v.read(m, f, node.name, f.source.span(node))
    return truth(old) === false ? old : set(m, f, node.name, run(m, f, node.value))
  })
  means(ops, (m, f, node) => {
    const at = f.source.span(node)
    const args = { positional: [run(m, f, node.value)], open: false }
    return set(m, f, node.name, dispatch(m, f, v.read(m, f, node.name, at), node.binaryOperator, args, at, at))
  })
}

const known = (v: Variable, m: Machine, f: Frame, name: string, at: Span): Ruby => {
  const old = v.read(m, f, name, at)
  return old.kind === 'unknown' || (old.kind === 'constant' && v === constantVariable) ? literal(null, at) : old
}

/** Adds the rows for variables and constants. */
export function variables(means: Means): void {
  variable(
    means,
    local,
    n.LocalVariableReadNode,
    n.LocalVariableWriteNode,
    n.LocalVariableOrWriteNode,
    n.LocalVariableAndWriteNode,
    n.LocalVariableOperatorWriteNode,
  )
  variable(
    means,
    instance,
    n.InstanceVariableReadNode,
    n.InstanceVariableWriteNode,
    n.InstanceVariableOrWriteNode,
    n.InstanceVariableAndWriteNode,
    n.InstanceVariableOperatorWriteNode,
  )
  variable(
    means,
    classVariable,
    n.ClassVariableReadNode,
    n.ClassVariableWriteNode,
    n.ClassVariableOrWriteNode,
    n.ClassVariableAndWriteNode,
    n.ClassVariableOperatorWriteNode,
  )
  variable(
    means,
    globalVariable,
    n.GlobalVariableReadNode,
    n.GlobalVariableWriteNode,
    n.GlobalVariableOrWriteNode,
    n.GlobalVariableAndWriteNode,
    n.GlobalVariableOperatorWriteNode,
  )
  variable(
    means,
    constantVariable,
    n.ConstantReadNode,
    n.ConstantWriteNode,
    n.ConstantOrWriteNode,
    n.ConstantAndWriteNode,
    n.ConstantOperatorWriteNode,
  )
}

export function readConstant(m: Machine, f: Frame, name: string, at: Span): Ruby {
  return findConstant(m, name, f.namespace) ?? constant(name.replace(/^::/, ''), at)
}

const TARGETS: readonly (readonly [Kind<Named>, Variable])[] = [
  [n.LocalVariableTargetNode, local],
  [n.InstanceVariableTargetNode, instance],
  [n.ClassVariableTargetNode, classVariable],
  [n.GlobalVariableTargetNode, globalVariable],
  [n.ConstantTargetNode, constantVariable],
]

/** Assigns to a target where it is a variable or a constant; false where it is something else. */
export function assignVariable(m: Machine, f: Frame, target: n.Node, value: Ruby): boolean {
  const found = TARGETS.find(([type]) => target instanceof type)
  found?.[1].write(m, f, (target as Named).name, value)
  return found !== undefined
}

/** What a method was given as `*` or `**`, without a name. */
export const passedOn = (f: Frame, name: '*' | '**', node: n.Node): Ruby =>
  scopeOf(f, name).get(name) ?? unknown('it is passed on', f.source.span(node))
