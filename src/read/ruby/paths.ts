/** Paths that Ruby builds, as paths of the repository: `Rails.root` is the app's folder. */

/** `a/b/c.rb` → `a/b`. */
export const directory = (file: string): string => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '')

/** Joins parts and resolves `.` and `..`; undefined where the path leaves the repository. A first slash stays. */
export function join(...parts: readonly string[]): string | undefined {
  const kept: string[] = []
  for (const segment of parts.join('/').split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') kept.push(segment)
    else if (kept.pop() === undefined) return undefined
  }
  return (parts[0]?.startsWith('/') ? '/' : '') + kept.join('/')
}
