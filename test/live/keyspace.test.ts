/** Keyspaces of real servers, against what is known of them otherwise. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Command } from '../../src/live/allowed.ts'
import { newGroup } from '../../src/live/group.ts'
import { type KeyspaceOptions, readKeyspace } from '../../src/live/keyspace.ts'
import { list, type Reply, text } from '../../src/live/reply.ts'
import { spread } from '../../src/live/spread.ts'
import type { AuditedServer, Keyspace } from '../../src/model/audit.ts'
import type { Facts } from '../../src/model/fact.ts'
import { areSized, areTimed, wereRead } from '../../src/model/measured.ts'
import { keyspaceSections } from '../../src/report/audit/keyspaceSections.ts'
import { monolith } from '../report/audit/servers.ts'
import { audit } from './ask.ts'
import { type Bed, bed } from './keyspaceBed.ts'
import { plainServer } from './plainServer.ts'

const stops: (() => void)[] = []
afterAll(() => {
  for (const stop of stops) stop()
})

async function started(...args: readonly string[]): Promise<Bed> {
  const own = await bed(...args)
  stops.push(own.stop)
  return own
}

const told = <T>(value: T) => ({ value, source: 'live' as const })
const facts = (policy: string, databases: readonly (readonly [number, number])[] = []): Facts => ({
  engine: told('redis'),
  maxmemoryPolicy: told(policy),
  role: told('primary'),
  ...(databases.length > 0 && { databaseKeys: told(databases.map(([database, keys]) => ({ database, keys, expires: 0 }))) }),
})

/** As much of a server as the sections on keys look at. */
const server = (keyspace: Keyspace): AuditedServer => ({ ...monolith, keyspace })

async function read(on: Bed, known: Facts, options: Partial<KeyspaceOptions> = {}): Promise<Keyspace> {
  const server = await plainServer(on.port)
  try {
    return await readKeyspace(server, known, {
      showKeys: false,
      budget: { seconds: 50 },
      claims: [],
      now: () => performance.now(),
      ...options,
    })
  } finally {
    server.close()
  }
}

const of = (keyspace: Keyspace, workload: string) => keyspace.workloads.find(w => w.workload === workload)

/** Whose the seeded keys are, as the seed itself says. */
const SEEDED: readonly (readonly [string, RegExp])[] = [
  ['cache', /^cache:/],
  ['sidekiq', /^(?:queues$|queue:|schedule$|retry$|dead$|stat:)/],
  ['session', /^session:/],
  ['rate-limit', /^rack::attack:/],
  ['kredis', /^kredis:/],
  ['feature-flag', /^flipper/],
  ['unclaimed', /./],
]

async function truth(on: Bed): Promise<ReadonlyMap<string, { keys: number; bytes: number; untimed: number }>> {
  const found = new Map(SEEDED.map(([workload]) => [workload, { keys: 0, bytes: 0, untimed: 0 }]))
  const keys = list(await on.command('KEYS', '*')) as readonly Buffer[]
  const sizes = await Promise.all(keys.map(key => on.command('MEMORY', 'USAGE', key, 'SAMPLES', '0')))
  const expiries = await Promise.all(keys.map(key => on.command('PTTL', key)))
  keys.forEach((key, i) => {
    const [workload = ''] = SEEDED.find(([, names]) => names.test(key.toString('latin1'))) ?? []
    const own = found.get(workload) ?? { keys: 0, bytes: 0, untimed: 0 }
    own.keys++
    own.bytes += Number(sizes[i])
    if (expiries[i] === -1) own.untimed++
  })
  return found
}

