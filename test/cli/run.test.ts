import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Io } from '../../src/commands/io.ts'
import { run } from '../../src/commands/run.ts'
import { folder } from './folder.ts'

const app = {
  'Gemfile.lock':
    'GEM\n  specs:\n    connection_pool (2.4.1)\n    rails (7.1.3)\n    redis (5.2.0)\n    sidekiq (7.2.4)\n\nDEPENDENCIES\n  rails\n  redis\n  sidekiq\n',
  'config/application.rb':
    'require "rails/all"\nBundler.require(*Rails.groups)\nmodule Shop\n  class Application < Rails::Application\n  end\nend\n',
  'config/environments/production.rb':
    'Rails.application.configure do\n  config.cache_store = :redis_cache_store, { url: ENV["REDIS_URL"] }\nend\n',
  'config/initializers/sidekiq.rb':
    'Sidekiq.configure_server { |c| c.redis = { url: ENV["REDIS_URL"] } }\nSidekiq.configure_client { |c| c.redis = { url: ENV["REDIS_URL"] } }\n',
  'config/initializers/redis.rb': 'REDIS = Redis.new(url: ENV["REDIS_URL"])\n',
}

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function redline(line: string, cwd: string, { env = {}, tty = false }: { env?: Io['env']; tty?: boolean } = {}): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []]
  const stream = (to: string[]) => ({ write: (text: string) => void to.push(text), isTTY: tty, columns: 100 })
  const code = await run(line === '' ? [] : line.split(' '), { stdout: stream(out), stderr: stream(err), env, cwd })
  return { code, out: out.join(''), err: err.join('') }
}

test('findings: exit 1, worst first, nothing on stderr, no colours in a pipe', async () => {
  const { code, out, err } = await redline('check', folder(app))
  expect([code, err]).toEqual([1, ''])
  expect(out).toMatch(/^error /)
  expect(out).not.toContain('\u001b')
  expect(out.endsWith('\n')).toBe(true)
})

test('JSON, to a file', async () => {
  const root = folder(app)
  const { code, out } = await redline('check . --format json --output report.json', root)
  expect([code, out]).toEqual([1, ''])
  const report = JSON.parse(readFileSync(join(root, 'report.json'), 'utf8'))
  expect(report).toMatchObject({ schema: 1, kind: 'redline-report', base: '.', summary: { verdict: 'fail' } })
  symlinkSync('report.json', join(root, 'link'))
  expect(await redline('check . --output link', root)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('it is a link') })
})

test.each([
  ['check nowhere', 'nowhere does not exist'],
  ['check Gemfile.lock', 'Gemfile.lock is a file'],
  ['chekc', 'did you mean `check`?'],
  ['check --only shared-instnace', 'did you mean `shared-instance`?'],
  ['check --config nowhere.yml', 'nowhere.yml does not exist'],
  ['check --config /dev/zero', '/dev/zero is no regular file'],
  ['model a b', 'takes one PATH'],
  ['explain', 'name a rule'],
  ['explain shared-instnace', 'did you mean `shared-instance`?'],
  ['rules missing-timeout', 'did you mean `redline explain missing-timeout`?'],
  ['baseline', 'say what to do'],
  ['baseline wirte', 'did you mean `write`?'],
])('%s is wrong use: exit 2, one line', async (line, message) => {
  const { code, out, err } = await redline(line, folder(app))
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(message)
  expect(err.split('\n')).toHaveLength(2)
})

test('a fault in .redline.yml: exit 2 with the line, even through a PATH', async () => {
  const root = folder(Object.fromEntries(Object.entries({ ...app, '.redline.yml': '\nrulse: {}\n' }).map(([f, t]) => [`shop/${f}`, t])))
  expect(await redline('check shop', root)).toMatchObject({
    code: 2,
    err: 'redline: shop/.redline.yml:2:1: there is no key `rulse`; did you mean `rules`?\n',
  })
})

