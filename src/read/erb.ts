/** The tags of an ERB template that is YAML underneath, and the template with the tags masked, every offset kept. */

/** One tag with Ruby in it; comments are none. Offsets are UTF-16 units into the template. */
export interface ErbTag {
  /** `output` is `<%= … %>`: its value stands in the text. */
  readonly kind: 'output' | 'control'
  readonly code: string
  /** Where `code` begins. */
  readonly start: number
  readonly tagStart: number
  readonly tagEnd: number
}

/** A stretch of text that the template's output does not have. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

export interface Erb {
  readonly tags: readonly ErbTag[]
  readonly comments: readonly Stretch[]
  /** Where `<%%` stands, which writes `<%`. */
  readonly escapes: readonly number[]
  /** Where a tag begins that never ends; the template stops there. */
  readonly unterminated?: number
}

/** Where a string literal that begins at `i` ends (behind its quote), or -1 where it doesn't before `limit`. */
function stringEnd(text: string, i: number, limit: number): number {
  const quote = text[i]
  for (let j = i + 1; j < limit; j++) {
    if (text[j] === '\\') j++
    else if (text[j] === quote) return j + 1
    else if (text[j] === '\n') return -1
  }
  return -1
}

/**
 * Where the `%>` of a tag stands whose code begins at `from`. ERB itself takes the first one; one inside a string
 * would be a syntax error there, so where a string on one line holds it, the next is meant.
 */
function closing(text: string, from: number): number {
  let first = text.indexOf('%>', from)
  while (first > 0 && text[first - 1] === '%' && first - 1 >= from) first = text.indexOf('%>', first + 2)
  if (first === -1) return -1
  // Not beyond the next tag, so that a stray apostrophe costs little and a line of tags stays linear.
  const next = text.indexOf('<%', first)
  const limit = next === -1 ? text.length : next
  for (let i = from; i < first; i++) {
    const c = text[i]
    if (c === '#' && (i === from || /\s/.test(text[i - 1] as string))) {
      const line = text.slice(i, first).indexOf('\n')
      if (line === -1) return first
      i += line
    } else if (c === '"' || c === "'" || c === '`') {
      const end = stringEnd(text, i, limit)
      if (end === -1) return first
      if (end > first) {
        const later = text.indexOf('%>', end)
        return later === -1 || later >= limit ? first : later
      }
      i = end - 1
    }
  }
  return first
}

/** Finds the tags. Linear; nothing is strange enough to throw. */
export function scanErb(text: string): Erb {
  const tags: ErbTag[] = []
  const comments: Stretch[] = []
  const escapes: number[] = []
  for (let at = text.indexOf('<%'); at !== -1; ) {
    if (text[at + 2] === '%') {
      escapes.push(at)
      at = text.indexOf('<%', at + 3)
      continue
    }
    const mark = text[at + 2]
    const start = at + (mark === '=' ? (text[at + 3] === '=' ? 4 : 3) : mark === '-' || mark === '#' ? 3 : 2)
    // A comment ends at the first %>, whatever quotes stand in it.
    const close = mark === '#' ? text.indexOf('%>', start) : closing(text, start)
    if (close === -1) return { tags, comments, escapes, unterminated: at }
    const end = close + 2
    if (mark === '#') comments.push({ start: at, end })
    else {
      const codeEnd = close > start && text[close - 1] === '-' ? close - 1 : close
      tags.push({ kind: mark === '=' ? 'output' : 'control', code: text.slice(start, codeEnd), start, tagStart: at, tagEnd: end })
    }
    at = text.indexOf('<%', end)
  }
  return { tags, comments, escapes }
}

/** A template with its tags masked. */
export interface Masked {
  /** As long as the template: offsets into one are offsets into the other. */
  readonly text: string
  /** A placeholder is one `open` and any number of `fill`. */
  readonly open: string
  readonly fill: string
  /** Stands where the output has nothing, and where blanks would shift a line's first word. */
  readonly nothing: string
}

/** Three private-use characters that the text doesn't hold. */
function unused(text: string): readonly [string, string, string] {
  const held = new Set(text.match(/[\uE000-\uF8FF]/g))
  const free: string[] = []
  for (let c = 0xe000; c <= 0xf8ff && free.length < 3; c++) if (!held.has(String.fromCharCode(c))) free.push(String.fromCharCode(c))
  const [open = '\uE000', fill = '\uE001', nothing = '\uE002'] = free
  return [open, fill, nothing]
}

const blanked = (text: string): string => text.replace(/[^\n\r]+/g, run => ' '.repeat(run.length))

/**
 * Masks a template: output tags become placeholders (on one line, whatever the tag's code does), everything else
 * that is not output becomes blanks. `without` are further stretches to blank, such as branches that are never taken.
 */
export function maskErb(text: string, erb: Erb, without: readonly Stretch[] = []): Masked {
  const [open, fill, nothing] = unused(text)
  const pieces: { start: number; end: number; as: string }[] = []
  // First, so that of two as long as each other these win.
  for (const w of without) pieces.push({ ...w, as: blanked(text.slice(w.start, w.end)) })
  for (const t of erb.tags) {
    const length = t.tagEnd - t.tagStart
    const as = t.kind === 'output' ? open + fill.repeat(length - 1) : hidden(text, t.tagStart, t.tagEnd, nothing)
    pieces.push({ start: t.tagStart, end: t.tagEnd, as })
  }
  for (const c of erb.comments) pieces.push({ ...c, as: hidden(text, c.start, c.end, nothing) })
  for (const e of erb.escapes) pieces.push({ start: e, end: e + 3, as: `<%${nothing}` })
  if (erb.unterminated !== undefined) {
    pieces.push({ start: erb.unterminated, end: text.length, as: blanked(text.slice(erb.unterminated)) })
  }
  // The longer of two that begin together holds the other.
  pieces.sort((a, b) => a.start - b.start || b.end - a.end)
  let out = ''
  let done = 0
  for (const p of pieces) {
    if (p.start < done) continue
    out += text.slice(done, p.start) + p.as
    done = p.end
  }
  return { text: out + text.slice(done), open, fill, nothing }
}

/** Blanks; but where a key follows on the tag's line, blanks would move it to the right: characters that are left out later. */
function hidden(text: string, start: number, end: number, nothing: string): string {
  // Never further than this, so that one long line of tags stays linear.
  const before = text.slice(Math.max(0, start - 200), start)
  const blanks = blanked(text.slice(start, end))
  const firstOnLine = /(^|\n)[ \t]*$/.test(before) && (before.length === start || before.includes('\n'))
  return firstOnLine && !blanks.includes('\n') && /^[ \t]*[\w:]/.test(text.slice(end, end + 200)) ? nothing.repeat(end - start) : blanks
}
