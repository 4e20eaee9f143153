/** The package as a user gets it: packed, installed into an empty folder without a registry, and run from elsewhere. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { nodes } from './nodes.ts'

const APP: Readonly<Record<string, string>> = {
  Gemfile: "source 'https://rubygems.org'\ngem 'rails'\ngem 'redis'\n",
  'Gemfile.lock': 'GEM\n  specs:\n    rails (7.1.3)\n    redis (5.2.0)\n\nDEPENDENCIES\n  rails\n  redis\n',
  'config/application.rb': "require 'rails/all'\nmodule Shop\n  class Application < Rails::Application\n  end\nend\n",
  'config/cable.yml': 'production:\n  adapter: redis\n  url: <%= ENV["CABLE_URL"] %>\n',
  'config/initializers/redis.rb': 'REDIS = Redis.new(url: ENV.fetch("STOCK_URL"), timeout: 2)\n',
  'app/javascript/consumer.js': "import { createConsumer } from '@rails/actioncable'\nexport default createConsumer()\n",
}

let dir: string
let packed: readonly string[]

function run(command: string, args: readonly string[], cwd: string) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (error) throw error
  return { status, stdout, stderr }
}

const redline = (...args: string[]) => run(process.execPath, [join(dir, 'node_modules/redis-redline/dist/cli.js'), ...args], dir)

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'redline-packaging-'))
  const pack = run('npm', ['pack', '--json', '--pack-destination', dir], process.cwd())
  expect(pack, pack.stderr).toMatchObject({ status: 0 })
  const [{ filename, files }] = JSON.parse(pack.stdout) as [{ filename: string; files: readonly { path: string }[] }]
  packed = files.map(f => f.path).sort()
  const install = run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--prefix', dir, join(dir, filename)], dir)
  expect(install, install.stderr).toMatchObject({ status: 0 })
  for (const [path, text] of Object.entries(APP)) {
    mkdirSync(dirname(join(dir, 'app', path)), { recursive: true })
    writeFileSync(join(dir, 'app', path), text)
  }
}, 120_000)

afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('the packed package', () => {
  it('holds what runs, what is read, and nothing else', () => {
    const beside = packed.filter(path => !/^dist\/[\w-]+\.(?:js|wasm|txt)$/.test(path))
    expect(beside).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'action.yml',
      'package.json',
      'schema/audit.schema.json',
      'schema/redline.schema.json',
      'schema/report.schema.json',
    ])
    expect(packed).toEqual(expect.arrayContaining(['dist/cli.js', 'dist/prism.wasm', 'dist/LICENSES.txt']))
  })

  it('installs nothing besides itself', () => {
    expect(readdirSync(join(dir, 'node_modules')).filter(name => !name.startsWith('.'))).toEqual(['redis-redline'])
    expect(manifest).not.toHaveProperty('dependencies')
  })

  it('runs by its name', () => {
    expect(run(join(dir, 'node_modules/.bin/redline'), ['--version'], tmpdir())).toEqual({
      status: 0,
      stdout: `redline ${manifest.version}\n`,
      stderr: '',
    })
  })

  it('reads Ruby, YAML and JavaScript, and writes nothing to stderr', () => {
    const { status, stdout, stderr } = redline('model', 'app', '--format', 'json')
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(stdout).toContain('STOCK_URL')
    expect(stdout).toContain('CABLE_URL')
  })

  it('says the same on every Node that it runs on', () => {
    const examples = readdirSync('examples').map(name => resolve('examples', name))
    expect(examples.length).toBeGreaterThan(0)
    const cli = join(dir, 'node_modules/redis-redline/dist/cli.js')
    const said = nodes().map(({ name, path }) => {
      expect(run(path, ['--version'], dir).stdout).toContain(name.replace('Node ', 'v'))
      return examples.flatMap(example =>
        [['check'], ['check', '--format', 'json'], ['model']].map(([command = '', ...rest]) =>
          run(path, [cli, command, example, ...rest], dir),
        ),
      )
    })
    const [first = []] = said
    for (const output of said) expect(output).toEqual(first)
    expect(first.map(({ stderr }) => stderr).join('')).toBe('')
    expect(first.filter(({ stdout }) => stdout.includes('redis') || stdout.includes('REDIS')).length).toBeGreaterThan(first.length / 2)
  })

  it('names the licence of every package inside', () => {
    const licences = readFileSync(join(dir, 'node_modules/redis-redline/dist/LICENSES.txt'), 'utf8')
    for (const name of ['@ruby/prism', 'yaml', '@babel/parser']) expect(licences).toContain(`${name} `)
  })
})

describe('the lock file', () => {
  it('records no addresses, so that any registry will do', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { resolved?: string }> }
    expect(Object.keys(packages).length).toBeGreaterThan(50)
    expect(Object.entries(packages).filter(([, p]) => p.resolved?.includes('://'))).toEqual([])
  })
})
