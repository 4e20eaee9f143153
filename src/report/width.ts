/** How many columns text takes in a terminal, and how it breaks into lines. */

// What our own words are made of: one column each, and none of it joins with its neighbour.
const PLAIN = /^[\x20-\x7e\xa0-\xac\xae-\xff‘’“”…→×─│]*$/
// East Asian wide and full-width blocks.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|[\u0023\u002a\u0030-\u0039]\ufe0f\u20e3/u
const NOTHING = /^(?:\p{Mn}|\p{Me}|\u200d)+$/u

let segmenter: Intl.Segmenter | undefined
/** Loaded when first needed: its tables cost a small run a tenth of its time. */
function graphemes(text: string): Iterable<Intl.SegmentData> {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return segmenter.segment(text)
}

/** Columns of text without control characters. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length
  let width = 0
  for (const { segment } of graphemes(text)) {
    if (NOTHING.test(segment)) continue
    width += EMOJI.test(segment) || WIDE.test(segment) ? 2 : 1
  }
  return width
}

/** Text with spaces behind it (before it, where `right`) up to `width` columns. */
export function pad(text: string, width: number, right = false): string {
  const spaces = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return right ? spaces + text : text + spaces
}

/** Text cut to `width` columns, with `…` where something is missing. */
export function clip(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  if (PLAIN.test(text)) return `${text.slice(0, width - 1)}…`
  let out = ''
  let used = 0
  for (const { segment } of graphemes(text)) {
    used += displayWidth(segment)
    if (used > width - 1) break
    out += segment
  }
  return `${out}…`
}

/** Text without its first `columns`, with `…` in their place; of a wide character that is cut a space is left. */
export function clipStart(text: string, columns: number): string {
  if (columns <= 0) return text
  if (PLAIN.test(text)) return `…${text.slice(columns + 1)}`
  let used = 0
  let at = 0
  for (const { segment } of graphemes(text)) {
    // One more goes for the `…`.
    if (used > columns) break
    used += displayWidth(segment)
    at += segment.length
  }
  return `…${' '.repeat(Math.max(0, used - columns - 1))}${text.slice(at)}`
}

/** The pieces of a word that is wider than `width`. */
function pieces(word: string, width: number): readonly string[] {
  const out: string[] = []
  let piece = ''
  for (const { segment } of graphemes(word)) {
    if (piece !== '' && displayWidth(piece + segment) > width) {
      out.push(piece)
      piece = segment
    } else piece += segment
  }
  return [...out, piece]
}

/** A space at which text never breaks; `wrap` turns it into an ordinary one. */
const GLUE = '\u00a0'

/** Text that stays on one line. */
export const glued = (text: string): string => text.replaceAll(' ', GLUE)

/** The same with ordinary spaces. */
export const unglued = (text: string): string => text.replaceAll(GLUE, ' ')

/** What glue holds comes apart before a word breaks. */
const loosened = (word: string, width: number): readonly string[] =>
  displayWidth(word) <= width ? [word] : word.split(GLUE).flatMap(w => (displayWidth(w) > width ? pieces(w, width) : [w]))

/**
 * Lines of at most `width` columns, broken at spaces. A word that is longer stays whole, so that paths can be copied,
 * unless `tight`.
 */
export function wrap(text: string, width: number, tight = false): readonly string[] {
  const words = text.split(' ').filter(w => w !== '')
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const word of tight ? words.flatMap(w => loosened(w, width)) : words) {
    const length = displayWidth(word)
    if (line !== '' && used + 1 + length > width) {
      lines.push(line)
      line = word
      used = length
    } else {
      used += line === '' ? length : length + 1
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return (line === '' ? lines : [...lines, line]).map(unglued)
}
