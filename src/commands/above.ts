/** The `.redline.yml` at the root of a git work tree, where the scanned folder is a part of that: the one file that is read above it. */
import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { Refused } from '../model/repo.ts'
import { configFile } from '../policy/config.ts'
import { inWords } from '../read/disk.ts'

/** A configuration that stands above the scanned folder. */
export interface Above {
  /** As messages name it, `../../.redline.yml`. */
  readonly file: string
  readonly text: string | Refused
  /** The scanned folder as that file's folder names it, `apps/web`. */
  readonly below: string
}

const MOST = 1024 * 1024

function isThere(path: string): boolean {
  try {
    lstatSync(path)
    return true
  } catch {
    return false
  }
}

/** The nearest folder above that holds `.git`, a folder or (in a linked work tree) a file; undefined where `folder` holds one itself. */
function workTree(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (isThere(join(at, '.git'))) return at === folder ? undefined : at
    if (dirname(at) === at) return undefined
  }
}

function read(file: string): string | Refused {
  try {
    const is = lstatSync(file)
    if (!is.isFile()) return { refused: 'is no regular file' }
    return is.size > MOST ? { refused: 'is larger than 1 MiB' } : readFileSync(file, 'utf8')
  } catch (error) {
    return { refused: inWords(error) }
  }
}

/**
 * The configuration at the root of the work tree around a folder; undefined where there is none, or where that root
 * belongs to somebody else, who must not decide what this folder's owner is told. See docs/decisions/configuration-above.md.
 */
export function configAbove(folder: string, cwd: string): Above | undefined {
  const real = realpathSync(folder)
  const root = workTree(real)
  const file = root === undefined ? undefined : join(root, configFile)
  if (root === undefined || file === undefined || !isThere(file)) return undefined
  if (statSync(root).uid !== statSync(real).uid) return undefined
  const name = relative(realpathSync(cwd), file)
  return { file: name.split(sep).join('/'), text: read(file), below: relative(root, real).split(sep).join('/') }
}
