/** A redis-server on a free port of the loopback, with a configuration of ours. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { folder } from '../cli/folder.ts'

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Starts redis-server with a configuration and stops it again; resolves to what it said until it was ready or ended. */
export async function startsWith(conf: string): Promise<string> {
  const dir = folder({ 'redis.conf': conf })
  const port = await freePort()
  const server = spawn(
    'redis-server',
    [join(dir, 'redis.conf'), '--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--logfile', ''],
    { stdio: 'pipe' },
  )
  let said = ''
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      if (said.includes('Ready to accept connections')) server.kill('SIGKILL')
    }
    server.stdout.on('data', hear)
    server.stderr.on('data', hear)
    server.on('error', reject)
    server.on('close', () => resolve(said))
  })
}
