/** Runs a TypeScript file of this folder, which Node 20 can't by itself: `node scripts/run.js build [ARGUMENT…]`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'rolldown'

process.chdir(resolve(import.meta.dirname, '..'))
const [name = '', ...rest] = process.argv.slice(2)
// Inside node_modules, so that packages are found from there.
const cache = resolve('node_modules/.cache/redline')
mkdirSync(cache, { recursive: true })
const dir = mkdtempSync(join(cache, `${name}-`))
process.on('exit', () => rmSync(dir, { recursive: true, force: true }))
await build({
  input: { [name]: `scripts/${name}.ts` },
  platform: 'node',
  external: /^(?!\.|\/|[a-z]:\\)(?!scripts\/)/i,
  output: { dir, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
  logLevel: 'warn',
})
process.argv = [process.argv[0] ?? 'node', `scripts/${name}.ts`, ...rest]
await import(pathToFileURL(join(dir, `${name}.mjs`)).href)
