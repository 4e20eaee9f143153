/** Text from the repository as Markdown that says it and does nothing else: no link, mention, reference, HTML or formula. */
import { visible } from '../visible.ts'

/** A stretch of a sentence: words that mean nothing to Markdown or GitHub, or code. */
export interface Token {
  readonly kind: 'text' | 'code'
  readonly value: string
}

const MOST_CODE = 400
const MOST_PROSE = 4000
const MOST_LINES = 80

/** Text of at most `most` UTF-16 units, with `…` where something is missing; never half a character. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/** One line without control characters, in which no HTML comment, and so no marker, begins. */
const line = (text: string): string => visible(text).replaceAll('<!--', '<!\u200b--')

const longestRun = (text: string): number => [...text.matchAll(/`+/g)].reduce((most, run) => Math.max(most, run[0].length), 0)

/** A code span, its fence longer than any inside. */
export function code(text: string): string {
  const inner = line(cut(text, MOST_CODE))
  const fence = '`'.repeat(longestRun(inner) + 1)
  const pad = inner === '' || /^`|`$|^ .*[^ ].* $/u.test(inner) ? ' ' : ''
  return `${fence}${pad}${inner}${pad}${fence}`
}

// Letters of any script, digits, symbols that stand for themselves. Everything with a meaning is missing: @ # $ & < > * _ ~ ` \ [ ] ( ) { } | : / = ^
const PLAIN = /^(?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}.,;!?%'"‘’“”«»…–—×→≥≤·°+-]|\u200d|\ufe0f)*$/u
const EITHER_OR = /^\p{L}+\/\p{L}+$/u
/** What GitHub links by itself though it looks like a word: web hosts, issue and advisory numbers, commits. */
const LINKED = /www\.|\p{L}\d*-\d|^ghsa-|(?<![\p{L}\p{N}])[0-9a-f]{7,40}(?![\p{L}\p{N}])/iu

/** Between spaces these mean nothing: a sum's sign, a mark for a note, `<0.1`, which begins no tag, a time of day. */
const ALONE = /^(?:[=†‡]|<\d[\d.,]*|\d\d:\d\d)$/u

const isPlain = (word: string): boolean => (PLAIN.test(word) || EITHER_OR.test(word) || ALONE.test(word)) && !LINKED.test(word)

const count = (text: string, char: string): number => text.split(char).length - 1

/** A word, what opens before it and what closes behind it: `($REDIS_URL).` → `(`, `$REDIS_URL`, `).` */
function parted(word: string): readonly [before: string, core: string, after: string] {
  const before = /^[("“‘]*/.exec(word)?.[0] ?? ''
  let end = word.length
  for (; end > before.length; end -= 1) {
    const [core, last] = [word.slice(before.length, end), word[end - 1] as string]
    const closes = last === ')' ? count(core, '(') < count(core, ')') : '.,;:!?"”’…'.includes(last)
    if (!closes) break
  }
  return [before, word.slice(before.length, end), word.slice(end)]
}

/** A stretch without code spans: each word that could mean something is code. */
function words(text: string): readonly Token[] {
  return text.split(/(\s+)/).flatMap((word): readonly Token[] => {
    if (word === '') return []
    if (word.trim() === '') return [{ kind: 'text', value: ' ' }]
    const [before, core, after] = parted(word)
    if (isPlain(core) && isPlain((before + after).replaceAll(/[:()]/g, '')) && !LINKED.test(word)) return [{ kind: 'text', value: word }]
    return [
      { kind: 'text', value: before },
      { kind: 'code', value: core },
      { kind: 'text', value: after },
    ]
  })
}

/** A sentence with code in backticks as tokens; whatever else it holds is text or becomes code. */
export function tokens(text: string): readonly Token[] {
  const given = cut(text.trim(), MOST_PROSE)
  const found: Token[] = []
  let from = 0
  for (const span of given.matchAll(/(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g)) {
    found.push(...words(given.slice(from, span.index)))
    const inner = (span[2] as string).replace(/\s+/g, ' ')
    found.push({ kind: 'code', value: /^ .*\S.* $/.test(inner) ? inner.slice(1, -1) : inner })
    from = span.index + span[0].length
  }
  found.push(...words(given.slice(from)))
  return joined(found)
}

/** Neighbours of a kind as one, and a gap between two code spans that would grow together. */
function joined(all: readonly Token[]): readonly Token[] {
  const out: Token[] = []
  for (const token of all.filter(t => t.value !== '')) {
    const last = out.at(-1)
    if (last?.kind === token.kind) out[out.length - 1] = { ...token, value: last.value + token.value }
    else out.push(token)
  }
  return out
}

/** The first tokens, of about `most` characters in all, with `…` where something is missing. */
export function clipped(all: readonly Token[], most: number): readonly Token[] {
  let room = most
  const out: Token[] = []
  for (const token of all) {
    if (token.value.length > room) {
      const start = token.kind === 'text' ? cut(token.value, Math.max(room, 1)).replace(/\s*\S*…$/, '…') : '…'
      return joined([...out, { kind: 'text', value: start }])
    }
    out.push(token)
    room -= token.value.length
  }
  return out
}

/** Tokens as Markdown, on one line, wherever a line may begin. */
export const markdown = (all: readonly Token[]): string =>
  all
    .map(t => (t.kind === 'code' ? code(t.value) : line(t.value)))
    .join('')
    .replace(/^(\d+)(?=[.)])/, '$1\\')
    .replace(/^[-+=]/, '\\$&')

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const entities = (text: string): string => text.replace(/[&<>"]/g, c => ENTITIES[c] as string)

/** Tokens as HTML, for the one line of a `<summary>`, where Markdown isn't read. */
export const html = (all: readonly Token[]): string =>
  all.map(t => (t.kind === 'code' ? htmlCode(t.value) : entities(line(t.value)))).join('')

export const htmlCode = (text: string): string => `<code>${entities(line(cut(text, MOST_CODE)))}</code>`

/** A sentence as Markdown. */
export const sentence = (text: string, most = MOST_PROSE): string => markdown(clipped(tokens(text), most))

/** Markdown of one line as a table's cell. A backslash before a bar would free it. */
export const cell = (text: string): string => text.replace(/\\(?=\|)/g, '\\\u200b').replaceAll('|', '\\|')

/** A block of code, its fence longer than any inside. `language` is a word of ours. */
export function fenced(text: string, language = ''): string {
  const all = text.replace(/\n+$/, '').split(/\r?\n/)
  const shown = all.slice(0, MOST_LINES).map(l => line(cut(l.replaceAll('\t', '  '), MOST_CODE)))
  const rest = all.length > MOST_LINES ? [`… ${all.length - MOST_LINES} more lines`] : []
  const fence = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1))
  return [fence + language, ...shown, ...rest, fence].join('\n')
}
