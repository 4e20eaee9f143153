/** Shapes of names as people may see them: nobody's identifier, no person, no secret. */
import { MARK } from './shape.ts'

/** A shape in segments, each with what ends it: `rack::`, `attack:`. */
export const segmentsOf = (shape: string): readonly string[] => shape.match(/[^:/|]+[:/|]*|[:/|]+/g) ?? ['']

/** Words whose next segment names a person or a secret even where it is a word: `user:alice`. `Admin::` is a Ruby module. */
const PERSONAL =
  /^(?:by[-_])?(?:(?:[a-z]+[-_])+(?:tokens?|otps?|passwords?|secrets?|keys?|codes?)|users?|accounts?|members?|customers?|clients?|persons?|people|players?|visitors?|guests?|admins?|authors?|owners?|sessions?|logins?|e?mails?|usernames?|names?|phones?|presence|profiles?|tokens?|otps?|passwords?|secrets?|ips?|hosts?|domains?|search(?:es)?|q|query)[:/|]$/i

/** A shape without what identifies a person by a word; what a view or a queue is called stays. */
export function impersonal(shape: string): string {
  const segments = segmentsOf(shape)
  if (!segments.some(segment => PERSONAL.test(segment))) return shape
  return segments
    .map((segment, i) => {
      const before = segments[i - 1]
      const [, word = '', end = ''] = /^(.*?)([:/|]*)$/.exec(segment) ?? []
      const isNamed = before !== undefined && PERSONAL.test(before) && !/^(?:views|queue)[:/]$/.test(segments[i - 2] ?? '')
      return isNamed && word !== '' && !/^[\xb0-\xb8]$/.test(word) ? MARK.token + end : segment
    })
    .join('')
}

/** A shape as people read it: identifiers are `*`. */
export const shown = (shape: string): string =>
  shape
    // Rack writes a 2 before the digest of a session.
    .replace(/\xb0::(?=[\xb3\xb5])/, '2::')
    .replace(/[\xb0-\xb8]/g, '*')
    .replace(/\*(?:[-_.]?\*)+/g, '*')

/** A whole name as people read it, where they asked for names: bytes that are no printable ASCII as `\xff`. */
export const escaped = (name: Buffer): string =>
  name
    .toString('latin1', 0, Math.min(name.length, 512))
    .replace(/[^\x20-\x7e]|\\/g, c => (c === '\\' ? '\\\\' : `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`)) +
  (name.length > 512 ? '…' : '')
