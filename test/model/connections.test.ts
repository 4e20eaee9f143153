import { describe, expect, test } from 'vitest'
import type { Client } from '../../src/model/client.ts'
import { connections } from '../../src/model/connections.ts'
import type { Model } from '../../src/model/model.ts'
import type { Process } from '../../src/model/process.ts'
import { list, literal, unknown } from '../../src/model/value.ts'
import { cable, cache, client, HERE, model, running, sidekiq, value } from '../report/build.ts'

const v = value
const puma = (threads: number, given: Partial<Process> = {}): Process => running('puma', { threads: v(threads), ...given })
const jobs = (concurrency: number, given: Partial<Process> = {}): Process => running('sidekiq', { concurrency: v(concurrency), ...given })
const pooled = (size: number, given: Partial<Client> = {}): Client => client({ pooling: 'pool', poolSize: v(size), ...given })

const RAILS8 = { rails: '8.0.2', sidekiq: '7.3.9', puma: '6.6.0' }

function opened(process: Process, clients: readonly Client[], gems: Model['gems'] = RAILS8): string {
  const [row] = connections(model({ gems, clients, processes: [process] }))
  return `${row?.terms} = ${row?.text}`
}

describe('connections', () => {
  test.each<[string, Process, Client[], string, Model['gems']?]>([
    ['a client for all threads', puma(7), [client()], '$redis 1 = 1'],
    ['a pool larger than the threads', puma(3), [pooled(9)], '$redis 3 = 3'],
    ['a pool smaller than the threads', puma(9), [pooled(4)], '$redis 4 = 4'],
    ['forked workers', puma(3, { workers: v(2) }), [pooled(9), cache()], '2 × ($redis 3 + Cache 3) = 12'],
    ['Action Cable adds threads of its own', puma(3), [pooled(9), cable()], '$redis 3 + Action Cable 2 = 5, at most 9'],
    ['a connection for each call', puma(3), [client({ holder: 'call' })], '$redis 3 = 3 and more'],
    ['a pool of unknown size', puma(3), [client({ pooling: 'pool', poolSize: unknown('x', HERE) })], '$redis 3 = 3'],
    ['the cache before Rails 7.1', puma(3), [cache()], 'Cache 1 = 1', { rails: '7.0.10' }],
    ['the cache from Rails 7.1', puma(9), [cache()], 'Cache 5 = 5', { rails: '7.1.0' }],
    ['a cache without its pool', puma(9), [cache({ pooling: 'none' })], 'Cache 1 = 1'],
    ['a cache on two servers', puma(3), [cache({ endpoint: list([v('$A'), v('$B')], HERE) })], 'Cache 6 = 6'],
    ['pushing jobs, Sidekiq 7.1.1 and later', puma(12), [sidekiq('client')], 'Sidekiq 10 = 10'],
    ['pushing jobs, Sidekiq 7.0', puma(12), [sidekiq('client')], 'Sidekiq 5 = 5', { sidekiq: '7.0.9' }],
    ['pushing jobs, Sidekiq 6', puma(12), [sidekiq('client')], 'Sidekiq 5 = 5', { sidekiq: '6.5.12' }],
    ['a size of the client pool', puma(12), [sidekiq('client', { poolSize: v(3) })], 'Sidekiq 3 = 3'],
    ['a size that 7.0.2 ignores', puma(12), [sidekiq('client', { poolSize: v(3) })], 'Sidekiq 5 = 5', { sidekiq: '7.0.2' }],
    ['the server role counts in Sidekiq alone', puma(3), [sidekiq('server')], ' = 0'],
    ['Sidekiq 7', jobs(12), [sidekiq('server'), sidekiq('client')], 'Sidekiq 13 = 13, at most 22'],
    ['Sidekiq 6', jobs(12), [sidekiq('server')], 'Sidekiq 13 = 13, at most 17', { sidekiq: '6.5.12' }],
    [
      'capsules',
      jobs(12, { capsules: [{ name: 'x', concurrency: v(3), at: HERE }] }),
      [sidekiq('server'), pooled(50)],
      'Sidekiq 16 + $redis 15 = 31, at most 40',
    ],
    [
      'a size for every pool of Sidekiq 7',
      jobs(4, { capsules: [{ name: 'x', concurrency: v(3), at: HERE }] }),
      [sidekiq('server', { poolSize: v(6) })],
      'Sidekiq 8 = 8, at most 18',
    ],
    ['sessions are for web servers', jobs(3), [client({ workload: 'session', library: 'redis-session-store' })], ' = 0'],
    ['riders open nothing', puma(3), [client({ ridesOn: 'Rails.cache' })], ' = 0'],
    ['a client of other processes', puma(3), [client({ usedBy: ['sidekiq'] })], ' = 0'],
    ['equal clients are counted together', puma(3), [client(), client()], '2 × $redis 1 = 2'],
    ['a variable with a default', running('puma', { threads: v(['$T', 4]), workers: v(['$W', 2]) }), [pooled(9)], '2 × $redis 4 = 8'],
    ['a variable without one', running('puma', { threads: v('$T') }), [pooled(9)], '$redis 5 = 5'],
    ['text of digits', running('puma', { threads: literal('4', HERE) }), [pooled(9)], '$redis 4 = 4'],
    ['Puma 4 has 16 threads', running('puma', { threads: null }), [pooled(30)], '$redis 16 = 16', { puma: '4.3.12' }],
    ['Sidekiq 5.1 has 25', running('sidekiq', { concurrency: null }), [pooled(30)], '$redis 25 = 25', { sidekiq: '5.1.3' }],
    [
      'fibers that nothing limits',
      running('falcon', { threads: null }),
      [sidekiq('client'), cache()],
      'Sidekiq 1 + Cache 1 = 2, at most 15',
    ],
    [
      'fibers and a pool of unknown size',
      running('falcon', { threads: null }),
      [client({ pooling: 'pool', poolSize: unknown('x', HERE) })],
      '$redis 1 = 1 and more',
    ],
    ['one thread where the kind has none', running('clockwork'), [pooled(30)], '$redis 1 = 1'],
  ])('%s', (_, process, clients, expected, gems) => expect(opened(process, clients, gems)).toBe(expected))

  test('says what was assumed', () => {
    const [row] = connections(model({ processes: [running('puma', { threads: v(['$T', 4]), workers: v('$W') })] }))
    expect(row?.assumed).toEqual(['$T unset', '1 process while $W is unset'])
  })
})
