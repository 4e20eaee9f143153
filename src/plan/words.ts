/** How a plan writes amounts, lists and the app's own names. */

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const

/** `1.4 GiB`. */
export function bytes(n: number): string {
  let unit = 0
  let left = n
  while (left >= 1024 && unit < UNITS.length - 1) {
    left /= 1024
    unit++
  }
  return `${left >= 100 || unit === 0 ? Math.round(left) : Math.round(left * 10) / 10} ${UNITS[unit]}`
}

/** `1,200`, `2.5`. */
export const number = (n: number): string => {
  const rounded = n >= 100 ? Math.round(n) : Math.round(n * 100) / 100
  const [whole = '', part] = String(rounded).split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${part ? `.${part}` : ''}`
}

/** `a`, `a and b`, `a, b and c`. */
export const listed = (items: readonly string[], word = 'and'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`

/** What can't be seen, or would end a line, in names that come from the repository. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not get out
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

/** Text from the repository as one line without anything unseen. */
export const plain = (text: string): string => text.replace(UNSEEN, ' ').trim()

/** Text from the repository as code in Markdown. */
export const code = (text: string): string => `\`${plain(text).replaceAll('`', "'") || ' '}\``

/** A name for files and resources: lower case letters, digits and dashes, beginning with a letter. */
export const slug = (text: string): string =>
  text
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 30)
    .replace(/-+$/, '') || 'app'
