/** Places and rules as links; what isn't a plain path or an http address is shown without one. */
import { placeOf } from '../items.ts'
import { code } from './escape.ts'
import type { MarkdownOptions } from './options.ts'

/** Whether a path leads below the root it is joined to, whoever resolves it, and is text that can be encoded. */
const isPlainPath = (file: string): boolean =>
  !/\p{Cs}/u.test(file) && !file.split(/[/\\]/).some(part => part === '' || part === '.' || part === '..')

/** Characters of an address that could end a link, or a table's cell, as percent codes. */
const encoded = (url: string): string =>
  url.replace(/[^\w\-.~:/?#@!$&+,;=%]+/g, odd => Buffer.from(odd).toString('hex').replace(/../g, '%$&').toUpperCase())

/**
 * A link; the text alone where the address is none of the web's. `text` is Markdown. With `]:` in it a link at the start of a
 * block would read as a definition, whatever code span that stands in.
 */
export function link(text: string, url: string | undefined): string {
  return url !== undefined && !text.includes(']:') && /^https?:\/\/[^/]/.test(url) && url.length <= 2000
    ? `[${text}](${encoded(url)})`
    : text
}

/** `file:line`, linked to the head commit where `blob` is given; `endAt` widens the link to the last line. */
export function placeLink(at: string | undefined, { blob }: MarkdownOptions, endAt?: string): string {
  const place = placeOf(at)
  if (!place) return code(at ?? '')
  const end = placeOf(endAt)
  const several = end?.file === place.file && end.line > place.line
  const shown = code(`${place.file}:${place.line}`)
  if (!blob || !isPlainPath(place.file)) return shown
  return link(shown, several ? blob(place.file, place.line, end.line) : blob(place.file, place.line))
}

/** The same for a narrow place, such as a table's cell: the file's folder is left to the link, where there is one. */
export function shortLink(at: string | undefined, options: MarkdownOptions): string {
  const place = placeOf(at)
  if (!place || !options.blob || !isPlainPath(place.file)) return placeLink(at, options)
  return link(code(`${place.file.replace(/^.*\//, '')}:${place.line}`), options.blob(place.file, place.line))
}

/** A rule's id, linked to its page. */
export const ruleLink = (rule: string, { docs }: MarkdownOptions): string =>
  link(code(rule), docs && /^[a-z][a-z\d-]{0,60}$/.test(rule) ? docs(rule) : undefined)
