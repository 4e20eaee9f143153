import { expect, test } from 'vitest'
import { defaultGate, type Gate, judgeRun } from '../../src/policy/gate.ts'
import { identityOf } from '../../src/policy/identity.ts'
import { finding, report } from './findings.ts'

const silenced = { by: 'ignore', reason: 'r' } as const

test.each<[string, Parameters<typeof finding>[0] & { silenced?: typeof silenced }, Partial<Gate>, number]>([
  ['an error', {}, {}, 1],
  ['a warning', { severity: 'warning' }, {}, 0],
  ['a warning at fail-on warning', { severity: 'warning' }, { failOn: 'warning' }, 1],
  ['a note at fail-on note', { severity: 'note' }, { failOn: 'note' }, 1],
  ['an error at fail-on never', {}, { failOn: 'never' }, 0],
  ['a likely error', { confidence: 'likely' }, {}, 1],
  ['a likely error at min-confidence certain', { confidence: 'likely' }, { minConfidence: 'certain' }, 0],
  ['a possible error', { confidence: 'possible' }, {}, 0],
  ['a possible error, shown', { confidence: 'possible' }, { minConfidence: 'possible' }, 0],
  ['a silenced error', { silenced }, {}, 0],
])('%s', (_, over, gate, code) => expect(judgeRun(report([finding(over)]), { ...defaultGate, ...gate }).code).toBe(code))

test('new findings only: what the base has does not fail', () => {
  const base = new Set([identityOf('missing-timeout', 'REDIS_POOL')])
  const gate: Gate = { ...defaultGate, failScope: 'new' }
  expect(judgeRun(report([finding()]), gate, base).verdict).toBe('pass')
  expect(judgeRun(report([finding(), finding()]), gate, base).failing).toHaveLength(1)
  expect(judgeRun(report([finding()]), { ...gate, failScope: 'all' }, base).verdict).toBe('fail')
})

test('findings that no app owns count too', () => {
  const own = report([finding()]).apps[0]?.findings ?? []
  expect(judgeRun(report([], { findings: own }), defaultGate).code).toBe(1)
})

const failures = [{ part: 'rule plaintext-url', error: 'TypeError' }]

test.each([
  ['no app', report([], { apps: [] }), 'nothing-to-scan', 3],
  ['an app without findings', report([]), 'pass', 0],
  ['a failure and findings', report([finding()], { failures }), 'incomplete', 4],
  ['a failure and no app', report([], { apps: [], failures }), 'incomplete', 4],
] as const)('%s', (_, of, verdict, code) => expect(judgeRun(of, defaultGate)).toMatchObject({ verdict, code }))
