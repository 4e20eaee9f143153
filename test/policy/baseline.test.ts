import fc from 'fast-check'
import { expect, test } from 'vitest'
import { baselineOf, readBaseline, withBaseline, writeBaseline } from '../../src/policy/baseline.ts'
import { identityOf } from '../../src/policy/identity.ts'
import { finding, report } from './findings.ts'

const a = identityOf('missing-timeout', 'REDIS_POOL')
const b = identityOf('missing-timeout', 'OTHER')

test('written sorted, each once, and read back', () => {
  const text = writeBaseline([b, a, b])
  expect(text.split('\n').filter(l => !l.startsWith('#'))).toEqual([...[a, b].sort(), ''])
  expect([...readBaseline(text).identities].sort()).toEqual([a, b].sort())
  expect(readBaseline(text.replaceAll('\n', '\r\n')).identities).toEqual(readBaseline(text).identities)
})

test('what is no identity is named with its line', () => {
  const { identities, errors } = readBaseline(`# c\n${a}\n<<<<<<< HEAD\n\n`)
  expect([...identities]).toEqual([a])
  expect(errors.map(e => [e.at.line, e.at.column])).toEqual([[3, 1]])
})

test('silences what it lists, keeps the rest, names what is gone', () => {
  const { report: judged, fresh, stale } = withBaseline(report([finding(), finding()]), new Set([a, b]))
  expect(judged.apps[0]?.findings.map(f => f.silenced?.by)).toEqual(['baseline', undefined])
  expect(fresh.map(f => f.identity)).toEqual([`${a}:2`])
  expect(stale).toEqual([b])
})

test('an ignored finding stays ignored and keeps its entry from going stale', () => {
  const ignored = { ...finding(), silenced: { by: 'ignore', reason: 'r' } as const }
  const { report: judged, stale } = withBaseline(report([ignored]), new Set([a]))
  expect(judged.apps[0]?.findings[0]?.silenced?.by).toBe('ignore')
  expect(stale).toEqual([])
  expect(baselineOf(judged)).toEqual([])
})

test('an entry of a rule that did not run is not stale', () => {
  expect(withBaseline(report([]), new Set([a]), rule => rule !== 'missing-timeout').stale).toEqual([])
})

test('any text is read without throwing', () => {
  fc.assert(fc.property(fc.string(), text => void readBaseline(text)))
})
