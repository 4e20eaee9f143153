/** Names of keys → their shapes: identifiers become marks, so that keys of one kind have one shape. Runs once for each key. */

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

/** What a byte is, a bit each. `:`, `/` and `|` end a segment; `-`, `_` and `.` part words in one; other marks are free text. */
const [SEGMENT, PART, DIGIT, HEX, LOWER, UPPER, OTHER, VOWEL] = [1, 2, 4, 8, 16, 32, 64, 128]
const KINDS: readonly (readonly [RegExp, number])[] = [
  [/[:/|]/, SEGMENT],
  [/[-_.]/, PART],
  [/\d/, DIGIT],
  [/[a-f]/, HEX],
  [/[g-z]/, LOWER],
  [/[A-Z]/, UPPER],
  [/[aeiouy]/i, VOWEL],
]

const BITS = new Uint8Array(256).fill(OTHER)
for (let byte = 0x20; byte < 0x7f; byte++) {
  const bits = KINDS.reduce((all, [chars, bit]) => (chars.test(String.fromCharCode(byte)) ? all | bit : all), 0)
  if (bits !== 0) BITS[byte] = bits
}

const LONGEST_WORD = 32
const MOST_CONSONANTS = 6

/** A short word as a number, whatever its case. */
const packed = (bytes: Uint8Array, from: number, to: number): number => {
  let all = 0
  for (let i = from; i < to; i++) all = all * 256 + ((bytes[i] as number) | 0x20)
  return all
}

/** Words with a digit that name a thing and identify nobody. */
const WORDS = new Set(
  'v0 v1 v2 v3 v4 v5 v6 v7 v8 v9 v10 s3 2fa oauth2 i18n l10n a11y k8s utf8 md5 sha1 sha256 h264 mp3 mp4 ipv4 ipv6 web3'
    .split(' ')
    .map(word => packed(Buffer.from(word), 0, word.length)),
)

/** Heads behind which libraries put an identifier within one segment: `it-<jid>`, `b-<bid>`. */
const HEADS = ['it', 'b', 'BID', 'invalidated', 'lmtr', 'deploylock'].map(head => Buffer.from(head))

const [TOKEN, NUMBER, UUID] = [MARK.token, MARK.number, MARK.uuid].map(mark => mark.charCodeAt(0)) as [number, number, number]

const isUuid = (bytes: Uint8Array, at: number): boolean => {
  for (let i = 0; i < 36; i++) {
    const byte = bytes[at + i] as number
    const kind = BITS[byte] as number
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (byte !== 0x2d) return false
    } else if ((kind & (DIGIT | HEX)) === 0 && !(byte >= 0x41 && byte <= 0x46)) return false
  }
  return true
}

const LETTERS = HEX | LOWER | UPPER

/** The mark of a part with digits, or of hex digits; 0 for a word of `WORDS`. Of `kinds` a bit is set for each class it holds. */
function markOf(bytes: Uint8Array, from: number, to: number, kinds: number): number {
  const length = to - from
  const letters = (kinds & LETTERS) !== 0
  if ((kinds & (LOWER | UPPER)) === 0) {
    const known = HEX_BY_LENGTH[length]
    if (known !== undefined && (letters || length === 12)) return known.charCodeAt(0)
    if (!letters) return NUMBER
    if (length >= 8) return MARK.hex.charCodeAt(0)
  }
  return length <= 6 && WORDS.has(packed(bytes, from, to)) ? 0 : TOKEN
}

/** Where shapes are written: a byte for each character of words, and one for each mark. */
const out = new Uint8Array(2 * MOST_BYTES)

/**
 * Writes the shape of a name from the byte `start` on, and gives its length. This runs for each key of a server, so it makes
 * no text: a part is written as it is read, and taken back where it turns out to identify.
 */