describe('a seeded server', () => {
  let on: Bed
  let known: Awaited<ReturnType<typeof truth>>
  beforeAll(async () => {
    on = await started('--maxmemory-policy', 'noeviction')
    await on.seed(0.05)
    known = await truth(on)
  }, 120_000)

  it('is told by workload to the byte', async () => {
    const progress: number[] = []
    const keyspace = await read(on, facts('noeviction'), { progress: fraction => progress.push(fraction) })
    expect(keyspace.method).toBe('exact')
    expect(keyspace.scanned).toBe(keyspace.total)
    expect(keyspace.scanned).toBeGreaterThan(40_000)
    for (const [workload, { keys, bytes, untimed }] of known) {
      const own = of(keyspace, workload)
      expect([workload, own?.keys, own?.bytes]).toEqual([
        workload,
        { value: keys, low: keys, high: keys },
        { value: bytes, low: bytes, high: bytes },
      ])
      expect(own?.untimed?.low).toBeLessThanOrEqual(untimed / keys + 0.02)
      expect(own?.untimed?.high).toBeGreaterThanOrEqual(untimed / keys - 0.02)
    }
    const sum = [...known.values()].reduce((n, w) => n + w.bytes, 0)
    expect(keyspace.closure.sum).toBe(sum)
    expect(sum / keyspace.closure.usedMemory).toBeGreaterThan(0.9)
    expect(sum / keyspace.closure.usedMemory).toBeLessThan(1)
    expect(progress.length).toBeGreaterThan(5)
    expect(progress.every((p, i) => p >= (progress[i - 1] ?? 0) && p <= 1)).toBe(true)
    expect(progress.at(-1)).toBe(1)
  })

  it('shows no name that identifies, and its biggest keys with their elements', async () => {
    const keyspace = await read(on, facts('noeviction'))
    expect(JSON.stringify(keyspace.prefixes.map(p => p.prefix))).not.toMatch(/[0-9a-f]{8}|\d{5}|\\u/)
    expect(keyspace.prefixes.find(p => p.prefix === 'cache:users/*')?.workload).toBe('cache')
    expect(keyspace.prefixes.find(p => p.prefix === 'session:2::*')?.workload).toBe('session')
    expect(keyspace.biggest).toHaveLength(20)
    expect(keyspace.biggest.find(b => b.name === 'audit_log')).toMatchObject({ type: 'list', elements: 25_000, workload: 'unclaimed' })
    expect(keyspace.biggest.find(b => b.name === 'leaderboard:snapshot')).toMatchObject({ type: 'hash', elements: 10_000 })
    const shown = await read(on, facts('noeviction'), { showKeys: true })
    expect(shown.biggest.some(b => /^cache:views\/products\/index:\w+-[0-9a-f]{12}$/.test(b.name) || b.name === 'queue:default')).toBe(true)
  })

  it('is told within 10 % where only some of each group are measured', async () => {
    const keyspace = await read(on, facts('noeviction'), { exactUpTo: 1000 })
    expect(keyspace.method).toBe('strata')
    const cache = of(keyspace, 'cache')
    const bytes = known.get('cache')?.bytes ?? 0
    expect(cache?.keys.value).toBe(known.get('cache')?.keys)
    expect(Math.abs((cache?.bytes.value ?? 0) / bytes - 1)).toBeLessThan(0.1)
    expect(cache?.bytes.low).toBeLessThan(cache?.bytes.value ?? 0)
    expect((cache?.bytes.high ?? 0) - (cache?.bytes.low ?? 0)).toBeLessThan(0.2 * bytes)
    // What is one key of its kind is measured whole.
    expect(of(keyspace, 'sidekiq')?.bytes.value).toBe(known.get('sidekiq')?.bytes)
  })

  it.each([
    ['keys', { keys: 10_000, seconds: 50 }, 'it may read 10000 keys', 'noeviction', []],
    ['commands', { commands: 12_000, seconds: 50 }, 'it may send 12000 commands', 'allkeys-lru', ['queues']],
  ])('is estimated where the budget of %s ends', async (_, budget, ended, policy, readByName) => {
    const keyspace = await read(on, facts(policy), { budget })
    expect([keyspace.method, keyspace.ended]).toEqual(['sample', ended])
    expect(keyspace.scanned).toBeLessThan(13_000)
    expect(keyspace.total).toBeGreaterThan(40_000)
    const { keys, bytes } = of(keyspace, 'cache') ?? {}
    const all = known.get('cache')
    expect(Math.abs((keys?.value ?? 0) / (all?.keys ?? 1) - 1)).toBeLessThan(0.05)
    expect(Math.abs((bytes?.value ?? 0) / (all?.bytes ?? 1) - 1)).toBeLessThan(0.15)
    expect(bytes?.low).toBeLessThan(bytes?.high ?? 0)
    // Queues and sets are asked by name: a sample would miss them or count them four times.
    const jobs = known.get('sidekiq')?.bytes ?? 0
    expect(Math.abs((of(keyspace, 'sidekiq')?.bytes.value ?? 0) / jobs - 1)).toBeLessThan(0.01)
    expect(keyspace.readByName).toEqual(readByName)
    expect(keyspace.biggest.filter(b => /^queue:|^schedule$/.test(b.name)).every(b => b.workload === 'sidekiq')).toBe(true)
  })

  it('is asked for its jobs by name alone where the time is over', async () => {
    const keyspace = await read(on, facts('noeviction'), { budget: { seconds: 0 } })
    expect(keyspace).toMatchObject({ method: 'sample', scanned: 0, ended: 'the 0 seconds that it may take were over' })
    expect(keyspace.workloads.map(w => w.workload)).toEqual(['sidekiq'])
  })
})