test('what the repository has decided counts for an app below', async () => {
  const inside = Object.fromEntries(Object.entries(app).map(([file, text]) => [`shop/${file}`, text]))
  const root = folder({
    ...inside,
    '.git/HEAD': '',
    '.redline.yml': 'fail-on: never\nrules: { shared-instance: { severity: off, reason: ADR 7 } }',
  })
  const fromBelow = await redline('check --format json', join(root, 'shop'))
  const fromRoot = await redline('check --format json', root)
  const rulesOf = ({ out }: Ran) =>
    JSON.parse(out).apps.map((a: { findings: { rule: string; silenced?: { reason: string } }[] }) =>
      a.findings.map(f => [f.rule, f.silenced?.reason]),
    )
  expect([fromBelow.code, fromRoot.code]).toEqual([0, 0])
  expect(rulesOf(fromBelow)).toEqual(rulesOf(fromRoot))
  expect(rulesOf(fromBelow)[0]).toContainEqual(['shared-instance', 'ADR 7'])
})

test('nothing to scan: exit 3 and a sentence', async () => {
  expect(await redline('check', folder({ 'README.md': '' }))).toEqual({ code: 3, out: 'There is no Rails app here.\n', err: '' })
  const dummy = 'module Dummy\n  class Application < Rails::Application\n  end\nend\n'
  expect(await redline('check', folder({ 'spec/dummy/config/application.rb': dummy }))).toEqual({
    code: 3,
    out: 'There is no Rails app here.\n  spec/dummy was left out: it is an app for tests.\n',
    err: '',
  })
})

test('the gate: of flags, then of the file', async () => {
  const root = folder({ ...app, '.redline.yml': 'fail-on: never\n' })
  expect((await redline('check', root)).code).toBe(0)
  expect((await redline('check --fail-on error', root)).code).toBe(1)
})

test('an app and its infrastructure in another folder', async () => {
  const terraform = 'resource "aws_elasticache_replication_group" "jobs" {\n  parameter_group_name = "default.redis7"\n}\n'
  const root = folder({ ...Object.fromEntries(Object.entries(app).map(([f, text]) => [`app/${f}`, text])), 'infra/main.tf': terraform })
  for (const [line, cwd, at] of [
    ['check --with ../infra', join(root, 'app'), '../infra/main.tf:1'],
    ['check app --with infra', root, 'infra/main.tf:1'],
  ] as const) {
    const { code, out } = await redline(line, cwd)
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(/Servers that files declare\n.+\n +aws_elasticache_replication_group\.jobs +volatile-lru \(default\)/),
    ])
    expect(out).toContain(at)
  }
})

test('several folders give one report', async () => {
  const two = ['a', 'b'].flatMap(name => Object.entries(app).map(([f, t]) => [`${name}/${f}`, t]))
  const { out } = await redline('check a b --format json', folder(Object.fromEntries(two)))
  expect(JSON.parse(out).apps.map((a: { root: string }) => a.root)).toEqual(['a', 'b'])
})

