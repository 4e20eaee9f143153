import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readLockfile } from '../../src/read/lockfile.ts'

const LOCKFILE = `GIT
  remote: https://git.example.com/rack-attack.git
  revision: 5f1c
  specs:
    rack-attack (6.8.0)
      rack (>= 1.0, < 4)

PATH
  remote: engines/billing
  specs:
    billing (0.1.0)
      redis (>= 4)

GEM
  remote: https://rubygems.org/
  specs:
    nokogiri (1.16.2)
      racc (~> 1.4)
    nokogiri (1.16.2-x86_64-linux-gnu)
      racc (~> 1.4)
    rails (8.0.0.rc1)
    redis (5.3.0)
      redis-client (>= 0.22.0)
    redis-client (0.22.2)

PLATFORMS
  ruby
  x86_64-linux

DEPENDENCIES
  rack-attack!
  redis (~> 5.0)

CHECKSUMS
  redis (5.3.0) sha256=abc

RUBY VERSION
   ruby 3.3.6p108

BUNDLED WITH
   2.5.3
`

describe('Gemfile.lock', () => {
  test('what each gem depends on, of all its platforms', () => {
    const { dependencies } = readLockfile(LOCKFILE, 'Gemfile.lock')
    expect(Object.fromEntries(dependencies)).toEqual({
      'rack-attack': ['rack'],
      billing: ['redis'],
      nokogiri: ['racc'],
      rails: [],
      redis: ['redis-client'],
      'redis-client': [],
    })
  })

  test.each([LOCKFILE, LOCKFILE.replaceAll('\n', '\r\n')])('versions of GIT, PATH and GEM, each once', text => {
    const { gems, rubyVersion, problems, at } = readLockfile(text, 'Gemfile.lock')
    expect(gems).toEqual({
      'rack-attack': '6.8.0',
      billing: '0.1.0',
      nokogiri: '1.16.2',
      rails: '8.0.0.rc1',
      redis: '5.3.0',
      'redis-client': '0.22.2',
    })
    expect([rubyVersion, problems]).toEqual(['3.3.6', []])
    const redis = at.get('redis')
    expect(redis && text.slice(redis.start, redis.end)).toBe('redis (5.3.0)')
    expect(redis).toMatchObject({ line: 22, column: 5, endLine: 22, endColumn: 18 })
  })

  test('an unfinished merge is a problem, and the first side counts', () => {
    const text = 'GEM\n  specs:\n<<<<<<< HEAD\n    redis (5.3.0)\n=======\n    redis (4.8.1)\n>>>>>>> other\n'
    const { gems, problems } = readLockfile(text, 'Gemfile.lock')
    expect(gems).toEqual({ redis: '5.3.0' })
    expect(problems.map(p => [p.at.line, p.why])).toEqual([[3, 'the lockfile holds the conflict markers of an unfinished merge']])
  })

  test('a gem of a strange name is a gem', () => {
    expect(Object.keys(readLockfile('GEM\n  specs:\n    __proto__ (1.0)\n', 'Gemfile.lock').gems)).toEqual(['__proto__'])
  })

  test('any text and any beginning', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.nat(LOCKFILE.length).map(n => LOCKFILE.slice(0, n)),
        ),
        text => {
          for (const [name, at] of readLockfile(text, 'Gemfile.lock').at) expect(text.slice(at.start, at.end)).toContain(name)
        },
      ),
    )
  })
})
