/** Which Rails apps a repository holds, and which it only carries along. */
import type { Repo } from '../model/repo.ts'
import type { Skipped } from '../model/report.ts'

const CARRIED: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)(spec|test|tests|features)(\/|$)/, 'an app for tests'],
  [/(^|\/)(dummy|dummies|internal)(\/|$)/, "an engine's app for tests"],
  [/(^|\/)(templates?|generators|skeleton)(\/|$)/, 'a template'],
  [/(^|\/)(vendor|third_party|node_modules|bundle)(\/|$)/, 'vendored'],
  [/(^|\/)(\.devcontainer|\.github)(\/|$)/, 'no app of its own'],
]

export interface Apps {
  readonly roots: readonly string[]
  readonly skipped: readonly Skipped[]
}

/** Finds apps by their `config/application.rb` (`config/environment.rb` for very old ones). */
export function findApps(repo: Repo): Apps {
  const roots = new Set<string>()
  const skipped: Skipped[] = []
  for (const file of repo.files()) {
    const match = /^(?:(.*)\/)?config\/application\.rb$/.exec(file)
    if (!match) continue
    const root = match[1] ?? '.'
    const carried = root === '.' ? undefined : CARRIED.find(([pattern]) => pattern.test(root))
    if (carried) skipped.push({ root, why: carried[1] })
    else roots.add(root)
  }
  return { roots: [...roots].sort(), skipped }
}
