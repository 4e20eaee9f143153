/** Whether a file speaks for the environment that is read, or why what it declares is listed and never judged. */
import type { Files } from '../../read/files.ts'
import { baseName } from '../shapes.ts'

/** Folders whose servers nobody's users depend on. */
const CARRIED: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)\.devcontainer(?:\/|\.json$)/, 'is for a development container'],
  [/(?:^|\/)(?:spec|specs|tests?|features|e2e|cypress)\//, 'is for tests'],
  [/(?:^|\/)(?:dummy|dummies)\//, "is an engine's app for tests"],
  [/(?:^|\/)(?:generators|skeleton)\//, 'is a template'],
  [/(?:^|\/)(?:vendor|third_party|node_modules|bundle)\//, 'is vendored'],
  [/(?:^|\/)(?:docs?|examples?|samples?)\//, 'is an example'],
  [/(?:^|\/)\.github\//, 'is for a workflow'],
]

/** Words in a path that name an environment: the whole word between separators. */
const ENVIRONMENTS: Readonly<Record<string, string>> = {
  dev: 'development',
  devel: 'development',
  develop: 'development',
  development: 'development',
  local: 'development',
  localhost: 'development',
  test: 'test',
  testing: 'test',
  tests: 'test',
  ci: 'test',
  staging: 'staging',
  stage: 'staging',
  stg: 'staging',
  qa: 'qa',
  uat: 'uat',
  preview: 'preview',
  review: 'review',
  sandbox: 'sandbox',
  demo: 'demo',
  preprod: 'preprod',
  prod: 'production',
  production: 'production',
  prd: 'production',
}

/** The environment that a path names last: that of the file, else of the nearest folder that names one. */
export function environmentIn(path: string): string | undefined {
  const words = path.toLowerCase().split(/[^a-z]+/)
  return words.map(w => (Object.hasOwn(ENVIRONMENTS, w) ? ENVIRONMENTS[w] : undefined)).findLast(e => e !== undefined)
}

const below = (file: string, { root }: Files): string => (root === '.' ? file : file.slice(root.length + 1))

/**
 * Why a file's servers are not judged; undefined where they are. What the team's configuration says goes before
 * everything; then the folder, then the environment in the path.
 */
export function aside(file: string, files: Files): string | undefined {
  const said = files.describes(file)
  if (said.includes(files.environment)) return undefined
  if (said.length > 0) return `.redline.yml says that ${file} describes ${said.join(' and ')}`
  const carried = CARRIED.find(([pattern]) => pattern.test(below(file, files)))
  if (carried) return `${file} ${carried[1]}`
  const named = environmentIn(below(file, files))
  return named === undefined || named === files.environment ? undefined : `${file} is for ${named} by its name`
}

/** The same for files that are written for development unless they say otherwise: `sign` is what a file says of itself. */
export function asideUnlessSaid(file: string, files: Files, sign: boolean): string | undefined {
  const why = aside(file, files)
  if (why !== undefined || sign || files.describes(file).includes(files.environment)) return why
  const named = environmentIn(baseName(file))
  return named === files.environment ? undefined : `${file} does not say that it is for ${files.environment}`
}
