/** What a function returns, as far as its statements tell. */
import { absent, either, unknown, type Value } from '../../model/value.ts'
import type { FunctionNode, Statement } from '../javascript.ts'
import type { Inner } from './evaluate.ts'
import { choose } from './operators.ts'
import type { Place } from './reader.ts'
import type { AnyNode, Scope } from './scope.ts'

const MOST_STATEMENTS = 300

/** What a list of statements returns: nothing where it throws; `ends` where every path returns or throws. */
interface Found {
  readonly value?: Value
  readonly ends: boolean
}

/** What `return` gives in a list of statements. */
function within(statements: readonly Statement[], place: Place, r: Inner, budget: { left: number }): Found {
  const values: Value[] = []
  const all = (ends: boolean, last?: Value): Found => {
    const [first, ...rest] = last ? [...values, last] : values
    return first ? { value: either([first, ...rest], first.at), ends } : { ends }
  }
  for (const [i, s] of statements.entries()) {
    if (budget.left-- <= 0) return all(true, unknown('the function is too long to follow', r.at(s)))
    if (s.type === 'ReturnStatement') return all(true, s.argument ? r.of(s.argument, there(r, s.argument, place)) : absent(r.at(s)))
    if (s.type === 'ThrowStatement') return all(true)
    if (s.type === 'IfStatement') {
      const yes = within([s.consequent], place, r, budget)
      const no: Found = s.alternate ? within([s.alternate], place, r, budget) : { ends: false }
      if (!yes.value && !no.value && !yes.ends && !no.ends) continue
      // What follows is the other branch, so that `if (x) return x` and a return after it read as a fallback.
      const rest = yes.ends && no.ends ? undefined : within(statements.slice(i + 1), place, r, budget)
      const outcome = (branch: Found): Value | undefined => branch.value ?? (branch.ends ? undefined : (rest?.value ?? absent(r.at(s))))
      const [a, b] = [outcome(yes), outcome(no)]
      if (!a || !b) return all(true, a ?? b)
      return all(
        true,
        choose(
          s.test,
          () => a,
          () => b,
          there(r, s.test, place),
          r,
          r.at(s.test),
        ),
      )
    }
    const blocks =
      s.type === 'BlockStatement'
        ? [s.body]
        : s.type === 'TryStatement'
          ? [s.block.body]
          : s.type === 'SwitchStatement'
            ? s.cases.map(c => c.consequent)
            : []
    for (const block of blocks) {
      const found = within(block, place, r, budget)
      if (found.ends && s.type === 'BlockStatement') return all(true, found.value)
      if (found.value) values.push(found.value)
    }
  }
  return all(false)
}

/** Where an expression of the function's body stands: the scope that the walk gave it. */
const there = (r: Inner, node: AnyNode, place: Place): Place => ({ ...place, scope: r.chart.scopes.get(node) ?? place.scope })

/** What a function returns: for these arguments, or for whatever its callers pass. */
export function returned(fn: FunctionNode, scope: Scope, place: Place, args: readonly Value[] | undefined, r: Inner): Value {
  const own = r.chart.functions.get(fn) ?? scope
  const given = args ? new Map(place.given).set(fn, args) : place.given
  const inside: Place = { scope: own, given }
  if (fn.generator) return unknown('it comes from a generator', r.at(fn))
  const { body } = fn
  if (body.type !== 'BlockStatement') return r.of(body, inside)
  const found = within(body.body, inside, r, { left: MOST_STATEMENTS })
  return found.value ?? absent(r.at(fn))
}
