/** A redis-server of one's own for tests of what reads keys: started on a free port of loopback, and filled. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Reply } from '../../src/live/reply.ts'
import { replyReader } from '../../src/live/resp.ts'

export interface Bed {
  readonly port: number
  /** Any command, as the server's owner. */
  command(...words: readonly (string | Buffer)[]): Promise<Reply>
  /** What `scripts/seed-redis.js` writes. */
  seed(scale: number): Promise<void>
  stop(): void
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** Starts a server that keeps nothing on disk. */
export async function bed(...args: readonly string[]): Promise<Bed> {
  const port = await freePort()
  const dir = mkdtempSync(join(tmpdir(), 'redline-keys-'))
  const own = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'no']
  const child = spawn('redis-server', [...own, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const stop = (): void => {
    child.kill('SIGKILL')
    rmSync(dir, { recursive: true, force: true })
  }
  process.once('exit', stop)
  let said = ''
  for await (const chunk of child.stdout) {
    said += String(chunk)
    if (said.includes('Ready to accept connections')) break
  }
  const socket = connect({ port, host: '127.0.0.1' })
  await once(socket, 'connect')
  const waiting: ((reply: Reply) => void)[] = []
  socket.on(
    'data',
    replyReader(reply => waiting.shift()?.(reply)),
  )
  return {
    port,
    command(...words) {
      const parts = words.map(word => Buffer.from(word as Buffer))
      const bulks = parts.flatMap(part => [Buffer.from(`$${part.length}\r\n`), part, Buffer.from('\r\n')])
      socket.write(Buffer.concat([Buffer.from(`*${parts.length}\r\n`), ...bulks]))
      return new Promise(done => waiting.push(done))
    },
    async seed(scale) {
      const script = resolve(import.meta.dirname, '../../scripts/seed-redis.js')
      const filling = spawn(process.execPath, [script, '--port', String(port), '--scale', String(scale)], { stdio: 'ignore' })
      const [status] = await once(filling, 'exit')
      if (status !== 0) throw new Error(`the seed ended with ${status}`)
    },
    stop() {
      socket.destroy()
      stop()
    },
  }
}
