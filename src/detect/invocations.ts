/** Every command that an app starts in production, as its Procfiles, manifests, units, images and scripts name them. */
import { literal, type Value } from '../model/value.ts'
import type { App } from '../read/app.ts'
import { flag, type Invocation, readCommand, readScript } from '../read/command.ts'
import { readProcfile } from '../read/procfile.ts'
import { commandTexts } from '../read/ruby/commandTexts.ts'
import { type CommandLine, image, unit } from './commandLines.ts'
import { manifests, procfileVariables } from './manifests.ts'

/** One program that a deployment starts. */
export interface Started extends Invocation {
  /** The process's name in the Procfile or manifest, or the script's. */
  readonly name: string
  /** The deployment that starts it, best first: deployments are alternatives of one another, not sums. */
  readonly rank: number
}

const RANKS = ['Procfile', 'other Procfiles', 'manifests', 'units', 'images', 'scripts', 'development'] as const
const rank = (of: (typeof RANKS)[number]): number => RANKS.indexOf(of)
/** What only a Procfile for development starts counts where nothing else starts the like. */
const LAST_RESORT = rank('development')

/** Folders whose commands never run in production. */
const ELSEWHERE =
  /(?:^|\/)(?:spec|specs|tests?|features|vendor|node_modules|\.devcontainer|\.github|templates?|examples?|samples?|docs?|tmp)\//
/** Words in a file's name or folder that say it is for something else than to run the app in production. */
const OTHER_PURPOSE =
  /(?:^|[/._-])(?:dev|devel|development|debug|local|tests?|testing|ci|cd|e2e|spec|rspec|lint|setup|update|bootstrap|review|staging|demo|sandbox|benchmarks?|console|release|build|deploy)(?=[/._-]|$)/i
/** Only files that hold one of these are read: what a command line of a server or worker begins with. */
const WORDS =
  'sidekiq puma rails rackup unicorn pitchfork falcon passenger thin resque good_job solid_queue jobs delayed_job que karafka clockwork shoryuken sneakers anycable rake'.split(
    ' ',
  )

const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1)
/** A systemd unit, or an example of one that whoever installs the app fills in. */
const UNIT = /\.service(?:\.(?:example|sample|erb|tt|dist))?$/
/** What an installer fills in: `-e <%= rails_env %>`. */
const TAG = /<%[^\n]*?%>/g
const SHELL = /\.(?:ba|z|k)?sh$/
/** A script may stand in any of these, or at the app's root. */
const SCRIPT = /^(?:(?:bin|scripts?|docker|\.docker|deploy|deployment|ops|container|etc)\/(?:[^/]+\/){0,2})?[^/]+$/

function* read(app: App): Generator<Started> {
  const own = app.files.filter(f => !ELSEWHERE.test(below(f, app)))
  const started = function* (of: number, commands: readonly CommandLine[]): Generator<Started> {
    for (const { name, text, at, env } of commands) {
      for (const i of readCommand(text, at)) yield { ...i, env: new Map([...(env ?? []), ...i.env, ...given(i)]), name, rank: of }
    }
  }
  const text = (file: string): string => app.text(file) ?? ''
  const procfiles = own.filter(f => /^Procfile(?:\.[\w-]+)?$/.test(below(f, app)))
  const isMeant = (name: string): boolean => !OTHER_PURPOSE.test(name.replaceAll(app.environment, ''))
  const real = procfiles.filter(f => isMeant(baseName(f)))
  for (const file of real) {
    const first = baseName(file) === 'Procfile' || file.endsWith(`.${app.environment}`)
    const entries = readProcfile(text(file), file).map(e => ({ name: e.name, text: e.command, at: e.at, env: procfileVariables(app) }))
    yield* started(rank(first ? 'Procfile' : 'other Procfiles'), entries)
  }
  yield* started(rank('manifests'), [...manifests(app, own)])

  const mentioning = (files: readonly string[]) => app.repo.mentioning(files, WORDS)
  for (const file of mentioning(own.filter(f => UNIT.test(f) || /supervisor[^/]*\.(?:conf|ini)$|\/supervisor\//.test(f)))) {
    yield* started(
      rank('units'),
      unit(
        text(file).replace(TAG, tag => 'x'.repeat(tag.length)),
        file,
      ),
    )
  }
  const purposeful = own.filter(f => isMeant(below(f, app).replace(/^(?:deploy|build)\//, '')))
  for (const file of mentioning(purposeful.filter(f => /(?:^|\.)Dockerfile(?:\.|$)/i.test(baseName(f))))) {
    yield* started(rank('images'), image(text(file), file))
  }
  const scripts = purposeful.filter(
    f => SCRIPT.test(below(f, app)) && (SHELL.test(f) || (!baseName(f).includes('.') && below(f, app).includes('/'))),
  )
  for (const file of mentioning(scripts)) {
    if (/^#!.*\bruby\b/.test(text(file)))
      yield* started(
        rank('scripts'),
        commandTexts(text(file), file).map(c => ({ name: baseName(file), ...c })),
      )
    // What names no shell, by its ending or its first line, is not a script.
    else if (SHELL.test(file) || text(file).startsWith('#!'))
      for (const i of readScript(text(file), file))
        yield { ...i, env: new Map([...i.env, ...given(i)]), name: baseName(file), rank: rank('scripts') }
  }
  if (real.length > 0) return
  for (const file of procfiles) {
    yield* started(
      LAST_RESORT,
      readProcfile(text(file), file).map(e => ({ name: e.name, text: e.command, at: e.at })),
    )
  }
}

/** Variables that a rake task is given behind its name: `rake resque:work QUEUE=mail`. */
const given = (i: Invocation): readonly (readonly [string, Value])[] =>
  i.program !== 'rake' && i.program !== 'rails'
    ? []
    : i.args.flatMap(a => {
        const [, name, value] = /^([A-Z]\w*)=(.*)$/s.exec(a.kind === 'literal' ? String(a.value) : '') ?? []
        return name === undefined || value === undefined ? [] : [[name, literal(value, a.at)] as const]
      })

const below = (file: string, app: App): string => (app.root === '.' ? file : file.slice(app.root.length + 1))

/** Whether a command names another environment than the one the app is read for. */
function isElsewhere(started: Started, environment: string): boolean {
  const named = [flag(started, '-e', '--environment', '-E', '--env'), ...['RAILS_ENV', 'RACK_ENV', 'APP_ENV'].map(n => started.env.get(n))]
  return named.some(v => v?.kind === 'literal' && typeof v.value === 'string' && v.value !== environment && ENVIRONMENTS.has(v.value))
}
const ENVIRONMENTS = new Set(['development', 'test', 'staging', 'production'])

const known = new WeakMap<App, readonly Started[]>()

/**
 * Everything the repository starts in the app's environment, best deployment first, in the order of the files. A Procfile
 * for development counts only where there is no other.
 */
export function invocations(app: App): readonly Started[] {
  const before = known.get(app)
  if (before) return before
  const all = [...read(app)].filter(s => !isElsewhere(s, app.environment)).sort((a, b) => a.rank - b.rank)
  known.set(app, all)
  return all
}

/** Whether anything but a Procfile for development starts it. */
export const isDeployed = (started: Started): boolean => started.rank < LAST_RESORT
