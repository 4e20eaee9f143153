/** Commands as bytes, many in one write. Only what `allowed.ts` lists can be written. */
import { assertReading, type Command, type Reading } from './allowed.ts'

const bulk = (text: string): string => `$${Buffer.byteLength(text)}\r\n${text}\r\n`

/** Forms that are written once for each key. The key is the only argument that differs, so one check of each form is enough. */
const FORMS = {
  memory: ['MEMORY USAGE', 'KEY'],
  memory200: ['MEMORY USAGE', 'KEY', 'SAMPLES', '200'],
  memory10000: ['MEMORY USAGE', 'KEY', 'SAMPLES', '10000'],
  type: ['TYPE', 'KEY'],
  expiry: ['PTTL', 'KEY'],
  header: ['GETRANGE', 'KEY', '0', '31'],
  strlen: ['STRLEN', 'KEY'],
  llen: ['LLEN', 'KEY'],
  scard: ['SCARD', 'KEY'],
  zcard: ['ZCARD', 'KEY'],
  hlen: ['HLEN', 'KEY'],
  xlen: ['XLEN', 'KEY'],
} as const satisfies Readonly<Record<string, Command>>

export type Form = keyof typeof FORMS

/** The command of a form, as the list calls it. */
export const readingOf = (form: Form): Reading => FORMS[form][0]

function around(command: Command): readonly [before: Buffer, after: Buffer] {
  assertReading(command)
  const words = command.flatMap((word, i) => (i === 0 ? String(word).split(' ') : [String(word)]))
  const at = words.indexOf('KEY')
  const head = `*${words.length}\r\n${words.slice(0, at).map(bulk).join('')}$`
  return [
    Buffer.from(head, 'latin1'),
    Buffer.from(
      words
        .slice(at + 1)
        .map(bulk)
        .join(''),
      'latin1',
    ),
  ]
}

assertReading(['SCAN', '0', 'COUNT', '100'])
const SCAN = '*4\r\n$4\r\nSCAN\r\n'

const parts = new Map((Object.keys(FORMS) as Form[]).map(form => [form, around(FORMS[form])]))

/** Commands that wait to be sent, in order. */
export interface Writer {
  /** A form, about one key. */
  key(form: Form, name: Buffer): void
  /** The next names of a database. */
  scan(cursor: string, names: number): void
  /** Any other command of the list. */
  add(command: Command): void
  /** How many commands wait. */
  readonly count: number
  /** The bytes of all that wait, of use until the next command is added; forgets them. */
  take(): Buffer
}

export function commandWriter(): Writer {
  let out = Buffer.allocUnsafeSlow(1 << 15)
  let at = 0
  let count = 0

  function room(bytes: number): void {
    if (out.length - at >= bytes) return
    const larger = Buffer.allocUnsafeSlow(Math.max(out.length * 2, at + bytes))
    out.copy(larger, 0, 0, at)
    out = larger
  }

  function length(value: number): void {
    if (value >= 10) length(Math.floor(value / 10))
    out[at++] = 0x30 + (value % 10)
  }

  function end(): void {
    out[at++] = 13
    out[at++] = 10
  }

  return {
    key(form, name) {
      const [before, after] = parts.get(form) as readonly [Buffer, Buffer]
      room(before.length + after.length + name.length + 24)
      at += before.copy(out, at)
      length(name.length)
      end()
      at += name.copy(out, at)
      end()
      if (after.length > 0) at += after.copy(out, at)
      count++
    },
    scan(cursor, names) {
      const text = `${SCAN}$${cursor.length}\r\n${cursor}\r\n$5\r\nCOUNT\r\n${bulk(String(names))}`
      room(text.length)
      at += out.write(text, at, 'latin1')
      count++
    },
    add(command) {
      assertReading(command)
      const [name, ...args] = command
      const words = [...name.split(' '), ...args].map(word => (Buffer.isBuffer(word) ? word : Buffer.from(String(word))))
      const bytes = Buffer.concat([
        Buffer.from(`*${words.length}\r\n`),
        ...words.flatMap(word => [Buffer.from(`$${word.length}\r\n`), word, Buffer.from('\r\n')]),
      ])
      room(bytes.length)
      at += bytes.copy(out, at)
      count++
    },
    get count() {
      return count
    },
    take() {
      const bytes = out.subarray(0, at)
      at = 0
      count = 0
      return bytes
    },
  }
}
