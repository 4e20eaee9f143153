/** The folders that a command is pointed at, as one repository. */
import { statSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { UsageError } from '../errors.ts'
import type { Repo } from '../model/repo.ts'
import { diskRepo, inWords } from '../read/disk.ts'
import { visible } from '../report/visible.ts'
import { type Above, configAbove } from './above.ts'

export interface Tree {
  readonly repo: Repo
  /** How the scanned folder was named; `.` where there are several. */
  readonly base: string
  /** The absolute folder that the repository's paths are relative to. */
  readonly folder: string
  /** The given folders as the repository names them: `.` where there is one. */
  readonly roots: readonly string[]
  /** By root, the configuration of the work tree that it is a part of. */
  readonly above: ReadonlyMap<string, Above>
}

function checkFolder(path: string, absolute: string): void {
  let folder: boolean
  try {
    folder = statSync(absolute).isDirectory()
  } catch (error) {
    throw new UsageError(`${path} ${inWords(error)}`)
  }
  if (!folder) throw new UsageError(`${path} is a file; name the folder of the app or of the repository`)
}

function open(path: string, absolute: string): Repo {
  const repo = diskRepo(absolute)
  const why = repo.refusals().get('.')
  if (why !== undefined) throw new UsageError(`${path} ${why}`)
  return repo
}

const within = (folder: string, path: string): boolean => path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)

/** Several repositories side by side, each below its own name; `.` is the folder that the others are named from. */
export function union(parts: ReadonlyMap<string, Repo>): Repo {
  const below = (name: string): string => (name === '.' ? '' : `${name}/`)
  const files = [...parts].flatMap(([name, repo]) => repo.files().map(f => `${below(name)}${f}`)).sort()
  // The longest name first, so that of `a` and `a/b` the nearer one answers.
  const names = [...parts.keys()].sort((a, b) => below(b).length - below(a).length)
  const find = (path: string): readonly [Repo, string, string] | undefined => {
    const name = names.find(n => path.startsWith(below(n)))
    return name === undefined ? undefined : [parts.get(name) as Repo, path.slice(below(name).length), name]
  }
  return {
    files: () => files,
    has: path => {
      const there = find(path)
      return there?.[0].has(there[1]) ?? false
    },
    read: path => {
      const there = find(path)
      return there ? there[0].read(there[1]) : { refused: 'does not exist' }
    },
    mentioning: (paths, words) => {
      const asked = new Map<string, string[]>()
      for (const path of paths) {
        const there = find(path)
        if (there) asked.set(there[2], [...(asked.get(there[2]) ?? []), there[1]])
      }
      const found = new Set(
        [...asked].flatMap(([name, of]) => (parts.get(name) as Repo).mentioning(of, words).map(f => `${below(name)}${f}`)),
      )
      return paths.filter(p => found.has(p))
    },
  }
}

/** A repository without some of its files. */
export function without(repo: Repo, hidden: (path: string) => boolean): Repo {
  const files = repo.files().filter(f => !hidden(f))
  return {
    files: () => files,
    has: path => !hidden(path) && repo.has(path),
    read: path => (hidden(path) ? { refused: 'is excluded by .redline.yml' } : repo.read(path)),
    mentioning: (paths, words) =>
      repo.mentioning(
        paths.filter(p => !hidden(p)),
        words,
      ),
  }
}

/** A repository in which some files' texts are others. */
export function overlay(repo: Repo, texts: ReadonlyMap<string, string>): Repo {
  return {
    files: repo.files,
    has: repo.has,
    read: path => texts.get(path) ?? repo.read(path),
    mentioning: (paths, words) => {
      const rest = new Set(
        repo.mentioning(
          paths.filter(p => !texts.has(p)),
          words,
        ),
      )
      const small = words.map(w => w.toLowerCase())
      return paths.filter(p => rest.has(p) || small.some(w => texts.get(p)?.toLowerCase().includes(w)))
    },
  }
}

/** Opens what a command was given, the folder it runs in where that is nothing. A folder inside another is read once. */
export function openTree(paths: readonly string[], cwd: string): Tree {
  const given = (paths.length === 0 ? ['.'] : paths).map(path => ({ path, absolute: resolve(cwd, path) }))
  for (const { path, absolute } of given) checkFolder(path, absolute)
  const outer = given.filter(({ absolute }, i) => !given.some((o, j) => within(o.absolute, absolute) && (o.absolute !== absolute || j < i)))
  const [only] = outer
  const above = (roots: readonly (readonly [root: string, absolute: string])[]): ReadonlyMap<string, Above> =>
    new Map(
      roots.flatMap(([root, absolute]) => {
        const found = configAbove(absolute, cwd)
        return found ? [[root, found] as const] : []
      }),
    )
  if (outer.length === 1 && only) {
    const repo = open(only.path, only.absolute)
    return { repo, base: only.path, folder: only.absolute, roots: ['.'], above: above([['.', only.absolute]]) }
  }
  const named = outer.map(({ path, absolute }) => {
    const below = relative(cwd, absolute).split(sep).join('/')
    return { root: isAbsolute(path) && below.startsWith('..') ? absolute : below || '.', path, absolute }
  })
  const repo = union(new Map(named.map(({ root, path, absolute }) => [root, open(path, absolute)])))
  return { repo, base: '.', folder: cwd, roots: named.map(n => n.root), above: above(named.map(n => [n.root, n.absolute])) }
}

/** What is said where no app was found; `more` before the full stop. */
export const noApp = ({ base }: Pick<Tree, 'base'>, more = ''): string =>
  `There is no Rails app ${base === '.' ? 'here' : `below ${visible(base)}`}${more}.`
