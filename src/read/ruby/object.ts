/** What Ruby code handles while it is evaluated: values, and the objects that code can change. */
import type { Key } from '../../model/key.ts'
import type { Span } from '../../model/span.ts'
import {
  bounded,
  constant,
  either,
  isNothing,
  list,
  literal,
  made,
  ordered,
  record,
  setting,
  unknown,
  type Value,
} from '../../model/value.ts'
import type { Arguments } from './definitions.ts'
import type { Node } from './parse.ts'

/** Anything an expression may evaluate to. Values are immutable; the other kinds have identity, as in Ruby. */
export type Ruby = Value | HashObject | ArrayObject | Instance | Module | Proc | Test | Choice

export interface HashObject {
  readonly kind: 'hash'
  readonly data: Map<string, Ruby>
  readonly keys: Map<string, Key>
  /** More keys may come from something not understood. Once so, on whatever branch, it stays. */
  open: boolean
  /** The path of a settings store that stands here: a key that its files don't name is a setting too. */
  settings?: string
  readonly at: Span
}

export interface ArrayObject {
  readonly kind: 'array'
  /** Elements by index, so that changes go through the same door as those of hashes and variables. */
  readonly data: Map<string, Ruby>
  /** What `compact` left: which of them are there is not known, so the first is the first that is set. */
  readonly compacted?: true
  readonly at: Span
}

/** An object of a class that the app defines. */
export interface Instance {
  readonly kind: 'instance'
  readonly of: Module
  readonly data: Map<string, Ruby>
  readonly at: Span
}

/** A class or module that the app defines. */
export interface Module {
  readonly kind: 'module'
  readonly name: string
  readonly methods: Map<string, Method>
  readonly singletons: Map<string, Method>
  /** Class-level instance variables and class variables. */
  readonly data: Map<string, Ruby>
  /** Names of what it inherits from or includes, nearest first, each with the namespace it was written in. */
  readonly ancestors: { readonly name: string; readonly scope: string }[]
  readonly extended: { readonly name: string; readonly scope: string }[]
  readonly at: Span
}

/** The file that code stands in: turns a node's place into a span of the repository. */
export interface Source {
  readonly file: string
  /** The whole file's, where this is a stretch of one. */
  readonly text?: string
  span(node: { readonly location: { readonly startOffset: number; readonly length: number } }): Span
  spanOf(location: { readonly startOffset: number; readonly length: number }): Span
}

/** A method that the app defines; `reader` for `attr_reader` and its kin. */
export interface Method {
  readonly name: string
  readonly source: Source
  readonly namespace: string
  readonly singleton: boolean
  readonly body: { readonly node: Node } | { readonly reader: string } | { readonly writer: string } | { readonly delegate: string }
}

/** A block or lambda with the frame it closes over. */
export interface Proc {
  readonly kind: 'proc'
  readonly node: Node
  readonly frame: Frame
  /** A block given to `lambda`, which `return` leaves as `next` does. */
  readonly lambda?: true
  readonly at: Span
}

/** A condition: each clause holds if one of its values is set; all must hold. */
export interface Test {
  readonly kind: 'test'
  readonly clauses: readonly (readonly Value[])[]
  readonly negated: boolean
  readonly at: Span
}

/** Alternatives of which at least one is an object. */
export interface Choice {
  readonly kind: 'choice'
  readonly ordered: boolean
  readonly options: readonly Ruby[]
  readonly at: Span
}

/** Where code runs: its variables, `self`, and the method around it. */
export interface Frame {
  readonly source: Source
  readonly self: Ruby
  readonly locals: Map<string, Ruby>
  /** The frame a block closes over. */
  readonly outer?: Frame
  readonly namespace: string
  readonly method?: string
  readonly singleton: boolean
  /** Whether something that was read calls the method. */
  readonly reached: boolean
  readonly block?: Ruby | undefined
  /** What the method was called with, for `super` and `...`; undefined where nothing that was read calls it. */
  readonly given?: Arguments | undefined
  /** Values that the method returned on branches that were left, with what they depended on. */
  readonly returns: Ruby[]
  /** The statements of the method's own body, to tell its end from the end of an inner list. */
  readonly body?: Node | null | undefined
  /** In a block that is no lambda, `return` leaves the method around it. */
  readonly inBlock?: boolean
}

