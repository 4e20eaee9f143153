/** A folder on disk as a Repo: the only reader of files, and the fence around the scanned folder. */
import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs'
import type { Repo } from '../model/repo.ts'
import { type Door, isWithin, type Listing, listFiles } from './listing.ts'
import { LARGEST, textOf } from './text.ts'

/** A Repo on disk, with what the walk met and could not use. */
export interface DiskRepo extends Repo {
  /** Links out of the root, folders that can't be opened: path → why, in words that follow the path in a sentence. */
  refusals(): ReadonlyMap<string, string>
}

/** A file longer than this is not searched but counts as mentioning everything, so that its size gets reported. */
const SEARCH_LIMIT = 16 * LARGEST
/** Never through a link in the last step, and never waiting for the other end of a pipe. */
const OPEN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

const code = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown error'

/** A system error in words that follow a path in a sentence. */
export function inWords(error: unknown): string {
  switch (code(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'does not exist'
    case 'EACCES':
    case 'EPERM':
      return 'may not be read (permission denied)'
    case 'ELOOP':
      return 'is a link in a circle'
    default:
      return `could not be read (${code(error)})`
  }
}

const door: Door = {
  entries: folder => readdirSync(folder, { withFileTypes: true }),
  resolve: path => realpathSync(path),
  kind: path => statSync(path),
  inWords,
}

/** Fills `buffer` from the file; how many bytes there were, at most its length. */
function fill(fd: number, buffer: Buffer): number {
  let length = 0
  for (;;) {
    const got = readSync(fd, buffer, length, buffer.length - length, null)
    length += got
    if (got === 0 || length === buffer.length) return length
  }
}

/** Any of the words, as one pattern over bytes read as Latin-1. */
function pattern(words: readonly string[]): RegExp | undefined {
  const some = words.filter(w => w !== '').map(w => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return some.length === 0 ? undefined : new RegExp(some.join('|'), 'i')
}

/**
 * The files below `root`, listed when first asked. A root that isn't there has no files and a refusal for `.`.
 * Nothing outside of it is ever opened, whatever links say.
 */
export function diskRepo(root: string): DiskRepo {
  let known: Listing | undefined
  let names: ReadonlySet<string> | undefined
  const buffer = Buffer.allocUnsafe(LARGEST + 1)

  function listing(): Listing {
    known ??= listFiles(root, door)
    return known
  }
  const absolute = (path: string): string => listing().targets.get(path) ?? `${listing().root}/${path}`

  function has(path: string): boolean {
    names ??= new Set(listing().files)
    return names.has(path)
  }

  function open(path: string): number {
    return openSync(absolute(path), OPEN)
  }

  function read(path: string): ReturnType<Repo['read']> {
    const why = listing().refused.get(path)
    if (why !== undefined) return { refused: why }
    if (!has(path)) return { refused: 'does not exist' }
    let fd: number | undefined
    try {
      if (!isWithin(listing().root, realpathSync.native(absolute(path)))) return { refused: 'is a link out of the scanned folder' }
      fd = open(path)
      const is = fstatSync(fd)
      if (!is.isFile()) return { refused: 'is not a file' }
      const length = is.size > LARGEST ? LARGEST + 1 : fill(fd, buffer)
      return textOf(buffer.subarray(0, length))
    } catch (error) {
      return { refused: inWords(error) }
    } finally {
      if (fd !== undefined) closeSync(fd)
    }
  }

  /** Whether bytes of the file match; a word across two fillings is found because each starts with the tail of the last. */
  function search(fd: number, words: RegExp, overlap: number): boolean {
    let kept = 0
    for (let seen = 0; seen <= SEARCH_LIMIT; ) {
      const got = readSync(fd, buffer, kept, buffer.length - kept, null)
      if (got === 0) return false
      const length = kept + got
      if (words.test(buffer.toString('latin1', 0, length))) return true
      // Almost every file fits; a short read is its end, and asking again would cost a third of the time.
      if (length < buffer.length && seen === 0) return false
      kept = Math.min(overlap, length)
      buffer.copyWithin(0, length - kept, length)
      seen += got
    }
    return true
  }

  function mentioning(paths: readonly string[], words: readonly string[]): readonly string[] {
    const any = pattern(words)
    if (!any) return []
    const overlap = Math.max(...words.map(w => w.length)) - 1
    return paths.filter(path => {
      // What can't be read is said to mention it, so that whoever goes on to read it reports why it can't be.
      if (listing().refused.has(path)) return true
      let fd: number | undefined
      try {
        fd = open(path)
        return search(fd, any, overlap)
      } catch (error) {
        return code(error) !== 'ENOENT'
      } finally {
        if (fd !== undefined) closeSync(fd)
      }
    })
  }

  return { files: () => listing().files, has, read, mentioning, refusals: () => listing().refused }
}
