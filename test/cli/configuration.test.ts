import { expect, test } from 'vitest'
import { readConfiguration } from '../../src/commands/configuration.ts'
import { mapRepo } from '../../src/model/repo.ts'

const read = (files: Record<string, string>, over: Partial<Parameters<typeof readConfiguration>[0]> = {}) =>
  readConfiguration({ repo: mapRepo(new Map(Object.entries(files))), roots: ['.'], rules: ['missing-timeout'], show: f => f, ...over })

test('the root’s, then the app’s', () => {
  const c = read({
    '.redline.yml': 'platform: heroku\nexclude: [x]\nfail-on: note',
    'apps/a/.redline.yml': 'platform: render\nexclude: [y]',
  })
  expect([c.of('.').platform, c.of('apps/a').platform, c.of('apps/b').platform]).toEqual(['heroku', 'render', 'heroku'])
  expect(c.of('apps/a').files).toEqual(['.redline.yml', 'apps/a/.redline.yml'])
  expect(c.gate).toEqual({ failOn: 'note' })
  expect(['x/1', 'apps/a/y/1', 'y/1', 'apps/a/x'].map(c.hides)).toEqual([true, true, false, false])
  expect(() => c.check()).not.toThrow()
})

test('faults name file and line; those of files where no app is do not count', () => {
  const c = read(
    { '.redline.yml': 'a: 1', 'apps/a/.redline.yml': '\nfail-on: note', 'fixtures/.redline.yml': 'nonsense' },
    { show: f => `repo/${f}` },
  )
  c.of('apps/a')
  expect(() => c.check()).toThrow(
    /^repo\/\.redline\.yml:1:1: there is no key `a`.*\nrepo\/apps\/a\/\.redline\.yml:2:1: `fail-on` counts only/,
  )
  expect(() => c.check()).not.toThrow(/fixtures/)
})

test('a file named by --config stands for the root’s', () => {
  const c = read({ '.redline.yml': 'broken: 1\nexclude: [x]' }, { named: { file: '../ci.yml', text: 'fail-on: never\nexclude: [y]' } })
  expect([c.gate.failOn, c.hides('x'), c.hides('y'), c.of('.').files]).toEqual(['never', false, true, ['../ci.yml']])
  expect(() => c.check()).not.toThrow()
  expect(() => read({}, { named: { file: '../ci.yml', text: '[' } }).check()).toThrow('../ci.yml:1:')
})

test('several roots: each its own file, one gate', () => {
  const files = { 'a/.redline.yml': 'platform: heroku\nfail-on: note', 'b/.redline.yml': 'fail-on: note\nmin-confidence: certain' }
  const c = read(files, { roots: ['a', 'b'] })
  expect([c.of('a').platform, c.of('a/x').platform, c.of('b').platform]).toEqual(['heroku', 'heroku', null])
  expect(c.gate).toEqual({ failOn: 'note', minConfidence: 'certain' })
  expect(() => read({ ...files, 'b/.redline.yml': 'fail-on: never' }, { roots: ['a', 'b'] })).toThrow(
    'a/.redline.yml and b/.redline.yml disagree; say `--fail-on`',
  )
})

test('a file that can’t be read is named', () => {
  const repo = { ...mapRepo(new Map([['.redline.yml', '']])), read: () => ({ refused: 'is binary' }) }
  expect(() => read({}, { repo }).check()).toThrow('.redline.yml is binary')
})

test('the work tree’s own file counts above the scanned folder: nearer wins, its paths are its own, the gate is its', () => {
  const text = `platform: heroku
target: render
exclude: [apps/web/x, '**/y', apps/web, other]
fail-on: note
allow: [{ workloads: [cache, sidekiq], reason: r }]`
  const above = new Map([['.', { file: '../../.redline.yml', text, below: 'apps/web' }]])
  const own = 'platform: fly\nexclude: [z]\nallow: [{ workloads: [cache, cable], reason: r }]'
  const c = read({ '.redline.yml': own, 'a.rb': '' }, { above })
  expect(c.of('.')).toMatchObject({
    platform: 'fly',
    target: 'render',
    gate: { failOn: 'note' },
    files: ['../../.redline.yml', '.redline.yml'],
  })
  expect(c.gate).toEqual({ failOn: 'note' })
  expect(c.of('.').allow.map(a => a.elsewhere)).toEqual([true, undefined])
  expect(['x/1', 'q/y/1', 'z/1', 'other/1', 'apps/web/x', 'a.rb'].map(c.hides)).toEqual([true, true, true, false, false, false])
  expect(() => c.check()).not.toThrow()

  const nearer = read({ '.redline.yml': 'fail-on: error' }, { above })
  expect(() => nearer.check()).toThrow(/^\.redline\.yml:1:1: `fail-on` counts only in the \.redline\.yml at the repository's root/)
  const broken = new Map([['.', { file: '../.redline.yml', text: 'rulse: 1', below: 'web' }]])
  expect(() => read({}, { above: broken }).check()).toThrow(/^\.\.\/\.redline\.yml:1:1: there is no key `rulse`/)
  const refused = new Map([['.', { file: '../.redline.yml', text: { refused: 'is no regular file' }, below: 'web' }]])
  expect(() => read({}, { above: refused }).check()).toThrow('../.redline.yml is no regular file')
  expect(read({}, { above: broken, named: { file: 'ci.yml', text: 'platform: heroku' } }).of('.').platform).toBe('heroku')
})

test('several folders of one work tree, one gate', () => {
  const file = { file: '.redline.yml', text: 'fail-on: never\nexclude: [a/x]' }
  const above = new Map([
    ['a', { ...file, below: 'a' }],
    ['b', { ...file, below: 'b' }],
  ])
  const c = read({ 'a/f': '', 'b/f': '' }, { roots: ['a', 'b'], above })
  expect([c.gate, c.hides('a/x/1'), c.hides('b/x/1')]).toEqual([{ failOn: 'never' }, true, false])
})
