import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { diskRepo } from '../../src/read/disk.ts'

let folder = ''
let root = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redline-disk-'))
  root = join(folder, 'app')
  mkdirSync(root)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(path: string, content: string | Uint8Array = ''): void {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
function link(path: string, target: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  symlinkSync(target, join(root, path))
}

describe('files', () => {
  test('sorted, as whole paths, from any depth', () => {
    for (const path of ['b.rb', 'a/b/c.rb', 'a.rb', 'a-b/c.rb', 'Gemfile', 'a/z']) write(path)
    const { files } = diskRepo(root)
    expect(files()).toEqual(['Gemfile', 'a-b/c.rb', 'a.rb', 'a/b/c.rb', 'a/z', 'b.rb'])
    expect(files()).toEqual([...files()].sort())
  })

  test('what others wrote and machines made is left out, wherever an app stands', () => {
    const out = [
      '.git/config',
      'node_modules/x/a.rb',
      'vendor/bundle/a.rb',
      'vendor/cache/a.gem',
      '.bundle/config',
      'public/assets/a.js',
      'public/packs/a.js',
    ]
    const runtime = ['tmp/a', 'log/a.log', 'storage/a', 'coverage/a', 'apps/b/tmp/a', 'apps/b/log/a']
    const kept = [
      'vendor/engines/a.rb',
      'app/models/storage/a.rb',
      'lib/log/a.rb',
      'lib/tmp/a.rb',
      'public/index.html',
      '.github/workflows/a.yml',
      'apps/b/Gemfile',
    ]
    for (const path of [...out, ...runtime, ...kept]) write(path)
    expect(diskRepo(root).files()).toEqual(kept.sort())
  })

  test('names of any kind', () => {
    for (const path of ['a\nb.rb', 'a\u001b[31m.rb', "it's.rb", 'ä.rb', 'a b/c.rb']) write(path, 'redis')
    const repo = diskRepo(root)
    expect(repo.files()).toHaveLength(5)
    for (const path of repo.files()) expect(repo.read(path)).toBe('redis')
    expect(repo.mentioning(repo.files(), ['redis'])).toHaveLength(5)
  })

  test('a root that is not there, and one that is a file', () => {
    write('a.rb')
    expect([...diskRepo(join(root, 'none')).refusals()]).toEqual([['.', 'does not exist']])
    expect([...diskRepo(join(root, 'a.rb')).refusals()]).toEqual([['.', 'does not exist']])
    expect(diskRepo(join(root, 'none')).files()).toEqual([])
  })
})

describe('links', () => {
  test('to files and folders inside are followed', () => {
    write('shared/redis.yml', 'a: 1')
    write('shared/lib/a.rb', 'A = 1')
    link('config/redis.yml', '../shared/redis.yml')
    link('lib', 'shared/lib')
    const repo = diskRepo(root)
    expect(repo.files()).toEqual(['config/redis.yml', 'lib/a.rb', 'shared/lib/a.rb', 'shared/redis.yml'])
    expect([repo.read('config/redis.yml'), repo.read('lib/a.rb')]).toEqual(['a: 1', 'A = 1'])
    expect(repo.mentioning(repo.files(), ['A ='])).toEqual(['lib/a.rb', 'shared/lib/a.rb'])
  })

  test('in circles end', () => {
    write('a/b/c.rb')
    link('a/b/up', '..')
    link('a/self', '.')
    link('d', 'a')
    link('e', 'f')
    link('f', 'e')
    const repo = diskRepo(root)
    expect(repo.files()).toEqual(['a/b/c.rb', 'd/b/c.rb', 'e', 'f'])
    expect(repo.read('e')).toEqual({ refused: 'is a link in a circle' })
  })

  test.each([
    ['../secret', 'is a link out of the scanned folder'],
    ['..', 'is a link out of the scanned folder'],
    ['/etc/hostname', 'is a link out of the scanned folder'],
    ['nothing', 'is a link to nothing'],
    ['.git/config', 'is a link to a folder that is not scanned'],
  ])('to %s', (target, why) => {
    writeFileSync(join(folder, 'secret'), 'redis')
    write('.git/config', 'redis')
    write('app.rb')
    link('config/redis.yml', target.startsWith('/') ? target : `../${target}`)
    const repo = diskRepo(root)
    expect(repo.files()).toEqual(['app.rb', 'config/redis.yml'])
    expect(repo.read('config/redis.yml')).toEqual({ refused: why })
    expect(repo.refusals().get('config/redis.yml')).toBe(why)
  })

  test('a file that turns into a link after it was listed is not followed', () => {
    writeFileSync(join(folder, 'secret'), 'redis')
    write('a.rb', 'redis')
    write('b/c.rb', 'redis')
    const repo = diskRepo(root)
    expect(repo.files()).toEqual(['a.rb', 'b/c.rb'])
    rmSync(join(root, 'a.rb'))
    rmSync(join(root, 'b'), { recursive: true })
    link('a.rb', '../secret')
    writeFileSync(join(folder, 'c.rb'), 'redis')
    link('b', '..')
    expect(repo.read('a.rb')).toEqual({ refused: 'is a link out of the scanned folder' })
    expect(repo.read('b/c.rb')).toEqual({ refused: 'is a link out of the scanned folder' })
  })

  test('the root itself may be one', () => {
    write('a.rb', 'x')
    symlinkSync(root, join(folder, 'current'))
    const repo = diskRepo(join(folder, 'current'))
    expect([repo.files(), repo.read('a.rb')]).toEqual([['a.rb'], 'x'])
  })
})

describe('read', () => {
  const mebibyte = 1024 * 1024
  test.each<[string, string | Uint8Array, ReturnType<ReturnType<typeof diskRepo>['read']>]>([
    ['plain text', 'ä\r\n', 'ä\r\n'],
    ['nothing', '', ''],
    ['a byte order mark', '\uFEFFa', 'a'],
    ['1 MiB', 'a'.repeat(mebibyte), 'a'.repeat(mebibyte)],
    ['more than 1 MiB', 'a'.repeat(mebibyte + 1), { refused: 'is larger than 1 MiB' }],
    ['a NUL byte', 'a\0b', { refused: 'is binary' }],
    ['Latin-1', new Uint8Array([0x61, 0xe4, 0x62]), { refused: 'is not UTF-8' }],
  ])('%s', (_, content, expected) => {
    write('a', content)
    expect(diskRepo(root).read('a')).toEqual(expected)
  })

  test.each(['../secret', '/etc/hostname', 'b', '.', '', 'd', 'd/../a', 'tmp/x'])('%j is not there', path => {
    writeFileSync(join(folder, 'secret'), 'x')
    write('a')
    write('d/a')
    write('tmp/x')
    const repo = diskRepo(root)
    expect([repo.has(path), repo.read(path)]).toEqual([false, { refused: 'does not exist' }])
  })
})

describe('mentioning', () => {
  test('without regard to case, any of the words, bytes of any kind', () => {
    write('a', 'x = REDIS.new')
    write('b', 'side\nkiq')
    write('c', new Uint8Array([0xff, 0x00, ...Buffer.from('sidekiq')]))
    write('d', 'cache_store')
    write('e', '')
    const repo = diskRepo(root)
    expect(repo.mentioning(repo.files(), ['redis', 'Sidekiq', 'cache.store'])).toEqual(['a', 'c'])
    expect(repo.mentioning(['b', 'a'], ['redis'])).toEqual(['a'])
    expect(repo.mentioning(repo.files(), [])).toEqual([])
    expect(repo.mentioning(repo.files(), [''])).toEqual([])
  })

  test('in large files, and where a word lies across two reads', () => {
    const size = 1024 * 1024 + 1
    for (const before of [size - 3, size, 3 * size]) {
      write('a', `${'x'.repeat(before)}redis${'x'.repeat(10)}`)
      expect(diskRepo(root).mentioning(['a'], ['redis']), `${before}`).toEqual(['a'])
    }
    write('a', 'x'.repeat(3 * size))
    expect(diskRepo(root).mentioning(['a'], ['redis'])).toEqual([])
  })

  test('what is gone mentions nothing, what is refused is named so that reading it says why', () => {
    link('a', '../..')
    write('b', 'redis')
    const repo = diskRepo(root)
    repo.files()
    rmSync(join(root, 'b'))
    expect(repo.mentioning(['a', 'b'], ['redis'])).toEqual(['a'])
  })
})
