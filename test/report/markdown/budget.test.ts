/** However much is found, the comment fits, always posts, and sheds in one order. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Comparison } from '../../../src/model/comparison.ts'
import type { FindingItem, ReportDocument } from '../../../src/model/document.ts'
import { documentOf } from '../../../src/report/json.ts'
import { comment } from '../../../src/report/markdown/comment.ts'
import { summary } from '../../../src/report/markdown/summary.ts'
import { shop } from '../shop.ts'
import { faults } from './parse.ts'

const bytes = (text: string): number => Buffer.byteLength(text)
const marker = '<!-- redline: key -->'
const plain = documentOf(shop, { verdict: 'fail' })

/** The shop with findings of long texts in every script, all of them new. */
function crowded(count: number, words: string): { document: ReportDocument; comparison: Comparison } {
  const finding = (i: number): FindingItem => ({
    rule: `rule-${i % 30}`,
    severity: (['error', 'warning', 'note'] as const)[i % 3] as 'error',
    confidence: 'certain',
    message: `${words} ${i}. ${words.repeat(8)}`,
    advice: `${words}:\n\n\`\`\`ruby\n${words}\n${words}\n\`\`\``,
    at: `app/${words}/${i}.rb:${i + 1}:1`,
    related: [{ at: `lib/${words}.rb:1:1`, role: words }],
    about: words,
    identity: `rule-${i % 30}:${i}`,
    docs: '',
    fix: { title: words, safe: true, edits: [], diff: `--- a\n+++ b\n@@ -1 +1 @@\n-${words}\n+${words}\n` },
  })
  const findings = Array.from({ length: count }, (_, i) => finding(i))
  const [app, ...others] = plain.apps
  const document = { ...plain, apps: app ? [{ ...app, findings }, ...others] : [], comparedWith: { commit: null, report: plain } }
  return { document, comparison: { added: findings, kept: [], mended: findings.slice(0, count / 10), apps: [] } }
}

describe('a budget', () => {
  test.each([1, 50, 1000, 10_000])('of a comment holds %i findings in emoji and CJK', count => {
    const { document, comparison } = crowded(count, '👩‍👩‍👧 漢字 кэш @everyone')
    const text = comment(document, comparison, { marker })
    expect(bytes(text)).toBeLessThanOrEqual(60_000)
    expect(text.startsWith(`${marker}\n### ❌ Redline fails`)).toBe(true)
    expect(text).toContain('**Worst:**')
    expect(faults(text, marker)).toEqual([])
  })

  test('of any size is kept, and what is left still parses', () => {
    const all = [crowded(40, '漢字 `x`'), crowded(2000, '👩‍👩‍👧'.repeat(30)), crowded(300, 'é'.repeat(900))]
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.integer({ min: 400, max: 70_000 }), ({ document, comparison }, budget) => {
        const text = comment(document, comparison, { marker, budget })
        expect(bytes(text)).toBeLessThanOrEqual(budget)
        expect(text).toContain('### ❌ Redline fails')
        expect(faults(text, marker)).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  test('sheds pictures first, then what is old, prose, what mends, findings, places', () => {
    const { document, comparison } = crowded(60, 'some words about it')
    const rows = plain.apps[0]?.topology.clients.map(after => ({ change: 'added' as const, after })) ?? []
    const full = { ...comparison, apps: [{ root: '.', rows }] }
    const signs: readonly (readonly [string, RegExp])[] = [
      ['diagram', /^```mermaid$/m],
      ['prose', /^some words about it 3\. (?:some words about it){8}/m],
      ['mending', /^```diff$/m],
      ['folds', /^<summary><b>/m],
      ['topology', /\| Workload \|/],
      ['places', /`app\/some words/],
      ['verdict', /^### ❌/m],
    ]
    const gone = new Map<string, number>()
    for (let budget = 100_000; budget >= 400; budget = Math.floor(budget * 0.93)) {
      const text = comment(document, full, { marker, budget })
      for (const [name, sign] of signs) if (!sign.test(text) && !gone.has(name)) gone.set(name, budget)
    }
    const order = signs.map(([name]) => gone.get(name) ?? 0)
    expect(order).toEqual([...order].sort((a, b) => b - a))
    expect(gone.has('verdict')).toBe(false)
    expect(gone.size).toBe(signs.length - 1)
  })

  test('of a summary is what its file has left; too little for a verdict is nothing', () => {
    const { document, comparison } = crowded(5000, '漢字')
    const whole = bytes(summary(document, comparison))
    expect(whole).toBeGreaterThan(200_000)
    for (const budget of [whole, whole - 1, 100_000, 1000, 300]) {
      const text = summary(document, comparison, { budget })
      expect(bytes(text)).toBeLessThanOrEqual(budget)
      expect(text).not.toBe('')
    }
    expect(summary(document, comparison, { budget: 20 })).toBe('')
  })

  test('of what is seen without opening a fold is 12,000 bytes', () => {
    const text = comment(crowded(500, 'some words about it').document, crowded(500, 'some words about it').comparison, { marker })
    const seen = text.replace(/<details>[\s\S]*?<\/details>/g, '')
    expect(bytes(seen)).toBeLessThanOrEqual(12_000)
  })
})

test('the same report gives the same text', () => {
  const { document, comparison } = crowded(200, 'words')
  expect(comment(document, comparison, { marker })).toBe(comment(document, comparison, { marker }))
})
