/** What the Action writes, judged by those who read it: SARIF by its schema, diagrams by Mermaid, sizes by GitHub's limits. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { JSDOM } from 'jsdom'
import { expect, it } from 'vitest'
import { diagrams } from '../report/markdown/parse.ts'
import { healthy, shared, withoutTimeout, withSharedCache } from './apps.ts'
import { unmeant } from './markdown.ts'
import { scene } from './scene.ts'

it('a log and a diagram of one run', async () => {
  const { run, comments } = await scene({ base: healthy, head: withSharedCache(withoutTimeout(healthy)) })
  const result = await run()
  const tools = dirname(createRequire(import.meta.url)('@microsoft/sarif-multitool') as string)
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  const valid = ajv.compile(JSON.parse(readFileSync(join(tools, 'sarif-2.1.0.json'), 'utf8')))
  valid(JSON.parse(readFileSync(result.outputs['sarif-path'] ?? '', 'utf8')))
  expect(valid.errors).toBeNull()
  const { window } = new JSDOM('')
  Object.assign(globalThis, { window, document: window.document })
  const { default: mermaid } = await import('mermaid')
  const drawn = [comments()[0]?.body ?? '', result.summary].flatMap(diagrams)
  expect(drawn).toHaveLength(2)
  for (const text of drawn) expect(await mermaid.parse(text)).toMatchObject({ diagramType: 'flowchart-v2' })
})

it('10,000 findings in emoji and CJK, of a saved result', { timeout: 120_000 }, async () => {
  const { at, run, comments } = await scene({ base: healthy, head: shared })
  const first = await run({ inputs: { comment: 'never' } })
  const report = JSON.parse(readFileSync(first.outputs['report-path'] ?? '', 'utf8'))
  const [finding] = report.apps[0].findings
  const words = `${'👩‍👩‍👧 漢字 кэш'.repeat(4)} @everyone #1 <!-- redline -->`
  report.apps[0].findings = Array.from({ length: 10_000 }, (_, n) => ({
    ...finding,
    message: `${words} ${n}. ${words}`,
    at: `app/漢字/😀${n}.rb:${n + 1}:1`,
    advice: words,
    identity: `shared-instance:${String(n).padStart(16, '0')}`,
  }))
  const workspace = at.checkout('main')
  writeFileSync(join(workspace, 'report.json'), JSON.stringify(report))
  const result = await run({ event: 'workflow_run', workspace, inputs: { report: 'report.json' }, timeout: 100_000 })
  expect([result.code, result.outputs['new-count']]).toEqual([0, '10000'])
  const body = comments()[0]?.body ?? ''
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(60_000)
  expect(body.split('\n').slice(0, 6).join('\n')).toMatch(/10,000 new errors[\s\S]*shared-instance/)
  expect(unmeant(body, 'https://github.com/octo-org/shop/')).toEqual([])
  expect(body).not.toMatch(/\p{Cs}/u)
  expect(Buffer.byteLength(result.summary)).toBeLessThanOrEqual(1024 * 1024)
  expect(result.annotations.filter(a => a.name === 'error')).toHaveLength(10)
})
