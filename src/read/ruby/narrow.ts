/** What a condition says about the variables that it asks for: on one side of the branch they are set, on the other not. */
import { either, isNothing, literal, ordered, type Value } from '../../model/value.ts'
import { blank, truth } from './condition.ts'
import { type Machine, write } from './machine.ts'
import { type Frame, isValue, type Ruby } from './object.ts'
import * as n from './parse.ts'
import { field, holder, scopeOf } from './variables.ts'

/** Questions that hold where something is there, and where nothing is; `blank` where an empty hash counts as nothing. */
const QUESTIONS: ReadonlyMap<string, { readonly set: boolean; readonly empty: boolean }> = new Map([
  ['present?', { set: true, empty: true }],
  ['any?', { set: true, empty: true }],
  ['blank?', { set: false, empty: true }],
  ['empty?', { set: false, empty: true }],
  ['nil?', { set: false, empty: false }],
])

/**
 * Notes what variables hold on a side of a branch. Only what the condition excludes for certain is left out: `a` in
 * `a ? b : c`, `a && d`, `!a`, `a.present?`, `a.nil?`.
 */
export function narrow(m: Machine, f: Frame, condition: n.Node | null, holds: boolean, empty = false): void {
  if (condition instanceof n.ParenthesesNode && condition.body instanceof n.StatementsNode && condition.body.body.length === 1)
    narrow(m, f, condition.body.body[0] ?? null, holds, empty)
  else if (condition instanceof n.AndNode || condition instanceof n.OrNode) {
    if (holds !== condition instanceof n.AndNode) return
    narrow(m, f, condition.left, holds, empty)
    narrow(m, f, condition.right, holds, empty)
  } else if (condition instanceof n.CallNode && !condition.arguments_ && !condition.block) {
    const asked = QUESTIONS.get(condition.name)
    if (condition.name === '!') narrow(m, f, condition.receiver, !holds, empty)
    else if (asked && isVariable(condition.receiver)) narrow(m, f, condition.receiver, holds === asked.set, asked.empty)
  } else if (isVariable(condition)) {
    const [data, key] =
      condition instanceof n.InstanceVariableReadNode
        ? ([holder(m, f), field(f, condition.name)] as const)
        : ([scopeOf(f, condition.name), condition.name] as const)
    const old = data.get(key)
    const now = old && kept(old, holds, empty)
    if (!old || !now || now === old) return
    m.narrowed.set(now, old)
    write(m, data, key, now)
  }
}

type Variable = n.LocalVariableReadNode | n.LocalVariableWriteNode | n.InstanceVariableReadNode
const isVariable = (node: n.Node | null): node is Variable =>
  node instanceof n.LocalVariableReadNode || node instanceof n.LocalVariableWriteNode || node instanceof n.InstanceVariableReadNode

/** The alternatives that are left; the same object where none goes. */
function kept(r: Ruby, set: boolean, empty: boolean): Ruby {
  if (r.kind === 'choice') {
    const left = r.options.filter(o => may(o, set, empty))
    const [only] = left
    if (left.length === r.options.length || !only) return r
    return left.length === 1 ? only : { ...r, options: left }
  }
  if (!isValue(r)) return r
  if (!set) return couldBeNothing(r) && (r.kind === 'env' || r.kind === 'firstOf') ? literal(null, r.at) : r
  if (r.kind !== 'firstOf' && r.kind !== 'either') return r
  const left = r.options.filter(o => !isNothing(o))
  if (left.length === 0 || left.length === r.options.length) return r
  return { ...(r.kind === 'either' ? either(left, r.at) : ordered(left, r.at)) }
}

/** Whether all of a value's alternatives may be missing, so that it is nothing where it isn't set. */
const couldBeNothing = (v: Value): boolean =>
  v.kind === 'firstOf' ? v.options.every(couldBeNothing) : isNothing(v) || (v.kind === 'env' && v.whenUnset === 'nil')

function may(r: Ruby, set: boolean, empty: boolean): boolean {
  const is = empty ? blank(r) : undefined
  const known = is === undefined ? truth(r) : !is
  return known === undefined || known === set
}
