/** Bytes of a server → replies, however the socket cuts them; and what is written to one. */
import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Reply } from '../../src/live/reply.ts'
import { Garbled, replyReader } from '../../src/live/resp.ts'
import { wire } from '../../src/live/wire.ts'
import { commandWriter } from '../../src/live/writer.ts'

const encoded = (reply: Reply): Buffer => {
  if (reply === null) return Buffer.from('$-1\r\n')
  if (typeof reply === 'number') return Buffer.from(`:${reply}\r\n`)
  if (Buffer.isBuffer(reply)) return Buffer.concat([Buffer.from(`$${reply.length}\r\n`), reply, Buffer.from('\r\n')])
  if (Array.isArray(reply)) return Buffer.concat([Buffer.from(`*${reply.length}\r\n`), ...(reply as readonly Reply[]).map(encoded)])
  return Buffer.from(`-${(reply as { refused: string }).refused}\r\n`)
}

/** Views of chunks as they were when they came. */
const kept = (reply: Reply): Reply =>
  Buffer.isBuffer(reply) ? Buffer.from(reply) : Array.isArray(reply) ? (reply as readonly Reply[]).map(kept) : reply

function read(...chunks: readonly (Buffer | string)[]): readonly Reply[] {
  const out: Reply[] = []
  const reader = replyReader(reply => out.push(kept(reply)))
  for (const chunk of chunks) reader(Buffer.from(chunk as Buffer))
  return out
}

const bulk = fc.oneof(
  fc.uint8Array({ maxLength: 40 }).map(b => Buffer.from(b)),
  fc.integer({ min: 60_000, max: 200_000 }).map(n => Buffer.alloc(n, 'x\r\n')),
)
const { reply: anyReply } = fc.letrec<{ reply: Reply }>(tie => ({
  reply: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
    fc.constant(null),
    bulk,
    fc.string({ unit: 'grapheme-ascii', maxLength: 20 }).map(text => ({ refused: text.replace(/[\r\n]/g, ' ') })),
    fc.array(tie('reply'), { maxLength: 5 }),
  ),
}))

