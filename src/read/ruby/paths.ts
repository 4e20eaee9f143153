/** Paths that Ruby builds, as paths of the repository: `Rails.root` is the app's folder. */

/** `a/b/c.rb` → `a/b`. */
export const directory = (file: string): string => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '')

/** As Linux has it. A path joined to itself doubles with each line. */
const LONGEST = 4096

/**
 * Joins parts and resolves `.` and `..`; undefined where the path leaves the repository, or is longer than a path can
 * be. A first slash stays.
 */
export function join(...parts: readonly string[]): string | undefined {
  if (parts.reduce((sum, part) => sum + part.length, 0) > LONGEST) return undefined
  const kept: string[] = []
  for (const segment of parts.join('/').split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') kept.push(segment)
    else if (kept.pop() === undefined) return undefined
  }
  return (parts[0]?.startsWith('/') ? '/' : '') + kept.join('/')
}
