/** The HTML report in a real browser: light and dark, wide and as narrow as a phone; and what hostile names do to it. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { JSDOM } from 'jsdom'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditDocument } from '../../../src/model/audit.ts'
import { htmlPage } from '../../../src/report/html/page.ts'
import { audit, findings, monolith, whole } from './servers.ts'

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** As much of an element as is asked. */
interface Tag {
  readonly tagName: string
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>
}

const EVIL = '"><script>alert(1)</script><img src=https://evil.example/x.png onerror=alert(2)>\u202e`</style>'
const hostile: AuditDocument = audit(
  [
    {
      ...monolith,
      id: EVIL,
      names: [EVIL],
      hostClass: EVIL,
      partial: EVIL,
      warnings: [EVIL],
      refused: [{ command: EVIL, reason: EVIL, allow: EVIL }],
      keyspace: monolith.keyspace && {
        ...monolith.keyspace,
        prefixes: monolith.keyspace.prefixes.map(p => ({ ...p, prefix: `${EVIL}${'x'.repeat(400)}` })),
        biggest: monolith.keyspace.biggest.map(k => ({ ...k, name: EVIL, type: EVIL })),
      },
      sidekiq: monolith.sidekiq && { ...monolith.sidekiq, queues: monolith.sidekiq.queues.map(q => ({ ...q, name: EVIL })) },
    },
  ],
  { unreached: [{ id: EVIL, names: [], why: `rediss://user:s3cretpass@host ${EVIL}` }], findings: [] },
)
const pages: readonly (readonly [string, string])[] = [
  ['a whole audit', htmlPage(whole, { findings })],
  ['one without servers', htmlPage(audit([]), { findings: [] })],
  ['hostile names', htmlPage(hostile, { findings: findings.map(f => ({ ...f, message: EVIL, advice: EVIL, server: EVIL })) })],
]

describe('the text', () => {
  it.each(pages)('holds no script and no address to fetch: %s', (_, html) => {
    const page = new JSDOM(html).window.document as { querySelectorAll(of: string): Iterable<Tag> }
    const all = [...page.querySelectorAll('*')]
    expect(all.length).toBeGreaterThan(10)
    expect(all.filter(e => /^(?:script|img|iframe|object|embed|form|video|audio|base)$/i.test(e.tagName))).toEqual([])
    const attributes = all.flatMap(e => [...e.attributes])
    expect(attributes.filter(a => /^on/i.test(a.name))).toEqual([])
    expect(attributes.flatMap(a => (/^(?:src|href|srcset|xlink:href|data|action)$/i.test(a.name) ? [a.value] : []))).toEqual(['data:,'])
    expect(html).not.toMatch(/@import|url\(/)
    expect(html).not.toContain('s3cretpass')
  })

  it('has a table behind every picture', () => {
    const figures = [...(pages[0]?.[1].matchAll(/<figure>/g) ?? [])].length
    const tables = [...(pages[0]?.[1].matchAll(/<\/figure>\n<details><summary>As a table<\/summary><div class="scroll"/g) ?? [])].length
    // The map at the head is told by the list beside it and by each server's own tables.
    expect(figures).toBeGreaterThan(8)
    expect(tables).toBe(figures - 1)
  })
})

describe('in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redline-html-'))
  let browser: Browser
  beforeAll(async () => {
    if (!existsSync(CHROMIUM)) throw new Error(`${CHROMIUM} is not there: apt-get install chromium, or name it in CHROMIUM`)
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] })
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const looks = pages.flatMap(([name, html], i) =>
    (i === 0 ? ([360, 1200] as const) : ([360] as const)).flatMap(width =>
      (i === 0 ? (['light', 'dark'] as const) : (['dark'] as const)).map(scheme => [name, width, scheme, html, i] as const),
    ),
  )

  it.each(looks)('%s at %i px, %s', async (_, width, scheme, html, i) => {
    const file = join(folder, `${i}.html`)
    writeFileSync(file, html)
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: scheme })
    const [said, asked]: [string[], string[]] = [[], []]
    page.on('console', m => said.push(m.text()))
    page.on('pageerror', e => said.push(String(e)))
    page.on('dialog', d => said.push(d.message()))
    page.on('request', r => asked.push(r.url()))
    await page.goto(pathToFileURL(file).href)
    for (const fold of await page.locator('summary').all()) await fold.click()
    const { over, light, text } = await page.evaluate<{ over: number; light: boolean; text: number }>(`({
      over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      light: Number(/\\d+/.exec(getComputedStyle(document.body).backgroundColor)[0]) > 128,
      text: document.body.innerText.length,
    })`)
    await page.close()
    expect(said).toEqual([])
    expect(asked).toEqual([pathToFileURL(file).href])
    expect(over).toBe(0)
    expect(light).toBe(scheme === 'light')
    expect(text).toBeGreaterThan(50)
  })
})
