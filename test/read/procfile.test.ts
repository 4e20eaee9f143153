import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readProcfile } from '../../src/read/procfile.ts'

describe('Procfile', () => {
  test.each<[string, readonly string[]]>([
    ['web: bin/rails server\nworker: bundle exec sidekiq -C a.yml\n', ['web=bin/rails server', 'worker=bundle exec sidekiq -C a.yml']],
    ['# web: no\n\nweb:bin/puma\r\njobs_low: a: b\r\n', ['web=bin/puma', 'jobs_low=a: b']],
    [' web: indented\nweb\nweb:\n', []],
    ['release-1:\trake db:migrate', ['release-1=rake db:migrate']],
  ])('%j', (text, expected) => expect(readProcfile(text, 'Procfile').map(e => `${e.name}=${e.command}`)).toEqual(expected))

  test('the place is that of the command', () => {
    const [, entry] = readProcfile('web: a\nworker:   b c \n', 'Procfile')
    expect(entry?.at).toMatchObject({ start: 17, end: 20, line: 2, column: 11, endColumn: 14 })
  })

  test('any text', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        for (const e of readProcfile(text, 'Procfile')) expect(text.slice(e.at.start, e.at.end)).toBe(e.command)
      }),
    )
  })
})
