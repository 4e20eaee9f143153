/** A YAML scalar with ERB in it: text where it has none, else what the tags may write. */
import type { Span } from '../model/span.ts'
import { concat, either, literal, nil, ordered, symbol, unknown, type Value } from '../model/value.ts'
import type { Branch } from './branches.ts'
import type { Template, YamlScalar } from './document.ts'
import type { ErbTag } from './erb.ts'
import { plainScalar } from './psych.ts'

/** The tags that begin within a stretch; tags come in order. */
function tagsWithin(tags: readonly ErbTag[], start: number, end: number): readonly ErbTag[] {
  let low = 0
  let high = tags.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tags[middle] as ErbTag).tagStart < start) low = middle + 1
    else high = middle
  }
  let last = low
  while (last < tags.length && (tags[last] as ErbTag).tagStart < end) last++
  return tags.slice(low, last)
}

/** What Ruby's YAML makes of a value that ERB wrote without quotes around it: `5` is a number again. */
function asPlain(v: Value): Value {
  if (v.kind === 'firstOf') return ordered(v.options.map(asPlain), v.at)
  if (v.kind === 'either') return either(v.options.map(asPlain), v.at)
  if (v.kind !== 'literal' || typeof v.value !== 'string') return v
  const read = v.symbol ? { value: v.value } : plainScalar(v.value.trim())
  return read.symbol ? symbol(String(read.value), v.at) : literal(read.value, v.at)
}

/** The same within quotes: everything is text, and nil is nothing. */
function asText(v: Value): Value {
  if (v.kind === 'firstOf') return ordered(v.options.map(asText), v.at)
  if (v.kind === 'either') return either(v.options.map(asText), v.at)
  return v.kind === 'literal' ? literal(String(v.value ?? ''), v.at) : v
}

/** Text with placeholders → value. */
function fill(text: string, tags: readonly ErbTag[], plain: boolean, at: Span, template: Template): Value {
  const { open, fill: more } = template.masked
  const pieces = text.split(new RegExp(`(${open}${more}*)`))
  const parts: Value[] = []
  let next = 0
  for (const piece of pieces) {
    if (piece.startsWith(open)) {
      const tag = tags[next++]
      const value = tag && template.values.get(tag.tagStart)
      parts.push(value ?? unknown('its ERB could not be read', at))
    } else if (piece !== '') parts.push(literal(piece, at))
  }
  const only = parts[0]
  if (parts.length === 1 && only) return plain ? asPlain(only) : asText(only)
  const whole = concat(parts.map(asText), at)
  return plain ? asPlain(whole) : whole
}

/**
 * The text of a scalar, or the value its ERB gives it. Where branches between tags decide about the text, `either` of
 * the branches' texts (`nil` where none is written); `outer` is the branch that the scalar as a whole stands in.
 */
export function scalarText(node: YamlScalar, at: Span, template: Template, outer: Branch | undefined): string | Value {
  const { masked } = template
  const strip = (text: string): string => (text.includes(masked.nothing) ? text.replaceAll(masked.nothing, '').trimStart() : text)
  const inside = template.tags.length === 0 ? [] : tagsWithin(template.tags, node.start, node.end)
  const outputs = inside.filter(t => t.kind === 'output' && template.values.has(t.tagStart))
  const controls = inside.filter(t => t.kind === 'control')
  const branch = template.tags.length === 0 ? undefined : template.branchAt(node.start)
  if (controls.length === 0 && branch === outer) {
    return node.text.includes(masked.open) ? fill(strip(node.text), outputs, node.plain, at, template) : strip(node.text)
  }
  const parted = node.plain ? texts(node, controls, template, outer) : undefined
  if (!parted) {
    // Assignments and the like write nothing; branches inside quotes or beside other text can't be taken apart.
    const same = controls.every(t => template.branchAt(t.tagEnd) === outer) && branch === outer
    if (same) return node.text.includes(masked.open) ? fill(strip(node.text), outputs, node.plain, at, template) : strip(node.text)
    return unknown(
      'a condition in its ERB decides about part of the text',
      at,
      outputs.flatMap(t => template.values.get(t.tagStart) ?? []),
    )
  }
  const values = parted.map(({ start, end }) => {
    const there = template.span(start, end)
    return fill(
      strip(masked.text.slice(start, end)),
      outputs.filter(t => start <= t.tagStart && t.tagStart < end),
      true,
      there,
      template,
    )
  })
  const complete = parted.some(
    p => p.branch.group.complete && parted.filter(q => q.branch.group === p.branch.group).length >= p.branch.group.branches,
  )
  return either(complete ? values : [...values, nil(at)], at)
}

/** The pieces of a plain scalar between control tags, where each is the whole text of one branch. */
function texts(node: YamlScalar, controls: readonly ErbTag[], template: Template, outer: Branch | undefined) {
  const found: { start: number; end: number; branch: Branch }[] = []
  const edges = [node.start, ...controls.flatMap(t => [t.tagStart, t.tagEnd]), node.end]
  for (let i = 0; i < edges.length; i += 2) {
    const piece = template.masked.text.slice(edges[i], edges[i + 1])
    if (piece.trim() === '') continue
    const start = (edges[i] as number) + (piece.length - piece.trimStart().length)
    const end = start + piece.trim().length
    const branch = template.branchAt(start)
    if (!branch || branch === outer || template.masked.text.slice(branch.start, start).trim() !== '') return undefined
    found.push({ start, end, branch })
  }
  return found
}
