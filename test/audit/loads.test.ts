/** What an audit loads: who names no app waits for no reader of Ruby or YAML, no detector and no format that wasn't asked for. */
import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { type ParseResult, parse } from '@babel/parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folder } from '../cli/folder.ts'
import { program } from '../live/program.ts'
import { startServer, type TestServer } from './server.ts'

interface Loading {
  readonly type: string
  readonly importKind?: string
  readonly exportKind?: string
  readonly source?: { readonly value: string } | null
}

/** What a file imports when it is loaded: neither types nor what it imports later. */
function importsOf(file: string): readonly string[] {
  const { program: of } = parse(readFileSync(file, 'utf8'), { sourceType: 'module', plugins: ['typescript'] }) as ParseResult
  return (of.body as readonly Loading[]).flatMap(({ importKind, exportKind, source }) =>
    source && importKind !== 'type' && exportKind !== 'type' ? [source.value] : [],
  )
}

/** Every file and package that loading a file loads. */
function reach(entry: string): ReadonlySet<string> {
  const seen = new Set<string>()
  const open = [entry]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    if (!existsSync(file) || !file.endsWith('.ts')) continue
    for (const from of importsOf(file)) open.push(from.startsWith('.') ? posix.join(posix.dirname(file), from) : from)
  }
  return seen
}

/** Parsers, and what knows an app. */
const OF_APPS =
  /^(?:@ruby\/prism|yaml|@babel\/parser|web-tree-sitter|toml-eslint-parser)|^src\/(?:detect|plan|fix|github|action)\/|^src\/redline\.ts$|^src\/read\/(?:ruby|javascript|hcl|yaml|erb|toml|apps?\.)/

describe('the command', () => {
  const loaded = [...reach('src/commands/audit.ts')]

  it('loads nothing that only an app needs', () => {
    expect(loaded.length).toBeGreaterThan(150)
    expect(loaded).toEqual(expect.arrayContaining(['ioredis', 'src/live/keyspace.ts', 'src/rules/index.ts', 'src/report/audit/console.ts']))
    expect(loaded.filter(file => OF_APPS.test(file))).toEqual([])
  })

  it('loads pages, SARIF and schemas only where they are asked for', () => {
    expect(loaded.filter(file => /^src\/report\/(?:html|markdown|sarif)|Schema\.ts$|^zod/.test(file))).toEqual([])
  })

  it('would load all of these with the analyser, so that the lists above name what there is', () => {
    const all = [...reach('src/commands/scan.ts')]
    expect(all).toEqual(
      expect.arrayContaining(['@ruby/prism/src/parsePrism.js', 'yaml', 'src/redline.ts', 'src/detect/index.ts', 'src/read/ruby/parse.ts']),
    )
    expect(all.filter(file => OF_APPS.test(file)).length).toBeGreaterThan(30)
    expect([...reach('src/commands/audit/rarerTexts.ts')]).toContain('src/report/html/page.ts')
  })
})

describe('the built program', () => {
  const PARSERS = ['prism.js', 'yaml.js', 'babel-parser.js', 'hcl-parser.js', 'toml.js']
  let server: TestServer
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server?.stop())

  it('loads no parser without an app, and the Ruby reader with one', async () => {
    const address = `REDIS_URL=redis://127.0.0.1:${server.port}`
    const alone = await program(['audit', address], { watched: true })
    expect([alone.code, alone.err]).toEqual([0, ''])
    expect(alone.out).toContain('0 keys')
    expect(alone.loaded).toContain('audit.js')
    expect([...PARSERS, 'scan.js'].filter(name => alone.loaded.has(name))).toEqual([])
    const app = folder({ 'config/application.rb': 'module Shop\n  class Application < Rails::Application\n  end\nend\n' })
    const both = await program(['audit', address, '--app', app], { watched: true })
    expect(both.err).toBe('')
    expect(both.loaded).toContain('prism.js')
  })
})
