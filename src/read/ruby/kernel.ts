/** Calls without a receiver that Ruby and Rails themselves answer: `require`, `attr_reader`, `Integer()`. */
import { concat, literal, made, present, unknown, type Value } from '../../model/value.ts'
import { attrConfig, settingsName } from './anyway.ts'
import type { Row } from './call.ts'
import { dispatch, runBlock } from './call.ts'
import { alias } from './classes.ts'
import { flat, inherit } from './definitions.ts'
import { type Machine, write } from './machine.ts'
import { freeze, isValue, items, type Method, type Module, type Ruby } from './object.ts'
import * as paths from './paths.ts'

const names = (args: readonly Ruby[]): readonly string[] =>
  args.flatMap(a => (a.kind === 'literal' ? [String(a.value)] : a.kind === 'array' ? names(items(a)) : []))

const accessors =
  (kinds: { reader: boolean; writer: boolean; singleton: boolean; instance: boolean }): Row =>
  ({ m, f, args, at }) => {
    if (f.self.kind !== 'module') return undefined
    const of: Module = f.self
    const fallback = args.keywords?.data.get('default') ?? (args.block && runBlock(m, args.block, [], at))
    for (const name of names(args.positional)) {
      const common = { source: f.source, namespace: of.name, singleton: kinds.singleton }
      const tables: Map<string, Method>[] = [...(kinds.singleton ? [of.singletons] : []), ...(kinds.instance ? [of.methods] : [])]
      for (const table of tables) {
        if (kinds.reader) table.set(name, { ...common, name, body: { reader: `@${name}` } })
        if (kinds.writer) table.set(`${name}=`, { ...common, name: `${name}=`, body: { writer: `@${name}` } })
      }
      if (fallback) write(m, of.data, `@${name}`, fallback)
    }
    return literal(null, at)
  }

const instanceSide = { singleton: false, instance: true }
const classSide = { singleton: true, instance: false }

/** Evaluates another file of the app where a `require` names one; the call itself is noted too. */
const load =
  (relative: boolean): Row =>
  given => {
    const { m, f, args } = given
    const [name] = args.positional
    const value = name && isValue(name) ? name : undefined
    if (value?.kind !== 'literal' || typeof value.value !== 'string') return undefined
    const file = m.surroundings.required(
      value.value,
      relative || value.value.startsWith('.') || value.value.startsWith('/') ? f.source.file : undefined,
    )
    if (file) m.surroundings.load(file)
    return undefined
  }

/** `format("redis://%s:%d", host, port)`: `%s` and `%d` alone, without widths and names. */
const formatted: Row = ({ args, at }) => {
  const [template, ...given] = flat(args).map(a => freeze(a))
  const pieces = template?.kind === 'literal' ? String(template.value).split(/(%.)/) : ['%?']
  const slots = pieces.filter(p => p === '%s' || p === '%d')
  if (pieces.some(p => /^%[^sd%]$/.test(p)) || slots.length !== given.length)
    return unknown('it is formatted text', at, template ? [template, ...given] : given)
  const left = [...given]
  return concat(
    pieces.map(p => (p === '%s' || p === '%d' ? (left.shift() as Value) : literal(p === '%%' ? '%' : p, at))),
    at,
  )
}

const conversion: Row = ({ m, f, args, at, name }) => {
  const [value] = args.positional
  if (!value) return undefined
  const to = { Integer: 'to_i', Float: 'to_f', String: 'to_s', Array: 'to_a' }[name]
  // `Integer(nil)` and `Float(nil)` raise; `nil.to_i` is 0.
  const raises = (name === 'Integer' || name === 'Float') && isValue(value)
  return to ? dispatch(m, f, raises ? present(value) : value, to, { positional: [], open: false }, at, at) : undefined
}

/** `Settings.create { extend Own::Methods }`: the object that the call makes answers to the module's methods. */
function extendObject(m: Machine, given: readonly Ruby[]): undefined {
  const path = m.inside.at(-1)?.path
  const modules = given.filter(a => a.kind === 'module')
  if (path === undefined || modules.length === 0) return undefined
  const known = m.extensions.get(path) ?? []
  m.extensions.set(path, [...known, ...modules.filter(a => !known.includes(a))])
  return undefined
}

/** A gem's module whose extension makes a module's methods functions of it, as `extend self` does. Source: functionable README. */
const FUNCTIONABLE = 'Functionable'

