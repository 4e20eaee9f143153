/** `npm run check`: everything that must hold before a change goes in. All of it runs, also after a failure. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from './bundle.ts'
import { GENERATED, pages } from './pages.ts'

const scratch = mkdtempSync(join(tmpdir(), 'redline-check-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

const results = join(scratch, 'tests.json')

function runs(bin: string, ...args: string[]): boolean {
  // With CI set a test never writes the snapshot that it compares with.
  const { status } = spawnSync(process.execPath, [bin, ...args], { stdio: 'inherit', env: { ...process.env, CI: 'true' } })
  return status === 0
}

const bin = (path: string): string => join('node_modules', path)

/** Says of each pair of texts that differs which it is; false where any does. */
function same(what: string, fresh: ReadonlyMap<string, Buffer | string>, folders: readonly string[], again: string): boolean {
  const stale = [...fresh]
    .filter(([path, text]) => !existsSync(path) || !readFileSync(path).equals(Buffer.from(text)))
    .map(([path]) => path)
  const extra = folders.flatMap(f => (existsSync(f) ? readdirSync(f).map(name => `${f}/${name}`) : [])).filter(path => !fresh.has(path))
  for (const path of stale) console.error(`${path} is not what ${again} makes`)
  for (const path of extra) console.error(`${path} is no longer made by ${again}`)
  if (stale.length + extra.length === 0) console.log(`${what}: ${fresh.size} files are fresh`)
  return stale.length + extra.length === 0
}

const dist = join(scratch, 'dist')

const CHECKS: readonly (readonly [string, () => boolean | Promise<boolean>])[] = [
  ['format and lint', () => runs(bin('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '.')],
  ['types', () => runs(bin('typescript/bin/tsc'), '-p', '.')],
  ['dead code', () => runs(bin('knip/bin/knip.js'))],
  // What only tests use is dead too.
  ['dead files', () => runs(bin('knip/bin/knip.js'), '--production', '--include', 'files')],
  [
    'dist',
    async () => {
      const names = await bundle(dist)
      return same('dist', new Map(names.map(name => [`dist/${name}`, readFileSync(join(dist, name))])), ['dist'], 'npm run build')
    },
  ],
  ['generated pages', () => same('pages', pages(dist), GENERATED, 'npm run docs')],
  ['tests', () => runs(bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`)],
]

interface TestResults {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

/** What the tests came to; a file that could not be run counts as one that failed. */
function tally(): string {
  if (!existsSync(results)) return '0 passed, 1 failed'
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(results, 'utf8')) as TestResults
  const unrun = testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0)
  return `${numPassedTests} passed, ${numFailedTests + unrun.length} failed`
}

const failed: string[] = []
for (const [name, check] of CHECKS) {
  console.log(`\n== ${name}`)
  try {
    if (!(await check())) failed.push(name)
  } catch (error) {
    console.error(error)
    failed.push(name)
  }
}
console.log(failed.length === 0 ? '\nAll checks pass.' : `\nFailed: ${failed.join(', ')}`)
console.log(tally())
process.exitCode = failed.length === 0 ? 0 : 1
