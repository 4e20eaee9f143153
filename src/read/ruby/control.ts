/** Control flow and definitions: statements, branches, loops, classes, methods. Part of evaluate.ts's table. */
import { literal, unknown } from '../../model/value.ts'
import { evaluateArguments } from './call.ts'
import { asTest } from './condition.ts'
import { candidates, invoke, lineage, type openModule, type Run } from './definitions.ts'
import { type Means, pathName } from './evaluate.ts'
import { branch, type Machine } from './machine.ts'
import { array, type Frame, type Method, type Module, type Ruby } from './object.ts'
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

export function control(means: Means, run: Run, { openModule: open }: { openModule: typeof openModule }): void {
  function statements(m: Machine, f: Frame, body: readonly n.Node[], from: number, end: boolean): Ruby {
    let value: Ruby = literal(null, f.source.spanOf({ startOffset: 0, length: 0 }))
    for (let i = from; i < body.length && !m.stopped; i++) {
      const node = body[i] as n.Node
      const forked = fork(node)
      if (!forked) {
        value = run(m, f, node)
        continue
      }
      const side = (inner: n.Node | null) => () => {
        const result = run(m, f, inner)
        return m.stopped ? result : statements(m, f, body, i + 1, end)
      }
      return branch(m, f, run(m, f, forked.predicate), side(forked.yes), side(forked.no), f.source.span(node), end)
    }
    return value
  }

  means(n.StatementsNode, (m, f, node) => statements(m, f, node.body, 0, f.body === node))
  means(n.ElseNode, (m, f, node) => run(m, f, node.statements))
  means(n.IfNode, (m, f, node) =>
    branch(
      m,
      f,
      run(m, f, node.predicate),
      () => run(m, f, node.statements),
      () => run(m, f, node.subsequent),
      f.source.span(node),
    ),
  )
  means(n.UnlessNode, (m, f, node) =>
    branch(
      m,
      f,
      run(m, f, node.predicate),
      () => run(m, f, node.elseClause),
      () => run(m, f, node.statements),
      f.source.span(node),
    ),
  )

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
    const inner = node instanceof n.InNode ? node.statements : null
    return branch(
      m,
      f,
      unknown('a pattern', f.source.span(node)),
      () => run(m, f, inner),
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
    branch(m, f, unknown('a loop', at), () => run(m, f, node.statements), nothing, at)
    return nothing()
  }
  means(n.WhileNode, loop)
  means(n.UntilNode, loop)
  means(n.ForNode, (m, f, node) => {
    run(m, f, node.collection)
    return run(m, f, node.statements)
  })

  means(n.BeginNode, (m, f, node) => {
    const at = f.source.span(node)
    const main = run(m, f, node.statements)
    const raised = m.stopped?.how === 'raise' && node.rescueClause !== null
    if (raised) m.stopped = undefined
    const value = node.elseClause && !raised && !m.stopped ? run(m, f, node.elseClause) : main
    const rescued = (): Ruby => {
      let last: Ruby = value
      for (let clause = node.rescueClause; clause; clause = clause.subsequent) last = run(m, f, clause.statements)
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
      if (node.ensureClause) run(m, f, node.ensureClause.statements)
      return result
    }
    if (node.ensureClause) run(m, f, node.ensureClause.statements)
    return value
  })
  means(n.RescueModifierNode, (m, f, node) => run(m, f, node.expression))
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

  const within = (m: Machine, f: Frame, name: string, node: n.Node, body: n.Node | null): Module => {
    const full = candidates(name, f.namespace)[0] ?? name
    // `class Redis` inside a module of ours is ours; a path that starts with a known class continues it.
    const of = open(m, full.replace(/^::/, ''), f.source.span(node))
    run(m, { source: f.source, self: of, locals: new Map(), namespace: of.name, singleton: true, reached: true, returns: [] }, body)
    m.stopped = undefined
    return of
  }
  means(n.ModuleNode, (m, f, node) => within(m, f, pathName(node.constantPath) ?? node.name, node, node.body))
  means(n.ClassNode, (m, f, node) => {
    const name = pathName(node.constantPath) ?? node.name
    const of = open(m, (candidates(name, f.namespace)[0] ?? name).replace(/^::/, ''), f.source.span(node))
    const parent = pathName(node.superclass)
    if (parent && !of.ancestors.some(a => a.name === parent)) of.ancestors.push({ name: parent, scope: f.namespace })
    return within(m, f, name, node, node.body)
  })
  means(n.SingletonClassNode, (m, f, node) => {
    if (f.self.kind !== 'module') return unknown('a singleton class is not followed', f.source.span(node))
    // Methods defined here belong to the class itself: a module that stands for its singleton collects them.
    const inner: Module = { ...f.self, methods: f.self.singletons }
    return run(
      m,
      { source: f.source, self: inner, locals: new Map(), namespace: f.namespace, singleton: true, reached: true, returns: [] },
      node.body,
    )
  })
  means(n.DefNode, (m, f, node) => {
    const own = node.receiver instanceof n.SelfNode
    const of = f.self.kind === 'module' ? f.self : open(m, 'Object', f.source.span(node))
    const singleton = own || of.methods === of.singletons
    const method: Method = { name: node.name, source: f.source, namespace: of.name === 'Object' ? '' : of.name, singleton, body: { node } }
    const table = own || of.data.get('module_function') ? of.singletons : of.methods
    table.set(node.name, method)
    if (of.data.get('module_function')) of.methods.set(node.name, method)
    return { kind: 'literal', value: node.name, symbol: true, at: f.source.span(node) }
  })

  const parent = (m: Machine, f: Frame, node: n.SuperNode | n.ForwardingSuperNode): Ruby => {
    const at = f.source.span(node)
    const of = f.self.kind === 'instance' ? f.self.of : f.self.kind === 'module' ? f.self : undefined
    const args = node instanceof n.SuperNode ? evaluateArguments(m, f, node.arguments_, node.block) : undefined
    for (const module of of ? lineage(m, of).slice(1) : []) {
      const method = (f.singleton ? module.singletons : module.methods).get(f.method ?? '')
      if (method) return invoke(m, method, f.self, args, at, run, f.reached)
    }
    return unknown(`${f.method ?? 'the method'} of a library is not followed`, at)
  }
  means(n.SuperNode, parent)
  means(n.ForwardingSuperNode, parent)
  means(n.PreExecutionNode, (m, f, node) => run(m, f, node.statements))
}
