import { expect, test } from 'vitest'
import { documentOf, json } from '../../src/report/json.ts'
import { appReport, finding, HERE, report } from './build.ts'
import { shop } from './shop.ts'

test('the shop', async () => {
  const text = json(documentOf(shop, { verdict: 'fail' }))
  await expect(text).toMatchFileSnapshot('shop/report.json.txt')
  expect(text).not.toContain('s3cr3tpw')
  expect(text.endsWith('}\n')).toBe(true)
  expect(Object.keys(JSON.parse(text))).toEqual([
    'schema',
    'kind',
    'tool',
    'base',
    'apps',
    'servers',
    'findings',
    'skipped',
    'failures',
    'summary',
  ])
})

test('masking leaves the JSON whole', () => {
  const message = 'password: "hunter2" and redis://:a"b@h \\ -----BEGIN X-----\n'
  const text = json(documentOf(report({ apps: [appReport({ findings: [finding({ message })] })] })))
  expect(JSON.parse(text).apps[0].findings[0].message).toContain('password: "***"')
})

test('a finding about a server has no place', () => {
  const live = finding({ at: { ...HERE, file: '' }, server: 'REDIS_URL' })
  const [told] = JSON.parse(json(documentOf(report({ findings: [live] })))).findings
  expect(told).not.toHaveProperty('at')
  expect(told.server).toBe('REDIS_URL')
})