export const isValue = (r: Ruby): r is Value => {
  switch (r.kind) {
    case 'hash':
    case 'array':
    case 'instance':
    case 'module':
    case 'proc':
    case 'test':
    case 'choice':
      return false
    default:
      return true
  }
}

export const hash = (at: Span, data = new Map<string, Ruby>(), keys = new Map<string, Key>(), open = false): HashObject => ({
  kind: 'hash',
  data,
  keys,
  open,
  at,
})
export const array = (items: readonly Ruby[], at: Span): ArrayObject => ({
  kind: 'array',
  data: new Map(items.map((item, i) => [String(i), item])),
  at,
})
export const items = (a: ArrayObject): readonly Ruby[] => [...a.data.values()].filter(i => i.kind !== 'absent')
export const test = (clauses: readonly (readonly Value[])[], at: Span, negated = false): Test => ({ kind: 'test', clauses, negated, at })

/** Objects that hold themselves, or each other twice, would freeze to millions of parts. */
const MOST_FROZEN = 2000

/** The immutable value of an object as it stands now. */
export function freeze(r: Ruby, depth = 0, left = { parts: MOST_FROZEN }): Value {
  if (depth > 12) return unknown('the structure nests too deep', r.at)
  if (--left.parts < 0) return unknown('the structure holds too much to be followed', r.at)
  switch (r.kind) {
    case 'hash':
      return bounded(record(new Map([...r.data].map(([k, v]) => [k, freeze(v, depth + 1, left)])), r.at, { open: r.open, keys: r.keys }))
    case 'array':
      return bounded(
        list(
          items(r).map(v => freeze(v, depth + 1, left)),
          r.at,
        ),
      )
    case 'instance':
      return made(`${r.of.name}.new`, [], r.at)
    case 'module':
      return constant(r.name, r.at)
    case 'proc':
      return unknown('it is a block that runs later', r.at)
    case 'test':
      return unknown('it depends on what is set', r.at, r.clauses.flat())
    case 'choice': {
      const options = r.options.map(o => freeze(o, depth + 1, left))
      return r.ordered ? ordered(options, r.at) : either(options, r.at)
    }
    default:
      return r
  }
}

/** Objects that code may change, from a value that a reader made. */
export function thaw(v: Value): Ruby {
  switch (v.kind) {
    case 'record': {
      const whole = hash(v.at, new Map([...v.entries].map(([k, x]) => [k, thaw(x)])), new Map(v.keys ?? []), v.open ?? false)
      if (v.settings !== undefined) whole.settings = v.settings
      return whole
    }
    case 'list':
      return array(v.items.map(thaw), v.at)
    case 'firstOf':
    case 'either': {
      const options = v.options.map(thaw)
      return options.every(isValue) ? v : { kind: 'choice', ordered: v.kind === 'firstOf', options, at: v.at }
    }
    default:
      return v
  }
}

export const isNothingRuby = (r: Ruby): boolean => isValue(r) && isNothing(r)

/** Alternatives of an object or value, in order. */
export const alternatives = (r: Ruby): readonly Ruby[] =>
  r.kind === 'choice' || r.kind === 'firstOf' || r.kind === 'either' ? r.options.flatMap(alternatives) : [r]

/** A key that the files of a settings store don't name; undefined for any other hash. */
export const unnamed = (of: HashObject, key: string, at: Span): Value | undefined =>
  of.settings === undefined ? undefined : setting('settings', of.settings === '' ? key : `${of.settings}.${key}`, at)

/** What a settings object answers to the name of a key: `.redis`, `.redis?`. */
export const keyOf = (of: HashObject, name: string, at: Span): Ruby | undefined =>
  of.data.get(name.replace(/\?$/, '')) ?? (/^\w+$/.test(name) ? unnamed(of, name, at) : undefined)

/** `nil` where a key is missing, as Ruby's `[]` has it. */
export const nilIfAbsent = (r: Ruby): Ruby => (r.kind === 'absent' ? literal(null, r.at) : r)
