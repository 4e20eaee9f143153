/** What does not grow with the keys: a server's facts, and the whole program on a server that has no keys. Part of `npm run bench:audit`. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'rolldown'

/** Milliseconds, and how many runs a median is of. */
const [FACTS, WHOLE, RUNS] = [50, 400, 11]

const median = numbers => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
const range = numbers => `${Math.min(...numbers).toFixed(0)} to ${Math.max(...numbers).toFixed(0)} ms`

function output(command) {
  const { status, stdout, stderr } = spawnSync(process.execPath, command.map(String), { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${stderr}`)
  return stdout
}

/** Facts of the server at `full`, and `redline audit` as a process of its own on the one at `empty`; each is told to `bar`. */
export async function starts({ root, scratch, full, empty, bar }) {
  const file = join(scratch, 'facts.mjs')
  await build({ input: join(root, 'scripts/bench-facts.ts'), platform: 'node', output: { file, format: 'esm' }, logLevel: 'warn' })
  const { took, first, facts } = JSON.parse(output([file, full, RUNS]))
  bar(
    `${median(took).toFixed(0)} ms for ${facts} facts of a server, its connection and 100 pings included (${range(took)}, the first of a process ${first.toFixed(0)}), at most ${FACTS}`,
    median(took) <= FACTS,
  )
  const cli = [join(root, 'dist/cli.js'), 'audit', `redis://127.0.0.1:${empty}`, '--format', 'json', '--fail-on', 'never']
  const node = ['-e', '0']
  const timed = command => {
    const began = process.hrtime.bigint()
    output(command)
    return Number(process.hrtime.bigint() - began) / 1e6
  }
  // In turn, so that both meet the same machine; the first round is not counted.
  const rounds = Array.from({ length: RUNS + 1 }, () => [timed(cli), timed(node)]).slice(1)
  const [whole, bare] = [rounds.map(r => r[0]), rounds.map(r => r[1])]
  bar(
    `${median(whole).toFixed(0)} ms for the whole program on an empty server (${range(whole)}; Node alone takes ${median(bare).toFixed(0)}), at most ${WHOLE}`,
    median(whole) <= WHOLE,
  )
}
