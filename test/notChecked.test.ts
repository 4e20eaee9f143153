/** Rules that can't run: what they lack is said once a reason, and never passes for "nothing found". */
import { expect, test } from 'vitest'
import { byReason } from '../src/report/unchecked.ts'
import { rules } from '../src/rules/index.ts'
import { runRules } from '../src/rules/run.ts'
import { model } from './report/build.ts'

const live = rules.filter(r => r.needs.every(n => n === 'live'))

test('without an audit every rule on live servers is named, with what would allow it', () => {
  const { notChecked, failures } = runRules(live, model({}))
  expect(live.length).toBeGreaterThan(12)
  expect(failures).toEqual([])
  expect(notChecked.map(n => n.rule)).toEqual(live.map(r => r.id))
  expect(byReason(notChecked)).toEqual([{ rules: live.map(r => r.id), why: 'no live server was audited', allow: 'run `redline audit`' }])
})

test('a rule that reads code runs without an audit', () => {
  const code = rules.filter(r => r.needs.includes('code'))
  expect(runRules(code, model({})).notChecked).toEqual([])
})

test('every rule on live servers says what it must know', () => {
  expect(live.filter(r => r.asks === undefined || r.asks.length === 0).map(r => r.id)).toEqual([])
})

test('reasons are told in the order of their first rule, each rule once', () => {
  const one = { why: 'w', allow: 'a' }
  expect(
    byReason([
      { rule: 'x', ...one },
      { rule: 'y', why: 'v', allow: 'a' },
      { rule: 'z', ...one },
      { rule: 'x', ...one },
    ]),
  ).toEqual([
    { rules: ['x', 'z'], ...one },
    { rules: ['y'], why: 'v', allow: 'a' },
  ])
})
