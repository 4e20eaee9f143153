/** Servers that don't answer, or not as a server should: one sentence each, without a secret. */
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type Answer, type Answering, answering, array, bulk, error, infoServer } from './answers.ts'
import { auditOf, options, whyNot } from './ask.ts'
import { freePort } from './bed.ts'

let server: Answering | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

const limits = { connect: 500, answer: 300, bytes: 8 * 1024 * 1024 }
const INFO =
  'redis_version:7.2.5\r\nrun_id:abc\r\nrole:master\r\nmaxmemory_policy:noeviction\r\nloading:0\r\ndb0:keys=3,expires=1,avg_ttl=0\r\n'

/** Why a server that answers so wasn't reached. */
async function whyWith(answer: Answer, given = limits): Promise<string> {
  server = await answering(answer)
  return await whyNot(`redis://:hunter2hunter2@127.0.0.1:${server.port}`, { limits: given })
}

describe('an audit says in one sentence', () => {
  it.each<readonly [string, Answer, RegExp]>([
    ['that nothing is answered', () => undefined, /^it took the connection and did not answer in time$/],
    ['that the connection is cut', (_, socket) => void socket.destroy() as undefined, /^it closed the connection/],
    ['that a reply is cut in the middle', (_, socket) => void socket.end('$100\r\nhalf') as undefined, /^it closed the connection$/],
    ['that it is no Redis', () => 'HTTP/1.1 400 Bad Request\r\n\r\n', /does not speak Redis's protocol$/],
    ['that it is full', () => error('ERR max number of clients reached'), /has reached maxclients$/],
    ['that it is protected', () => error('DENIED Redis is running in protected mode because'), /protected mode/],
    [
      'that it is busy',
      infoServer(INFO, words => (words[0] === 'INFO' ? error('BUSY Redis is busy running a script') : undefined)),
      /script that does not end/,
    ],
    [
      'that INFO is refused',
      infoServer(INFO, words => (words[0] === 'INFO' ? error('NOPERM this user has no permissions') : undefined)),
      /may not send INFO; add \+info to its rules/,
    ],
    ['that INFO is empty', infoServer(''), /INFO is empty/],
  ])('%s', async (_, answer, words) => {
    const why = await whyWith(answer)
    expect(why).toMatch(words)
    expect(why).not.toMatch(/hunter2|127\.0\.0\.1|\bat .*\.ts/)
  })

  it('that nobody listens, that a path is no socket, that a host has no address', async () => {
    expect(await whyNot(`redis://127.0.0.1:${await freePort()}`)).toBe('nothing listens at its address')
    expect(await whyNot('unix:/nowhere/redis.sock')).toBe('there is no socket at its path')
  })

  it('that a TLS handshake never ends', async () => {
    const silent = createServer(() => {})
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as { port: number }
    expect(await whyNot(`rediss://127.0.0.1:${port}`, { limits })).toMatch(/no TLS connection came about in time/)
    silent.close()
  })

  it('that a reply of 200 MB is none, and holds little of it', async () => {
    const chunk = 'x'.repeat(1024 * 1024)
    const before = process.memoryUsage().rss
    const why = await whyWith(
      infoServer(INFO, (words, socket) => {
        if (words[0] !== 'INFO') return undefined
        socket.write('$209715200\r\n')
        for (let i = 0; i < 200 && !socket.destroyed; i += 1) socket.write(chunk)
        return ''
      }),
      { ...limits, answer: 20_000 },
    )
    expect(why).toBe('one of its answers has more than 8 MB')
    // The 200 MB are this process's own, waiting to be sent: they count once and not twice.
    expect(process.memoryUsage().rss - before).toBeLessThan(350 * 1024 * 1024)
  })
})

describe('an audit that is interrupted keeps what it has', () => {
  it('where the connection is cut while Sidekiq is read', async () => {
    server = await answering(infoServer(INFO, (words, socket) => (words[0] === 'TYPE' ? (void socket.destroy() as undefined) : undefined)))
    const found = await auditOf(`redis://127.0.0.1:${server.port}`, { limits })
    expect(found.partial).toMatch(/^it closed the connection/)
    expect(found.facts.version).toEqual({ value: '7.2.5', source: 'live' })
    expect(found.sidekiq).toBeNull()
  })

  it.each([
    ['NOAUTH Authentication required.', 'the server asks for a password anew, as one does that took over or whose users were changed'],
    ['MOVED 3999 10.1.2.3:6381', 'it answers as a node of a cluster does; redis+cluster:// reads them all'],
    ['NOPERM this user has no permissions', 'the user may not run SCAN'],
  ])('where SCAN is answered with %s in the middle', async (said, why) => {
    let scans = 0
    server = await answering(
      infoServer(INFO, ([name, , ...more]) => {
        // What looks for namespaces asks for a pattern.
        if (name === 'SCAN' && more.includes('MATCH')) return array(bulk('0'), array())
        if (name === 'SCAN') return ++scans > 3 ? error(said) : array(bulk(String(scans)), array(bulk(`page:${'abc'[scans]}`)))
        return name === 'MEMORY' ? ':100\r\n' : name === 'TYPE' ? '+string\r\n' : name === 'PTTL' ? ':-1\r\n' : undefined
      }),
    )
    const found = await auditOf(`redis://127.0.0.1:${server.port}`, { limits })
    expect([found.partial, found.keyspace?.ended]).toEqual([why, why])
    expect(found.keyspace?.scanned).toBeGreaterThan(0)
  })

  it('where it is loading', async () => {
    server = await answering(
      infoServer(INFO.replace('loading:0', 'loading:1'), words =>
        words[0] === 'PING' ? error('LOADING Redis is loading the dataset in memory') : undefined,
      ),
    )
    const found = await auditOf(`redis://127.0.0.1:${server.port}`, { limits })
    expect(found.partial).toBe('the server was still loading its data from disk')
    expect(found.facts.loading).toEqual({ value: true, source: 'live' })
    expect(server.asked.some(words => words.startsWith('TYPE'))).toBe(false)
  })

  it('waits a little for a server that is busy', async () => {
    let times = 0
    const pauses: number[] = []
    server = await answering(infoServer(INFO, words => (words[1] === 'ALL' && ++times < 3 ? error('LOADING Redis is loading') : undefined)))
    await auditOf(`redis://127.0.0.1:${server.port}`, { ...options, limits, wait: async ms => void pauses.push(ms) })
    expect(pauses.slice(0, 2)).toEqual([100, 400])
  })

  it('where a replica lost its primary and serves nothing', async () => {
    const down = error("MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.")
    server = await answering(infoServer(INFO, words => (/^(?:TYPE|SCAN|SSCAN)$/.test(words[0] ?? '') ? down : undefined)))
    const found = await auditOf(`redis://127.0.0.1:${server.port}`, { limits })
    expect(found.refused).toContainEqual(expect.objectContaining({ command: 'TYPE', reason: expect.stringContaining('lost its primary') }))
    expect(found.sidekiq).toBeNull()
  })
})

it('answers of the wrong kind are no answers', async () => {
  const odd = [':1\r\n', '$-1\r\n', '*0\r\n', bulk('x'), array(array(bulk('a')), ':7\r\n', '*-1\r\n'), '+\r\n']
  for (const reply of odd) {
    server = await answering(infoServer(INFO, words => (/^(?:INFO|PING|SELECT)$/.test(words[0] ?? '') ? undefined : reply)))
    const found = await auditOf(`redis://127.0.0.1:${server.port}`, { limits })
    expect(found.facts.version).toEqual({ value: '7.2.5', source: 'live' })
    await server.stop()
  }
})
