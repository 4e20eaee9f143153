import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFile, writeFileSafely } from '../../src/write.ts'
import { folder } from './folder.ts'

const text = (...path: string[]) => readFileSync(join(...path), 'utf8')

test('writes a new file and replaces an old one, keeping its permissions and leaving nothing else', () => {
  const root = folder({ old: 'a' })
  chmodSync(join(root, 'old'), 0o640)
  writeFileSafely(join(root, 'old'), 'b')
  writeFileSafely(join(root, 'new'), 'c')
  expect([text(root, 'old'), text(root, 'new')]).toEqual(['b', 'c'])
  expect(statSync(join(root, 'old')).mode & 0o777).toBe(0o640)
  expect(readdirSync(root).sort()).toEqual(['new', 'old'])
})

test('refuses a link, whether it leads somewhere or not, and a folder', () => {
  const root = folder({ target: 'a' })
  symlinkSync('target', join(root, 'link'))
  symlinkSync('nowhere', join(root, 'dangling'))
  mkdirSync(join(root, 'folder'))
  for (const name of ['link', 'dangling']) expect(() => writeFileSafely(join(root, name), 'b')).toThrow('it is a link')
  expect(() => writeFileSafely(join(root, 'folder'), 'b')).toThrow('no regular file')
  expect(() => writeFileSafely(join(root, 'missing', 'x'), 'b')).toThrow('its folder does not exist')
  expect(() => writeFileSafely(join(root, 'target', 'x'), 'b')).toThrow("can't be written: a part of its path is a file")
  expect(text(root, 'target')).toBe('a')
  expect(readdirSync(root).sort()).toEqual(['dangling', 'folder', 'link', 'target'])
})

test('makes new files with their folders, never over or through something', () => {
  const [root, elsewhere] = [folder({ there: 'a' }), folder({})]
  createFile(root, '.github/workflows/x.yml', 'b')
  expect(text(root, '.github/workflows/x.yml')).toBe('b')
  expect(() => createFile(root, 'there', 'b')).toThrow('it exists already')
  symlinkSync(elsewhere, join(root, 'out'))
  symlinkSync(join(elsewhere, 'x'), join(root, 'link'))
  expect(() => createFile(root, 'out/x', 'b')).toThrow('no folder of its own')
  expect(() => createFile(root, 'link', 'b')).toThrow("can't be written")
  expect(readdirSync(elsewhere)).toEqual([])
  expect(lstatSync(join(root, 'link')).isSymbolicLink()).toBe(true)
})
