/** Whole small apps, each with one release of its gems: everything that Redline says of them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bundledFiles } from '../../src/report/bundle.ts'
import { reportOn } from '../bundle.ts'
import { linesOf } from './lines.ts'

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
  readonly files: ReadonlyMap<string, string>
  readonly expected: readonly string[]
}

/** `# title`, `gems: NAME VERSION, …`, the files, and behind `=== report` what is said of them. */
function readApp(text: string): App {
  const [bundle = '', expected] = text.split(/^=== report\n/m)
  const title = /^# (.+)/.exec(bundle)?.[1]
  const gems = /^gems: (.+)$/m.exec(bundle)?.[1]
  if (!title || !gems || expected === undefined) throw new Error('it needs a title, a line of gems, and === report')
  const files = new Map(bundledFiles(bundle).map(({ path, text: content }) => [path, `${content}\n`]))
  return {
    title,
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

  test('all apps are seen', () => expect(apps.length).toBeGreaterThanOrEqual(30))
})
