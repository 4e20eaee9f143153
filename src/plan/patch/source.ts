/** Where settings stand in the text of a file, and how to put another one there. */
import type { Edit } from '../../model/finding.ts'
import { contains, type Span } from '../../model/span.ts'
import type { RecordValue, Value } from '../../model/value.ts'

export const isYaml = (file: string): boolean => /\.ya?ml(?:\.erb)?$/.test(file)

/** An edit between two offsets of the file that a place is in; lines and columns are not looked at when it is made. */
export const between = (at: Span, start: number, end: number, text: string): Edit => ({ at: { ...at, start, end }, text })

/** Source that `||` may precede. */
export const operand = (source: string): string =>
  /\s\?\s|\b(?:and|or|if|unless|rescue|not)\b|[^=!<>]=[^=>~]/.test(source) ? `(${source})` : source

/** The stretch of text that is a key's value in Ruby, where that is one expression right behind the key. */
export function valueStretch(
  options: RecordValue,
  key: string,
  text: string,
): { readonly start: number; readonly end: number } | undefined {
  const at = options.keys?.get(key)
  const value = options.entries.get(key)
  if (!at || !value) return undefined
  const gap = /^(?::?["']?\s*(?:=>)?\s*)/.exec(text.slice(at.end))?.[0].length ?? 0
  const start = at.end + gap
  const written = at.written?.text
  if (written !== undefined && written !== '' && text.startsWith(written, start)) return { start, end: start + written.length }
  return value.at.file === at.file && value.at.start === start ? { start, end: value.at.end } : undefined
}

/** Key and source as an option in Ruby or YAML. */
const pair = (key: string, source: string): string => `${key}: ${source}`

const indentOf = (text: string, offset: number): string | undefined => {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  return /^[ \t]*$/.test(line) ? line : undefined
}

/**
 * Puts options beside a key that is there: behind `url` where that is one, of the client's own call where it has one, else
 * of the hash that it was handed. Undefined where no key is written down, or one of the options is there already.
 */
export function added(
  options: Value | undefined,
  at: Span,
  more: Readonly<Record<string, string>>,
  text: (file: string) => string | undefined,
): Edit | undefined {
  if (options?.kind !== 'record' || Object.keys(more).some(key => options.entries.has(key) && options.entries.get(key)?.kind !== 'absent'))
    return undefined
  const keys = [...(options.keys ?? [])].filter(([key]) => options.entries.has(key)).sort(([, a], [, b]) => a.start - b.start)
  const own = keys.find(([, k]) => contains(at, k))
  const [name = '', anchor] =
    keys.find(([key, k]) => key === 'url' && contains(at, k)) ?? own ?? keys.find(([key]) => key === 'url') ?? keys[0] ?? []
  const source = anchor && text(anchor.file)
  if (!anchor || source === undefined) return undefined
  const indent = indentOf(source, anchor.start)
  if (isYaml(anchor.file)) {
    // A hash in braces on one line has no place for lines of its own.
    if (indent === undefined) return undefined
    const lines = Object.entries(more).map(([k, s]) => pair(k, s))
    const eol = source.indexOf('\n', anchor.end)
    const scalar = /^["']?:[ \t]+[^\s&*!|>[{#]/.test(source.slice(anchor.end))
    if (name === 'url' && scalar && eol !== -1) return between(anchor, eol, eol, lines.map(l => `\n${indent}${l}`).join(''))
    return between(anchor, anchor.start, anchor.start, lines.map(l => `${l}\n${indent}`).join(''))
  }
  const behind = name === 'url' ? valueStretch(options, name, source) : undefined
  const parts = Object.entries(more).map(([k, s]) => pair(k, s))
  if (behind)
    return between(anchor, behind.end, behind.end, parts.map(p => (indent === undefined ? `, ${p}` : `,\n${indent}${p}`)).join(''))
  const inserted = indent === undefined ? `${parts.join(', ')}, ` : parts.map(p => `${p},\n${indent}`).join('')
  return between(anchor, anchor.start, anchor.start, inserted)
}

/** Takes an option out, with the comma or the lines that belong to it. */
export function removed(options: RecordValue, key: string, text: string): Edit | undefined {
  const at = options.keys?.get(key)
  const value = options.entries.get(key)
  if (!at || !value) return undefined
  if (isYaml(at.file)) {
    const start = text.lastIndexOf('\n', at.start - 1) + 1
    // A block ends with its last line, not with the blank ones behind it.
    const last = value.at.file === at.file && value.at.end > at.end ? text.slice(0, value.at.end).trimEnd().length : at.end
    const next = text.indexOf('\n', last)
    return indentOf(text, at.start) === undefined ? undefined : between(at, start, next === -1 ? text.length : next + 1, '')
  }
  const stretch = valueStretch(options, key, text)
  if (!stretch) return undefined
  // `:ssl_params =>` has its colon before the key's name, or in it.
  const start = text[at.start - 1] === ':' ? at.start - 1 : at.start
  const behind = /^\s*,[ \t]*/.exec(text.slice(stretch.end))?.[0] ?? ''
  if (behind !== '') {
    const end = stretch.end + behind.length
    const indent = indentOf(text, start)
    const whole = indent !== undefined && text[end] === '\n'
    return whole ? between(at, start - indent.length, end + 1, '') : between(at, start, end, '')
  }
  const before = /,\s*$/.exec(text.slice(0, start))?.[0] ?? ''
  return between(at, start - before.length, stretch.end, '')
}

const same = (a: Edit, b: Edit): boolean =>
  a.at.file === b.at.file && a.at.start === b.at.start && a.at.end === b.at.end && a.text === b.text

/** Each edit once: what several clients share is changed once for all of them. */
export const distinct = (edits: readonly Edit[]): readonly Edit[] => edits.filter((e, i) => !edits.slice(0, i).some(o => same(o, e)))
