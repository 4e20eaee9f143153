/** Which JavaScript files speak for production, and reading them with what they import from each other. */
import type { Repo } from '../../model/repo.ts'
import { fileSpan } from '../../model/span.ts'
import type { Value } from '../../model/value.ts'
import type { App } from '../../read/app.ts'
import { type JavaScriptFile, type JavaScriptOptions, readJavaScript } from '../../read/javascript.ts'

/** Only files that mention one of these are ever parsed, but for what they import. */
export const CABLE_WORDS = ['createConsumer', 'createCable', 'subscribeTo', 'getConsumer']
export const REDIS_WORDS = [
  'ioredis',
  "'redis'",
  '"redis"',
  '@redis/client',
  'bullmq',
  "'bull'",
  '"bull"',
  'connect-redis',
  'redis-adapter',
  'socket.io-redis',
  'rate-limit-redis',
  'rate-limiter-flexible',
  'redlock',
]

const SCRIPT = /\.[mc]?[jt]sx?$/
/** Type declarations, built and minified files, tests and stories. */
const NOT_OWN = /\.d\.[mc]?ts$|\.min\.js$|[.-](?:test|spec|stories|e2e|cy)\.[mc]?[jt]sx?$/
const NOT_PRODUCTION = new Set([
  'node_modules',
  'vendor',
  'public',
  'builds',
  'dist',
  'tmp',
  'coverage',
  'test',
  'tests',
  'spec',
  'specs',
  '__tests__',
  '__mocks__',
  'cypress',
  'e2e',
  'playwright',
])

/** Whether a file below the app's folder is JavaScript that the team writes and production runs. */
export function isOwnScript(path: string, root: string): boolean {
  if (!SCRIPT.test(path) || NOT_OWN.test(path)) return false
  const below = root === '.' ? path : path.slice(root.length + 1)
  return !below
    .split('/')
    .slice(0, -1)
    .some(folder => NOT_PRODUCTION.has(folder))
}

const candidates = new WeakMap<Repo, ReadonlySet<string>>()

/** Scripts of a repository that mention any of the words: all of them are searched once, and few are left. */
function candidatesOf(repo: Repo): ReadonlySet<string> {
  const known = candidates.get(repo)
  if (known) return known
  const all = repo.files().filter(path => SCRIPT.test(path) && !NOT_OWN.test(path) && !path.includes('node_modules/'))
  const found = new Set(repo.mentioning(all, [...CABLE_WORDS, ...REDIS_WORDS]))
  candidates.set(repo, found)
  return found
}

/** The app's own scripts that mention one of these words, of `CABLE_WORDS` or `REDIS_WORDS`. */
export function scripts(app: Pick<App, 'files' | 'repo' | 'root'>, words: readonly string[]): readonly string[] {
  const some = candidatesOf(app.repo)
  return app.repo.mentioning(
    app.files.filter(path => some.has(path) && isOwnScript(path, app.root)),
    words,
  )
}

/** Whether `loadJavaScript` must be awaited before this repository's detectors run: more often than they really need it. */
export const needsJavaScript = (repo: Repo): boolean => candidatesOf(repo).size > 0

const ENDINGS = ['', '.js', '.ts', '.mjs', '.cjs', '.jsx', '.tsx', '/index.js', '/index.ts']

/** The file that a relative import means; undefined where there is none in the app. */
function resolveImport(importer: string, from: string, has: (path: string) => boolean): string | undefined {
  const path = importer.split('/').slice(0, -1)
  for (const step of from.split('/')) {
    if (step === '..') {
      if (path.pop() === undefined) return undefined
    } else if (step !== '.' && step !== '') path.push(step)
  }
  const target = path.join('/')
  // TypeScript names the file that it compiles to.
  const typed = target.replace(/\.([mc]?)js$/, '.$1ts')
  return [...ENDINGS.map(ending => target + ending), typed].find(candidate => SCRIPT.test(candidate) && has(candidate))
}

/** Files that are read only because another imports them, all in all. */
const MOST_IMPORTED = 60

/**
 * Reads files of an app, each once, following relative imports among the app's files. What can't be read or parsed is a
 * gap and gives undefined.
 */
export function reader(app: App, wants: NonNullable<JavaScriptOptions['wants']>): (path: string) => JavaScriptFile | undefined {
  const read = new Map<string, JavaScriptFile | undefined>()
  const values = new Map<string, Value | undefined>()
  const own = new Set(app.files)
  let followed = 0

  function imported(importer: string, from: string, name: string): Value | undefined {
    const path = resolveImport(importer, from, candidate => own.has(candidate))
    if (path === undefined || (!read.has(path) && followed++ >= MOST_IMPORTED)) return undefined
    const key = `${path}#${name}`
    // Also ends circles: while a name is looked for, it is not there.
    if (!values.has(key)) {
      values.set(key, undefined)
      values.set(key, file(path)?.exported(name))
    }
    return values.get(key)
  }

  function file(path: string): JavaScriptFile | undefined {
    if (read.has(path)) return read.get(path)
    read.set(path, undefined)
    const text = app.text(path)
    if (text === undefined) return undefined
    const result = readJavaScript(text, path, { environment: app.environment, wants, imported: (from, name) => imported(path, from, name) })
    if ('refused' in result) {
      app.gaps.push({ at: fileSpan(path), why: `${path} ${result.refused}` })
      return undefined
    }
    read.set(path, result)
    return result
  }
  return file
}
