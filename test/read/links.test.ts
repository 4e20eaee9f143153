import { describe, expect, it } from 'vitest'
import { followed } from '../../src/read/links.ts'

const FILES = { 'a/x.rb': '1', 'a/b/y.rb': '2', 'z.rb': '3' }

const CASES: readonly (readonly [string, Readonly<Record<string, string>>, Readonly<Record<string, string>>])[] = [
  ['a file', { 'b/x.rb': '../a/x.rb' }, { 'b/x.rb': '1' }],
  ['a folder', { c: 'a' }, { 'c/x.rb': '1', 'c/b/y.rb': '2' }],
  ['a folder with a slash behind it', { c: './a/' }, { 'c/x.rb': '1', 'c/b/y.rb': '2' }],
  ['a link to a link', { c: 'd', d: 'a/b' }, { 'c/y.rb': '2', 'd/y.rb': '2' }],
  ['a file behind a linked folder', { c: 'a', 'y.rb': 'c/b/y.rb' }, { 'c/x.rb': '1', 'c/b/y.rb': '2', 'y.rb': '2' }],
  ['nothing', { c: 'gone' }, {}],
  ['itself', { c: 'c' }, {}],
  ['a circle', { c: 'd', d: 'c' }, {}],
  ['the folder that it stands in', { 'a/b/up': '..' }, {}],
  ['the root', { c: '.' }, {}],
  ['what is outside', { c: '../../etc/passwd', d: '/etc/passwd', 'a/e': '../../z.rb' }, {}],
  ['what only begins like a folder', { c: 'a/b/y' }, {}],
]

describe('a link to', () => {
  it.each(CASES)('%s', (_, links, added) => {
    const found = followed(new Map(Object.entries(FILES)), new Map(Object.entries(links)))
    expect(Object.fromEntries(found)).toEqual({ ...FILES, ...added })
  })
})

it('a folder that is linked over and over stays within bounds', () => {
  const files = new Map(Array.from({ length: 1000 }, (_, n) => [`a/${n}.rb`, `${n}`] as const))
  const links = new Map(Array.from({ length: 100 }, (_, n) => [`l${n}`, 'a'] as const))
  expect(followed(files, links).size).toBeLessThanOrEqual(21_000)
})
