/** YAML with ERB → Value. The only door to the package `yaml`. */
import { isAlias, isMap, isScalar, isSeq, type Node as PackageNode, parseAllDocuments } from 'yaml'
import type { Gap } from '../model/finding.ts'
import { lineStarts, spanAt } from '../model/span.ts'
import type { Value } from '../model/value.ts'
import { branchFinder, type ErbRuby, readBranches } from './branches.ts'
import { buildValue, type YamlNode } from './document.ts'
import { type Erb, type ErbTag, type Masked, maskErb, type Stretch, scanErb } from './erb.ts'

export type { ErbRuby } from './branches.ts'

/** What was read of a file; problems say what could not be, and where. */
export interface Yaml {
  /** Undefined where the file holds nothing, or nothing that could be read. */
  readonly value: Value | undefined
  readonly problems: readonly Gap[]
}

const DEPTH = 100

/** The package's tree as plain data: what building needs, and no deeper than the limit. */
function plain(node: PackageNode | null | undefined, masked: Masked, depth: number): YamlNode | null {
  if (!node) return null
  let [start = 0, end = start] = node.range ?? []
  while (masked.text[start] === masked.nothing) start++
  const at = { start, end }
  if (isAlias(node)) return { kind: 'alias', name: node.source, ...at }
  const also = { ...(node.anchor ? { anchor: node.anchor } : {}), ...(node.tag ? { tag: node.tag } : {}) }
  if (depth > DEPTH) return { kind: 'deep', ...at }
  if (isScalar(node)) {
    const text = typeof node.value === 'string' ? node.value : (node.source ?? '')
    return { kind: 'scalar', text, plain: node.type === 'PLAIN' || node.type === undefined, ...also, ...at }
  }
  if (isSeq(node)) return { kind: 'seq', items: node.items.map(i => plain(i as PackageNode, masked, depth + 1)), ...also, ...at }
  if (isMap(node)) {
    const pairs = node.items.map(p => ({
      key: plain(p.key as PackageNode, masked, depth + 1),
      value: plain(p.value as PackageNode, masked, depth + 1),
    }))
    return { kind: 'map', pairs, ...also, ...at }
  }
  return null
}

interface Parsed {
  readonly root: YamlNode | null
  readonly errors: readonly { readonly message: string; readonly at: number }[]
}

/** The documents of a text. Scalars stay text: their meaning is Psych's, not the package's. */
function parseAll(masked: Masked): readonly Parsed[] {
  try {
    const documents = parseAllDocuments(masked.text, {
      version: '1.1',
      schema: 'failsafe',
      resolveKnownTags: false,
      merge: false,
      uniqueKeys: false,
      strict: false,
      prettyErrors: false,
      logLevel: 'silent',
    })
    return (Array.isArray(documents) ? documents : []).map(d => ({
      root: plain(d.contents as PackageNode | null, masked, 0),
      errors: d.errors.map(e => ({ message: e.message.split('\n', 1)[0] ?? '', at: e.pos[0] })),
    }))
  } catch {
    // The package recurses: what overflows its stack is nested deeper than anything written by hand.
    return [{ root: null, errors: [{ message: 'it is nested too deeply', at: 0 }] }]
  }
}

/** The first document, as Ruby's `YAML.load` takes it. */
const parse = (masked: Masked): Parsed => parseAll(masked)[0] ?? { root: null, errors: [] }

/** Whether an output tag has its line to itself, so that it may write keys rather than a value. */
function isAlone(text: string, tag: ErbTag): boolean {
  const before = text.slice(Math.max(0, tag.tagStart - 200), tag.tagStart)
  const firstOnLine = /(^|\n)[ \t]*$/.test(before) && (before.length === tag.tagStart || before.includes('\n'))
  return firstOnLine && /^[ \t\r]*(\n|$)/.test(text.slice(tag.tagEnd, tag.tagEnd + 200))
}

