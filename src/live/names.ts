/** Names of keys → what they are made of: identifiers become marks, so that keys of one kind have one shape and no name tells whose it is. */

/** Marks of a shape, one character each. No name holds them: a segment with a byte that is no ASCII becomes a mark itself. */
export const MARK = {
  /** Digits alone. */
  number: '\xb0',
  /** Lowercase hex digits, by how many there are. */
  hex12: '\xb1',
  hex24: '\xb2',
  hex32: '\xb3',
  hex40: '\xb4',
  hex64: '\xb5',
  hex: '\xb6',
  uuid: '\xb7',
  /** Anything else that identifies: tokens, addresses, free text, bytes that are no text. */
  token: '\xb8',
} as const

const HEX_BY_LENGTH: Readonly<Record<number, string>> = {
  12: MARK.hex12,
  24: MARK.hex24,
  32: MARK.hex32,
  40: MARK.hex40,
  64: MARK.hex64,
}

/** More than this of a name tells nothing of its kind. */
const MOST_BYTES = 256
const MOST_SEGMENTS = 8

const [SEGMENT, PART, DIGIT, HEX, LOWER, UPPER, OTHER, ODD] = [0, 1, 2, 3, 4, 5, 6, 7]

/** What each byte is. `:`, `/` and `|` end a segment; `-`, `_` and `.` part words in one; other marks are free text. */
const CLASS = new Uint8Array(256).fill(ODD)
for (let byte = 0x20; byte < 0x7f; byte++) {
  const char = String.fromCharCode(byte)
  CLASS[byte] = /[:/|]/.test(char)
    ? SEGMENT
    : /[-_.]/.test(char)
      ? PART
      : /\d/.test(char)
        ? DIGIT
        : /[a-f]/.test(char)
          ? HEX
          : /[g-z]/.test(char)
            ? LOWER
            : /[A-Z]/.test(char)
              ? UPPER
              : OTHER
}

const VOWEL = new Uint8Array(256)
for (const char of 'aeiouyAEIOUY') VOWEL[char.charCodeAt(0)] = 1

/** Words with a digit that name a thing and identify nobody. */
const WORDS = new Set(
  'v0 v1 v2 v3 v4 v5 v6 v7 v8 v9 v10 s3 2fa oauth2 i18n l10n a11y k8s utf8 md5 sha1 sha256 h264 mp3 mp4 ipv4 ipv6 web3'.split(' '),
)

/** Heads behind which libraries put an identifier within one segment: `it-<jid>`, `b-<bid>`. */
const HEADS = new Set(['it', 'b', 'BID', 'invalidated', 'lmtr', 'deploylock'])

const LONGEST_WORD = 32

/** Whether letters are a word that someone wrote, and no run of a random token: by changes of case and runs of consonants. */
function isWord(name: Buffer, from: number, to: number): boolean {
  if (to - from > LONGEST_WORD) return false
  let changes = 0
  let consonants = 0
  for (let i = from; i < to; i++) {
    const byte = name[i] as number
    if (VOWEL[byte] === 1) consonants = 0
    // Capitals are often initials, as in HTTP.
    else if (++consonants > 6 && CLASS[byte] !== UPPER) return false
    if (i > from && (CLASS[byte] === UPPER) !== (CLASS[name[i - 1] as number] === UPPER)) changes++
  }
  return changes * 3 <= to - from + 2
}

const isUuid = (name: Buffer, at: number, to: number): boolean => {
  if (to - at < 36) return false
  for (let i = 0; i < 36; i++) {
    const byte = name[at + i] as number
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (byte !== 0x2d) return false
    } else {
      const kind = CLASS[byte] as number
      if (kind !== DIGIT && kind !== HEX && !(byte >= 0x41 && byte <= 0x46)) return false
    }
  }
  return true
}

