/**
 * The patch on apps of other shapes. A case is a bundle; below `=== after` stand lines that the patched files must hold,
 * `FILE: line`, and for clients that no edit can change `by hand: PLACE`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bundledFiles } from '../../src/report/bundle.ts'
import { rules } from '../../src/rules/index.ts'
import { readBundle } from '../bundle.ts'
import { applyPatches, checked, filesIn, planned } from './story.ts'
import { tried } from './tried.ts'

const folder = join(import.meta.dirname, 'shapes')
const APPLICATION = 'require "rails/all"\n\nmodule Shop\n  class Application < Rails::Application\n  end\nend\n'

describe('shapes', () => {
  test.each(readdirSync(folder).filter(f => f.endsWith('.txt')))('%s', async name => {
    const [bundle = '', expected = ''] = readFileSync(join(folder, name), 'utf8').split('\n=== after\n')
    const files = Object.fromEntries(bundledFiles(bundle).map(f => [f.path, `${f.text.trimEnd()}\n`]))
    const story = await planned({ 'config/application.rb': APPLICATION, ...files }, 'elasticache')
    expect(story.ran.err).toBe('')
    const before = await checked(story.app)
    applyPatches(story)
    const after = await checked(story.app)
    expect([after.clients, after.gaps]).toEqual([before.clients, before.gaps])
    const patched = filesIn(story.app)
    const runbook = story.files['RUNBOOK.md'] ?? ''
    for (const line of expected.trim().split('\n')) {
      const [, file = '', text = ''] = /^(by hand|[^:]+): (.*)$/.exec(line) ?? []
      if (file === 'by hand') expect(runbook).toContain(`- [ ] \`${text}\``)
      else expect([file, patched[file]?.split('\n').map(l => l.trim())]).toEqual([file, expect.arrayContaining([text])])
    }
    expect((runbook.match(/could not be changed mechanically/g) ?? []).length).toBe((expected.match(/^by hand/gm) ?? []).length)
  })
})

/** Every example of every rule is a small app of its own shape. */
describe('the apps of all examples', () => {
  test.each(rules.map(r => [r.id, r.examples] as const))(
    '%s: what the patch changes is understood as before, and no client goes away',
    async (_, examples) => {
      for (const example of examples) {
        const { before, after, unwired } = await tried(readBundle(example.files).files)
        expect(after.model.clients.length).toBe(before.model.clients.length)
        expect(after.failures).toBe(0)
        expect(after.model.gaps.length).toBeLessThanOrEqual(before.model.gaps.length)
        expect(unwired).toBeGreaterThanOrEqual(0)
      }
    },
  )
})
