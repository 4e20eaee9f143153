import { expect, test } from 'vitest'
import { emptyConfig } from '../../src/policy/config.ts'
import { loosened, type Policy } from '../../src/policy/loosened.ts'

const policy = (thresholds: Readonly<Record<string, number>>): Policy => ({
  config: { ...emptyConfig, thresholds },
  gate: {},
  baseline: new Set(),
})

test('a limit that changes is told, also against its default', () => {
  expect(loosened(policy({}), policy({ 'dead-set.entries': 9999 }))).toEqual(['In .redline.yml `dead-set.entries` goes from 9900 to 9999.'])
  expect(loosened(policy({ 'dead-set.entries': 10 }), policy({ 'dead-set.entries': 10, 'retry-set.entries': 1000 }))).toEqual([])
  expect(loosened(policy({ 'dead-set.entries': 10 }), policy({}))).toEqual(['In .redline.yml `dead-set.entries` goes from 10 to 9900.'])
})
