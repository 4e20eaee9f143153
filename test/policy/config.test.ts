import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseConfig } from '../../src/commands/parseConfig.ts'
import { options } from '../../src/options.ts'
import { mergeConfig, readConfig } from '../../src/policy/config.ts'
import { gateReaders, keyReaders } from '../../src/policy/keys.ts'

const rules = ['missing-timeout', 'shared-instance', 'hard-coded-url']
const read = (text: string, { root = true, folder = '.' } = {}) => {
  const { value, faults } = parseConfig(text, '.redline.yml')
  expect(faults).toEqual([])
  return readConfig(value, '.redline.yml', { rules, root, folder })
}

test('everything there is', () => {
  const { config, errors } = read(`
rules:
  missing-timeout: warning
  hard-coded-url: off
  shared-instance: { severity: "off", reason: one server by decision }
exclude: [engines/legacy/**, ./vendor]
environments:
  production: [docker-compose.yml]
endpoints: { REDIS_URL: shared-a, CACHE_URL: redis://cache.internal:6379 }
processes: { web: 4, worker: 0 }
thresholds: { memory-headroom.error: 85.5 }
platform: heroku
target: render
allow:
  - { rule: shared-instance, workloads: [cache, sidekiq], reason: tiny }
  - { workloads: [cache, cable], reason: tiny }
fail-on: warning
fail-scope: new
min-confidence: certain
`)
  expect(errors).toEqual([])
  expect([...config.rules].map(([id, s]) => [id, s.severity, s.reason])).toEqual([
    ['missing-timeout', 'warning', undefined],
    ['hard-coded-url', 'off', undefined],
    ['shared-instance', 'off', 'one server by decision'],
  ])
  expect(config).toMatchObject({
    files: ['.redline.yml'],
    exclude: [
      { folder: '.', pattern: 'engines/legacy/**' },
      { folder: '.', pattern: 'vendor' },
    ],
    endpoints: { REDIS_URL: 'shared-a', CACHE_URL: 'redis://cache.internal:6379' },
    processes: { web: 4, worker: 0 },
    thresholds: { 'memory-headroom.error': 85.5 },
    platform: 'heroku',
    target: 'render',
    allow: [
      { rule: 'shared-instance', workloads: ['cache', 'sidekiq'], reason: 'tiny' },
      { rule: 'shared-instance', workloads: ['cache', 'cable'] },
    ],
    gate: { failOn: 'warning', failScope: 'new', minConfidence: 'certain' },
  })
  expect(config.environments.get('production')).toEqual([{ folder: '.', pattern: 'docker-compose.yml' }])
})

test.each(['', '\n', '# only a comment\n', '---\n', '{}', 'rules:\n'])('%j is an empty configuration', text => {
  expect(read(text).errors).toEqual([])
  expect(read(text).config.rules.size).toBe(0)
})

