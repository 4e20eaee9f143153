import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTree, overlay, union, without } from '../../src/commands/tree.ts'
import { mapRepo } from '../../src/model/repo.ts'
import { folder } from './folder.ts'

const repo = (files: Record<string, string>) => mapRepo(new Map(Object.entries(files)))

test('several repositories side by side', () => {
  const both = union(
    new Map([
      ['a', repo({ x: 'redis', y: '' })],
      ['a/b', repo({ x: 'REDIS 2' })],
      ['../c', repo({ z: 'redis' })],
    ]),
  )
  expect(both.files()).toEqual(['../c/z', 'a/b/x', 'a/x', 'a/y'])
  expect([both.read('a/x'), both.read('a/b/x'), both.has('a/b/y'), both.has('q'), both.read('q')]).toEqual([
    'redis',
    'REDIS 2',
    false,
    false,
    { refused: 'does not exist' },
  ])
  expect(both.mentioning(['a/x', 'a/y', 'a/b/x', '../c/z', 'q'], ['redis'])).toEqual(['a/x', 'a/b/x', '../c/z'])
})

test('without some files, and with other texts', () => {
  const some = without(repo({ a: 'redis', b: 'redis' }), f => f === 'b')
  expect([some.files(), some.has('b'), some.mentioning(['a', 'b'], ['redis'])]).toEqual([['a'], false, ['a']])
  expect(some.read('b')).toEqual({ refused: 'is excluded by .redline.yml' })
  const other = overlay(
    repo({ a: 'redis', b: '' }),
    new Map([
      ['a', 'none'],
      ['b', 'Redis'],
    ]),
  )
  expect([other.read('a'), other.mentioning(['a', 'b'], ['redis'])]).toEqual(['none', ['b']])
})

test('folders as they are named', () => {
  const root = folder({ 'a/x': '1', 'a/in/y': '2', 'b/z': '3' })
  expect(openTree([], root)).toMatchObject({ base: '.', folder: root, roots: ['.'] })
  expect(openTree(['a'], root)).toMatchObject({ base: 'a', folder: join(root, 'a'), roots: ['.'] })
  expect(openTree(['a'], root).repo.files()).toEqual(['in/y', 'x'])
  expect(openTree(['a', './b/'], root)).toMatchObject({ base: '.', folder: root, roots: ['a', 'b'] })
  expect(openTree(['a', 'b'], root).repo.files()).toEqual(['a/in/y', 'a/x', 'b/z'])
  expect(openTree(['.', '../b'], join(root, 'a'))).toMatchObject({ base: '.', folder: join(root, 'a'), roots: ['.', '../b'] })
  expect(openTree(['.', '../b'], join(root, 'a')).repo.files()).toEqual(['../b/z', 'in/y', 'x'])
  expect(openTree(['.', '../b'], join(root, 'a')).repo.read('in/y')).toBe('2')
  expect(openTree(['a/in', 'a', 'a/'], root)).toMatchObject({ base: 'a', roots: ['.'] })
  expect(() => openTree(['a', 'nowhere'], root)).toThrow('nowhere does not exist')
  expect(() => openTree(['a/x'], root)).toThrow('a/x is a file; name the folder')
})
