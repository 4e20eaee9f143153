/** Which Ruby files of an app are read, in which order, and which file defines a constant. */
import type { Repo } from '../model/repo.ts'
import type { AppOptions } from './app.ts'
import { globs } from './globs.ts'
import { directory, join } from './ruby/paths.ts'
import { serverFiles } from './serverFiles.ts'

/** Folders whose Ruby never runs in production. */
const ELSEWHERE =
  /(^|\/)(spec|specs|test|tests|features|db|vendor|node_modules|tmp|log|public|doc|docs|benchmarks?|sorbet|rbi|\.[^/]+|generators|templates|cypress|playwright|e2e)\//
const AUTOLOADED = /^(?:.*\/)?(?:app\/(?:[^/]+\/concerns|[^/]+)|lib|config\/initializers)\/(.+)\.rb$/

/** Web servers whose configuration is Ruby below `config/`. */
const SERVERS = ['puma', 'unicorn', 'pitchfork', 'falcon']

export interface RubyFiles {
  /** `config/application.rb`, the environment's file, initializers: what runs at boot, in order. */
  readonly boot: readonly string[]
  /** Other files that mention what matters. */
  readonly relevant: readonly string[]
  /**
   * Whether a file is to be read because another one names a constant of it: one of the two mentions what matters, or it
   * configures. Following all of an app's classes would take seconds.
   */
  readonly matters: (file: string, from: string | undefined) => boolean
  /** Files that define a constant, or set a global variable that is asked for before any does. */
  readonly defining: (constant: string) => readonly string[]
  readonly required: (feature: string, from: string | undefined) => string | undefined
  /** Files that a pattern names and that mention what matters. */
  readonly matching: (pattern: string) => readonly string[]
}

