/** Evaluates a Rails app's Ruby in the order in which it boots, then every method that mentions what matters. */
import { fileSpan } from '../../model/span.ts'
import { made, unknown, type Value } from '../../model/value.ts'
import type { ErbRuby } from '../yaml.ts'
import { invoke } from './definitions.ts'
import { run } from './evaluate.ts'
import { type Machine, METHOD_STEPS, machine, restart, undo } from './machine.ts'
import { type Frame, freeze, type Instance, type Method, type Module, type Ruby } from './object.ts'
import { type RubySource, rubySource } from './source.ts'
import type { Surroundings } from './surroundings.ts'

/** What booting needs of the app's files. */
export interface BootFiles {
  readonly environment: string
  readonly libraries: ReadonlySet<string>
  readonly shared?: boolean | 'deep'
  readonly text: (file: string) => string | undefined
  readonly yaml: (path: string) => Value | undefined
  readonly exists: (path: string) => boolean
  readonly defining: (constant: string) => readonly string[]
  /** Whether a file that another one asks for is to be read: it may say what Redis is told. */
  readonly matters: (file: string, from: string | undefined) => boolean
  readonly required: (feature: string, from: string | undefined) => string | undefined
  readonly matching?: (pattern: string) => readonly string[]
  /** A constant that a settings gem defines, as the files it reads have it. */
  readonly constant: (name: string) => Value | undefined
  /** Whether a server or gem that defines a constant is there, where the lockfile tells. */
  readonly defines?: (name: string) => boolean | undefined
  readonly refuse: (file: string, why: string) => void
  /** Takes note of an error of Redline's own while a file was evaluated; the others go on. */
  readonly failed: (file: string, error: unknown) => void
}

export interface Boot {
  readonly machine: Machine
  /** Evaluates a file once, at its place in the order. */
  load(file: string): void
  /**
   * Evaluates every method loaded so far whose text matters, and those of the same class that name one of them, as if
   * called by someone unknown.
   */
  callAll(matters: (text: string) => boolean): void
  /** Evaluates Ruby inside another file, one scope for all of its pieces. */
  fragments(file: string, text: string): ErbRuby
  readonly parsed: number
}

const main = (source: RubySource): Frame => ({
  source,
  self: made('', [], source.span(source.program)),
  locals: new Map(),
  namespace: '',
  singleton: false,
  reached: true,
  returns: [],
})

export function boot(files: BootFiles): Boot {
  const loaded = new Set<string>()
  /** The file that is being read, and those that asked for it. */
  const reading: string[] = []
  const surroundings: Surroundings = {
    ...files,
    load: file => {
      const may = loaded.has(file) || files.matters(file, reading.at(-1))
      if (may) load(file)
      return may
    },
  }
  const m = machine(surroundings)

  /** Runs code as on no branch: a file that is read on demand is read in full. */
  function apart(file: string, work: () => Ruby): Ruby {
    const kept = {
      branches: m.branches.splice(0),
      sides: m.sides.splice(0),
      targets: m.targets.splice(0),
      inside: m.inside.splice(0),
      assumed: m.assumed.splice(0),
    }
    const { stopped, depth } = m
    const trail = m.trail.length
    const active = new Map(m.active)
    m.stopped = undefined
    let result: Ruby = unknown('it could not be followed', fileSpan(file))
    try {
      result = work()
    } catch (error) {
      if (error instanceof RangeError) files.refuse(file, 'nests too deep to be followed')
      else files.failed(file, error)
      undo(m, trail)
      m.active.clear()
      for (const [key, running] of active) m.active.set(key, running)
    }
    m.stopped = stopped
    m.depth = depth
    for (const name of ['branches', 'sides', 'targets', 'inside', 'assumed'] as const)
      m[name].splice(0, m[name].length, ...(kept[name] as never[]))
    return result
  }

  function load(file: string): void {
    if (loaded.has(file)) return
    loaded.add(file)
    const text = files.text(file)
    if (text === undefined) return
    const source = rubySource(file, text)
    if ('refused' in source) {
      files.refuse(file, source.refused)
      return
    }
    const [error] = source.parsed.errors
    if (error) files.refuse(file, `has a syntax error (${error.message}); what is whole was read`)
    reading.push(file)
    apart(file, () => run(m, main(source), source.program))
    reading.pop()
  }

  function callAll(matters: (text: string) => boolean): void {
    const called = new Set<Method>()
    for (const value of [...m.constants.values()]) {
      if (value.kind !== 'module') continue
      const methods = [...value.singletons.values(), ...value.methods.values()].filter(method => 'node' in method.body)
      const texts = new Map(methods.map(method => [method, bodyText(method)]))
      const direct = methods.filter(method => matters(texts.get(method) ?? ''))
      const names = direct.map(method => method.name)
      for (const method of methods) {
        const own = texts.get(method) ?? ''
        if (called.has(method) || !(direct.includes(method) || names.some(name => own.includes(name)))) continue
        called.add(method)
        restart(m, METHOD_STEPS)
        apart(method.source.file, () => invoke(m, method, selfOf(value, method), undefined, value.at, run, false))
      }
    }
  }

  function bodyText(method: Method): string {
    if (!('node' in method.body)) return ''
    const at = method.source.span(method.body.node)
    return files.text(method.source.file)?.slice(at.start, at.end) ?? ''
  }

  /** A module that extends itself, or of which the method is a function. */
  const answersItself = (of: Module, method: Method): boolean =>
    of.singletons.get(method.name) === method || of.extended.some(e => e.name === 'self')

  /** Someone's object of a class, made with arguments that aren't known. */
  function selfOf(of: Module, method: Method): Ruby {
    if (method.singleton || of.name === 'Object' || answersItself(of, method)) return of.name === 'Object' ? made('', [], of.at) : of
    const known = m.instances.get(of)
    if (known) return known
    const fresh: Instance = { kind: 'instance', of, data: new Map(), at: of.at }
    m.instances.set(of, fresh)
    const initialize = of.methods.get('initialize')
    if (initialize) invoke(m, initialize, fresh, undefined, of.at, run, false)
    return fresh
  }

  return {
    machine: m,
    load,
    callAll,
    fragments(file, text) {
      let frame: Frame | undefined
      return {
        run(code, offset) {
          const source = rubySource(file, code, text, offset)
          if ('refused' in source) return unknown(source.refused, fileSpan(file))
          const inner: Frame = frame ? { ...frame, source } : main(source)
          frame ??= inner
          return freeze(apart(file, () => run(m, inner, source.program)))
        },
      }
    },
    get parsed() {
      return loaded.size
    },
  }
}
