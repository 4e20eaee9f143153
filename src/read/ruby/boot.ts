/** Evaluates a Rails app's Ruby in the order in which it boots, then every method that mentions what matters. */
import { made, unknown, type Value } from '../../model/value.ts'
import type { ErbRuby } from '../yaml.ts'
import { invoke } from './definitions.ts'
import { run } from './evaluate.ts'
import { type Machine, machine, type Surroundings } from './machine.ts'
import { type Frame, freeze, type Instance, type Method, type Module, type Ruby } from './object.ts'
import { type RubySource, rubySource } from './source.ts'

/** What booting needs of the app's files. */
export interface BootFiles {
  readonly environment: string
  readonly text: (file: string) => string | undefined
  readonly yaml: (path: string) => Value | undefined
  readonly exists: (path: string) => boolean
  readonly defining: (constant: string) => readonly string[]
  readonly required: (feature: string, from: string | undefined) => string | undefined
  /** A constant that a settings gem defines, as the files it reads have it. */
  readonly constant: (name: string) => Value | undefined
  readonly refuse: (file: string, why: string) => void
}

export interface Boot {
  readonly machine: Machine
  /** Evaluates a file once, at its place in the order. */
  load(file: string): void
  /** Evaluates every method of the files loaded so far that pass, as if called by someone unknown. */
  callAll(passes: (file: string) => boolean): void
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
  const surroundings: Surroundings = { ...files, load }
  const m = machine(surroundings)

  /** Runs code as on no branch: a file that is read on demand is read in full. */
  function apart<T>(work: () => T): T {
    const kept = { branches: m.branches.splice(0), targets: m.targets.splice(0), inside: m.inside.splice(0), assumed: m.assumed.splice(0) }
    const { stopped } = m
    m.stopped = undefined
    const result = work()
    m.stopped = stopped
    m.branches.push(...kept.branches)
    m.targets.push(...kept.targets)
    m.inside.push(...kept.inside)
    m.assumed.splice(0, m.assumed.length, ...kept.assumed)
    return result
  }

  function load(file: string): void {
    if (loaded.has(file)) return
    loaded.add(file)
    const text = files.text(file)
    if (text === undefined) return
    const source = rubySource(file, text)
    if ('refused' in source) return files.refuse(file, source.refused)
    const [error] = source.parsed.errors
    if (error) files.refuse(file, `has a syntax error (${error.message}); what is whole was read`)
    apart(() => run(m, main(source), source.program))
  }

  const callers = new Set<Method>()
  function callAll(passes: (file: string) => boolean): void {
    for (const value of [...m.constants.values()]) {
      if (value.kind !== 'module') continue
      const methods = [...value.singletons.values(), ...value.methods.values()]
      for (const method of methods) {
        if (callers.has(method) || !('node' in method.body) || !passes(method.source.file)) continue
        callers.add(method)
        apart(() => invoke(m, method, selfOf(value, method), undefined, value.at, run, false))
      }
    }
  }

  /** Someone's object of a class, made with arguments that aren't known. */
  function selfOf(of: Module, method: Method): Ruby {
    if (method.singleton || of.name === 'Object') return of.name === 'Object' ? made('', [], of.at) : of
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
          if ('refused' in source) return unknown(source.refused, { file, start: offset, end: offset, line: 1, column: 1, endLine: 1, endColumn: 1 })
          const inner: Frame = frame ? { ...frame, source } : main(source)
          frame ??= inner
          return apart(() => freeze(run(m, inner, source.program)))
        },
      }
    },
    get parsed() {
      return loaded.size
    },
  }
}

