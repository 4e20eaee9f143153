/** Calls that a library answers: what detectors look for. */
import type { Call } from '../../model/call.ts'
import { place, type Span } from '../../model/span.ts'
import { bounded, literal, made, type Value } from '../../model/value.ts'
import { type Given, runBlock } from './call.ts'
import { callText } from './callText.ts'
import { flat } from './definitions.ts'
import { type OpenCall, requirements, type Target, write } from './machine.ts'
import { alternatives, array, type Frame, freeze, type Ruby } from './object.ts'
import type * as n from './parse.ts'

const ALIASES: readonly (readonly [RegExp, string])[] = [
  [/^Rails\.configuration\b/, 'Rails.application.config'],
  [/^Rails\.app\b/, 'Rails.application'],
  [/^Rails\.application\.class\.config\b/, 'Rails.application.config'],
]
/** One name for what has several. Asked of every call, and most are none of Rails'. */
export const canonical = (path: string): string =>
  path.startsWith('Rails.') ? ALIASES.reduce((p, [from, to]) => p.replace(from, to), path) : path

/** Attributes that make an object of the library's own of an address that they are given. */
const CONVERTS = new Set(['Resque.redis', 'Sidekiq.redis'])

/** A call that a library answers: it is noted for the detectors, its block runs, and its result keeps its name. */
export function library(given: Given, written: string): Ruby {
  const { m, args, at, name } = given
  const path = canonical(written)
  const indexed = name === '[]' || name === '[]='
  const key = indexed ? args.positional[0] : undefined
  const place = indexed && key?.kind === 'literal' ? `${path.slice(0, path.lastIndexOf('.'))}.${String(key.value)}` : path.replace(/=$/, '')
  const writes = name.endsWith('=') && !['==', '!=', '>=', '<='].includes(name)
  if (writes) {
    const value = flat(args).length > (indexed ? 2 : 1) ? array(flat(args), at) : (flat(args).at(-1) ?? literal(null, at))
    emit(given, path)
    write(m, m.settings, place, value)
    return value
  }
  const stored = m.settings.get(place)
  const converted = CONVERTS.has(place) && stored !== undefined && alternatives(stored).every(o => o.kind !== 'made')
  if (stored && !converted && (indexed || flat(args).length === 0) && !args.block) return stored
  const call = emit(given, path)
  let result: Value | undefined
  if (args.block) {
    m.inside.push(call)
    const yielded = made(`${path}{}`, [], at)
    const self = takesNothing(args.block) ? blockSelf(path, at) : undefined
    result = freeze(runBlock(m, args.block, [yielded], at, self))
    if (m.stopped?.how === 'raise') m.stopped = undefined
    m.inside.pop()
    call.block = result
  }
  return bounded(made(path, call.args, at, result))
}

const takesNothing = (block: Ruby): boolean => block.kind === 'proc' && (block.node as n.BlockNode).parameters === null

/** Libraries that run a block on an object of theirs, by the call. */
function blockSelf(path: string, at: Span): Ruby | undefined {
  return path === 'Rails.application.configure' ? made('Rails.application', [], at) : undefined
}

/** The arguments as a library sees them; a lambda that takes nothing, as it is when the library calls it. */
function settled({ m, args }: Given): readonly Value[] {
  const called = (r: Ruby): Ruby => {
    if (r.kind === 'hash' && [...r.data.values()].some(lazy)) return { ...r, data: new Map([...r.data].map(([k, v]) => [k, called(v)])) }
    return lazy(r) ? made('lambda', [], r.at, freeze(runBlock(m, r, [], r.at))) : r
  }
  return flat(args).map(a => freeze(called(a)))
}

const lazy = (r: Ruby): boolean => r.kind === 'proc' && takesNothing(r)

/** A module that extends itself answers to its own methods. */
const isSingleton = (f: Frame): boolean => f.singleton || (f.method !== undefined && f.self.kind === 'module')

/** The method that keeps in a variable of its object what a call in another one makes. */
function keeper({ name, from }: Target, f: Frame): Pick<Call, 'keptBy'> {
  const by = from?.in
  if (!by || !name.startsWith('@') || (by.method === f.method && by.namespace === f.namespace)) return {}
  const { namespace, method } = by
  return { keptBy: { at: by.source.span(from.node), namespace, ...(method !== undefined ? { method } : {}), singleton: isSingleton(by) } }
}

/** A call that is evaluated more often than this, as in blocks within blocks, is noted no more. */
const MOST_CALLS = 200

/** Notes a call for the detectors. */
function emit(given: Given, path: string): OpenCall {
  const { m, f, at, nameAt } = given
  const target = m.targets.findLast(t => !/^[a-z_]/.test(t.name)) ?? m.targets.at(-1)
  const made = alternatives(given.receiver).find(r => r.kind === 'made' && r.path !== '')
  const text = callText(m, given.args, at, nameAt)
  const call: OpenCall = {
    path,
    args: settled(given),
    ...(given.args.keywords ? { keywords: true } : {}),
    ...(made ? { on: place(made.at) } : {}),
    inside: [...m.inside],
    at,
    nameAt,
    namespace: f.namespace,
    ...(f.method !== undefined ? { method: f.method } : {}),
    singleton: isSingleton(f),
    ...(target ? { assignedTo: target.name } : {}),
    ...(target ? keeper(target, f) : {}),
    memoised: m.targets.some(t => t.memoised),
    reached: f.reached,
    ...(text ? { text } : {}),
    requires: requirements(m),
    conditional: m.branches.length > 0,
    sides: [...m.sides],
  }
  const here = `${at.file}:${at.start}`
  const times = m.made.get(here) ?? 0
  m.made.set(here, times + 1)
  if (times < MOST_CALLS) m.calls.push(call)
  return call
}
