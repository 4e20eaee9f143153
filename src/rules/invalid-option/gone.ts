/** Methods that a library no longer has, or that refuse what they are given. */
import { distinctCalls } from '../../model/configured.ts'
import type { Model } from '../../model/model.ts'
import { contains } from '../../model/span.ts'
import { atLeast } from '../../model/version.ts'
import { fenced } from '../words.ts'
import type { Refusal } from './refusal.ts'

/** `Redis.current`, which redis 5 hasn't got. Source: redis CHANGELOG.md 5.0.0. */
export function* redisCurrent(model: Model): Iterable<Refusal> {
  const version = model.gems.redis
  if (!atLeast(version, '5')) return
  const [first, ...others] = distinctCalls(model.calls.filter(c => /^Redis\.current(?:=$|\.|$)/.test(c.path))).filter(
    (c, i, all) => !all.some((o, j) => j < i && (contains(o.at, c.at) || contains(c.at, o.at))),
  )
  if (!first) return
  const times = others.length > 0 ? ` here and in ${others.length} other ${others.length === 1 ? 'place' : 'places'}` : ''
  yield {
    at: first.at,
    related: others.slice(0, 5).map(c => ({ at: c.at, role: '`Redis.current` here too' })),
    message: `\`Redis.current\` is gone in redis 5, and ${version} is locked: NoMethodError${times} whenever this runs.`,
    advice: `Keep a client, or a pool, of your own:\n\n${fenced('ruby', 'REDIS = ConnectionPool::Wrapper.new(size: 5, timeout: 1) { Redis.new(url: ENV.fetch("REDIS_URL"), timeout: 1) }')}`,
    about: 'Redis.current refused by redis-rb',
    confidence: first.conditional ? 'possible' : 'certain',
  }
}

/** A Regexp for `delete_matched`, which Redis can't match. Source: activesupport redis_cache_store.rb at v5.2.8 to v8.1.2. */
export function* deleteMatched(model: Model): Iterable<Refusal> {
  if (!model.clients.some(c => c.name === 'Rails.cache' && c.library === 'rails-cache')) return
  for (const call of distinctCalls(model.calls.filter(c => c.path === 'Rails.cache.delete_matched'))) {
    const [pattern] = call.args
    const isRegexp =
      (pattern?.kind === 'constant' && pattern.name === 'Regexp') || (pattern?.kind === 'made' && pattern.path === 'Regexp.new')
    if (!isRegexp) continue
    yield {
      at: call.at,
      message:
        '`Rails.cache.delete_matched` is given a Regexp, and the Redis cache store takes glob patterns only: ArgumentError ("Only Redis glob strings are supported") whenever this runs.',
      advice: `Write the pattern as Redis has it:\n\n${fenced('ruby', 'Rails.cache.delete_matched("views/products/*")')}`,
      about: 'delete_matched with a Regexp refused by rails-cache',
      confidence: 'certain',
    }
  }
}
