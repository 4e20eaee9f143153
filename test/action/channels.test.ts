/** What a run says through each channel, how much of it, and that nothing in a repository can speak through them. */
import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { edited, healthy, POOL, PRODUCTION, shared, withoutTimeout } from './apps.ts'
import { everything } from './everything.ts'
import { unmeant } from './markdown.ts'
import type { Files } from './repository.ts'
import { scene, verdict } from './scene.ts'

/** Clients without timeouts, a file each: a finding of a note each, and one that all share. */
const clients = (count: number, name: (n: number) => string): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `config/initializers/client_${n}.rb`,
      `CLIENT_${n} = Redis.new(url: ENV.fetch("${name(n)}"))\n`,
    ]),
  )

describe('annotations', () => {
  it('are ten a level at most, worst first, on lines that are there, and the last says how many more', async () => {
    const { at, run } = await scene({ base: healthy, head: { ...shared, ...clients(25, n => `R${n}_URL`) } })
    const workspace = at.checkout('merge')
    const { annotations, outputs } = await run({ workspace })
    expect(Number(outputs['new-count'])).toBeGreaterThan(25)
    for (const level of ['error', 'warning', 'notice']) expect(annotations.filter(a => a.name === level).length).toBeLessThanOrEqual(10)
    const placed = annotations.filter(a => a.properties['file'])
    expect(placed.length).toBeGreaterThan(8)
    for (const { properties } of placed) {
      const lines = readFileSync(join(workspace, properties['file'] ?? ''), 'utf8').split('\n')
      expect(Number(properties['line'])).toBeGreaterThan(0)
      expect(Number(properties['line'])).toBeLessThanOrEqual(lines.length)
    }
    expect(annotations.some(a => /\b\d+ more\b/.test(a.message))).toBe(true)
    expect(annotations.every(a => a.message.length <= 4096)).toBe(true)
  })
})

describe('outputs', () => {
  it('name files that are there, with the same findings', async () => {
    const { run } = await scene({ base: healthy, head: shared })
    const result = await run()
    expect(Object.keys(result.outputs).sort()).toEqual(['comment-url', 'new-count', 'report-path', 'sarif-path', 'total-count', 'verdict'])
    for (const name of ['report-path', 'sarif-path']) {
      const path = result.outputs[name] ?? ''
      expect(path.startsWith(result.temp)).toBe(true)
      expect(lstatSync(path).isFile()).toBe(true)
    }
    const report = JSON.parse(readFileSync(result.outputs['report-path'] ?? '', 'utf8'))
    const sarif = JSON.parse(readFileSync(result.outputs['sarif-path'] ?? '', 'utf8'))
    const [finding] = report.apps[0].findings
    expect([report.schema, report.kind, finding.rule]).toEqual([1, 'redline-report', 'shared-instance'])
    const [found] = sarif.runs[0].results
    expect([sarif.version, sarif.runs.length, found.ruleId]).toEqual(['2.1.0', 1, 'shared-instance'])
    expect(Object.values(found.partialFingerprints)).toContain(finding.identity)
  })
})

describe('the summary', () => {
  it('stays below 1 MiB together with what stood there before', async () => {
    const { run } = await scene({ base: healthy, head: { ...shared, ...clients(60, n => `R${n}_URL`) } })
    const before = `${'x'.repeat(1_040_000)}\n`
    const result = await run({ summary: before })
    expect(result.summary.startsWith(before)).toBe(true)
    expect(result.summary.length).toBeGreaterThan(before.length)
    expect(Buffer.byteLength(result.summary)).toBeLessThanOrEqual(1024 * 1024)
    expect(result.summary.slice(before.length)).toMatch(/fails/)
  })

  it('that is full already stays as it is', async () => {
    const { run } = await scene({ base: healthy, head: shared })
    const before = 'x'.repeat(1024 * 1024)
    const result = await run({ summary: before })
    expect(verdict(result)).toEqual([1, 'fail', '1', '1'])
    expect(Buffer.byteLength(result.summary)).toBeLessThanOrEqual(1024 * 1024)
  })

  it('is missed by nobody where the runner has none', async () => {
    const { run } = await scene({ base: healthy, head: shared })
    const result = await run({ env: { GITHUB_STEP_SUMMARY: '' } })
    expect(verdict(result)).toEqual([1, 'fail', '1', '1'])
  })
})

