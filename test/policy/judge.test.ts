import { expect, test } from 'vitest'
import { emptyConfig } from '../../src/policy/config.ts'
import { type Asked, isExcluded, judge, unusedAllowances } from '../../src/policy/judge.ts'
import { at, finding } from './findings.ts'

const here = at('.redline.yml', 2)

test('severities: another one replaces the finding’s, off silences it with the reason', () => {
  const config = {
    ...emptyConfig,
    rules: new Map([
      ['missing-timeout', { severity: 'note', at: here }],
      ['plaintext-url', { severity: 'off', reason: 'VPC', at: here }],
      ['hard-coded-url', { severity: 'off', at: here }],
    ] as const),
  }
  const { findings } = judge(
    ['missing-timeout', 'plaintext-url', 'hard-coded-url', 'shared-instance'].map(rule => finding({ rule })),
    config,
  )
  expect(findings.map(f => [f.severity, f.silenced?.by, f.silenced?.reason])).toEqual([
    ['note', undefined, undefined],
    ['error', 'severity', 'VPC'],
    ['error', 'severity', 'off in .redline.yml'],
    ['error', undefined, undefined],
  ])
})

test.each([
  ['cache+sidekiq on env:REDIS_URL', true],
  ['sidekiq and cache share', true],
  ['cache+rate-limit on env:REDIS_URL', false],
  ['cache-store+sidekiq', false],
])('allowed sharing of cache and sidekiq, %s: %s', (about, allowed) => {
  const allow = [{ rule: 'shared-instance', workloads: ['cache', 'sidekiq'], reason: 'tiny', at: here }]
  const { findings } = judge([finding({ rule: 'shared-instance', about })], { ...emptyConfig, allow })
  expect(findings[0]?.silenced).toEqual(allowed ? { by: 'allow', reason: 'tiny' } : undefined)
})

test('complaints about ignores are weighed as well', () => {
  const ignores = [{ rule: 'plaintext-url', reason: 'r', line: 3, at: at('a.rb', 3) }]
  const rules = new Map([['unused-ignore', { severity: 'error', at: here }]] as const)
  expect(judge([], emptyConfig, ignores).complaints).toMatchObject([{ severity: 'warning' }])
  expect(judge([], { ...emptyConfig, rules }, ignores).complaints).toMatchObject([{ severity: 'error' }])
})

test.each([
  ['.', 'vendor', 'vendor/a.rb', true],
  ['apps/shop', 'vendor', 'apps/shop/vendor/a.rb', true],
  ['apps/shop', 'vendor', 'vendor/a.rb', false],
  ['apps/shop', '**', 'apps/shopping/a.rb', false],
])('in %s, %s takes out %s: %s', (folder, pattern, path, out) => {
  expect(isExcluded({ ...emptyConfig, exclude: [{ folder, pattern }] }, path)).toBe(out)
})

test('an entry of allow that permits nothing is told once, and only where its rule looked', () => {
  const entry = (line: number, ...workloads: string[]) => ({
    rule: 'shared-instance',
    workloads,
    reason: 'r',
    at: at('.redline.yml', line),
  })
  const [jobs, cable, locks, above] = [
    entry(2, 'cache', 'sidekiq'),
    entry(3, 'cable', 'cache'),
    entry(4, 'cache', 'lock'),
    entry(9, 'cache', 'session'),
  ]
  const config = { ...emptyConfig, allow: [jobs, cable, { ...above, elsewhere: true as const }] }
  const app = (about: string, of = config, ran = true): Asked => ({
    config: of,
    permitted: judge([finding({ rule: 'shared-instance', about })], of).permitted,
    ran: () => ran,
  })
  const told = (...apps: Asked[]) => unusedAllowances(apps).map(f => [f.rule, f.severity, f.at.line, f.about])
  const unused = (line: number, pair: string) => ['unused-ignore', 'warning', line, `unused allow shared-instance ${pair}`]

  expect(told(app('cache+sidekiq on env:A'))).toEqual([unused(3, 'cable+cache')])
  expect(told(app('cache+sidekiq on env:A'), app('cable+cache on env:A'))).toEqual([])
  expect(told(app('x'), app('x', { ...config, allow: [...config.allow, locks] }))).toEqual([
    unused(2, 'cache+sidekiq'),
    unused(3, 'cable+cache'),
    unused(4, 'cache+lock'),
  ])
  expect(told(app('x', config, false))).toEqual([])
})
