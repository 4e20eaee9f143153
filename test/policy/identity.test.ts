import { expect, test } from 'vitest'
import { identify, identityOf, isIdentity } from '../../src/policy/identity.ts'
import { at, finding } from './findings.ts'

test('the form is stable: baselines of older versions must go on to match', () => {
  expect(identityOf('missing-timeout', 'REDIS_POOL')).toBe('missing-timeout:d87674dfb73ee874')
})

test('place, wording, severity and confidence make nothing new', () => {
  const [a] = identify([finding()])
  const [b] = identify([finding({ at: at('elsewhere.rb', 99), message: 'other', severity: 'note', confidence: 'likely' })])
  expect(a?.identity).toBe(b?.identity)
})

test('rule and subject make something new', () => {
  const ids = identify([finding(), finding({ rule: 'plaintext-url' }), finding({ about: 'OTHER' })]).map(f => f.identity)
  expect(new Set(ids).size).toBe(3)
})

test('equal findings are numbered, so that a second one is new', () => {
  const [a, b, c] = identify([finding(), finding(), finding()]).map(f => f.identity)
  expect([b, c]).toEqual([`${a}:2`, `${a}:3`])
})

test.each([
  ['missing-timeout:0123456789abcdef', true],
  ['missing-timeout:0123456789abcdef:2', true],
  ['missing-timeout:0123456789abcdef:0', false],
  ['missing-timeout:0123456789ABCDEF', false],
  ['missing-timeout', false],
  ['<<<<<<< HEAD', false],
])('%s is an identity: %s', (text, expected) => expect(isIdentity(text)).toBe(expected))
