/** Method calls: arguments, blocks, and who answers: a method of the app, a row of methods.ts, or a library. */
import type { Span } from '../../model/span.ts'
import { literal, made, under, unknown, type Value, variables } from '../../model/value.ts'
import { isPopulated } from './anyway.ts'
import { whichIs } from './condition.ts'
import { type Arguments, findMethod, flat, instantiate, invoke, libraryAncestor, pathOf, withEarly } from './definitions.ts'
import { elementName } from './elementName.ts'
import { isMain, run } from './evaluate.ts'
import { hashes } from './hashes.ts'
import { kernel } from './kernel.ts'
import { canonical, library } from './library.ts'
import { assumeSet, enter, leave, type Machine, write } from './machine.ts'
import { choose, together } from './merge.ts'
import { methods, ofAny } from './methods.ts'
import { type Choice, type Frame, freeze, type HashObject, isNothingRuby, isValue, items, keyOf, type Module, type Ruby } from './object.ts'
import { bind } from './parameters.ts'
import * as n from './parse.ts'
import { passedOn } from './variables.ts'

/** What a row of a method table is given. */
export interface Given {
  readonly m: Machine
  readonly f: Frame
  readonly receiver: Ruby
  readonly name: string
  readonly args: Arguments
  readonly at: Span
  readonly nameAt: Span
}

/** Meaning of a method; undefined where this receiver isn't for this row. */
export type Row = (given: Given) => Ruby | undefined

export function evaluateArguments(m: Machine, f: Frame, node: n.ArgumentsNode | null, block: n.Node | null): Arguments {
  const positional: Ruby[] = []
  let keywords: HashObject | undefined
  let whole: Choice | undefined
  let open = false
  for (const a of node?.arguments_ ?? []) {
    if (a instanceof n.KeywordHashNode) {
      const given = hashes(m, f, a)
      keywords = given.merged
      whole = given.whole
    } else if (a instanceof n.SplatNode) {
      const spread = a.expression ? run(m, f, a.expression) : passedOn(f, '*', a)
      if (spread.kind === 'array') positional.push(...items(spread))
      else if (!isNothingRuby(spread)) {
        positional.push(spread)
        open = true
      }
    } else if (a instanceof n.ForwardingArgumentsNode) {
      positional.push(...(f.given?.positional ?? []))
      keywords = f.given?.keywords
      whole = f.given?.whole
      open ||= f.given?.open ?? true
    } else positional.push(run(m, f, a))
  }
  return { positional, keywords, ...(whole ? { whole } : {}), block: evaluateBlock(m, f, block), open, from: { source: f.source, node } }
}

function evaluateBlock(m: Machine, f: Frame, block: n.Node | null): Ruby | undefined {
  if (block instanceof n.BlockNode) return { kind: 'proc', node: block, frame: f, at: f.source.span(block) }
  if (block instanceof n.BlockArgumentNode) return block.expression ? run(m, f, block.expression) : f.block
  return undefined
}

/** Runs a block or lambda with what it is given; `self` for blocks that libraries run on an object of theirs. */
export function runBlock(m: Machine, block: Ruby, given: readonly Ruby[], at: Span, self?: Ruby): Ruby {
  if (block.kind === 'literal' && typeof block.value === 'string') {
    const [receiver, ...others] = given
    return receiver
      ? dispatch(m, frameOf(block, given), receiver, block.value, { positional: others, open: false }, at, at)
      : unknown('a block', at)
  }
  if (block.kind !== 'proc') return unknown('the block is not known here', at)
  const running = m.active.get(block.node) ?? 0
  if (running > 1 || !enter(m, block.node, running)) return unknown('the blocks nest too deep', at)
  const node = block.node as n.BlockNode | n.LambdaNode
  const isLambda = block.lambda ?? node instanceof n.LambdaNode
  const frame: Frame = {
    ...block.frame,
    locals: new Map(),
    outer: block.frame,
    self: self ?? block.frame.self,
    returns: isLambda ? [] : block.frame.returns,
    body: node.body,
    inBlock: !isLambda,
  }
  m.depth += 1
  const { parameters } = node
  if (parameters instanceof n.BlockParametersNode) {
    for (const l of parameters.locals) write(m, frame.locals, (l as n.BlockLocalVariableNode).name, literal(null, at))
    const taken = parameters.parameters
    const [only] = given
    const takes = taken ? taken.requireds.length + taken.optionals.length + taken.posts.length + (taken.rest ? 1 : 0) : 0
    const spreads = given.length === 1 && only?.kind === 'array' && takes > 1
    bind(m, { ...frame, method: 'a block' }, taken, { positional: spreads ? items(only) : given, open: false }, at, run)
  } else {
    const [only] = given
    const spreads = parameters instanceof n.NumberedParametersNode && parameters.maximum > 1 && given.length === 1 && only?.kind === 'array'
    for (const [i, value] of (spreads ? items(only) : given).entries()) write(m, frame.locals, `_${i + 1}`, value)
    if (given[0]) write(m, frame.locals, 'it', given[0])
  }
  const last = run(m, frame, node.body)
  m.depth -= 1
  leave(m, block.node, running)
  const ends = m.stopped?.how === 'next' || (isLambda && m.stopped?.how === 'return')
  const value = ends && m.stopped ? m.stopped.value : last
  if (ends) m.stopped = undefined
  return isLambda ? withEarly(frame.returns, value, at) : value
}

