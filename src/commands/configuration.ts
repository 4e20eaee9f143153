/** Finds and reads the `.redline.yml` files of a repository. */
import { UsageError } from '../errors.ts'
import type { Repo } from '../model/repo.ts'
import { place } from '../model/span.ts'
import { type Config, configFile, type Excluded, emptyConfig, mergeConfig, readConfig } from '../policy/config.ts'
import type { Gate } from '../policy/gate.ts'
import { covers } from '../policy/glob.ts'
import { isExcluded } from '../policy/judge.ts'
import type { Above } from './above.ts'
import { parseConfig } from './parseConfig.ts'

export interface Configuration {
  /** The configuration of the app in a folder: the root's, with the app's own laid over it. */
  of(appRoot: string): Config
  /** What the root file says of the gate. */
  readonly gate: Partial<Gate>
  /** Whether a configuration takes a path out of the scan. */
  hides(path: string): boolean
  /** Throws a UsageError that lists the faults of the files that were used. */
  check(): void
}

export interface ConfigurationInput {
  readonly repo: Repo
  /** The folders that count as a repository's root; `.` where one folder is scanned. */
  readonly roots: readonly string[]
  /** By root, the configuration of the work tree around it: the repository's own, over which the root's is laid. */
  readonly above?: ReadonlyMap<string, Above>
  /** The file named by `--config`, which stands for the root's own. */
  readonly named?: { readonly file: string; readonly text: string }
  readonly rules: readonly string[]
  /** How a file of the repository is named in a message. */
  readonly show: (file: string) => string
}

interface ReadFile {
  readonly config: Config
  readonly errors: readonly string[]
}

/** Reads what there is; `check` must be called after the last use, since an app's file counts only where there is an app. */
export function readConfiguration({ repo, roots, above, named, rules, show }: ConfigurationInput): Configuration {
  const below = (folder: string): string => (folder === '.' ? configFile : `${folder}/${configFile}`)
  const known = new Map<string, ReadFile>()
  const used = new Set<string>()

  function interpret(text: string, file: string, folder: string, root: boolean, name: string): ReadFile {
    const { value, faults } = parseConfig(text, file)
    const { config, errors } = readConfig(value, file, { rules, root, folder })
    // A file that is no YAML would only repeat itself in the second list.
    const all = faults.length > 0 ? faults : errors
    return { config, errors: all.map(e => `${place(e.at).replace(file, () => name)}: ${e.message}`) }
  }

  function fileOf(folder: string, root: boolean): ReadFile {
    const file = below(folder)
    const before = known.get(file)
    if (before) return before
    const text = repo.has(file) ? repo.read(file) : undefined
    const read: ReadFile =
      text === undefined
        ? { config: emptyConfig, errors: [] }
        : typeof text === 'string'
          ? interpret(text, file, folder, root, show(file))
          : { config: emptyConfig, errors: [`${show(file)} ${text.refused}`] }
    known.set(file, read)
    return read
  }

  /** The same, seen from a scanned folder below it. What covers that whole folder doesn't count: it was asked for. */
  function interpretAbove(root: string, { file, text, below }: Above): ReadFile & { readonly file: string } {
    if (typeof text !== 'string') return { file, config: emptyConfig, errors: [`${file} ${text.refused}`] }
    const { config, errors } = interpret(text, file, root, true, file)
    const seen = (all: readonly Excluded[]): readonly Excluded[] => all.filter(e => !covers(e.pattern, below)).map(e => ({ ...e, below }))
    const environments = new Map([...config.environments].map(([name, patterns]) => [name, seen(patterns)]))
    const allow = config.allow.map(a => ({ ...a, elsewhere: true as const }))
    return { file, errors, config: { ...config, exclude: seen(config.exclude), environments, allow } }
  }

  const explicit = named && interpret(named.text, named.file, '.', true, named.file)
  const rootOf = (folder: string): string => roots.find(r => r === '.' || folder === r || folder.startsWith(`${r}/`)) ?? folder
  const over = new Map(explicit ? [] : [...(above ?? [])].map(([root, file]) => [root, interpretAbove(root, file)] as const))
  const rootConfig = (root: string): Config => {
    if (explicit) return explicit.config
    used.add(below(root))
    const higher = over.get(root)?.config
    const own = fileOf(root, higher === undefined).config
    return higher ? mergeConfig(higher, own) : own
  }

  /** Each file takes out paths below its own folder only, so all of them can speak at once. */
  const hiding = repo.files().flatMap(f => {
    const folder = f === configFile ? '.' : f.endsWith(`/${configFile}`) ? f.slice(0, -configFile.length - 1) : undefined
    if (folder === undefined || (explicit && roots.includes(folder))) return []
    return fileOf(folder, roots.includes(folder) && !over.has(folder)).config.exclude
  })
  const excluding: Config = {
    ...emptyConfig,
    exclude: [...(explicit?.config.exclude ?? []), ...[...over.values()].flatMap(o => o.config.exclude), ...hiding],
  }

  function gate(): Partial<Gate> {
    const all = roots.map(r => ({ file: over.get(r)?.file ?? show(below(r)), gate: rootConfig(r).gate }))
    for (const key of ['failOn', 'failScope', 'minConfidence'] as const) {
      const [first, ...others] = all.filter(a => a.gate[key] !== undefined)
      const other = others.find(o => o.gate[key] !== first?.gate[key])
      const flag = `--${key.replace(/[A-Z]/g, c => `-${c.toLowerCase()}`)}`
      if (first && other) throw new UsageError(`${first.file} and ${other.file} disagree; say \`${flag}\``)
    }
    return Object.assign({}, ...all.map(a => a.gate))
  }

  return {
    gate: gate(),
    hides: path => isExcluded(excluding, path),
    of(appRoot) {
      const root = rootOf(appRoot)
      if (appRoot === root) return rootConfig(root)
      used.add(below(appRoot))
      return mergeConfig(rootConfig(root), fileOf(appRoot, false).config)
    },
    check() {
      for (const r of roots) rootConfig(r)
      const errors = [
        ...(explicit?.errors ?? []),
        ...[...over.values()].flatMap(o => o.errors),
        ...[...used].sort().flatMap(f => known.get(f)?.errors ?? []),
      ]
      if (errors.length > 0) throw new UsageError([...new Set(errors)].join('\n'))
    },
  }
}
