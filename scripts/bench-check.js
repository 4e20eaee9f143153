/**
 * `npm run bench:check`: `redline check` beside ripgrep and ast-grep on the same tree, as whole processes, in turn.
 *   npm run bench:check -- [--tree PATH]… [--files N] [--seed N] [--runs N]
 * Without --tree the tree is generated. Exit 1 where a bar is missed. Needs GNU time, which reports what wait4 does.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { rgPath } from '@vscode/ripgrep'
import { generateTree } from './generate-tree.js'

/** At most this share of ast-grep's time (median), and less than this much memory in every run. */
const BARS = { share: 0.35, megabytes: 200, growth: 11 }
/** The linearity line compares the tree with one this many times smaller. */
const SMALLER = 10
const TIME = '/usr/bin/time'
const CLI = resolve(import.meta.dirname, '../dist/cli.js')

/** The native program: npm may have left a JavaScript shim in its place, whose start-up isn't ast-grep's. */
function astGrep() {
  const { resolveBinaryPath } = createRequire(import.meta.url)('@ast-grep/cli/postinstall.js')
  return resolveBinaryPath() ?? fail('@ast-grep/cli has no program for this machine')
}

function fail(why) {
  console.error(why)
  process.exit(2)
}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        tree: { type: 'string', multiple: true, default: [] },
        files: { type: 'string', default: '50000' },
        seed: { type: 'string', default: '1' },
        runs: { type: 'string', default: '11' },
      },
    })
    const number = (name, least) => (Number(values[name]) >= least ? Number(values[name]) : fail(`--${name} is a number from ${least}`))
    return { trees: values.tree, files: number('files', 1000), seed: number('seed', 0), runs: number('runs', 1) }
  } catch (error) {
    return fail(error.message)
  }
}

/** One run of a command as a whole process: seconds on the clock, of processor, and the peak of resident memory in MB. */
function run({ command, fine }, scratch) {
  const figures = join(scratch, 'time')
  const before = process.hrtime.bigint()
  const { status, error } = spawnSync(TIME, ['-q', '-f', '%U %S %M', '-o', figures, ...command], { stdio: ['ignore', 'ignore', 'inherit'] })
  const wall = Number(process.hrtime.bigint() - before) / 1e9
  if (error) throw error
  if (!fine.includes(status)) throw new Error(`${command.join(' ')} ended with ${status}`)
  const [user, system, kib] = readFileSync(figures, 'utf8').trim().split(' ').map(Number)
  return { wall, cpu: user + system, peak: (kib * 1024) / 1e6 }
}

/** Everything in turn, so that a machine that slows down slows all of it; the first round is not counted. */
function measure(contenders, runs, scratch) {
  const figures = contenders.map(() => [])
  for (let round = 0; round <= runs; round++) {
    contenders.forEach((contender, i) => {
      const figure = run(contender, scratch)
      if (round > 0) figures[i].push(figure)
    })
  }
  return contenders.map((contender, i) => ({ ...contender, ...spread(figures[i]) }))
}

function spread(figures) {
  const of = key => {
    const sorted = figures.map(f => f[key]).sort((a, b) => a - b)
    return { least: sorted[0], median: sorted[Math.floor(sorted.length / 2)], most: sorted[sorted.length - 1] }
  }
  return { wall: of('wall'), cpu: of('cpu'), peak: of('peak') }
}

/** What any program costs that Node runs: below this no work of ours can bring a small tree. */
const emptyNode = { name: 'node -e 0', command: [process.execPath, '-e', '0'], fine: [0] }
const redline = tree => ({ name: 'redline check', command: [process.execPath, CLI, 'check', tree], fine: [0, 1] })
const others = tree => [
  { name: 'ripgrep -il redis', command: [rgPath, '-il', 'redis', tree], fine: [0, 1] },
  { name: "ast-grep -p 'Redis.new($$$)'", command: [astGrep(), 'run', '-p', 'Redis.new($$$)', '-l', 'ruby', tree], fine: [0, 1] },
]

/** What each of them finds: a contender that looks at nothing is fast. */
function finds(tree, least) {
  const out = (command, fine) => {
    const { status, stdout, error } = spawnSync(command[0], command.slice(1), { encoding: 'utf8', maxBuffer: 1 << 28 })
    if (error) throw error
    return fine.includes(status) ? stdout : fail(`${command.join(' ')} ended with ${status}`)
  }
  const { command, fine } = redline(tree)
  const { summary, apps } = JSON.parse(out([...command, '--format', 'json'], fine))
  const clients = apps.flatMap(app => app.inventory.clients)
  const [listed, matched] = others(tree).map(other => out(other.command, other.fine).split('\n').filter(Boolean).length)
  if (!(summary.parsed > 0 && summary.files >= least)) fail(`redline check read ${summary.parsed} of ${summary.files} files of ${tree}`)
  return `redline read ${summary.parsed} of ${summary.files} files and found ${clients.length} clients and riders; ripgrep lists ${listed} files, ast-grep ${matched} lines`
}

const seconds = ({ least, median, most }) => `${median.toFixed(3)} s (${least.toFixed(3)}–${most.toFixed(3)})`
const megabytes = ({ median, most }) => `${median.toFixed(0)} MB (to ${most.toFixed(0)})`

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

/** Measures one tree, of `least` files or more, and prints it; `smaller` is a tree of a tenth of its files. */
function compare(tree, least, smaller, runs, scratch) {
  console.log(finds(tree, least))
  const contenders = [redline(tree), ...others(tree), emptyNode, ...(smaller ? [redline(smaller)] : [])]
  const measured = measure(contenders, runs, scratch)
  const [ours, , theirs, , less] = measured
  table([
    ['', 'time', 'of ast-grep', 'processor', 'peak memory'],
    ...measured
      .slice(0, 4)
      .map(m => [m.name, seconds(m.wall), (m.wall.median / theirs.wall.median).toFixed(2), seconds(m.cpu), megabytes(m.peak)]),
  ])
  const share = ours.wall.median / theirs.wall.median
  bar(`${share.toFixed(2)} of ast-grep's time, at most ${BARS.share}`, share <= BARS.share)
  bar(`${ours.peak.most.toFixed(0)} MB at most in memory, under ${BARS.megabytes}`, ours.peak.most < BARS.megabytes)
  if (!less) return
  const growth = ours.wall.median / less.wall.median
  bar(
    `${SMALLER} times the files take ${growth.toFixed(1)} times as long (${seconds(less.wall)} before), at most ${BARS.growth}`,
    growth <= BARS.growth,
  )
}

const { trees, files, seed, runs } = options()
if (!existsSync(CLI)) fail('dist/cli.js is missing: run `npm run build` first')
if (!existsSync(TIME)) fail(`${TIME} is missing: install GNU time (on Debian, apt-get install time)`)

const scratch = mkdtempSync(join(tmpdir(), 'redline-bench-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))

console.log(`Medians of ${runs} runs (least–most), in turn; Node ${process.versions.node}, ${availableParallelism()} processors`)
for (const tree of trees) {
  if (!existsSync(tree)) fail(`${tree} does not exist`)
  console.log(`\n${tree}`)
  compare(tree, 1, undefined, runs, scratch)
}
if (trees.length === 0) {
  const [large, small] = [join(scratch, 'large'), join(scratch, 'small')]
  generateTree(large, files, seed)
  generateTree(small, Math.round(files / SMALLER), seed)
  console.log(`\nA generated tree of ${files} Ruby files, seed ${seed}`)
  compare(large, files, small, runs, scratch)
}
process.exitCode = missed === 0 ? 0 : 1
