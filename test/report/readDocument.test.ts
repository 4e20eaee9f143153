import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/errors.ts'
import { type DocumentOptions, documentOf, json } from '../../src/report/json.ts'
import { readDocument } from '../../src/report/readDocument.ts'
import { reportSchema } from '../../src/report/reportSchema.ts'
import { appReport, client, model, report, spot, value } from './build.ts'
import { documentWith, numbered } from './saved.ts'
import { shop } from './shop.ts'

const base = documentOf(shop, { verdict: 'fail' })
const options: DocumentOptions = {
  verdict: 'fail',
  repository: 'o/shop',
  commit: 'a'.repeat(40),
  loosened: ['`fail-on` goes from error to never'],
  comparedWith: { commit: 'b'.repeat(40), report: base },
  diff: () => ({ diff: '--- a\n+++ b\n' }),
}
/** A document in which every key that there is stands somewhere. */
const whole = documentOf(
  {
    ...shop,
    apps: [
      ...shop.apps,
      appReport({
        root: 'apps/blog',
        model: model({
          endpoints: { REDIS_URL: 'org:main', OWN_URL: 'own' },
          clients: [client({ version: '5.4.1', db: value(['$DB', 3]), prefix: value('blog:') })],
          platform: 'heroku',
        }),
        findings: [
          numbered(1, {
            server: 'REDIS_URL',
            fix: { title: 'remove it', safe: true, edits: [{ at: spot('a.rb', 3), text: 'x' }] },
            silenced: { by: 'ignore', reason: 'so it is' },
          }),
        ],
      }),
    ],
    failures: [{ part: 'rule a', error: 'x' }],
  },
  options,
)

test.each([
  ['a small one', documentWith([])],
  ['the shop', base],
  ['all there is', whole],
  ['one whose base was not read', documentOf(shop, { comparedWith: { commit: null, unread: 'it is gone' } })],
])('what was written is what is read: %s', (_, document) => {
  expect(readDocument(json(document))).toEqual(document)
})

test('only names of the organisation leave the configuration', () => {
  expect(whole.apps[1]?.endpoints).toEqual({ REDIS_URL: 'main' })
})

test('keys that nobody knows are dropped', () => {
  const read = readDocument(JSON.stringify({ ...base, more: 1, tool: { ...base.tool, more: { a: 1 } } }))
  expect(read).toEqual(base)
})

test('secrets that a result holds are masked again', () => {
  const text = json(base).replace('The address of $redis', 'redis://:pl4ntedpw@h:1 of')
  expect(JSON.stringify(readDocument(text))).not.toContain('pl4ntedpw')
})

type Path = readonly (string | number)[]

/** A copy with what stands at a path replaced, or taken out where it is undefined. */
function changed(path: Path, to: unknown): unknown {
  const copy = structuredClone(whole) as unknown
  let at = copy as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
  const last = path.at(-1) ?? ''
  if (to === undefined) delete at[last]
  else at[last] = to
  return copy
}

const refusal = (text: string): string => {
  try {
    readDocument(text, 'a.json')
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  return 'read'
}

describe('refused, in words:', () => {
  test.each<[string, string]>([
    ['', 'a.json is no JSON'],
    ['{', 'a.json is no JSON'],
    ['null', 'a.json holds no report as `redline check --format json` writes it (`kind` is not `redline-report`)'],
    ['[]', 'a.json holds no report as `redline check --format json` writes it (`kind` is not `redline-report`)'],
    ['{"kind":"redline-audit"}', 'a.json holds a `redline-audit`, not a report as `redline check --format json` writes it'],
    [
      '{"kind":"redline-report","schema":2}',
      'a.json was written by a newer Redline: it has schema 2, and this one reads schema 1. Update Redline to read it',
    ],
    ['{"kind":"redline-report"}', 'a.json is no valid report: `schema` must be `1`'],
    [`"${'x'.repeat(26 * 1024 * 1024)}"`, 'a.json is larger than 25 MiB'],
    ['['.repeat(200_000), 'a.json is no JSON'],
  ])('%.40s', (text, message) => {
    expect(refusal(text)).toBe(message)
  })

  test.each<[Path, unknown, string]>([
    [['apps', 0, 'findings', 1, 'severity'], 'fatal', '`apps[0].findings[1].severity` must be `error` or `warning` or `note`'],
    [['apps', 0, 'findings', 0, 'message'], undefined, '`apps[0].findings[0].message` must be text'],
    [['apps', 0, 'findings', 0, 'message'], 'x'.repeat(20_001), '`apps[0].findings[0].message` must be no longer than 20000 characters'],
    [['apps', 0, 'findings', 0, 'docs'], 'https://evil.example', '`apps[0].findings[0].docs` must be of the form '],
    [['apps', 0, 'findings', 0, 'rule'], '<img>', '`apps[0].findings[0].rule` must be of the form '],
    [['apps', 0, 'findings', 0, 'at'], 'config/a.rb', '`apps[0].findings[0].at` must be of the form '],
    [['apps', 0, 'inventory', 'clients', 0, 'db'], { a: 1 }, '`apps[0].inventory.clients[0].db'],
    [['apps'], {}, '`apps` must be a list'],
    [['commit'], '; rm -rf', '`commit` must be of the form '],
    [['repository'], 'o/a b', '`repository` must be of the form '],
    [['summary', 'errors'], -1, '`summary.errors` must be at least 0'],
    [['servers'], [1], '`servers[0]` must be a mapping'],
    [['comparedWith', 'report', 'apps', 0, 'root'], 1, '`comparedWith.report.apps[0].root` must be text'],
  ])('%j', (path, to, message) => {
    expect(refusal(JSON.stringify(changed(path, to)))).toContain(`a.json is no valid report: ${message}`)
  })
})

test('whatever is changed, it is read or refused in one line', () => {
  const paths: Path[] = []
  const walk = (of: unknown, path: Path): void => {
    if (path.length > 0) paths.push(path)
    if (typeof of === 'object' && of !== null)
      for (const [key, inner] of Object.entries(of)) walk(inner, [...path, Array.isArray(of) ? Number(key) : key])
  }
  walk(whole, [])
  expect(paths.length).toBeGreaterThan(500)
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.option(fc.jsonValue(), { nil: undefined }), (path, to) => {
      expect(refusal(JSON.stringify(changed(path, to))).split('\n')).toHaveLength(1)
    }),
    { numRuns: 150 },
  )
})

describe('the published schema', () => {
  test('is made from the one that reads', async () => {
    await expect(reportSchema()).toMatchFileSnapshot('../../schema/report.schema.json')
  })

  const valid = new Ajv2020({ strict: false }).compile(JSON.parse(reportSchema()))

  test('takes what is written, with keys of a later version', () => {
    for (const document of [base, whole, documentOf(report(), {})]) {
      valid(JSON.parse(json(document)))
      expect(valid.errors).toBeNull()
    }
    expect(valid({ ...base, more: 1 })).toBe(true)
  })

  test('refuses what is refused', () => {
    expect(valid(changed(['apps', 0, 'findings', 1, 'severity'], 'fatal'))).toBe(false)
    expect(valid(changed(['apps', 0, 'topology'], undefined))).toBe(false)
  })
})
