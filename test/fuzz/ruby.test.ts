/** Random Ruby through the whole program, and through the evaluator alone, which must come out of it as it went in. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boot } from '../../src/read/ruby/boot.ts'
import { rubyFile } from './rubyText.ts'
import { APPLICATION, LOCKFILE, patience, runs, scanned } from './scanned.ts'

const PLACES = [
  'config/initializers/redis.rb',
  'app/models/a.rb',
  'lib/b.rb',
  'config/environments/production.rb',
  'config/puma.rb',
  'Gemfile',
  'app/jobs/a/b.rb',
  'config/application.rb',
] as const

const tree = fc
  .array(fc.tuple(fc.constantFrom(...PLACES), rubyFile), { minLength: 1, maxLength: 3 })
  .map(files => new Map([['config/application.rb', APPLICATION], ['Gemfile.lock', LOCKFILE], ...files]))

test('any Ruby gives a report without failures', { timeout: patience }, () => {
  let seen = 0
  fc.assert(
    fc.property(tree, files => {
      seen += scanned(files).apps.length
    }),
    runs(80),
  )
  expect(seen).toBeGreaterThan(0)
})

test('the evaluator leaves nothing behind: no branch, no target, no depth', { timeout: patience }, () => {
  fc.assert(
    fc.property(rubyFile, rubyFile, (first, second) => {
      const sources: Readonly<Record<string, string>> = { 'a.rb': first, 'b.rb': second }
      const failures: unknown[] = []
      const { machine, load, callAll } = boot({
        environment: 'production',
        libraries: new Set(['Redis']),
        text: file => sources[file],
        matters: () => true,
        yaml: () => undefined,
        exists: file => file in sources,
        defining: name => (name === 'B' ? ['b.rb'] : []),
        required: () => 'b.rb',
        constant: () => undefined,
        refuse: () => {},
        failed: (_file, error) => failures.push(error),
      })
      load('a.rb')
      callAll(() => true)
      const { branches, targets, inside, assumed, trail, stopped, depth } = machine
      expect(failures).toEqual([])
      expect({ branches, targets, inside, assumed, trail, stopped, depth }).toEqual({
        branches: [],
        targets: [],
        inside: [],
        assumed: [],
        trail: [],
        stopped: undefined,
        depth: 0,
      })
      expect([...machine.active.values()].filter(n => n !== 0)).toEqual([])
    }),
    runs(150),
  )
})