/** `HTTPClient::RedisPool` → `http_client/redis_pool`, as ActiveSupport's underscore has it. */
const underscore = (constant: string): string =>
  constant
    .replaceAll('::', '/')
    .replace(/([A-Z\d]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()

/** How many constants that no file is named after are looked for in the text of files; gems' constants end here too. */
const MOST_SEARCHES = 60

export function rubyFiles(repo: Repo, files: readonly string[], path: (below: string) => string, options: AppOptions): RubyFiles {
  const config = path('config')
  const start = path('').length
  const lib = `${path('lib')}/`
  const ruby = files.filter(f => f.endsWith('.rb') && !ELSEWHERE.test(f.slice(start)))
  const initializers = ruby.filter(f => f.startsWith(`${config}/initializers/`))
  const engines = ruby.filter(f => !f.startsWith(`${config}/`) && (f.includes('/config/initializers/') || f.endsWith('/engine.rb')))
  const all = new Set(files)
  const boot = [
    `${config}/boot.rb`,
    `${config}/application.rb`,
    `${config}/environments/${options.environment}.rb`,
    ...initializers,
    ...engines,
    `${config}/environment.rb`,
    ...SERVERS.flatMap(server => [`${config}/${server}.rb`, `${config}/${server}/${options.environment}.rb`]),
    path('falcon.rb'),
    ...serverFiles(repo, files, path),
  ].filter((f, i, every) => all.has(f) && every.indexOf(f) === i)
  const elsewhere = new Set(boot)
  const candidates = ruby.filter(f => !elsewhere.has(f) && !f.startsWith(`${config}/environments/`))
  const relevant = repo.mentioning(candidates, options.words)
  const mentioned = new Set([...repo.mentioning(boot, options.words), ...relevant])

  let byName: Map<string, string[]> | undefined
  const named = (): Map<string, string[]> => {
    if (byName) return byName
    byName = new Map()
    for (const file of ruby) {
      const name = AUTOLOADED.exec(file)?.[1]
      if (name === undefined) continue
      const known = byName.get(name)
      if (known) known.push(file)
      else byName.set(name, [file])
    }
    return byName
  }

  let searches = 0
  let defined: ReadonlyMap<string, readonly string[]> | undefined
  let globals: ReadonlyMap<string, readonly string[]> | undefined
  const searched = (): ReadonlyMap<string, readonly string[]> => {
    // Initializers too: a block that a library keeps for later names what one behind it defines.
    const others = candidates.filter(
      f => f.startsWith(`${config}/`) || f.startsWith(lib) || !f.slice(start).replace(/^\//, '').includes('/'),
    )
    defined ??= definitions(repo, [...others, ...initializers])
    return defined
  }
  /** Without initializers that only have the name: `config/initializers/redis.rb` defines no Redis, and runs in its turn. */
  const inTurn = (found: readonly string[] | undefined, constant: string): readonly string[] | undefined => {
    const name = constant.split('::').at(-1) ?? constant
    const kept = found?.filter(file => !initializers.includes(file) || definitions(repo, [file]).has(name))
    return kept && kept.length > 0 ? kept : undefined
  }
  const defining = (constant: string): readonly string[] => {
    if (constant.startsWith('$')) {
      globals ??= definitions(repo, initializers, GLOBAL)
      return globals.get(constant) ?? []
    }
    const exact = inTurn(named().get(underscore(constant)), constant)
    if (exact) return exact
    // A constant inside a class: the class's file defines it, and reading that file has been tried first by its own name.
    const parent = constant.includes('::')
      ? inTurn(named().get(underscore(constant.slice(0, constant.lastIndexOf('::')))), constant)
      : undefined
    if (parent) return parent
    if (constant.includes('::') || searches >= MOST_SEARCHES || KNOWN.has(constant)) return []
    searches += 1
    return searched().get(constant) ?? []
  }

  const required = (feature: string, from: string | undefined): string | undefined => {
    const bare = feature.replace(/\.rb$/, '')
    const places =
      from === undefined
        ? [join(path('lib'), bare), join(path(''), bare), join(path('app'), bare)]
        : [join(directory(from), bare), join('', bare)]
    return places.map(p => `${p}.rb`).find(p => all.has(p))
  }
  const libraries = [lib, `${config}/`]
  const configures = (file: string): boolean => libraries.some(l => file.startsWith(l))
  const matters = (file: string, from: string | undefined): boolean =>
    mentioned.has(file) || configures(file) || (from !== undefined && mentioned.has(from) && configures(from))
  return { boot, relevant, matters, defining, required, matching: globs(repo, ruby, path, options.words) }
}

/** Where a constant of this name may be defined. */
const DEFINITION = /(?:^|\s)(?:(?:class|module)\s+)?([A-Z]\w*)(?=\s*(?:\|\|=|=(?![=~])|<|$))/gm
/** Where a global variable seems to be set. */
const GLOBAL = /(\$\w+)\s*(?:\|\|)?=(?![=~])/g
/** Files read for one constant, at most. */
const MOST_FILES = 4

/**
 * Constants, or global variables, that files seem to define, and in which of them: one pass over all, however many are
 * asked for. A cheap look; reading the file decides.
 */
function definitions(repo: Repo, files: readonly string[], pattern = DEFINITION): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const file of files) {
    const text = repo.read(file)
    if (typeof text !== 'string') continue
    for (const [, constant = ''] of text.matchAll(pattern)) {
      const known = found.get(constant)
      if (!known) found.set(constant, [file])
      else if (known.at(-1) !== file && known.length < MOST_FILES) known.push(file)
    }
  }
  return found
}

/** Constants of Ruby, Rails and the gems that every app names: no file of an app defines them. */
const KNOWN: ReadonlySet<string> = new Set(
  'Rails Redis RedisClient ConnectionPool Sidekiq Resque ActiveSupport ActiveRecord ActiveJob ActionCable ActionDispatch ActionController ActionMailer ActionView ActiveModel ActiveStorage ApplicationRecord ENV ARGV YAML JSON ERB URI File Dir IO Time Date DateTime Hash Array String Integer Float Symbol Object Class Module Kernel Struct Set Thread Mutex Process Digest OpenSSL SecureRandom Logger Regexp StandardError ArgumentError Timeout Net Socket Pathname FileUtils Rack Bundler Gem RUBY_VERSION Etc Concurrent Base64 CGI Zlib Psych Comparable Enumerable Proc Random Range Math Kredis Flipper Geocoder Redlock Honeybadger Sentry Bugsnag Rollbar NewRelic Datadog StatsD Devise Warden I18n GoodJob SolidQueue DelayedJob Delayed Puma'.split(
    ' ',
  ),
)
