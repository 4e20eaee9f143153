import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, chmodSync, constants, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentOf } from '../../src/report/json.ts'
import type { SarifOptions } from '../../src/report/sarif/options.ts'
import { sarif, sarifOfSeveral } from '../../src/report/sarif.ts'
import { rules } from '../../src/rules/index.ts'
import { appReport, client, finding, HERE, model, report, spot } from './build.ts'
import { compared, documentWith, HEX, lines, numbered } from './saved.ts'
import { shop } from './shop.ts'

const MULTITOOL: string = createRequire(import.meta.url)('@microsoft/sarif-multitool')

const all: SarifOptions = { rules }
const docs = (rule: string): string => `https://redline.example/rules/${rule}`

interface Region {
  readonly startLine: number
  readonly endLine?: number
}
interface Location {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Region }
  readonly logicalLocations?: readonly { readonly name: string }[]
  readonly message?: { readonly text: string }
}
interface Result {
  readonly ruleId: string
  readonly level: string
  readonly baselineState?: string
  readonly suppressions?: readonly object[]
  readonly fixes?: readonly object[]
  readonly locations: readonly Location[]
  readonly relatedLocations?: readonly Location[]
  readonly partialFingerprints: Readonly<Record<string, string>>
}
interface Run {
  readonly results: readonly Result[]
  readonly automationDetails: { readonly id: string }
  readonly invocations: readonly [{ readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly Notification[] }]
  readonly tool: { readonly driver: { readonly rules: readonly Descriptor[] } }
}
interface Notification {
  readonly level: string
  readonly message: { readonly text: string }
}
interface Descriptor {
  readonly id: string
  readonly fullDescription: { readonly text: string }
  readonly properties: { readonly tags: readonly string[]; readonly 'security-severity'?: string }
}

const runOf = (text: string): Run => JSON.parse(text).runs[0]
const first = (text: string): Result => runOf(text).results[0] as Result
const where = ({ physicalLocation: { artifactLocation, region } }: Location): string => `${artifactLocation.uri}:${region.startLine}`

const removing = { title: 'remove it', safe: true, edits: [{ at: spot('config/a.rb', 3), text: '' }] }
const masked = { title: 'move it', safe: false, edits: [{ at: spot('config/a.rb', 3), text: 'redis://u:s3cr3tpw@h:1/0' }] }
const change = compared(
  [numbered(1), numbered(2, { severity: 'error' }), numbered(3, { silenced: { by: 'ignore', reason: 'alone there' } })],
  [numbered(1), numbered(3), numbered(4)],
)
const incomplete = documentOf(
  report({
    apps: [
      appReport({
        gaps: [{ at: spot('lib/a.rb', 4), why: 'the method `url` is not defined in this app' }],
        notChecked: [{ rule: 'shared-instance', why: 'it could not run', allow: 'a lockfile allows it' }],
      }),
    ],
    skipped: [{ root: 'spec/dummy', why: 'an app for tests' }],
    failures: [{ part: 'rule missing-timeout', error: 'TypeError: x' }],
  }),
)
const live = documentOf(
  report({
    apps: [appReport({ model: model({ clients: [client({ at: spot('config/redis.rb', 2) })] }) })],
    findings: [finding({ at: { ...HERE, file: '' }, server: 'REDIS_URL' })],
  }),
)
const odd = 'config/a b#50%:ü\u{1f600}[1].rb'

/** Logs that the standard's schema and Microsoft's validator read, each of another kind. */
const LOGS: Readonly<Record<string, () => string>> = {
  shop: () =>
    sarif(documentOf(shop, { commit: 'a'.repeat(40) }), { ...all, docs, repository: 'https://github.com/o/shop', branch: 'main' }),
  empty: () => sarif(documentWith([]), all),
  compared: () => sarif(change.document, { ...all, comparison: change.comparison }),
  complete: () => sarif(change.document, { ...all, comparison: change.comparison, complete: true }),
  incomplete: () => sarif(incomplete, all),
  live: () => sarif(live, all),
  fixed: () => sarif(documentWith([numbered(1, { fix: removing }), numbered(2, { fix: masked })]), all),
  odd: () => sarif(documentWith([numbered(1, { at: spot(odd), message: 'Reads [one](1) and {0} \u202e.' })]), all),
  unknown: () => sarif(documentWith([numbered(1, { rule: 'not-yet-known' })]), all),
  several: () =>
    sarifOfSeveral(
      ['o/a', 'o/b c'].map(name => ({ name, document: documentWith([numbered(1)]) })),
      all,
    ),
}

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'redline-sarif-'))
  for (const [name, log] of Object.entries(LOGS)) writeFileSync(join(dir, `${name}.sarif`), log())
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('every log', () => {
  const schema = JSON.parse(readFileSync(join(dirname(MULTITOOL), 'sarif-2.1.0.json'), 'utf8'))
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  const valid = ajv.compile(schema)

  test.each(Object.entries(LOGS))('%s has the form of the standard', (_, log) => {
    valid(JSON.parse(log()))
    expect(valid.errors).toBeNull()
  })

  test('keeps the rules of Microsoft’s validator, and GitHub’s', () => {
    const settings = join(dir, 'settings.xml')
    writeFileSync(settings, SETTINGS)
    const { stdout, status } = spawnSync(
      multitool(),
      ['validate', join(dir, '*.sarif'), '--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning', '--kind', 'Fail', '--config', settings],
      { encoding: 'utf8', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } },
    )
    expect(stdout).toContain(`${Object.keys(LOGS).length} files scanned`)
    expect(stdout.split('\n').filter(line => /: (?:error|warning) (?!WRN999.RuleExplicitlyDisabled)/.test(line))).toEqual([])
    expect(status).toBe(0)
  })
})