/** The mark of a part that has a digit or looks random; '' for a word. Of `kinds` a bit is set for each class it holds. */
function partMark(name: Buffer, from: number, to: number, kinds: number): string {
  const length = to - from
  const digits = (kinds & (1 << DIGIT)) !== 0
  const letters = (kinds & ((1 << HEX) | (1 << LOWER) | (1 << UPPER))) !== 0
  const isHex = (kinds & ((1 << LOWER) | (1 << UPPER))) === 0
  if (isHex && (digits || length >= 16)) {
    const known = HEX_BY_LENGTH[length]
    if (known !== undefined && (letters || length === 12)) return known
    if (!letters) return MARK.number
    if (length >= 8) return MARK.hex
  }
  if (digits) return length <= 6 && WORDS.has(name.toString('latin1', from, to).toLowerCase()) ? '' : MARK.token
  return isWord(name, from, to) ? '' : MARK.token
}

/** The shape of one segment, without what ends it. */
function segmentShape(name: Buffer, from: number, to: number): string {
  let shape = ''
  let head = ''
  for (let at = from; at < to; ) {
    if (isUuid(name, at, to)) {
      if (at === from && to - at === 36) return MARK.uuid
      return HEADS.has(head) ? `${head}-${MARK.uuid}` : MARK.token
    }
    let end = at
    let kinds = 0
    for (; end < to; end++) {
      const kind = CLASS[name[end] as number] as number
      if (kind === PART) break
      kinds |= 1 << kind
    }
    const mark = end === at ? '' : partMark(name, at, end, kinds)
    // Beside something random even what looks like a word may belong to it, but for the heads that libraries write.
    if (mark !== '' && mark !== MARK.number) {
      if (at === from && end === to) return mark
      if (HEADS.has(head)) return `${head}-${end === to && at === from + head.length + 1 ? mark : MARK.token}`
      return MARK.token
    }
    shape += mark === '' ? name.toString('latin1', at, end) : mark
    if (at === from) head = shape
    if (end < to) shape += String.fromCharCode(name[end] as number)
    at = end + 1
  }
  return shape
}

/**
 * The shape of a name from the byte `start` on: segments and what ends them, words as they are, identifiers as marks.
 * `user:42:cart` and `user:7:cart` have one shape.
 */
export function shapeOf(name: Buffer, start = 0): string {
  const limit = Math.min(name.length, start + MOST_BYTES)
  let shape = ''
  let from = start
  let copied = start
  let strange = false
  let plain = true
  let segments = 0
  // Words between identifiers are copied in one piece: most of a name is words.
  for (let i = start; i <= limit; i++) {
    const kind = i < limit ? (CLASS[name[i] as number] as number) : SEGMENT
    if (kind === SEGMENT) {
      if (i > from) {
        const text = strange ? MARK.token : plain && i - from < 16 ? undefined : segmentShape(name, from, i)
        const made = text ?? (isWord(name, from, i) ? undefined : MARK.token)
        if (made !== undefined) {
          shape += name.toString('latin1', copied, from) + made
          copied = i
        }
        if (++segments >= MOST_SEGMENTS && i < name.length - 1)
          return `${shape}${name.toString('latin1', copied, Math.min(i + 1, limit))}${MARK.token}`
      }
      from = i + 1
      strange = false
      plain = true
    } else if (kind >= OTHER) strange = true
    else if (kind === DIGIT || kind === PART) plain = false
  }
  shape += name.toString('latin1', copied, limit)
  return limit < name.length ? shape + MARK.token : shape
}

/** A shape in segments, each with what ends it: `rack::`, `attack:`. */
export const segmentsOf = (shape: string): readonly string[] => shape.match(/[^:/|]+[:/|]*|[:/|]+/g) ?? ['']

/** Words whose next segment names a person or a secret even where it is a word: `user:alice`. */
const PERSONAL =
  /^(?:by[-_])?(?:users?|accounts?|members?|customers?|clients?|persons?|people|players?|visitors?|guests?|admins?|authors?|owners?|sessions?|logins?|e?mails?|usernames?|names?|phones?|presence|profiles?|tokens?|otps?|passwords?|secrets?|ips?|hosts?|domains?|search(?:es)?|q|query)[:/|]+$/i

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
