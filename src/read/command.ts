/** Command lines and shell scripts → what they start, with which flags and variables. */
import { lineStarts, type Span, spanAt } from '../model/span.ts'
import { either, env, literal, type Value } from '../model/value.ts'
import { behind, modest, numeric, substitute } from './expand.ts'
import { readFlags } from './flags.ts'
import { splitShell } from './shell.ts'
import type { At, Simple, Word } from './words.ts'
import { unwrap } from './wrapper.ts'

/** A program as it is started. */
export interface Invocation {
  /** The name without its folder: `sidekiq` of `./bin/sidekiq`. */
  readonly program: string
  /** As written, so that a script of the repository can be followed. */
  readonly path: string
  /** What stands behind the program and is no flag. */
  readonly args: readonly Value[]
  /**
   * By name as written, `-c` and `--concurrency` apart (ask with `flag`). Numbers are numbers; a repeated flag is a
   * list; a flag without a value is `true`.
   */
  readonly flags: ReadonlyMap<string, Value>
  /** Variables set for it: inline, through `env`, or exported before. Numbers are numbers. */
  readonly env: ReadonlyMap<string, Value>
  readonly at: Span
}

/** The value of a flag under any of its names. */
export const flag = (invocation: Invocation, ...names: readonly string[]): Value | undefined =>
  names.map(n => invocation.flags.get(n)).find(v => v !== undefined)

/** Variables as they stand at one point of a script. */
interface Scope {
  readonly vars: Map<string, Value>
  readonly exported: Map<string, Value>
  /** How many `if`, `case` and loops are open: what is set there may not be. */
  depth: number
}

const BUILTINS = new Set(
  ': . [ [[ alias cd declare echo eval exit false hash kill let local mkdir popd printf pushd pwd read readonly return rm set shift shopt sleep source test touch trap true type typeset ulimit umask unset wait break continue'.split(
    ' ',
  ),
)
const OPENING = new Set(['if', 'while', 'until', 'for', 'case', 'select'])
const CLOSING = new Set(['fi', 'done', 'esac'])
const BEFORE = new Set(['if', 'while', 'until', 'then', 'else', 'elif', 'do', '!', '{', '}', 'fi', 'done', 'esac', 'time'])
const ASSIGNMENT = /^([A-Za-z_]\w*)(\+?=)/
/** What a program may be called; anything else is a piece of syntax that was not understood. */
const PROGRAM = /^[\w./~][\w./~@+-]*$/
const NESTED = 5
/** Programs that start one another on one line, and variables a script exports: more is no script that anyone wrote. */
const STEPS = 10
const EXPORTED = 300

const assign = (scope: Scope, name: string, value: Value, perhaps: boolean): void => {
  const before = scope.vars.get(name) ?? env(name, value.at)
  scope.vars.set(name, modest(perhaps ? either([before, value], value.at) : value))
}

/** The assignments that a list of words begins with, and what is left. */
function assignments(words: readonly Word[], scope: Scope): { set: Map<string, Value>; rest: readonly Word[] } {
  const set = new Map<string, Value>()
  let i = 0
  for (; i < words.length; i++) {
    const word = words[i] as Word
    const [head, name, operator] = ASSIGNMENT.exec(word.raw) ?? []
    if (head === undefined || name === undefined || operator !== '=') break
    set.set(name, modest(numeric(substitute(behind(word.value, head.length), scope.vars))))
  }
  return { set, rest: words.slice(i) }
}

