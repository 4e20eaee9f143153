/** One Rails app's files, read: what detectors ask. */
import type { Call } from '../model/call.ts'
import type { Gap } from '../model/finding.ts'
import type { Repo } from '../model/repo.ts'
import type { Failure } from '../model/report.ts'
import { fileSpan, type Span } from '../model/span.ts'
import type { Value } from '../model/value.ts'
import { readDotenv } from './dotenv.ts'
import { loadedGems } from './gemfile.ts'
import { readLockfile } from './lockfile.ts'
import { boot } from './ruby/boot.ts'
import { freeze } from './ruby/object.ts'
import { directory, join } from './ruby/paths.ts'
import { rubyFiles } from './rubyFiles.ts'
import { sharedIn } from './section.ts'
import { settingsConstant } from './settings.ts'
import { readYaml } from './yaml.ts'

export interface App {
  /** The app's folder in the repository, `.` for the root. */
  readonly root: string
  readonly repo: Repo
  /** The environment the app is read for, `production` unless told otherwise. */
  readonly environment: string
  /** Locked versions by gem name; empty without a lockfile. */
  readonly gems: Readonly<Record<string, string>>
  /** Where the lockfile names each gem's version. */
  readonly lockedAt: ReadonlyMap<string, Span>
  /** Gems that the environment loads: locked, and not only in groups of other environments. Undefined without a lockfile. */
  readonly loaded: ReadonlySet<string> | undefined
  /** Calls into libraries in the order in which the app boots. */
  readonly calls: readonly Call[]
  /** Settings as they stand after boot, by path such as `Rails.application.config.cache_store`. */
  readonly settings: ReadonlyMap<string, Value>
  /** A path below the app's folder, as the repository names it. */
  path(below: string): string
  /** All files of this app (not of another app nested in it), as the repository names them, sorted. */
  readonly files: readonly string[]
  /** The text of a file, by its path in the repository; undefined where it is missing or (a gap) can't be read. */
  text(path: string): string | undefined
  /** A YAML file with its ERB, by its path in the repository; undefined where it is missing or (a gap) can't be read. */
  yaml(path: string): Value | undefined
  /** Every file that was read, with its text. */
  texts(): readonly (readonly [file: string, text: string])[]
  /** What could not be read or understood so far. */
  readonly gaps: Gap[]
  /** Errors of Redline's own while files were evaluated. */
  readonly failures: readonly Failure[]
  /** How many files were parsed. */
  readonly parsed: number
}

export interface AppOptions {
  readonly environment: string
  /** Roots of other apps inside this one: their files are theirs. */
  readonly nested: readonly string[]
  /** Words of which a Ruby file outside `config/` must hold one to be read. */
  readonly words: readonly string[]
  /** Classes of libraries that an app may reopen without making them its own. */
  readonly libraries?: ReadonlySet<string>
}

