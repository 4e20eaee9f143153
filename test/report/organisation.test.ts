import { describe, expect, test } from 'vitest'
import type { Client } from '../../src/model/client.ts'
import type { FindingItem, ReportDocument } from '../../src/model/document.ts'
import { either } from '../../src/model/value.ts'
import { hideHosts } from '../../src/report/hosts.ts'
import { documentOf } from '../../src/report/json.ts'
import { organisation } from '../../src/report/organisation.ts'
import { organisationMarkdown } from '../../src/report/organisationMarkdown.ts'
import { audit, findings, monolith } from './audit/servers.ts'
import { appReport, cable, cache, client, finding, HERE, model, report, sidekiq, value } from './build.ts'
import { numbered } from './saved.ts'

const disagreement = { server: 'REDIS_URL', fact: 'maxmemory', live: '1', declared: 'redis://queue.acme.io:6380/0' }
const SALT = 'a salt of more than 16 characters'
const tool = { name: 'redline', version: '9.8.7' }

const app = (clients: readonly Client[], endpoints: Readonly<Record<string, string>> = {}, root = '.') =>
  appReport({ root, model: model({ root, clients, endpoints }) })

const one = (clients: readonly Client[], endpoints?: Readonly<Record<string, string>>): ReportDocument =>
  documentOf(report({ apps: [app(clients, endpoints)] }))

/** The organisation of repositories `a`, `b` …, as the command makes it. */
const of = (documents: readonly ReportDocument[]) =>
  organisation(
    documents.map((document, i) => ({ name: String.fromCharCode(97 + i), document: hideHosts(document, SALT) })),
    [],
    { tool },
  )

/** Who shares what: `a: cache, b: sidekiq?`, with `?` for what isn't always so. */
const sharing = (documents: readonly ReportDocument[]): readonly string[] =>
  of(documents).shared.map(s => s.apps.map(a => `${a.app}: ${a.workloads.join('+')}${a.always ? '' : '?'}`).join(', '))

const FAR = 'redis://:s3cr3tpw@queue.acme.io:6380/2'

describe('a server is shared', () => {
  test.each<[string, readonly ReportDocument[], readonly string[]]>([
    ['by the same variable: never', [one([cache()]), one([sidekiq('server')])], []],
    [
      'by the same literal host and port',
      [one([cache({ endpoint: value(FAR) })]), one([sidekiq('server', { endpoint: value('rediss://queue.acme.io:6380') })])],
      ['a: cache, b: sidekiq'],
    ],
    ['not by another port', [one([cache({ endpoint: value(FAR) })]), one([cache({ endpoint: value('redis://queue.acme.io:6379') })])], []],
    [
      'not by localhost',
      [one([cache({ endpoint: value('redis://127.0.0.1:6380') })]), one([cache({ endpoint: value('redis://localhost:6380') })])],
      [],
    ],
    [
      'not by a name of one label, another network’s in each',
      [one([cache({ endpoint: value('redis://redis:6380') })]), one([cache({ endpoint: value('redis://redis:6380') })])],
      [],
    ],
    [
      'not by a name out of the documentation',
      [one([cache({ endpoint: value('redis://redis.example.com') })]), one([cache({ endpoint: value('redis://redis.example.com') })])],
      [],
    ],
    [
      'behind a variable: where that is unset',
      [one([cache({ endpoint: value(['$CACHE_URL', FAR]) })]), one([cache({ endpoint: value(FAR) })])],
      ['a: cache?, b: cache'],
    ],
    [
      'on a branch',
      [one([cache({ endpoint: either([value('$A'), value(FAR)], HERE) })]), one([cache({ endpoint: value(FAR) })])],
      ['a: cache?, b: cache'],
    ],
    [
      'by a name marked org:, whatever the variable',
      [one([cache()], { REDIS_URL: 'org:main' }), one([cable({ endpoint: value('$CABLE_URL') })], { CABLE_URL: 'org:main' })],
      ['a: cache, b: cable'],
    ],
    ['not by a name that is a repository’s own', [one([cache()], { REDIS_URL: 'main' }), one([cache()], { REDIS_URL: 'main' })], []],
    [
      'not behind a declared variable, which is always set',
      [one([cache({ endpoint: value(['$REDIS_URL', FAR]) })], { REDIS_URL: 'org:main' }), one([cache({ endpoint: value(FAR) })])],
      [],
    ],
    [
      'not by who rides on another’s connection',
      [one([cache({ endpoint: value(FAR), ridesOn: 'x' })]), one([cache({ endpoint: value(FAR) })])],
      [],
    ],
    [
      'by two apps of one repository',
      [documentOf(report({ apps: [app([cache({ endpoint: value(FAR) })]), app([cable({ endpoint: value(FAR) })], {}, 'apps/b')] }))],
      ['a: cache, a/apps/b: cable'],
    ],
  ])('%s', (_, documents, expected) => {
    expect(sharing(documents)).toEqual(expected)
  })
})

test('a private address is one server only where the network is one', () => {
  const far = (host: string) => one([cache({ endpoint: value(`redis://${host}:6380`) })])
  expect(['10.1.2.3', 'cache.internal', 'cache.acme.io'].map(host => of([far(host), far(host)]).shared[0]?.known)).toEqual([
    'private',
    'private',
    'public',
  ])
})

