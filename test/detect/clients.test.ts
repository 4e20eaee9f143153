import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { linesOf, readCase } from './modelLines.ts'

/** Folders whose cases are whole models; those of processes have a form of their own. */
const FOLDERS = ['sidekiq', 'rails-cache', 'action-cable', 'session-store', 'resque', 'kredis', 'redis-rb', 'consumers', 'gem-clients', 'riders']

const here = import.meta.dirname
const cases = FOLDERS.flatMap(folder =>
  readdirSync(join(here, folder)).map(file => ({ folder, name: `${folder}/${file}`, text: readFileSync(join(here, folder, file), 'utf8') })),
)

describe('clients', () => {
  test.each(cases)('$name', ({ text }) => {
    const { files, expected } = readCase(text)
    expect(linesOf(files)).toEqual(expected)
  })

  test.each(FOLDERS)('%s has positive, indirect and negative examples', folder => {
    const kinds = new Set(cases.filter(c => c.folder === folder).map(c => readCase(c.text).kind))
    expect([...kinds].sort()).toEqual(['indirect', 'negative', 'positive'])
  })
})
