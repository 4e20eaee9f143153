/** Files of one folder, read as they are asked for: what platform files need of an app, and what a repository without one has. */
import type { Gap } from '../model/finding.ts'
import type { Repo } from '../model/repo.ts'
import { fileSpan } from '../model/span.ts'
import { unknown, type Value } from '../model/value.ts'
import { join } from './ruby/paths.ts'
import { type ErbRuby, readYaml } from './yaml.ts'

export interface Files {
  /** The folder in the repository, `.` for the root. */
  readonly root: string
  readonly repo: Repo
  /** The environment that is read for, `production` unless told otherwise. */
  readonly environment: string
  /** A path below the folder, as the repository names it. */
  path(below: string): string
  /** All files that are read here (not those of an app nested in the folder), as the repository names them, sorted. */
  readonly files: readonly string[]
  /** The text of a file, by its path in the repository; undefined where it is missing or (a gap) can't be read. */
  text(path: string): string | undefined
  /** A YAML file with its ERB, by its path in the repository; undefined where it is missing or (a gap) can't be read. */
  yaml(path: string): Value | undefined
  /** Every file that was read, with its text. */
  texts(): readonly (readonly [file: string, text: string])[]
  /** What could not be read or understood so far. */
  readonly gaps: Gap[]
  /** Environments whose servers a file describes, as the team's configuration says; empty where it says nothing of the file. */
  describes(file: string): readonly string[]
}

export interface FilesOptions {
  readonly environment: string
  readonly files: readonly string[]
  /** Evaluates the Ruby in a template; where there is none, what it writes is unknown. */
  readonly fragments?: (file: string, text: string) => ErbRuby
  readonly describes?: (file: string) => readonly string[]
}

/** Files with what their readers share; `refuse` notes a file that can't be read, once, `yamls` counts those that were parsed. */
export interface Opened extends Files {
  refuse(file: string, why: string): void
  yamls(): number
}

const nobody = (file: string) => (): ErbRuby => ({ run: () => unknown('the Ruby in it belongs to no app', fileSpan(file)) })

/** Opens the files of a folder. Nothing is read yet. */
export function openFiles(repo: Repo, root: string, options: FilesOptions): Opened {
  const gaps: Gap[] = []
  const refuse = (file: string, why: string): void => {
    if (!gaps.some(g => g.at.file === file && g.why === `${file} ${why}`)) gaps.push({ at: fileSpan(file), why: `${file} ${why}` })
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
    const { value, problems } = readYaml(content, file, (options.fragments ?? nobody(file))(file, content))
    gaps.push(...problems)
    yamls.set(file, value)
    return value
  }
  return {
    root,
    repo,
    environment: options.environment,
    path: below => join(root === '.' ? '' : root, below) ?? below,
    files: options.files,
    text,
    yaml,
    texts: () => [...texts].flatMap(([file, content]) => (content === undefined ? [] : [[file, content] as const])),
    gaps,
    describes: options.describes ?? (() => []),
    refuse,
    yamls: () => yamls.size,
  }
}