// A symbol used as a block needs a frame only for where it stands.
const frameOf = (block: Value, given: readonly Ruby[]): Frame => {
  const source = { file: block.at.file, span: () => block.at, spanOf: () => block.at }
  return { source, self: given[0] ?? block, locals: new Map(), namespace: '', singleton: false, reached: true, returns: [] }
}

export function callNode(m: Machine, f: Frame, node: n.CallNode): Ruby {
  const at = f.source.span(node)
  const nameAt = node.messageLoc ? f.source.spanOf(node.messageLoc) : at
  if (!node.receiver) {
    const args = evaluateArguments(m, f, node.arguments_, node.block)
    return ownCall(m, f, node.name, args, at, nameAt)
  }
  const receiver = run(m, f, node.receiver)
  if (node.isSafeNavigation() && isNothingRuby(receiver)) return literal(null, at)
  if (node.isAttributeWrite()) return attributeWrite(m, f, node, receiver, at, nameAt)
  const args = evaluateArguments(m, f, node.arguments_, node.block)
  if (node.isSafeNavigation() && isValue(receiver) && receiver.kind === 'env')
    return dispatch(m, f, receiver, node.name, args, at, nameAt, true)
  return dispatch(m, f, receiver, node.name, args, at, nameAt)
}

/** `a.b = c` and `a[b] = c`: what is assigned is evaluated under the name it is assigned to, and is the call's value. */
function attributeWrite(m: Machine, f: Frame, node: n.CallNode, receiver: Ruby, at: Span, nameAt: Span): Ruby {
  const path = isMain(receiver) ? undefined : pathOf(receiver)
  const from = { source: f.source, node, value: node.arguments_?.arguments_.at(-1) }
  m.targets.push({ name: path ? `${path}.${node.name.slice(0, -1)}` : (elementName(f, node) ?? node.name), memoised: false, from })
  const args = evaluateArguments(m, f, node.arguments_, node.block)
  dispatch(m, f, receiver, node.name, args, at, nameAt)
  m.targets.pop()
  return flat(args).at(-1) ?? literal(null, at)
}

/** A call without a receiver: the app's own method, a word of Ruby or Rails, or one of a library's block or class. */
function ownCall(m: Machine, f: Frame, name: string, args: Arguments, at: Span, nameAt: Span): Ruby {
  const given: Given = { m, f, receiver: f.self, name, args, at, nameAt }
  const method = findMethod(m, f.self, name) ?? topLevel(m, name)
  if (method) return invoke(m, method, f.self, args, at, run, f.reached)
  const row = kernel.get(name)
  const value = row?.(given)
  if (value) return value
  if (f.self.kind === 'module' && name === 'new') return construct(given)
  const own = f.self.kind === 'instance' || f.self.kind === 'module' || isMain(f.self)
  if (f.self.kind === 'module' && APPLICATION.has(name) && isRailsApp(m, f.self))
    return dispatch(m, f, made('Rails.application', [], at), name, args, at, nameAt)
  // A library's class that the app reopens answers in its own name: `cache.store =` in `class Rack::Attack`.
  if (f.self.kind === 'module' && m.surroundings.libraries.has(f.self.name)) return library(given, `${f.self.name}.${name}`)
  // In the block of a library `self` is the library's: `config_for` in `Rails.application.configure` is the application's.
  return own || pathOf(f.self) === undefined ? library(given, own ? name : `.${name}`) : dispatch(m, f, f.self, name, args, at, nameAt)
}

