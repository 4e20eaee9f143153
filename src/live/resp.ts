/** RESP2 by hand: bytes to replies, however the socket cuts them. The bulk of an audit is read through this. */
import type { Reply } from './reply.ts'

/** A server's reply that is no RESP2, such as the page of a web server. */
export class Garbled extends Error {
  override readonly name = 'Garbled'
}

/** A longer value is passed over and stands as a refusal: nothing that is asked for has such a length but a strange name. */
const LONGEST_BULK = 16 << 20
/** A bulk with more than this missing is filled in place, so that a long one is not joined again with every chunk. */
const JOINED = 1 << 16
const LONGEST_LINE = 1 << 16
const DEEPEST = 8
/** No server of Redis sends a longer bulk (`proto-max-bulk-len` is 512 MB) or, to what is asked here, more elements. */
const [MOST_BYTES, MOST_ELEMENTS] = [1 << 30, 10_000_000]

const CR = 13
const [MINUS, PLUS, COLON, DOLLAR, STAR] = [0x2d, 0x2b, 0x3a, 0x24, 0x2a]

interface Frame {
  readonly items: Reply[]
  missing: number
}

/**
 * Makes a reader: give it chunks, and it calls `emit` with each whole reply. Bulks are views of the chunks, which stay in
 * memory as long as a view does: copy what is kept. Throws `Garbled`; after that the connection is of no use.
 */
export function replyReader(emit: (reply: Reply) => void): (chunk: Buffer) => void {
  const open: Frame[] = []
  let rest: Buffer | undefined
  let bulk: { readonly bytes: Buffer; filled: number } | undefined
  /** Bytes of a bulk that is too long, still to be passed over. */
  let passing = 0

  function put(reply: Reply): void {
    let done = reply
    for (let frame = open[open.length - 1]; frame !== undefined; frame = open[open.length - 1]) {
      frame.items.push(done)
      if (--frame.missing > 0) return
      open.pop()
      done = frame.items
    }
    emit(done)
  }

  /** Goes on with a bulk that the last chunk did not end; says where it ends in this one. */
  function goOn(chunk: Buffer): number {
    if (passing > 0) {
      const skipped = Math.min(passing, chunk.length)
      passing -= skipped
      if (passing === 0) put({ refused: 'a reply that is too long to be read' })
      return skipped
    }
    if (!bulk) return 0
    const taken = chunk.copy(bulk.bytes, bulk.filled)
    bulk.filled += taken
    if (bulk.filled === bulk.bytes.length) {
      put(bulk.bytes.subarray(0, -2))
      bulk = undefined
    }
    return taken
  }

  return chunk => {
    const from = rest ? 0 : goOn(chunk)
    const data = rest ? Buffer.concat([rest, chunk]) : chunk
    rest = undefined
    let at = from
    while (at < data.length) {
      const end = lineEnd(data, at)
      if (end === -1) {
        rest = data.subarray(at)
        return
      }
      const type = data[at]
      const next = end + 2
      if (type === COLON) put(integer(data, at + 1, end))
      else if (type === DOLLAR) {
        const length = integer(data, at + 1, end)
        if (length > MOST_BYTES) throw new Garbled('the server answers with a value that has no end')
        if (length < 0) put(null)
        else if (data.length >= next + length + 2) {
          put(data.subarray(next, next + length))
          at = next + length + 2
          continue
        } else if (length > LONGEST_BULK) {
          passing = length + 2 - (data.length - next)
          return
        } else if (length > JOINED) {
          const bytes = Buffer.allocUnsafe(length + 2)
          bulk = { bytes, filled: data.copy(bytes, 0, next) }
          return
        } else {
          rest = data.subarray(at)
          return
        }
      } else if (type === STAR) {
        const length = integer(data, at + 1, end)
        if (length > MOST_ELEMENTS || (length > 0 && open.length >= DEEPEST)) throw new Garbled('the server nests its replies without end')
        if (length > 0) open.push({ items: [], missing: length })
        else put(length === 0 ? [] : null)
      } else if (type === PLUS) put(data.subarray(at + 1, end))
      else if (type === MINUS) put({ refused: data.toString('latin1', at + 1, end) })
      else throw new Garbled('the server answers in no protocol of Redis')
      at = next
    }
  }
}

/** Where the line ends that begins at `at`; -1 where the chunk ends first. */
function lineEnd(data: Buffer, at: number): number {
  for (let i = at; i < data.length - 1; i++) if (data[i] === CR) return i
  if (data.length - at > LONGEST_LINE) throw new Garbled('the server answers with a line that does not end')
  return -1
}

function integer(data: Buffer, from: number, to: number): number {
  const negative = data[from] === MINUS
  const first = negative ? from + 1 : from
  let value = 0
  for (let i = first; i < to; i++) {
    const digit = (data[i] ?? 0) - 0x30
    if (digit < 0 || digit > 9) throw new Garbled('the server answers in no protocol of Redis: what should be a number is none')
    value = value * 10 + digit
  }
  if (first === to) throw new Garbled('the server answers in no protocol of Redis: what should be a number is none')
  return negative ? -value : value
}
