import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { configAbove } from '../../src/commands/above.ts'
import { openTree } from '../../src/commands/tree.ts'
import { folder } from './folder.ts'

const files = { '.git/HEAD': '', '.redline.yml': 'platform: heroku', 'apps/web/a.rb': '', 'apps/.redline.yml': 'platform: fly' }

test('the root of the work tree around a folder, and nothing between or beyond', () => {
  const root = folder(files)
  const web = join(root, 'apps/web')
  expect(configAbove(web, web)).toEqual({ file: '../../.redline.yml', text: 'platform: heroku', below: 'apps/web' })
  expect(configAbove(web, root)).toMatchObject({ file: '.redline.yml' })
  expect(configAbove(root, root)).toBeUndefined()
  mkdirSync(join(web, '.git'))
  expect(configAbove(web, root)).toBeUndefined()
})

test('a linked work tree has a file instead of the folder', () => {
  const root = folder({ '.git': 'gitdir: /elsewhere', '.redline.yml': 'platform: heroku', 'web/a.rb': '' })
  expect(configAbove(join(root, 'web'), root)).toMatchObject({ below: 'web' })
})

test('without a work tree, without a file, or with a link in its place nothing is read', () => {
  const { '.git/HEAD': _, ...plain } = files
  const loose = folder(plain)
  expect(configAbove(join(loose, 'apps/web'), loose)).toBeUndefined()
  const root = folder(files)
  rmSync(join(root, '.redline.yml'))
  expect(configAbove(join(root, 'apps/web'), root)).toBeUndefined()
  symlinkSync('apps/.redline.yml', join(root, '.redline.yml'))
  expect(configAbove(join(root, 'apps/web'), root)).toMatchObject({ text: { refused: 'is no regular file' } })
})

test('a folder reached through a link belongs to the work tree that it is in', () => {
  const root = folder(files)
  const other = folder({ 'a.rb': '' })
  symlinkSync(join(root, 'apps/web'), join(other, 'link'))
  expect(configAbove(join(other, 'link'), root)).toMatchObject({ below: 'apps/web' })
})

test('each folder of a command has its own', () => {
  const root = folder(files)
  expect([...openTree(['apps'], root).above].map(([of, { below }]) => [of, below])).toEqual([['.', 'apps']])
  const both = folder({ 'a/.git/HEAD': '', 'a/.redline.yml': '', 'a/in/x': '', 'b/x': '' })
  expect([...openTree(['a/in', 'b'], both).above.keys()]).toEqual(['a/in'])
})
