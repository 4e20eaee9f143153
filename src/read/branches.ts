/** Which parts of an ERB template are written for certain, never, or perhaps: `if`, `else` and loops between its tags. */
import type { Span } from '../model/span.ts'
import { alwaysSet, isNothing, unknown, type Value } from '../model/value.ts'
import type { Erb, ErbTag, Stretch } from './erb.ts'

/** Evaluates Ruby found in a template; calls come in document order and share one scope. */
export interface ErbRuby {
  /**
   * `offset` is where `code` begins in the file. `output` asks for the value of an expression: what stands in an
   * output tag, or the condition of an `if`, `elsif` or `unless`. `control` is complete code between tags, such as an
   * assignment; what it returns is not looked at. Never called for `else`, `end`, the heads of loops, or branches
   * whose condition is known to be false.
   */
  run(code: string, offset: number, kind: 'output' | 'control'): Value
}

/** A part of the template that may or may not be written. */
export interface Branch extends Stretch {
  /** Branches of one `if` share it. */
  readonly group: Group
}

export interface Group {
  /** The branches of this `if` that may be written; with `complete`, one of them is. */
  branches: number
  complete: boolean
}

export interface Branches {
  /** The value of each output tag that is evaluated, by where the tag starts. */
  readonly values: ReadonlyMap<number, Value>
  /** What is never written. */
  readonly dead: readonly Stretch[]
  /** What may be written. */
  readonly perhaps: readonly Branch[]
}

/** One open `if`, `case` or block while the tags are walked. */
interface Open {
  readonly group: Group
  /** Where the running branch's text begins; -1 before the first `when`. */
  from: number
  running: 'yes' | 'no' | 'perhaps'
  /** A branch before is taken for certain. */
  taken: boolean
  readonly loop: boolean
}

const truth = (v: Value): Open['running'] => (isNothing(v) ? 'no' : alwaysSet(v) ? 'yes' : 'perhaps')
const not = { yes: 'no', no: 'yes', perhaps: 'perhaps' } as const

// A tag holds half a statement (`if x`, `else`, `end`), which no Ruby parser takes: its first and last word say which.
const HEAD = /^\s*(if|unless|elsif|else|end|case|when|in|while|until|for|begin|rescue|ensure|\})(?![\w?!:=])/
const BLOCK = /(?:\bdo|\{)\s*(?:\|[^|\n]{0,200}\|)?\s*$/
const WHOLE = /(?:;|\s)end\s*$/
const THEN = /\sthen\s*$/

/** Walks the tags, evaluates what runs, and marks the branches. `span` gives the place of two offsets. */
export function readBranches(erb: Erb, ruby: ErbRuby, length: number, span: (start: number, end: number) => Span): Branches {
  const values = new Map<number, Value>()
  const dead: Stretch[] = []
  const perhaps: Branch[] = []
  const stack: Open[] = []
  /** How many of the open branches are never written. */
  let hidden = 0

  const ask = (code: string, offset: number, kind: ErbTag['kind'], at: ErbTag): Value => {
    try {
      return ruby.run(code, offset, kind)
    } catch {
      return unknown('its ERB could not be read', span(at.tagStart, at.tagEnd))
    }
  }
  const condition = (tag: ErbTag, word: string): Open['running'] => {
    if (hidden > 0) return 'no'
    const before = tag.code.indexOf(word) + word.length
    const code = tag.code.slice(before).replace(THEN, '')
    const is = truth(ask(code, tag.start + before, 'output', tag))
    return word === 'unless' ? not[is] : is
  }
  const open = (tag: ErbTag, running: Open['running'], loop: boolean, from = tag.tagEnd): void => {
    stack.push({ group: { branches: 0, complete: false }, from, running, taken: running === 'yes', loop })
    if (running === 'no') hidden++
  }
  const closeBranch = (o: Open, end: number): void => {
    if (o.running === 'no') {
      hidden--
      if (o.from >= 0) dead.push({ start: o.from, end })
    } else if (o.from >= 0) {
      o.group.branches++
      if (o.running === 'yes') o.group.complete = true
      // Taken for certain and first: no branch at all. Taken after one that may be: one of the two.
      if (o.running === 'perhaps' || o.group.branches > 1 || o.loop) perhaps.push({ start: o.from, end, group: o.group })
    }
  }
  const next = (o: Open, tag: ErbTag, running: Open['running']): void => {
    o.from = tag.tagEnd
    o.running = o.taken ? 'no' : running
    if (o.running === 'yes') o.taken = true
    if (o.running === 'no') hidden++
  }

  for (const tag of erb.tags) {
    if (tag.kind === 'output') {
      if (hidden === 0) values.set(tag.tagStart, ask(tag.code, tag.start, 'output', tag))
      continue
    }
    const word = HEAD.exec(tag.code)?.[1]
    const last = stack.at(-1)
    if (word === 'if' || word === 'unless') {
      if (!WHOLE.test(tag.code)) open(tag, condition(tag, word), false)
      else if (hidden === 0) ask(tag.code, tag.start, 'control', tag)
    } else if (word === 'case' || word === 'while' || word === 'until' || word === 'for' || word === 'begin') {
      if (!WHOLE.test(tag.code)) open(tag, 'perhaps', word !== 'begin', word === 'case' ? -1 : tag.tagEnd)
    } else if (word === 'end' || word === '}') {
      if (last) closeBranch(last, tag.tagStart)
      stack.pop()
    } else if (word === 'elsif' || word === 'else' || word === 'when' || word === 'in' || word === 'rescue' || word === 'ensure') {
      if (!last) continue
      closeBranch(last, tag.tagStart)
      next(last, tag, word === 'else' ? 'yes' : word === 'elsif' && !last.taken ? condition(tag, word) : 'perhaps')
    } else if (BLOCK.test(tag.code.slice(-300))) open(tag, 'perhaps', true)
    else if (hidden === 0 && tag.code.trim() !== '') ask(tag.code, tag.start, 'control', tag)
  }
  while (stack.length > 0) closeBranch(stack.pop() as Open, length)
  return { values, dead, perhaps }
}

/** Finds the innermost of the branches around an offset. */
export function branchFinder(branches: readonly Branch[]): (offset: number) => Branch | undefined {
  const sorted = [...branches].sort((a, b) => a.start - b.start || b.end - a.end)
  const outer: number[] = []
  const open: number[] = []
  for (const [i, b] of sorted.entries()) {
    while (open.length > 0 && (sorted[open.at(-1) as number] as Branch).end <= b.start) open.pop()
    outer.push(open.at(-1) ?? -1)
    open.push(i)
  }
  return offset => {
    let low = -1
    for (let step = sorted.length; step > 0; step >>= 1) {
      while (low + step < sorted.length && (sorted[low + step] as Branch).start <= offset) low += step
    }
    while (low >= 0 && (sorted[low] as Branch).end <= offset) low = outer[low] as number
    return sorted[low]
  }
}
