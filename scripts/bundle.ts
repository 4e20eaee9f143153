/** Builds the bundle that users run: the code, its parsers' wasm beside it, and the licences of what is inside. */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { build } from 'rolldown'
import config from '../rolldown.config.ts'

/** Parsers in wasm, which the code reads from beside itself. */
const WASM = [
  '@ruby/prism/src/prism.wasm',
  'web-tree-sitter/tree-sitter.wasm',
  '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm',
].map(file => createRequire(import.meta.url).resolve(file))

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license: string
}

/** Holders whose packages ship no licence file, as their repositories name them; the terms are those of ours. */
const HOLDERS: Readonly<Record<string, string>> = { '@ruby/prism': 'Copyright 2022-present, Shopify Inc.' }

/** The licence of a bundled package. */
function licence(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
  const file = readdirSync(folder).find(name => /^licen[cs]e/i.test(name))
  const holder = HOLDERS[manifest.name]
  if (!file && !(holder && manifest.license === 'MIT')) throw new Error(`${manifest.name} ships no licence: say in bundle.ts what applies`)
  const text = readFileSync(file ? join(folder, file) : 'LICENSE', 'utf8').trim()
  return `${manifest.name} ${manifest.version}\n\n${holder ? text.replace(/^Copyright.*$/m, holder) : text}\n`
}

/**
 * Builds `folder`. Returns the names of the files it holds then, sorted. What is there is replaced a file at a time when all
 * is made, so that a program of it that is started meanwhile finds its files.
 */
export async function bundle(folder: string): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true })
  const fresh = mkdtempSync(join(dirname(resolve(folder)), '.dist-'))
  try {
    const names = await made(fresh)
    for (const name of names) renameSync(join(fresh, name), join(folder, name))
    for (const name of readdirSync(folder)) if (!names.includes(name)) rmSync(join(folder, name), { recursive: true })
    return names
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** The same in an empty folder. */
async function made(folder: string): Promise<readonly string[]> {
  const { output } = await build({ ...config, output: { ...config.output, dir: folder }, logLevel: 'warn' })
  const packages = new Set<string>()
  for (const chunk of output) {
    if (chunk.type !== 'chunk') continue
    for (const id of chunk.moduleIds) {
      const [, path] = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id) ?? []
      if (path) packages.add(path)
    }
    // Only packages of Node itself may be left to import: users install nothing.
    for (const name of [...chunk.imports, ...chunk.dynamicImports]) {
      if (!isBuiltin(name) && !existsSync(join(folder, name)))
        throw new Error(`${chunk.fileName} imports ${name}, which is not in the bundle`)
    }
  }
  if (packages.size === 0) throw new Error('no package was bundled: the licences would be missing')
  for (const wasm of WASM) {
    copyFileSync(wasm, join(folder, basename(wasm)))
    chmodSync(join(folder, basename(wasm)), 0o644)
    // A grammar is all that is taken of its package: no module tells of it.
    const [path] = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(wasm) ?? []
    if (path) packages.add(path)
  }
  chmodSync(join(folder, 'cli.js'), 0o755)
  writeFileSync(
    join(folder, 'LICENSES.txt'),
    [...packages]
      .sort()
      .map(licence)
      .join(`\n${'-'.repeat(72)}\n\n`),
  )
  return readdirSync(folder).sort()
}
