/** Ruby files that code names by a pattern, to load them: `Dir[Rails.root.join("config/shared/**", "*.rb")].each { |f| require f }`. */
import type { Repo } from '../model/repo.ts'

/** Patterns that one app may ask for; those beyond name nothing. */
const MOST_PATTERNS = 40
const LONGEST = 300

/** A pattern of Ruby's `Dir.glob` as a regular expression; undefined where it has signs that are not followed. */
function expression(pattern: string): RegExp | undefined {
  if (pattern.length > LONGEST || /[[\]\\]/.test(pattern) || pattern.split('**').length > 4) return undefined
  let depth = 0
  const source = pattern.replace(/\*\*\/|\*+|[{},]|[^\w/]/g, sign => {
    if (sign === '**/') return '(?:.*/)?'
    if (sign.startsWith('*')) return '[^/]*'
    if (sign === '{') depth += 1
    if (sign === '}') depth -= 1
    return { '{': '(?:', '}': ')', ',': depth > 0 ? '|' : ',', '?': '[^/]' }[sign] ?? `\\${sign}`
  })
  return depth === 0 && !/\}[^{]*\{?/.test(pattern.replace(/\{[^{}]*\}/g, '')) ? new RegExp(`^${source}$`) : undefined
}

/**
 * Asks for the Ruby files that a pattern matches, from the app's folder or from the repository's, and that mention what
 * matters; the others would cost time and tell nothing.
 */
export function globs(repo: Repo, ruby: readonly string[], path: (below: string) => string, words: readonly string[]) {
  const known = new Map<string, readonly string[]>()
  return (pattern: string): readonly string[] => {
    const asked = known.get(pattern)
    if (asked) return asked
    if (known.size >= MOST_PATTERNS) return []
    const expressions = [...new Set([pattern, path(pattern)])].flatMap(p => expression(p) ?? [])
    const found = repo.mentioning(
      ruby.filter(file => expressions.some(e => e.test(file))),
      words,
    )
    known.set(pattern, found)
    return found
  }
}
