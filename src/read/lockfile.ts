/** Gemfile.lock → the versions that are locked. */
import type { Gap } from '../model/finding.ts'
import { type Span, spanAt } from '../model/span.ts'

export interface Lockfile {
  /** Locked versions by gem name, without platform. */
  readonly gems: Readonly<Record<string, string>>
  /** Where each gem's version is locked. */
  readonly at: ReadonlyMap<string, Span>
  /** What each locked gem depends on, by name. */
  readonly dependencies: ReadonlyMap<string, readonly string[]>
  readonly rubyVersion?: string
  readonly problems: readonly Gap[]
}

// Only gems of the bundle: plugins and checksums are listed in the same form.
const SECTIONS = new Set(['GEM', 'GIT', 'PATH', 'SVN'])
// Four blanks begin a locked gem, six what it depends on. A version holds no dash; a platform follows the first one.
const DEPENDENCY = /^ {6}([^\s()]+)/
const SPEC = /^ {4}([^\s()]+) \(([^\s()-]+)(?:-[^\s()]*)?\)$/

/** Reads a lockfile. Conflict markers of a merge are a problem; versions from the first side count. */
export function readLockfile(text: string, file: string): Lockfile {
  const gems = new Map<string, string>()
  const at = new Map<string, Span>()
  const dependencies = new Map<string, string[]>()
  const problems: Gap[] = []
  let gem: string[] = []
  let rubyVersion: string | undefined
  let section = ''
  let start = 0
  for (const [i, raw] of text.split('\n').entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    const span = (from: number, to: number): Span => ({
      ...spanAt(file, [0], 0, 0),
      start: start + from,
      end: start + to,
      line: i + 1,
      column: from + 1,
      endLine: i + 1,
      endColumn: to + 1,
    })
    if (/^[A-Z]/.test(line)) section = line.trim()
    else if (/^(?:<{7}|>{7})(?: |$)/.test(line) && problems.length === 0) {
      problems.push({ at: span(0, line.length), why: 'the lockfile holds the conflict markers of an unfinished merge' })
    } else if (SECTIONS.has(section)) {
      const [whole, name, version] = SPEC.exec(line) ?? []
      const needed = DEPENDENCY.exec(line)?.[1]
      if (needed !== undefined && !gem.includes(needed)) gem.push(needed)
      if (name !== undefined) {
        gem = dependencies.get(name) ?? []
        dependencies.set(name, gem)
      }
      // The same gem is listed once a platform.
      if (whole !== undefined && name !== undefined && version !== undefined && !gems.has(name)) {
        gems.set(name, version)
        at.set(name, span(4, line.length))
      }
    } else if (section === 'RUBY VERSION') rubyVersion ??= /^ +ruby (\d[\d.]*)/.exec(line)?.[1]
    start += raw.length + 1
  }
  return { gems: Object.fromEntries(gems), at, dependencies, ...(rubyVersion === undefined ? {} : { rubyVersion }), problems }
}
