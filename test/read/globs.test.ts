/** Patterns that name Ruby files. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { mapRepo } from '../../src/model/repo.ts'
import { globs } from '../../src/read/globs.ts'

const FILES = ['config/shared/cache.rb', 'config/shared/deep/er/store.rb', 'config/shared.rb', 'lib/a+b.rb', 'lib/plain.rb']
const repo = mapRepo(new Map(FILES.map(f => [f, f.includes('plain') ? '1\n' : 'Redis.new\n'])))
const matching = globs(repo, FILES, below => below, ['redis'])

describe('patterns', () => {
  test.each([
    ['config/shared/**/*.rb', ['config/shared/cache.rb', 'config/shared/deep/er/store.rb']],
    ['config/shared/*.rb', ['config/shared/cache.rb']],
    ['config/**/{cache,store}.rb', ['config/shared/cache.rb', 'config/shared/deep/er/store.rb']],
    ['lib/?+b.rb', ['lib/a+b.rb']],
    ['lib/*.rb', ['lib/a+b.rb']],
    ['lib/[ab]*.rb', []],
    ['lib/{a,{b,c}}.rb', []],
    ['}{', []],
  ])('%s', (pattern, found) => expect(matching(pattern)).toEqual(found))

  it('never throws, whatever the pattern', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40, unit: fc.constantFrom(...'{}[]*?,/\\.()|+^$-é a') }), pattern => {
        expect(Array.isArray(globs(repo, FILES, below => below, ['redis'])(pattern))).toBe(true)
      }),
    )
  })
})