/** `key: |` before a line: what that line of ERB writes is the block's text, and no key. */
const BLOCK = /[:-][ \t]+[|>][-+\d]*[ \t\r]*\n\s*$/

const isText = (text: string, { start }: Stretch): boolean => BLOCK.test(text.slice(Math.max(0, start - 200), start))

/** Parses; where lines of ERB that write keys break the YAML, once more without those lines. */
function parseMasked(
  text: string,
  erb: Erb,
  dead: readonly Stretch[],
): { masked: Masked; parsed: Parsed; left: readonly Stretch[]; texts: readonly Stretch[] } {
  const masked = maskErb(text, erb, dead)
  const parsed = parse(masked)
  const whole = { masked, parsed, left: [], texts: [] }
  if (parsed.errors.length === 0) return whole
  // More such lines than this are no configuration.
  const alone = erb.tags.filter(t => t.kind === 'output' && isAlone(text, t)).slice(0, 100)
  const left = alone.map(t => ({ start: t.tagStart, end: t.tagEnd }))
  if (left.length === 0) return whole
  const again = maskErb(text, erb, [...dead, ...left])
  const second = parse(again)
  if (second.errors.length >= parsed.errors.length) return whole
  const texts = left.filter(l => isText(text, l))
  return { masked: again, parsed: second, left: left.filter(l => !texts.includes(l)), texts }
}

const NONE: Erb = { tags: [], comments: [], escapes: [] }
const REPORTED = 3

/**
 * Reads a YAML file with its ERB as Ruby does: Psych's scalars, merge keys in the order they stand, the first document.
 * Symbols as keys lose their colon. Branches in ERB whose condition is known are taken or left out; of the others, keys
 * become `either` of what the branches say (`absent` where one says nothing). Never throws; linear.
 */
export function readYaml(text: string, file: string, ruby: ErbRuby): Yaml {
  const starts = lineStarts(text)
  const span = (start: number, end: number) => spanAt(file, starts, start, end)
  const erb = text.includes('<%') ? scanErb(text) : NONE
  const { values, dead, perhaps } = readBranches(erb, ruby, text.length, span)
  const { masked, parsed, left, texts } = parseMasked(text, erb, dead)
  const problems: Gap[] = []
  if (erb.unterminated !== undefined) {
    problems.push({ at: span(erb.unterminated, erb.unterminated + 2), why: 'an ERB tag that begins here never ends' })
  }
  for (const error of parsed.errors.slice(0, REPORTED)) {
    const message = error.message.replace(/[\uE000-\uF8FF]+/g, '<%= %>').slice(0, 200)
    problems.push({ at: span(error.at, error.at), why: `the YAML is not valid here: ${message}` })
  }
  for (const line of left.slice(0, REPORTED)) {
    problems.push({ at: span(line.start, line.end), why: 'this line of ERB writes YAML that the file does not show' })
  }
  const built = buildValue(parsed.root, { masked, tags: erb.tags, values, branchAt: branchFinder(perhaps), left, texts, span })
  return { value: built.value, problems: [...problems, ...built.problems] }
}

/** Reads all documents of a YAML file without ERB, as Kubernetes has them. Never throws; documents with errors are left out and named. */
export function readYamlDocuments(text: string, file: string): { readonly values: readonly Value[]; readonly problems: readonly Gap[] } {
  const starts = lineStarts(text)
  const span = (start: number, end: number) => spanAt(file, starts, start, end)
  const masked = maskErb(text, NONE, [])
  const values: Value[] = []
  const problems: Gap[] = []
  for (const { root, errors } of parseAll(masked)) {
    const [error] = errors
    if (error) {
      problems.push({ at: span(error.at, error.at), why: `the YAML is not valid here: ${error.message.slice(0, 200)}` })
      continue
    }
    const built = buildValue(root, { masked, tags: [], values: new Map(), branchAt: () => undefined, left: [], texts: [], span })
    if (built.value) values.push(built.value)
  }
  return { values, problems }
}