/** Bytes cut at these places. */
function cut(bytes: Buffer, places: readonly number[]): readonly Buffer[] {
  const at = [0, ...places.map(p => p % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  return at.slice(1).map((end, i) => bytes.subarray(at[i], end))
}

describe('replies', () => {
  it('are the same wherever they are cut', () => {
    fc.assert(
      fc.property(fc.array(anyReply, { maxLength: 6 }), fc.array(fc.nat(), { maxLength: 12 }), (replies, places) => {
        const bytes = Buffer.concat(replies.map(encoded))
        const again = read(...cut(bytes, places))
        // Compared as bytes: an assertion on long values looks at each byte by itself.
        expect([again.length, Buffer.concat(again.map(encoded)).equals(bytes)]).toEqual([replies.length, true])
      }),
      { numRuns: 100 },
    )
  })

  it('are the same byte by byte', () => {
    const replies: readonly Reply[] = [7, Buffer.from('a\r\nb'), [], null, [Buffer.from('0'), [Buffer.alloc(0)]], { refused: 'ERR no' }]
    const bytes = Buffer.concat(replies.map(encoded))
    expect(read(...Array.from(bytes, (_, i) => bytes.subarray(i, i + 1)))).toEqual(replies)
  })

  it('that are not whole are none', () => {
    fc.assert(
      fc.property(anyReply, fc.nat(), (reply, at) => {
        const bytes = encoded(reply)
        expect(read(bytes.subarray(0, at % bytes.length))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('of 30 MB are joined once, and of 40 MB passed over', () => {
    const part = Buffer.alloc(1 << 16, 0x61)
    const many = (n: number): readonly Buffer[] => [Buffer.from(`$${n * part.length}\r\n`), ...Array.from({ length: n }, () => part)]
    const started = process.cpuUsage()
    const [short, after] = read(...many(240), Buffer.from('\r\n:1\r\n'))
    expect([(short as Buffer).length, after]).toEqual([240 * part.length, 1])
    expect(read(...many(640), Buffer.from('\r\n:1\r\n'))).toEqual([{ refused: 'a reply that is too long to be read' }, 1])
    const { user } = process.cpuUsage(started)
    // Joined again with each chunk these would be 7 GB of copies.
    expect(user / 1e6).toBeLessThan(2)
  })

  it.each([
    ['HTTP/1.1 400 Bad Request\r\n'],
    [':12x\r\n'],
    [':\r\n'],
    ['$9999999999\r\n'],
    ['*99999999999\r\n'],
    ['*1\r\n'.repeat(20)],
    [`+${'x'.repeat(70_000)}`],
  ])('that are no RESP2 end the reading: %j', text => {
    expect(() => read(text)).toThrow(Garbled)
  })

  it('of any bytes give replies or end the reading', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        try {
          read(Buffer.from(bytes))
        } catch (error) {
          expect(error).toBeInstanceOf(Garbled)
        }
      }),
    )
  })
})

describe('commands', () => {
  it('are written with keys as they are', () => {
    const writer = commandWriter()
    const name = Buffer.from('a\xff\r\n\x00', 'latin1')
    writer.key('memory', name)
    writer.key('memory200', Buffer.from('k'))
    writer.scan('17', 100)
    writer.add(['INFO', 'memory'])
    expect(writer.count).toBe(4)
    expect(writer.take().toString('latin1')).toBe(
      '*3\r\n$6\r\nMEMORY\r\n$5\r\nUSAGE\r\n$5\r\na\xff\r\n\x00\r\n' +
        '*5\r\n$6\r\nMEMORY\r\n$5\r\nUSAGE\r\n$1\r\nk\r\n$7\r\nSAMPLES\r\n$3\r\n200\r\n' +
        '*4\r\n$4\r\nSCAN\r\n$2\r\n17\r\n$5\r\nCOUNT\r\n$3\r\n100\r\n' +
        '*2\r\n$4\r\nINFO\r\n$6\r\nmemory\r\n',
    )
    expect(writer.count).toBe(0)
  })

  it('grow beyond the room that there was, and are those of the list alone', () => {
    const writer = commandWriter()
    const name = Buffer.alloc(100_000, 0x61)
    writer.key('type', name)
    writer.key('type', name)
    expect(writer.take().length).toBe(2 * (100_000 + 25))
    expect(() => writer.add(['FLUSHALL' as 'PING'])).toThrow(/not on the list/)
    expect(() => writer.add(['CLIENT NO-TOUCH', 'OFF'])).toThrow(/may not be sent/)
  })
})

describe('a wire', () => {
  it('gives the replies of what was sent, and fails for good where the connection ends', async () => {
    const socket = new PassThrough()
    const own = wire(socket, 1000)
    const answer = own.send(Buffer.from(':1\r\n+OK\r\n'), 2)
    expect(await answer).toEqual([1, Buffer.from('OK')])
    const cutOff = own.send(Buffer.from('$5\r\nab'), 1)
    socket.destroy()
    await expect(cutOff).rejects.toThrow('the server closed the connection')
    await expect(own.send(Buffer.from('x'), 1)).rejects.toThrow('the server closed the connection')
  })

  it('gives up where nothing comes', async () => {
    const socket = new PassThrough()
    const own = wire(socket, 20)
    await expect(own.send(Buffer.from('$5\r\n'), 1)).rejects.toThrow('did not answer')
  })

  it('does not take what nobody asked for', async () => {
    const socket = new PassThrough()
    const own = wire(socket, 1000)
    await expect(own.send(Buffer.from(':1\r\n:2\r\n'), 1).then(() => own.send(Buffer.from(''), 1))).rejects.toThrow('was not asked')
  })
})
