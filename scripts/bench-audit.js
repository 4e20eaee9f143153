/**
 * `npm run bench:audit`: reading a keyspace as an audit does, beside the floor of it and `redis-cli --memkeys`, on one server.
 *   npm run bench:audit -- [--scale 1] [--runs 5] [--large KEYS] [--cli] [--start]
 * Starts its own redis-server, fills it with scripts/seed-redis.js and stops it. `--large 0` leaves out the 10 million small
 * keys; `--cli` measures `dist/cli.js audit` instead of the reader alone; `--start` measures only what doesn't grow with the
 * keys: a server's facts and the whole program on an empty server. Exit 1 where a bar is missed. Needs redis-server, redis-cli,
 * GNU time, and the build.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'rolldown'
import { starts } from './bench-start.js'

/** Of the floor, of the stretch, times faster than --memkeys, of the exact pass, of its bytes, resident memory. */
const BARS = { floor: 1.5, stretch: 1.25, faster: 4, strata: 0.6, off: 0.01, megabytes: 100 }
const TIME = '/usr/bin/time'
const root = resolve(import.meta.dirname, '..')

function fail(why) {
  console.error(why)
  process.exit(2)
}

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    runs: { type: 'string', default: '5' },
    large: { type: 'string', default: '10000000' },
    cli: { type: 'boolean', default: false },
    start: { type: 'boolean', default: false },
  },
})
const [runs, large] = [Number(values.runs), Number(values.large)]
if (!existsSync(TIME)) fail(`${TIME} is missing: install GNU time`)
if (spawnSync('redis-server', ['--version']).error) fail('redis-server is missing')

const scratch = mkdtempSync(join(tmpdir(), 'redline-bench-'))
const stops = []
process.on('exit', () => {
  for (const stop of stops) stop()
  rmSync(scratch, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))

const freePort = () =>
  new Promise(done => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })

const cli = (port, ...args) => spawnSync('redis-cli', ['-p', String(port), ...args], { encoding: 'utf8' }).stdout.trim()

async function startServer() {
  const port = await freePort()
  const args = [
    '--port',
    port,
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    scratch,
    '--enable-debug-command',
    'local',
  ]
  const child = spawn('redis-server', args.map(String), { stdio: 'ignore' })
  stops.push(() => child.kill('SIGKILL'))
  while (cli(port, 'ping') !== 'PONG') await new Promise(done => setTimeout(done, 50))
  return { port, stop: () => child.kill('SIGKILL') }
}

/** Seconds of processor that the server has used. */
const serverCpu = port =>
  cli(port, 'info', 'cpu')
    .split(/\r?\n/)
    .filter(line => /^used_cpu_(?:sys|user):/.test(line))
    .reduce((all, line) => all + Number(line.split(':')[1]), 0)

/** One run of a command as a whole process, while another client may ping the server. */
function run({ command }, port) {
  const figures = join(scratch, 'time')
  const cpu = serverCpu(port)
  const before = process.hrtime.bigint()
  return new Promise((done, failed) => {
    const child = spawn(TIME, ['-q', '-f', '%U %S %M', '-o', figures, ...command.map(String)], { stdio: ['ignore', 'pipe', 'inherit'] })
    const parts = []
    child.stdout.on('data', chunk => parts.push(chunk))
    child.on('error', failed)
    child.on('close', status => {
      const wall = Number(process.hrtime.bigint() - before) / 1e9
      if (status !== 0) return failed(new Error(`${command.join(' ')} ended with ${status}`))
      const [user, system, kib] = readFileSync(figures, 'utf8').trim().split(' ').map(Number)
      const out = Buffer.concat(parts).toString()
      done({ wall, cpu: user + system, peak: (kib * 1024) / 1e6, server: serverCpu(port) - cpu, out })
    })
  })
}

/** Pings as another client once a millisecond; gives a function that ends it and the microseconds of each ping. */
function pinger(port) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  const took = []
  let sent = 0n
  let going = true
  const ping = () => {
    if (!going) return
    sent = process.hrtime.bigint()
    socket.write('PING\r\n')
  }
  socket.on('connect', ping).on('data', () => {
    took.push(Number(process.hrtime.bigint() - sent) / 1e3)
    setTimeout(ping, 1)
  })
  return () => {
    going = false
    socket.destroy()
    took.sort((a, b) => a - b)
    const at = q => took[Math.min(took.length - 1, Math.floor(q * took.length))] ?? 0
    return `p50 ${at(0.5).toFixed(0)}, p99 ${at(0.99).toFixed(0)}, most ${at(1).toFixed(0)} µs of ${took.length} pings`
  }
}

const median = numbers => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]

/** Everything in turn, so that a machine that slows down slows all of it; the first round is not counted. */
async function measure(contenders, port) {
  const all = contenders.map(() => [])
  for (let round = 0; round <= runs; round++)
    for (const [i, contender] of contenders.entries()) {
      const figure = await run(contender, port)
      if (round > 0) all[i].push(figure)
    }
  return contenders.map((contender, i) => {
    const of = key => median(all[i].map(f => f[key]))
    const most = Math.max(...all[i].map(f => f.peak))
    const walls = all[i].map(f => f.wall)
    return { ...contender, wall: of('wall'), walls, cpu: of('cpu'), server: of('server'), most, out: all[i][0]?.out ?? '' }
  })
}

/** How many times longer one takes than another: the median over rounds, since what else a machine does changes between them. */
const times = (one, other) => median(one.walls.map((wall, i) => wall / other.walls[i]))

function table(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map(row => row[i].length)))
  for (const row of rows)
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
}

let missed = 0
function bar(text, holds) {
  console.log(`${holds ? 'holds ' : 'MISSED'}  ${text}`)
  if (!holds) missed++
}

