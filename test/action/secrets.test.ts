/** Random credentials in everything that the Action is given: none is in anything that it gives. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { edited, healthy, POOL, PRODUCTION, shared, withoutTimeout } from './apps.ts'
import { everything } from './everything.ts'
import type { Files } from './repository.ts'
import { scene } from './scene.ts'

const of = (chars: string, least: number, most: number) =>
  fc.array(fc.constantFrom(...chars), { minLength: least, maxLength: most }).map(parts => parts.join(''))
const LETTERS = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ'
const DIGITS = '23456789'

/** A password that may stand in a URL as it is; a letter first, a digit somewhere, as generated ones have them. */
const plain = fc.tuple(of(LETTERS, 2, 4), of(DIGITS, 1, 3), of(`${LETTERS + DIGITS}_.~!*+-`, 8, 30)).map(parts => parts.join(''))
/** One whose odd characters are percent-encoded there. */
const odd = fc.tuple(plain, of('@/:?#[] &=%', 1, 4), plain).map(([a, b, c]) => a + b + c)
const token = fc.oneof(
  of(LETTERS + DIGITS, 36, 36).map(text => `ghp_${text}`),
  fc.tuple(of(LETTERS + DIGITS, 60, 80), of(`${LETTERS + DIGITS}_-`, 100, 300)).map(([a, b]) => `ghs_${a}.${b}`),
)
const secrets = fc.record({ urls: fc.array(plain, { minLength: 9, maxLength: 9 }), odd, named: plain, tokens: fc.tuple(token, token) })
type Secrets = typeof secrets extends fc.Arbitrary<infer T> ? T : never

const url = (password: string, user = 'shop'): string => `rediss://${user}:${password}@db.example.test:6379/0`

/** The healthy app with a credential wherever one may stand. */
function planted({ urls, odd, named, tokens }: Secrets): Files {
  const [a, b, c, d, e, f, g] = urls as [string, string, string, string, string, string, string]
  return {
    ...withoutTimeout(healthy),
    ...edited(
      shared,
      PRODUCTION,
      '  config.cache_store',
      `  # redline:ignore missing-timeout -- ask ${url(a)}\n  # password: "${named}"\n  config.cache_store`,
    ),
    [POOL]: [
      `DATA_POOL = Redis.new(url: "${url(b)}")`,
      `OTHER = Redis.new(url: ENV.fetch("OTHER_URL", "${url(encodeURIComponent(odd), '')}"))`,
      `THIRD = Redis.new(host: "db.example.test", password: "${named}")`,
      `FOURTH = Redis.new(url: ENV["X"] || '${url(c)}', ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_NONE })`,
      '',
    ].join('\n'),
    'config/cable.yml': `production:\n  adapter: redis\n  url: ${url(d)}\nurl: ${url(e)}\n`,
    'config/sidekiq.yml': `:url: ${url(f)}\n:concurrency: 25\n`,
    '.env.production': `SIDEKIQ_REDIS_URL=${url(g)}\nREDIS_PASSWORD=${named}\n`,
    [`config/initializers/${tokens[0].slice(0, 200)}.rb`]: `NAMED = Redis.new(url: "${url(a)}")\n`,
    '.redline.yml': `rules:\n  hard-coded-url: { severity: off, reason: "as ${url(b)} says" }\n`,
  }
}

const all = ({ urls, odd, named, tokens }: Secrets): readonly string[] => [
  ...urls,
  odd,
  encodeURIComponent(odd),
  named,
  tokens[0].slice(0, 200),
  tokens[1],
]

it('in files, their names, the environment, refusals and errors', { timeout: 180_000 }, async () => {
  let runs = 0
  await fc.assert(
    fc.asyncProperty(secrets, async given => {
      const on = await scene({ base: healthy, head: planted(given) })
      const [h, i] = given.urls.slice(-2) as [string, string]
      on.github.faults = [
        { match: 'GET …/pulls/41/files', status: 403, body: { message: `No ${url(h)} for token=${given.tokens[1]}` } },
        { match: 'POST …/comments', status: 422, body: { message: `Not at ${url(i)}`, errors: [`password=${given.named}`] } },
      ]
      const env = { RUNNER_DEBUG: '1', REDIS_URL: url(h), CACHE_URL: url(encodeURIComponent(given.odd)) }
      const result = await on.run({ env })
      expect(Number(result.outputs['new-count'])).toBeGreaterThan(3)
      expect(result.masks).toEqual(expect.arrayContaining([h, given.odd, encodeURIComponent(given.odd)]))
      // A configuration that is refused quotes what is wrong with it.
      const broken = { ...healthy, '.redline.yml': `endpoints:\n  REDIS_URL: ${url(i)}\nfail-on: ${url(h)}\npassword: ${given.named}\n` }
      const refusedOn = await scene({ base: healthy, head: broken })
      const refused = await refusedOn.run({ env })
      expect(refused.code).toBe(2)
      const told = everything(on, result) + everything(refusedOn, refused)
      expect(all(given).filter(secret => told.includes(secret))).toEqual([])
      runs += 1
    }),
    { numRuns: 3, endOnFailure: true },
  )
  expect(runs).toBe(3)
})