const includes =
  (extend: boolean): Row =>
  ({ m, f, args }) => {
    if (extend && f.self.kind === 'made') return extendObject(m, args.positional)
    if (f.self.kind !== 'module') return undefined
    for (const a of args.positional) {
      const name = a.kind === 'module' ? `::${a.name}` : a.kind === 'constant' ? a.name : undefined
      if (a === f.self || (extend && name === FUNCTIONABLE)) f.self.extended.push({ name: 'self', scope: '' })
      else if (name && !extend) inherit(m, f.self, name, f.namespace)
      else if (name && !f.self.extended.some(e => e.name === name)) f.self.extended.push({ name, scope: f.namespace })
    }
    return undefined
  }

const stop: Row = ({ m, at }) => {
  const value = unknown('the app stops here', at)
  m.stopped = { how: 'raise', value }
  return value
}

/** Word → meaning; a word that returns undefined is a call like any other. */
export const kernel = new Map<string, Row>([
  ['raise', stop],
  ['fail', stop],
  ['abort', stop],
  ['exit', stop],
  ['exit!', stop],
  ['require', load(false)],
  ['load', load(false)],
  ['require_dependency', load(false)],
  ['require_relative', load(true)],
  ['attr_reader', accessors({ ...instanceSide, reader: true, writer: false })],
  ['attr_writer', accessors({ ...instanceSide, reader: false, writer: true })],
  ['attr_accessor', accessors({ ...instanceSide, reader: true, writer: true })],
  ['mattr_accessor', accessors({ ...classSide, instance: true, reader: true, writer: true })],
  ['cattr_accessor', accessors({ ...classSide, instance: true, reader: true, writer: true })],
  ['mattr_reader', accessors({ ...classSide, instance: true, reader: true, writer: false })],
  ['cattr_reader', accessors({ ...classSide, instance: true, reader: true, writer: false })],
  ['attr_config', attrConfig],
  ['config_name', settingsName],
  ['env_prefix', settingsName],
  ['class_attribute', accessors({ ...classSide, instance: true, reader: true, writer: true })],
  ['thread_mattr_accessor', accessors({ ...classSide, instance: true, reader: true, writer: true })],
  ['include', includes(false)],
  ['prepend', includes(false)],
  ['extend', includes(true)],
  [
    'module_function',
    ({ m, f, args, at }) => {
      if (f.self.kind !== 'module') return undefined
      for (const name of names(args.positional)) {
        const method = f.self.methods.get(name)
        if (method) f.self.singletons.set(name, method)
      }
      if (args.positional.length === 0) write(m, f.self.data, 'module_function', literal(true, at))
      return undefined
    },
  ],
  ['private', ({ args, at }) => args.positional[0] ?? literal(null, at)],
  ['protected', ({ args, at }) => args.positional[0] ?? literal(null, at)],
  ['public', ({ args, at }) => args.positional[0] ?? literal(null, at)],
  ['alias_method', ({ m, f, args, at }) => alias(m, f, args.positional, at)],
  ['private_constant', ({ at }) => literal(null, at)],
  ['private_class_method', ({ args, at }) => args.positional[0] ?? literal(null, at)],
  ['lambda', ({ args }) => (args.block?.kind === 'proc' ? { ...args.block, lambda: true } : args.block)],
  ['proc', ({ args }) => args.block],
  ['loop', ({ m, args, at }) => args.block && runBlock(m, args.block, [], at)],
  ['block_given?', ({ f, at }) => (f.block ? literal(true, at) : f.reached ? literal(false, at) : unknown('it depends on the caller', at))],
  ['binding', ({ at }) => unknown('it is a binding', at)],
  ['puts', ({ at }) => literal(null, at)],
  ['p', ({ at }) => literal(null, at)],
  ['warn', ({ at }) => literal(null, at)],
  ['Integer', conversion],
  ['Float', conversion],
  ['String', conversion],
  ['Array', conversion],
  ['URI', ({ args, at }) => args.positional[0] && made('URI.parse', [freeze(args.positional[0])], at)],
  ['__dir__', ({ f, at }) => literal(paths.directory(f.source.file), at)],
  ['format', formatted],
  ['sprintf', formatted],
  [
    'send',
    ({ m, f, args, at, nameAt }) => {
      const [name, ...rest] = args.positional
      return name?.kind === 'literal' ? dispatch(m, f, f.self, String(name.value), { ...args, positional: rest }, at, nameAt) : undefined
    },
  ],
  ['freeze', ({ f }) => f.self],
  [
    'tap',
    ({ m, f, args, at }) => {
      if (!args.block) return undefined
      runBlock(m, args.block, [f.self], at)
      return f.self
    },
  ],
  ['then', ({ m, f, args, at }) => args.block && runBlock(m, args.block, [f.self], at)],
])