const entry = Buffer.concat([
  Buffer.from([0, 0x11, 2]),
  Buffer.from('000000000000f0bf', 'hex'),
  Buffer.from('ffffffff', 'hex'),
  Buffer.from('html'),
])

describe('values', () => {
  it('tell a cache where looking changes nothing', async () => {
    const on = await started('--maxmemory-policy', 'noeviction')
    for (let i = 0; i < 50; i++) await on.command('SET', `products/${i}`, entry)
    for (let i = 0; i < 50; i++) await on.command('SET', `drafts/${i}`, 'text')
    const keyspace = await read(on, facts('noeviction'))
    expect(of(keyspace, 'cache')).toMatchObject({ told: 'the first bytes of its values', keys: { value: 50 } })
    expect(of(keyspace, 'unclaimed')?.keys.value).toBe(50)
    expect(keyspace.values).toBe(true)
  })

  it('are left alone where a server evicts by use, and no key looks used', async () => {
    const on = await started('--maxmemory-policy', 'allkeys-lru')
    const dumped = async (...words: readonly (string | Buffer)[]): Promise<Buffer> => {
      await on.command(...words)
      return (await on.command('DUMP', words[1] as string)) as Buffer
    }
    const string = await dumped('SET', 'seed', entry)
    const collection = await dumped('RPUSH', 'seed:list', ...Array.from({ length: 500 }, (_, i) => `${i}-${'x'.repeat(300)}`))
    for (let i = 0; i < 300; i++) await on.command('RESTORE', `products/${i}`, '0', string, 'IDLETIME', '5000')
    for (const name of ['queue:default', 'audit']) await on.command('RESTORE', name, '0', collection, 'IDLETIME', '5000')
    const keyspace = await read(on, facts('allkeys-lru'))
    expect(keyspace.scanned).toBe(304)
    expect(keyspace.values).toBe(false)
    expect(of(keyspace, 'cache')).toBeUndefined()
    expect(keyspace.biggest.every(b => b.elements === undefined)).toBe(true)
    for (const name of ['products/0', 'products/299', 'queue:default', 'audit'])
      expect([name, Number(await on.command('OBJECT', 'IDLETIME', name)) >= 5000]).toEqual([name, true])
  })
})

