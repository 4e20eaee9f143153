/** Makes text from the repository safe to print: nothing in it may move the cursor, start a line or turn text around. */

// Control characters, bidirectional controls, invisible separators and halves of surrogate pairs.
const UNSAFE = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}/gu

const NAMES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\u001b': '\\e', '\0': '\\0' }

/** One line of text with control and bidirectional characters written as escapes: `\n`, `\e`, `\u{202e}`. */
export const visible = (text: string): string => text.replace(UNSAFE, c => NAMES[c] ?? `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`)

// What JSON leaves as it is between quotes although a terminal obeys it, in units of UTF-16.
const OBEYED = /[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g

/** A value as indented JSON whose texts read the same and turn nothing around where they are printed. */
export const plainJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(OBEYED, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
