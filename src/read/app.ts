/** One Rails app's files, read: what detectors ask. */
import type { Call } from '../model/call.ts'
import type { Repo } from '../model/repo.ts'
import type { Failure } from '../model/report.ts'
import type { Span } from '../model/span.ts'
import type { Value } from '../model/value.ts'
import { readDotenv } from './dotenv.ts'
import { type Files, openFiles } from './files.ts'
import { asks, loadedGems } from './gemfile.ts'
import { readLockfile } from './lockfile.ts'
import { boot } from './ruby/boot.ts'
import { freeze } from './ruby/object.ts'
import { directory, join } from './ruby/paths.ts'
import { rubyFiles } from './rubyFiles.ts'
import { sharedIn } from './section.ts'
import { settingsConstant } from './settings.ts'

export interface App extends Files {
  /** What the app is called: the module around its `Rails::Application`, `Shop`. Undefined where there is none. */
  readonly name: string | undefined
  /** Locked versions by gem name; empty without a lockfile. */
  readonly gems: Readonly<Record<string, string>>
  /** Where the lockfile names each gem's version. */
  readonly lockedAt: ReadonlyMap<string, Span>
  /** What each locked gem depends on, by name; empty without a lockfile. */
  readonly dependencies: ReadonlyMap<string, readonly string[]>
  /** Gems that the environment loads: locked, and not only in groups of other environments. Undefined without a lockfile. */
  readonly loaded: ReadonlySet<string> | undefined
  /** Calls into libraries in the order in which the app boots. */
  readonly calls: readonly Call[]
  /** Variables that the code itself sets, or dotenv where it loads. */
  readonly env: ReadonlyMap<string, Value>
  /** Settings as they stand after boot, by path such as `Rails.application.config.cache_store`. */
  readonly settings: ReadonlyMap<string, Value>
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
  /** Environments whose servers a file describes, as the team's configuration says. */
  readonly describes?: (file: string) => readonly string[]
}

/** Reads a Rails app: its lockfile, its Ruby in boot order, and its YAML as it is asked for. Nothing is executed. */
export function readApp(repo: Repo, root: string, options: AppOptions): App {
  const prefix = root === '.' ? '' : `${root}/`
  const inner = options.nested.filter(n => n !== root && n.startsWith(prefix))
  const files = repo.files().filter(f => f.startsWith(prefix) && !inner.some(n => f.startsWith(`${n}/`)))
  const own = new Set(files)
  const failures: Failure[] = []
  const { environment, describes } = options
  const opened = openFiles(repo, root, {
    environment,
    files,
    fragments: (file, content) => booted.fragments(file, content),
    ...(describes ? { describes } : {}),
  })
  const { path, text, yaml, gaps, refuse } = opened

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
    matters: ruby.matters,
    required: ruby.required,
    matching: ruby.matching,
    constant: name => settingsConstant(name, { gems, yaml: below => yaml(path(below)), environment: options.environment }),
    // Passenger defines it in what it serves, so it is there where something names Passenger.
    defines: name => (name === 'PhusionPassenger' && lock ? Boolean(gems['passenger'] ?? gems['capistrano-passenger']) : undefined),
    refuse,
    failed: (file, error) =>
      failures.push({ part: `reading ${file}`, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  })
  const gemfile = [path('Gemfile'), path('gems.rb'), lockfile ? join(directory(lockfile), 'Gemfile') : undefined].find(
    f => f !== undefined && repo.has(f),
  )
  if (gemfile) booted.load(gemfile)
  const loaded = lock && loadedGems(lock.dependencies, booted.machine.calls, gemfile, options.environment)
  for (const [name, value] of dotenv()) booted.machine.env.set(name, value)
  for (const file of ruby.boot) booted.load(file)
  for (const file of ruby.relevant) booted.load(file)
  const words = options.words.map(w => w.toLowerCase())
  booted.callAll(method => {
    const small = method.toLowerCase()
    return words.some(w => small.includes(w))
  })

  /** Where dotenv loads in this environment, its file and `.env` speak, the nearer one first. Source: dotenv README, "What other .env files can I use?". */
  function dotenv(): ReadonlyMap<string, Value> {
    // A gem that only another one depends on is not required, and dotenv loads nothing until it is.
    const loads = loaded?.has('dotenv-rails') || (loaded?.has('dotenv') && asks(booted.machine.calls, gemfile, 'dotenv'))
    if (!loads) return new Map()
    const [below = '', above = ''] = ['.env', `.env.${options.environment}`].map(name => text(path(name)) ?? '')
    return new Map([...readDotenv(below, path('.env')), ...readDotenv(above, path(`.env.${options.environment}`))])
  }

  const calls: readonly Call[] = booted.machine.calls
  const application = [...booted.machine.constants.values()].find(
    c => c.kind === 'module' && c.ancestors.some(a => /^(?:::)?Rails::Application$/.test(a.name)),
  )
  return {
    ...opened,
    name: application?.kind === 'module' ? /^(.+)::\w+$/.exec(application.name)?.[1] : undefined,
    gems,
    lockedAt: lock?.at ?? new Map(),
    dependencies: lock?.dependencies ?? new Map(),
    loaded,
    calls,
    env: new Map([...booted.machine.env].map(([name, value]) => [name, freeze(value)])),
    settings: new Map([...booted.machine.settings].map(([name, value]) => [name, freeze(value)])),
    failures,
    get parsed() {
      return booted.parsed + opened.yamls()
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
