/**
 * `npm run bench:action`: whole runs of the Action on an app, its pull request on a GitHub of the tests' own on loopback.
 *   npm run bench:action -- --app PATH… [--runs N]
 * Two pull requests: one that adds a client of Redis, and comments; one that changes a README alone. Exit 1 where a bar is missed.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Files } from '../test/action/repository.ts'
import type { Result } from '../test/action/run.ts'
import { scene } from '../test/action/scene.ts'
import { nodes } from '../test/nodes.ts'

/** Seconds, medians. */
const BARS = { change: 2, nothing: 1 }
const IGNORED = /^(?:\.git|node_modules|tmp|log)(?:\/|$)/

/** An app's text files; others would not be the same in a string. */
function textsOf(folder: string): Files {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter(path => !IGNORED.test(path))
  return Object.fromEntries(
    paths.flatMap(path => {
      const bytes = readFileSync(join(folder, path))
      const text = bytes.toString()
      return Buffer.from(text).equals(bytes) ? [[path, text] as const] : []
    }),
  )
}

const TIME = '/usr/bin/time'
const scratch = mkdtempSync(join(tmpdir(), 'redline-bench-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
const figures = join(scratch, 'time')
const actionsNode = nodes().at(-1)?.path ?? process.execPath

/** The Node that runs the Action; where GNU time is there, through it: a busy machine stretches the clock, not the processor's time. */
function timedNode(): string {
  if (!existsSync(TIME)) return actionsNode
  const script = join(scratch, 'node')
  writeFileSync(script, `#!/bin/sh\nexec ${TIME} -q -o ${figures} -f '%U %S' ${actionsNode} "$@"\n`, { mode: 0o755 })
  return script
}

/** Seconds of the processor that the last run took. */
const processor = (): number =>
  existsSync(figures)
    ? readFileSync(figures, 'utf8')
        .trim()
        .split(' ')
        .reduce((sum, text) => sum + Number(text), 0)
    : Number.NaN

const CLIENT = 'BENCH = Redis.new(url: ENV.fetch("BENCH_REDIS_URL"))\n'

interface Measured {
  readonly seconds: readonly number[]
  readonly processor: readonly number[]
  readonly last: Result
}

/** Runs of one pull request, each on a workspace as the runner leaves it and without an earlier comment. */
async function measured(base: Files, head: Files, runs: number): Promise<Measured> {
  const on = await scene({ base, head })
  const workspace = on.at.checkout('merge')
  const seconds: number[] = []
  const busy: number[] = []
  const node = timedNode()
  let last: Result | undefined
  for (let n = 0; n <= runs; n++) {
    on.at.state.comments = []
    last = await on.run({ workspace, node })
    // The first finds nothing in any cache.
    if (n === 0) continue
    seconds.push(last.milliseconds / 1000)
    busy.push(processor())
  }
  return { seconds: seconds.sort((a, b) => a - b), processor: busy.sort((a, b) => a - b), last: last as Result }
}

const median = (of: readonly number[]): number => of[Math.floor(of.length / 2)] as number

let missed = 0

function told(what: string, { seconds, processor: busy, last }: Measured, bar: number): void {
  const [least, most] = [seconds[0] as number, seconds.at(-1) as number]
  const holds = median(seconds) < bar
  if (!holds) missed += 1
  console.log(
    `${holds ? 'holds ' : 'MISSED'}  ${what.padEnd(18)} ${median(seconds).toFixed(2)} s (${least.toFixed(2)}–${most.toFixed(2)}), under ${bar} s; processor ${median(busy).toFixed(2)} s; ` +
      `${last.outputs['verdict']}, ${last.outputs['new-count']} new of ${last.outputs['total-count']}, ${last.requests.length} requests`,
  )
}

const { values } = parseArgs({ options: { app: { type: 'string', multiple: true, default: [] }, runs: { type: 'string', default: '7' } } })
const runs = Number(values.runs)
if (values.app.length === 0 || !(runs >= 1)) {
  console.error('npm run bench:action -- --app PATH… [--runs N]: PATH is a Rails app, N a number from 1')
  process.exit(2)
}
console.log(`Medians of ${runs} runs (least–most); ${nodes().at(-1)?.name}, ${availableParallelism()} processors`)
for (const app of values.app) {
  const files = textsOf(app.replace(/\/+$/, ''))
  console.log(`\n${basename(app)}: ${Object.keys(files).length} files`)
  const changed = { ...files, 'config/initializers/bench.rb': CLIENT }
  told('adds a client', await measured(files, changed, runs), BARS.change)
  told(
    'changes a README',
    await measured(files, { ...files, 'README.md': `${files['README.md'] ?? ''}One more line.\n` }, runs),
    BARS.nothing,
  )
}
process.exit(missed === 0 ? 0 : 1)