describe('a server', () => {
  it('of several databases and a namespace is read whole', async () => {
    const on = await started()
    await on.command('SADD', 'shop:queues', 'default')
    await on.command('LPUSH', 'shop:queue:default', '{"jid":"x"}')
    await on.command('ZADD', 'shop:schedule', '1', 'job')
    await on.command('SELECT', '5')
    for (let i = 0; i < 30; i++) await on.command('SET', `p${i}:page`, 'x')
    const keyspace = await read(
      on,
      facts('noeviction', [
        [0, 3],
        [5, 30],
      ]),
      { claims: [{ workload: 'cache', prefix: '', database: 5 }] },
    )
    expect(keyspace.scanned).toBe(33)
    expect(of(keyspace, 'sidekiq')?.keys.value).toBe(3)
    expect(of(keyspace, 'cache')).toMatchObject({ told: 'database 5, which the code gives it alone', keys: { value: 30 } })
    expect(new Set(keyspace.prefixes.map(p => p.database))).toEqual(new Set([0, 5]))
  })

  it('whose hash has a few large fields is measured by more than five of them', async () => {
    const on = await started()
    for (let i = 0; i < 5000; i++) void on.command('HSET', 'uneven', `f${i}`, 'x')
    for (let i = 0; i < 50; i++) void on.command('HSET', 'uneven', `large${i}`, Buffer.alloc(100_000))
    const exact = (await on.command('MEMORY', 'USAGE', 'uneven', 'SAMPLES', '0')) as number
    expect(exact).toBeGreaterThan(5_000_000)
    const keyspace = await read(on, facts('noeviction'))
    expect(keyspace.biggest[0]).toMatchObject({ name: 'uneven', bytes: exact, elements: 5050 })
    expect(keyspace.closure.sum).toBe(exact)
  })

  it('whose large sorted sets change from one end to the other is measured all over', async () => {
    const on = await started('--maxmemory-policy', 'noeviction')
    const filled = async (count: number, words: (i: number) => readonly string[], ...head: readonly string[]): Promise<void> => {
      for (let from = 0; from < count; from += 1000)
        await on.command(...head, ...Array.from({ length: 1000 }, (_, i) => words(from + i)).flat())
    }
    // Members of the first third are short.
    const size = (i: number): string => `${i}${'x'.repeat(i < 10_000 ? 10 : 400)}`
    await filled(30_000, i => [String(i), size(i)], 'ZADD', 'ranking')
    await filled(30_000, i => [String(i), 'x'.repeat(i < 10_000 ? 10 : 400)], 'HSET', 'table')
    const exact = async (key: string): Promise<number> => Number(await on.command('MEMORY', 'USAGE', key, 'SAMPLES', '0'))
    const keyspace = await read(on, facts('noeviction'))
    const found = (key: string) => keyspace.biggest.find(b => b.name === key)
    for (const key of ['ranking', 'table']) expect(Math.abs((found(key)?.bytes ?? 0) / (await exact(key)) - 1)).toBeLessThan(0.05)
    expect([found('ranking'), found('table')].map(b => [b?.elements, b?.spread])).toEqual([
      [30_000, true],
      [30_000, undefined],
    ])
    // What a key was found to take counts for its workload too.
    expect(keyspace.closure.sum).toBe(keyspace.biggest.reduce((n, b) => n + b.bytes, 0))
    // Under a policy that evicts by use nothing is read, and the first elements speak.
    const untouched = await read(on, facts('allkeys-lru'))
    expect(untouched.biggest.find(b => b.name === 'ranking')).not.toHaveProperty('spread')
    expect((untouched.biggest.find(b => b.name === 'ranking')?.bytes ?? 0) / (await exact('ranking'))).toBeLessThan(0.5)
  })

  it('whose lists keep one element a block is measured all over, and says so of what it could not look into', async () => {
    const on = await started('--list-max-listpack-size', '1')
    for (let from = 0; from < 30_000; from += 1000)
      await on.command('RPUSH', 'log', ...Array.from({ length: 1000 }, () => 'x'.repeat(from < 15_000 ? 20 : 200)))
    const exact = Number(await on.command('MEMORY', 'USAGE', 'log', 'SAMPLES', '0'))
    const layout = { settings: told({ 'list-max-listpack-size': '1' }) }
    const [log] = (await read(on, { ...facts('noeviction'), ...layout })).biggest
    expect([log?.spread, Math.abs((log?.bytes ?? 0) / exact - 1) < 0.05]).toEqual([true, true])
    // By the first 10,000 of them it would be half of that.
    const untouched = await read(on, facts('allkeys-lru'))
    expect((untouched.biggest[0]?.bytes ?? 0) / exact).toBeLessThan(0.6)
    const note = (size: string): string | undefined =>
      keyspaceSections({ ...server(untouched), facts: { settings: told({ 'list-max-listpack-size': size }) } }).find(
        s => s.id === 'biggest',
      )?.note
    expect([note('1'), note('-2')]).toEqual([expect.stringContaining('by the first 10,000 elements or blocks'), undefined])
  })

  it('of which a list has more blocks than are weighed is measured all over too', async () => {
    const asked: number[] = []
    // 100,000 elements, 4 to a block: the first 40,000 were weighed, and those behind are twice as long.
    const open = {
      database: 0,
      clusterNode: false,
      noTouch: true,
      ask: async (commands: readonly Command[]) =>
        commands.map(([, , place]) => {
          asked.push(Number(place))
          return [Buffer.alloc(Number(place) < 40_000 ? 2000 : 4000)]
        }),
      socket: () => expect.unreachable(),
      giveBack: () => {},
    }
    const group = newGroup({ database: 0, claim: undefined, candidates: [], path: [] })
    const big = { name: Buffer.from('log'), group, bytes: 200e6, type: 'list' }
    expect((await spread(open, big, 100_000, -2)) ?? 0).toBeCloseTo(320e6, -7)
    expect([Math.min(...asked), Math.max(...asked), asked.length]).toEqual([416, 98_958, 96])
    // Nothing is asked where all blocks were weighed, or where elements are so large that looking would move megabytes.
    asked.length = 0
    expect(await spread(open, { ...big, bytes: 20e6 }, 100_000, -2)).toBeUndefined()
    // Blocks of 64 KB were weighed whole, and so were those of 32 elements.
    expect(await spread(open, big, 100_000, -5)).toBeUndefined()
    expect(await spread(open, { ...big, bytes: 2e6 }, 300_000, 32)).toBeUndefined()
    expect(await spread(open, { ...big, bytes: 20e9 }, 100_000, -2)).toBeUndefined()
    expect(asked).toEqual([])
  })

  it('that refuses MEMORY USAGE is told by lengths, and says so', async () => {
    const on = await started()
    for (let i = 0; i < 300; i++) await on.command('SET', `cache:page:${i}`, 'x'.repeat(1000))
    await on.command('ACL', 'SETUSER', 'default', '-memory|usage')
    const keyspace = await read(on, facts('noeviction'))
    expect(keyspace.sizeless).toMatch(/MEMORY USAGE is refused, so bytes are told from lengths/)
    expect(of(keyspace, 'cache')?.keys.value).toBe(300)
    expect(of(keyspace, 'cache')?.bytes.value).toBeGreaterThan(300_000)
    expect(of(keyspace, 'cache')?.bytes.value).toBeLessThan(400_000)
  })

  it('that refuses MEMORY USAGE while lengths may not be asked has no sizes, and none of nothing', async () => {
    const on = await started()
    for (let i = 0; i < 300; i++) await on.command('SET', `cache:page:${i}`, 'x'.repeat(1000))
    await on.command('ACL', 'SETUSER', 'default', '-memory|usage')
    const refused = new Map<string, string>()
    const keyspace = await read(on, facts('allkeys-lru'), { refused: (command, said) => refused.set(command, said) })
    expect(keyspace.sizeless).toMatch(/lengths may not be asked/)
    expect([wereRead, areSized, areTimed].map(known => known(keyspace))).toEqual([true, false, true])
    expect([...refused]).toEqual([['MEMORY USAGE', expect.stringMatching(/^NOPERM/)]])
    expect(keyspaceSections(server(keyspace)).flatMap(s => [s.lead, s.note, ...s.rows.flat()])).not.toContainEqual(
      expect.stringMatching(/\b0 B\b|[‡†]|measured/),
    )
  })

  it('that refuses MEMORY USAGE and lengths too says that', async () => {
    const on = await started()
    await on.command('SET', 'cache:page:1', 'x')
    await on.command('ACL', 'SETUSER', 'default', '-memory|usage', '-strlen')
    const refused: string[] = []
    const keyspace = await read(on, facts('noeviction'), { refused: command => refused.push(command) })
    expect(keyspace.sizeless).toBe('MEMORY USAGE is refused, and lengths too')
    expect(refused).toEqual(['MEMORY USAGE', 'STRLEN'])
  })

  it('told by lengths keeps the types and elements of its largest keys', async () => {
    const on = await started()
    for (let i = 0; i < 40; i++) await on.command('RPUSH', 'log', ...Array.from({ length: 500 }, (_, n) => String(n)))
    await on.command('HSET', 'sums', 'a', '1', 'b', '2')
    await on.command('ACL', 'SETUSER', 'default', '-memory|usage')
    const keyspace = await read(on, facts('noeviction'))
    const shown = keyspace.biggest.map(({ name, type, elements, spread }) => [name, type, elements, spread])
    // What was told by lengths was not weighed, neither by its first elements nor at places all over it.
    expect(shown).toEqual([
      ['log', 'list', 20_000, undefined],
      ['sums', 'hash', 2, undefined],
    ])
    expect(keyspaceSections(server(keyspace)).find(s => s.id === 'biggest')?.note).toBeUndefined()
  })

  it('that refuses PTTL does not seem to hold only keys that expire', async () => {
    const on = await started()
    await on.command('SET', 'cache:page:1', 'x')
    await on.command('ACL', 'SETUSER', 'default', '-pttl')
    const refused: string[] = []
    const keyspace = await read(on, facts('noeviction'), { refused: command => refused.push(command) })
    expect(of(keyspace, 'cache')?.untimed).toBeUndefined()
    expect(areTimed(keyspace)).toBe(false)
    expect(refused).toEqual(['PTTL'])
  })

  it('that refuses TYPE still tells expiries and sizes', async () => {
    const on = await started()
    await on.command('SET', 'cache:page:1', 'x')
    await on.command('ACL', 'SETUSER', 'default', '-type')
    const refused: string[] = []
    const keyspace = await read(on, facts('noeviction'), { refused: command => refused.push(command) })
    expect(of(keyspace, 'cache')?.untimed?.value).toBe(1)
    expect(areSized(keyspace)).toBe(true)
    expect(refused).toEqual(['TYPE'])
  })

  it('without keys has none', async () => {
    const on = await started()
    expect(await read(on, facts('noeviction'))).toMatchObject({
      method: 'exact',
      scanned: 0,
      total: 0,
      workloads: [],
      prefixes: [],
      biggest: [],
    })
  })

  it('that refuses SCAN ends the reading with a reason', async () => {
    const on = await started()
    await on.command('SET', 'a', '1')
    await on.command('ACL', 'SETUSER', 'default', '-scan')
    expect(await read(on, facts('noeviction'))).toMatchObject({ method: 'sample', scanned: 0, ended: 'the user may not run SCAN' })
  })
})

