/** Clients of which one is made: many branches, and work that grows no faster than they do. */
import { describe, expect, it } from 'vitest'
import { redisRb } from '../../src/detect/redis-rb.ts'
import { mapRepo } from '../../src/model/repo.ts'
import { readApp } from '../../src/read/app.ts'
import { expectLinear } from '../read/linear.ts'
import { detected, scripted } from './scripted.ts'

const cased = (branches: number): string =>
  `REDIS = case ENV["SHARD"]\n${Array.from({ length: branches }, (_, i) => `when "s${i}" then Redis.new(url: ENV["S${i}_URL"])`).join('\n')}\nelse Redis.new\nend\n`
const clientsOf = (text: string): number =>
  detected(redisRb, scripted({ 'config/initializers/redis.rb': text })).facts.filter(f => 'client' in f).length

describe('one of several', () => {
  it('is one client for a case with a few branches', () => expect(clientsOf(cased(5))).toBe(1))
  it('does not compare all with all', () => expectLinear(times => clientsOf(cased(times)), 40))
})

describe('globals', () => {
  it('are looked up in one pass over the initializers', () => {
    const asked = Array.from({ length: 50 }, (_, i) => `a = $g${i}`).join('\n')
    let reads = 0
    const repo = mapRepo(
      new Map([
        ['config/initializers/a.rb', `Redis.new\n${asked}\n`],
        ['config/initializers/b.rb', '$b = 1\n'],
      ]),
    )
    const counting = {
      ...repo,
      read: (file: string) => {
        if (file.endsWith('b.rb')) reads += 1
        return repo.read(file)
      },
    }
    readApp(counting, '.', { environment: 'production', nested: [], words: ['redis'] })
    expect(reads).toBeLessThan(10)
  })
})