function write(name: Buffer, start: number): number {
  const limit = Math.min(name.length, start + MOST_BYTES)
  let at = 0
  let segments = 0
  // The segment that is being read: where it began, its parts, the mark of the last random one.
  let segment = 0
  let parts = 0
  let random = 0
  let strange = false
  // The part that is being read: where it began, the classes it holds, and how much of a word it is.
  let part = 0
  let kinds = 0
  let consonants = 0
  let most = 0
  let changes = 0
  let last = 0
  for (let i = start; i <= limit; i++) {
    const byte = i < limit ? (name[i] as number) : 0
    const kind = i < limit ? (BITS[byte] as number) : SEGMENT
    if (kind > PART) {
      // Capitals are often initials, as in HTTP.
      if ((kind & VOWEL) !== 0) consonants = 0
      else if (++consonants > most && kind !== UPPER) most = consonants
      if (at > part && ((kind ^ last) & UPPER) !== 0) changes++
      kinds |= kind
      last = kind
      out[at++] = byte
      continue
    }
    if (at > part) {
      const length = at - part
      const isHex = (kinds & (LOWER | UPPER)) === 0
      let mark = 0
      if ((kinds & OTHER) !== 0) strange = true
      else if ((kinds & DIGIT) !== 0 || (isHex && length >= 16)) mark = markOf(out, part, at, kinds)
      else if (length > LONGEST_WORD || most > MOST_CONSONANTS || changes * 3 > length + 2) mark = TOKEN
      if (mark === NUMBER) {
        out[part] = mark
        at = part + 1
      } else if (mark !== 0) random = mark
      parts++
      kinds = most = changes = consonants = 0
    }
    if (kind === PART) {
      out[at++] = byte
      part = at
      continue
    }
    if (at > segment) {
      // Beside something random even what looks like a word may belong to it, but for the heads that libraries write.
      if (strange) at = put(segment, TOKEN)
      else if (random !== 0) at = parts === 1 ? put(segment, random) : mixed(segment, at, parts, random)
      if (++segments >= MOST_SEGMENTS && i < name.length - 1) {
        if (i < limit) out[at++] = byte
        out[at++] = TOKEN
        return at
      }
    }
    if (i < limit) out[at++] = byte
    segment = part = at
    parts = random = 0
    strange = false
  }
  if (limit < name.length) out[at++] = TOKEN
  return at
}

function put(at: number, mark: number): number {
  out[at] = mark
  return at + 1
}

function isAt(known: Buffer, from: number, to: number): boolean {
  if (known.length !== to - from) return false
  for (let i = 0; i < known.length; i++) if (known[i] !== out[from + i]) return false
  return true
}

/** A segment of several parts of which one is random. */
function mixed(from: number, to: number, parts: number, random: number): number {
  if (to - from === 36 && isUuid(out, from)) return put(from, UUID)
  let head = from
  while (head < to && BITS[out[head] as number] !== PART) head++
  if (!HEADS.some(known => isAt(known, from, head))) return put(from, TOKEN)
  if (to - head === 37 && isUuid(out, head + 1)) return put(head + 1, UUID)
  return put(head + 1, parts === 2 ? random : TOKEN)
}

/**
 * The shape of a name from the byte `start` on: segments and what ends them, words as they are, identifiers as marks.
 * `user:42:cart` and `user:7:cart` have one shape.
 */
export function shapeOf(name: Buffer, start = 0): string {
  const length = write(name, start)
  return Buffer.from(out.buffer, 0, length).toString('latin1')
}

/** A number for the shape of a name: names of one shape have one number, and no two shapes that are ever met share it. */
export function shapeNumber(name: Buffer, start = 0): number {
  const length = write(name, start)
  let a = 0x811c9dc5
  let b = 0x9e3779b9
  for (let i = 0; i < length; i++) {
    const byte = out[i] as number
    a = Math.imul(a ^ byte, 0x01000193)
    b = Math.imul(b + byte, 0x85ebca6b) ^ (b >>> 13)
  }
  return (a >>> 0) * 2 ** 21 + (b >>> 11)
}