/** Runs one command in the scope; yields what it starts. */
function* run(simple: Simple, scope: Scope, perhaps: boolean, at: At, nested: number): Generator<Invocation> {
  const skipped = simple.words.findIndex(w => w.quoted || !BEFORE.has(w.raw))
  for (const { raw } of skipped === -1 ? simple.words : simple.words.slice(0, skipped)) {
    if (OPENING.has(raw)) scope.depth++
    if (CLOSING.has(raw)) scope.depth = Math.max(0, scope.depth - 1)
  }
  let words: readonly Word[] = skipped === -1 ? [] : simple.words.slice(skipped)
  const head = words[0]?.raw
  if (head === undefined) return
  if (head === 'for' || head === 'case' || head === 'select') scope.depth++
  // Patterns of `case`, names of functions, and the lists of loops start nothing.
  if (OPENING.has(head) || head === 'function' || simple.after === ')' || (simple.after === '(' && words.length === 1)) return
  const open = perhaps || scope.depth > 0
  if (head === 'export' || head === 'declare' || head === 'readonly') {
    for (const word of words.slice(1)) {
      const { set } = assignments([word], scope)
      for (const [name, v] of set) assign(scope, name, v, open)
      const name = /^\w+/.exec(word.raw)?.[0]
      const now = name === undefined ? undefined : scope.vars.get(name)
      if (head === 'export' && name !== undefined && now && scope.exported.size < EXPORTED) scope.exported.set(name, now)
    }
    return
  }
  if (head === ':') {
    // `: "${NAME:=default}"` sets a variable that is not set.
    for (const word of words) {
      const name = /^\$\{(\w+):?=/.exec(word.raw)?.[1]
      if (name !== undefined) scope.vars.set(name, modest(numeric(substitute(word.value, scope.vars))))
    }
    return
  }
  const inline = new Map<string, Value>()
  for (let step = 0; step < STEPS; step++) {
    const { set, rest } = assignments(words, scope)
    for (const [name, v] of set) inline.set(name, v)
    const inner = unwrap(rest)
    words = inner
    if (inner === rest) break
  }
  const program = words[0]
  if (!program) {
    for (const [name, v] of inline) assign(scope, name, v, open)
    for (const name of inline.keys()) if (scope.exported.has(name)) scope.exported.set(name, scope.vars.get(name) as Value)
    return
  }
  const variables = new Map([...scope.exported, ...inline])
  const script = scriptOf(words)
  if (script && nested < NESTED) {
    const exact = script.end - script.start === script.raw.length + 2
    const inside = exact
      ? (from: number, to: number) => at(script.start + 1 + from, script.start + 1 + to)
      : () => at(script.start, script.end)
    const own: Scope = { vars: new Map([...scope.vars, ...inline]), exported: variables, depth: 0 }
    yield* runAll(script.raw, inside, own, nested + 1)
    return
  }
  if (script || program.value.kind !== 'literal' || BUILTINS.has(program.raw) || !PROGRAM.test(program.raw)) return
  const { args, flags } = readFlags(program.raw, words.slice(1))
  const known = <K>(of: ReadonlyMap<K, Value>) => new Map([...of].map(([k, v]) => [k, substitute(v, scope.vars)]))
  yield {
    program: program.raw.slice(program.raw.lastIndexOf('/') + 1),
    path: program.raw,
    args: args.map(a => substitute(a, scope.vars)),
    flags: known(flags),
    env: variables,
    at: at(program.start, (words.at(-1) as Word).end),
  }
}

const SHELLS = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'su'])

/** The word that a shell is told to run: `bash -lc '…'`, `eval "…"`. */
function scriptOf(words: readonly Word[]): Word | undefined {
  const [program] = words
  const name = program?.raw.slice(program.raw.lastIndexOf('/') + 1) ?? ''
  if (name === 'eval') return words[1]
  if (!SHELLS.has(name)) return undefined
  const i = words.findIndex(w => /^-[a-z]*c$/.test(w.raw))
  return i === -1 ? undefined : words[i + 1]
}

function* runAll(text: string, at: At, scope: Scope, nested: number): Generator<Invocation> {
  let before = ''
  /** Between `in` or `;;` and `)`, where the patterns of `case` stand. */
  let pattern = false
  for (const simple of splitShell(text, at)) {
    if (before === ';;' && simple.words[0]?.raw !== 'esac') pattern = true
    if (!pattern) yield* run(simple, scope, before === '&&' || before === '||', at, nested)
    const isCase = simple.words.some((w, i) => w.raw === 'case' && !w.quoted && simple.words[i + 2]?.raw === 'in')
    pattern = isCase ? simple.after !== ')' : pattern && simple.after === '|'
    before = simple.after
  }
}

const fresh = (): Scope => ({ vars: new Map(), exported: new Map(), depth: 0 })

/** A list of words in JSON, as Docker's CMD has it. */
function execForm(command: string): readonly string[] | undefined {
  if (!/^\s*\[\s*"/.test(command)) return undefined
  try {
    const words: unknown = JSON.parse(command)
    return Array.isArray(words) && words.every(w => typeof w === 'string') ? words : undefined
  } catch {
    return undefined
  }
}

/**
 * Reads a command line: of a Procfile, of systemd's ExecStart, of heroku.yml, or Docker's CMD in either form. `span` is
 * where it stands. Variables become Values with their defaults. What is not understood is left out; never throws.
 */
export function readCommand(command: string, span: Span): readonly Invocation[] {
  const exact = span.end - span.start === command.length && span.line === span.endLine
  const at: At = (start, end) =>
    exact ? { ...span, start: span.start + start, end: span.start + end, column: span.column + start, endColumn: span.column + end } : span
  const words = execForm(command)
  if (!words) return [...runAll(command, at, fresh(), 0)]
  const listed = words.map(raw => ({ raw, value: literal(raw, span), quoted: true, start: 0, end: command.length }))
  return [...run({ words: listed, after: '' }, fresh(), false, () => span, 0)]
}

/** Reads a shell script; one that is in another language, by its name or its first line, starts nothing that could be read. */
export function readScript(text: string, file: string): readonly Invocation[] {
  const shebang = /^#!.*/.exec(text)?.[0]
  if (shebang === undefined && /\.(?!(?:ba|z|k)?sh$)[a-z]+$/.test(file)) return []
  if (shebang !== undefined && !/\b(?:ba|da|z|a|k)?sh\b/.test(shebang)) return []
  const starts = lineStarts(text)
  return [...runAll(text, (start, end) => spanAt(file, starts, start, end), fresh(), 0)]
}
