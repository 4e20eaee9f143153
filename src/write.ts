/** Writes files so that nothing half-written, and nothing behind a link, is ever left or touched. */
import { randomBytes } from 'node:crypto'
import { closeSync, constants, fsyncSync, lstatSync, mkdirSync, openSync, renameSync, type Stats, unlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UsageError } from './errors.ts'
import { visible } from './report/visible.ts'

const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0)

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'it exists already',
  ENAMETOOLONG: 'its name is too long',
}

function fail(path: string, error: unknown): never {
  const code = (error as NodeJS.ErrnoException).code
  const why = code === undefined ? undefined : WORDS[code]
  if (why) throw new UsageError(`${visible(path)} can't be written: ${why}`)
  throw error
}

const look = (path: string): Stats | undefined => lstatSync(path, { throwIfNoEntry: false })

/** Refuses what is no regular file: a link would be followed to somewhere else, a device or a folder can't be replaced. */
function checkTarget(path: string): Stats | undefined {
  const there = look(path)
  if (there?.isSymbolicLink()) throw new UsageError(`${visible(path)} can't be written: it is a link; name the file itself`)
  if (there && !there.isFile()) throw new UsageError(`${visible(path)} can't be written: it is no regular file`)
  return there
}

function fill(path: string, text: string, mode: number): void {
  const open = openSync(path, CREATE, mode)
  try {
    writeFileSync(open, text)
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}

/** Puts text at a path: a fresh file beside it is filled and renamed over it, keeping an older file's permissions. */
export function writeFileSafely(path: string, text: string): void {
  try {
    const there = checkTarget(path)
    const fresh = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`)
    try {
      fill(fresh, text, there ? there.mode & 0o777 : 0o666)
      renameSync(fresh, path)
    } catch (error) {
      if (look(fresh)) unlinkSync(fresh)
      throw error
    }
  } catch (error) {
    if (error instanceof UsageError) throw error
    fail(path, error)
  }
}

/** Makes a new file below a folder, and the folders on the way; what exists already, or stands behind a link, is refused. */
export function createFile(root: string, below: string, text: string): void {
  const path = join(root, below)
  try {
    let folder = root
    for (const part of below.split('/').slice(0, -1)) {
      folder = join(folder, part)
      const there = look(folder)
      if (!there) mkdirSync(folder)
      else if (!there.isDirectory()) throw new UsageError(`${visible(path)} can't be written: ${visible(folder)} is no folder of its own`)
    }
    fill(path, text, 0o666)
  } catch (error) {
    if (error instanceof UsageError) throw error
    fail(path, error)
  }
}
