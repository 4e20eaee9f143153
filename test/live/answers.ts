/** A small server on loopback that answers RESP2 as it is told: for engines and versions that aren't installed, and for bad manners. */
import { createServer, type Socket } from 'node:net'

/** What a server says to a command, its words in capitals: raw RESP2, or nothing at all. */
export type Answer = (words: readonly string[], socket: Socket) => string | undefined

export interface Answering {
  readonly port: number
  /** Commands that came, their words in capitals. */
  readonly asked: readonly string[]
  stop(): Promise<void>
}

export const bulk = (text: string): string => `$${Buffer.byteLength(text)}\r\n${text}\r\n`
export const array = (...parts: readonly string[]): string => `*${parts.length}\r\n${parts.join('')}`
const ok = '+OK\r\n'
export const error = (text: string): string => `-${text}\r\n`

/** Takes whole commands from what has come so far, and the rest. */
function commands(text: string): readonly [readonly (readonly string[])[], string] {
  const all: string[][] = []
  let rest = text
  for (;;) {
    const head = /^\*(\d+)\r\n/.exec(rest)
    if (!head) return [all, rest]
    let at = head[0].length
    const words: string[] = []
    for (let i = 0; i < Number(head[1]); i += 1) {
      const length = /^\$(\d+)\r\n/.exec(rest.slice(at))
      if (!length) return [all, rest]
      at += length[0].length
      const end = at + Number(length[1])
      if (rest.length < end + 2) return [all, rest]
      words.push(rest.slice(at, end))
      at = end + 2
    }
    all.push(words)
    rest = rest.slice(at)
  }
}

export async function answering(answer: Answer): Promise<Answering> {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    let held = ''
    socket.on('error', () => {})
    socket.on('data', chunk => {
      const [whole, rest] = commands(held + chunk.toString('latin1'))
      held = rest
      for (const words of whole) {
        const capitals = words.map((word, i) => (i < 2 ? word.toUpperCase() : word))
        asked.push(capitals.join(' '))
        const reply = answer(capitals, socket)
        if (reply !== undefined) socket.write(reply)
      }
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    asked,
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** A server that knows INFO and lets everyone in; what else it is asked it doesn't know, unless `more` does. */
export const infoServer = (info: string, more: Answer = () => undefined): Answer => {
  return (words, socket) => {
    const own = more(words, socket)
    if (own !== undefined) return own
    if (words[0] === 'INFO') return bulk(info)
    if (words[0] === 'PING') return '+PONG\r\n'
    if (words[0] === 'SELECT' || words[0] === 'AUTH') return ok
    return error(`ERR unknown command '${words[0]}', with args beginning with: `)
  }
}
