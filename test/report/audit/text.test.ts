/** The audit for terminals, as Markdown and as SARIF. */
import { describe, expect, it } from 'vitest'
import { asReport } from '../../../src/report/audit/asReport.ts'
import { auditConsole } from '../../../src/report/audit/console.ts'
import { auditMarkdown, auditPart } from '../../../src/report/audit/markdown.ts'
import { verdictOf } from '../../../src/report/audit/verdict.ts'
import { sarif } from '../../../src/report/sarif.ts'
import { displayWidth } from '../../../src/report/width.ts'
import { rules } from '../../../src/rules/index.ts'
import { audit, findings, GB, monolith, queue, silent, whole } from './servers.ts'

describe('the verdict', () => {
  const withFacts = (facts: object) => ({ ...queue, facts: { ...queue.facts, ...facts } })

  it.each([
    ['Split', monolith],
    ['Fits', queue],
    ['Not known', silent],
    ['Too small', withFacts({ usedMemory: { value: 0.95 * GB, source: 'live' } })],
    ['Too small', withFacts({ errors: { value: { OOM: 1 }, source: 'live' } })],
    ['Too small', withFacts({ evictedKeys: { value: 3, source: 'live' } })],
    ['Not known', withFacts({ maxmemory: { value: 0, source: 'live' } })],
  ])('is %s', (word, server) => {
    const { word: is, sentence } = verdictOf(server)
    expect(is).toBe(word)
    expect(sentence).toMatch(/^[A-Z].*[^.]\.$/)
  })

  it('lets a cache evict', () => {
    const cache = {
      ...monolith,
      sidekiq: null,
      keyspace: monolith.keyspace && { ...monolith.keyspace, workloads: monolith.keyspace.workloads.slice(0, 1) },
    }
    const calm = { ...cache, facts: { ...cache.facts, errors: { value: {}, source: 'live' as const } } }
    expect(verdictOf(calm).word).toBe('Fits')
  })
})

describe('the console', () => {
  const text = auditConsole(whole, { findings, color: false, width: 100 })

  it('begins with the worst finding and ends with the count', () => {
    expect(text.split('\n')[0]).toBe('error  eviction-policy  REDIS_URL')
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      '2 errors, 1 warning, 1 note · 3 servers audited · 1 server not reached · 1 rule not checked',
    )
  })

  it('is as it was', async () => {
    await expect(text).toMatchFileSnapshot('__snapshots__/console.txt')
  })

  it('keeps to its width', () => {
    for (const width of [60, 80, 140])
      for (const line of auditConsole(whole, { findings, color: false, width }).split('\n').slice(0, -2))
        expect(displayWidth(line)).toBeLessThanOrEqual(width)
  })

  it('says findings and verdicts alone where it is quiet', () => {
    const quiet = auditConsole(whole, { findings, color: false, width: 100, quiet: true })
    expect(quiet).toContain('Split it')
    expect(quiet).not.toContain('Biggest prefixes')
  })

  it('lets no name move the cursor and no secret out', () => {
    const evil = auditConsole(audit([{ ...monolith, names: ['\u001b[2JX'], partial: 'of redis://u:s3cretpass@h' }]), {
      findings: [],
      color: false,
      width: 80,
    })
    expect(evil).not.toContain('\u001b')
    expect(evil).not.toContain('s3cretpass')
  })
})

describe('Markdown', () => {
  it('is as it was', async () => {
    await expect(auditMarkdown(whole, findings)).toMatchFileSnapshot('__snapshots__/audit.md')
  })

  it('without detail keeps to a line or two a server', () => {
    expect(auditPart(whole, false).length).toBeLessThan(2000)
  })

  it('shows names as data', () => {
    const evil = { ...monolith, id: 'x', names: ['@team <b>[x](https://evil.example)'] }
    const text = auditMarkdown(audit([evil]), [])
    expect(text).toContain('`@team <b>[x](https://evil.example)`')
  })
})

describe('SARIF', () => {
  it('names the server as what a finding is about', () => {
    const log = JSON.parse(sarif(asReport({ ...whole, findings }), { rules }))
    const [first] = log.runs[0].results
    expect(log.runs[0].results).toHaveLength(4)
    expect(first.ruleId).toBe('eviction-policy')
    expect(first.locations[0].logicalLocations).toEqual([{ name: 'REDIS_URL', kind: 'resource' }])
  })
})
