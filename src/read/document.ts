/** A parsed YAML document → Value: anchors, merge keys, duplicate keys, and the ERB that stands in scalars. */
import type { Gap } from '../model/finding.ts'
import type { Span } from '../model/span.ts'
import { absent, either, list, literal, nil, record, symbol, unknown, type Value } from '../model/value.ts'
import type { Branch, Group } from './branches.ts'
import type { ErbTag, Masked, Stretch } from './erb.ts'
import { keyName, plainScalar } from './psych.ts'
import { scalarText } from './scalar.ts'

interface Common extends Stretch {
  readonly anchor?: string
  readonly tag?: string
}
export type YamlScalar = Common & { readonly kind: 'scalar'; readonly text: string; readonly plain: boolean }
type YamlMap = Common & {
  readonly kind: 'map'
  readonly pairs: readonly { readonly key: YamlNode | null; readonly value: YamlNode | null }[]
}
/** A node of YAML; offsets are those of the template. `deep` stands for what is nested beyond the limit. */
export type YamlNode =
  | YamlScalar
  | YamlMap
  | (Common & { readonly kind: 'seq'; readonly items: readonly (YamlNode | null)[] })
  | (Common & { readonly kind: 'alias'; readonly name: string })
  | (Common & { readonly kind: 'deep' })

/** What building needs to know of the template around the document. */
export interface Template {
  readonly masked: Masked
  readonly tags: readonly ErbTag[]
  /** Values of output tags by where the tag starts. */
  readonly values: ReadonlyMap<number, Value>
  branchAt(offset: number): Branch | undefined
  /** Lines of ERB that write keys nobody sees, in order. */
  readonly left: readonly Stretch[]
  /** Lines of ERB that write the text of a block, in order. */
  readonly texts: readonly Stretch[]
  span(start: number, end: number): Span
}

/** How many values aliases may stand for in one file before it is taken for an attack. */
const ALIASED = 20_000

interface Anchored {
  readonly value: Value | undefined
  readonly weight: number
}

/** How many branches may set one key before nobody looks at them any more. */
const BRANCHES = 100

/** Where a key was met: for two of one name, whether both can be written. */
interface Met {
  readonly value: Value
  readonly branches: readonly (Branch | undefined)[]
  /** Brought by a merge key, so that writing it again is no mistake. */
  readonly merged: boolean
}

/** What a key holds after one more value for it: a branch leaves what was there before as the other possibility. */
function again(earlier: Met | undefined, value: Value, branch: Branch | undefined, merged: boolean): Met {
  if (!earlier || !branch || earlier.branches.includes(branch)) return { value, branches: [branch], merged }
  if (earlier.branches.length >= BRANCHES) {
    return { ...earlier, value: unknown(`more than ${BRANCHES} branches of its ERB decide about it`, value.at) }
  }
  return { value: either([earlier.value, value], value.at), branches: [...earlier.branches, branch], merged }
}