test.each<[string, number, string]>([
  ['rulse: {}', 1, 'there is no key `rulse`; did you mean `rules`?'],
  ['rules: {}\nfail_on: error', 2, 'there is no key `fail_on`; did you mean `fail-on`?'],
  ['rules:\n  missing-timout: off', 2, 'there is no rule `missing-timout`; did you mean `missing-timeout`?'],
  ['rules:\n  missing-timeout: warn', 2, '`rules: missing-timeout` must be one of `error`, `warning`, `note`, `off`'],
  ['rules:\n  missing-timeout: on', 2, 'must be one of'],
  ['rules:\n  missing-timeout: { severity: warnin }', 2, 'did you mean `warning`?'],
  ['rules:\n  missing-timeout: { severty: off }', 2, 'has no key `severty`; did you mean `severity`?'],
  ['rules: off', 1, '`rules` must be a mapping'],
  ['exclude: [../x]', 1, '`../x` in `exclude` must not leave'],
  ['exclude: { a: b }', 1, '`exclude` must be a list'],
  ['endpoints:\n  REDIS_URL: redis://:hunter2@host', 2, 'is a URL with a password'],
  ['endpoints:\n  REDIS_URL: [a]', 2, "must be a server's name"],
  ['processes: { web: many }', 1, 'must be a whole number'],
  ['processes: { web: -1 }', 1, 'must be a whole number'],
  ['processes: { web: 1.5 }', 1, 'must be a whole number'],
  ['thresholds:\n  memory-headrom.error: 80', 2, 'there is no threshold `memory-headrom.error`; did you mean `memory-headroom.error`?'],
  ['thresholds:\n  dead-set: 80', 2, 'there is no threshold `dead-set`'],
  ['thresholds:\n  dead-set.entries: many', 2, '`thresholds: dead-set.entries` must be a number: Dead jobs for a warning'],
  ['thresholds:\n  dead-set.entries: -1', 2, 'must be a number'],
  ['platform: herkou', 1, 'did you mean `heroku`?'],
  ['platform: My Cloud', 1, 'one lower-case word'],
  ['allow:\n  - { workloads: [cache, sidekiq] }', 2, 'needs a `reason`'],
  ['allow:\n  - { workloads: [cache], reason: r }', 2, 'two or more'],
  ['allow:\n  - { workloads: [cache, sidekick], reason: r }', 2, 'did you mean `sidekiq`?'],
  ['allow:\n  - { workloads: [cache, toString], reason: r }', 2, 'there is no workload `toString`'],
  ['allow:\n  - cache', 2, 'is a mapping such as'],
  ['fail-on: fatal', 1, '`fail-on` must be one of'],
  ['- a', 1, 'must be a mapping'],
  ['constructor: 1', 1, 'there is no key `constructor`'],
])('%s', (text, line, message) => {
  const { errors } = read(text)
  expect(errors).toHaveLength(1)
  expect(errors[0]?.message).toContain(message)
  expect(errors[0]?.at.line).toBe(line)
  expect(errors[0]?.message).not.toContain('hunter2')
})

test.each([...gateReaders.keys()])('%s counts only at the root', key => {
  const { config, errors } = read(`${key}: error`, { root: false, folder: 'apps/shop' })
  expect(errors[0]?.message).toContain("only in the .redline.yml at the repository's root")
  expect(config.gate).toEqual({})
})

test('a nearer file wins, lists grow, the gate is the root’s', () => {
  const root = read('rules: { missing-timeout: note }\nexclude: [a]\nendpoints: { A: x, B: y }\nplatform: heroku\nfail-on: note').config
  const near = read('rules: { missing-timeout: error }\nexclude: [b]\nendpoints: { B: z }\ntarget: render', {
    root: false,
    folder: 'apps/shop',
  }).config
  expect(mergeConfig(root, near)).toMatchObject({
    endpoints: { A: 'x', B: 'z' },
    exclude: [
      { folder: '.', pattern: 'a' },
      { folder: 'apps/shop', pattern: 'b' },
    ],
    platform: 'heroku',
    target: 'render',
    gate: { failOn: 'note' },
  })
  expect(mergeConfig(root, near).rules.get('missing-timeout')?.severity).toBe('error')
})

test('ERB is not run, bad YAML is named with its line', () => {
  expect(parseConfig('a: 1\nplatform: <%= ENV["X"] %>', 'f').faults).toMatchObject([
    { at: { line: 2 }, message: expect.stringContaining('plain YAML') },
  ])
  expect(parseConfig('a: [1', 'f').faults).not.toEqual([])
})

test('the options table and the readers know the same keys', () => {
  const keys = (where: 'any' | 'root') => options.filter(o => 'key' in o && o.key === where).map(o => o.name)
  expect(keys('any')).toEqual([...keyReaders.keys()])
  expect(keys('root')).toEqual([...gateReaders.keys()])
})

test('any YAML is read without throwing', () => {
  const json = fc.json({ maxDepth: 3 })
  const key = fc.constantFrom(...keyReaders.keys(), ...gateReaders.keys())
  fc.assert(
    fc.property(fc.array(fc.tuple(key, json), { maxLength: 4 }), pairs => {
      const { value } = parseConfig(pairs.map(([k, v]) => `${k}: ${v}`).join('\n'), 'f')
      readConfig(value, 'f', { rules, root: true, folder: '.' })
    }),
  )
})