describe('host names', () => {
  const told = finding({
    message: 'Goes to `redis://:s3cr3tpw@queue.acme.io:6380/2`, and QUEUE.acme.io is far; myqueue.acme.io.uk is another.',
    about: 'queue.acme.io:6380',
    advice: 'Write `rediss://queue.acme.io:6380/2`.',
    fix: { title: 'use rediss://queue.acme.io', safe: true, edits: [{ at: HERE, text: 'rediss://queue.acme.io:6380' }] },
  })
  const clear = documentOf(
    report({ apps: [appReport({ model: model({ clients: [client({ endpoint: value(FAR) })] }), findings: [told, numbered(1)] })] }),
  )

  test('are gone from all of a result, and equal where they were equal', () => {
    const hidden = hideHosts(clear, SALT)
    const text = JSON.stringify(hidden)
    expect(text).not.toMatch(/(?<!my)queue\.acme\.io/i)
    expect(text).toContain('myqueue.acme.io.uk')
    const names = new Set(text.match(/host-[0-9a-f]{16}\.public/g))
    expect(names.size).toBe(1)
    expect(JSON.stringify(hideHosts(clear, 'another salt of 16 characters'))).not.toContain([...names][0])
    expect(hideHosts(hidden, SALT)).toEqual(hidden)
  })

  test('are gone from identities too, and nothing quotes the files', () => {
    const [second, first] = hideHosts(clear, SALT).apps[0]?.findings ?? []
    expect(first?.identity).toMatch(/^missing-timeout:[0-9a-f]{16}$/)
    expect(first?.identity).not.toBe(told.identity)
    expect(first).not.toHaveProperty('fix')
    expect(first).not.toHaveProperty('advice')
    expect(second?.identity).toBe(numbered(1).identity)
  })

  test('of the base are hidden alike', () => {
    const both = { ...clear, comparedWith: { commit: null, report: clear } }
    const hidden = hideHosts(both, SALT)
    expect(hidden.comparedWith?.report?.apps).toEqual(hidden.apps)
  })
})

test('an audit that a report holds is hidden alike', () => {
  const told = [
    { ...(findings[0] as FindingItem), message: 'It is declared as redis://queue.acme.io:6380.', advice: 'cat config/redis.yml' },
  ]
  const held = { ...documentOf(report()), audit: { ...audit([monolith]), findings: told, disagreements: [disagreement] } }
  const hidden = hideHosts(held, SALT)
  const again = hideHosts(held, 'another salt of 16 characters')
  expect(JSON.stringify(hidden)).not.toMatch(/acme|config\/redis|8c1f6d3a9b2e4f70/)
  expect(hidden.audit?.findings[0]?.message).toMatch(/host-[0-9a-f]{16}\.public/)
  // The same server is the same under one salt, and another under another.
  const runIds = [hideHosts(held, SALT), again].map(d => d.audit?.servers[0]?.runId)
  expect(runIds[0]).toMatch(/^[0-9a-f]{40}$/)
  expect(runIds).toEqual([hidden.audit?.servers[0]?.runId, expect.not.stringMatching(runIds[0] ?? '')])
})

test('the worst repository stands first, each with what it connects to', () => {
  const { repositories } = of([
    one([]),
    documentOf(
      report({
        apps: [
          appReport({
            model: model({ clients: [cache(), sidekiq('server'), cable({ endpoint: value('$CABLE_URL') })] }),
            findings: [
              numbered(1, { severity: 'error' }),
              numbered(2, { confidence: 'possible' }),
              numbered(3, { silenced: { by: 'ignore', reason: 'x' } }),
            ],
          }),
        ],
        failures: [{ part: 'rule a', error: 'x' }],
      }),
      { commit: 'a'.repeat(40) },
    ),
  ])
  expect(repositories).toEqual([
    {
      name: 'b',
      commit: 'a'.repeat(40),
      apps: 1,
      errors: 1,
      warnings: 0,
      notes: 0,
      gaps: 0,
      incomplete: true,
      servers: [
        { server: '$REDIS_URL', workloads: ['cache', 'sidekiq'] },
        { server: '$CABLE_URL', workloads: ['cable'] },
      ],
    },
    { name: 'a', apps: 1, errors: 0, warnings: 0, notes: 0, gaps: 0, incomplete: false, servers: [] },
  ])
})

test('the page', async () => {
  const hostile = documentOf(report({ apps: [app([client({ workload: 'app', name: 'x', endpoint: value('redis://a|b`<img>@team') })])] }))
  const documents = [
    one([cache({ endpoint: value(FAR) }), sidekiq('server')]),
    one([cache({ endpoint: value(['$CACHE_URL', FAR]) })]),
    hostile,
    documentOf(report({ apps: [appReport({ findings: [numbered(1, { severity: 'error' }), numbered(2)] })] })),
    documentOf(report({ apps: [], failures: [{ part: 'x', error: 'y' }] })),
  ]
  const all = of(documents)
  const page = organisationMarkdown({ ...all, unread: [{ file: 'results/f|g.json', why: 'is no JSON' }] })
  await expect(page).toMatchFileSnapshot('organisation/page.md')
})