/** Builds the value of a document; undefined for an empty one. */
export function buildValue(root: YamlNode | null, template: Template): { value: Value | undefined; problems: readonly Gap[] } {
  const problems: Gap[] = []
  const told = new Set<string>()
  const anchors = new Map<string, Anchored>()
  let built = 0
  let aliased = 0

  /** Notes a problem, the same one once a file. */
  const problem = (why: string, at: Span): void => {
    if (!told.has(why)) problems.push({ why, at })
    told.add(why)
  }
  const not = (why: string, at: Span): Value => {
    problem(why, at)
    return unknown(why, at)
  }
  const within = (weight: number): boolean => {
    aliased += weight
    built += weight
    return aliased <= ALIASED
  }

  const left = new Map<number, number[]>()
  for (const { start } of template.left) {
    const { column } = template.span(start, start)
    left.set(column, [...(left.get(column) ?? []), start])
  }
  /** Whether a line of ERB stands among the keys of a mapping that begins at `at` and ends before `limit`. */
  const hasLeft = (at: Span, limit: number): boolean => left.get(at.column)?.some(l => at.start <= l && l < limit) ?? false

  function build(node: YamlNode, outer: Branch | undefined, limit: number): Value {
    const before = built++
    if (node.anchor !== undefined) anchors.set(node.anchor, { value: undefined, weight: 0 })
    const value = made(node, outer, limit)
    if (node.anchor !== undefined) anchors.set(node.anchor, { value, weight: built - before })
    return value
  }

  function made(node: YamlNode, outer: Branch | undefined, limit: number): Value {
    const at = template.span(node.start, node.end)
    switch (node.kind) {
      case 'scalar':
        return scalar(node, at, outer)
      case 'seq':
        return list(
          node.items.map((item, i) => (item ? build(item, template.branchAt(item.start), node.items[i + 1]?.start ?? limit) : nil(at))),
          at,
        )
      case 'map':
        return map(node, at, outer, limit)
      case 'alias': {
        const anchored = anchors.get(node.name)
        if (!anchored) return not(`the alias *${node.name} has no anchor before it`, at)
        if (!anchored.value) return not(`the alias *${node.name} stands inside what it stands for`, at)
        return within(anchored.weight) ? anchored.value : not(`its aliases stand for more than ${ALIASED} values`, at)
      }
      case 'deep':
        return not('it is nested more than 100 levels deep', at)
    }
  }

  function scalar(node: YamlScalar, at: Span, outer: Branch | undefined): Value {
    const found = scalarText(node, at, template, outer)
    if (typeof found !== 'string') return found
    if (!node.plain && template.texts.some(t => node.start < t.start && t.start < node.end)) return unknown('a line of ERB writes it', at)
    if (node.tag === '!ruby/symbol' || node.tag === '!ruby/sym') return symbol(found, at)
    if (node.tag === '!' || node.tag === '!str' || node.tag === 'tag:yaml.org,2002:str') return literal(found, at)
    if (node.tag && !node.tag.startsWith('tag:yaml.org,2002:')) return unknown(`the YAML tag ${node.tag} is not understood`, at)
    if (!node.plain && !node.tag) return literal(found, at)
    const read = plainScalar(found)
    return read.symbol ? symbol(String(read.value), at) : literal(read.value, at)
  }

  /** A key's name; undefined where only the running app knows it. */
  function name(key: YamlNode | null): string | undefined {
    if (!key) return ''
    const aliased = key.kind === 'alias' ? anchors.get(key.name)?.value : undefined
    if (aliased) return aliased.kind === 'literal' ? String(aliased.value ?? '') : undefined
    if (key.kind !== 'scalar') return undefined
    const found = scalarText(key, template.span(key.start, key.end), template, template.branchAt(key.start))
    if (typeof found === 'string') return keyName(found, key.plain)
    return found.kind === 'literal' && found.value !== null ? String(found.value) : undefined
  }

  function map(node: YamlMap, at: Span, outer: Branch | undefined, limit: number): Value {
    const met = new Map<string, Met>()
    const keys = new Map<string, Span>()
    let open = hasLeft(at, limit)
    for (const [i, { key, value: inner }] of node.pairs.entries()) {
      const keyAt = key ? template.span(key.start, key.end) : at
      const named = name(key)
      if (key?.anchor !== undefined && key.kind === 'scalar') build(key, outer, key.end)
      const inside = key ? template.branchAt(key.start) : undefined
      const value = inner ? build(inner, inside, node.pairs[i + 1]?.key?.start ?? limit) : nil(keyAt)
      if (named === undefined) open = true
      else {
        const branch = inside === outer ? undefined : inside
        if (named === '<<') open = !merge(value, branch, met, keys) || open
        else {
          const earlier = met.get(named)
          if (earlier && !earlier.merged && earlier.branches.includes(branch)) {
            problem(`the key ${JSON.stringify(named)} is there twice in one mapping, and the last counts`, keyAt)
          }
          met.set(named, again(earlier, value, branch, false))
          keys.set(named, keyAt)
        }
      }
    }
    const entries = new Map([...met].map(([k, m]) => [k, isCertain(m.branches) ? m.value : either([m.value, absent(at)], m.value.at)]))
    return record(entries, at, { open, keys })
  }

  /**
   * `<<` as Psych does it, in the order the keys stand: what it brings replaces what came before it. False where
   * what it brings is not known.
   */
  function merge(value: Value, branch: Branch | undefined, met: Map<string, Met>, keys: Map<string, Span>): boolean {
    // Of a list of hashes the first wins.
    const sources = value.kind === 'list' ? [...value.items].reverse() : [value]
    let known = true
    for (const source of sources) {
      if (source.kind !== 'record' || !within(source.entries.size)) {
        known = source.kind === 'literal'
        continue
      }
      if (source.open) known = false
      for (const [k, v] of source.entries) {
        met.set(k, again(met.get(k), v, branch, true))
        const keyAt = source.keys?.get(k)
        if (keyAt) keys.set(k, keyAt)
      }
    }
    return known
  }

  return { value: root ? build(root, undefined, Number.POSITIVE_INFINITY) : undefined, problems }
}

/** Whether one of the branches is written whatever happens. */
function isCertain(branches: readonly (Branch | undefined)[]): boolean {
  const seen = new Map<Group, number>()
  for (const b of branches) {
    if (!b) return true
    const count = (seen.get(b.group) ?? 0) + 1
    if (b.group.complete && count >= b.group.branches) return true
    seen.set(b.group, count)
  }
  return false
}
