/** Control flow: statements, branches, loops, errors. Part of evaluate.ts's table. */
import { literal, present, unknown } from '../../model/value.ts'
import { assign, bindPattern } from './assignments.ts'
import { evaluateArguments } from './call.ts'
import { asTest } from './condition.ts'
import { type Means, run } from './evaluate.ts'
import { branch, type Machine } from './machine.ts'
import { narrow } from './narrow.ts'
import { array, type Frame, isValue, items, type Ruby } from './object.ts'
import * as n from './parse.ts'

const LEAVES = new Set(['raise', 'fail', 'abort', 'exit', 'exit!'])

/** Whether the last of some statements leaves the method or block. */
function leaves(node: n.Node | null): boolean {
  if (node instanceof n.StatementsNode) return leaves(node.body.at(-1) ?? null)
  if (node instanceof n.ElseNode) return leaves(node.statements)
  if (node instanceof n.ReturnNode || node instanceof n.NextNode || node instanceof n.BreakNode) return true
  return node instanceof n.CallNode && node.receiver === null && LEAVES.has(node.name)
}

/** The two sides of an `if` or `unless` of which one leaves, so that what follows belongs to the other. */
function fork(node: n.Node): { predicate: n.Node; yes: n.Node | null; no: n.Node | null } | undefined {
  if (node instanceof n.IfNode && (leaves(node.statements) || leaves(node.subsequent)))
    return { predicate: node.predicate, yes: node.statements, no: node.subsequent }
  if (node instanceof n.UnlessNode && (leaves(node.statements) || leaves(node.elseClause)))
    return { predicate: node.predicate, yes: node.elseClause, no: node.statements }
  if (node instanceof n.AndNode && leaves(node.right)) return { predicate: node.left, yes: node.right, no: null }
  if (node instanceof n.OrNode && leaves(node.right)) return { predicate: node.left, yes: null, no: node.right }
  return undefined
}

/** A `for` runs over this many elements of what is known. */
const MOST_TURNS = 60

