/** One Rails app's files, read: what detectors ask. */
import type { Call } from '../model/call.ts'
import type { Gap } from '../model/finding.ts'
import type { Repo } from '../model/repo.ts'
import type { Value } from '../model/value.ts'

export interface App {
  /** The app's folder in the repository, `.` for the root. */
  readonly root: string
  readonly repo: Repo
  /** The environment the app is read for, `production` unless told otherwise. */
  readonly environment: string
  /** Locked versions by gem name; empty without a lockfile. */
  readonly gems: Readonly<Record<string, string>>
  /** Gems that the environment loads: locked, and not only in groups of other environments. Undefined without a Gemfile. */
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
  /** What could not be read or understood so far. */
  readonly gaps: Gap[]
}
