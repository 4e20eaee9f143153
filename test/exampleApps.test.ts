/** The apps in examples/ and what README says of them. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findingsOf, reportOn } from './bundle.ts'

const app = (name: string): ReadonlyMap<string, string> => {
  const root = join('examples', name)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(f => statSync(join(root, f)).isFile())
  return new Map(files.map(f => [f.replaceAll('\\', '/'), readFileSync(join(root, f), 'utf8')]))
}

test('heroku-monolith has one server for everything, and the traps that come with it', () => {
  const files = app('heroku-monolith')
  const report = reportOn(files)
  const found = new Set(findingsOf(report).map(f => `${f.severity} ${f.rule} ${f.at?.file}`))
  expect([...found].filter(f => !f.startsWith('note'))).toEqual(
    expect.arrayContaining([
      'error shared-instance config/environments/production.rb',
      'error cache-clear-flushes config/environments/production.rb',
      'error misplaced-key config/cable.yml',
      'warning misplaced-key config/cable.yml',
      'warning client-per-call app/services/announcement.rb',
      'warning dangerous-command app/services/presence.rb',
      'warning undersized-pool config/initializers/redis.rb',
    ]),
  )
  expect(report.apps.map(a => a.model.platform)).toEqual(['heroku'])
  expect(report.apps.flatMap(a => a.gaps)).toEqual([])
})

test('healthy has nothing to mend, and something to look at', () => {
  const report = reportOn(app('healthy'))
  expect(findingsOf(report)).toEqual([])
  expect(report.apps.map(a => [a.model.clients.length, a.model.processes.length, a.gaps.length])).toEqual([[5, 2, 0]])
})