/** Whether addresses answer is no matter of a log's form, and would be asked over the network. */
const SETTINGS = `<?xml version="1.0" encoding="utf-8"?>
<Properties>
  <Properties Key="SARIF2006.UrisShouldBeReachable.Options">
    <Property Key="RuleEnabled" Value="Disabled" Type="Driver.RuleEnabledState" />
  </Properties>
</Properties>
`

/** The validator; where its package was installed without scripts it may not be run, so a copy of it is. */
function multitool(): string {
  try {
    accessSync(MULTITOOL, constants.X_OK)
    return MULTITOOL
  } catch {
    const copy = join(dir, 'multitool')
    copyFileSync(MULTITOOL, copy)
    chmodSync(copy, 0o755)
    return copy
  }
}

test('an upload holds what counts, each with its identity', () => {
  const { results } = runOf(LOGS.compared?.() ?? '')
  expect(results.map(r => [r.level, r.baselineState, r.partialFingerprints['redlineIdentity/v1']])).toEqual([
    ['error', 'new', `missing-timeout:${HEX(2)}`],
    ['warning', 'unchanged', `missing-timeout:${HEX(1)}`],
  ])
})

test('a complete log also holds what is silenced and mended', () => {
  const { results } = runOf(LOGS.complete?.() ?? '')
  expect(results.map(r => [r.partialFingerprints['redlineIdentity/v1']?.at(-1), r.baselineState, r.suppressions])).toEqual([
    ['2', 'new', undefined],
    ['1', 'unchanged', undefined],
    ['3', 'unchanged', [{ kind: 'inSource', status: 'accepted', justification: 'alone there' }]],
    ['4', 'absent', undefined],
  ])
})

test('what is too unsure is left out', () => {
  const document = documentWith([numbered(1, { confidence: 'possible' }), numbered(2, { confidence: 'likely' })])
  expect(runOf(sarif(document, all)).results).toHaveLength(1)
  expect(runOf(sarif(document, { ...all, minConfidence: 'possible' })).results).toHaveLength(2)
})

describe('the place that counts on a pull request', () => {
  const two = numbered(1, { at: lines('config/a.rb', 10, 14), related: [{ at: spot('config/b.yml', 7), role: 'the other end' }] })
  const primary = (changed: SarifOptions['changed']): readonly (string | undefined)[] => {
    const { locations, relatedLocations } = first(sarif(documentWith([two]), { ...all, ...(changed && { changed }) }))
    const [main] = locations
    const end = main?.physicalLocation.region.endLine
    return [
      main && `${where(main)}${end === undefined ? '' : `-${end}`}`,
      ...(relatedLocations ?? []).map(l => `${where(l)} ${l.message?.text}`),
    ]
  }

  test.each<[string, SarifOptions['changed'], readonly string[]]>([
    ['nothing known of changes', undefined, ['config/a.rb:10-14', 'config/b.yml:7 the other end']],
    ['neither file changed', () => false, ['config/a.rb:10-14', 'config/b.yml:7 the other end']],
    ['its own file changed', file => file === 'config/a.rb', ['config/a.rb:10-14', 'config/b.yml:7 the other end']],
    ['one of its lines changed', (file, line) => file === 'config/a.rb' && line === 12, ['config/a.rb:12', 'config/b.yml:7 the other end']],
    ['the other file changed', file => file === 'config/b.yml', ['config/b.yml:7', 'config/a.rb:10 What it is about']],
  ])('%s', (_, changed, expected) => {
    expect(primary(changed)).toEqual(expected)
  })
})

test.each([
  ['.', 'config/a.rb'],
  ['./', 'config/a.rb'],
  ['apps/shop/', 'apps/shop/config/a.rb'],
  ['./apps/shop', 'apps/shop/config/a.rb'],
  ['/srv/shop', 'config/a.rb'],
  ['../shop', 'config/a.rb'],
])('scanned as %s a file is %s', (base, uri) => {
  const document = documentOf(report({ base, apps: [appReport({ findings: [numbered(1, { at: spot('config/a.rb') })] })] }))
  expect(where(first(sarif(document, all)).locations[0] as Location)).toBe(`${uri}:1`)
})

test('the scanned folder sets analyses of one commit apart', () => {
  const id = (base: string): string => runOf(sarif(documentOf(report({ base })), all)).automationDetails.id
  expect([id('.'), id('apps/shop'), runOf(sarif(live, { ...all, category: 'web' })).automationDetails.id]).toEqual([
    'redline/',
    'redline/apps/shop/',
    'web/',
  ])
})

