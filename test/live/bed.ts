/** Real servers for tests: started on free ports of loopback, stopped whatever happens. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'

export interface Running {
  readonly port: number
  /** The folder of its data, its log and, with `socket`, `redis.sock`. */
  readonly dir: string
  /** A client that may do everything. */
  readonly admin: Redis
  readonly stop: () => Promise<void>
}

export interface Bed {
  /** Starts redis-server with these arguments besides those of a test; resolves when it takes connections. */
  redis(...args: readonly string[]): Promise<Running>
  /** The same with valkey-server. */
  valkey(...args: readonly string[]): Promise<Running>
  /** The same with TLS alone. `admin` speaks plain text over a socket. */
  tls(files: Certificates, ...args: readonly string[]): Promise<Running>
  /** A Sentinel that watches a primary called `jobs`. */
  sentinel(primary: Running, ...lines: readonly string[]): Promise<Running>
  /** Three primaries with all slots between them. */
  cluster(): Promise<readonly Running[]>
  /** A program that is stopped with the bed; `ready` is what it prints when it is. */
  run(command: readonly string[], env: Readonly<Record<string, string>>, ready: RegExp): Promise<ChildProcess>
  stop(): Promise<void>
}

export interface Certificates {
  readonly ca: string
  readonly cert: string
  readonly key: string
  /** SHA-256 of the server's own certificate. */
  readonly fingerprint: string
}

/** A port that nobody listens on; another program could take it before it is used, and then the start fails loudly. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** Resolves when a program has printed something; rejects when it ends before, with what it said. */
function printed(child: ChildProcess, ready: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const look = (chunk: Buffer): void => {
      said += chunk.toString()
      if (ready.test(said)) resolve()
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`ended with ${code}: ${said.slice(-2000)}`)))
  })
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise(resolve => child.once('exit', () => resolve()))

export function bed(): Bed {
  const children = new Set<ChildProcess>()
  const clients = new Set<Redis>()
  const dirs = new Set<string>()
  const killAll = (): void => {
    for (const child of children) child.kill('SIGKILL')
  }
  process.once('exit', killAll)

  const folder = (): string => {
    const dir = mkdtempSync(join(tmpdir(), 'redline-bed-'))
    dirs.add(dir)
    return dir
  }
  const run: Bed['run'] = async (command, env, ready) => {
    const [program = '', ...args] = command
    const child = spawn(program, args, { env: { PATH: process.env.PATH ?? '', HOME: tmpdir(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    children.add(child)
    child.once('exit', () => children.delete(child))
    await printed(child, ready)
    return child
  }
  const admin = (to: { readonly port: number } | { readonly path: string }, password?: string): Redis => {
    const client = new Redis({ ...to, host: '127.0.0.1', lazyConnect: true, retryStrategy: () => null, ...(password && { password }) })
    // Servers are stopped while their admin is connected.
    client.on('error', () => {})
    clients.add(client)
    return client
  }
  const start = async (port: number, dir: string, args: readonly string[], of: Redis, program = 'redis-server'): Promise<Running> => {
    const own = ['--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'no', '--enable-debug-command', 'yes']
    const child = await run([program, ...own, ...args], {}, /Ready to accept connections|Sentinel ID is/)
    return {
      port,
      dir,
      admin: of,
      stop: async () => {
        of.disconnect()
        child.kill('SIGKILL')
        await ended(child)
      },
    }
  }
  const redis: Bed['redis'] = async (...args) => {
    const port = await freePort()
    const password = args[args.indexOf('--requirepass') + 1]
    return await start(
      port,
      folder(),
      ['--port', String(port), ...args],
      admin({ port }, args.includes('--requirepass') ? password : undefined),
    )
  }
  return {
    redis,
    valkey: async (...args) => {
      const port = await freePort()
      return await start(port, folder(), ['--port', String(port), ...args], admin({ port }), 'valkey-server')
    },
    run,
    tls: async (files, ...args) => {
      const [port, dir] = [await freePort(), folder()]
      const path = join(dir, 'redis.sock')
      const tls = [
        '--tls-port',
        String(port),
        '--tls-cert-file',
        files.cert,
        '--tls-key-file',
        files.key,
        '--tls-ca-cert-file',
        files.ca,
        '--tls-auth-clients',
        'no',
      ]
      return await start(port, dir, ['--port', '0', '--unixsocket', path, ...tls, ...args], admin({ path }))
    },
    sentinel: async (primary, ...lines) => {
      const [port, dir] = [await freePort(), folder()]
      const file = join(dir, 'sentinel.conf')
      writeFileSync(
        file,
        [`port ${port}`, 'bind 127.0.0.1', `dir ${dir}`, `sentinel monitor jobs 127.0.0.1 ${primary.port} 1`, ...lines, ''].join('\n'),
      )
      const child = await run(['redis-sentinel', file], {}, /\+monitor master/)
      const of = admin({ port })
      return {
        port,
        dir,
        admin: of,
        stop: async () => {
          of.disconnect()
          child.kill('SIGKILL')
          await ended(child)
        },
      }
    },
    cluster: async () => {
      const nodes = await Promise.all([0, 1, 2].map(() => redis('--cluster-enabled', 'yes', '--cluster-port', '0')))
      await clustered(nodes)
      return nodes
    },
    stop: async () => {
      for (const client of clients) client.disconnect()
      const all = [...children]
      killAll()
      await Promise.all(all.map(ended))
      process.off('exit', killAll)
      for (const dir of dirs) rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Gives slots to nodes, acquaints them, and waits until each knows that all slots are served. */
async function clustered(nodes: readonly Running[]): Promise<void> {
  const share = Math.ceil(16_384 / nodes.length)
  const [first] = nodes
  for (const [i, node] of nodes.entries()) {
    await node.admin.call('CLUSTER', 'ADDSLOTSRANGE', i * share, Math.min(16_383, (i + 1) * share - 1))
    await node.admin.call('CONFIG', 'SET', 'cluster-node-timeout', '2000')
    if (first && node !== first) await first.admin.call('CLUSTER', 'MEET', '127.0.0.1', node.port)
  }
  await until(async () => {
    const states = await Promise.all(nodes.map(node => node.admin.call('CLUSTER', 'INFO')))
    return states.every(state => /cluster_state:ok/.test(String(state)) && /cluster_known_nodes:3/.test(String(state)))
  })
}

/** Asks until it is so: for what another program does in its own time. Throws after ten seconds. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('it did not come to that within thirty seconds')
    await new Promise(resolve => setImmediate(resolve))
  }
}
