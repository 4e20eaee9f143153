/** What the evaluator asks of the app around it. */
import type { Value } from '../../model/value.ts'

/** Nothing of this is executed. */
export interface Surroundings {
  readonly environment: string
  /** Classes of libraries that an app may reopen without making them its own. */
  readonly libraries: ReadonlySet<string>
  /** A YAML file below the app's folder, with its ERB; undefined where it is missing. */
  yaml(path: string): Value | undefined
  /** Ruby files of the app that define a constant, best first, by its full name. */
  defining(constant: string): readonly string[]
  /** The Ruby file that a `require` names, where it is the app's own. */
  required(feature: string, from: string | undefined): string | undefined
  /** Ruby files that a pattern names, as far as they matter. */
  matching?(pattern: string): readonly string[]
  /** Parses and evaluates a file of the app, once; false where the file can't matter to what is being read now. */
  load(file: string): boolean
  /** A constant that a settings gem defines, as the files it reads have it. */
  constant(name: string): Value | undefined
  /** Whether a server or gem that defines a constant is there, where the lockfile tells. */
  defines?(name: string): boolean | undefined
  /** Whether the app has a file, named from its folder or as the repository names it. */
  exists(path: string): boolean
  /** What this Rails makes of the `shared` section of a file that `config_for` reads; the newest way where not said. */
  readonly shared?: boolean | 'deep'
}
