/** Path patterns of `exclude:`: `*` and `?` within a folder's name, `**` across folders; a folder stands for all below it. */

/** Whether one name fits one pattern, in time proportional to both lengths multiplied at worst (no backtracking tree). */
function nameFits(pattern: string, name: string): boolean {
  let [p, n, star, mark] = [0, 0, -1, 0]
  while (n < name.length) {
    const c = pattern[p]
    if (c === '*') [star, mark, p] = [p, n, p + 1]
    else if (c !== undefined && (c === '?' || c === name[n])) [p, n] = [p + 1, n + 1]
    else if (star !== -1) [p, mark, n] = [star + 1, mark + 1, mark + 1]
    else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}

/** Whether a pattern covers a path, both relative to the same folder, with forward slashes. */
export function covers(pattern: string, path: string): boolean {
  const wanted = pattern.replace(/\/+$/, '').split('/')
  const names = path.split('/')
  // reach[i]: the first i names can be matched by the parts of the pattern seen so far.
  let reach = new Set([0])
  for (const part of wanted) {
    const next = new Set<number>()
    if (part === '**') for (let i = Math.min(...reach); i <= names.length; i++) next.add(i)
    else for (const i of reach) if (i < names.length && nameFits(part, names[i] as string)) next.add(i + 1)
    if (next.size === 0) return false
    reach = next
  }
  // A pattern that ends on a folder covers what is below it.
  return reach.size > 0
}

/** Why a pattern can't be used, in words that follow it in a sentence; undefined where it can. */
export function patternFault(pattern: string): string | undefined {
  if (pattern.trim() === '') return 'is empty'
  if (pattern.length > 500) return 'is longer than 500 characters'
  if (pattern.startsWith('/') || pattern.includes('\\')) return 'must be relative to this file, with forward slashes'
  if (pattern.split('/').includes('..')) return 'must not leave the folder of this file'
  if (/[[\]{}!]/.test(pattern)) return 'may use only `*`, `**` and `?`; write one pattern a line'
  return undefined
}