/** What the application's class answers for the application. */
const APPLICATION = new Set(['config', 'secrets', 'credentials', 'config_for'])
const RAILS = new Set(['Rails::Application', 'Rails::Engine', 'Rails::Railtie', '::Rails::Application'])
const isRailsApp = (m: Machine, of: Ruby): boolean =>
  of.kind === 'module' && (of.ancestors.some(a => RAILS.has(a.name)) || RAILS.has(libraryAncestor(m, of) ?? ''))
/** `Shop::Application`, which old files name where newer ones say `Rails.application`. */
const isApplication = (m: Machine, of: Module): boolean =>
  of.ancestors.some(a => /^(::)?Rails::Application$/.test(a.name)) || libraryAncestor(m, of) === 'Rails::Application'

const topLevel = (m: Machine, name: string) => {
  const object = m.constants.get('Object')
  return object?.kind === 'module' ? object.methods.get(name) : undefined
}

/** A method is called on each of so many alternatives. */
const MOST_EACH = 6

/** Calls a method on a value or object. */
export function dispatch(m: Machine, f: Frame, receiver: Ruby, name: string, args: Arguments, at: Span, nameAt: Span, safe = false): Ruby {
  if (receiver.kind === 'choice') {
    if (receiver.options.length <= MOST_EACH) return onEach(m, f, receiver, name, args, at, nameAt)
    const one = together(receiver)
    if (one) return dispatch(m, f, one, name, args, at, nameAt)
  }
  const given: Given = { m, f, receiver, name, args, at, nameAt }
  const path = pathOf(receiver)
  const method = findMethod(m, receiver, name)
  if (method) return invoke(m, method, receiver, args, at, run, f.reached)
  if (receiver.kind === 'module' && (APPLICATION.has(name) || name === 'configure') && isApplication(m, receiver))
    return dispatch(m, f, made('Rails.application', [], at), name, args, at, nameAt)
  const rows = path === undefined ? [] : [methods.get(canonical(`${path}.${name}`)), methods.get(`${path}.*`)]
  for (const row of [...rows, ofAny(name)]) {
    const value = row?.(given)
    if (value) return value
  }
  // Settings objects answer to the names of their keys.
  if (receiver.kind === 'hash' && args.positional.length === 0) {
    const key = keyOf(receiver, name, at)
    if (key) return key
  }
  if (receiver.kind === 'module' && name === 'new') return construct(given)
  if (path !== undefined) return library(given, `${path}.${name}`)
  if (!safe) assumeSet(m, receiver)
  if (args.block) {
    runBlock(m, args.block, [opaque(receiver, at)], at)
    // There may be no element at all.
    if (m.stopped?.how === 'raise') m.stopped = undefined
  }
  return opaqueCall(receiver, name, at)
}

const opaque = (r: Ruby, at: Span): Value => {
  const from = isValue(r) ? [r] : [freeze(r)]
  return unknown('it is an element of something computed', at, variables(from[0] as Value).length > 0 ? from : [])
}

function opaqueCall(receiver: Ruby, name: string, at: Span): Value {
  if (receiver.kind === 'setting') return under(receiver, name, at)
  const from = freeze(receiver)
  if (receiver.kind === 'unknown') return receiver
  return unknown(`what .${name} makes of it is not followed`, at, variables(from).length > 0 || from.kind === 'literal' ? [from] : [])
}

const ASKS = new Set(['nil?', 'present?', 'blank?'])

function onEach(m: Machine, f: Frame, receiver: Choice, name: string, args: Arguments, at: Span, nameAt: Span): Ruby {
  const asked = receiver.options.filter(o => !isNothingRuby(o) || ASKS.has(name))
  const options = asked.map(o => dispatch(m, f, o, name, args, at, nameAt))
  const [only] = options
  const told = ASKS.has(name) ? whichIs(asked, options, at, name !== 'present?') : undefined
  if (told) return told
  return options.length === 1 && only ? only : choose(options, receiver.ordered, at)
}

/** `X.new` of a class of the app: an object of ours, or, where it inherits from a library's class, one of theirs. */
function construct(given: Given): Ruby {
  const { m, f, args, at, receiver } = given
  if (receiver.kind !== 'module') return unknown('it is no class', at)
  // An app may reopen a library's class: making one is the library's business all the same.
  if (m.surroundings.libraries.has(receiver.name)) return library(given, `${receiver.name}.new`)
  const parent = libraryAncestor(m, receiver)
  const object = instantiate(m, receiver, args, at, run, f.reached)
  if (isPopulated(m, object)) return object
  if (!parent || findMethod(m, object, 'initialize')) return object
  return library(given, `${parent}.new`)
}
