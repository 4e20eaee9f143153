/** A Redis server on a free port of loopback, filled with a few keys as Rails and Sidekiq name them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'

export interface TestServer {
  readonly port: number
  readonly admin: Redis
  stop(): Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('no port'))))
    })
  })

/** A port of loopback where nobody answers. */
export const deadPort = freePort

const ready = (child: ChildProcess): Promise<void> =>
  new Promise((done, fail) => {
    let said = ''
    child.once('error', fail)
    child.once('exit', code => fail(new Error(`redis-server ended with ${code}: ${said}`)))
    child.stdout?.on('data', text => {
      said += String(text)
      if (/ready to accept connections/i.test(said)) done()
    })
  })

export async function startServer(...args: readonly string[]): Promise<TestServer> {
  const dir = mkdtempSync(join(tmpdir(), 'redline-server-'))
  const port = await freePort()
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', '', ...args])
  await ready(child)
  const password = args[args.indexOf('--requirepass') + 1]
  const admin = new Redis({ port, host: '127.0.0.1', ...(args.includes('--requirepass') && password !== undefined && { password }) })
  return {
    port,
    admin,
    async stop() {
      admin.disconnect()
      const gone = new Promise(done => child.once('exit', done))
      child.kill()
      await gone
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Keys of a cache and of Sidekiq. */
export async function fill({ admin }: TestServer): Promise<void> {
  const pipeline = admin.pipeline()
  for (let i = 0; i < 200; i++) pipeline.set(`cache:products/${i}`, 'x'.repeat(500), 'EX', 3600)
  for (let i = 0; i < 50; i++) pipeline.set(`cache:forever/${i}`, 'x'.repeat(500))
  pipeline.sadd('queues', 'default')
  const now = Date.now() / 1000
  const job = { class: 'HardJob', args: ['s3cretargument'], jid: 'a'.repeat(24), queue: 'default', created_at: now, enqueued_at: now }
  for (let i = 0; i < 20; i++) pipeline.lpush('queue:default', JSON.stringify(job))
  await pipeline.exec()
}