describe('an audit', () => {
  it('reads the keys over its own connection, and asks on with it', async () => {
    const on = await started('--maxmemory-policy', 'noeviction')
    for (let i = 0; i < 2000; i++) void on.command('SET', `cache:page:${i}`, 'x'.repeat(500))
    await on.command('SADD', 'queues', 'default')
    const { servers, unreached } = await audit(`redis://127.0.0.1:${on.port}`, { readKeyspace })
    expect(unreached).toEqual([])
    expect(servers[0]).toMatchObject({ partial: null, keyspace: { method: 'exact', scanned: 2001, total: 2001 } })
    expect(servers[0]?.facts.evictionsPerHour).toBeDefined()
    expect(servers[0]?.sidekiq?.queues).toHaveLength(1)
  })
})

describe('a connection that ends', () => {
  it('leaves what was read until then', async () => {
    const on = await started()
    for (let i = 0; i < 5000; i++) void on.command('SET', `cache:page:${i}`, 'x'.repeat(500))
    const server = await plainServer(on.port)
    const keyspace = await readKeyspace(server, facts('noeviction'), {
      showKeys: false,
      budget: { seconds: 50 },
      claims: [],
      now: () => performance.now(),
      progress: fraction => {
        if (fraction > 0.3) server.close()
      },
    })
    expect(keyspace).toMatchObject({ method: 'sample', ended: 'the server closed the connection', total: 5000 })
    expect(keyspace.scanned).toBeGreaterThan(1500)
    expect(keyspace.scanned).toBeLessThan(5000)
    expect(of(keyspace, 'cache')?.keys.value).toBe(5000)
  })
})

