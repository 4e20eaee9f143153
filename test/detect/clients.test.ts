import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadJavaScript } from '../../src/read/javascript.ts'
import { readCase } from './cases.ts'
import { linesOf } from './modelLines.ts'

/** Folders whose cases are whole models; those of processes have a form of their own. */
const FOLDERS = [
  'sidekiq',
  'rails-cache',
  'action-cable',
  'session-store',
  'resque',
  'kredis',
  'redis-rb',
  'consumers',
  'gem-clients',
  'riders',
  'sidekiq-plugins',
  'unread',
  'redis-js',
  'action-cable-js',
]

const here = import.meta.dirname
const cases = FOLDERS.flatMap(folder =>
  readdirSync(join(here, folder))
    .filter(file => file.endsWith('.txt'))
    .map(file => ({ folder, name: `${folder}/${file}`, text: readFileSync(join(here, folder, file), 'utf8') })),
)

beforeAll(loadJavaScript)

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