describe('the comment', () => {
  it('with findings in emoji and CJK keeps below 60,000 bytes', { timeout: 120_000 }, async () => {
    const wide = clients(500, n => `サーバー😀${'漢字'.repeat(20)}_${n}`)
    const { run, comments } = await scene({ base: healthy, head: { ...shared, ...wide } })
    const result = await run({ timeout: 100_000 })
    expect(Number(result.outputs['new-count'])).toBeGreaterThan(500)
    const body = comments()[0]?.body ?? ''
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(60_000)
    expect(body.split('\n').slice(0, 12).join('\n')).toContain('shared-instance')
    expect(body).not.toMatch(/\p{Cs}/u)
  })
})

describe('a hostile repository', () => {
  const PAYLOADS = [
    '@octocat',
    '#1 GH-1',
    '<img src=x onerror=alert(1)>',
    '![x](https://evil.example/t.png)',
    '[x](https://evil.example)',
    '</details><h1>x</h1>',
    '<!-- redline key=0 -->',
    '| a | b |',
    '```\n# x',
    '\u202egnp.exe',
  ]
  const ruby = (text: string) => JSON.stringify(text).replaceAll('#', '\\#')
  const texts = Object.fromEntries(
    PAYLOADS.map((text, n) => [`config/initializers/p${n}.rb`, `P${n} = Redis.new(url: ENV.fetch(${ruby(`X ${text}`)}))\n`]),
  )
  const names = [
    '::error::from a name.rb',
    '::set-output name=verdict::pass.rb',
    '##[error]from a name.rb',
    'a `tick` | pipe.rb',
    '@octocat #1.rb',
    'new\nline ::warning::from a name.rb',
    '<b>x</b>.rb',
  ]
  const paths = Object.fromEntries(
    names.map((name, n) => [`config/initializers/${name}`, `Q${n} = Redis.new(url: ENV.fetch("Q${n}_URL"))\n`]),
  )
  const head = { ...shared, ...texts, ...paths }

  it('says nothing of its own in a comment or the summary', async () => {
    const { run, comments } = await scene({ base: healthy, head })
    const result = await run()
    expect(Number(result.outputs['new-count'])).toBeGreaterThan(PAYLOADS.length)
    for (const text of [comments()[0]?.body ?? '', result.summary]) {
      expect(unmeant(text, 'https://github.com/octo-org/shop/')).toEqual([])
      const linked = [...text.matchAll(/\]\(https:\/\/github\.com\/octo-org\/shop\/blob\/\w+\/([^)#]+)#L/g)].map(m =>
        decodeURIComponent(m[1] ?? ''),
      )
      expect(linked.length).toBeGreaterThan(3)
      // A line break in a name is shown as `\\n`, and that link leads nowhere.
      expect(linked.filter(path => !(path.replaceAll('\\n', '\n') in head))).toEqual([])
    }
  })

  it('gives the runner no command', async () => {
    const { run } = await scene({ base: healthy, head })
    const result = await run({ env: { RUNNER_DEBUG: '1' } })
    const known = ['add-mask', 'debug', 'error', 'warning', 'notice', 'group', 'endgroup']
    expect(result.commands.map(c => c.name).filter(name => !known.includes(name))).toEqual([])
    expect(result.commands.filter(c => /^from a name/.test(c.message))).toEqual([])
    expect(result.outputs['verdict']).toBe('fail')
  })
})

describe('credentials', () => {
  const PASSWORD = 'Xk9-vQ2_Tr7wLm4Z'
  const ENCODED = 'p%40Zr8%2FqW3nK5tYb'
  const DECODED = 'p@Zr8/qW3nK5tYb'
  /** A token as GitHub once gave them out, in a file's name. */
  const NAME = `ghp_${'a1B2c3D4'.repeat(4)}abcd`
  const URL = `redis://shopuser:${PASSWORD}@db.example.test:6379/0`

  it('in files, names, variables and faults reach no channel', async () => {
    const files: Files = {
      ...withoutTimeout(healthy),
      ...edited(healthy, PRODUCTION, 'ENV.fetch("CACHE_REDIS_URL")', `ENV.fetch("CACHE_REDIS_URL", "${URL}")`),
      [POOL]: `DATA_POOL = Redis.new(url: "${URL}")\nOTHER = Redis.new(url: "rediss://:${ENCODED}@db.example.test/1", ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_NONE })\nTHIRD = Redis.new(host: "db.example.test", password: "${PASSWORD}")\n`,
      'config/cable.yml': `production:\n  adapter: redis\n  url: ${URL}\n`,
      [`config/initializers/${NAME}.rb`]: `NAMED = Redis.new(url: "redis://:${PASSWORD}@h/0")\n`,
      '.env.production': `SIDEKIQ_REDIS_URL=${URL}\n`,
    }
    const all = await scene({ base: healthy, head: files })
    all.github.faults = [{ match: 'POST …/reviews', status: 422, body: { message: `Not at ${URL}` } }]
    const result = await all.run({ env: { RUNNER_DEBUG: '1' } })
    expect(Number(result.outputs['new-count'])).toBeGreaterThan(2)
    const shown = everything(all, result)
    for (const secret of [PASSWORD, ENCODED, DECODED, NAME]) expect(shown.includes(secret), secret).toBe(false)
  })

  it('in a configuration that is refused reach no channel', async () => {
    const { run } = await scene({
      base: healthy,
      head: { ...healthy, '.redline.yml': `endpoints:\n  REDIS_URL: ${URL}\nfail-on: ${PASSWORD}\n` },
    })
    const result = await run()
    expect(result.code).toBe(2)
    expect(result.stdout + result.stderr + result.summary).not.toContain(`shopuser:${PASSWORD}`)
  })

  it('of a line that holds one are in no suggestion', async () => {
    const base = edited(healthy, POOL, 'ENV.fetch("DATA_REDIS_URL")', `"${URL}"`)
    const head = edited(base, POOL, `"${URL}", timeout: 1`, `"${URL}"`)
    const { at, run } = await scene({ base, head })
    await run()
    expect(JSON.stringify(at.state.reviewComments)).not.toContain(PASSWORD)
    // A suggestion with the password taken out would break the code of whoever applies it.
    expect(at.state.reviewComments.filter(c => /\*\*\*/.test(c.body))).toEqual([])
  })

  it('in the environment are masked, each part that is long enough', async () => {
    const { run } = await scene({ base: healthy, head: shared })
    const { masks } = await run({ env: { REDIS_URL: `rediss://default:${ENCODED}@db.example.test:6380/0` } })
    expect(masks).toEqual(expect.arrayContaining([ENCODED, DECODED]))
    expect(masks.filter(m => m.length < 6)).toEqual([])
  })
})

describe('links in the checkout', () => {
  it('are not followed out of it', async () => {
    const history = {
      base: healthy,
      head: { ...shared, 'config/initializers/evil.rb': '/proc/self/environ', 'config/initializers/dev.rb': '/dev/zero' },
      links: ['config/initializers/evil.rb', 'config/initializers/dev.rb'],
    }
    const all = await scene(history)
    const result = await all.run({ env: { PLANTED: 'from-the-environment' } })
    expect(verdict(result)).toEqual([1, 'fail', '1', '1'])
    expect(everything(all, result)).not.toContain('from-the-environment')
    expect(existsSync(result.outputs['report-path'] ?? '')).toBe(true)
  })
})
