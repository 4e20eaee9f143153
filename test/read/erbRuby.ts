/** As much Ruby as the tables of ERB need: `ENV["A"]`, with a default, literals, locals, and Rails.env. */
import { type Span, spanAt } from '../../src/model/span.ts'
import { env, firstOf, literal, nil, symbol, unknown, type Value } from '../../src/model/value.ts'
import type { ErbRuby } from '../../src/read/branches.ts'

export interface Asked {
  readonly code: string
  readonly offset: number
  readonly kind: 'output' | 'control'
}

/** Evaluates by table and notes what it was asked, so that order and offsets can be looked at. */
export function erbRuby(file: string): ErbRuby & { readonly asked: readonly Asked[] } {
  const asked: Asked[] = []
  const locals = new Map<string, Value>()
  const read = (code: string, at: Span): Value => {
    const text = code.trim()
    const [, assigned, right] = /^(\w+) = (.*)$/.exec(text) ?? []
    if (assigned !== undefined && right !== undefined) {
      locals.set(assigned, read(right, at))
      return nil(at)
    }
    const [, name, fallback] = /^ENV(?:\.fetch\(|\[)"(\w+)"(?:\]|\))(?: \|\| (.*))?$/.exec(text) ?? []
    if (name !== undefined) return fallback === undefined ? env(name, at) : firstOf([env(name, at), read(fallback, at)], at)
    if (/^-?\d+$/.test(text)) return literal(Number(text), at)
    if (/^"[^"]*"$/.test(text)) return literal(text.slice(1, -1), at)
    if (/^:\w+$/.test(text)) return symbol(text.slice(1), at)
    if (text === 'nil') return nil(at)
    if (text === 'Rails.env') return literal('production', at)
    if (/^Rails\.env\.\w+\?$/.test(text)) return literal(text === 'Rails.env.production?', at)
    return locals.get(text) ?? unknown(`\`${text}\` is not known`, at)
  }
  return {
    asked,
    run(code, offset, kind) {
      asked.push({ code, offset, kind })
      return read(code, spanAt(file, [0], offset, offset + code.length))
    },
  }
}