test('init, then green; only what is new fails; prune forgets', async () => {
  const root = folder(app)
  expect(await redline('init', root)).toMatchObject({ code: 0, err: '' })
  expect(readFileSync(join(root, '.redline.yml'), 'utf8')).toMatch(/^# yaml-language-server: \$schema=https:\/\//)
  expect((await redline('check', root)).code).toBe(0)
  expect((await redline('baseline check', root)).code).toBe(0)
  const known = readFileSync(join(root, '.redline-baseline'), 'utf8')
  expect(await redline('init', root)).toMatchObject({ code: 2, err: expect.stringContaining('exist already') })
  await redline('baseline write', root)
  expect(readFileSync(join(root, '.redline-baseline'), 'utf8')).toBe(known)
  writeFileSync(join(root, '.redline-baseline'), `${known}missing-timeout:0123456789abcdef\n`)
  expect((await redline('check', root)).code).toBe(0)
  expect((await redline('baseline check', root)).out).toContain('1 entry mended')
  await redline('baseline prune', root)
  expect(readFileSync(join(root, '.redline-baseline'), 'utf8')).toBe(known)
  rmSync(join(root, '.redline-baseline'))
  expect((await redline('baseline check', root)).code).toBe(1)
  expect((await redline('check', root)).code).toBe(1)
})

test('init writes nothing where one file exists or no app is', async () => {
  const root = folder({ ...app, '.redline.yml': '' })
  expect((await redline('init', root)).code).toBe(2)
  expect(existsSync(join(root, '.github'))).toBe(false)
  const empty = folder({ a: '' })
  expect((await redline('init', empty)).code).toBe(3)
  expect(existsSync(join(empty, '.redline.yml'))).toBe(false)
})

test('a baseline with a merge’s markers is refused with its line', async () => {
  const root = folder({ ...app, '.redline-baseline': '# c\n<<<<<<< HEAD\n' })
  expect(await redline('check', root)).toMatchObject({
    code: 2,
    err: expect.stringContaining('.redline-baseline:2:1: this line is no identity'),
  })
})

test('a dry run of fix writes nothing', async () => {
  const root = folder(app)
  const { code, err } = await redline('fix --dry-run --unsafe', root)
  expect([code, err]).toEqual([0, ''])
  for (const [file, text] of Object.entries(app)) expect(readFileSync(join(root, file), 'utf8')).toBe(text)
})

test('fix ends with nothing more to fix', async () => {
  const root = folder(app)
  expect((await redline('fix --unsafe', root)).code).toBe(0)
  expect((await redline('fix --unsafe --dry-run', root)).out).toBe('')
})

test('model, explain, rules', async () => {
  const root = folder(app)
  expect(await redline('model', root)).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse((await redline('model --format json', root)).out)).toBeTypeOf('object')
  expect((await redline('model --compare staging', root)).code).toBe(0)
  expect((await redline('model --compare ./saved.json', root)).code).toBe(2)
  expect((await redline('explain shared-instance', root)).out).toContain('shared-instance')
  expect((await redline('rules', root)).out).toContain('missing-timeout')
  expect(JSON.parse((await redline('rules --format json', root)).out).length).toBeGreaterThan(3)
})

test('help and version', async () => {
  expect(await redline('--version', '/')).toMatchObject({ code: 0, out: expect.stringMatching(/^redline \d+\.\d+\.\d+\n$/) })
  expect((await redline('--help', '/')).out).toContain('redline COMMAND')
  expect((await redline('fix --help', '/')).out).toContain('--dry-run')
  expect(await redline('', '/')).toMatchObject({ code: 2, out: '' })
})

test.each<[string, Io['env'], boolean, boolean]>([
  ['check', {}, true, true],
  ['check', {}, false, false],
  ['check', { NO_COLOR: '1' }, true, false],
  ['check', { NO_COLOR: '' }, true, true],
  ['check', { FORCE_COLOR: '1' }, false, true],
  ['check', { FORCE_COLOR: '0' }, true, false],
  ['check', { TERM: 'dumb' }, true, false],
  ['check --color never', { FORCE_COLOR: '1' }, true, false],
  ['check --color always', { NO_COLOR: '1' }, false, true],
])('colours of %s with %j on a terminal %s: %s', async (line, env, tty, coloured) => {
  expect((await redline(line, folder(app), { env, tty })).out.includes('\u001b[')).toBe(coloured)
})

test('a folder that may not be read is named', async () => {
  const root = folder({})
  mkdirSync(join(root, 'closed'))
  chmodSync(join(root, 'closed'), 0)
  const { code, err } = await redline('check closed', root)
  // Root may read everything.
  if (process.getuid?.() === 0) expect(code).toBe(3)
  else expect([code, err]).toEqual([2, 'redline: closed may not be read (permission denied)\n'])
})