/** Adds the rows for control flow. */
export function control(means: Means): void {
  function statements(m: Machine, f: Frame, body: readonly n.Node[], from: number, end: boolean): Ruby {
    let value: Ruby = literal(null, f.source.spanOf({ startOffset: 0, length: 0 }))
    for (let i = from; i < body.length && !m.stopped; i++) {
      const node = body[i] as n.Node
      const forked = fork(node)
      if (!forked) {
        value = run(m, f, node)
        continue
      }
      const condition = run(m, f, forked.predicate)
      // `a || raise` at the end is worth `a`.
      const worth = node instanceof n.OrNode && isValue(condition) ? present(condition) : condition
      const last = i + 1 === body.length && (node instanceof n.AndNode || node instanceof n.OrNode)
      const side = (inner: n.Node | null, holds: boolean) => () => {
        narrow(m, f, forked.predicate, holds)
        const result = inner === null && last ? worth : run(m, f, inner)
        return m.stopped || last ? result : statements(m, f, body, i + 1, end)
      }
      return branch(m, f, condition, side(forked.yes, true), side(forked.no, false), f.source.span(node), end)
    }
    return value
  }

  means(n.StatementsNode, (m, f, node) => statements(m, f, node.body, 0, f.body === node))
  means(n.ElseNode, (m, f, node) => run(m, f, node.statements))
  const sides = (m: Machine, f: Frame, node: n.IfNode | n.UnlessNode, yes: n.Node | null, no: n.Node | null): Ruby => {
    const side = (inner: n.Node | null, holds: boolean) => () => {
      narrow(m, f, node.predicate, holds)
      return run(m, f, inner)
    }
    return branch(m, f, run(m, f, node.predicate), side(yes, true), side(no, false), f.source.span(node))
  }
  means(n.IfNode, (m, f, node) => sides(m, f, node, node.statements, node.subsequent))
  means(n.UnlessNode, (m, f, node) => sides(m, f, node, node.elseClause, node.statements))

  /** Whether a `when` matches: known only where both sides are literals. */
  const matches = (subject: Ruby, conditions: readonly Ruby[], f: Frame, node: n.Node): Ruby => {
    const at = f.source.span(node)
    if (conditions.every(c => c.kind === 'literal') && subject.kind === 'literal')
      return literal(
        conditions.some(c => c.kind === 'literal' && c.value === subject.value),
        at,
      )
    const told = asTest(subject)
    return unknown(told ? 'it depends on a value' : 'a case that is not decided', at)
  }
  const cases = (m: Machine, f: Frame, subject: Ruby | undefined, whens: readonly n.Node[], otherwise: n.Node | null, i: number): Ruby => {
    const node = whens[i]
    if (!node) return run(m, f, otherwise)
    if (node instanceof n.WhenNode) {
      const conditions = node.conditions.map(c => run(m, f, c))
      const condition = subject ? matches(subject, conditions, f, node) : (conditions[0] ?? literal(null, f.source.span(node)))
      return branch(
        m,
        f,
        condition,
        () => run(m, f, node.statements),
        () => cases(m, f, subject, whens, otherwise, i + 1),
        f.source.span(node),
      )
    }
    const matched = (): Ruby => {
      if (!(node instanceof n.InNode)) return run(m, f, null)
      bindPattern(m, f, node.pattern, subject ?? literal(null, f.source.span(node)))
      return run(m, f, node.statements)
    }
    return branch(
      m,
      f,
      unknown('a pattern', f.source.span(node)),
      matched,
      () => cases(m, f, subject, whens, otherwise, i + 1),
      f.source.span(node),
    )
  }
  means(n.CaseNode, (m, f, node) =>
    cases(m, f, node.predicate ? run(m, f, node.predicate) : undefined, node.conditions, node.elseClause, 0),
  )
  means(n.CaseMatchNode, (m, f, node) =>
    cases(m, f, node.predicate ? run(m, f, node.predicate) : undefined, node.conditions, node.elseClause, 0),
  )

  // A loop's body runs once, as on a branch: what it changes may or may not have happened.
  const loop = (m: Machine, f: Frame, node: n.WhileNode | n.UntilNode): Ruby => {
    run(m, f, node.predicate)
    const at = f.source.span(node)
    const nothing = () => literal(null, at)
    branch(m, f, unknown('a loop', at), once(m, f, node), nothing, at)
    return nothing()
  }
  const once = (m: Machine, f: Frame, node: { readonly statements: n.Node | null }) => (): Ruby => {
    const value = run(m, f, node.statements)
    if (m.stopped?.how === 'next') m.stopped = undefined
    return value
  }
  means(n.WhileNode, loop)
  means(n.UntilNode, loop)
  means(n.ForNode, (m, f, node) => {
    const all = run(m, f, node.collection)
    const at = f.source.span(node)
    const known = all.kind === 'array' ? items(all).slice(0, MOST_TURNS) : [unknown('it is an element of something computed', at)]
    for (const item of known) {
      assign(m, f, node.index, item)
      once(m, f, node)()
    }
    return all
  })

  means(n.BeginNode, (m, f, node) => {
    const at = f.source.span(node)
    const main = run(m, f, node.statements)
    const raised = m.stopped?.how === 'raise' && node.rescueClause !== null
    if (raised) m.stopped = undefined
    const value = node.elseClause && !raised && !m.stopped ? run(m, f, node.elseClause) : main
    const rescued = (): Ruby => {
      let last: Ruby = value
      for (let clause = node.rescueClause; clause; clause = clause.subsequent) {
        assign(m, f, clause.reference, unknown('it is an error', at))
        last = run(m, f, clause.statements)
      }
      return last
    }
    if (node.rescueClause && !m.stopped) {
      const early = f.returns.length
      const result = raised ? rescued() : value
      if (!raised)
        branch(
          m,
          f,
          unknown('an error', at),
          () => value,
          () => rescued(),
          at,
        )
      // What a rescue returns is left aside: the app works when nothing fails.
      if (!raised) {
        m.stopped = undefined
        f.returns.length = early
      }
      ensure(m, f, node)
      return result
    }
    ensure(m, f, node)
    return value
  })
  /** Runs also when the code before it left. */
  const ensure = (m: Machine, f: Frame, node: n.BeginNode): void => {
    const { stopped } = m
    m.stopped = undefined
    run(m, f, node.ensureClause?.statements ?? null)
    m.stopped ??= stopped
  }
  means(n.RescueModifierNode, (m, f, node) => {
    const value = run(m, f, node.expression)
    if (m.stopped?.how !== 'raise') return value
    m.stopped = undefined
    return run(m, f, node.rescueExpression)
  })
  means(n.EnsureNode, (m, f, node) => run(m, f, node.statements))

  const stop =
    (how: 'return' | 'next') =>
    (m: Machine, f: Frame, node: n.ReturnNode | n.NextNode | n.BreakNode): Ruby => {
      const args = evaluateArguments(m, f, node.arguments_, null)
      const at = f.source.span(node)
      const value = args.positional.length > 1 ? array(args.positional, at) : (args.positional[0] ?? args.keywords ?? literal(null, at))
      m.stopped = { how, value }
      return value
    }
  means(n.ReturnNode, stop('return'))
  means(n.NextNode, stop('next'))
  means(n.BreakNode, stop('next'))

  means(n.PreExecutionNode, (m, f, node) => run(m, f, node.statements))
}
