/** Whole small apps, each with one release of its gems: everything that Redline says of them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bundledFiles } from '../../src/report/bundle.ts'
import { reportOn } from '../bundle.ts'
import { linesOf } from './lines.ts'
import { ROWS } from './rows.ts'

const APPLICATION = 'require "rails/all"\n\nmodule Shop\n  class Application < Rails::Application\n  end\nend\n'

/** `rails 8.0.2, redis 5.4.1` as a Gemfile.lock. */
function lockfile(gems: string): string {
  const all = gems.split(',').map(gem => gem.trim().split(' '))
  return [
    'GEM',
    '  remote: https://rubygems.org/',
    '  specs:',
    ...all.map(([name, version]) => `    ${name} (${version})`),
    '',
    'DEPENDENCIES',
    ...all.map(([name]) => `  ${name}`),
    '',
  ].join('\n')
}

interface App {
  readonly title: string
  /** The rows of the fact sheet that it stands for. */
  readonly rows: readonly string[]
  readonly files: ReadonlyMap<string, string>
  readonly expected: readonly string[]
}

/** `# title`, `gems: NAME VERSION, …`, `rows: SECTION ROW · …`, the files, and behind `=== report` what is said of them. */
function readApp(text: string): App {
  const [bundle = '', expected] = text.split(/^=== report\n/m)
  const title = /^# (.+)/.exec(bundle)?.[1]
  const gems = /^gems: (.+)$/m.exec(bundle)?.[1]
  const rows = /^rows: (.+)$/m.exec(bundle)?.[1]
  if (!title || !gems || !rows || expected === undefined) throw new Error('it needs a title, lines of gems and rows, and === report')
  const files = new Map(bundledFiles(bundle).map(({ path, text: content }) => [path, `${content}\n`]))
  return {
    title,
    rows: rows.split(' · '),
    files: new Map([['config/application.rb', APPLICATION], ['Gemfile.lock', lockfile(gems)], ...files]),
    expected: expected.split('\n').filter(line => line !== ''),
  }
}

const folder = join(import.meta.dirname, 'versions')
const apps = readdirSync(folder)
  .filter(name => name.endsWith('.txt'))
  .sort()
  .map(name => ({ name, ...readApp(readFileSync(join(folder, name), 'utf8')) }))

describe('whole apps', () => {
  test.each(apps)('$name: $title', ({ files, expected }) => {
    const report = reportOn(files)
    expect(report.failures).toEqual([])
    expect([...linesOf(report)].sort()).toEqual([...expected].sort())
  })

  test('all apps are seen', () => expect(apps.length).toBeGreaterThanOrEqual(110))

  test('every version row that something rests on has an app, and every app has its rows', () => {
    const shown = new Set(apps.flatMap(a => a.rows))
    expect(Object.keys(ROWS).filter(row => !shown.has(row))).toEqual([])
    expect([...shown].filter(row => ROWS[row] === undefined)).toEqual([])
    expect(Object.values(ROWS).filter(file => !existsSync(join(import.meta.dirname, '../../src', file)))).toEqual([])
  })
})