/** Reads a Rails app: its lockfile, its Ruby in boot order, and its YAML as it is asked for. Nothing is executed. */
export function readApp(repo: Repo, root: string, options: AppOptions): App {
  const path = (below: string): string => join(root === '.' ? '' : root, below) ?? below
  const prefix = root === '.' ? '' : `${root}/`
  const inner = options.nested.filter(n => n !== root && n.startsWith(prefix))
  const files = repo.files().filter(f => f.startsWith(prefix) && !inner.some(n => f.startsWith(`${n}/`)))
  const own = new Set(files)
  const gaps: Gap[] = []
  const failures: Failure[] = []
  const refuse = (file: string, why: string): void => {
    if (!gaps.some(g => g.at.file === file && g.why === why)) gaps.push({ at: fileSpan(file), why: `${file} ${why}` })
  }

  const texts = new Map<string, string | undefined>()
  const text = (file: string): string | undefined => {
    if (texts.has(file)) return texts.get(file)
    const found = repo.has(file) ? repo.read(file) : undefined
    if (typeof found === 'object') refuse(file, found.refused)
    const result = typeof found === 'string' ? found : undefined
    texts.set(file, result)
    return result
  }

  const yamls = new Map<string, Value | undefined>()
  const yaml = (file: string): Value | undefined => {
    if (yamls.has(file)) return yamls.get(file)
    yamls.set(file, undefined)
    const content = text(file)
    if (content === undefined) return undefined
    const { value, problems } = readYaml(content, file, booted.fragments(file, content))
    gaps.push(...problems)
    yamls.set(file, value)
    return value
  }

  const lockfile = [path('Gemfile.lock'), path('gems.locked'), ...above(root, 'Gemfile.lock')].find(f => repo.has(f))
  const locked = lockfile ? text(lockfile) : undefined
  const lock = lockfile && locked !== undefined ? readLockfile(locked, lockfile) : undefined
  gaps.push(...(lock?.problems ?? []))
  const gems = lock?.gems ?? {}

  const ruby = rubyFiles(repo, files, path, options)
  const booted = boot({
    environment: options.environment,
    libraries: options.libraries ?? new Set(),
    shared: sharedIn(gems['rails'] ?? gems['railties']),
    text,
    // Code names files from the app's folder, or from its own place in the repository.
    yaml: below => yaml(own.has(below) ? below : path(below)),
    exists: below => own.has(below) || own.has(path(below)),
    defining: ruby.defining,
    required: ruby.required,
    constant: name => settingsConstant(name, { gems, yaml: below => yaml(path(below)), environment: options.environment }),
    refuse,
    failed: (file, error) =>
      failures.push({ part: `reading ${file}`, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  })
  const gemfile = [path('Gemfile'), path('gems.rb'), lockfile ? join(directory(lockfile), 'Gemfile') : undefined].find(
    f => f !== undefined && repo.has(f),
  )
  if (gemfile) booted.load(gemfile)
  const loaded = lock && loadedGems(gems, booted.machine.calls, gemfile, options.environment)
  for (const [name, value] of dotenv()) booted.machine.env.set(name, value)
  for (const file of ruby.boot) booted.load(file)
  // From here on a constant's file is read only where it can matter: following all of an app's classes would take seconds.
  booted.readOnDemand(ruby.matters)
  for (const file of ruby.relevant) booted.load(file)
  const words = options.words.map(w => w.toLowerCase())
  booted.callAll(method => {
    const small = method.toLowerCase()
    return words.some(w => small.includes(w))
  })

  /** Where dotenv loads in this environment, its file and `.env` speak, the nearer one first. Source: dotenv README, "What other .env files can I use?". */
  function dotenv(): ReadonlyMap<string, Value> {
    if (!loaded?.has('dotenv-rails') && !loaded?.has('dotenv')) return new Map()
    const [below = '', above = ''] = ['.env', `.env.${options.environment}`].map(name => text(path(name)) ?? '')
    return new Map([...readDotenv(below, path('.env')), ...readDotenv(above, path(`.env.${options.environment}`))])
  }

  const calls: readonly Call[] = booted.machine.calls
  return {
    root,
    repo,
    environment: options.environment,
    gems,
    lockedAt: lock?.at ?? new Map(),
    loaded,
    calls,
    settings: new Map([...booted.machine.settings].map(([name, value]) => [name, freeze(value)])),
    path,
    files,
    text,
    yaml,
    gaps,
    failures,
    texts: () => [...texts].flatMap(([file, content]) => (content === undefined ? [] : [[file, content] as const])),
    get parsed() {
      return booted.parsed + yamls.size
    },
  }
}

/** The same file in the folders above, nearest first, up to the root of the repository. */
function above(root: string, name: string): readonly string[] {
  const found: string[] = []
  for (let folder = root; folder !== '.' && folder !== ''; ) {
    folder = directory(folder)
    found.push(folder === '' ? name : `${folder}/${name}`)
  }
  return found
}
