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
/** Printable ASCII without white space, and what people paste from elsewhere. */
const PRINTABLE = `${Array.from({ length: 94 }, (_, n) => String.fromCharCode(0x21 + n)).join('')}éßЖ漢`

/** A password, and the part of it that is looked for: letters and digits, which no channel escapes. */
interface Secret {
  readonly text: string
  readonly core: string
}

const core = fc.tuple(of(LETTERS, 2, 4), of(DIGITS, 1, 3), of(LETTERS + DIGITS, 8, 16)).map(parts => parts.join(''))

/** A password of any printable characters but those that the file's own quoting ends with, or puts something in at. */
const without = (not: string) =>
  fc
    .tuple(
      core,
      of([...PRINTABLE].filter(c => !not.includes(c)).join(''), 0, 8),
      of([...PRINTABLE].filter(c => !not.includes(c)).join(''), 0, 8),
    )
    .filter(([, a, b]) => !/[#$]\{|\*\*\*|:\/\/|[@?/#,]/.test(a + b))
    .map(([c, a, b]): Secret => ({ text: c.slice(0, 2) + a + c + b, core: c }))

/** One whose odd characters are percent-encoded in an address. */
const encoded = fc
  .tuple(core, of('@/:?#[] &=%"\'`<>\\é漢', 1, 6))
  .map(([c, odd]): Secret => ({ text: `${c.slice(0, 3)}${odd}${c}`, core: c }))
const token = fc.oneof(
  of(LETTERS + DIGITS, 36, 36).map(text => `ghp_${text}`),
  fc.tuple(of(LETTERS + DIGITS, 60, 80), of(`${LETTERS + DIGITS}_-`, 100, 300)).map(([a, b]) => `ghs_${a}.${b}`),
)
const secrets = fc.record({
  inDouble: fc.array(without('"\\#'), { minLength: 3, maxLength: 3 }),
  inSingle: fc.array(without("'\\"), { minLength: 2, maxLength: 2 }),
  inYaml: fc.array(without('#'), { minLength: 5, maxLength: 5 }),
  inEnv: fc.array(without('"\'`$#\\'), { minLength: 2, maxLength: 2 }),
  anywhere: fc.array(without(''), { minLength: 5, maxLength: 5 }),
  odd: encoded,
  tokens: fc.tuple(token, token),
})
type Secrets = typeof secrets extends fc.Arbitrary<infer T> ? T : never

const url = (password: string, user = 'shop'): string => `rediss://${user}:${password}@db.example.test:6379/0`

/** The healthy app with a credential wherever one may stand. */
function planted({
  inDouble: [a, b, c],
  inSingle: [d, e],
  inYaml: [f, g, h, i, j],
  inEnv: [k, l],
  anywhere: [m, n],
  odd,
  tokens,
}: Secrets): Files {
  const named = (secret: Secret | undefined): string => secret?.text ?? ''
  return {
    ...withoutTimeout(healthy),
    ...edited(
      shared,
      PRODUCTION,
      '  config.cache_store',
      `  # redline:ignore missing-timeout -- ask ${url(named(m))}\n  # password: "${named(a)}"\n  config.cache_store`,
    ),
    [POOL]: [
      `DATA_POOL = Redis.new(url: "${url(named(b))}")`,
      `OTHER = Redis.new(url: ENV.fetch("OTHER_URL", "${url(encodeURIComponent(odd.text), '')}"))`,
      `THIRD = Redis.new(host: "db.example.test", password: "${named(c)}")`,
      `FOURTH = Redis.new(url: ENV["X"] || '${url(named(d))}', ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_NONE })`,
      '',
    ].join('\n'),
    'config/cable.yml': `production:\n  adapter: redis\n  url: ${url(named(f))}\n  password: ${named(g)}\nurl: ${url(named(h))}\n`,
    'config/sidekiq.yml': `:url: ${url(named(i))}\n:concurrency: 25\n`,
    '.env.production': `SIDEKIQ_REDIS_URL=${url(named(k))}\nREDIS_PASSWORD=${named(l)}\n`,
    [`config/initializers/${tokens[0].slice(0, 200)}.rb`]: `NAMED = Redis.new(url: '${url(named(e))}')\n`,
    [`config/initializers/password=${named(n).replace(/[/,;&]/g, '')}.rb`]: 'LATER = Redis.new(url: ENV.fetch("LATER_URL"))\n',
    '.redline.yml': `rules:\n  hard-coded-url:\n    severity: off\n    reason: as ${url(named(j))} says\n`,
  }
}

const cores = ({ inDouble, inSingle, inYaml, inEnv, anywhere, odd, tokens }: Secrets): readonly string[] => [
  ...[...inDouble, ...inSingle, ...inYaml, ...inEnv, ...anywhere, odd].map(secret => secret.core),
  tokens[0].slice(0, 200),
  tokens[1],
]

it('in files, their names, the environment, refusals and errors', { timeout: 240_000 }, async () => {
  let runs = 0
  await fc.assert(
    fc.asyncProperty(secrets, async given => {
      const on = await scene({ base: healthy, head: planted(given) })
      const [, , h, i, j] = given.anywhere.map(secret => secret.text) as [string, string, string, string, string]
      on.github.faults = [
        { match: 'GET …/pulls/41/files', status: 403, body: { message: `No ${url(h)} for token=${given.tokens[1]}` } },
        { match: 'POST …/comments', status: 422, body: { message: `Not at "${url(i)}"`, errors: [`password=${j}`] } },
      ]
      const env = { RUNNER_DEBUG: '1', REDIS_URL: url(h), CACHE_URL: url(encodeURIComponent(given.odd.text)) }
      const result = await on.run({ env })
      expect(Number(result.outputs['new-count'])).toBeGreaterThan(3)
      expect(result.masks).toEqual(expect.arrayContaining([h, given.odd.text, encodeURIComponent(given.odd.text)]))
      // A configuration that is refused quotes what is wrong with it.
      const broken = {
        ...healthy,
        '.redline.yml': `endpoints:\n  REDIS_URL: ${url(given.inYaml[0]?.text ?? '')}\nfail-on: ${url(given.inYaml[1]?.text ?? '')}\npassword: ${given.inYaml[2]?.text}\n`,
      }
      const refusedOn = await scene({ base: healthy, head: broken })
      const refused = await refusedOn.run({ env })
      expect(refused.code).toBe(2)
      const told = everything(on, result) + everything(refusedOn, refused)
      // Where it stands is the whole of what there is to see when this fails.
      expect(
        cores(given).flatMap(secret => (told.includes(secret) ? [told.slice(Math.max(0, told.indexOf(secret) - 80)).slice(0, 140)] : [])),
      ).toEqual([])
      runs += 1
    }),
    { numRuns: 4, endOnFailure: true },
  )
  expect(runs).toBe(4)
})