async function reader() {
  if (values.cli) {
    const command = [process.execPath, join(root, 'dist/cli.js'), 'audit', '--format', 'json', '--fail-on', 'never']
    return port => [...command, `redis://127.0.0.1:${port}`]
  }
  const file = join(scratch, 'keyspace.mjs')
  await build({ input: join(root, 'scripts/bench-keyspace.ts'), platform: 'node', output: { file, format: 'esm' }, logLevel: 'warn' })
  return (port, ...args) => [process.execPath, file, port, ...args]
}

/** Keys and bytes that a contender found: one that looks at nothing is fast. */
function found({ out }) {
  const said = JSON.parse(out)
  if (said.kind !== 'redline-audit') return said
  const { scanned, closure } = said.servers[0].keyspace
  return { keys: scanned, bytes: closure.sum }
}

const ours = await reader()
const floor = (port, count) => [process.execPath, join(root, 'scripts/bench-floor.js'), port, count]
const server = await startServer()
const { port } = server
const seeded = spawnSync(process.execPath, [join(root, 'scripts/seed-redis.js'), '--port', port, '--scale', values.scale].map(String))
if (seeded.status !== 0) fail(String(seeded.stderr))
console.log(
  `${cli(port, 'dbsize')} keys; medians of ${runs} runs, in turn, ratios within each round; redis ${/redis_version:(\S+)/.exec(cli(port, 'info', 'server'))?.[1]}, Node ${process.versions.node}, ${availableParallelism()} processors`,
)
const nothing = await startServer()
await starts({ root, scratch, full: port, empty: nothing.port, bar })
nothing.stop()
if (values.start) process.exit(missed === 0 ? 0 : 1)
const contenders = [
  { name: 'redis-cli --memkeys', command: ['redis-cli', '-p', port, '--memkeys'] },
  { name: 'floor, COUNT 1000', command: floor(port, 1000) },
  { name: 'floor, COUNT 100', command: floor(port, 100) },
  { name: 'exact (COUNT 100)', command: ours(port, 'exact') },
  ...(values.cli
    ? []
    : [
        { name: 'exact as on a replica (COUNT 1000)', command: ours(port, 'exact', 'replica') },
        { name: 'strata (COUNT 100)', command: ours(port, 'strata') },
      ]),
]
const measured = await measure(contenders, port)
const [memkeys, least, , exact, replica, strata] = measured
table([
  ['', 'time', 'of the floor', 'server', 'client', 'peak memory'],
  ...measured.map(m => [
    m.name,
    `${m.wall.toFixed(2)} s`,
    times(m, least).toFixed(2),
    `${m.server.toFixed(2)} s`,
    `${m.cpu.toFixed(2)} s`,
    `${m.most.toFixed(0)} MB`,
  ]),
])
const quiet = pinger(port)
await new Promise(done => setTimeout(done, 3000))
console.log(`Pings of another client on an idle server: ${quiet()}`)
const busy = pinger(port)
await run(contenders[3], port)
console.log(`Pings of another client beside the exact pass: ${busy()}`)

const whole = found(exact)
const bare = JSON.parse(least.out)
if (whole.keys !== bare.keys) fail(`the exact pass read ${whole.keys} keys of ${bare.keys}`)
console.log(`The exact pass found ${whole.bytes} bytes, the floor's MEMORY USAGE with five samples ${bare.bytes}`)
const ratio = times(exact, least)
bar(
  `${ratio.toFixed(2)} of the floor, at most ${BARS.floor} (${ratio <= BARS.stretch ? 'within' : 'beyond'} the stretch of ${BARS.stretch})`,
  ratio <= BARS.floor,
)
bar(
  `${(memkeys.wall / exact.wall).toFixed(1)} times faster than --memkeys, at least ${BARS.faster}`,
  memkeys.wall / exact.wall >= BARS.faster,
)
console.log(
  `A ${BARS.faster}th of --memkeys is ${(memkeys.wall / BARS.faster).toFixed(2)} s; the floor alone takes ${least.server.toFixed(2)} s of the server's processor, the exact pass ${exact.server.toFixed(2)} s`,
)
bar(`${exact.server.toFixed(2)} s of the server's processor, less than ${memkeys.server.toFixed(2)}`, exact.server < memkeys.server)
if (replica) console.log(`As on a replica it takes ${times(replica, least).toFixed(2)} of the floor`)
if (strata) {
  const off = Math.abs(found(strata).bytes / whole.bytes - 1)
  bar(`strata are off by ${(off * 100).toFixed(2)} %, at most ${BARS.off * 100} %`, off <= BARS.off)
  bar(
    `strata take ${(strata.wall / exact.wall).toFixed(2)} of the exact pass, at most ${BARS.strata}`,
    strata.wall / exact.wall <= BARS.strata,
  )
}
server.stop()

let peak = Math.max(exact.most, strata?.most ?? 0)
if (large > 0) {
  const many = await startServer()
  cli(many.port, 'debug', 'populate', String(large), 'user', '16')
  for (const method of values.cli ? [''] : ['exact', 'strata']) {
    const one = await run({ command: ours(many.port, method) }, many.port)
    const { keys } = found(one)
    if (keys !== large) fail(`${keys} of ${large} keys were read`)
    console.log(`${keys} small keys ${method}: ${one.wall.toFixed(1)} s, ${one.peak.toFixed(0)} MB`)
    peak = Math.max(peak, one.peak)
  }
  many.stop()
}
bar(`${peak.toFixed(0)} MB at most in memory, under ${BARS.megabytes}`, peak < BARS.megabytes)
process.exit(missed === 0 ? 0 : 1)