test('paths are encoded, link-like text is none, nothing turns text around', () => {
  const text = LOGS.odd?.() ?? ''
  expect(where(first(text).locations[0] as Location)).toBe('config/a%20b%2350%25%3A%C3%BC%F0%9F%98%80%5B1%5D.rb:1')
  expect(text).toContain('Reads \\\\[one](1) and {0} \\\\u{202e}.')
})

test('a finding about a server stands at a client of the app', () => {
  const [location] = first(LOGS.live?.() ?? '').locations
  expect(location && where(location)).toBe('config/redis.rb:2')
  expect(location?.logicalLocations).toEqual([{ name: 'REDIS_URL', kind: 'resource' }])
})

test('a fix that would write a mask is left out', () => {
  const { results } = runOf(LOGS.fixed?.() ?? '')
  expect(results.map(r => r.fixes?.length ?? 0)).toEqual([1, 0])
})

test('a run says what failed, what was not checked, and what it could not tell', () => {
  const [{ executionSuccessful, toolExecutionNotifications }] = runOf(LOGS.incomplete?.() ?? '').invocations
  expect(executionSuccessful).toBe(false)
  expect(toolExecutionNotifications.map(n => `${n.level} ${n.message.text}`)).toEqual([
    'error rule missing-timeout failed: TypeError: x',
    'note shared-instance was not checked, because it could not run. a lockfile allows it.',
    'note spec/dummy was left alone: an app for tests.',
    'note Could not tell, because the method `url` is not defined in this app.',
  ])
})

test('rules are weighed as security only where somebody could attack', () => {
  const text = sarif(documentWith([numbered(1, { rule: 'hard-coded-url', message: 'Goes to `redis://:s3cr3tpw@a.b:1`.' })]), all)
  const weighed = runOf(text).tool.driver.rules.filter(r => r.properties?.['security-severity'])
  expect(weighed.map(r => r.id).sort()).toEqual(['hard-coded-url/password', 'plaintext-url', 'tls-verify-none'])
  expect(weighed.every(r => r.properties.tags.includes('security'))).toBe(true)
  expect(first(text).ruleId).toBe('hard-coded-url/password')
  expect(text).not.toContain('s3cr3tpw')
  const listed = runOf(text).tool.driver.rules
  expect(listed.length).toBe(rules.length + 1)
  expect(listed.filter(r => r.fullDescription.text.length > 1000)).toEqual([])
})

test('repositories are told apart by folder and by identity', () => {
  const { results } = runOf(LOGS.several?.() ?? '')
  expect(results.map(r => [where(r.locations[0] as Location), r.partialFingerprints['redlineIdentity/v1']])).toEqual([
    ['o/a/config/application.rb:7', `o/a:missing-timeout:${HEX(1)}`],
    ['o/b%20c/config/application.rb:7', `o/b c:missing-timeout:${HEX(1)}`],
  ])
})

describe('limits', () => {
  const left = (text: string): readonly string[] => runOf(text).invocations[0].toolExecutionNotifications.map(n => n.message.text)

  test('of results: the mildest are left out, and the log says so', () => {
    const many = Array.from({ length: 25_010 }, (_, i) => numbered(i, { severity: i < 25_005 ? 'note' : 'error' }))
    const text = sarif(documentWith(many), all)
    const { results } = runOf(text)
    expect([results.length, results[0]?.level, results[4]?.level, results[5]?.level]).toEqual([25_000, 'error', 'error', 'note'])
    expect(left(text)).toEqual(['10 of 25,010 findings left out, the mildest.'])
  })

  test('of places', () => {
    const related = Array.from({ length: 1500 }, (_, i) => ({ at: spot('config/a.rb', i + 1), role: 'one more' }))
    const { locations, relatedLocations } = first(sarif(documentWith([numbered(1, { related })]), all))
    expect(locations.length + (relatedLocations?.length ?? 0)).toBe(1000)
  })

  test('of bytes: fixes and advice go first, then findings', () => {
    // Text that doesn't pack, put in after the document is made: masking that much takes long.
    const noise = (n: number): string => {
      const blocks = Array.from({ length: 1000 }, (_, i) => createHash('sha512').update(`${n} ${i}`).digest('base64'))
      return blocks.join('')
    }
    const document = documentWith(Array.from({ length: 160 }, (_, i) => numbered(i)))
    const filled = (key: 'advice' | 'message') => ({
      ...document,
      apps: document.apps.map(a => ({ ...a, findings: a.findings.map((f, i) => ({ ...f, [key]: noise(i) })) })),
    })
    const slim = sarif(filled('advice'), all)
    expect(runOf(slim).results).toHaveLength(160)
    expect(left(slim)).toEqual(['Fixes and advice left out: `redline check` shows them.'])
    const halved = sarif(filled('message'), all)
    expect(runOf(halved).results).toHaveLength(80)
    expect(gzipSync(halved).length).toBeLessThan(10_000_000)
    expect(left(halved)[1]).toBe('80 of 160 findings left out, the mildest.')
  })
})
