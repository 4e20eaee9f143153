/** The walk over a folder: every file below it once, without asking about single files, and never out of it. */
import { relative, sep } from 'node:path'

/** What a folder holds, as node:fs has it. */
interface Entry {
  readonly name: string
  isFile(): boolean
  isDirectory(): boolean
  isSymbolicLink(): boolean
}

/** What the walk asks of the disk; each throws a system error. */
export interface Door {
  entries(folder: string): readonly Entry[]
  /** The absolute path with all links resolved. */
  resolve(path: string): string
  /** What stands there, links followed. */
  kind(path: string): Pick<Entry, 'isFile' | 'isDirectory'>
  inWords(error: unknown): string
}

export interface Listing {
  /** The folder itself, links resolved. */
  readonly root: string
  /** Sorted, relative to the root, forward slashes; links that lead out are among them. */
  readonly files: readonly string[]
  /** Where the files stand that were reached through a link: path → absolute path. */
  readonly targets: ReadonlyMap<string, string>
  /** What can't be used, and why. */
  readonly refused: ReadonlyMap<string, string>
}

/** Folders that hold what others wrote or what machines made, wherever they stand. */
const NOWHERE = new Set(
  '.git .hg .svn .bundle .yarn .pnpm-store .cache .terraform .idea .vscode .venv .next .turbo node_modules bower_components'.split(' '),
)
/** The like, by the folder they stand in. */
const BELOW: Readonly<Record<string, ReadonlySet<string>>> = {
  vendor: new Set(['bundle', 'cache', 'ruby']),
  public: new Set(['assets', 'packs', 'packs-test', 'vite', 'vite-test', 'system', 'uploads']),
  sorbet: new Set(['rbi']),
}
/** What an app writes while it runs. Only beside its `config` or `Gemfile`: `app/models/storage` is code. */
const RUNTIME = new Set(['tmp', 'log', 'storage', 'coverage'])

/** Whether an absolute path is `root` or below it; both with links resolved. */
export function isWithin(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep)
}

const byKey = (a: readonly [string, unknown], b: readonly [string, unknown]): number => (a[0] < b[0] ? -1 : 1)

/**
 * Lists the files below `from`. A link to a file or folder inside is followed; each folder is entered through a link
 * at most once and never from inside itself, so circles end and the work stays linear.
 */
export function listFiles(from: string, door: Door): Listing {
  const files: string[] = []
  const targets = new Map<string, string>()
  const refused = new Map<string, string>()
  const entered = new Set<string>()
  let root = from

  /** `real` is where the folder stands on disk, `path` what it is called in the repository. */
  function walk(real: string, path: string, linked: boolean): void {
    let found: readonly Entry[]
    try {
      found = door.entries(real)
    } catch (error) {
      refused.set(path === '' ? '.' : path, door.inWords(error))
      return
    }
    const app = path === '' || found.some(e => e.name === 'config' || e.name === 'Gemfile')
    const below = BELOW[real.slice(real.lastIndexOf(sep) + 1)]
    // With a slash behind folders, the order in one folder is the order of whole paths.
    const sorted = found.map(e => [e.isDirectory() ? `${e.name}/` : e.name, e] as const).sort(byKey)
    for (const [, e] of sorted) {
      const here = path === '' ? e.name : `${path}/${e.name}`
      const there = `${real}${real.endsWith(sep) ? '' : sep}${e.name}`
      if (NOWHERE.has(e.name)) continue
      if (e.isDirectory()) {
        if (!(app && RUNTIME.has(e.name)) && !below?.has(e.name)) walk(there, here, linked)
      } else if (e.isFile()) {
        files.push(here)
        if (linked) targets.set(here, there)
      } else if (e.isSymbolicLink()) follow(there, real, here)
    }
  }

  /** Why a link's target is left alone. */
  function fenced(target: string): string | undefined {
    if (!isWithin(root, target)) return 'is a link out of the scanned folder'
    // `.git/config` may hold credentials, and nothing in there is the app's.
    const steps = relative(root, target).split(sep)
    return steps.some(step => NOWHERE.has(step)) ? 'is a link to a folder that is not scanned' : undefined
  }

  function follow(link: string, folder: string, path: string): void {
    try {
      const target = door.resolve(link)
      const why = fenced(target)
      const is = why === undefined ? door.kind(target) : undefined
      if (why !== undefined) refuse(path, why)
      else if (is?.isFile()) {
        files.push(path)
        targets.set(path, target)
      } else if (is?.isDirectory() && !entered.has(target) && !isWithin(target, folder)) {
        entered.add(target)
        walk(target, path, true)
      }
    } catch (error) {
      const why = door.inWords(error)
      refuse(path, why === 'does not exist' ? 'is a link to nothing' : why)
    }
  }

  function refuse(path: string, why: string): void {
    files.push(path)
    refused.set(path, why)
  }

  try {
    root = door.resolve(from)
    walk(root, '', false)
  } catch (error) {
    refused.set('.', door.inWords(error))
  }
  // Only folders behind links can stand out of order.
  if (targets.size > 0 || refused.size > 0) files.sort()
  return { root, files, targets, refused }
}

/** Of all paths of a tree, those that the walk would list. Links are not among a tree's regular files and so never followed. */
export function scannedOf(paths: Iterable<string>): readonly string[] {
  const all = [...paths]
  const apps = new Set([''])
  for (const path of all) {
    const [, folder] = /^(?:(.*)\/)?(?:config\/.*|Gemfile)$/.exec(path) ?? []
    if (folder !== undefined) apps.add(folder)
  }
  return all.filter(path => {
    const steps = path.split('/')
    return !steps.some(
      (step, i) =>
        NOWHERE.has(step) ||
        (i < steps.length - 1 && ((RUNTIME.has(step) && apps.has(steps.slice(0, i).join('/'))) || BELOW[steps[i - 1] ?? '']?.has(step))),
    )
  })
}
