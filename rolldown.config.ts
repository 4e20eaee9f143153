/** How dist/ is made: one file an entry, and files of their own for what is only sometimes needed. */
import { existsSync } from 'node:fs'
import { defineConfig } from 'rolldown'

/** Packages that get a file each. */
const PACKAGES = {
  prism: '@ruby/prism',
  yaml: 'yaml',
  'babel-parser': '@babel/parser',
  'hcl-parser': 'web-tree-sitter',
  toml: 'toml-eslint-parser',
}

const ENTRIES = ['cli', 'action']

/** Prism makes a decoder for each name in a file, which on Node 24 takes longer than reading the names: one does for all. */
const oneDecoder = {
  name: 'one-decoder',
  transform(code: string, id: string): string | undefined {
    if (!/@ruby[\\/]prism[\\/]src[\\/]deserialize\.js$/.test(id)) return undefined
    const fresh = 'new TextDecoder().decode('
    if (!code.includes(fresh)) throw new Error('@ruby/prism decodes names in another way now: take oneDecoder out of rolldown.config.ts')
    return `const decoder = new TextDecoder()\n${code.replaceAll(fresh, 'decoder.decode(')}`
  },
}

/** What a grammar's wasm may bring along as JavaScript, which ours does not: no code is made from text. */
const noEval = {
  name: 'no-eval',
  transform(code: string, id: string): string | undefined {
    if (!/[\\/]web-tree-sitter[\\/]tree-sitter\.js$/.test(id)) return undefined
    if (code.split('eval(func)').length !== 3)
      throw new Error('web-tree-sitter evaluates in other places now: look at noEval in rolldown.config.ts')
    return code.replaceAll('eval(func)', "(() => { throw new Error('no code is made from text') })()")
  },
}

/** Where GitHub's packages name undici, and how they do when they name it only once there is a proxy. */
const PROXIED: readonly (readonly [RegExp, readonly (readonly [string, string])[]])[] = [
  [
    /@actions[\\/]github[\\/]lib[\\/]internal[\\/]utils\.js$/,
    [
      ["import { fetch } from 'undici';", ''],
      ['return fetch(url,', "return (httpDispatcher ? require('undici') : globalThis).fetch(url,"],
    ],
  ],
  [
    /@actions[\\/]http-client[\\/]lib[\\/]index\.js$/,
    [
      ["import { ProxyAgent } from 'undici';", ''],
      ['const undici_1 = require("undici");', ''],
      ['new ProxyAgent(', "new (require('undici').ProxyAgent)("],
      ['new undici_1.ProxyAgent(', "new (require('undici').ProxyAgent)("],
    ],
  ],
]

/** Without a proxy Node's own `fetch` is the same code, and starting a second one takes a tenth of a second. */
const undiciForProxies = {
  name: 'undici-for-proxies',
  transform(code: string, id: string): string | undefined {
    const [, changes] = PROXIED.find(([file]) => file.test(id)) ?? []
    if (!changes) return undefined
    const changed = changes.filter(([from]) => code.includes(from)).reduce((text, [from, to]) => text.replaceAll(from, to), code)
    if (changed.split('undici').length !== 2)
      throw new Error(`${id} names undici in another way now: look at PROXIED in rolldown.config.ts`)
    return changed
  },
}

export default defineConfig({
  input: Object.fromEntries(ENTRIES.map(name => [name, `src/${name}.ts`] as const).filter(([, file]) => existsSync(file))),
  platform: 'node',
  plugins: [oneDecoder, noEval, undiciForProxies],
  transform: { target: 'node20' },
  // No paths in the output: it must not depend on where it was built.
  experimental: { attachDebugInfo: 'none' },
  output: {
    dir: 'dist',
    format: 'esm',
    // Names without hashes, and no minification (it gains nothing at the start): what changes in a build can be read.
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    comments: false,
    codeSplitting: {
      groups: Object.entries(PACKAGES).map(([name, path]) => ({ name, test: new RegExp(`[\\\\/]node_modules[\\\\/]${path}[\\\\/]`) })),
    },
  },
})
