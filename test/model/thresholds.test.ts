import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { threshold, thresholdNames, thresholds } from '../../src/model/thresholds.ts'
import { rules } from '../../src/rules/index.ts'

test.each(thresholdNames)('%s belongs to a rule that asks for it', name => {
  const rule = rules.find(r => name.startsWith(`${r.id}.`))
  expect(rule).toBeDefined()
  expect(readFileSync(`src/rules/${rule?.id}.ts`, 'utf8')).toContain(`'${name}'`)
  expect(thresholds[name].default).toBeGreaterThan(0)
  expect(thresholds[name].help).toMatch(/^[A-Z].*[^.]$/)
})

test('what the team says goes before the default', () => {
  expect(threshold({}, 'dead-set.entries')).toBe(9900)
  expect(threshold({ thresholds: { 'dead-set.entries': 0 } }, 'dead-set.entries')).toBe(0)
})