describe('names that SCAN gives twice', () => {
  it('count once, and keys that are gone not at all', async () => {
    const { scan } = await import('../../src/live/scan.ts')
    const { sampler } = await import('../../src/live/sample.ts')
    const { groupsOf } = await import('../../src/live/groups.ts')
    const { pace } = await import('../../src/live/pace.ts')
    const pages = [['a:1', 'a:2'], ['a:2', 'a:3', 'gone:1'], ['a:1']]
    const sampling = sampler({ every: true, values: false })
    const groups = groupsOf(0, [])
    sampling.open(groups)
    let page = 0
    const answer = (words: readonly string[]): Reply => {
      const [name, key = ''] = words
      if (name === 'SCAN') return [Buffer.from(String((page + 1) % pages.length)), (pages[page++] ?? []).map(n => Buffer.from(n))]
      if (key.startsWith('gone')) return name === 'TYPE' ? Buffer.from('none') : name === 'PTTL' ? -2 : null
      return name === 'TYPE' ? Buffer.from('string') : name === 'PTTL' ? -1 : name === 'PING' ? Buffer.from('PONG') : 70
    }
    const ended = await scan({
      wire: {
        async send(bytes) {
          const commands: string[][] = []
          for (const part of bytes
            .toString()
            .split(/\*\d+\r\n/)
            .slice(1))
            commands.push(part.split('\r\n').filter((_, i) => i % 2 === 1))
          return commands.map(([first = '', second = '', ...rest]) => answer(first === 'MEMORY' ? [first, ...rest] : [first, second]))
        },
        release: () => {},
      },
      sampler: sampling,
      pace: pace(() => 0),
      count: 2,
      now: () => 0,
      sleep: async () => {},
      over: () => undefined,
      at: () => {},
    })
    expect(ended).toBeUndefined()
    expect(
      groups
        .all()
        .map(g => [g.path.join(''), g.names, g.sum])
        .filter(([, n]) => n !== 0),
    ).toHaveLength(1)
    expect(groups.all().find(g => g.path[0] === 'a:')).toMatchObject({ names: 3, measured: 3, sum: 210, untimed: 3 })
    expect(text(Buffer.from('x'))).toBe('x')
  })
})
