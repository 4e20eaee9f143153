/** Classes, modules and methods as code defines them, and `super`. Part of evaluate.ts's table. */
import type { Span } from '../../model/span.ts'
import { constant, literal, symbol, unknown } from '../../model/value.ts'
import { evaluateArguments } from './call.ts'
import { candidates } from './constants.ts'
import { findMethod, inherit, invoke, libraryAncestor, lineage, openModule } from './definitions.ts'
import { type Means, pathName, run } from './evaluate.ts'
import { library } from './library.ts'
import type { Machine } from './machine.ts'
import type { Frame, Method, Module, Ruby } from './object.ts'
import * as n from './parse.ts'

/** Adds the rows for definitions. */
export function classes(means: Means): void {
  const within = (m: Machine, f: Frame, name: string, node: n.Node, body: n.Node | null): Module => {
    const full = candidates(name, f.namespace)[0] ?? name
    // `class Redis` inside a module of ours is ours; a path that starts with a known class continues it.
    const of = openModule(m, full.replace(/^::/, ''), f.source.span(node))
    run(m, { source: f.source, self: of, locals: new Map(), namespace: of.name, singleton: true, reached: true, returns: [] }, body)
    m.stopped = undefined
    return of
  }
  means(n.ModuleNode, (m, f, node) => within(m, f, pathName(node.constantPath) ?? node.name, node, node.body))
  means(n.ClassNode, (m, f, node) => {
    const name = pathName(node.constantPath) ?? node.name
    const of = openModule(m, (candidates(name, f.namespace)[0] ?? name).replace(/^::/, ''), f.source.span(node))
    const parent = pathName(node.superclass)
    if (parent && !of.ancestors.some(a => a.name === parent)) inherit(m, of, parent, f.namespace)
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
    const receiver = node.receiver && !(node.receiver instanceof n.SelfNode) ? run(m, f, node.receiver) : undefined
    // A method of one object alone is nobody else's.
    if (receiver && receiver.kind !== 'module') return symbol(node.name, f.source.span(node))
    const own = node.receiver !== null && (receiver !== undefined || f.self.kind === 'module')
    const of = receiver ?? (f.self.kind === 'module' ? f.self : openModule(m, 'Object', f.source.span(node)))
    const singleton = own || of.methods === of.singletons
    const method: Method = { name: node.name, source: f.source, namespace: of.name === 'Object' ? '' : of.name, singleton, body: { node } }
    const table = own || of.data.get('module_function') ? of.singletons : of.methods
    table.set(node.name, method)
    if (of.data.get('module_function')) of.methods.set(node.name, method)
    return symbol(node.name, f.source.span(node))
  })
  means(n.AliasMethodNode, (m, f, node) => {
    const [to, from] = [run(m, f, node.newName), run(m, f, node.oldName)]
    return alias(m, f, [to, from], f.source.span(node))
  })

  const parent = (m: Machine, f: Frame, node: n.SuperNode | n.ForwardingSuperNode): Ruby => {
    const at = f.source.span(node)
    const of = f.self.kind === 'instance' ? f.self.of : f.self.kind === 'module' ? f.self : undefined
    const args = node instanceof n.SuperNode ? evaluateArguments(m, f, node.arguments_, node.block) : f.given
    const line = of ? lineage(m, of) : []
    for (const module of line.slice(
      Math.max(
        0,
        line.findIndex(x => x.name === f.namespace),
      ) + 1,
    )) {
      const method = (f.singleton ? module.singletons : module.methods).get(f.method ?? '')
      if (method) return invoke(m, method, f.self, args, at, run, f.reached)
    }
    // What a subclass hands a library's constructor makes one of the library's.
    const name = of && f.method === 'initialize' ? libraryAncestor(m, of) : undefined
    if (name !== undefined && m.surroundings.libraries.has(name))
      return library(
        { m, f, receiver: constant(name, at), name: 'new', args: args ?? { positional: [], open: false }, at, nameAt: at },
        `${name}.new`,
      )
    return unknown(`${f.method ?? 'the method'} of a library is not followed`, at)
  }
  means(n.SuperNode, parent)
  means(n.ForwardingSuperNode, parent)
}

/** `alias a b`, `alias_method :a, :b`: another name for a method of the class around it. */
export function alias(m: Machine, f: Frame, [to, from]: readonly (Ruby | undefined)[], at: Span): Ruby {
  const of = f.self
  if (of.kind !== 'module' || to?.kind !== 'literal' || from?.kind !== 'literal') return literal(null, at)
  const name = String(from.value)
  const method = of.methods.get(name) ?? (of.methods === of.singletons ? findMethod(m, of, name) : undefined)
  if (method) of.methods.set(String(to.value), method)
  return literal(null, at)
}
