/** How dist/ is made: one file an entry, and files of their own for what is only sometimes needed. */
import { existsSync } from 'node:fs'
import { defineConfig } from 'rolldown'

/** Packages that get a file each. */
const PACKAGES = { prism: '@ruby/prism', yaml: 'yaml', 'babel-parser': '@babel/parser' }

const ENTRIES = ['cli', 'action']

export default defineConfig({
  input: Object.fromEntries(ENTRIES.map(name => [name, `src/${name}.ts`] as const).filter(([, file]) => existsSync(file))),
  platform: 'node',
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
