/** Versions of npm packages, from package.json and the lockfile beside it. */
import type { Refused } from '../model/repo.ts'

/** Texts of the files of one folder, as far as they are there. */
export interface PackageFiles {
  readonly packageJson?: string | undefined
  readonly packageLock?: string | undefined
  readonly yarnLock?: string | undefined
}

type Json = { readonly [key: string]: unknown }

const isObject = (x: unknown): x is Json => typeof x === 'object' && x !== null && !Array.isArray(x)

function json(text: string): Json | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

/** `node_modules/ioredis` of lockfile versions 2 and 3, `dependencies` of 1; nested copies are another package's. */
function* npmLocked(lock: Json): Generator<readonly [string, string]> {
  const entries = isObject(lock.packages) ? lock.packages : isObject(lock.dependencies) ? lock.dependencies : {}
  for (const [key, entry] of Object.entries(entries)) {
    const name = key.replace(/^node_modules\//, '')
    if (isObject(entry) && typeof entry.version === 'string' && !name.includes('node_modules/')) yield [name, entry.version]
  }
}

/** Both of yarn's formats: a line of `name@range` keys, then `version "5.4.1"` or `version: 5.4.1`. The first of a name stands. */
function* yarnLocked(text: string): Generator<readonly [string, string]> {
  let name: string | undefined
  for (const line of text.split('\n')) {
    const key = /^"?(@?[^@"\s]+)@/.exec(line)
    if (key) name = key[1]
    const version = /^ {2}"?version"?:? "?([^"\s]+)/.exec(line)
    if (name !== undefined && version?.[1] !== undefined) {
      yield [name, version[1]]
      name = undefined
    }
  }
}

/** The oldest version that a range allows, where it allows one major version: `^5.3.2`, `~5.3.2`, `5.3.2`. */
const lowest = (range: string): string | undefined => /^[\^~=v]?\s*(\d+(?:\.\d+){0,2}[\w.-]*)$/.exec(range.trim())?.[1]

/**
 * Version by package name: locked ones, else the oldest that package.json asks for. Refused, with words that follow the
 * path, where package.json is not JSON; a lockfile that can't be read says nothing.
 */
export function nodePackages(files: PackageFiles): ReadonlyMap<string, string> | Refused {
  const found = new Map<string, string>()
  const add = (name: string, version: string | undefined): void => {
    if (version !== undefined && !found.has(name)) found.set(name, version)
  }
  const lock = files.packageLock === undefined ? undefined : json(files.packageLock)
  if (lock) for (const [name, version] of npmLocked(lock)) add(name, version)
  if (files.yarnLock !== undefined) for (const [name, version] of yarnLocked(files.yarnLock)) add(name, version)
  if (files.packageJson === undefined) return found
  const own = json(files.packageJson)
  if (!own) return { refused: 'is not JSON' }
  for (const section of [own.dependencies, own.devDependencies, own.optionalDependencies]) {
    if (!isObject(section)) continue
    for (const [name, range] of Object.entries(section)) if (typeof range === 'string') add(name, lowest(range))
  }
  return found
}
