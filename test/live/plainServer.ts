/** A server over a plain socket, without passwords, certificates and other engines: enough to read keys by. */
import { connect } from 'node:net'
import type { Command } from '../../src/live/allowed.ts'
import type { OpenServer } from '../../src/live/open.ts'
import type { Reply } from '../../src/live/reply.ts'
import { type Wire, wire } from '../../src/live/wire.ts'
import { commandWriter } from '../../src/live/writer.ts'

export interface PlainServer extends OpenServer {
  close(): void
}

/** Opens the database 0 of a server on this machine. */
export async function plainServer(port: number): Promise<PlainServer> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let own: Wire | undefined = wire(socket)
  return {
    database: 0,
    clusterNode: false,
    noTouch: false,
    async ask(commands: readonly Command[]): Promise<readonly Reply[]> {
      if (!own) throw new Error('the socket is lent')
      const writer = commandWriter()
      for (const command of commands) writer.add(command)
      return own.send(writer.take(), commands.length)
    },
    socket() {
      own?.release()
      own = undefined
      return socket
    },
    giveBack() {
      own = wire(socket)
    },
    close: () => socket.destroy(),
  }
}
